"""The dossier: a whole case as the floors above the readers see it. Nothing in it can be changed."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from verbale.model.records import Document, Record
from verbale.model.span import Bounds, Span, cut
from verbale.model.word import Word

R = TypeVar("R", bound=Record)


class Dossier(Protocol):
    """Documents with their texts and records. The store and tests each give one."""

    @property
    def words(self) -> tuple[Word, ...]:
        """What people said about records, in order; what was undone is left out."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document of the case by id, children included, in the order of reading."""

    def text(self, document: str) -> str:
        """The stored text of a document; KeyError where the case has none of that id."""

    def sentences(self, document: str) -> tuple[tuple[Bounds, ...], ...]:
        """The document's sentences as read, each one or more stretches of its stored text."""

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, in the order of documents and of text."""


class Shelf:
    """A dossier held in memory."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        texts: Mapping[str, str],
        sentences: Mapping[str, tuple[tuple[Bounds, ...], ...]],
        records: Mapping[type[Record], tuple[Record, ...]],
        words: tuple[Word, ...] = (),
    ) -> None:
        self.documents, self.words = documents, words
        self._texts, self._sentences, self._records = texts, sentences, records

    def text(self, document: str) -> str:
        """See Dossier."""
        return self._texts[document]

    def sentences(self, document: str) -> tuple[tuple[Bounds, ...], ...]:
        """See Dossier."""
        return self._sentences.get(document, ())

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """See Dossier."""
        return self._records.get(kind, ())  # type: ignore[return-value]


def span_of(dossier: Dossier, document: str, start: int, end: int) -> Span:
    """The span of a document in the dossier; ValueError where the offsets do not lie in its text."""
    return cut(document, dossier.text(document), start, end)
