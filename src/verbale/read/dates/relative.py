"""Expressions that count from a day: of writing, or told elsewhere in the text. One function a rule of the grammar."""

import re
from datetime import date, timedelta

from verbale.language.numbers import number
from verbale.model.date import Duration, bare, earliest, interval, month, shift
from verbale.read.dates.absolute import SOON, this_year, ymd
from verbale.read.dates.frame import Frame, Place, Resolved, Told
from verbale.read.dates.parts import season, turn, week_of
from verbale.read.dates.stretches import turned
from verbale.read.dates.words import Match, amount_of, day_number, length


def read_length(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A length of time: "three and a half years"."""
    amount = amount_of(match)
    if amount is None or re.match(r"\d+\s?[-–]\s?\d", match[0]):
        return Resolved(None, "duration", why="a length of time without one number")
    amount += 0.5 * match[0].endswith("and a half")
    found = length(amount, match["u"])
    return Resolved(str(found), "duration", why="a length of time") if found else None


def read_age(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """Somebody's age: "aged 61"."""
    groups = match.groupdict()
    amount = number(groups["n"] or groups.get("n2") or groups.get("n3") or "")
    found = length(amount, groups.get("u") or "year") if amount is not None and amount < 1000 else None
    return Resolved(str(found), "age", why="an age") if found else None


_CUT = {"y": 4, "d": 10, "m": 7, "w": 10, "h": 10, "f": 10, "c": 4, "n": 10, "q": 7, "s": 10}


def _moved(ref: date, match: Match, sign: int, cut: bool) -> str | None:
    amount = amount_of(match)
    span = length(amount, match["u"]) if amount is not None else None
    when = shift(ref, span, 1 if sign > 0 else -1) if span else None
    if when is None:
        return None
    unit = match["u"].lower()
    decade = unit.startswith(("dec", "cen"))
    return when.isoformat()[: _CUT["y" if decade else unit[0]]] if cut else when.isoformat()


_ABOUT = re.compile(r"(?:up to|about|nearly|almost|around|some|over|more than|less than)\b", re.I)


def read_back(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day so long before or after another: "two years ago", "three days later"."""
    way = match["way"].lower()
    mark = "~" if _ABOUT.match(match[0]) else ""
    if way in ("ago", "hence", "from now", "back"):
        sign = -1 if way in ("ago", "back") else 1
        if frame.ref is None or not frame.exact:
            value = _years_back(match, frame, sign)
            return Resolved(value and value + mark, basis=frame.basis, why=f"counted from {frame.why}")
        value = _moved(frame.ref, match, sign, cut=True)
        if value and match["then"]:
            return Resolved(_that_time(frame.ref, match), basis=frame.basis, why=f"counted from {frame.why}")
        return Resolved(value and value + mark, basis=frame.basis, why=f"counted from {frame.why}")
    after = place.follows
    if after and after.value and after.type == "date":
        return Resolved(after.value, basis=after.basis, why="the date that is named with it")
    found = _from_told(match, place.last, 1 if way in ("later", "on") else -1, mark)
    if found and found.type == "date" and frame.exact and not place.future and _after(found.value, frame.ref):
        return _from_told(match, None, 1)
    return found


def _after(value: str | None, ref: date | None) -> bool:
    first = earliest(bare(value)) if value else None
    return first is not None and ref is not None and first > ref


_THEN = {"today": 0, "this day": 0, "yesterday": -1, "tomorrow": 1}


def _that_time(ref: date, match: Match) -> str | None:
    """ "Ten years ago this month", "a year ago today": the time that is named, so long ago."""
    moved = _moved(ref, match, -1, cut=False)
    if moved is None:
        return None
    when, then = date.fromisoformat(moved), match["then"].lower()
    if then in _THEN:
        return (when + timedelta(days=_THEN[then])).isoformat()
    turn_, unit = then.split()
    if unit in ("spring", "summer", "autumn", "winter"):
        return season(when.year, unit)
    return turn(when, unit, {"next": 1, "last": -1}.get(turn_, 0))


def _years_back(match: Match, frame: Frame, sign: int) -> str | None:
    amount, this = amount_of(match), this_year(frame)
    found = length(amount, match["u"]) if amount is not None else None
    if this is None or found is None or not found.years:
        return None
    return f"{this + sign * found.years:04d}"


def _from_told(match: Match, told: Told | None, sign: int, mark: str = "") -> Resolved | None:
    amount = amount_of(match)
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


def read_from_event(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day counted from something told: "a week after the crash"."""
    told = place.event(match["what"])
    sign = -1 if match["way"].lower() in ("before", "prior to") else 1
    if match["n"]:
        return _from_told(match, told, sign)
    if told is None:
        return None
    return Resolved(f"{told.day.isoformat()}~", basis=(told.span,), why=f"close to {told.span.text!r}")


def read_from_date(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day counted from the date behind it: "two days before 9 April"."""
    after = place.follows
    start = earliest(after.value) if after and after.value else None
    if start is None or after is None:
        return None
    value = _moved(start, match, -1 if match["way"].lower() in ("before", "prior to") else 1, cut=False)
    return Resolved(value, basis=after.basis, why="counted from the date behind it")


def read_within(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A limit that is a length of time: "within ten days"."""
    amount = amount_of(match)
    found = length(amount, match["u"]) if amount is not None else None
    return Resolved(str(found) if found else None, "duration", why="a length of time up to or from now")


def read_vague(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch without a number: "recent weeks"; its month at best."""
    unit = match["u"].lower()
    if frame.ref is None or unit not in ("days", "weeks", "hours"):
        return Resolved(None, why="too vague for a value")
    return Resolved(frame.ref.isoformat()[:7] + "~", basis=frame.basis, why=f"around {frame.why}")


def read_event_day(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """The day before or after another: "the day before yesterday", "a day later"."""
    way, unit = match["way"].lower(), match["u"].lower()
    if way in ("before yesterday", "after tomorrow"):
        return _offset(frame, -2 if way.startswith("before") else 2)
    if way == "before last":
        return turned(unit, -2, frame)
    after = place.follows
    if after and after.value and unit == "day":
        return Resolved(after.value, basis=after.basis, why="the date that is named with it")
    if place.last is None:
        return Resolved(None, why="counted from a day that is not named")
    when = shift(place.last.day, length(1, unit) or Duration(days=1), 1 if way in ("after", "later") else -1)
    value = when.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)] if when else None
    return Resolved(value, basis=(place.last.span,), why=f"counted from {place.last.span.text!r}")


def read_same_day(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """The same, next or previous day, week or year as told before."""
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


def read_today(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """Today and the days beside it."""
    return _offset(frame, _DAYS.get(match["t"].lower(), 0))


def read_sets(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """What returns: "every Friday"; it has no one value."""
    return Resolved(None, "set", why="returns; not one date")


def read_of_month(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day of a month that is counted: "the 9th of this month"."""
    words = match["rel"].lower()
    base = place.last.day if place.last and re.search("same|that|following|previous", words) else frame.ref
    if base is None:
        return Resolved(None, why=frame.why)
    count = 1 if re.search("next|following", words) else -1 if re.search("last|previous", words) else 0
    year, number_ = month(base.year, base.month + count).split("-")
    value = ymd(year, int(number_), day_number(match["d"]))
    return Resolved(value, basis=frame.basis, why=f"counted from {frame.why}")


def read_nth(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A day by its number alone: "on the 9th"."""
    day = day_number(match["d"])
    base = place.last.day if place.last else frame.ref
    if base is None:
        return Resolved(None, why=frame.why)
    basis = (place.last.span,) if place.last else frame.basis
    if place.last is None and frame.exact and not place.future and day > base.day + SOON:
        base = base.replace(day=1) - timedelta(days=1)
    value = ymd(base.year, base.month, day)
    return (
        Resolved(value, basis=basis, why="the month named before it" if place.last else f"month of {frame.why}")
        if value
        else None
    )


def read_this_time(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """The time of writing, without a value of its own."""
    return Resolved(None, why="the time of writing or speaking")
