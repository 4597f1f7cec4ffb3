"""Where in a body a quotation may stand: exact places, and windows that share enough of its rarest pairs of words.

A pair's places are counted before any is read, and the rarest are read first. What is found word for word is found by
one list of places and one comparison; all else by voting: places of several pairs that fall into one window add up
what their rarity tells.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.body import Body, Places, Tokens
from verbale.align.query import Query

BUDGET, FEW = 2500, 10
"""Places read for one quotation that is not found word for word, unless its rarest pair alone has more; one of so few
words is worth more of them, since an edit leaves it common pairs only."""

PAIRS = 16
"""Pairs that vote: more add nothing once a quotation is long."""

REACH = 120
"""Words between two votes that still belong to one window: longer than nearly all elisions."""

MARGIN = 6
"""Words around a window beyond the quotation's own length: room for added and dropped words."""

WIDEST = 4000
"""The most words of a text laid along a quotation at a time."""


class Window(NamedTuple):
    """Words `low:high` of a body (places in its `tokens`), all of text number `text`, and the votes it got (bits)."""

    text: int
    low: int
    high: int
    votes: float


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


def find_windows(body: Body, query: Query, limit: int, budget: int = BUDGET) -> list[Window]:
    """Windows that may hold the quotation, at most `limit`, the most voted first; `budget` places are read."""
    picked = _pick_pairs(body, query, budget)
    if not picked:
        return []
    places = np.concatenate([places for _, places, _ in picked])
    pairs = np.repeat([pair for pair, _, _ in picked], [len(places) for _, places, _ in picked])
    bits = np.repeat([bits for _, _, bits in picked], [len(places) for _, places, _ in picked])
    order = places.argsort()
    places, pairs, bits = places[order], pairs[order], bits[order]
    texts = body.text_of(places)
    far = np.diff(places) > REACH
    other = np.diff(texts) != 0
    near = _vote(np.concatenate(([True], far | other)), pairs, bits)
    whole = _vote(np.concatenate(([True], other)), pairs, bits)
    votes = [*near, *(run for run in whole if run[2] > 1.15 * near[0][2])]
    votes.sort(key=lambda run: -run[2])
    return [_widen(body, query, places - pairs, int(texts[run[0]]), run) for run in votes[:limit]]


Run = tuple[int, int, float]


def _vote(opens: NDArray[np.bool_], pairs: NDArray[np.int64], bits: NDArray[np.float64]) -> list[Run]:
    """Runs of places (low, high, votes), most voted first; each pair votes once in a run."""
    runs = np.cumsum(opens) - 1
    _, once = np.unique(runs * 1024 + pairs, return_index=True)
    totals = np.bincount(runs[once], bits[once])
    lows = np.flatnonzero(opens)
    highs = np.append(lows[1:], len(opens))
    best = np.argsort(-totals, kind="stable")[:400]
    keep = best[totals[best] >= 0.4 * totals[best[0]]]
    return [(int(lows[i]), int(highs[i]), float(totals[i])) for i in keep]


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


def _widen(body: Body, query: Query, begins: Places, text: int, run: Run) -> Window:
    """The words around a run of hits that the whole quotation may take, within the text."""
    low, high, votes = run
    here = begins[low:high]
    count = len(query)
    room = MARGIN + count // 4 + (REACH // 2 if count > 8 else 8)
    first, last = int(here.min()) - room, int(here.max()) + count + room
    opens, closes = body.window(text)
    first, last = max(first, opens), min(last, closes)
    return Window(text, first, min(last, first + WIDEST), votes)
