"""Moves: stretches of words that left one place of a text and came up in another."""

from collections.abc import Iterator, Sequence

from verbale.align.blocks import Block
from verbale.align.words import Words
from verbale.model.span import Bounds

MOVED = 5
"""Words that a stretch has at least to count as moved: fewer come back by chance."""

_BESIDE = 4
"""Words between a move and what else belongs to it."""

Run = tuple[int, int, int, int]
"""Where the same words stand: first and end on the left, then first and end on the right."""


def find_moves(blocks: Sequence[Block], ours: Words, theirs: Words) -> tuple[list[Block], list[Block]]:
    """Stretches dropped in one place and added in another, and what is left of the changes without them."""
    left, right = ours.keys.tolist(), theirs.keys.tolist()
    lost, gained = [(b.a, b.b) for b in blocks if b.b > b.a], [(b.c, b.d) for b in blocks if b.d > b.c]
    moves: list[Block] = []
    while run := _longest_run(left, right, lost, gained):
        moves.append(Block(*run, moved=True))
        lost = [piece for whole in lost for piece in _without(whole, run[:2])]
        gained = [piece for whole in gained for piece in _without(whole, run[2:])]
    if not moves:
        return [], list(blocks)
    rest = [piece for block in blocks for piece in _cut(block, lost, gained)]
    return moves, _absorb(moves, rest, left, right)


def _absorb(moves: list[Block], rest: Sequence[Block], left: list[int], right: list[int]) -> list[Block]:
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
                moves[place] = Block(a, b, c, d, moved=True)
    return kept


def _gap(low: int, high: int, start: int, end: int) -> int:
    return max(start - high, low - end)


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


def _cut(block: Block, lost: Sequence[Bounds], gained: Sequence[Bounds]) -> Iterator[Block]:
    """What is left of a change once moves are taken out: still one change where one piece is left on either side."""
    ours = [piece for piece in lost if block.a <= piece[0] and piece[1] <= block.b]
    theirs = [piece for piece in gained if block.c <= piece[0] and piece[1] <= block.d]
    if len(ours) == len(theirs) == 1:
        yield Block(*ours[0], *theirs[0])
        return
    for low, high in ours:
        yield Block(low, high, block.c, block.c)
    for low, high in theirs:
        yield Block(block.a, block.a, low, high)
