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
    near = _Runs(opens, np.append(opens[1:], len(places)), np.bitwise_or.reduceat(1 << ranks, opens))
    wholes = np.flatnonzero(np.diff(texts[opens], prepend=-1))
    whole = _Runs(opens[wholes], np.append(opens[wholes[1:]], len(places)), np.bitwise_or.reduceat(near.masks, wholes))
    runs, votes = _rank(near, whole, np.array([bits for _, _, bits in picked]), limit)
    lows, highs = runs.lows, runs.highs
    here = texts[lows]
    first = np.array([begins[low:high].min() for low, high in zip(lows, highs, strict=True)])
    last = np.array([begins[low:high].max() for low, high in zip(lows, highs, strict=True)]) + len(query)
    opened, closed = body.firsts[here].astype(np.int64) + 1, body.firsts[here + 1].astype(np.int64)
    least = _least_costs(runs.masks, [pair for pair, _, _ in picked])
    return Windows(here, first, last, opened, closed, votes, least)


class _Runs(NamedTuple):
    """Runs of places (`lows:highs`) and which of the pairs stand in each, a bit a pair."""

    lows: Places
    highs: Places
    masks: NDArray[np.int64]


def _rank(near: _Runs, whole: _Runs, bits: NDArray[np.float64], limit: int) -> tuple[_Runs, NDArray[np.float64]]:
    """Runs and their votes, most voted first: of places close together, and of whole texts that have clearly more."""
    kept, votes = _most_voted(near, bits, 0.0)
    more, many = _most_voted(whole, bits, 1.15 * float(votes[0]))
    votes = np.concatenate((votes, many))
    order = np.argsort(-votes, kind="stable")[:limit]
    joined = _Runs(*(np.concatenate(pair)[order] for pair in zip(kept, more, strict=True)))
    return joined, votes[order]


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


def _pick_pairs(body: Body, query: Query, budget: int) -> list[tuple[int, Places, float]]:
    """(index of its first word, its places, bits that a hit tells) of the pairs that vote, the rarest first."""
    tokens = query.tokens
    if len(tokens) < 2 or not len(body.postings):
        return []
    groups = body.groups(tokens)
    starts, ends = body.directory[groups].astype(np.int64), body.directory[groups + np.uint32(1)].astype(np.int64)
    sizes = ends - starts
    usable = np.flatnonzero((sizes > 0) & ~query.elided[1:] & ~query.bracketed[1:])
    read = 0
    picked: list[tuple[int, Places, float]] = []
    for pair in usable[np.argsort(sizes[usable], kind="stable")]:
        size = int(sizes[pair])
        if picked and (read + size > budget or len(picked) >= PAIRS):
            break
        read += size
        bits = float(np.log2(len(body.tokens) / size))
        picked.append((int(pair), body.postings[starts[pair] : ends[pair]].astype(np.int64), bits))
    return picked
