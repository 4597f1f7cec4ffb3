"""Dates as EDTF (ISO 8601-2:2019) and durations as ISO 8601.

Read and written: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, unspecified digits (`198X`, `XXXX-02-15`), seasons (`2024-21` spring
to `2024-24` winter, of the northern half of the world, by whole months), the marks `~` (approximate), `?` (uncertain)
and `%` (both), and intervals `a/b` with `..` for an open end.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

Unit = Literal["year", "month", "day"]
"""What a date is known to."""
Days = tuple[int, int]
"""First and last day of a stretch, as proleptic Gregorian ordinals."""

CACHED = 1 << 14
"""Values that are remembered: a large case asks for the same few thousand dates again and again."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of an EDTF season; winter begins in the year it is named by."""
WIDENING: dict[Unit, int] = {"year": 366, "month": 31, "day": 3}
"""How many days `~` may be off on either side: one unit of the value's own precision, three days for a day."""

_MOMENT = re.compile(r"(\d{4}|\d{3}X|\d\dXX|\dXXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


class Moment(msgspec.Struct, frozen=True):
    """One end of a value: year (four characters, X where unspecified), month or season, day, mark."""

    year: str
    month: str | None = None
    day: str | None = None
    mark: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.mark

    @property
    def unit(self) -> Unit:
        """The precision: the smallest part that is specified."""
        if self.month is None or "X" in self.month:
            return "year"
        return "month" if self.day is None or "X" in self.day else "day"

    def days(self, years: tuple[int, ...] = ()) -> tuple[Days, ...]:
        """The stretches of days it may mean, `~` taken in; one for each of `years` where its year is unspecified."""
        if self.year == "XXXX" and self.unit != "year":
            return tuple(one for year in years for one in self._in_years(year, year))
        return self._in_years(max(1, int(self.year.replace("X", "0"))), int(self.year.replace("X", "9")))

    def _in_years(self, low: int, high: int) -> tuple[Days, ...]:
        first, last = 1, 12
        if self.unit != "year":
            month = int(self.month or 0)
            first, last = SEASONS.get(month, (month, month))
        if self.unit == "day":
            number = int(self.day or 0)
            if number > calendar.monthrange(low, first)[1]:
                return ()
            bounds = (date(low, first, number), date(high, first, min(number, calendar.monthrange(high, first)[1])))
        else:
            until = min(9999, high + (last < first))
            bounds = (date(low, first, 1), date(until, last, calendar.monthrange(until, last)[1]))
        slack = WIDENING[self.unit] if self.mark in ("~", "%") else 0
        return ((max(FIRST, bounds[0].toordinal() - slack), min(LAST, bounds[1].toordinal() + slack)),)


class Edtf(msgspec.Struct, frozen=True):
    """A moment (`start` is `end`) or an interval; None is an open end."""

    start: Moment | None
    end: Moment | None

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"

    def days(self, years: tuple[int, ...] = ()) -> tuple[Days, ...]:
        """Every stretch of days that it may mean."""
        if self.start is not None and self.start == self.end:
            return self.start.days(years)
        starts = ((FIRST, FIRST),) if self.start is None else self.start.days(years)
        ends = ((LAST, LAST),) if self.end is None else self.end.days(years)
        return tuple((low, high) for low, _ in starts for _, high in ends if low <= high)


@lru_cache(CACHED)
def parse(text: str) -> Edtf:
    """The value that `text` writes. ValueError says what is wrong with it."""
    parts = text.strip().split("/")
    if len(parts) > 2:
        raise ValueError(f"{text!r} has more than one '/'")
    ends = [None if part in ("", "..") and len(parts) == 2 else _moment(part, text) for part in parts]
    if ends == [None, None]:
        raise ValueError(f"{text!r} is open at both ends")
    value = Edtf(ends[0], ends[-1])
    if len(parts) == 2 and not value.days(tuple(range(2000, 2009))):
        raise ValueError(f"{text!r} ends before it begins")
    return value


def _moment(part: str, text: str) -> Moment:
    match = _MOMENT.fullmatch(part)
    if match is None:
        raise ValueError(f"{text!r} is no EDTF date: {part!r} cannot be read")
    moment = Moment(*match.groups())
    month = moment.month
    if month and month != "XX" and not (1 <= int(month) <= 12 or (int(month) in SEASONS and moment.day is None)):
        raise ValueError(f"{text!r} has no month or season {month}")
    if month == "XX" and moment.day not in (None, "XX"):
        raise ValueError(f"{text!r} has a day in no known month")
    if moment.year in ("0000",) or (moment.unit == "day" and not _day_exists(moment)):
        raise ValueError(f"{text!r} is no day of the calendar")
    return moment


def _day_exists(moment: Moment) -> bool:
    year = 2000 if "X" in moment.year else int(moment.year)
    return 1 <= int(moment.day or 0) <= calendar.monthrange(year, int(moment.month or 0))[1]


@lru_cache(CACHED)
def is_edtf(text: str) -> bool:
    """Whether `text` can be read by `parse`."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(CACHED)
def earliest(text: str) -> date | None:
    """The first day that the value can mean; None where it is open, or its year is unspecified."""
    low = min((low for low, _ in parse(text).days()), default=FIRST)
    return None if low == FIRST else date.fromordinal(low)


@lru_cache(CACHED)
def latest(text: str) -> date | None:
    """The last day that the value can mean; None where it is open, or its year is unspecified."""
    high = max((high for _, high in parse(text).days()), default=LAST)
    return None if high == LAST else date.fromordinal(high)


@lru_cache(CACHED)
def years_of(text: str) -> tuple[int, ...]:
    """The years in which the value begins and ends."""
    return tuple(sorted({date.fromordinal(day).year for days in parse(text).days() for day in days}))


def bare(text: str) -> str:
    """The value without marks of approximation and doubt."""
    return re.sub(r"[~?%]", "", text)


def equal(left: str, right: str) -> bool:
    """Whether two values are the same one, marks included."""
    return parse(left) == parse(right)


@lru_cache(CACHED)
def compatible(left: str, right: str) -> bool:
    """Whether both can be true of one moment or stretch: a day lies in both."""
    pairs = [(a, b) for a in _days(left, right) for b in _days(right, left)]
    return any(a[0] <= b[1] and b[0] <= a[1] for a, b in pairs) or (not pairs and equal(left, right))


def contains(outer: str, inner: str) -> bool:
    """Whether every day that `inner` can mean lies in `outer`."""
    inside = _days(inner, outer)
    return bool(inside) and all(any(low <= a and b <= high for low, high in _days(outer, inner)) for a, b in inside)


def _days(text: str, other: str) -> tuple[Days, ...]:
    return parse(text).days(years_of(other))


def day(when: date) -> str:
    """`YYYY-MM-DD`."""
    return when.isoformat()


def month(year: int, number: int, mark: str = "") -> str:
    """`YYYY-MM`; months before and after the year's own roll over."""
    years, index = divmod(year * 12 + number - 1, 12)
    return f"{years:04d}-{index + 1:02d}{mark}"


def interval(start: str | None, end: str | None) -> str:
    """`a/b`, an end that is None open; the outer ends where a part is an interval itself."""
    if start is not None and start == end:
        return start
    low, high = (start or "..").split("/")[0], (end or "..").split("/")[-1]
    return f"{low}/{high}"


class Duration(msgspec.Struct, frozen=True):
    """A length of time in the units it was told in; all amounts are at least 0."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    def __str__(self) -> str:
        dates = "".join(f"{n}{u}" for n, u in zip(self._amounts()[:4], "YMWD", strict=True) if n)
        times = "".join(f"{n}{u}" for n, u in zip(self._amounts()[4:], "HMS", strict=True) if n)
        return f"P{dates}T{times}" if times else f"P{dates or '0D'}"

    def _amounts(self) -> tuple[int, ...]:
        return self.years, self.months, self.weeks, self.days, self.hours, self.minutes, self.seconds


def parse_duration(text: str) -> Duration:
    """The duration that an ISO 8601 `P...` writes; ValueError where it is none."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()) or text.endswith("T"):
        raise ValueError(f"{text!r} is no ISO 8601 duration")
    return Duration(*(int(part or 0) for part in match.groups()))


def shift(when: date, length: Duration, sign: Literal[1, -1] = 1) -> date | None:
    """The day that lies `length` later (earlier for -1); None where the calendar ends.

    Years and months keep the day of the month, or take the month's last one where it has none.
    """
    months = when.year * 12 + when.month - 1 + sign * (length.years * 12 + length.months)
    year, index = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    moved = date(year, index + 1, min(when.day, calendar.monthrange(year, index + 1)[1]))
    try:
        return moved + sign * timedelta(weeks=length.weeks, days=length.days, hours=length.hours)
    except OverflowError:
        return None
