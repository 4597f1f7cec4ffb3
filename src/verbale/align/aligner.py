"""Words of a quotation laid along words of a text: semi-global alignment, gaps in the text affine in two pieces.

The quotation is used up whole, the text's ends are free. A changed or added word costs 1; words of the text passed
over cost a little less than 1 for one word, 1 for two, and grow slowly to an elision's length, so that a segment of two
or three words after a long unmarked elision is still placed, while a single stray word is not. Marked elisions and
brackets open almost for free. Why this and not edit distance: docs/decisions/0004-align-engine.md.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from verbale.align.body import Tokens

Costs = NDArray[np.int32]
"""Costs of alignments, WORD for one changed word."""

WORD = 1000
"""The cost of one changed or added word."""

NEAR = 100
"""What a passage may cost above the best and still count as well: one word dropped for one changed."""

_EDGE = 3
"""Changed words at either end of a quotation that may still stand for the words there."""

_SHORT_OPEN, _SHORT_STEP = 850, 70
_LONG_OPEN, _LONG_STEP = 1900, 5
_MARKED_OPEN, _MARKED_STEP = 150, 2
_BRACKET_OPEN, _BRACKET_STEP = 100, 40

LIGHTEST = _SHORT_OPEN + _SHORT_STEP
"""The cost of the lightest edit that parts two neighbouring words: one word dropped."""

Gap = tuple[int, int]
"""What it costs to open a gap in the text, and what each word in it costs."""
_UNMARKED: tuple[Gap, ...] = ((_SHORT_OPEN, _SHORT_STEP), (_LONG_OPEN, _LONG_STEP))
_MARKED: tuple[Gap, ...] = ((_MARKED_OPEN, _MARKED_STEP),)
_BRACKET: tuple[Gap, ...] = ((_BRACKET_OPEN, _BRACKET_STEP), (_LONG_OPEN, _LONG_STEP))
_ALL_GAPS = (_UNMARKED, _MARKED, _BRACKET)


class Alignment(NamedTuple):
    """`places[k]`: the word of the text that word k stands for (the same or a changed one), -1 where it was added."""

    cost: int
    places: NDArray[np.intp]


def align(
    quoted: Tokens, sources: Sequence[Tokens], elided: NDArray[np.bool_], bracketed: NDArray[np.bool_], bound: int
) -> list[Alignment | None]:
    """The cheapest way to lay `quoted` along each of `sources`; of ways that cost the same, the one with changed words.

    None for those that cost more than `bound`, and more than the best of them by more than `NEAR`. All have words; time
    and memory grow with the words of the quotation times those of all sources, short ones padded to the longest.
    """
    least = WORD * _count_missing(quoted, sources)
    near = least <= min(bound, int(least.min()) + WORD)
    found: list[Alignment | None] = [None] * len(sources)
    for chosen in (np.flatnonzero(near), np.flatnonzero(~near)):
        chosen = chosen[least[chosen] <= bound]
        if chosen.size:
            some = [sources[number] for number in chosen.tolist()]
            laid, bound = _lay_all(quoted, some, elided, bracketed, bound)
            for number, one in zip(chosen.tolist(), laid, strict=True):
                found[number] = one
    return [one if one is not None and one.cost <= bound else None for one in found]


def _lay_all(
    quoted: Tokens, sources: Sequence[Tokens], elided: NDArray[np.bool_], bracketed: NDArray[np.bool_], bound: int
) -> tuple[list[Alignment | None], int]:
    """The alignments within `bound`, and the bound that the best of them sets. A passage that stands in several of the
    sources is traced once."""
    tables = _fill(quoted, _grid(sources), elided, bracketed)
    bound = min(bound, int(tables[-1].min()) + NEAR)
    known: list[_Traced] = []
    found: list[Alignment | None] = []
    for row, source in enumerate(sources):
        cost, end = _end(tables[-1, row, : len(source) + 1])
        if cost > bound:
            found.append(None)
            continue
        same = next((one for one in known if one.cost == cost and one.stands_before(source, end)), None)
        if same is None:
            same = _trace_passage(tables[:, row], quoted, source, elided, bracketed, cost, end)
            known.append(same)
        start = end - len(same.passage)
        found.append(Alignment(cost, np.where(same.places >= 0, same.places + start, -1)))
    return found, bound


class _Traced(NamedTuple):
    """The words of a passage, and where in it the quotation's words stand."""

    cost: int
    passage: Tokens
    places: NDArray[np.intp]

    def stands_before(self, source: Tokens, end: int) -> bool:
        """Whether the same words stand in `source` just before token `end`."""
        start = end - len(self.passage)
        return start >= 0 and bool((source[start:end] == self.passage).all())


def _trace_passage(
    table: Costs, quoted: Tokens, source: Tokens, elided: NDArray[np.bool_], bracketed: NDArray[np.bool_],
    cost: int, end: int,
) -> _Traced:  # fmt: skip
    places = _trace(table, quoted, source, elided, bracketed, end)
    start = int(places[places >= 0][0]) if places.max() >= 0 else end
    kept = _cut_edges(places, quoted, source, elided)
    return _Traced(cost, source[start:end], np.where(kept >= 0, kept - start, -1))


def _count_missing(quoted: Tokens, sources: Sequence[Tokens]) -> NDArray[np.intp]:
    """How many words of `quoted` at least have none of their own in each of `sources`, in the order of the words."""
    ends = np.cumsum([len(quoted), *map(len, sources)]).tolist()
    letters = np.concatenate((quoted, *sources)).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    asked = letters[: len(quoted)]
    common = [LCSseq.similarity(asked, letters[low:high]) for low, high in pairwise(ends)]
    return len(quoted) - np.array(common)


def _grid(sources: Sequence[Tokens]) -> Tokens:
    grid = np.zeros((len(sources), max(map(len, sources))), np.uint16)
    for row, source in enumerate(sources):
        grid[row, : len(source)] = source
    return grid


def _end(last: Costs) -> tuple[int, int]:
    """The least cost in the last row of a table, and its column: of two neighbours the later."""
    end = int(last.argmin())
    if end + 1 < len(last) and last[end + 1] == last[end]:
        end += 1
    return int(last[end]), end


def _cut_edges(places: NDArray[np.intp], quoted: Tokens, source: Tokens, elided: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The places without those of words at either end that only lie there by chance."""
    signs = np.where((places >= 0) & (source[places] == quoted), 1, -1)
    kept = places.copy()
    kept[: _overhang(signs, np.append(elided[1:], False))] = -1
    kept[len(kept) - _overhang(signs[::-1], elided[::-1]) :] = -1
    return kept


def _overhang(signs: NDArray[np.intp], marked: NDArray[np.bool_]) -> int:
    """How many words at the front differ so much (-1, against 1 for the same) that they only lie there by chance.

    `marked[k]`: an elision is marked behind word k, where fewer are enough.
    """
    sums = np.cumsum(signs)
    worst = int(sums.argmin())
    return worst + 1 if sums[worst] < -_EDGE or (marked[worst] and sums[worst] < -1) else 0


def _gaps(elided: bool, bracketed: bool) -> tuple[Gap, ...]:
    return _MARKED if elided else _BRACKET if bracketed else _UNMARKED


def _fill(quoted: Tokens, sources: Tokens, elided: NDArray[np.bool_], bracketed: NDArray[np.bool_]) -> Costs:
    """`table[i, s, j]`: the cost of the first i words, ending at place j of source s, no gap behind them."""
    rows, (count, columns) = len(quoted), sources.shape
    table = np.empty((rows + 1, count, columns + 1), np.int32)
    table[0] = 0
    changed = np.multiply(sources != quoted[:, None, None], np.int32(WORD), dtype=np.int32)
    steps = np.arange(columns + 1, dtype=np.int32)
    slopes = {gaps: np.stack([steps * np.int32(step) for _, step in gaps])[:, None] for gaps in _ALL_GAPS}
    rises = {gaps: slopes[gaps] + np.array([cost for cost, _ in gaps], np.int32)[:, None, None] for gaps in _ALL_GAPS}
    across = np.empty((2, count, columns + 1), np.int32)
    replaced = np.empty((count, columns), np.int32)
    reach = table[0]
    for row in range(rows):
        if row:
            gaps = _gaps(elided[row], bracketed[row])
            found = across[: len(gaps)]
            np.subtract(table[row], slopes[gaps], out=found)
            np.minimum.accumulate(found, axis=2, out=found)
            found += rises[gaps]
            reach = np.minimum(found[0], found[-1], out=found[0])
            np.minimum(reach, table[row], out=reach)
        below = table[row + 1]
        np.add(reach, np.int32(WORD), out=below)
        np.add(changed[row], reach[:, :-1], out=replaced)
        np.minimum(below[:, 1:], replaced, out=below[:, 1:])
    return table


def _trace(
    table: NDArray[np.int32],
    quoted: Tokens,
    source: Tokens,
    elided: NDArray[np.bool_],
    bracketed: NDArray[np.bool_],
    end: int,
) -> NDArray[np.intp]:
    places = np.full(len(quoted), -1, np.intp)
    column = end
    for row in range(len(quoted), 0, -1):
        cost = int(table[row, column])
        gaps = _gaps(elided[row - 1], bracketed[row - 1]) if row > 1 else ()
        if column:
            before = cost - (WORD if quoted[row - 1] != source[column - 1] else 0)
            origin = _origin(table[row - 1], column - 1, before, gaps)
            if origin is not None:
                places[row - 1] = column - 1
                column = origin
                continue
        origin = _origin(table[row - 1], column, cost - WORD, gaps)
        assert origin is not None, "a cost of the table has a way that leads to it"
        column = origin
    return places


def _origin(above: NDArray[np.int32], column: int, cost: int, gaps: tuple[Gap, ...]) -> int | None:
    """The column of the row above from which `column` was reached at `cost`: itself, or across a gap."""
    if above[column] == cost:
        return column
    for opening, step in gaps:
        lengths = np.arange(column, 0, -1, dtype=np.int32)
        found = np.flatnonzero(above[:column] + lengths * np.int32(step) == cost - opening)
        if found.size:
            return int(found[-1])
    return None
