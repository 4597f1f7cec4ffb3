"""Hedges: the words that say how sure somebody is, and the band of per cent that is assigned to them."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.span import Bounds

Band = tuple[int, int]
_NEGATION = re.compile(r"\b(?:not|n.t|neither|nor|never|no longer|nobody|nothing|none)\b[^.;]{0,40}$", re.I)
_BESIDE = 30
"""How far from the cue, in characters, a word of likelihood may stand to go before the nearest hedge."""


class Hedge(NamedTuple):
    """Where the words stand, their band (None where they have none) and the source of the band."""

    bounds: Bounds
    band: Band | None
    source: str


class _Row(NamedTuple):
    pattern: re.Pattern[str]
    band: Band | None
    negated: Band | None
    source: str


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.I),
            _band(row.get("band")),
            _band(row.get("not")),
            row["source"],
        )
        for row in toml("hedges")["hedge"]
    )


def _band(value: list[int] | None) -> Band | None:
    return (value[0], value[1]) if value else None


def hedge_in(text: str, start: int, end: int, cue: Bounds) -> Hedge | None:
    """The hedge of the stretch nearest to the cue; one with a band goes first where it stands beside it."""
    found = [(row, match) for row in _rows() for match in row.pattern.finditer(text, start, end)]
    if not found:
        return None
    row, match = min(found, key=lambda held: _farness(held[0], _distance(held[1].span(), cue)))
    negated = row.band is not None and _NEGATION.search(text, start, match.start()) is not None
    return Hedge(match.span(), row.negated if negated else row.band, row.source)


def _farness(row: _Row, distance: int) -> tuple[bool, int]:
    return not (row.band is not None and distance <= _BESIDE), distance


def _distance(one: Bounds, other: Bounds) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])
