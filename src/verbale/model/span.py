"""Spans: half-open stretches of one document's stored text, counted in Unicode code points."""

from collections.abc import Iterable

import msgspec

Bounds = tuple[int, int]
"""A half-open (start, end) pair of code-point offsets."""


class Span(msgspec.Struct, frozen=True, order=True):
    """`text == document.text[start:end]`, always (W3C TextPositionSelector and TextQuoteSelector in one)."""

    document: str
    start: int
    end: int
    text: str

    @property
    def bounds(self) -> Bounds:
        """(start, end)."""
        return self.start, self.end


def cut(document: str, text: str, start: int, end: int) -> Span:
    """The span of `text` (a document's whole stored text) from `start` to `end`.

    Raises ValueError where the offsets do not lie in the text: a span is never clipped in silence.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}:{end} does not lie in {document} (0:{len(text)})")
    return Span(document, start, end, text[start:end])


def trim(text: str, start: int, end: int, strip: str = " \t\r\n\u00a0") -> Bounds:
    """The same stretch without the characters of `strip` at its edges; empty at `start` where nothing is left."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def overlap(a: Bounds, b: Bounds) -> int:
    """How many characters two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def hull(bounds: Iterable[Bounds]) -> Bounds:
    """The smallest stretch over all of `bounds`; ValueError where there are none."""
    pairs = list(bounds)
    return min(start for start, _ in pairs), max(end for _, end in pairs)
