"""Reading one document: a pure function of the prepared text and of what is known."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from verbale.errors import FAULT, InputError
from verbale.intake.sources import Source
from verbale.knowledge.base import Knowledge
from verbale.language.pipeline import parse
from verbale.model.passage import READ_ROLES, Passage
from verbale.model.prepared import Prepared, ReadText, SourceRead
from verbale.model.records import Document, Problem, Record, record_id, spans_in
from verbale.model.span import Bounds
from verbale.read.dates.dating import date_child
from verbale.read.reading import Reading
from verbale.step import Step, discover

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def read_steps() -> tuple[Step, ...]:
    """The readers, in order."""
    return discover("verbale.read")


def read_prepared(prepared: Prepared, knowledge: Knowledge, strict: bool = True) -> Iterator[ReadText]:
    """The document and then its children, each read by every reader.

    Where not `strict`, a reader that fails on a document becomes a problem, and the others still read it.
    """
    passages = tuple(passage for passage in prepared.passages if passage.role in READ_ROLES)
    docs = parse(passage.text for passage in passages)
    found: defaultdict[type[Record], tuple[Record, ...]] = defaultdict(tuple)
    document = prepared.document
    for step in read_steps():
        reading = Reading(document, prepared.text, passages, docs, knowledge, found)
        made: defaultdict[type[Record], list[Record]] = defaultdict(list)
        for record in _run(step, reading, strict):
            if isinstance(record, Document):
                document = record
            else:
                made[type(record)].append(record)
        for kind, records in made.items():
            found[kind] += tuple(records)
    yield ReadText(
        document=document,
        text=prepared.text,
        sentences=_sentences(passages, docs),
        places=prepared.places,
        records=(
            *prepared.segments,
            *prepared.problems,
            *(record for some in found.values() for record in _placed(some)),
        ),
    )
    for child in prepared.children:
        dated = msgspec.structs.replace(child, document=date_child(child.document, document))
        yield from read_prepared(dated, knowledge, strict)


def read_source(source: Source, knowledge: Knowledge, reading: str) -> SourceRead:
    """A file or row, prepared and read. What cannot be read becomes a problem; no error of its reading goes up."""
    texts: tuple[ReadText, ...] = ()
    problems: tuple[Problem, ...] = ()
    path = source.path.encode("utf-8", "backslashreplace").decode()
    try:
        if path != source.path:
            raise InputError("the name of the file is not UTF-8", path, "rename it")
        texts = tuple(read_prepared(source.prepare(), knowledge, strict=False))
    except InputError as error:
        problems = (_unread(source, error.what, error.remedy, "the file could not be read"),)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        problems = (_unread(source, "verbale failed on this document", FAULT, why),)
    return SourceRead(
        path=path, row=source.row, sha256=source.sha256, given=source.stated, reading=reading, texts=texts,
        problems=problems,
    )  # fmt: skip


def _unread(source: Source, what: str, remedy: str, why: str) -> Problem:
    where = source.where.encode("utf-8", "backslashreplace").decode()
    key = record_id("problem", where, [], what)
    return Problem(id=key, reader="intake", why=why, where=where, what=what, remedy=remedy)


def _run(step: Step, reading: Reading, strict: bool) -> tuple[Record, ...]:
    try:
        return tuple(step.run(reading))  # type: ignore[arg-type]
    except Exception as error:
        if strict:
            raise
        return (_failure(step, reading.document, error),)


def _failure(step: Step, document: Document, error: Exception) -> Problem:
    return Problem(
        id=record_id("problem", document.id, [], "failure", step.name),
        reader=step.name,
        why=f"{type(error).__name__}: {error}",
        where=document.path,
        what=f"the reader {step.name!r} failed on this document; the others have read it",
        remedy=FAULT,
    )


def _sentences(passages: tuple[Passage, ...], docs: "tuple[Doc, ...]") -> tuple[tuple[Bounds, ...], ...]:
    return tuple(
        passage.bounds(sentence.start_char, sentence.end_char)
        for passage, doc in zip(passages, docs, strict=True)
        for sentence in doc.sents
    )


def _placed(records: tuple[Record, ...]) -> list[Record]:
    """In the order of the text; what has no place of its own stays behind what it was made after."""
    return sorted(records, key=lambda record: min((span.start for span in spans_in(record)), default=0))
