"""Tables of a dossier: what the terminal prints and the page draws, each cell with the place that it came from."""

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from verbale.errors import UsageError
from verbale.model.dossier import Dossier, span_of
from verbale.model.records import Actor, Document
from verbale.model.span import Span


class Cell(msgspec.Struct, frozen=True):
    """One value as a person reads it. `span` is the sentence it came from, `record` the record behind it."""

    text: str
    span: Span | None = None
    record: str | None = None


class Table(msgspec.Struct, frozen=True):
    """Rows under columns; every row has one cell a column. `note` is one line for the reader below the title."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


class Section(NamedTuple):
    """A part of the dossier under its name on the command line. Sections stand in the order of `rank`.

    `drawing` gives an SVG for the page (`export/drawing.py`); its table says the same.
    """

    name: str
    title: str
    tables: Callable[[Dossier], Iterable[Table]]
    rank: int = 50
    drawing: Callable[[Dossier], str] | None = None


@cache
def sections() -> tuple[Section, ...]:
    """Every section: the modules of `export/sections/` that define `SECTION`. Adding one is one new file."""
    package = import_module("verbale.export.sections")
    found = []
    for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        section = getattr(import_module(info.name), "SECTION", None)
        if isinstance(section, Section):
            found.append(section)
    return tuple(sorted(found, key=lambda section: (section.rank, section.name)))


def section_named(name: str) -> Section:
    """The section of that name; UsageError names the ones there are."""
    for section in sections():
        if section.name == name:
            return section
    raise UsageError(f"there is no section {name!r}", remedy=f"one of {', '.join(s.name for s in sections())}")


def shorten(text: str, width: int = 96) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def cell(value: object, span: Span | None = None, record: str | None = None) -> Cell:
    """A cell of any plain value; None is an empty cell."""
    return Cell("" if value is None else str(value), span, record)


def shortened(table: Table, most: int, whole: str) -> Table:
    """The first rows, with a word on how many more there are and how (`whole`) to see them."""
    left = len(table.rows) - most
    if left <= 0:
        return table
    note = f"{table.note}; {left} more: {whole}" if table.note else f"{left} more: {whole}"
    return msgspec.structs.replace(table, rows=table.rows[:most], note=note)


def filled(table: Table) -> Table:
    """The table without columns that are empty in every row."""
    kept = [n for n, column in enumerate(table.columns) if column == "Id" or any(row[n].text for row in table.rows)]
    columns = tuple(table.columns[n] for n in kept)
    return Table(table.title, columns, tuple(tuple(row[n] for n in kept) for row in table.rows), table.note)


def written(document: Document) -> str:
    """When a document was written by its own words: one date, or "X to Y"; empty where it does not say."""
    low = document.not_before.value if document.not_before else ""
    high = document.not_after.value if document.not_after else ""
    return low if low == high else f"{low or '?'} to {high or '?'}"


def names(dossier: Dossier) -> dict[str, str]:
    """Every id that stands for somebody in a record, with the words to show for it."""
    documents = {document.id: _voice(document) for document in dossier.documents.values()}
    return documents | {actor.id: actor.name for actor in dossier.records(Actor)}


def source_name(dossier: Dossier, document: str) -> str:
    """A document as a reader knows it: outlet, authors or title; two of one name are told apart by day or file."""
    if dossier not in _SOURCES:
        _SOURCES[dossier] = _source_names(dossier)
    return _SOURCES[dossier][document]


_SOURCES: WeakKeyDictionary[Dossier, dict[str, str]] = WeakKeyDictionary()


def _source_names(dossier: Dossier) -> dict[str, str]:
    voices = {document.id: _voice(document) for document in dossier.documents.values()}
    times = Counter(voices.values())
    days = Counter((voices[document.id], _day(document)) for document in dossier.documents.values())
    found = {}
    for document in dossier.documents.values():
        voice, day = voices[document.id], _day(document)
        mark = day if day and days[voice, day] == 1 else Path(document.path).name
        found[document.id] = voice if times[voice] == 1 else f"{voice}, {mark}"
    return found


def _voice(document: Document) -> str:
    # A document without an outlet is known by its authors; a long title would drown what stands beside it.
    title = shorten(document.title, 48) if document.title else Path(document.path).name
    return document.outlet or ", ".join(document.authors) or title


def _day(document: Document) -> str:
    return document.published.value if document.published else ""


def name_of(names: dict[str, str], who: str | None, words: Span | None = None) -> str:
    """The name of an id; else the words of the text in quotation marks; else an empty string."""
    if who is not None:
        return names.get(who) or who.removeprefix("actor:").replace("-", " ").title()
    return f"“{shorten(words.text, 40)}”" if words is not None else ""


def sentence_around(dossier: Dossier, span: Span) -> Span:
    """The stretch of a sentence that holds the span (a page break may cut the sentence); else the span itself."""
    for stretches in dossier.sentences(span.document):
        for start, end in stretches:
            if start <= span.start and span.end <= end:
                return span_of(dossier, span.document, start, end)
    return span
