"""Where a quotation that stands nowhere word for word fits best: windows of many votes, and the quotation laid along.

The windows with the most votes are aligned first. What the others would cost at least is known from the pairs of words
that are missing in them (`seeds.Windows.least`), so that most are never looked at.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.aligner import NEAR, WORD, Alignment, align
from verbale.align.body import Body, Tokens
from verbale.align.query import Query
from verbale.align.seeds import BUDGET, FEW, REACH, Windows, count_pairs, find_windows

FIRST = 8
"""Windows of different words that are aligned before the others are looked at."""

_WINDOWS, _SHORT, _MORE, _LONG = 6, 8, 1000, 200
"""Windows of different words that are aligned at most: 6 and more, of quotations of up to 8 words as many as make 1,000
words of theirs (they have more that look alike), of those of more than 200 words the best alone."""

_ENOUGH = 8
"""Pairs among which enough are of the passage itself, and not of a word changed."""

_WIDE = 600
"""Words of a window that is aligned apart from the usual ones."""

_MARGIN = 6
"""Words around a window beyond a quarter of the quotation's length: room for added and dropped words."""

_EDGE = 2
"""Words at either end of a quotation that must stand in its passage, or more of the text is looked at."""

Run = tuple[int, int]
"""The first word of a stretch and the one behind its last."""


class Placed(NamedTuple):
    """A quotation laid along a text: word k at `low + laid[k]` of the body's tokens, `laid[k]` -1 where it is added."""

    body: int
    text: int
    cost: int
    low: int
    laid: NDArray[np.intp]

    @property
    def begin(self) -> int:
        """The place of the first word that stands there: windows that overlap hold the same passage."""
        return self.low + int(self.laid[self.laid >= 0][0])


class _Candidates(NamedTuple):
    """Windows of all bodies, the most voted first, as arrays: window `numbers[i]` of those of body `bodies[i]`."""

    windows: dict[int, Windows]
    bodies: NDArray[np.intp]
    numbers: NDArray[np.intp]
    least: NDArray[np.int64]

    def within(self, bound: int) -> "_Candidates":
        """Those that may cost no more than `bound`."""
        kept = self.least <= bound
        return _Candidates(self.windows, self.bodies[kept], self.numbers[kept], self.least[kept])

    def part(self, low: int, high: int | None) -> "_Candidates":
        """Those from place `low` on, before place `high`."""
        chosen = slice(low, high)
        return _Candidates(self.windows, self.bodies[chosen], self.numbers[chosen], self.least[chosen])


def place(bodies: Sequence[Body], query: Query) -> list[Placed]:
    """Places where the quotation may stand, those that cost as little as any among them. `text` counts in its body.

    Windows by the rarest pairs first, and where those are few and poor, by more: a formula with one word changed has a
    rare pair at the wrong place.
    """
    count = len(query)
    found = place_by(bodies, query, _count_windows(count), BUDGET if count > FEW else 5 * BUDGET)
    best = min((one.cost for one in found), default=WORD * count)
    poor = best >= max(2 * WORD, WORD * count // 4)
    if poor and FEW < count <= _LONG and max(count_pairs(body, query) for body in bodies) < _ENOUGH:
        found += place_by(bodies, query, _count_windows(count), 6 * BUDGET, best)
    return list({(one.body, one.begin): one for one in found}.values())


def place_by(
    bodies: Sequence[Body], query: Query, limit: int = _WINDOWS, budget: int = BUDGET, known: int | None = None
) -> list[Placed]:
    """Places among the `limit` most voted windows of different words, by pairs with `budget` places; none that cost
    more than `known`, the cost of a place known already."""
    bound = WORD * len(query) // 2 + 200
    bound = bound if known is None else min(bound, known)
    candidates = _candidates(bodies, query, 3 * limit, budget)
    if candidates is None:
        return []
    candidates = candidates.within(bound)
    room = _MARGIN + len(query) // 4 + 8 * (len(query) <= FEW)
    found = _lay(bodies, query, candidates.part(0, min(FIRST, limit)), room, bound)
    bound = min((one.cost + NEAR for one in found), default=bound)
    found += _lay(bodies, query, candidates.part(min(FIRST, limit), None).within(bound), room, bound)
    if known is None and len(query) > FEW and _is_cut_off(bodies, query, found):
        found = _lay(bodies, query, candidates.part(0, min(_WINDOWS, limit)), room + REACH // 2, bound) + found
    return found


def _candidates(bodies: Sequence[Body], query: Query, limit: int, budget: int) -> _Candidates | None:
    found = {number: find_windows(body, query, limit, budget) for number, body in enumerate(bodies)}
    windows = {number: one for number, one in found.items() if one is not None}
    if not windows:
        return None
    sizes = [len(one.votes) for one in windows.values()]
    which = np.repeat(np.fromiter(windows, np.intp), sizes)
    numbers = np.concatenate([np.arange(size) for size in sizes])
    order = np.argsort(-np.concatenate([one.votes for one in windows.values()]), kind="stable")
    least = np.concatenate([one.least for one in windows.values()])
    return _Candidates(windows, which[order], numbers[order], least[order])


def _is_cut_off(bodies: Sequence[Body], query: Query, found: Sequence[Placed]) -> bool:
    """Whether the best place lacks words at its edge: they may stand farther away, past an elision."""
    best = min(found, key=lambda one: one.cost, default=None)
    if best is None:
        return True
    if best.cost < 2 * WORD:
        return False
    there = bodies[best.body].tokens[np.maximum(best.low + best.laid, 0)]
    same = (best.laid >= 0) & (there == query.tokens)
    return not (same[:_EDGE].all() and same[-_EDGE:].all())


def _lay(bodies: Sequence[Body], query: Query, candidates: _Candidates, room: int, bound: int) -> list[Placed]:
    """The quotation laid along the words of each window and of `room` words around, equal ones once."""
    keys: list[tuple[bytes, int, int, int]] = []
    sources: dict[bytes, Tokens] = {}
    for body, number in zip(candidates.bodies.tolist(), candidates.numbers.tolist(), strict=True):
        windows = candidates.windows[body]
        low, high = windows.stretch(number, room)
        source = bodies[body].tokens[low:high]
        keys.append((source.tobytes(), body, int(windows.texts[number]), low))
        sources.setdefault(keys[-1][0], source)
    laid = _align(query, sources, bound)
    return [
        Placed(body, text, found.cost, low, found.places)
        for key, body, text, low in keys
        if (found := laid[key]) is not None and found.places.max() >= 0
    ]


def _align(query: Query, sources: dict[bytes, Tokens], bound: int) -> dict[bytes, Alignment | None]:
    """Alignments of the windows' words, those of a width together."""
    laid: dict[bytes, Alignment | None] = {}
    for wide in (False, True):
        keys = [key for key, source in sources.items() if (len(source) > _WIDE) == wide]
        if keys:
            some = [sources[key] for key in keys]
            laid.update(zip(keys, align(query.tokens, some, query.elided, query.bracketed, bound), strict=True))
    return laid


def _count_windows(words: int) -> int:
    if words <= _SHORT:
        return _MORE // words
    return max(_WINDOWS, _MORE // 4 // words) if words <= _LONG else 1


def list_runs(body: Body, query: Query, placed: Placed) -> tuple[list[Run], list[int]]:
    """Runs of words that match one after another at both ends, and how far apart they lie in the text."""
    there = body.tokens[np.maximum(placed.low + placed.laid, 0)]
    same = np.flatnonzero((placed.laid >= 0) & (there == query.tokens))
    if not same.size:
        return [], []
    cuts = np.flatnonzero((np.diff(same) > 1) | (np.diff(placed.laid[same]) > 1)) + 1
    runs = np.split(same, cuts)
    gaps = [int(placed.laid[right[0]] - placed.laid[left[-1]]) - 1 for left, right in pairwise(runs)]
    return [(int(run[0]), int(run[-1]) + 1) for run in runs], gaps


def list_holes(count: int, runs: Sequence[Run], least: int) -> Iterator[Run]:
    """The stretches of `count` words, `least` and longer, that no run of two and more covers."""
    long = [run for run in runs if run[1] - run[0] > 1]
    edges = [0, *(edge for run in long for edge in run), count]
    yield from ((low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if high - low >= least)
