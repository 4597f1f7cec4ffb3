"""Horizons: until when something is said to come, from the dates of a document and from words that count from its day.

horizons = Horizons(reading)
horizons.of(unit, bounds)       # Dated("1998-12-31", spans) or None
"""

import datetime
import re
from functools import cache

from verbale.knowledge.tables import toml
from verbale.language.numbers import number
from verbale.model.date import bare, is_edtf, parse
from verbale.model.laid import Laid
from verbale.model.records import Date, Dated
from verbale.model.span import Bounds, Span
from verbale.read.claims.units import Unit
from verbale.read.reading import Reading

_SEASONS = {"spring": (21, 5), "summer": (22, 8), "autumn": (23, 11), "fall": (23, 11), "winter": (24, 2)}
"""EDTF number and last month of each season, of the northern half of the earth."""
_WITHIN = {"day": 14, "week": 60, "month": 365}
"""Days that "within days", "within weeks", "within months" give at most."""


class Horizons:
    """The dates of a document that may be the horizon of what it says is to come."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        dated = (date for date in reading.records(Date) if date.value and date.type in ("date", "range"))
        self._dates = Laid((date.span.bounds, date) for date in dated)
        self.written = reading.document.published or reading.document.not_before
        days = _days(self.written.value) if self.written else ()
        self._today = days[0] if days else None
        known = self.written is not None and _is_day(self.written)
        self._day = datetime.date.fromisoformat(bare(self.written.value)) if self.written and known else None

    def of(self, unit: Unit, bounds: Bounds) -> Dated | None:
        """The date in the clause, or words there that count from the day of writing; else a date of its sentence."""
        return (
            self._named(self.reading.spans(unit.passage, *bounds))
            or self._counted(unit, bounds)
            or self._named(self.reading.spans(unit.passage, *unit.sentence))
            or self._soon(unit, bounds)
        )

    def _named(self, stretches: tuple[Span, ...]) -> Dated | None:
        """The first date that is not over when the text is written."""
        for date in (date for stretch in stretches for date in self._dates.over(stretch.bounds)):
            if self._ahead(str(date.value)):
                return Dated(str(date.value), (date.span,))
        return None

    def _counted(self, unit: Unit, bounds: Bounds) -> Dated | None:
        for kind, pattern in _patterns():
            match = pattern.search(unit.text, *bounds)
            value = self._value(kind, match) if match else None
            if match and value:
                return Dated(value, (*self.reading.spans(unit.passage, *match.span()), *self._basis()))
        return None

    def _basis(self) -> tuple[Span, ...]:
        return self.written.basis if self.written else ()

    def _value(self, kind: str, match: re.Match[str]) -> str | None:
        """EDTF of a phrase: the period the text is written in, or so long after its day."""
        unit = match["unit"].lower().rstrip("s")
        year = self.written.value[:4] if self.written and self.written.value[:4].isdigit() else None
        if kind == "period" and unit == "year":
            return year
        if self._day is None:
            return None
        if unit in _SEASONS:
            return _season(self._day, unit)
        if kind == "period":
            return _period(self._day, unit)
        count = number(match["number"]) if kind == "count" else None
        return _after(self._day, unit, count) if count else _spread(self._day, unit)

    def _soon(self, unit: Unit, bounds: Bounds) -> Dated | None:
        """Words such as "soon": about the year of writing."""
        match = _soon().search(unit.text, *bounds)
        if match is None or self.written is None or not self.written.value[:4].isdigit():
            return None
        basis = (*self.reading.spans(unit.passage, *match.span()), *self._basis())
        return Dated(f"{self.written.value[:4]}~", basis)

    def _ahead(self, value: str) -> bool:
        days = _days(value)
        return len(days) == 2 and self._today is not None and days[1] >= self._today


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, list[str]] = toml("claims")["horizons"]
    kinds = ("period", "count", "spread")
    return tuple((kind, re.compile(pattern, re.I)) for kind in kinds for pattern in rows[kind])


@cache
def _soon() -> re.Pattern[str]:
    return re.compile("|".join(toml("claims")["horizons"]["soon"]), re.I)


def _is_day(dated: Dated) -> bool:
    return len(bare(dated.value)) == len("1998-10-21") and is_edtf(dated.value) and "X" not in dated.value


def _season(day: datetime.date, name: str) -> str:
    """The season that ends next, the one of that day included."""
    season, last = _SEASONS[name]
    if name == "winter":  # it is named by the year in which it begins
        return f"{day.year - (day.month <= last)}-{season}"
    return f"{day.year + (day.month > last)}-{season}"


def _period(day: datetime.date, unit: str) -> str | None:
    if unit == "month":
        return f"{day:%Y-%m}"
    if unit in ("week", "weekend"):
        sunday = day + datetime.timedelta(days=6 - day.weekday())
        first = sunday - datetime.timedelta(days=1) if unit == "weekend" else day
        return f"{first.isoformat()}/{sunday.isoformat()}" if first < sunday else sunday.isoformat()
    if unit == "decade":
        return str(day.year // 10 * 10 + 9)
    return None


def _after(day: datetime.date, unit: str, count: float) -> str | None:
    if unit in ("day", "week", "hour"):
        days = count * {"day": 1, "week": 7, "hour": 1 / 24}[unit]
        until = day + datetime.timedelta(days=days)
        return until.isoformat() if unit != "week" else f"{until.isoformat()}~"
    if unit in ("month", "year"):
        months = day.year * 12 + day.month - 1 + round(count * (12 if unit == "year" else 1))
        return f"{months // 12:04}~" if unit == "year" else f"{months // 12:04}-{months % 12 + 1:02}~"
    return None


def _spread(day: datetime.date, unit: str) -> str | None:
    """From the day on, as far as such words reach."""
    if unit not in _WITHIN:
        return None
    return f"{day.isoformat()}/{(day + datetime.timedelta(days=_WITHIN[unit])).isoformat()}"


def _days(value: str) -> Bounds | tuple[()]:
    try:
        stretches = parse(value).days()
    except ValueError:
        return ()
    return (min(low for low, _ in stretches), max(high for _, high in stretches)) if stretches else ()
