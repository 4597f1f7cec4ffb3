"""The point in time that a document's relative words count from."""

from datetime import date

from verbale.model.date import latest
from verbale.model.records import Dated
from verbale.model.span import Span
from verbale.read.dates.find import Hit
from verbale.read.dates.frame import Frame, Place, Resolved, is_future
from verbale.read.dates.publication import DAY_RULES, Publication, told_days
from verbale.read.dates.resolve import RESOLVERS
from verbale.read.dates.words import month_number
from verbale.read.reading import Reading

_HALF = 183
"""Half a year in days: a yearless day belongs to the year in which it lies nearest to a day known."""


def frame_of(reading: Reading, hits: list[Hit], published: Publication | None) -> Frame:
    """The point in time that relative words count from."""
    value = published.value if published else "XXXX"
    if published and len(value) == 10 and not value.startswith("X"):
        return _exact(published)
    told = max(told_days(hits), default=None)
    if published and value[:4].isdigit() and "/" not in value:
        year = int(value[:4])
        if told is None or not published.weak or told[0].year >= year - 1:
            return _narrative(hits, year, published.basis, f"the year of publication, {year}")
    elif reading.document.not_after:
        return _bounded(hits, reading.document.not_after)
    if told:
        return _narrative(hits, told[0].year, (told[1],), f"{told[1].text!r}, the latest day told as past", told[0])
    return _by_year_named(hits)


def _bounded(hits: list[Hit], bound: Dated) -> Frame:
    """Counted from the day on which the text had been written: that of the text it is reproduced in."""
    value = bound.value.rstrip("?~%")
    why = f"{value}, when it had been written"
    if len(value) == 10:
        ref = date.fromisoformat(value)
        return Frame(ref, True, ref.year, basis=bound.basis, why=why)
    return _narrative(hits, int(value[:4]), bound.basis, why)


def _exact(published: Publication) -> Frame:
    day = date.fromisoformat(published.corrected or published.value)
    why = f"the date of publication, {day}"
    if published.corrected:
        why = f"{day}: the printed {published.value} cannot be right, as {published.why}"
    return Frame(day, True, day.year, basis=published.dated.basis, why=why)


def _by_year_named(hits: list[Hit]) -> Frame:
    """A holiday or month that names its year beside days that do not."""
    named = [
        hit
        for hit in hits
        if hit.rule in ("holiday", "month", "season")
        and hit.match.groupdict().get("y")
        and not is_future(hit.text, hit.start, hit.end)
    ]
    if not named:
        return Frame()
    hit = max(named, key=lambda hit: int(hit.match["y"]))
    return _narrative(hits, int(hit.match["y"]), (hit.span,), f"{hit.span.text!r}")


def _narrative(hits: list[Hit], year: int, basis: tuple[Span, ...], why: str, known: date | None = None) -> Frame:
    """The latest day told as past, in that year: yearless days belong to it, or lie nearest to the day known."""
    months = {month_number(hit.match["m"]) for hit in hits if hit.rule == "day" and not hit.match["y"]}
    winter = (
        known is None
        and any(m >= 10 for m in months)
        and any(m <= 3 for m in months)
        and not any(4 <= m <= 9 for m in months)
    )
    spring = bool(months) and max(months) <= 6
    base = Frame(known, False, year, winter, spring, basis, why)
    days = [(known, basis[0])] if known and basis else []
    for hit in hits:
        if hit.rule not in DAY_RULES or is_future(hit.text, hit.start, hit.end):
            continue
        resolved = RESOLVERS[hit.rule](hit.match, base, Place())
        when = _plain_day(resolved)
        if (when and when.year in (year, year - winter)) or (when and known and abs((when - known).days) < 183):
            days.append((when, hit.span))
    if not days:
        return base
    latest_day, span = max(days)
    return Frame(
        latest_day,
        False,
        max(year, latest_day.year),
        winter,
        spring,
        tuple(dict.fromkeys((*basis, span))),
        f"{why}; {span.text!r} is the latest day it tells",
    )


def _plain_day(resolved: Resolved | None) -> date | None:
    value = resolved.value if resolved else None
    if value is None or value.startswith("X") or len(value.split("/")[-1]) != 10:
        return None
    return latest(value)
