"""Parts of a year, month, week, decade: their EDTF values.

Conventions: the beginning or end of a year is its first or last month, about (`2023-12~`); of a decade three or four of
its years, about (`1986~/1989~`); "early January" is January, about. Weeks begin on Monday (ISO 8601).
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from verbale.model.date import earliest, interval, latest, month

_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "latter": 1}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def season(year: int | None, name: str) -> str:
    """`YYYY-21` to `YYYY-24`."""
    return f"{year:04d}-{_SEASONS[name]}" if year else f"XXXX-{_SEASONS[name]}"


def week_of(when: date) -> tuple[str, str]:
    """Monday and Sunday of the day's week."""
    monday = when - timedelta(days=when.weekday())
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def turn(ref: date, unit: str, count: int) -> str:
    """The week, month, quarter, year, decade or century `count` after the day's own."""
    if unit == "week":
        return interval(*week_of(ref + timedelta(weeks=count)))
    if unit == "month":
        return month(ref.year, ref.month + count)
    if unit == "quarter":
        first = (ref.month - 1) // 3 * 3 + 1 + 3 * count
        return interval(month(ref.year, first), month(ref.year, first + 2))
    if unit == "decade":
        return f"{ref.year // 10 + count}X"
    return f"{ref.year // 100 + count}XX" if unit == "century" else f"{ref.year + count:04d}"


def narrow(value: str, part: str | None) -> str:
    """The named part of a stretch; the stretch itself where the part only says "earlier this"."""
    part = re.sub(r"^(?:the\s+)?(?:very\s+)?", "", (part or "").lower())
    if not part or part in ("earlier", "later", "latest") or "/" in value:
        return value
    ordinal, _, unit = part.partition(" ")
    if unit in ("days", "weeks", "months", "hours"):
        part = "end" if ordinal in ("closing", "last", "final", "dying", "waning") else "start"
    if unit in ("half", "quarter", "week", "day", "weekend"):
        return _fraction(value, ordinal, unit)
    edge = {"e": "early", "l": "late", "m": "mid", "b": "first", "s": "first", "o": "first", "c": "last", "t": "first"}[
        part[0]
    ]
    edge = "last" if part == "end" else edge
    if value.endswith("X"):
        return _of_decade(value, edge)
    return (
        _of_month(value, edge)
        if "-" in value
        else f"{value}-{ {'early': '01', 'first': '01', 'mid': '06'}.get(edge, '12') }~"
    )


def _of_decade(value: str, edge: str) -> str:
    if value.endswith("XX"):
        return value
    low, high = {"early": (0, 3), "first": (0, 3), "mid": (4, 6)}.get(edge, (6, 9))
    return f"{value[:3]}{low}~/{value[:3]}{high}~"


def _of_month(value: str, edge: str) -> str:
    if edge in ("early", "late") or value.startswith("X"):
        return f"{value}~"
    day = {"first": 1, "mid": 15}.get(edge) or monthrange(int(value[:4]), int(value[5:7]))[1]
    return f"{value}-{day:02d}~"


def _fraction(value: str, ordinal: str, unit: str) -> str:
    if re.fullmatch(r"\d{3}X", value) and unit == "half":
        return f"{value[:3]}0/{value[:3]}4" if ordinal == "first" else f"{value[:3]}5/{value[:3]}9"
    low, high = (None, None) if "X" in value else (earliest(value), latest(value))
    if low is None or high is None:
        return value
    if unit == "day":
        return (high if ordinal == "last" else low + timedelta(days=_NTH[ordinal])).isoformat()
    if unit in ("week", "weekend"):
        start = high - timedelta(days=6) if ordinal == "last" else low + timedelta(weeks=_NTH[ordinal])
        return interval(start.isoformat(), min(high, start + timedelta(days=6)).isoformat())
    if len(value) == 4:
        months = 6 if unit == "half" else 3
        index = 12 // months - 1 if ordinal == "last" else _NTH[ordinal]
        return interval(month(int(value), 1 + index * months), month(int(value), (index + 1) * months))
    middle = low + timedelta(days=14)
    first = ordinal == "first"
    return interval((low if first else middle + timedelta(days=1)).isoformat(), (middle if first else high).isoformat())
