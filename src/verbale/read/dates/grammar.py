"""What temporal expressions look like: the data file's rules as one pattern that finds and one a rule that reads."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.knowledge.calendar import SHORT_MONTH
from verbale.knowledge.pieces import fill
from verbale.knowledge.tables import table, toml
from verbale.language.numbers import DIGITS, WORDS

MONTHS = tuple(SHORT_MONTH.split("|"))
"""Months by their first letters, in order."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Weekdays by their first letters, Monday first."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
"""Which week or quarter of a stretch is meant, in order."""

_NAMED = re.compile(r"\(\?P<\w+>")
_BACK, _AHEAD = 56, 72
"""How far before and behind its word an expression may reach, in characters."""


class Found(NamedTuple):
    """An expression: the rule that it fits and the rule's own match."""

    rule: str
    match: re.Match[str]


@cache
def piece(name: str) -> str:
    """The pattern of a piece: `month`, `day`, `year`, `weekday`, `amount` ..."""
    if name == "holiday":
        return "|".join(row["name"] for row in table("holidays"))
    if name in ("digits", "words"):
        return DIGITS if name == "digits" else WORDS
    return fill(toml("date_rules")["piece"][name], piece)


@cache
def _master() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    rules = [(rule["name"], fill(rule["pattern"], piece)) for rule in toml("date_rules")["rule"]]
    unnamed = [_NAMED.sub("(?:", pattern).replace("(?P=s)", "[/.]") for _, pattern in rules]
    every = re.compile(rf"(?<![\w])(?:{'|'.join(f'({pattern})' for pattern in unnamed)})")
    return every, tuple((name, re.compile(rf"(?<!\w){pattern}")) for name, pattern in rules)


@cache
def _triggers() -> re.Pattern[str]:
    """Words and digits without which there is no expression."""
    return re.compile(rf"\b(?:{'|'.join(toml('date_rules')['triggers'])})")


def windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` in which expressions can stand: those around a trigger, joined where they touch."""
    low = high = -1
    for match in _triggers().finditer(text):
        start, end = max(0, match.start() - _BACK), min(len(text), match.end() + _AHEAD)
        if start > high:
            if high >= 0:
                yield low, high
            low = start
        high = end
    if high >= 0:
        yield low, high


def find(text: str) -> Iterator[Found]:
    """Every expression of `text`, in order, none over another."""
    every, own = _master()
    for low, high in windows(text):
        start = _word_edge(text, low)
        for found in every.finditer(text, start, _word_edge(text, high)):
            name, exact = own[(found.lastindex or 1) - 1]
            match = exact.match(text, found.start())
            if match is not None:
                yield Found(name, match)


def _word_edge(text: str, at: int) -> int:
    """`at`, or the next blank behind it: a window cuts no word."""
    if at in (0, len(text)):
        return at
    edge = text.find(" ", at)
    return len(text) if edge < 0 else edge
