"""Days that have a name: what day of a year they fall on."""

import re
from datetime import date, timedelta
from functools import cache

from verbale.knowledge.tables import table

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["name"]), row["rule"]) for row in table("holidays"))


@cache
def _lunar() -> dict[int, date]:
    return {int(row["year"]): date.fromisoformat(row["day"]) for row in table("lunar_new_year")}


def rule_of(name: str) -> str | None:
    """The rule of the holidays table for a day's name; None for a name that it lacks."""
    return next((rule for pattern, rule in _rules() if pattern.fullmatch(name)), None)


def fixed(rule: str) -> tuple[int, int] | None:
    """Month and day of a holiday that keeps them every year."""
    return (int(rule[:2]), int(rule[3:])) if re.fullmatch(r"\d\d-\d\d", rule) else None


def day_in(rule: str, year: int) -> date | None:
    """The day in that year; None where the tables do not reach it."""
    if pair := fixed(rule):
        return date(year, *pair)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:] or 0))
    if rule == "lunar":
        return _lunar().get(year)
    if rule.startswith("islamic"):
        parts = [int(part) for part in rule.split("-")[1:]]
        return islamic(year, parts[0], parts[1] if len(parts) > 1 else 1)
    month, weekday, nth = rule.split("-")
    return _nth_weekday(year, int(month), _WEEKDAYS.index(weekday), nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: str) -> date:
    days = [day for day in (date(year, month, 1) + timedelta(days=n) for n in range(31)) if day.month == month]
    matching = [day for day in days if day.weekday() == weekday]
    return matching[-1] if nth == "last" else matching[int(nth) - 1]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Nature 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, skipped = divmod(century, 4)
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    lead = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * lead) // 451
    month, day = divmod(epact + lead - 7 * late + 114, 31)
    return date(year, month, day + 1)


_HIJRA = 227_014
"""The day before 1 Muharram of the year 1 (civil epoch, 16 July 622 Julian), as a proleptic Gregorian ordinal."""


def islamic(year: int, month: int, day: int) -> date | None:
    """The first such day of the tabular Islamic calendar in a Gregorian year; sightings of the moon differ by a day."""
    guess = int((year - 622) * 33 / 32)
    for lunar in range(guess - 1, guess + 3):
        before = (lunar - 1) * 354 + (3 + 11 * lunar) // 30
        ordinal = _HIJRA + before + 29 * (month - 1) + month // 2 + day
        if ordinal > 0 and date.fromordinal(ordinal).year == year:
            return date.fromordinal(ordinal)
    return None
