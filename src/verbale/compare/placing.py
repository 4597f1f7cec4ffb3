"""Where a case tells of its signals, and which may answer which by their dates."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from verbale.link.desk import Desk
from verbale.model.date import earliest, is_edtf, latest
from verbale.model.records import Signal
from verbale.model.span import Span

Verdict = Literal["met", "refused", "partly", "evaded", "unanswered"]
"""What became of what was asked, as in records."""

BACK = 900
"""Characters before the answer in which what it speaks of was told."""


class Reply(NamedTuple):
    """An answer that a text shows; `signal` is None where it says that none came. `verdict` None: no words say how."""

    signal: Signal | None
    to: Signal
    span: Span
    verdict: Verdict | None
    why: str
    sure: bool = False
    """Whether its own text says whom it answers."""


class Board:
    """Signals by the places where documents tell or reproduce them, by their day, and by who sent them."""

    def __init__(self, desk: Desk, signals: list[Signal]) -> None:
        self.places: defaultdict[str, list[tuple[int, Signal]]] = defaultdict(list)
        self.by_day: defaultdict[str, list[Signal]] = defaultdict(list)
        self.by_sender: defaultdict[str, list[Signal]] = defaultdict(list)
        self.printed: defaultdict[str, list[tuple[int, Signal]]] = defaultdict(list)
        self.signals = signals
        self.states = {one.sender: one.state for one in signals if one.sender and one.state}
        for signal in signals:
            for document in _documents(desk, signal):
                self.places[document] += ((place, signal) for place in places_of(desk, signal, document))
            if signal.text and (parent := desk.document(signal.text).parent):
                self.printed[parent] += ((place, signal) for place in _end(desk, signal, parent))
            if signal.date:
                self.by_day[signal.date.value].append(signal)
            for actor in {signal.sender, signal.state} - {None}:
                self.by_sender[str(actor)].append(signal)

    def before(self, span: Span, own: Signal | None, reach: int = BACK) -> list[Signal]:
        """Other senders' signals told or reproduced in the document within reach before a span, the nearest first."""
        found = [
            (span.start - place, signal.id, signal)
            for place, signal in self.places.get(span.document, ())
            if signal is not own and (own is None or signal.sender != own.sender) and 0 < span.start - place <= reach
        ]
        return [signal for _, _, signal in sorted(found, key=lambda one: one[:2])]


def _documents(desk: Desk, signal: Signal) -> dict[str, None]:
    parent = desk.document(signal.text).parent if signal.text else None
    return dict.fromkeys([*(one.document for one in signal.telling), *([parent] if parent else [])])


def places_of(desk: Desk, signal: Signal, document: str) -> Iterator[int]:
    """Where a document tells of a signal; the end of its text where the document reproduces it."""
    yield from (one.start for one in signal.telling if one.document == document)
    if signal.text and desk.document(signal.text).parent == document:
        yield from _end(desk, signal, document)


def _end(desk: Desk, signal: Signal, parent: str) -> Iterator[int]:
    """Where a signal's text ends in the document that reproduces it."""
    last = desk.text(signal.text or "").rstrip()[-60:]
    if (at := desk.text(parent).rfind(last)) >= 0:
        yield at


def is_later(one: Signal, other: Signal) -> bool:
    """Whether the first surely began after the second."""
    if one.date is None or other.date is None or not (is_edtf(one.date.value) and is_edtf(other.date.value)):
        return False
    first, last = earliest(one.date.value), latest(other.date.value)
    return first is not None and last is not None and first > last


def follows(one: Signal, other: Signal | None, days: int) -> bool:
    """Whether the second may come within so many days behind the first; an open day speaks against nothing."""
    if other is None or one is other:
        return other is None
    if one.date is None or other.date is None or not (is_edtf(one.date.value) and is_edtf(other.date.value)):
        return True
    first, second, last = earliest(one.date.value), earliest(other.date.value), latest(other.date.value)
    if first is None or second is None or last is None:
        return True
    return first <= last and (second - first).days <= days
