"""Weeks, months, years and their parts, counted from the day of writing. One function a rule of the grammar."""

from verbale.model.date import interval, latest, month
from verbale.read.dates.absolute import explicit_year, month_or_open, this_year, year_for
from verbale.read.dates.eras import turn_season
from verbale.read.dates.frame import Frame, Place, Resolved
from verbale.read.dates.parts import narrow, season, turn
from verbale.read.dates.weeks import weekend_near
from verbale.read.dates.words import Match, kind_of, month_number


def read_is_out(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """ "Before the year is out": up to its last day."""
    unit = match["u"].lower()
    if unit in ("spring", "summer", "autumn", "winter") and frame.ref:
        value: str | None = season(turn_season(unit, "coming", frame.ref), unit)
    elif unit == "weekend":
        value = weekend_near(frame, "this", True)
    elif unit == "day":
        value = frame.ref.isoformat() if frame.ref and frame.exact else None
    else:
        value = turned(unit, 0, frame).value
    last = latest(value) if value else None
    return Resolved(f"../{last}" if last else None, "range", frame.basis, f"no later than its end; {frame.why}")


def read_rest(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """ "The rest of the year": from the day of writing to its end."""
    whole = turned(match["u"].lower(), 0, frame).value
    last = latest(whole) if whole else None
    if last is None or frame.ref is None or not frame.exact or last < frame.ref:
        return Resolved(None, "range", why=frame.why)
    return Resolved(interval(frame.ref.isoformat(), last.isoformat()), "range", frame.basis, f"from {frame.why}")


def turned(unit: str, count: int, frame: Frame, part: str | None = None) -> Resolved:
    """The week, month, year ... `count` after the one of writing, or the named part of it."""
    ref = frame.ref
    unit = unit.split()[-1]
    if unit == "year" and (this := this_year(frame)):
        value = narrow(f"{this + count:04d}", part)
    elif ref and (frame.exact or unit in ("month", "decade", "century")):
        value = narrow(turn(ref, unit, count), part)
    else:
        return Resolved(None, why=frame.why)
    return Resolved(value, kind_of(value), frame.basis, f"counted from {frame.why}")


_BACK = ("last", "past", "previous", "preceding")


_ON = ("next", "coming", "upcoming", "following")


def read_turn(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A week, month, year or longer that is counted: "last week", "early next year"."""
    order = match["o"].lower()
    if order in ("same", "following", "previous", "preceding", "the said") and place.last:
        base = Frame(
            place.last.day, True, place.last.day.year, basis=(place.last.span,), why=f"{place.last.span.text!r}"
        )
        return turned(match["u"].lower(), 1 if order in _ON else -1 if order in _BACK else 0, base, match["part"])
    return turned(match["u"].lower(), -1 if order in _BACK else 1 if order in _ON else 0, frame, match["part"])


def read_part_of(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A part of the stretch that runs: "later this year"."""
    return turned(match["u"].lower(), 0, frame, match["part"])


def read_new_year(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """The turn of a month, year or century, next to the day of writing."""
    this, word = this_year(frame), match["t"].lower()
    if this is None or "century" in word:
        return Resolved("2000~" if "century" in word else None, why=frame.why)
    now = frame.ref.month if frame.ref else 6
    if word.startswith("month"):
        return turned("month", 0 if place.future else -1, frame, "end")
    opened = f"{this + (now >= 10 or (place.future and now > 2))}"
    value = opened if word == "new year" else month(this - (now <= 6 and not place.future), 12, "~")
    return Resolved(value, basis=frame.basis, why=f"the turn of the year next to {frame.why}")


def read_ordinal_week(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A week or day by its number within a month or year: "the second week of April"."""
    groups = match.groupdict()
    if groups["rel"]:
        unit = groups["rel"].split()[-1].lower()
        order = groups["rel"].lower().split()[0]
        whole = turned(unit, -1 if order == "last" else 1 if order == "next" else 0, frame)
        value, basis, why = whole.value, whole.basis, whole.why
    elif groups["y2"]:
        value, basis, why = groups["y2"], (), "names its year"
    else:
        number_ = month_number(groups["m"])
        year, basis, why = explicit_year(match, frame)
        if year is None:
            year, basis, why = year_for(number_, None, frame, place)
        value = month_or_open(year, number_)
    value = narrow(value, f"{groups['k'].lower()} {groups['u'].lower()}") if value else None
    return Resolved(value, kind_of(value), basis, why)
