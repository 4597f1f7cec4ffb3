"""Exhibits: the records of a case that can be evidence in a matrix, by place, by words, by what they are about."""

from collections import defaultdict
from collections.abc import Iterator

from verbale.link.desk import Desk
from verbale.model.records import (
    Condition,
    Event,
    Figure,
    First,
    Forecast,
    Interpretation,
    Note,
    Position,
    Quotation,
    Record,
    Signal,
    spans_in,
)
from verbale.model.span import Span, overlap

EVIDENCE: tuple[type[Record], ...] = (Quotation, Condition, Position, First, Event, Figure)
"""Kinds that evidence may be, the fuller first: between two that fit a stretch as well, the first wins."""

CITABLE: tuple[type[Record], ...] = (*EVIDENCE, Interpretation, Signal, Forecast)
"""Kinds that a person may put into a matrix as evidence."""

SAME_PLACE = 0.5
"""A record is the evidence that is offered where they share at least half of the longer one."""

ARGUED: tuple[type[Record], ...] = (Quotation, First, Figure)
"""Kinds that a reading's own paragraph is taken to argue with."""

MOST_ARGUED, MOST_SAID = 1, 16
"""Pieces taken of a reading's paragraph, and of a signal's words: more would drown what the documents offer."""


class Evidence:
    """The records that evidence may be, found by place and by words."""

    def __init__(self, desk: Desk) -> None:
        self.records: dict[str, Record] = {}
        self._placed: defaultdict[str, list[tuple[Span, Record]]] = defaultdict(list)
        for kind in CITABLE:
            for record in desk.records(kind):
                self.records[record.id] = record
                if kind in EVIDENCE and (span := place(record)):
                    self._placed[span.document].append((span, record))
        self.notes = {note.id for note in desk.records(Note)}

    def at(self, span: Span) -> str | None:
        """The record that stands where the span does; None where none does."""
        best, found = SAME_PLACE, None
        for other, record in self._placed[span.document]:
            longer = max(span.end - span.start, other.end - other.start)
            share = overlap(span.bounds, other.bounds) / longer if longer else 0.0
            if share > best or (share == best and found is None):
                best, found = share, record.id
        return found

    def named(self, id: str, words: str) -> str | None:
        """The record of that id, else one with those words (its id is another one after another reading)."""
        if id in self.records:
            return id
        return next((one for one, record in self.records.items() if words and words_of(record) == words), None)

    def offered(self, reading: Interpretation) -> tuple[str, ...]:
        """The evidence that a reading names; the reading itself where no record stands at the place."""
        return tuple(dict.fromkeys(self.at(span) or reading.id for span in reading.evidence_for))

    def own(self, signal: Signal) -> Iterator[str]:
        """Conditions and positions of the signal's own text: what anybody who reads it has to weigh."""
        for kind in (Condition, Position):
            for record in self.records.values():
                if isinstance(record, kind) and (span := place(record)) and span.document == signal.text:
                    yield record.id

    def around(self, text: str, reading: Interpretation) -> Iterator[str]:
        """What stands beside a reading in its paragraph: quotations, figures and firsts that it is argued with."""
        span = reading.span
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        bounds = start, end if end >= 0 else len(text)
        inside = [
            record for other, record in self._placed[span.document]
            if isinstance(record, ARGUED) and overlap(other.bounds, bounds) and not overlap(other.bounds, span.bounds)
        ]  # fmt: skip
        yield from dict.fromkeys(record.id for record in inside[:MOST_ARGUED])

    def about(self, signal: Signal) -> Iterator[str]:
        """Conditions and positions of a signal: of its own text, else of its sender in the texts that tell of it."""
        own = list(self.own(signal))
        documents = {span.document for span in signal.telling}
        told = [
            record.id for record in self.records.values()
            if isinstance(record, (Condition, Position)) and record.holder in {signal.sender, signal.state} - {None}
            and (span := place(record)) and span.document in documents
        ]  # fmt: skip
        words: set[str] = set()
        for one in own or told:
            if (said := words_of(self.records[one])) not in words and len(words) < MOST_SAID:
                words.add(said)
                yield one


def place(record: Record) -> Span | None:
    """Where evidence stands: its own words, without a cue or the words that name a holder."""
    for name in ("content", "if_", "span", "telling", "evidence"):
        if found := list(spans_in(getattr(record, name, ()))):
            return found[0]
    return None


def words_of(record: Record) -> str:
    """The words at that place."""
    span = place(record)
    return span.text if span else ""
