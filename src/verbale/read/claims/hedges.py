"""Hedges: the words that say how sure somebody is, and the band of per cent that is assigned to them."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.language.numbers import number
from verbale.model.span import Bounds

Band = tuple[int, int]
"""Lowest and highest probability, in per cent."""
_NEGATION = re.compile(r"\b(?:not|n.t|neither|nor|never|no longer|nobody|nothing|none)\b[^.;]{0,40}$", re.I)
_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)"
_NUMBER = re.compile(
    rf"(?P<low>\d{{1,3}})(?:\s?(?:–|-|to|and)\s?(?P<high>\d{{1,3}}))?\s?(?:per ?cent|%)"
    rf"(?! of (?:the|its|his|her|their|all|those)\b)"
    rf"|\b(?P<part>{_SMALL})(?: chance)? (?:in|out of) (?P<of>{_SMALL})\b",
    re.I,
)
_LIKELY = re.compile(r"\b(?:odds|chances?|probabilit\w+|likel\w+|unlikely|improbable|risks?|possibility)\b", re.I)
_LOOK = 60
"""How far from a number, in characters, the word of likelihood may stand that it is the measure of."""
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
    """The hedge of the stretch nearest to the cue; one with a band goes first where it stands beside it.

    A likelihood given as a number ("60 per cent", "one in three") is the band, whatever the word beside it means.
    """
    worded, numbered = _worded(text, start, end, cue), _numbered(text, start, end)
    if numbered is None or worded is None:
        return numbered or worded
    return Hedge(worded.bounds if worded.band else numbered.bounds, numbered.band, numbered.source)


def _numbered(text: str, start: int, end: int) -> Hedge | None:
    """A number that stands beside a word of likelihood."""
    for match in _NUMBER.finditer(text, start, end):
        beside = text[max(start, match.start() - _LOOK) : min(end, match.end() + _LOOK)]
        if _LIKELY.search(beside) and (band := _share(match)):
            return Hedge(match.span(), band, "a number in the text")
    return None


def _share(match: re.Match[str]) -> Band | None:
    """The per cent that a number says; None where it is none from 0 to 100."""
    if match["of"]:
        part, whole = number(match["part"]), number(match["of"])
        low = high = round(100 * part / whole) if part and whole else -1
    else:
        low = int(match["low"])
        high = int(match["high"] or low)
    return (low, high) if 0 <= low <= high <= 100 else None


def _worded(text: str, start: int, end: int, cue: Bounds) -> Hedge | None:
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
