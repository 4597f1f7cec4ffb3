"""Aspects: what two accounts say of one signal that does not go together: a surprise here, long expected there.

The same thing is weighed where both texts tell of the signal, and the sentence stands nearest to where its text tells
of it. The aspects and their words are data (`assessments.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.values import cite, conflict
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.records import Conflict, Quotation, Signal
from verbale.model.span import Bounds, Span
from verbale.step import Step

_EACH = 3
"""Sentences shown of each side."""
_DENIED = re.compile(r"\b(?:not|never|n['’]t|no longer|hardly|nor)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SUPPOSED = re.compile(r"^\W*(?:even )?(?:if|unless|should|had)\b[^,]*$", re.IGNORECASE)


class Aspect(NamedTuple):
    """What is weighed, and the words of its two ways."""

    name: str
    ways: tuple[tuple[str, re.Pattern[str]], tuple[str, re.Pattern[str]]]
    about: re.Pattern[str] | None


class Said(NamedTuple):
    """A sentence that takes one of the two ways."""

    span: Span
    way: str
    holder: str | None


@cache
def aspects() -> tuple[Aspect, ...]:
    """Every row."""
    return tuple(
        Aspect(row["aspect"], ((row["one"], _any(row["one_words"])), (row["other"], _any(row["other_words"]))),
               _any(row["about"]) if "about" in row else None)
        for row in toml("assessments")["aspects"]
    )  # fmt: skip


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def compare_aspects(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a signal and aspect."""
    near = _Nearest(desk)
    found: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for document in near.documents:
        for pieces in desk.sentences(document):
            bounds = (pieces[0][0], pieces[-1][1]) if pieces else (0, 0)
            for aspect in aspects():
                if (said := _said(desk, document, bounds, aspect)) and (signal := near.signal(document, said.span)):
                    found[signal, aspect.name].append(said)
    for (signal, name), some in sorted(found.items()):
        yield from _apart(desk, signal, name, some)


def _apart(desk: Desk, signal: str, name: str, some: list[Said]) -> Iterator[Conflict]:
    ways = list(dict.fromkeys(said.way for said in some))
    pairs = [(a, b) for a in some for b in some if a.way != b.way]
    if not any((a.span.document, a.holder) != (b.span.document, b.holder) for a, b in pairs):
        return
    each = dict.fromkeys(some)
    shown = sorted(said for way in ways for said in [one for one in each if one.way == way][:_EACH])
    values = [cite(desk, said.span, said.way, said.holder) for said in shown]
    first, second = pairs[0]
    why = f"accounts of one signal differ in {name}: “{first.span.text}” here, “{second.span.text}” there"
    yield conflict(STEP.name, "assessment", values, "unresolved", why, signal)


def _said(desk: Desk, document: str, bounds: Bounds, aspect: Aspect) -> Said | None:
    """The way that a sentence takes; None where it takes none or both, asks, supposes or denies."""
    text = desk.text(document)
    if text[bounds[0] : bounds[1]].rstrip().endswith("?") or (aspect.about and not aspect.about.search(text, *bounds)):
        return None
    hits = [(way, match) for way, pattern in aspect.ways if (match := pattern.search(text, *bounds))]
    if len(hits) != 1:
        return None
    way, match = hits[0]
    if _DENIED.search(text, bounds[0], match.start()) or _SUPPOSED.match(text[bounds[0] : match.start()]):
        return None
    quoted = (q for q in desk.of(Quotation, document) for span in q.content if _holds(span, match.start()))
    speakers = [quotation.speaker for quotation in quoted]
    return Said(desk.span(document, *match.span()), way, speakers[0] if speakers else None)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


class _Nearest:
    """The signals that several texts tell of, by place."""

    def __init__(self, desk: Desk) -> None:
        self._places: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for signal in desk.records(Signal):
            if len({span.document for span in signal.telling}) > 1 and signal.form not in ("talks", "act"):
                for span in {*signal.telling, *signal.evidence}:
                    self._places[span.document].append((span, signal.id))
                if signal.text:
                    self._places[signal.text].append((Span(signal.text, 0, 0, ""), signal.id))
        self.documents = [document for document in desk.dossier.documents if document in self._places]

    def signal(self, document: str, span: Span) -> str | None:
        """The signal told nearest to a place."""
        places = ((abs(place.start - span.start), signal) for place, signal in self._places[document])
        return min(places, default=(0, None))[1]


STEP = Step("aspects", makes=("conflict",), run=compare_aspects, needs=("quotation", "signal", "actor"))
