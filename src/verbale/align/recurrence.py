"""Formulaic sentences: those that recur, word for word, in successive texts of one kind or one voice."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from verbale.align.words import split
from verbale.model.span import Bounds

SHORTEST = 5
"""Words that a sentence has at least: shorter ones (`Thank you.`) say nothing of a formula."""

_END = re.compile(r"(?<=[.!?。！？])[\"'”’)\]]*\s+|\n+")


class Recurrence(NamedTuple):
    """A sentence as the first text has it, and where it stands: (number of the text, bounds), in order."""

    sentence: str
    places: tuple[tuple[int, Bounds], ...]

    @property
    def texts(self) -> int:
        """In how many texts it stands."""
        return len({text for text, _ in self.places})


def find_recurring(texts: Sequence[str], least: int = 2) -> tuple[Recurrence, ...]:
    """Sentences that stand in at least `least` of the texts, the most common first, then in the order of the text.

    Case, punctuation and quote style do not count; sentences are parted at their end marks and at line breaks.
    """
    places: dict[bytes, list[tuple[int, Bounds]]] = {}
    for number, text in enumerate(texts):
        for start, end in _sentences(text):
            words = split(text[start:end])
            if len(words) >= SHORTEST:
                low, high = words.bounds(0, len(words))
                places.setdefault(words.keys.tobytes(), []).append((number, (start + low, start + high)))
    found = [Recurrence(texts[held[0][0]][slice(*held[0][1])], tuple(held)) for held in places.values()]
    return tuple(sorted((one for one in found if one.texts >= least), key=lambda one: (-one.texts, one.places)))


def _sentences(text: str) -> list[Bounds]:
    edges = [0, *(edge for match in _END.finditer(text) for edge in match.span()), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
