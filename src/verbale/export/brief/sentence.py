"""What the parts of the brief are made of: sentences with their records and places, and the names in a case."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from verbale.export.brief.words import day, join
from verbale.export.csl import item
from verbale.export.table import name_of, names, source_name
from verbale.model.dossier import Dossier, R
from verbale.model.records import Document, Record, Signal, spans_in
from verbale.model.span import Span

LIMITS = {"signals": 7, "firsts": 3, "carriages": 3, "omissions": 2, "conflicts": 5, "readings": 4, "open": 4}
"""Sentences of a sort: together about 30, which is two printed pages with their notes."""


class Sentence(NamedTuple):
    """One sentence, the ids of the records that it states, and the places it can be looked up at."""

    text: str
    records: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents it cites, each once."""
        return tuple(dict.fromkeys(span.document for span in self.spans))


class Citation(NamedTuple):
    """A document as notes name it, and in full: authors, title, outlet, date, address."""

    short: str
    full: str


class Sources:
    """The records of a case that nobody rejected, with names."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.known = names(dossier)
        self.signals = {signal.id: signal for signal in self.all(Signal)}

    def all(self, kind: type[R]) -> list[R]:
        """All records of a kind that stand."""
        return [record for record in self.dossier.records(kind) if record.status != "rejected"]

    def name(self, who: str | None, words: Span | None = None) -> str:
        """Somebody's name, the words of the text that name nobody, or what is so."""
        return name_of(self.known, who, words) or "somebody who is not named"

    def outlet(self, document: str) -> str:
        """The document's outlet, authors or title."""
        return self.known.get(document, document)

    def citation(self, document: str) -> Citation:
        """How the document is cited."""
        return Citation(source_name(self.dossier, document), citation(self.dossier.documents[document]))


def citation(document: Document) -> str:
    """Author, title, outlet, date, address: what is known of them, else the file's name."""
    known = item(document)
    authors = [a.get("literal") or f"{a['given']} {a['family']}" for a in known.get("author", ())]
    title = f"“{known['title']}”" if "title" in known else Path(document.path).name
    date = day(document.published.value) if document.published else "no date"
    fields = [join(authors), title, known.get("container-title"), date, known.get("URL")]
    return ", ".join(field for field in fields if field)


def sentence(text: str, *records: Record, spans: Iterable[Span] = ()) -> Sentence:
    """A sentence with its records; its places are theirs where none are given."""
    places = tuple(spans) or tuple(span for record in records for span in spans_in(record))
    text = text[:1].upper() + text[1:]
    return Sentence(text, tuple(record.id for record in records), places)
