"""A reading: all that a reader may look at. A reader is a pure function from it to records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc

from verbale.knowledge.base import Knowledge
from verbale.model.passage import Passage
from verbale.model.records import Document, Record
from verbale.model.span import Span, cut

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Reading:
    """One document ready to be read.

    `passages` are its paragraphs in reading order, of the roles that are read (not furniture, not teasers, not the
    primary texts reproduced in it: those are documents of their own); `docs` is one parse a passage, with offsets in
    the passage's text. `found` holds what the readers named in the step's `needs` (and all run so far) have made.
    """

    document: Document
    text: str
    passages: tuple[Passage, ...]
    docs: tuple[Doc, ...]
    knowledge: Knowledge
    found: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    def spans(self, passage: int, start: int, end: int) -> tuple[Span, ...]:
        """The stored text behind a stretch of a passage: one span, or several where a page break cuts it."""
        bounds = self.passages[passage].bounds(start, end)
        return tuple(cut(self.document.id, self.text, low, high) for low, high in bounds)

    def span(self, passage: int, start: int, end: int) -> Span:
        """The longest of `spans`: for records that hold one span only. ValueError where there is none."""
        return max(self.spans(passage, start, end), key=lambda span: span.end - span.start)

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """What earlier readers made of that kind."""
        return self.found.get(kind, ())  # type: ignore[return-value]

    def paragraphs(self, *roles: str) -> Iterator[tuple[int, Passage, Doc]]:
        """Index, passage and parse of the passages of these roles (all, where none is named)."""
        for index, (passage, doc) in enumerate(zip(self.passages, self.docs, strict=True)):
            if not roles or passage.role in roles:
                yield index, passage, doc
