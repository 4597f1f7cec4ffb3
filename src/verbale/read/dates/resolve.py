"""From an expression to its EDTF value: one function a rule of the grammar."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from verbale.language.numbers import number
from verbale.model.date import Duration, earliest, interval, month, parse, shift
from verbale.read.dates.frame import DateType, Frame, Place, Resolved, Told
from verbale.read.dates.grammar import MONTHS, ORDINALS, WEEKDAYS
from verbale.read.dates.holidays import day_in, fixed, rule_of
from verbale.read.dates.parts import narrow, season, turn, week_of

Match = re.Match[str]
SOON = 10
"""A yearless day up to so many days after the day of writing is still to come, without any word that says so."""


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS.index(word[:3].title()) + 1


def day_number(word: str) -> int:
    """The number in "5th" or "05"."""
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return WEEKDAYS.index(word[:3].title())


def year_for(number_: int, day: int | None, frame: Frame, place: Place) -> tuple[int | None, tuple, str]:  # type: ignore[type-arg]
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


def _ymd(year: int | str | None, number_: int, day: int) -> str | None:
    text = f"{int(year):04d}-{number_:02d}-{day:02d}" if year else f"XXXX-{number_:02d}-{day:02d}"
    try:
        parse(text)
    except ValueError:
        return None
    return text


def _relative_year(words: str | None, frame: Frame) -> int | None:
    if not words or _this_year(frame) is None:
        return None
    words = words.lower()
    return _this_year(frame) + (1 if "next" in words else -1 if re.search("last|previous|past", words) else 0)  # type: ignore[operator]


def _this_year(frame: Frame) -> int | None:
    return frame.ref.year if frame.ref and (frame.exact or frame.year is None) else frame.year


def _explicit(match: Match, frame: Frame, group: str = "y") -> tuple[int | None, tuple, str]:  # type: ignore[type-arg]
    groups = match.groupdict()
    if groups.get(group):
        return int(groups[group]), (), "names its year"
    if year := _relative_year(groups.get("rel"), frame):
        return year, frame.basis, f"{groups['rel']}, counted from {frame.why}"
    return None, (), ""


def _iso(match: Match, frame: Frame, place: Place) -> Resolved | None:
    value = _ymd(match["y"], int(match["m"]), int(match["d"])) if 1 <= int(match["m"]) <= 12 else None
    return Resolved(value, why="an ISO date") if value else None


def _slashed(match: Match, frame: Frame, place: Place) -> Resolved | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100 and match["s"] == ".":
        return None
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    readings = [_ymd(year, m, d) for d, m in ((a, b), (b, a)) if 1 <= m <= 12 and 1 <= d <= 31]
    values = sorted({value for value in readings if value})
    if not values:
        return None
    if len(values) == 1 or match["s"] == ".":
        return Resolved(readings[0] or values[0], why="day, month and year in digits")
    return Resolved(f"{readings[0]}?", why=f"read as day/month; as month/day it is {readings[1]}")


def _day_of(match: Match, frame: Frame, place: Place) -> Resolved | None:
    number_, day = month_number(match["m"]), day_number(match["d"])
    year, basis, why = _explicit(match, frame)
    if year is None:
        year, basis, why = year_for(number_, day, frame, place)
        year = _by_weekday(match, year, number_, day)
    value = _ymd(year, number_, day)
    return Resolved(value, basis=basis, why=why) if value else None


def _by_weekday(match: Match, year: int | None, number_: int, day: int) -> int | None:
    word = match.groupdict().get("w") or match.groupdict().get("w2")
    if year is None or not word or not _ymd(year, number_, day):
        return year
    fitting = [
        y
        for y in (year, year - 1, year + 1)
        if _ymd(y, number_, day) and date(y, number_, day).weekday() == weekday_number(word)
    ]
    return fitting[0] if fitting else year


def _days_of_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    number_, first, last = month_number(match["m"]), day_number(match["d"]), day_number(match["d2"])
    year, basis, why = _explicit(match, frame)
    if year is None:
        year, basis, why = year_for(number_, first, frame, place)
    low, high = _ymd(year, number_, first), _ymd(year, number_, last)
    if low is None or high is None or last <= first:
        return None
    return Resolved(interval(low, high), "range", basis, why)


def _days_of_months(match: Match, frame: Frame, place: Place) -> Resolved | None:
    a, b = month_number(match["m"]), month_number(match["m2"])
    first, last = day_number(match["d"]), day_number(match["d2"])
    year, basis, why = _explicit(match, frame)
    if year is None:
        year, basis, why = year_for(b, last, frame, place)
    before = int(match["y1"]) if match["y1"] else year - (a > b) if year else None
    low, high = _ymd(before, a, first), _ymd(year, b, last)
    return Resolved(interval(low, high), "range", basis, why) if low and high else None


def _months(match: Match, frame: Frame, place: Place) -> Resolved | None:
    a, b = month_number(match["m"]), month_number(match["m2"])
    year, basis, why = _explicit(match, frame)
    if year is None:
        year, basis, why = year_for(b, None, frame, place)
    before = int(match["y1"]) if match["y1"] else year - (a > b) if year else None
    low = narrow(_month(before, a), match["part"])
    high = narrow(_month(year, b), match["part2"])
    return Resolved(interval(low, high), "range", basis, why)


def _month(year: int | None, number_: int) -> str:
    return month(year, number_) if year else f"XXXX-{number_:02d}"


def _month_year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    year, basis, why = _explicit(match, frame)
    value = narrow(_month(year, month_number(match["m"])), match["part"])
    return Resolved(value, _kind(value), basis, why)


def _kind(value: str | None) -> DateType:
    return "range" if value and "/" in value else "date"


def _bare_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    groups = match.groupdict()
    number_ = month_number(groups.get("m") or groups["m2"])
    year, basis, why = year_for(number_, None, frame, place)
    value = narrow(_month(year, number_), groups.get("part"))
    return Resolved(value, _kind(value), basis, why)


def _month_turn(match: Match, frame: Frame, place: Place) -> Resolved | None:
    number_, order = month_number(match["m"]), match["o"].lower()
    ref, this = frame.ref, _this_year(frame)
    if this is None:
        return Resolved(_month(None, number_), why=frame.why)
    now = ref.month if ref else 1
    if order in ("last", "past", "previous", "preceding"):
        year = this if number_ < now else this - 1
    elif order in ("next", "coming", "upcoming", "following"):
        year = this if number_ > now else this + 1
    else:
        year = this
    value = narrow(_month(year, number_), match["part"])
    return Resolved(value, _kind(value), frame.basis, f"{match['o']} counted from {frame.why}")


def _quarter(match: Match, frame: Frame, place: Place) -> Resolved | None:
    if match["half"]:
        return Resolved(
            narrow(match["y2"], "first half" if match["half"][1] == "1" else "second half"),
            "range",
            why="names its year",
        )
    return Resolved(narrow(match["y"], f"{ORDINALS[int(match['q']) - 1]} quarter"), "range", why="names its year")


def _season(match: Match, frame: Frame, place: Place) -> Resolved | None:
    groups = match.groupdict()
    year, basis, why = _explicit(match, frame)
    name = match["season"].lower()
    if year is None:
        if frame.ref is None and frame.year is None:
            return Resolved(season(None, name), why=frame.why)
        ref = frame.ref or date(frame.year or 1, 1, 1)
        year, basis, why = (
            turn_season(name, (groups.get("o") or "this").lower(), ref),
            frame.basis,
            f"counted from {frame.why}",
        )
    return Resolved(season(year, name), basis=basis, why=why)


def turn_season(name: str, order: str, ref: date) -> int:
    """The year in which the last, this or next season of that name begins."""
    begin = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    this = ref.year - (name == "winter" and ref.month <= 2)
    over = ref.month > (2 if name == "winter" else begin + 2) and not (name == "winter" and ref.month == 12)
    if order in ("last", "past", "previous"):
        return this if over and name != "winter" else this - 1
    if order in ("next", "coming"):
        return this + (ref.month >= begin)
    return this


def _decade(match: Match, frame: Frame, place: Place) -> Resolved | None:
    value = narrow(f"{match['y'][:3]}X", match["part"])
    return Resolved(value, _kind(value), why="names its decade")


def _decades(match: Match, frame: Frame, place: Place) -> Resolved | None:
    low, high = narrow(f"{match['y'][:3]}X", match["part"]), narrow(f"{match['y2'][:3]}X", match["part2"])
    return Resolved(interval(low, high), "range", why="names its decades")


def _century(match: Match, frame: Frame, place: Place) -> Resolved | None:
    return Resolved(f"{int(match['c']) - 1}XX", why="names its century")


def _years(match: Match, frame: Frame, place: Place) -> Resolved | None:
    first, last = int(match["y"]), int(match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"])
    return Resolved(f"{first}/{last}", "range", why="names its years") if first < last else None


def _holiday(match: Match, frame: Frame, place: Place) -> Resolved | None:
    rule = rule_of(match["h"])
    if rule is None:
        return None
    year, basis, why = _explicit(match, frame)
    if year is None:
        number_, day = fixed(rule) or (int(rule[:2]) if rule[:2].isdigit() else 2, 1)
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


def _amount(match: Match, group: str = "n") -> float | None:
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


def _length(match: Match, frame: Frame, place: Place) -> Resolved | None:
    amount = _amount(match)
    if amount is None:
        return Resolved(None, "duration", why="a length of time without a number")
    amount += 0.5 * match[0].endswith("and a half")
    found = length(amount, match["u"])
    return Resolved(str(found), "duration", why="a length of time") if found else None


def _age(match: Match, frame: Frame, place: Place) -> Resolved | None:
    amount = number(match["n"] or match["n2"] or match["n3"])
    found = length(amount, match["u"] or "year") if amount is not None and amount < 1000 else None
    return Resolved(str(found), "age", why="an age") if found else None


_CUT = {"y": 4, "d": 10, "m": 7, "w": 10, "h": 10, "f": 10, "c": 4, "n": 10, "q": 7, "s": 10}


def _moved(ref: date, match: Match, sign: int, cut: bool) -> str | None:
    amount = _amount(match)
    span = length(amount, match["u"]) if amount is not None else None
    when = shift(ref, span, 1 if sign > 0 else -1) if span else None
    if when is None:
        return None
    unit = match["u"].lower()
    decade = unit.startswith(("dec", "cen"))
    return when.isoformat()[: _CUT["y" if decade else unit[0]]] if cut else when.isoformat()


_ABOUT = re.compile(r"(?:up to|about|nearly|almost|around|some|over|more than|less than)\b", re.I)


def _back(match: Match, frame: Frame, place: Place) -> Resolved | None:
    way = match["way"].lower()
    mark = "~" if _ABOUT.match(match[0]) else ""
    if way in ("ago", "hence", "from now", "back"):
        sign = -1 if way in ("ago", "back") else 1
        if frame.ref is None or not frame.exact:
            value = _years_back(match, frame, sign)
            return Resolved(value and value + mark, basis=frame.basis, why=f"counted from {frame.why}")
        value = _moved(frame.ref, match, sign, cut=True)
        return Resolved(value and value + mark, basis=frame.basis, why=f"counted from {frame.why}")
    return _from_told(match, place.last, 1 if way in ("later", "on") else -1, mark)


def _years_back(match: Match, frame: Frame, sign: int) -> str | None:
    amount, this = _amount(match), _this_year(frame)
    found = length(amount, match["u"]) if amount is not None else None
    if this is None or found is None or not found.years:
        return None
    return f"{this + sign * found.years:04d}"


def _from_told(match: Match, told: Told | None, sign: int, mark: str = "") -> Resolved | None:
    amount = _amount(match)
    value = (
        _moved(
            told.day,
            match,
            sign,
            cut=match["u"][0].lower() in "ymdc" and match["u"][:2].lower() != "mi" and match["u"][0].lower() != "d",
        )
        if told
        else None
    )
    if told and value:
        return Resolved(value + mark, basis=(told.span,), why=f"counted from {told.span.text!r}")
    found = length(amount, match["u"]) if amount is not None else None
    return Resolved(str(found) if found else None, "duration", why="a length of time from a day that is not named")


def _from_event(match: Match, frame: Frame, place: Place) -> Resolved | None:
    told = place.event(match["what"])
    sign = -1 if match["way"].lower() in ("before", "prior to") else 1
    if match["n"]:
        return _from_told(match, told, sign)
    if told is None:
        return None
    return Resolved(f"{told.day.isoformat()}~", basis=(told.span,), why=f"close to {told.span.text!r}")


def _from_date(match: Match, frame: Frame, place: Place) -> Resolved | None:
    after = place.follows
    start = earliest(after.value) if after and after.value else None
    if start is None or after is None:
        return None
    value = _moved(start, match, -1 if match["way"].lower() in ("before", "prior to") else 1, cut=False)
    return Resolved(value, basis=after.basis, why="counted from the date behind it")


def _within(match: Match, frame: Frame, place: Place) -> Resolved | None:
    amount = _amount(match)
    found = length(amount, match["u"]) if amount is not None else None
    return Resolved(str(found) if found else None, "duration", why="a length of time up to or from now")


def _vague(match: Match, frame: Frame, place: Place) -> Resolved | None:
    unit = match["u"].lower()
    if frame.ref is None or unit not in ("days", "weeks", "hours"):
        return Resolved(None, why="too vague for a value")
    return Resolved(frame.ref.isoformat()[:7] + "~", basis=frame.basis, why=f"around {frame.why}")


def _event_day(match: Match, frame: Frame, place: Place) -> Resolved | None:
    way, unit = match["way"].lower(), match["u"].lower()
    if way in ("before yesterday", "after tomorrow"):
        return _offset(frame, -2 if way.startswith("before") else 2)
    if way == "before last":
        return _turned(unit, -2, frame)
    after = place.follows
    if after and after.value and unit == "day":
        return Resolved(after.value, basis=after.basis, why="the date that is named with it")
    if place.last is None:
        return Resolved(None, why="counted from a day that is not named")
    when = shift(place.last.day, length(1, unit) or Duration(days=1), 1 if way in ("after", "later") else -1)
    value = when.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)] if when else None
    return Resolved(value, basis=(place.last.span,), why=f"counted from {place.last.span.text!r}")


def _same_day(match: Match, frame: Frame, place: Place) -> Resolved | None:
    which, unit = match["which"].lower(), match["u"].lower()
    if place.last is None:
        return Resolved(None, why="points to a day that is not named")
    count = 1 if which in ("the next", "the following") else -1 if which in ("the previous", "the preceding") else 0
    by_day = unit not in ("week", "month", "year")
    when = (
        shift(place.last.day, length(abs(count), "day" if by_day else unit) or Duration(), 1 if count >= 0 else -1)
        if count
        else place.last.day
    )
    if when is None:
        return None
    value = interval(*week_of(when)) if unit == "week" else when.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)]
    return Resolved(value, basis=(place.last.span,), why=f"counted from {place.last.span.text!r}")


def _offset(frame: Frame, days: int) -> Resolved:
    if frame.ref is None or not frame.exact:
        return Resolved(None, why="counts from a day of publication that is not known")
    return Resolved((frame.ref + timedelta(days=days)).isoformat(), basis=frame.basis, why=f"counted from {frame.why}")


_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "overnight": -1,
    "tomorrow": 1,
    "day after tomorrow": 2,
}


def _today(match: Match, frame: Frame, place: Place) -> Resolved | None:
    return _offset(frame, _DAYS.get(match["t"].lower(), 0))


def _weekend(match: Match, frame: Frame, place: Place) -> Resolved | None:
    if frame.ref is None or not frame.exact:
        return Resolved(None, why=frame.why)
    order = match["o"].lower()
    saturday = frame.ref - timedelta(days=(frame.ref.weekday() - 5) % 7)
    if order in ("this", "next", "at the") or place.future:
        saturday += timedelta(days=7 if frame.ref.weekday() < 5 else 0)
    return Resolved(
        interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()),
        "range",
        frame.basis,
        f"counted from {frame.why}",
    )


def _sets(match: Match, frame: Frame, place: Place) -> Resolved | None:
    return Resolved(None, "set", why="returns; not one date")


def weekday_near(weekday: int, order: str, frame: Frame, place: Place) -> date | None:
    """The day that a weekday's name means."""
    if frame.ref is None:
        return None
    back, ahead = (frame.ref.weekday() - weekday) % 7, (weekday - frame.ref.weekday()) % 7
    if not frame.exact:  # the text's latest day is not later than the day of writing: the weekday follows it
        return frame.ref + timedelta(days=ahead) if frame.ref.day else None
    if order in ("last", "this past", "the previous"):
        return frame.ref - timedelta(days=back or 7)
    if order in ("next", "this coming", "the following"):
        return frame.ref + timedelta(days=ahead or 7)
    if order == "this" or place.future:
        return frame.ref + timedelta(days=ahead)
    return frame.ref - timedelta(days=back)


def _weekday(match: Match, frame: Frame, place: Place) -> Resolved | None:
    when = weekday_near(weekday_number(match["w"]), (match["o"] or "").lower(), frame, place)
    if when is None:
        return Resolved(None, why=frame.why)
    if match["wk"] and frame.ref:
        weeks = {"l": -1, "t": 0, "n": 1}[match["wk"][0].lower()]
        monday = frame.ref - timedelta(days=frame.ref.weekday())
        when = monday + timedelta(days=weekday_number(match["w"]), weeks=weeks)
    return Resolved(when.isoformat(), basis=frame.basis, why=f"{match['w']} next to {frame.why}")


def _weekdays(match: Match, frame: Frame, place: Place) -> Resolved | None:
    start = weekday_near(weekday_number(match["w"]), (match["o"] or "").lower(), frame, place)
    if start is None:
        return Resolved(None, "range", why=frame.why)
    end = start + timedelta(days=(weekday_number(match["w2"]) - start.weekday()) % 7)
    return Resolved(interval(start.isoformat(), end.isoformat()), "range", frame.basis, f"weekdays next to {frame.why}")


def _turned(unit: str, count: int, frame: Frame, part: str | None = None) -> Resolved:
    ref = frame.ref
    unit = unit.split()[-1]
    if unit == "year" and (this := _this_year(frame)):
        value = narrow(f"{this + count:04d}", part)
    elif ref and (frame.exact or unit in ("month", "decade", "century")):
        value = narrow(turn(ref, unit, count), part)
    else:
        return Resolved(None, why=frame.why)
    return Resolved(value, _kind(value), frame.basis, f"counted from {frame.why}")


_BACK = ("last", "past", "previous", "preceding")
_ON = ("next", "coming", "upcoming", "following")


def _turn(match: Match, frame: Frame, place: Place) -> Resolved | None:
    order = match["o"].lower()
    if order in ("same", "following", "previous", "preceding", "the said") and place.last:
        base = Frame(
            place.last.day, True, place.last.day.year, basis=(place.last.span,), why=f"{place.last.span.text!r}"
        )
        return _turned(match["u"].lower(), 1 if order in _ON else -1 if order in _BACK else 0, base, match["part"])
    return _turned(match["u"].lower(), -1 if order in _BACK else 1 if order in _ON else 0, frame, match["part"])


def _part_of(match: Match, frame: Frame, place: Place) -> Resolved | None:
    return _turned(match["u"].lower(), 0, frame, match["part"])


def _new_year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    this, word = _this_year(frame), match["t"].lower()
    if this is None or "century" in word:
        return Resolved("2000~" if "century" in word else None, why=frame.why)
    now = frame.ref.month if frame.ref else 6
    if word.startswith("month"):
        return _turned("month", 0 if place.future else -1, frame, "end")
    if word == "new year":
        value = f"{this + (now >= 10)}"
    else:
        value = month(this - (now <= 6 and not place.future), 12, "~")
    return Resolved(value, basis=frame.basis, why=f"the turn of the year next to {frame.why}")


def _ordinal_week(match: Match, frame: Frame, place: Place) -> Resolved | None:
    groups = match.groupdict()
    if groups["rel"]:
        unit = groups["rel"].split()[-1].lower()
        order = groups["rel"].lower().split()[0]
        whole = _turned(unit, -1 if order == "last" else 1 if order == "next" else 0, frame)
        value, basis, why = whole.value, whole.basis, whole.why
    elif groups["y2"]:
        value, basis, why = groups["y2"], (), "names its year"
    else:
        number_ = month_number(groups["m"])
        year, basis, why = _explicit(match, frame)
        if year is None:
            year, basis, why = year_for(number_, None, frame, place)
        value = _month(year, number_)
    value = narrow(value, f"{groups['k'].lower()} {groups['u'].lower()}") if value else None
    return Resolved(value, _kind(value), basis, why)


def _of_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    words = match["rel"].lower()
    base = place.last.day if place.last and re.search("same|that|following|previous", words) else frame.ref
    if base is None:
        return Resolved(None, why=frame.why)
    count = 1 if re.search("next|following", words) else -1 if re.search("last|previous", words) else 0
    year, number_ = month(base.year, base.month + count).split("-")
    value = _ymd(year, int(number_), day_number(match["d"]))
    return Resolved(value, basis=frame.basis, why=f"counted from {frame.why}")


def _nth(match: Match, frame: Frame, place: Place) -> Resolved | None:
    day = day_number(match["d"])
    base = place.last.day if place.last else frame.ref
    if base is None:
        return Resolved(None, why=frame.why)
    basis = (place.last.span,) if place.last else frame.basis
    if place.last is None and frame.exact and not place.future and day > base.day + SOON:
        base = base.replace(day=1) - timedelta(days=1)
    value = _ymd(base.year, base.month, day)
    return (
        Resolved(value, basis=basis, why="the month named before it" if place.last else f"month of {frame.why}")
        if value
        else None
    )


def _year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    value = narrow(match["y"], match.groupdict().get("part"))
    return Resolved(value, _kind(value), why="names its year")


def _this_time(match: Match, frame: Frame, place: Place) -> Resolved | None:
    return Resolved(None, why="the time of writing or speaking")


RESOLVERS: dict[str, Callable[[Match, Frame, Place], Resolved | None]] = {
    "iso": _iso, "slashed": _slashed, "day": _day_of, "day_list": _day_of, "days_of_month": _days_of_month,
    "days_of_months": _days_of_months, "months": _months, "month": _month_year, "month_of": _month_year,
    "month_turn": _month_turn, "quarter": _quarter, "season": _season, "decade": _decade, "decades": _decades,
    "century": _century, "years": _years, "holiday": _holiday, "back": _back, "from_event": _from_event,
    "from_date": _from_date, "within": _within, "vague": _vague, "event_day": _event_day, "same_day": _same_day,
    "today": _today, "weekend": _weekend, "sets": _sets, "weekdays": _weekdays, "weekday": _weekday, "turn": _turn,
    "part_of": _part_of, "new_year": _new_year, "ordinal_week": _ordinal_week, "of_month": _of_month, "nth": _nth,
    "age": _age, "length": _length, "many": _length, "part_month": _bare_month, "bare_month": _bare_month,
    "part_year": _year, "year": _year, "this_time": _this_time,
}  # fmt: skip

LATER = frozenset({"back", "from_event", "from_date", "event_day", "same_day", "turn", "of_month", "nth"})
"""Rules that may count from a day told elsewhere in the text: they are resolved after the others."""
