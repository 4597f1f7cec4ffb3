"""Two or more witnesses of one text: what was added, dropped, changed and moved, word by word.

    changes = compare(left, right)      # Change(op, left, right, ...) in the order of the right text
    lines = apparatus(base, {"B": changes_of_b, "C": changes_of_c})

Words are compared as everywhere in `align`: case, punctuation, quote style and spelling are no change. The longest
common sequence of words is found first (bit-parallel), short chance agreements inside a rewritten stretch are
dissolved, edges are slid to the start of a sentence where the words allow it, and stretches that left one place and
came up in another are taken out as moves.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from rapidfuzz.distance import Indel

from verbale.align.spelling import same_wording
from verbale.align.weights import Weight, weigh
from verbale.align.words import Words, split
from verbale.model.span import Bounds

Op = Literal["added", "dropped", "changed", "moved"]
"""How a stretch of one version differs from the other."""

MOVED = 5
"""Words that a stretch has at least to count as moved: fewer come back by chance."""

_BESIDE = 4
"""Words between a move and what else belongs to it."""

_STRAY = 2
"""Words that agree by chance inside a rewritten stretch."""


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


class _Block(NamedTuple):
    """Words `a:b` on the left against words `c:d` on the right; `same`, or a change."""

    a: int
    b: int
    c: int
    d: int
    same: bool = False
    moved: bool = False


def compare(left: str, right: str) -> tuple[Change, ...]:
    """What turned the left text into the right one, in the order of the right text. Equal texts give nothing."""
    ours, theirs = split(left), split(right)
    blocks = _dissolve(_blocks(ours, theirs), ours, theirs)
    blocks = _slide_all(blocks, left, right, ours, theirs)
    moves, rest = _find_moves(blocks, ours, theirs)
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


def _blocks(left: Words, right: Words) -> list[_Block]:
    found: list[_Block] = []
    for code in Indel.opcodes(left.keys.tolist(), right.keys.tolist()):
        same = code.tag == "equal"
        block = _Block(code.src_start, code.src_end, code.dest_start, code.dest_end, same)
        if found and not same and not found[-1].same:
            found[-1] = _Block(found[-1].a, block.b, found[-1].c, block.d)
        else:
            found.append(block)
    return found


def _dissolve(blocks: Sequence[_Block], left: Words, right: Words) -> list[_Block]:
    """Agreements of a word or two between two larger changes become part of them, or go to their edge."""
    kept = list(blocks)
    place = 1
    while place < len(kept) - 1:
        before, here, after = kept[place - 1 : place + 2]
        size = here.b - here.a
        inner = here.same and size <= _STRAY and not before.same and not after.same
        if inner and min(_least(before), _least(after)) > size:
            kept[place - 1 : place + 2] = [_Block(before.a, after.b, before.c, after.d)]
            place = max(place - 1, 1)
        elif inner and (joined := _join(before, here, after, left, right)):
            kept[place - 1 : place + 2] = joined
        else:
            place += 1
    return kept


def _join(before: _Block, here: _Block, after: _Block, left: Words, right: Words) -> list[_Block]:
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
    pair = [_Block(*kept, same=True), _Block(*change)]
    return pair if first else pair[::-1]


def _least(block: _Block) -> int:
    """How much was rewritten: words on the smaller side."""
    return min(block.b - block.a, block.d - block.c)


def _slide_all(blocks: Sequence[_Block], left: str, right: str, ours: Words, theirs: Words) -> list[_Block]:
    """The changes, each slid within the agreement before it."""
    befores = [_Block(0, 0, 0, 0), *blocks]
    return [
        _slide(block, before.b - before.a if before.same else 0, left, right, ours, theirs)
        for before, block in zip(befores, blocks, strict=False)
        if not block.same
    ]


def _slide(block: _Block, room: int, left: str, right: str, ours: Words, theirs: Words) -> _Block:
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
        if _opens(text, words, low):
            break
        if _opens(text, words, low - step):
            return _Block(a - step, b - step, c - step, d - step)
    return block


def _opens(text: str, words: Words, place: int) -> bool:
    """Whether a word opens a sentence."""
    between = text[int(words.ends[place - 1]) : int(words.starts[place])] if place else "."
    return any(mark in between for mark in ".!?\n;")


def _find_moves(blocks: Sequence[_Block], ours: Words, theirs: Words) -> tuple[list[_Block], list[_Block]]:
    """Stretches dropped in one place and added in another, and what is left of the changes without them."""
    left, right = ours.keys.tolist(), theirs.keys.tolist()
    lost, gained = [(b.a, b.b) for b in blocks if b.b > b.a], [(b.c, b.d) for b in blocks if b.d > b.c]
    moves: list[_Block] = []
    while run := _longest_run(left, right, lost, gained):
        moves.append(_Block(*run, moved=True))
        lost = [piece for whole in lost for piece in _without(whole, run[:2])]
        gained = [piece for whole in gained for piece in _without(whole, run[2:])]
    if not moves:
        return [], list(blocks)
    rest = [piece for block in blocks for piece in _cut(block, lost, gained)]
    return moves, _absorb(moves, rest, left, right)


def _absorb(moves: list[_Block], rest: Sequence[_Block], left: list[int], right: list[int]) -> list[_Block]:
    """Short remains beside a move that were lost and gained alike belong to it: the move is widened, they go."""
    kept = list(rest)
    for lost in [block for block in rest if block.c == block.d]:
        words = left[lost.a : lost.b]
        for gained in [block for block in kept if block.a == block.b and right[block.c : block.d] == words]:
            near = [move for move in moves if _gap(move.a, move.b, lost.a, lost.b) <= _BESIDE]
            near = [move for move in near if _gap(move.c, move.d, gained.c, gained.d) <= _BESIDE]
            if near and lost in kept:
                kept.remove(lost)
                kept.remove(gained)
                place = moves.index(near[0])
                a, b = min(lost.a, near[0].a), max(lost.b, near[0].b)
                c, d = min(gained.c, near[0].c), max(gained.d, near[0].d)
                moves[place] = _Block(a, b, c, d, moved=True)
    return kept


def _gap(low: int, high: int, start: int, end: int) -> int:
    return max(start - high, low - end)


Run = tuple[int, int, int, int]
"""Where the same words stand: first and end on the left, then first and end on the right."""


def _longest_run(left: list[int], right: list[int], lost: Sequence[Bounds], gained: Sequence[Bounds]) -> Run | None:
    """The longest run of words within one lost and one gained stretch; None where none has MOVED words."""
    starts: dict[tuple[int, ...], list[tuple[int, int]]] = {}
    for low, high in gained:
        for place in range(low, high - MOVED + 1):
            starts.setdefault(tuple(right[place : place + MOVED]), []).append((place, high))
    best: Run | None = None
    for low, high in lost:
        place = low
        while place <= high - MOVED:
            reach = 1
            for there, end in starts.get(tuple(left[place : place + MOVED]), ()):
                size = MOVED
                while place + size < high and there + size < end and left[place + size] == right[there + size]:
                    size += 1
                reach = max(reach, size - MOVED + 1)
                if best is None or size > best[1] - best[0]:
                    best = (place, place + size, there, there + size)
            place += reach
    return best


def _without(whole: Bounds, part: Sequence[int]) -> Iterator[Bounds]:
    low, high = max(whole[0], part[0]), min(whole[1], part[1])
    if low >= high:
        yield whole
        return
    if whole[0] < low:
        yield whole[0], low
    if high < whole[1]:
        yield high, whole[1]


def _cut(block: _Block, lost: Sequence[Bounds], gained: Sequence[Bounds]) -> Iterator[_Block]:
    """What is left of a change once moves are taken out: still one change where one piece is left on either side."""
    ours = [piece for piece in lost if block.a <= piece[0] and piece[1] <= block.b]
    theirs = [piece for piece in gained if block.c <= piece[0] and piece[1] <= block.d]
    if len(ours) == len(theirs) == 1:
        yield _Block(*ours[0], *theirs[0])
        return
    for low, high in ours:
        yield _Block(low, high, block.c, block.c)
    for low, high in theirs:
        yield _Block(block.a, block.a, low, high)


def _change(block: _Block, left: str, right: str, ours: Words, theirs: Words) -> Change | None:
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
    return place < len(words) and _opens(text, words, place)


def _bounds(words: Words, low: int, high: int) -> Bounds:
    """Where words stand; for none, the point after the word before."""
    if low < high:
        return words.bounds(low, high)
    at = int(words.ends[low - 1]) if low else 0
    return at, at
