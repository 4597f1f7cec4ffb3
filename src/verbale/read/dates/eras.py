"""Seasons, decades and centuries, by number or by name. One function a rule of the grammar."""

from datetime import date

from verbale.model.date import interval
from verbale.read.dates.absolute import explicit_year, this_year
from verbale.read.dates.frame import Frame, Place, Resolved
from verbale.read.dates.parts import narrow, season
from verbale.read.dates.words import Match, kind_of


def read_season(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A season, of its year or counted from the day of writing: "last spring"."""
    groups = match.groupdict()
    year, basis, why = explicit_year(match, frame)
    name = match["season"].lower()
    if year is None:
        if frame.ref is None and frame.year is None:
            return Resolved(season(None, name), why=frame.why)
        ref = frame.ref or date(frame.year or 1, 1, 1)
        year, basis, why = (
            turn_season(name, (groups.get("o") or _season_order(place)).lower(), ref),
            frame.basis,
            f"counted from {frame.why}",
        )
    value = season(year, name)
    return Resolved(f"{value}~" if groups.get("part") else value, basis=basis, why=why)


def _season_order(place: Place) -> str:
    return "coming" if place.future else "gone"


def turn_season(name: str, order: str, ref: date) -> int:
    """The year in which the last, this or next season of that name begins."""
    begin = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    this = ref.year - (name == "winter" and ref.month <= 2)
    over = ref.month > (2 if name == "winter" else begin + 2) and not (name == "winter" and ref.month == 12)
    if order in ("last", "past", "previous"):
        return this if over and name != "winter" else this - 1
    if order in ("next", "coming"):
        return this + (ref.month >= begin)
    if order == "gone":
        return this if ref.month >= begin or name == "winter" else this - 1
    return this


def read_decade(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A decade in digits, or a part of it: "the early 1970s"."""
    value = narrow(f"{match['y'][:3]}X", match["part"])
    return Resolved(value, kind_of(value), why="names its decade")


_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


def read_decade_word(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """ "The sixties": of the century before 2000, or of the text's own where it is an older one."""
    this = this_year(frame)
    century = 19 if this is None or this >= 1920 else this // 100
    value = narrow(f"{century}{_TENS.index(match['tens'].lower()) + 2}X", match["part"])
    return Resolved(value, kind_of(value), why="names its decade")


def read_decades(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch of decades: "the 1950s and 1960s"."""
    low, high = narrow(f"{match['y'][:3]}X", match["part"]), narrow(f"{match['y2'][:3]}X", match["part2"])
    return Resolved(interval(low, high), "range", why="names its decades")


def read_century(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A century by its number: "the 19th century", "the late nineteenth century"."""
    number_ = int(match["c"]) if match["c"] else 15 + _CENTURIES.index(match["cw"].lower())
    return Resolved(f"{number_ - 1}XX", why="names its century")


_CENTURIES = ("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first")


def read_years(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch of years: "1994-97"."""
    first, last = int(match["y"]), int(match["y"][: 4 - len(match["y2"])] + match["y2"])
    return Resolved(f"{first}/{last}", "range", why="names its years") if first < last else None
