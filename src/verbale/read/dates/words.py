"""Amounts and names of units: the words of an expression as numbers."""

import re

from verbale.language.numbers import number
from verbale.model.date import Duration
from verbale.read.dates.frame import DateType
from verbale.read.dates.grammar import MONTHS, WEEKDAYS

Match = re.Match[str]
"""A rule's match; its groups are what the rule reads."""


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS.index(word[:3].title()) + 1


def day_number(word: str) -> int:
    """The number in "5th" or "05"."""
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return WEEKDAYS.index(word[:3].title())


def kind_of(value: str | None) -> DateType:
    """`range` for an interval, else `date`."""
    return "range" if value and "/" in value else "date"


def amount_of(match: Match, group: str = "n") -> float | None:
    """The number of units told; None where it is "several" or the like."""
    words = (match.groupdict().get(group) or "").lower()
    if words.startswith("half"):
        return 0.5
    if words in ("a", "an"):
        return 0.5 if match[0].lower().startswith("half") else 1
    if words.endswith("couple of"):
        return 2
    return None if words in ("several", "a few", "few", "many", "some", "", "for", "over", "in") else number(words)


_LONG = {
    "decad": ("years", 10),
    "centu": ("years", 100),
    "fortn": ("weeks", 2),
    "quart": ("months", 3),
    "night": ("days", 1),
}


def length(amount: float, unit: str) -> Duration | None:
    """A duration of so many of a unit; halves in the next smaller one."""
    name, times = _LONG.get(unit.lower()[:5], (unit.lower().rstrip("s") + "s", 1))
    total = amount * times
    if total == int(total):
        return Duration(**{name: int(total)})
    smaller = {"years": ("months", 12), "weeks": ("days", 7), "days": ("hours", 24), "hours": ("minutes", 60)}.get(name)
    if smaller is None:
        return None
    return Duration(**{name: int(total), smaller[0]: round((total - int(total)) * smaller[1])})
