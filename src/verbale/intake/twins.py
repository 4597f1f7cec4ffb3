"""Twins: texts that are nearly the same, found by their smallest shingle hashes in time linear in their number.

A sketch holds the smallest hashes of a text's five-word shingles (bottom-k sketch: Broder, "On the resemblance and
containment of documents", 1997); two texts are compared only where they share one of their very smallest.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from verbale.intake.content import problem
from verbale.model.records import Problem

_SHINGLE, _KEPT, _KEYS, _CROWD = 5, 96, 6, 40
_ALIKE = 0.8
_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FACTOR = np.uint64(0x100000001B3)

Sketch = tuple[int, ...]
"""The smallest hashes of a text's shingles in rising order; empty where it has less than five words."""


def sketch(text: str) -> Sketch:
    """The sketch of a text; the same for texts that differ in case, spaces and punctuation only."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())]
    if len(words) < _SHINGLE:
        return ()
    codes = np.array(words, dtype=np.uint64)
    count = len(codes) - _SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for shift in range(_SHINGLE):
        mixed = mixed * _FACTOR + codes[shift : shift + count]
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX
    mixed ^= mixed >> np.uint64(32)
    smallest = np.partition(mixed, 8 * _KEPT)[: 8 * _KEPT] if count > 8 * _KEPT else mixed
    unique = np.unique(smallest if len(np.unique(smallest)) >= _KEPT else mixed)
    return tuple(int(code) for code in unique[:_KEPT])


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of shingles that two texts have in common, 0 to 1, estimated from their sketches."""
    union = sorted({*one, *other})[:_KEPT]
    both = {*one} & {*other}
    return sum(code in both for code in union) / len(union) if union else 0.0


def find_twins(sketches: Iterable[tuple[str, Sketch]]) -> Iterator[tuple[str, str, float]]:
    """Each text that is nearly an earlier one: its name, the earlier one that is most like it, and how much."""
    seen: defaultdict[int, list[tuple[str, Sketch]]] = defaultdict(list)
    for name, own in sketches:
        others = {other: codes for key in own[:_KEYS] for other, codes in seen[key][-_CROWD:]}
        alike = [(likeness(own, codes), other) for other, codes in others.items()]
        share, twin = max(alike, default=(0.0, ""), key=lambda pair: pair[0])
        if share >= _ALIKE:
            yield name, twin, share
        for key in own[:_KEYS]:
            seen[key].append((name, own))


def tell_twins(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """A problem for every text (given with its path) that is nearly the same as an earlier one."""
    for path, other, share in find_twins((path, sketch(text)) for path, text in texts):
        what = f"nearly the same text as {other} ({share:.0%} of its five-word sequences)"
        yield problem(path, what, "leave one out where they are one document", "told by shared five-word sequences")
