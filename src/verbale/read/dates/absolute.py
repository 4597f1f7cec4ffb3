"""Expressions that name their place in the calendar, with or without the year: one function a rule of the grammar."""

import calendar
import re
from datetime import date, timedelta

from verbale.model.date import interval, month, parse
from verbale.model.span import Span
from verbale.read.dates.frame import Frame, Place, Resolved
from verbale.read.dates.grammar import ORDINALS
from verbale.read.dates.holidays import day_in, fixed, rule_of
from verbale.read.dates.parts import narrow
from verbale.read.dates.words import Match, day_number, kind_of, month_number, weekday_number

YearFound = tuple[int | None, tuple[Span, ...], str]
"""A year, the spans it was worked out from, and why; None where it is not known."""
SOON = 10
"""A yearless day up to so many days after the day of writing is still to come, without any word that says so."""


def year_for(number_: int, day: int | None, frame: Frame, place: Place) -> YearFound:
    """The year of a month or day that is told without one, the spans it was worked out from, and why."""
    if place.year:
        return place.year[0], (place.year[1],), "the year that its sentence names"
    ref = frame.ref
    if ref is None:
        if frame.year is None:
            return None, (), frame.why
        return frame.year - (frame.winter and number_ >= 10), frame.basis, f"year: {frame.why}"
    if not frame.exact:
        away = {
            year: abs((_day(year, number_, day or 15) - ref).days) for year in (ref.year - 1, ref.year, ref.year + 1)
        }
        return min(away, key=lambda year: (away[year], year)), frame.basis, f"nearest to {frame.why}"
    if place.future:
        last = _day(ref.year, number_, day or calendar.monthrange(ref.year, number_)[1])
        return ref.year + (last < ref), frame.basis, f"the next one after {frame.why}"
    first = _day(ref.year, number_, day or 1)
    return ref.year - (first > ref + timedelta(days=SOON)), frame.basis, f"the last one before {frame.why}"


def _day(year: int, number_: int, day: int) -> date:
    return date(year, number_, min(day, calendar.monthrange(year, number_)[1]))


def ymd(year: int | str | None, number_: int, day: int) -> str | None:
    """`YYYY-MM-DD`, the year XXXX where it is None; None where the calendar has no such day."""
    text = f"{int(year):04d}-{number_:02d}-{day:02d}" if year else f"XXXX-{number_:02d}-{day:02d}"
    try:
        parse(text)
    except ValueError:
        return None
    return text


def _relative_year(words: str | None, frame: Frame) -> int | None:
    if not words or this_year(frame) is None:
        return None
    words = words.lower()
    return this_year(frame) + (1 if "next" in words else -1 if re.search("last|previous|past", words) else 0)  # type: ignore[operator]


def this_year(frame: Frame) -> int | None:
    """The year of writing; None where it is not known."""
    return frame.ref.year if frame.ref and (frame.exact or frame.year is None) else frame.year


def explicit_year(match: Match, frame: Frame, group: str = "y") -> YearFound:
    """The year that the expression itself names, its basis, and why; None where it names none."""
    groups = match.groupdict()
    if groups.get(group):
        return int(groups[group]), (), "names its year"
    if year := _relative_year(groups.get("rel"), frame):
        return year, frame.basis, f"{groups['rel']}, counted from {frame.why}"
    return None, (), ""


def read_iso(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """Digits as ISO 8601 has them: "2031-04-09"."""
    value = ymd(match["y"], int(match["m"]), int(match["d"])) if 1 <= int(match["m"]) <= 12 else None
    return Resolved(value, why="an ISO date") if value else None


def read_slashed(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """Day, month and year in digits; where both orders are days, day first and in doubt (`?`)."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100 and match["s"] == ".":
        return None
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    readings = [ymd(year, m, d) for d, m in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= 31]
    values = sorted({value for value in readings if value})
    if not values:
        return None
    if len(values) == 1 or match["s"] == ".":
        return Resolved(readings[0] or values[0], why="day, month and year in digits")
    return Resolved(f"{readings[0]}?", why=f"read as day/month; as month/day it is {readings[1]}")


def read_day(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day and month, with its year or the year that the text gives: "9 April"."""
    number_, day = month_number(match["m"]), day_number(match["d"])
    year, basis, why = explicit_year(match, frame)
    if year is None:
        year, basis, why = year_for(number_, day, frame, place)
        year = _by_weekday(match, year, number_, day)
    value = ymd(year, number_, day)
    return Resolved(value, basis=basis, why=why) if value else None


def read_day_list(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """ "August 24 and 25" is a stretch; of days that lie apart the first is taken."""
    if day_number(match["d2"]) == day_number(match["d"]) + 1:
        return read_days_of_month(match, frame, place)
    return read_day(match, frame, place)


def _by_weekday(match: Match, year: int | None, number_: int, day: int) -> int | None:
    word = match.groupdict().get("w") or match.groupdict().get("w2")
    if year is None or not word or not ymd(year, number_, day):
        return year
    fitting = [
        y
        for y in (year, year - 1, year + 1)
        if ymd(y, number_, day) and date(y, number_, day).weekday() == weekday_number(word)
    ]
    return fitting[0] if fitting else year


def read_days_of_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch of days in one month: "9-12 April"."""
    number_, first, last = month_number(match["m"]), day_number(match["d"]), day_number(match["d2"])
    year, basis, why = explicit_year(match, frame)
    if year is None:
        year, basis, why = year_for(number_, first, frame, place)
    low, high = ymd(year, number_, first), ymd(year, number_, last)
    if low is None or high is None or last <= first:
        return None
    return Resolved(interval(low, high), "range", basis, why)


def read_days_of_months(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch from a day of one month to a day of another, over a new year as well."""
    a, b = month_number(match["m"]), month_number(match["m2"])
    first, last = day_number(match["d"]), day_number(match["d2"])
    year, basis, why = explicit_year(match, frame)
    if year is None:
        year, basis, why = year_for(b, last, frame, place)
    before = int(match["y1"]) if match["y1"] else year - (a > b) if year else None
    low, high = ymd(before, a, first), ymd(year, b, last)
    return Resolved(interval(low, high), "range", basis, why) if low and high else None


def read_months(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch of months: "from late April to June"."""
    a, b = month_number(match["m"]), month_number(match["m2"])
    year, basis, why = explicit_year(match, frame)
    if year is None:
        year, basis, why = year_for(b, None, frame, place)
    before = int(match["y1"]) if match["y1"] else year - (a > b) if year else None
    low = narrow(month_or_open(before, a), match["part"])
    high = narrow(month_or_open(year, b), match["part2"])
    return Resolved(interval(low, high), "range", basis, why)


def month_or_open(year: int | None, number_: int) -> str:
    """`YYYY-MM`, the year XXXX where it is None."""
    return month(year, number_) if year else f"XXXX-{number_:02d}"


def read_month_year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A month of a year, or a part of it: "early April 2031"."""
    year, basis, why = explicit_year(match, frame)
    value = narrow(month_or_open(year, month_number(match["m"])), match["part"])
    return Resolved(value, kind_of(value), basis, why)


def read_bare_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A month without a year: the one next to the day of writing."""
    groups = match.groupdict()
    number_ = month_number(groups.get("m") or groups["m2"])
    year, basis, why = year_for(number_, None, frame, place)
    value = narrow(month_or_open(year, number_), groups.get("part"))
    return Resolved(value, kind_of(value), basis, why)


def read_month_turn(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A month counted from the day of writing: "last April", "next June"."""
    number_, order = month_number(match["m"]), match["o"].lower()
    ref, this = frame.ref, this_year(frame)
    if this is None:
        return Resolved(month_or_open(None, number_), why=frame.why)
    now = ref.month if ref else 1
    if order in ("last", "past", "previous", "preceding"):
        year = this if number_ < now else this - 1
    elif order in ("next", "coming", "upcoming", "following"):
        year = this if number_ > now else this + 1
    else:
        year = this
    value = narrow(month_or_open(year, number_), match["part"])
    return Resolved(value, kind_of(value), frame.basis, f"{match['o']} counted from {frame.why}")


def read_quarter(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A quarter or half of a year: "Q3 2031"."""
    if match["half"]:
        return Resolved(
            narrow(match["y2"], "first half" if match["half"][1] == "1" else "second half"),
            "range",
            why="names its year",
        )
    return Resolved(narrow(match["y"], f"{ORDINALS[int(match['q']) - 1]} quarter"), "range", why="names its year")


def read_holiday(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A holiday by its name, movable ones by their rule; None where no year tells its day."""
    rule = rule_of(match["h"])
    if rule is None:
        return None
    year, basis, why = explicit_year(match, frame)
    if year is None:
        number_, day = fixed(rule) or _about(rule, frame) or (int(rule[:2]) if rule[:2].isdigit() else 2, 1)
        if frame.ref is None and frame.year is None and place.year is None:
            return Resolved(f"XXXX-{number_:02d}-{day:02d}" if fixed(rule) else None, why=frame.why)
        year, basis, why = year_for(number_, day, frame, place)
    if rule == "12-31" and match["y"] and frame.year == year and not frame.exact and frame.spring:
        return Resolved(
            f"{int(match['y']) - 1}-12-31",
            basis=frame.basis,
            why=f"the eve of {year}: what follows it is told of {year}",
        )
    when = day_in(rule, year or 1)
    return Resolved(when.isoformat(), basis=basis, why=why) if when else None


def _about(rule: str, frame: Frame) -> tuple[int, int] | None:
    """Month and day of a movable holiday in the year of writing."""
    year = this_year(frame)
    when = day_in(rule, year) if year and rule.startswith(("easter", "islamic")) else None
    return (when.month, when.day) if when else None


def read_year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A year, or a part of it: "late 2031"."""
    value = narrow(match["y"], match.groupdict().get("part"))
    return Resolved(value, kind_of(value), why="names its year")
