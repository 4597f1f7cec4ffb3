"""When a document was written: from what its user says, its imprint, and its own words."""

import re
from dataclasses import dataclass, replace
from datetime import date

from verbale.model.date import earliest, is_edtf, latest, parse
from verbale.model.records import Dated
from verbale.model.span import Span
from verbale.read.dates.find import Hit
from verbale.read.dates.frame import Frame, Place, Resolved, is_future
from verbale.read.dates.grammar import WEEKDAYS, find
from verbale.read.dates.resolve import RESOLVERS, month_number, weekday_number
from verbale.read.reading import Reading

_DAY_RULES = frozenset({"iso", "slashed", "day", "day_list", "days_of_month", "days_of_months", "holiday"})
_DATELINE = re.compile(r"^[A-Z][\w.' -]{1,30}(?:, [A-Z][\w.' ]{1,20})?,? \(?\s*$")
_PERIODICAL = re.compile(r"\b(?:newsletter|weekly|column|bulletin|edition|magazine|digest|issue)\b", re.I)


@dataclass(frozen=True)
class Publication:
    """The printed or given date of publication; `corrected` where the document's own words contradict it."""

    value: str
    basis: tuple[Span, ...] = ()
    given: bool = False
    weak: bool = False
    """A copyright year: it may be the year in which the page was saved."""
    corrected: str | None = None
    against: tuple[Span, ...] = ()
    why: str = ""

    @property
    def dated(self) -> Dated:
        """The date to work with: the corrected one, marked as uncertain."""
        return (
            Dated(f"{self.corrected}?", self.basis + self.against) if self.corrected else Dated(self.value, self.basis)
        )


def publication(reading: Reading, hits: list[Hit], imprint: list[tuple[str, str, Span]]) -> Publication | None:
    """The best statement of when the document came out, checked against its own words."""
    found = _stated(reading) or _printed(hits, imprint) or _dateline(reading, hits) or _copyright(imprint)
    if found is None or found.given or len(found.value) < 10 or found.value.startswith("X"):
        return found
    return _checked(found, reading, hits, imprint)


def _stated(reading: Reading) -> Publication | None:
    document = reading.document
    if document.published is None or not is_edtf(document.published.value):
        return None
    given = "published" in document.given
    return Publication(document.published.value.rstrip("?~%"), document.published.basis, given)


def _printed(hits: list[Hit], imprint: list[tuple[str, str, Span]]) -> Publication | None:
    for what, words, span in imprint:
        value = value_of(words) if what == "printed" else None
        if value:
            return Publication(value, (span,))
    return None


def value_of(words: str) -> str | None:
    found = next(find(words), None)
    resolved = RESOLVERS[found.rule](found.match, Frame(), Place()) if found else None
    return resolved.value if resolved else None


def _dateline(reading: Reading, hits: list[Hit]) -> Publication | None:
    for hit in hits:
        if hit.passage is None or hit.passage > 3 or hit.rule not in ("day", "iso"):
            continue
        passage = reading.passages[hit.passage]
        alone = not re.sub(r"[\W\d]+", "", hit.text[: hit.start] + hit.text[hit.end :])
        agency = _DATELINE.match(hit.text[: hit.start]) and re.match(
            r"\)?,?\s*(?:\([A-Z]|--|[–—])", hit.text[hit.end :]
        )
        if alone or agency or (passage.role == "dateline" and hit.start < 60):
            resolved = RESOLVERS[hit.rule](hit.match, Frame(), Place())
            if resolved and resolved.value:
                return Publication(resolved.value, (hit.span,))
    return None


def _copyright(imprint: list[tuple[str, str, Span]]) -> Publication | None:
    years = [(words, span) for what, words, span in imprint if what == "copyright"]
    return Publication(years[-1][0], (years[-1][1],), weak=True) if years else None


def _checked(
    found: Publication, reading: Reading, hits: list[Hit], imprint: list[tuple[str, str, Span]]
) -> Publication:
    """The publication date, corrected where the nearest year that fits the document's own words is another one."""
    printed = date.fromisoformat(found.value)
    proofs = list(_weekday_proofs(printed, found, reading, hits, imprint))
    later = [(when, span) for when, span in told_days(hits) if when > printed]
    if later:
        when, span = max(later)
        proofs.append(
            (
                [year for year in (printed.year + 1, printed.year + 2) if _in(year, printed) >= when],
                span,
                f"it tells of {span.text} as past",
            )
        )
    for years, span, why in proofs:
        if years and printed.year not in years:
            year = min(years, key=lambda year: (abs(year - printed.year), -year))
            return replace(found, corrected=_in(year, printed).isoformat(), against=(span,), why=why)
    return found


def _in(year: int, day: date) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _weekday_proofs(
    printed: date, found: Publication, reading: Reading, hits: list[Hit], imprint: list[tuple[str, str, Span]]
):  # type: ignore[no-untyped-def]
    near = range(printed.year - 1, printed.year + 2)
    for what, words, span in imprint:
        line = reading.text[
            reading.text.rfind("\n", 0, span.start) + 1 : (
                reading.text.find("\n", span.end) + 1 or len(reading.text) + 1
            )
            - 1
        ]
        beside = any(abs(span.start - basis.start) < 400 for basis in found.basis)
        if what == "each" and beside and _PERIODICAL.search(line):
            weekday = weekday_number(words.split()[1])
            yield (
                [year for year in near if _in(year, printed).weekday() == weekday],
                span,
                f"it comes out on a {WEEKDAYS[weekday]}day",
            )
    for hit in hits:
        groups = hit.match.groupdict()
        word = groups.get("w") or groups.get("w2")
        if hit.rule == "day" and word and not groups.get("y") and not is_future(hit.text, hit.start, hit.end):
            day, number_ = int(re.sub(r"\D", "", groups["d"])), month_number(groups["m"])
            fits = [
                y
                for y in near
                if is_edtf(f"{y}-{number_:02d}-{day:02d}") and date(y, number_, day).weekday() == weekday_number(word)
            ]
            yield fits, hit.span, f"{hit.span.text} is no such weekday in {printed.year}"


def told_days(hits: list[Hit]) -> list[tuple[date, Span]]:
    """The days that the text names with their year and tells as past."""
    found = []
    for hit in hits:
        if hit.rule not in _DAY_RULES or not hit.match.groupdict().get("y") or is_future(hit.text, hit.start, hit.end):
            continue
        if hit.rule == "holiday":  # "New Year's Eve 2024" is the eve of 2024 to some and the end of 2024 to others
            continue
        resolved = RESOLVERS[hit.rule](hit.match, Frame(), Place())
        when = earliest(resolved.value) if resolved and resolved.value and not resolved.value.endswith("?") else None
        if when:
            found.append((when, hit.span))
    return found


def frame_of(reading: Reading, hits: list[Hit], published: Publication | None) -> Frame:
    """The point in time that relative words count from."""
    document = reading.document
    if published and (len(published.value) == 10) and not published.value.startswith("X"):
        return _exact(published)
    if not published or published.value.startswith("X"):
        bound = document.not_after.value.rstrip("?~%") if document.not_after else ""
        if document.not_after and len(bound) == 10:
            ref = date.fromisoformat(bound)
            return Frame(ref, True, ref.year, basis=document.not_after.basis, why=f"{ref}, when it had been written")
        if document.not_after and bound[:4].isdigit():
            why = f"{bound}, when it had been written"
            return _narrative(hits, int(bound[:4]), document.not_after.basis, why)
    told = told_days(hits)
    if published and published.value[:4].isdigit() and "/" not in published.value:
        year = int(published.value[:4])
        if published.weak and told and max(told)[0].year < year - 1:
            return _narrative(
                hits, max(told)[0].year, (max(told)[1],), f"{max(told)[1].text!r}, the latest day told as past"
            )
        return _narrative(hits, year, published.basis, f"the year of publication, {year}")
    if told:
        when, span = max(told)
        return _narrative(hits, when.year, (span,), f"{span.text!r}, the latest day told as past", when)
    return _by_year_named(hits)


def _exact(published: Publication) -> Frame:
    day = date.fromisoformat(published.corrected or published.value)
    name = "the date of publication"
    if published.corrected:
        name = f"{day}: the printed {published.value} cannot be right, as {published.why}"
    return Frame(
        day, True, day.year, basis=published.dated.basis, why=f"{name}, {day}" if not published.corrected else name
    )


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
        if hit.rule not in _DAY_RULES or is_future(hit.text, hit.start, hit.end):
            continue
        resolved = RESOLVERS[hit.rule](hit.match, base, Place())
        when = _plain_day(resolved)
        if when and when.year in (year, year - winter) or (when and known and abs((when - known).days) < 183):
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
    if resolved is None or resolved.value is None or resolved.value.startswith("X"):
        return None
    return latest(resolved.value) if parse(resolved.value).end and len(resolved.value.split("/")[-1]) == 10 else None
