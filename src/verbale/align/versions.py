"""Two or more witnesses of one text: what was added, dropped, changed and moved, word by word.

    changes = compare(left, right)      # Change(op, left, right, ...) in the order of the right text
    lines = apparatus(base, {"B": changes_of_b, "C": changes_of_c})

Words are compared as everywhere in `align`: case, punctuation, quote style and spelling are no change. The longest
common sequence of words is found first (bit-parallel), short chance agreements inside a rewritten stretch are
dissolved, edges are slid to the start of a sentence where the words allow it, and stretches that left one place and
came up in another are taken out as moves.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel

from verbale.align.blocks import Block, dissolve, list_blocks, opens_sentence, slide
from verbale.align.moves import find_moves
from verbale.align.spelling import same_wording
from verbale.align.weights import Weight, weigh
from verbale.align.words import Words, split
from verbale.model.span import Bounds

Op = Literal["added", "dropped", "changed", "moved"]
"""How a stretch of one version differs from the other."""


class Change(msgspec.Struct, frozen=True, order=True):
    """One change: bounds of the words in the left and the right text; an empty side is a point."""

    op: Op
    left: Bounds
    right: Bounds
    left_text: str
    right_text: str
    weight: Weight
    words: int
    """How many words it touches, on its larger side."""


def compare(left: str, right: str) -> tuple[Change, ...]:
    """What turned the left text into the right one, in the order of the right text. Equal texts give nothing."""
    ours, theirs = split(left), split(right)
    blocks = dissolve(list_blocks(ours, theirs), ours, theirs)
    blocks = slide(blocks, left, right, ours, theirs)
    moves, rest = find_moves(blocks, ours, theirs)
    found = [_change(block, left, right, ours, theirs) for block in [*rest, *moves]]
    return tuple(sorted((change for change in found if change), key=lambda change: (change.right, change.left)))


def agreement(left: str, right: str) -> float:
    """The share of words that two texts have in common, in the same order (0 to 1)."""
    return float(Indel.normalized_similarity(split(left).keys.tolist(), split(right).keys.tolist()))


def apparatus(base: str, witnesses: Mapping[str, Sequence[Change]]) -> tuple[str, ...]:
    """The readings of the witnesses against a base text, one line a place: `lemma] reading WITNESS; om. WITNESS`."""
    places: dict[Bounds, dict[str, list[str]]] = {}
    for name, changes in witnesses.items():
        for change in changes:
            places.setdefault(change.left, {}).setdefault(_reading(change), []).append(name)
    lines: list[str] = []
    for bounds in sorted(places):
        lemma = " ".join(base[slice(*bounds)].split()) or f"after “{_last_words(base, bounds[0])}”"
        readings = "; ".join(f"{reading} {' '.join(names)}" for reading, names in places[bounds].items())
        lines.append(f"{bounds[0]}-{bounds[1]} {lemma}] {readings}")
    return tuple(lines)


def _reading(change: Change) -> str:
    words = " ".join(change.right_text.split())
    return {"added": f"add. {words}", "dropped": "om.", "changed": words, "moved": "transp."}[change.op]


def _last_words(text: str, end: int) -> str:
    return " ".join(text[:end].split()[-3:])


def _change(block: Block, left: str, right: str, ours: Words, theirs: Words) -> Change | None:
    a, b, c, d = block.a, block.b, block.c, block.d
    left_words = [left[s:e] for s, e in (ours.bounds(k, k + 1) for k in range(a, b))]
    right_words = [right[s:e] for s, e in (theirs.bounds(k, k + 1) for k in range(c, d))]
    if not block.moved and same_wording(right_words, left_words):
        return None
    left_bounds, right_bounds = _bounds(ours, a, b), _bounds(theirs, c, d)
    op: Op = "moved" if block.moved else "added" if a == b else "dropped" if c == d else "changed"
    opening = _opens_at(ours, left, a) or _opens_at(theirs, right, c)
    weight: Weight = "other" if block.moved else weigh(right_words, left_words, opening=opening)
    size = max(b - a, d - c)
    return Change(op, left_bounds, right_bounds, left[slice(*left_bounds)], right[slice(*right_bounds)], weight, size)


def _opens_at(words: Words, text: str, place: int) -> bool:
    return place < len(words) and opens_sentence(text, words, place)


def _bounds(words: Words, low: int, high: int) -> Bounds:
    """Where words stand; for none, the point after the word before."""
    if low < high:
        return words.bounds(low, high)
    at = int(words.ends[low - 1]) if low else 0
    return at, at
