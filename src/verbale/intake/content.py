"""What one format makes of a file's bytes: a text, its paragraphs, where they stood, and what the file states."""

from collections.abc import Callable

import msgspec

from verbale.errors import InputError
from verbale.intake.extracted import Block
from verbale.intake.given import Given
from verbale.model.prepared import Place
from verbale.model.records import Problem, record_id
from verbale.model.span import Span

LARGEST_TEXT = 16 * 1024 * 1024
"""Bytes (and characters) of text that one document may have: about 2.5 million words, four times War and Peace."""

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of a file that is not an archive of rows."""


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """`blocks` is empty where the format has no structure of its own; `places` where text and file are the same."""

    text: str
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()
    given: Given = Given()
    problems: tuple[Problem, ...] = ()


Extract = Callable[[bytes, str], Content]
"""A format: the file's bytes and its path as shown. InputError where nothing can be read."""


def problem(where: Span | str, what: str, remedy: str, why: str = "seen while the file was read") -> Problem:
    """A problem record of the intake; its id comes from its place and its words."""
    key = where if isinstance(where, str) else where.document
    bounds = [] if isinstance(where, str) else [where.bounds]
    return Problem(
        id=record_id("problem", key, bounds, what), reader="intake", why=why, where=where, what=what, remedy=remedy
    )


def problem_of(error: InputError, path: str) -> Problem:
    """The record of a file that could not be read at all."""
    return problem(error.where or path, error.what, error.remedy, "the file could not be read")


class Draft:
    """A stored text under construction: words with the place they come from, one blank line between paragraphs."""

    def __init__(self) -> None:
        self.length = 0
        self.places: list[Place] = []
        self._parts: list[str] = []

    def add(self, text: str, at: int | None = None, width: int | None = None) -> None:
        """Append words that stand at offset `at` of the file, where they take `width` units (one a character)."""
        start, self.length = self.length, self.length + len(text)
        self._parts.append(text)
        if at is None or not text:
            return
        last = self.places[-1] if self.places else None
        as_is = width is None or width == len(text)
        if as_is and last and last.at is not None and last.end == start and last.at + last.end - last.start == at:
            self.places[-1] = Place(last.start, self.length, last.at)
        else:
            self.places.append(Place(start, self.length, at))

    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)
