"""The desk: all that a step of `link` or `compare` may look at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from verbale.knowledge.base import Knowledge
from verbale.model.dossier import Dossier, R
from verbale.model.records import Document, Record, spans_in
from verbale.model.span import Bounds, Span, cut


class Said(Protocol):
    """What a person said about a record: `join` with other ids as content, `split`, or a verb that a step knows.

    `now` is the record's id today, None where it has no place left.
    """

    @property
    def author(self) -> str:
        """Who said it."""

    @property
    def verb(self) -> str:
        """What was said of the record: `join`, `split`, or a verb that a step knows."""

    @property
    def now(self) -> str | None:
        """The record's id today; None where it has no place left."""

    @property
    def content(self) -> Any:
        """What the verb needs: other ids for `join`."""


@dataclass(frozen=True)
class Desk:
    """A case with what is known. Steps read records through it and return new ones; nothing is changed in place.

    `said` are the words of people that hold, in their order. Edits are in the records already, rejected records are
    left out; what a step has to heed itself (tellings that a person joined or split) it finds here.
    """

    dossier: Dossier
    knowledge: Knowledge
    said: tuple[Said, ...] = ()
    _placed: dict[type[Record], dict[str, list[Any]]] = field(default_factory=dict, repr=False, compare=False)

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, those of earlier steps included."""
        return self.dossier.records(kind)

    def of(self, kind: type[R], document: str) -> list[R]:
        """The records of a kind whose first span stands in that document, in their order; looked up, not searched."""
        if kind not in self._placed:
            placed: defaultdict[str, list[Any]] = defaultdict(list)
            for record in self.records(kind):
                if span := getattr(record, "span", None) or next(iter(spans_in(record)), None):
                    placed[span.document].append(record)
            self._placed[kind] = placed
        return self._placed[kind].get(document, [])

    def in_order(self, documents: Iterable[str]) -> list[str]:
        """Documents in the order of the case."""
        return sorted(documents, key=self._order.__getitem__)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {document: place for place, document in enumerate(self.dossier.documents)}

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

    def words(self, verb: str) -> tuple[Said, ...]:
        """What people said with that verb, about records that are still there."""
        return tuple(word for word in self.said if word.verb == verb and word.now is not None)
