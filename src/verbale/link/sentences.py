"""The sentences of a case by place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from verbale.link.desk import Desk
from verbale.model.span import Bounds, Span

HELD = 512
"""Documents whose sentences stay in memory at a time."""

_CLOSED = re.compile(r"(?<=[a-z]{3}[.!?])\s+(?=[\"“])")


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    """A stretch that was read as one sentence, cut where a finished sentence is followed by an opening mark."""
    for match in _CLOSED.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


class Sentences:
    """Finds the sentence around an offset; one that a page break cuts counts from its first to its last piece."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._of = lru_cache(HELD)(self._read)

    def _read(self, document: str) -> tuple[tuple[Bounds, ...], tuple[int, ...]]:
        text = self._desk.text(document)
        read = sorted((pieces[0][0], pieces[-1][1]) for pieces in self._desk.sentences(document) if pieces)
        whole = tuple(part for bounds in read for part in _parts(text, *bounds))
        return whole, tuple(start for start, _ in whole)

    def all(self, document: str) -> tuple[Bounds, ...]:
        """Every sentence of a document, in order."""
        return self._of(document)[0]

    def number(self, document: str, offset: int) -> int:
        """Index of the sentence that holds the offset, -1 where none does."""
        whole, starts = self._of(document)
        found = bisect_right(starts, offset) - 1
        return found if found >= 0 and offset < whole[found][1] else -1

    def around(self, span: Span) -> Bounds:
        """Bounds of the sentence that holds the span's start; the span's own where none does."""
        number = self.number(span.document, span.start)
        return self.all(span.document)[number] if number >= 0 else span.bounds

    def span(self, span: Span) -> Span:
        """The sentence around a span."""
        return self._desk.span(span.document, *self.around(span))
