"""Reading one document: a pure function of the prepared text and of what is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
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

    Parsed = dict[int, tuple[Doc, ...]]

TOGETHER = 16
"""Sources whose passages are parsed together: more of them gain little and hold more memory."""

LONG = 200_000
"""Characters from which they are parsed one by one."""


@cache
def read_steps() -> tuple[Step, ...]:
    """The readers, in order."""
    return discover("verbale.read")


def read_prepared(
    prepared: Prepared, knowledge: Knowledge, strict: bool = True, parsed: "Parsed | None" = None
) -> Iterator[ReadText]:
    """The document and then its children, each read by every reader.

    Where not `strict`, a reader that fails on a document becomes a problem, and the others still read it. `parsed` may
    hold the parses of its passages.
    """
    passages = _read_passages(prepared)
    docs = (parsed or {}).get(id(prepared.passages)) or parse(passage.text for passage in passages)
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
        yield from read_prepared(dated, knowledge, strict, parsed)


def read_sources(sources: Iterable[Source], knowledge: Knowledge, reading: str) -> Iterator[SourceRead]:
    """Files or rows, prepared and read. What cannot be read becomes a problem; no error of their reading goes up.

    Short ones are parsed together, which is faster; a parse does not depend on what is parsed beside it.
    """
    waiting = iter(sources)
    while some := [(source, _prepared(source)) for source in islice(waiting, TOGETHER)]:
        parsed = _parse_together([prepared for _, prepared in some if isinstance(prepared, Prepared)])
        for source, prepared in some:
            yield _read_source(source, prepared, knowledge, reading, parsed)


def _parse_together(several: list[Prepared]) -> "Parsed":
    """The parses of their passages and their children's by the identity of the passages; none where they are long."""
    family = [one for prepared in several for one in _family(prepared)]
    if len(several) < 2 or sum(len(prepared.text) for prepared in several) > LONG:
        return {}
    try:
        docs = iter(parse(passage.text for one in family for passage in _read_passages(one)))
    except Exception:  # whichever it is fails again by itself, and is a problem then
        return {}
    return {id(one.passages): tuple(islice(docs, len(_read_passages(one)))) for one in family}


def _family(prepared: Prepared) -> Iterator[Prepared]:
    yield prepared
    for child in prepared.children:
        yield from _family(child)


def _read_passages(prepared: Prepared) -> tuple[Passage, ...]:
    return tuple(passage for passage in prepared.passages if passage.role in READ_ROLES)


def _prepared(source: Source) -> Prepared | Problem:
    try:
        if _shown(source.path) != source.path:
            raise InputError("the name of the file is not UTF-8", _shown(source.path), "rename it")
        return source.prepare()
    except InputError as error:
        return _unread(source, error.what, error.remedy, "the file could not be read")
    except Exception as error:
        return _failed(source, error)


def _read_source(
    source: Source, prepared: Prepared | Problem, knowledge: Knowledge, reading: str, parsed: "Parsed"
) -> SourceRead:
    texts: tuple[ReadText, ...] = ()
    problems: tuple[Problem, ...] = ()
    try:
        if isinstance(prepared, Problem):
            problems = (prepared,)
        else:
            texts = tuple(read_prepared(prepared, knowledge, strict=False, parsed=parsed))
    except Exception as error:
        problems = (_failed(source, error),)
    return SourceRead(
        path=_shown(source.path), row=source.row, sha256=source.sha256, given=source.stated, reading=reading,
        texts=texts, problems=problems,
    )  # fmt: skip


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def _failed(source: Source, error: Exception) -> Problem:
    return _unread(source, "verbale failed on this document", FAULT, f"{type(error).__name__}: {error}")


def _unread(source: Source, what: str, remedy: str, why: str) -> Problem:
    where = _shown(source.where)
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
