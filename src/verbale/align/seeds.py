"""Where in a body a quotation may stand: exact places, and windows that share enough of its rarest pairs of words.

A pair's places are counted before any is read, and the rarest are read first. What is found word for word is found by
one list of places and one comparison; all else by voting: places of several pairs that fall into one window add up
what their rarity tells.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.aligner import LIGHTEST
from verbale.align.body import Body, Places, Tokens
from verbale.align.query import Query

BUDGET, FEW = 2500, 10
"""Places read for one quotation that is not found word for word, unless its rarest pair alone has more; one of so few
words is worth more of them, since an edit leaves it common pairs only."""

PAIR_BITS = 4
"""Bits that hold the number of a pair."""
PAIRS = 1 << PAIR_BITS
"""Pairs that vote: more add nothing once a quotation is long."""

REACH = 120
"""Words between two votes that still belong to one window: longer than nearly all elisions."""

_BYTES = np.arange(256)[:, None] >> np.arange(8) & 1

WIDEST = 4000
"""The most words of a text laid along a quotation at a time."""


class Windows(NamedTuple):
    """Stretches of a body that may hold a quotation, the most voted first: arrays of one length.

    Window i is of text `texts[i]` of the body; the quotation, were it to stand there word for word, would take places
    `firsts[i]:lasts[i]`; the text has places `opens[i]:closes[i]`. `votes`: bits that its pairs tell. `least`: what
    laying the quotation there costs at least, since pairs that voted elsewhere are missing here.
    """

    texts: Places
    firsts: Places
    lasts: Places
    opens: Places
    closes: Places
    votes: NDArray[np.float64]
    least: NDArray[np.int64]

    def stretch(self, number: int, room: int) -> tuple[int, int]:
        """The places of window `number` and of `room` words on either side, within its text."""
        low = max(int(self.firsts[number]) - room, int(self.opens[number]))
        high = min(int(self.lasts[number]) + room, int(self.closes[number]))
        return low, min(high, low + WIDEST)


def find_verbatim(body: Body, tokens: Tokens) -> Places:
    """Every place at which these words stand in this order, ascending. One word alone is not looked for."""
    if len(tokens) < 2 or not len(body.postings):
        return np.empty(0, np.int64)
    groups = body.groups(tokens)
    starts, ends = body.directory[groups], body.directory[groups + np.uint32(1)]
    pick = int((ends - starts).argmin())
    places = body.postings[starts[pick] : ends[pick]].astype(np.int64) - pick
    if not places.size:
        return places
    places = places[(places >= 0) & (places + len(tokens) <= len(body.tokens))]
    step = 4 if len(places) > 512 else len(tokens)
    for low in range(0, len(tokens), step):
        wanted = tokens[low : low + step]
        there = body.tokens[places[:, None] + np.arange(low, low + len(wanted))]
        places = places[(there == wanted).all(axis=1)]
    return places


def find_windows(body: Body, query: Query, limit: int, budget: int = BUDGET) -> Windows | None:
    """Windows that may hold the quotation, at most `limit`; `budget` places are read. None where no pair stands."""
    picked = sorted(_pick_pairs(body, query, budget), key=lambda one: one[0])
    if not picked:
        return None
    packed = np.concatenate([places << PAIR_BITS | rank for rank, (_, places, _) in enumerate(picked)])
    packed.sort()
    places, ranks = packed >> PAIR_BITS, packed & (PAIRS - 1)
    texts = body.text_of(places)
    parted = np.diff(texts) != 0
    opens = np.concatenate(([0], np.flatnonzero(parted | (np.diff(places) > REACH)) + 1))
    begins = places - np.array([pair for pair, _, _ in picked])[ranks]
    near = _Runs(
        texts[opens],
        np.minimum.reduceat(begins, opens),
        np.maximum.reduceat(begins, opens),
        np.bitwise_or.reduceat(1 << ranks, opens),
    )
    runs, votes = _rank(near, np.array([bits for _, _, bits in picked]), limit)
    here = runs.texts
    opened, closed = body.firsts[here].astype(np.int64) + 1, body.firsts[here + 1].astype(np.int64)
    least = _least_costs(runs.masks, [pair for pair, _, _ in picked])
    return Windows(here, runs.firsts, runs.lasts + len(query), opened, closed, votes, least)


class _Runs(NamedTuple):
    """Runs of places: their text, where the quotation would begin by the first and the last of them, and which of the
    pairs stand in each, a bit a pair."""

    texts: Places
    firsts: Places
    lasts: Places
    masks: NDArray[np.int64]


def _rank(near: _Runs, bits: NDArray[np.float64], limit: int) -> tuple[_Runs, NDArray[np.float64]]:
    """Runs and their votes, most voted first: of places close together, and of whole texts that have clearly more."""
    opens = np.flatnonzero(np.diff(near.texts, prepend=-1))
    kept, votes = _most_voted(near, bits, 0.0)
    if len(opens) < len(near.texts):
        whole = _Runs(
            near.texts[opens],
            np.minimum.reduceat(near.firsts, opens),
            np.maximum.reduceat(near.lasts, opens),
            np.bitwise_or.reduceat(near.masks, opens),
        )
        more, many = _most_voted(whole, bits, 1.15 * float(votes[0]))
        kept = _Runs(*(np.concatenate(pair) for pair in zip(kept, more, strict=True)))
        votes = np.concatenate((votes, many))
    order = np.argsort(-votes, kind="stable")[:limit]
    return _Runs(*(column[order] for column in kept)), votes[order]


def _most_voted(runs: _Runs, bits: NDArray[np.float64], above: float) -> tuple[_Runs, NDArray[np.float64]]:
    low, high = (_BYTES[:, : len(part)] @ part for part in (bits[:8], bits[8:]))
    totals = low[runs.masks & 255] + high[runs.masks >> 8]
    best = np.flatnonzero((totals >= 0.4 * totals.max()) & (totals > above))
    best = best[np.argsort(-totals[best], kind="stable")[:400]]
    return _Runs(*(column[best] for column in runs)), totals[best]


def _least_costs(masks: NDArray[np.int64], pairs: list[int]) -> NDArray[np.int64]:
    """What a quotation costs at least where the pairs (in order) outside each mask are missing: a changed word takes
    two neighbouring pairs with it, a dropped one a single pair."""
    known: dict[int, int] = {}
    for mask in masks.tolist():
        if mask not in known:
            cost, last = 0, -2
            for rank, pair in enumerate(pairs):
                if not mask >> rank & 1 and pair != last + 1:
                    cost, last = cost + LIGHTEST, pair
            known[mask] = cost
    return np.array([known[mask] for mask in masks.tolist()], np.int64)


def count_pairs(body: Body, query: Query, budget: int = BUDGET) -> int:
    """How many pairs vote within a budget."""
    sizes = np.sort(_sizes(body, query)[0])
    return min(int(np.searchsorted(np.cumsum(sizes), budget, "right")), PAIRS)


def _sizes(body: Body, query: Query) -> tuple[Places, NDArray[np.intp], Places]:
    """Of the pairs that stand somewhere and are not parted by a mark: how many places, which pair, the first place."""
    groups = body.groups(query.tokens)
    starts, ends = body.directory[groups].astype(np.int64), body.directory[groups + np.uint32(1)].astype(np.int64)
    usable = np.flatnonzero((ends > starts) & ~query.elided[1:] & ~query.bracketed[1:])
    return (ends - starts)[usable], usable, starts[usable]


def _pick_pairs(body: Body, query: Query, budget: int) -> list[tuple[int, Places, float]]:
    """(index of its first word, its places, bits that a hit tells) of the pairs that vote, the rarest first."""
    if len(query) < 2 or not len(body.postings):
        return []
    sizes, pairs, starts = _sizes(body, query)
    read = 0
    picked: list[tuple[int, Places, float]] = []
    for one in np.argsort(sizes, kind="stable").tolist():
        size, start = int(sizes[one]), int(starts[one])
        if picked and (read + size > budget or len(picked) >= PAIRS):
            break
        read += size
        bits = float(np.log2(len(body.tokens) / size))
        picked.append((int(pairs[one]), body.postings[start : start + size].astype(np.int64), bits))
    return picked
