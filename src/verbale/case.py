"""The composer and the Python API: paths in, records out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from verbale.intake.plain import prepare
from verbale.knowledge.base import Knowledge, load_knowledge
from verbale.language.pipeline import parse
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.passage import READ_ROLES
from verbale.model.prepared import Prepared, ReadText
from verbale.model.records import Document, Record
from verbale.read.reading import Reading
from verbale.step import Step, discover


@cache
def steps(floor: str) -> tuple[Step, ...]:
    """The steps of a floor (`read`, `link`, `compare`), in order."""
    return discover(f"verbale.{floor}")


def read_prepared(prepared: Prepared, knowledge: Knowledge) -> Iterator[ReadText]:
    """The document and then its children, each read by every reader."""
    passages = tuple(passage for passage in prepared.passages if passage.role in READ_ROLES)
    docs = parse(passage.text for passage in passages)
    found: defaultdict[type[Record], tuple[Record, ...]] = defaultdict(tuple)
    document = prepared.document
    for step in steps("read"):
        for record in step.run(Reading(document, prepared.text, passages, docs, knowledge, found)):
            if isinstance(record, Document):
                document = record
            else:
                found[type(record)] += (record,)
    sentences = tuple(
        passage.bounds(sentence.start_char, sentence.end_char)
        for passage, doc in zip(passages, docs, strict=True)
        for sentence in doc.sents
    )
    records = (
        *prepared.segments,
        *prepared.problems,
        *(record for some in found.values() for record in some),
    )
    yield ReadText(document=document, text=prepared.text, sentences=sentences, places=prepared.places, records=records)
    for child in prepared.children:
        yield from read_prepared(child, knowledge)


def read_paths(paths: Iterable[Path], case_file: Path | None = None) -> Shelf:
    """Read files into a dossier in memory, linked and compared."""
    knowledge = load_knowledge(case_file)
    texts = [text for path in paths for text in read_prepared(prepare(path), knowledge)]
    found: defaultdict[type[Record], tuple[Record, ...]] = defaultdict(tuple)
    for text in texts:
        for record in text.records:
            found[type(record)] += (record,)
    shelf = Shelf(
        {text.document.id: text.document for text in texts},
        {text.document.id: text.text for text in texts},
        {text.document.id: text.sentences for text in texts},
        found,
    )
    for floor in ("link", "compare"):
        for step in steps(floor):
            made = defaultdict(list)
            for record in step.run(Desk(shelf, knowledge)):
                made[type(record)].append(record)
            for kind in made:
                found[kind] = tuple(made[kind])
    return shelf
