"""Structure: from an extracted text to a document with segments, passages and the primary texts reproduced in it."""

import msgspec

from verbale.intake.captions import mark_captions
from verbale.intake.children import Child, find_children
from verbale.intake.dateline import cut_datelines
from verbale.intake.extracted import Extracted
from verbale.intake.footnotes import mark_footnotes
from verbale.intake.furniture import (
    cut_furniture,
    mark_address,
    mark_phrases,
    mark_repeated,
    mark_tail,
    mark_teasers,
)
from verbale.intake.head import mark_bios, mark_head, mark_headings
from verbale.intake.imprint import imprint, sender_in, year_from
from verbale.intake.joins import join_cut, make_passages
from verbale.intake.paragraphs import split_paragraphs
from verbale.intake.sheet import Sheet
from verbale.model.prepared import Prepared
from verbale.model.records import Document, Problem, Segment, record_id
from verbale.model.span import Span, cut

READER = "structure"
"""The reader that segments carry."""
PASSES = (
    mark_address,
    mark_captions,
    mark_repeated,
    mark_tail,
    mark_teasers,
    mark_phrases,
    mark_footnotes,
    mark_head,
    mark_bios,
    mark_headings,
    cut_datelines,
)
"""The marking passes, in order: what one has marked, a later one leaves."""


def build(extracted: Extracted) -> Prepared:
    """The document ready for reading. Segments cover every character that is not white space, each once."""
    sheet = Sheet(extracted.document, extracted.text, cut_furniture(split_paragraphs(extracted.text, extracted.blocks)))
    for mark in PASSES:
        mark(sheet)
    for paragraph in sheet.paragraphs:
        paragraph.mark("body", "running text")
    return _finish(sheet, extracted)


def _finish(sheet: Sheet, extracted: Extracted) -> Prepared:
    children = find_children(sheet)
    join_cut(sheet)
    document, problems = imprint(sheet)
    built = tuple(_build_child(child, document, at) for at, child in enumerate(children, 1))
    return Prepared(
        document=document,
        text=sheet.text,
        segments=make_segments(sheet),
        passages=make_passages(sheet),
        places=extracted.places,
        children=built,
        problems=(*extracted.problems, *problems, *(_second(child, document) for child in children if child.second)),
    )


def _second(child: Child, document: Document) -> Problem:
    where = Span(document.id, child.start, child.end, child.text)
    return Problem(
        id=record_id("problem", document.id, [where.bounds], "second"),
        reader=READER,
        why=child.why,
        where=where,
        what="one file holds two texts: this one is read as a document of its own",
        remedy="nothing is lost; save it as a file of its own to state its day, outlet and title",
    )


def _build_child(child: Child, parent: Document, number: int) -> Prepared:
    """The child as a document; its sender is told by itself or by the sentence that announces it."""
    built = build(child.extract(parent, number))
    document = msgspec.structs.replace(
        built.document,
        authors=built.document.authors or sender_in(child.announced),
        published=year_from(built.document.published, parent),
    )
    return msgspec.structs.replace(built, document=document)


def make_segments(sheet: Sheet) -> tuple[Segment, ...]:
    """One segment for each paragraph; a primary text reproduced whole is one segment from its first to its last."""
    document = sheet.document.id
    return tuple(
        Segment(
            id=record_id("segment", document, [(paragraph.start, paragraph.end)]),
            reader=READER,
            why=paragraph.why,
            span=cut(document, sheet.text, paragraph.start, paragraph.end),
            role=paragraph.role or "body",
        )
        for paragraph in sheet.paragraphs
    )
