"""What the tests look at: a text's quotations in plain words."""

from typing import NamedTuple

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import parse
from verbale.model.passage import Passage, Piece
from verbale.model.records import Document, Problem, Quotation
from verbale.read.quotations.reader import read_quotations
from verbale.read.reading import Reading


class Told(NamedTuple):
    """A quotation in words."""

    form: str
    content: tuple[str, ...]
    cue: str | None
    source: str | None


def reading_of(text: str) -> Reading:
    """Every line of a text as a paragraph."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(line, (Piece(0, at, len(line)),)))
        at += len(line) + 1
    document = Document(id="d", path="d.txt", sha256="", text_sha256="")
    return Reading(document, text, tuple(passages), parse(one.text for one in passages), load_knowledge())


def told(text: str) -> list[Told]:
    """The quotations of a text."""
    return [
        Told(
            one.form,
            tuple(span.text for span in one.content),
            one.cue and one.cue.text,
            one.source and one.source.text,
        )
        for one in read_quotations(reading_of(text))
        if isinstance(one, Quotation)
    ]


def problems(text: str) -> list[str]:
    """What the reader reports."""
    return [one.what for one in read_quotations(reading_of(text)) if isinstance(one, Problem)]
