"""The desk: all that a step of `link` or `compare` may look at."""

from dataclasses import dataclass

from verbale.knowledge.base import Knowledge
from verbale.model.dossier import Dossier, R
from verbale.model.records import Document
from verbale.model.span import Bounds, Span, cut


@dataclass(frozen=True)
class Desk:
    """A case with what is known. Steps read records through it and return new ones; nothing is changed in place."""

    dossier: Dossier
    knowledge: Knowledge

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, those of earlier steps included."""
        return self.dossier.records(kind)

    def document(self, document: str) -> Document:
        """The document of that id; KeyError where there is none."""
        return self.dossier.documents[document]

    def text(self, document: str) -> str:
        """Its stored text."""
        return self.dossier.text(document)

    def sentences(self, document: str) -> tuple[tuple[Bounds, ...], ...]:
        """Its sentences as read."""
        return self.dossier.sentences(document)

    def span(self, document: str, start: int, end: int) -> Span:
        """A span of its text; ValueError where the offsets do not lie in it."""
        return cut(document, self.text(document), start, end)
