"""How surprising a find is: an expect value, as in sequence search.

`expect` is the number of places at which words like these would stand by chance, in a text as long as all texts
searched that is made word by word from their pairs of words, the find itself not counted. A formula of a news agency
has a high one however long it is, since its pairs are at home in many texts; words that stand once have a tiny one.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verbale.align.body import Body, Tokens

_BACK_OFF = 4.0
"""How many sightings of a word the frequency of single words is worth against what was seen to follow it."""

_UNSEEN = 20_000
"""Kinds of words that a language has beside those in a small body, each seen half a time."""

_FREEDOM = math.log(1000)
"""What one edited word adds: about a thousand words are likely at a place."""

Run = tuple[int, int]
"""A stretch of words that stand together: its first, and the one behind its last."""


def expect(
    bodies: Sequence[Body], tokens: Tokens, runs: Sequence[Run], gaps: Sequence[int] = (), edited: int = 0
) -> float:
    """The expect value of `tokens[low:high]` for each of `runs`, in order, found at one place.

    `gaps[i]`: how many words of the text lie between runs i and i + 1: the wider, the easier chance finds the next run.
    `edited`: how many words of the quotation do not stand there: each could be any, and lets so many more places fit.
    Runs are not empty. A thousand and more words underflow to 0.0.
    """
    total = sum(body.words for body in bodies)
    singles = np.sum([body.counts[tokens].astype(np.int64) for body in bodies], axis=0)
    alone = (np.maximum(singles - 1, 0) + 0.5) / (total + _UNSEEN * 0.5)
    after = np.zeros(len(tokens))
    if len(tokens) > 1:
        pairs = np.sum([_sizes(body, tokens) for body in bodies], axis=0)
        before = np.maximum(singles[:-1] - 1, 0)
        after[1:] = (np.maximum(pairs - 1, 0) + _BACK_OFF * alone[1:]) / (np.maximum(before, pairs - 1) + _BACK_OFF)
    log_alone, log_after = np.log(alone), np.log(np.maximum(after, 1e-300))
    value = math.log(max(total, 1))
    for number, (low, high) in enumerate(runs):
        value += float(log_alone[low] + log_after[low + 1 : high].sum())
        if number:
            value += math.log(2 * (gaps[number - 1] if number <= len(gaps) else 0) + 4)
    value += edited * _FREEDOM
    return math.exp(min(value, 700.0))


def _sizes(body: Body, tokens: Tokens) -> NDArray[np.int64]:
    groups = body.groups(tokens)
    sizes: NDArray[np.int64] = body.directory[groups + np.uint32(1)].astype(np.int64) - body.directory[groups]
    return sizes
