"""Leaves: each document as the page shows it, paragraph by paragraph, its words marked, its records in the margin."""

from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

from verbale.export.page.labels import label
from verbale.export.page.marks import Fragment, Mark, fragments, place_key
from verbale.export.table import written
from verbale.model.dossier import Dossier
from verbale.model.laid import Laid
from verbale.model.records import (
    KINDS,
    Actor,
    Document,
    Mention,
    Problem,
    Record,
    Segment,
    Signal,
    kind_of,
    spans_in,
)
from verbale.model.span import Span

UNMARKED = (Document, Segment, Actor, Problem)
"""Kinds that stand for whole documents or for nothing in the text: not shown over the words."""

SHOWN = (
    "quotation",
    "condition",
    "position",
    "interpretation",
    "forecast",
    "first",
    "event",
    "date",
    "figure",
    "mention",
)
"""Kinds with a switch of their own above the documents, in the order of the switches."""


_WRAP = 40
"""Characters a line has on average where it was broken because it was full."""


class Marginal(NamedTuple):
    """A note beside a paragraph: the record's kind, its words, the permalink, and why it is there."""

    kind: str
    label: str
    key: str
    why: str


class Paragraph(NamedTuple):
    """A segment of the document with its fragments and marginal notes."""

    role: str
    fragments: tuple[Fragment, ...]
    notes: tuple[Marginal, ...]
    wrapped: bool


class Leaf(NamedTuple):
    """A document on the page."""

    document: Document
    name: str
    parent: str | None
    written: str
    paragraphs: tuple[Paragraph, ...]


def leaves(
    dossier: Dossier, places: Iterable[Span], names: dict[str, str], documents: Container[str]
) -> tuple[Leaf, ...]:
    """The documents asked for, in the order of the case. `places` are the spans that cells of the tables point to."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    notes: defaultdict[str, list[tuple[int, Marginal]]] = defaultdict(list)
    for record in _records(dossier):
        kind = kind_of(record)
        spans = [span for span in spans_in(record) if span.document in documents]
        for span in spans:
            marks[span.document].append(Mark(span.start, span.end, record.id, kind))
        if spans and not isinstance(record, Mention | Signal) and kind in SHOWN:
            note = Marginal(kind, label(record, names), record.id, record.why)
            notes[spans[0].document].append((spans[0].start, note))
    for span in places:
        key = place_key(span.document, span.start, span.end)
        marks[span.document].append(Mark(span.start, span.end, key))
    segments: defaultdict[str, list[Segment]] = defaultdict(list)
    for segment in dossier.records(Segment):
        if segment.span.document in documents:
            segments[segment.span.document].append(segment)
    seen: set[str] = set()
    return tuple(
        _leaf(document, dossier.text(document.id), segments[document.id], marks[document.id], notes[document.id], seen)
        for document in dossier.documents.values()
        if document.id in documents
    )


def _is_wrapped(text: str) -> bool:
    """Whether its line breaks are those of a page of fixed width, and no verse, address or list."""
    lines = text.split("\n")
    return len(lines) > 1 and sum(map(len, lines[:-1])) > _WRAP * (len(lines) - 1)


def _records(dossier: Dossier) -> Iterable[Record]:
    for kind in KINDS.values():
        if kind not in UNMARKED:
            yield from (record for record in dossier.records(kind) if record.status != "rejected")


def _leaf(
    document: Document,
    text: str,
    segments: list[Segment],
    marks: list[Mark],
    notes: list[tuple[int, Marginal]],
    seen: set[str],
) -> Leaf:
    paragraphs = []
    laid = Laid(((mark.start, mark.end), (number, mark)) for number, mark in enumerate(marks))
    margin = Laid(((start, start + 1), (number, note)) for number, (start, note) in enumerate(notes))
    for segment in sorted(segments, key=lambda segment: segment.span.start):
        low, high = segment.span.bounds
        here = [mark for _, mark in sorted(laid.over((low, high)))]
        beside = tuple(note for _, note in sorted(margin.from_within((low, high))))
        pieces = tuple(fragments(text, (low, high), here, seen))
        paragraphs.append(Paragraph(segment.role, pieces, beside, _is_wrapped(text[low:high])))
    return Leaf(document, Path(document.path).name, document.parent, written(document), tuple(paragraphs))
