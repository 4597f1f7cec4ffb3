"""A case of invented texts with the records that a test names by their words."""

import re

from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Date, Dated, Document, Figure, Genre, Mention, Quotation, Record
from verbale.model.span import Span, cut

STATES = {
    "Peru": "actor:peru", "Peruvian": "actor:peru", "Chile": "actor:chile", "Chilean": "actor:chile",
    "Lima": "actor:peru", "Santiago": "actor:chile",
}  # fmt: skip


class Told:
    """Texts by document id; every state named in them is a mention already. Records are added by their words."""

    def __init__(self, published: dict[str, str] | None = None, **texts: str) -> None:
        self.texts = texts
        self.published = published or {}
        self.genres: dict[str, Genre] = {}
        self.records: dict[type[Record], list[Record]] = {}
        for document, text in texts.items():
            for name, actor in STATES.items():
                for at in _places(text, name):
                    span = cut(document, text, at, at + len(name))
                    self.add(Mention(id=f"m{document}{at}", span=span, type="state", actor=actor))

    def add(self, record: Record) -> None:
        """One record more."""
        self.records.setdefault(type(record), []).append(record)

    def span(self, document: str, words: str) -> Span:
        """The place of words that stand once."""
        at = self.texts[document].index(words)
        return cut(document, self.texts[document], at, at + len(words))

    def date(self, document: str, words: str, value: str) -> "Told":
        """A date by its words."""
        kind = "range" if "/" in value else "date"
        self.add(Date(id=f"t{document}{words}", span=self.span(document, words), value=value, type=kind))
        return self

    def period(self, document: str, words: str, value: str) -> "Told":
        """A length of time by its words."""
        self.add(Date(id=f"t{document}{words}", span=self.span(document, words), value=value, type="duration"))
        return self

    def figure(
        self, document: str, words: str, low: float | None, high: float | None, measure: str, unit: str = "person",
        as_of: str | None = None,
    ) -> "Told":  # fmt: skip
        """A figure by its words."""
        self.add(
            Figure(
                id=f"f{document}{words}", span=self.span(document, words), low=low, high=high, unit=unit,
                measure=measure, as_of=Dated(as_of) if as_of else None,
            )
        )  # fmt: skip
        return self

    def person(self, document: str, words: str, actor: str, title: str | None = None) -> "Told":
        """A person by words that stand once."""
        span = self.span(document, words)
        named = self.span(document, title) if title else None
        self.add(Mention(id=f"p{document}{words}", span=span, type="person", actor=actor, title=named))
        return self

    def quotation(self, document: str, words: str, speaker: str) -> "Told":
        """A direct quotation by its words."""
        self.add(
            Quotation(id=f"q{document}{words}", form="direct", content=(self.span(document, words),), speaker=speaker)
        )
        return self

    def desk(self) -> Desk:
        """The desk of it all; sentences end at stops that a space follows."""
        documents = {
            name: Document(
                id=name, path=f"{name}.txt", sha256="", text_sha256="", genre=self.genres.get(name),
                published=Dated(self.published[name]) if name in self.published else None,
            )
            for name in self.texts
        }  # fmt: skip
        sentences = {name: tuple(_sentences(text)) for name, text in self.texts.items()}
        records = {kind: tuple(some) for kind, some in self.records.items()}
        return Desk(Shelf(documents, self.texts, sentences, records), load_knowledge())


def _places(text: str, words: str) -> list[int]:
    at, found = text.find(words), []
    while at >= 0:
        if not text[at + len(words) : at + len(words) + 1].isalpha():
            found.append(at)
        at = text.find(words, at + 1)
    return found


def _sentences(text: str) -> list[tuple[tuple[int, int], ...]]:
    return [((match.start(), match.end()),) for match in re.finditer(r"\S(?:[^.?]|[.?](?! ))*[.?]?", text)]
