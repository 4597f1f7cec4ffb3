"""A document made ready for reading: what intake hands on, and what reading one document gives back."""

import msgspec

from verbale.model.passage import Passage
from verbale.model.records import Document, Problem, Record, Segment
from verbale.model.span import Bounds


class Place(msgspec.Struct, frozen=True):
    """Where a stretch of the stored text stands in the file: byte or character offset, or page and box (points)."""

    start: int
    end: int
    at: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A stored text with its segments and passages; children are the primary texts reproduced in it."""

    document: Document
    text: str
    segments: tuple[Segment, ...] = ()
    passages: tuple[Passage, ...] = ()
    places: tuple[Place, ...] = ()
    children: tuple["Prepared", ...] = ()
    problems: tuple[Problem, ...] = ()


class ReadText(msgspec.Struct, frozen=True, kw_only=True):
    """What reading one document gives: the document as dated by its own words, its sentences, and its records."""

    document: Document
    text: str
    sentences: tuple[tuple[Bounds, ...], ...] = ()
    places: tuple[Place, ...] = ()
    records: tuple[Record, ...] = ()


class SourceRead(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading one file, or one row of an archive.

    `row` is 0 for a whole file, else the row's number from 1. `sha256` is of its bytes, `given` a digest of all that
    its user states about it, `reading` one of program and knowledge: where all three are as before, it is not read
    again.
    """

    path: str
    row: int = 0
    sha256: str
    given: str = ""
    reading: str = ""
    texts: tuple[ReadText, ...] = ()
    problems: tuple[Problem, ...] = ()
