"""Scores of forecasts that have come out: Brier (1950) and the logarithmic score (Good 1952).

`p` is the probability given to what was forecast, from 0 to 1; `outcome` says whether it came true. Both scores are
losses: 0 is a sure hit. The Brier score is the squared error, at most 1; the log score is in bits, and unbounded, so a
probability of 0 or 1 is taken as one in a thousand off.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

NEAREST = 0.001
"""How near to 0 or 1 a probability may lie in the log score: a certainty that fails would cost without end."""


class Score(NamedTuple):
    """Means over so many `cases`."""

    cases: int
    brier: float
    log: float


def probability(band: tuple[int, int]) -> float:
    """The middle of a band given in per cent: what is scored, an assigned reading like the band itself."""
    return (band[0] + band[1]) / 200


def brier(p: float, outcome: bool) -> float:
    """The squared error of one forecast."""
    return (p - outcome) ** 2


def log_score(p: float, outcome: bool) -> float:
    """The surprise at the outcome, in bits."""
    held = min(max(p, NEAREST), 1 - NEAREST)
    return -math.log2(held if outcome else 1 - held)


def score(forecasts: Iterable[tuple[float, bool]]) -> Score | None:
    """The mean scores of (probability, outcome) pairs; None where there are none."""
    pairs = list(forecasts)
    if not pairs:
        return None
    return Score(
        len(pairs),
        sum(brier(p, outcome) for p, outcome in pairs) / len(pairs),
        sum(log_score(p, outcome) for p, outcome in pairs) / len(pairs),
    )
