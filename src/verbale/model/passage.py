"""Passages: a document's text as it is read.

A sentence that a page break or a footnote cuts is joined for reading, while its spans stay where they are in the
stored text: a passage is a text of its own with pieces that lead back.
"""

from typing import Literal

import msgspec

from verbale.model.span import Bounds

Role = Literal[
    "title",
    "byline",
    "dateline",
    "heading",
    "body",
    "quoted-document",
    "caption",
    "footnote",
    "teaser",
    "boilerplate",
]
"""What a stretch of a page is, as in segments."""

READ_ROLES: frozenset[str] = frozenset({"title", "dateline", "heading", "body", "caption", "footnote"})
"""The roles that readers read; the others are kept and shown, not interpreted."""


class Piece(msgspec.Struct, frozen=True):
    """`length` characters at `start` of the passage stand at `source` of the document's stored text."""

    start: int
    source: int
    length: int


class Passage(msgspec.Struct, frozen=True):
    """One paragraph as read. Line breaks inside it are spaces; joins between pieces belong to no source."""

    text: str
    pieces: tuple[Piece, ...]
    role: Role = "body"

    def bounds(self, start: int, end: int) -> tuple[Bounds, ...]:
        """Where `text[start:end]` stands in the stored text: one stretch a piece, in reading order."""
        found: list[Bounds] = []
        for piece in self.pieces:
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if low < high:
                shift = piece.source - piece.start
                found.append((low + shift, high + shift))
        return tuple(found)

    def at(self, offset: int) -> int | None:
        """The place in the passage of the stored text's `offset`; None where the passage does not hold it."""
        for piece in self.pieces:
            if piece.source <= offset <= piece.source + piece.length:
                return offset - piece.source + piece.start
        return None
