"""Witnesses of one text side by side: each sentence of a base text, and what every other witness has for it.

rows = collate(base, {"B": compare(base, b)}, sentences)
rows[0].bounds, rows[0].readings["B"]          # None: the same words
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from verbale.align.versions import Change
from verbale.model.span import Bounds

LEFT_OUT = ""
"""The reading of a witness that has nothing for a sentence."""


class Reading(NamedTuple):
    """What a witness has for a sentence of the base, and the changes between; `at` is where its first change stands."""

    text: str
    changes: tuple[Change, ...]

    @property
    def at(self) -> Bounds:
        """Where in the witness the first change stands; a point where it dropped something."""
        return self.changes[0].right

    @property
    def moved(self) -> bool:
        """Whether the witness has the words, or some of them, in another place."""
        return any(change.op == "moved" for change in self.changes)


class Row(NamedTuple):
    """One sentence of the base; witnesses with the same words have no reading."""

    bounds: Bounds
    readings: Mapping[str, Reading]


def collate(base: str, witnesses: Mapping[str, Sequence[Change]], sentences: Sequence[Bounds]) -> tuple[Row, ...]:
    """A row for each of `sentences` (bounds in the base, in order). What was added stands with the sentence before it;
    a change across sentences stands with the first of them."""
    rows = []
    for number, (start, end) in enumerate(sentences):
        stop = sentences[number + 1][0] if number + 1 < len(sentences) else len(base) + 1
        opens = 0 if not number else start
        readings = {}
        for name, changes in witnesses.items():
            inside = [change for change in changes if opens <= change.left[0] < max(stop, end)]
            if inside:
                readings[name] = Reading(_read(base, (start, end), inside), tuple(inside))
        rows.append(Row((start, end), readings))
    return tuple(rows)


def _read(base: str, bounds: Bounds, changes: Sequence[Change]) -> str:
    """The sentence with the changes made in it."""
    start, end = bounds
    parts: list[str] = []
    at = start
    for change in sorted(changes, key=lambda change: change.left):
        low, high = change.left
        if change.op == "moved":
            continue
        parts.append(base[at : max(at, min(low, end))])
        if change.right_text:
            parts.append(change.right_text if low < high else f" {change.right_text}")
        at = max(at, min(high, end))
    parts.append(base[at:end])
    words = " ".join("".join(parts).split())
    return words if any(char.isalnum() for char in words) else LEFT_OUT
