"""Blocks of two versions: stretches of words that agree or differ, in the order of both texts.

Short chance agreements inside a rewritten stretch are dissolved, and edges are slid to the start of a sentence where
the words allow it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from verbale.align.words import Words

_STRAY = 2
"""Words that agree by chance inside a rewritten stretch."""


class Block(NamedTuple):
    """Words `a:b` on the left against words `c:d` on the right; `same`, or a change."""

    a: int
    b: int
    c: int
    d: int
    same: bool = False
    moved: bool = False


def list_blocks(left: Words, right: Words) -> list[Block]:
    """The longest common sequence of words, and the changes between its stretches, each as one block."""
    found: list[Block] = []
    for code in Indel.opcodes(left.keys.tolist(), right.keys.tolist()):
        same = code.tag == "equal"
        block = Block(code.src_start, code.src_end, code.dest_start, code.dest_end, same)
        if found and not same and not found[-1].same:
            found[-1] = Block(found[-1].a, block.b, found[-1].c, block.d)
        else:
            found.append(block)
    return found


def dissolve(blocks: Sequence[Block], left: Words, right: Words) -> list[Block]:
    """Agreements of a word or two between two larger changes become part of them, or go to their edge."""
    kept = list(blocks)
    place = 1
    while place < len(kept) - 1:
        before, here, after = kept[place - 1 : place + 2]
        size = here.b - here.a
        inner = here.same and size <= _STRAY and not before.same and not after.same
        if inner and min(_least(before), _least(after)) > size:
            kept[place - 1 : place + 2] = [Block(before.a, after.b, before.c, after.d)]
            place = max(place - 1, 1)
        elif inner and (joined := _join(before, here, after, left, right)):
            kept[place - 1 : place + 2] = joined
        else:
            place += 1
    return kept


def _join(before: Block, here: Block, after: Block, left: Words, right: Words) -> list[Block]:
    """Two dropped (or two added) stretches as one, where the words between them also stand at its edge."""
    size = here.b - here.a
    if before.c == before.d and after.c == after.d:
        keys, low, mid, high = left.keys, before.a, here.a, after.b
        middle = here.c
    elif before.a == before.b and after.a == after.b:
        keys, low, mid, high = right.keys, before.c, here.c, after.d
        middle = here.a
    else:
        return []
    stray = keys[mid : mid + size].tolist()
    first, last = keys[low : low + size].tolist() == stray, keys[high - size : high].tolist() == stray
    if not (first or last):
        return []
    cut = (low + size, high) if first else (low, high - size)
    whole = low if first else high - size
    at = middle + size if first else middle
    change, kept = (cut[0], cut[1], at, at), (whole, whole + size, middle, middle + size)
    if before.c != before.d:
        change, kept = (*change[2:], *change[:2]), (*kept[2:], *kept[:2])
    pair = [Block(*kept, same=True), Block(*change)]
    return pair if first else pair[::-1]


def _least(block: Block) -> int:
    """How much was rewritten: words on the smaller side."""
    return min(block.b - block.a, block.d - block.c)


def slide(blocks: Sequence[Block], left: str, right: str, ours: Words, theirs: Words) -> list[Block]:
    """The changes, each slid within the agreement before it."""
    befores = [Block(0, 0, 0, 0), *blocks]
    return [
        _slide_one(block, before.b - before.a if before.same else 0, left, right, ours, theirs)
        for before, block in zip(befores, blocks, strict=False)
        if not block.same
    ]


def _slide_one(block: Block, room: int, left: str, right: str, ours: Words, theirs: Words) -> Block:
    """An added or dropped stretch, slid by at most `room` words to where it opens a sentence, if the words allow it."""
    a, b, c, d = block.a, block.b, block.c, block.d
    if a != b and c != d:
        return block
    words, text, low, high = (ours, left, a, b) if c == d else (theirs, right, c, d)
    keys = words.keys
    steps = 0
    while low - steps > 0 and keys[low - steps - 1] == keys[high - steps - 1] and steps < high - low:
        steps += 1
    for step in range(1, min(steps, room) + 1):
        if opens_sentence(text, words, low):
            break
        if opens_sentence(text, words, low - step):
            return Block(a - step, b - step, c - step, d - step)
    return block


def opens_sentence(text: str, words: Words, place: int) -> bool:
    """Whether a word opens a sentence."""
    between = text[int(words.ends[place - 1]) : int(words.starts[place])] if place else "."
    return any(mark in between for mark in ".!?\n;")
