"""When a document came out: what its user, its imprint or its dateline says, checked against its own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verbale.model.date import earliest, is_edtf
from verbale.model.records import Dated, Document
from verbale.model.span import Span
from verbale.read.dates.find import Hit
from verbale.read.dates.frame import Frame, Place, is_future
from verbale.read.dates.grammar import find
from verbale.read.dates.resolve import RESOLVERS
from verbale.read.dates.words import day_number, month_number, weekday_number
from verbale.read.reading import Reading

Imprint = list[tuple[str, str, Span]]
"""What a page says of itself: what it is (`printed`, ...), the words, where they stand."""
Proof = tuple[list[int], Span, str]
"""The years that fit, the words that prove it, and why."""
DAY_RULES = frozenset({"iso", "slashed", "day", "day_list", "days_of_month", "days_of_months", "holiday"})
"""Rules of the grammar that name a day by itself."""
_BESIDE = 400
"""A weekday on which an outlet comes out stands in its imprint, so many characters from the printed date at most."""
_NEWS = 120
"""Days by which what a text tells as past may lie before its true date; more, and a later day is one to come."""
_DATELINE = re.compile(r"^[A-Z][\w.' -]{1,30}(?:, [A-Z][\w.' ]{1,20})?, \(?\s*$")
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


def publication(reading: Reading, hits: list[Hit], imprint: Imprint) -> Publication | None:
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
    if completed := _completed(document):
        return completed
    return Publication(document.published.value.rstrip("?~%"), document.published.basis, given)


def _completed(document: Document) -> Publication | None:
    """A day without its year, in the year in which it lies last before the text was known."""
    told, bound = document.published, document.not_after
    if told is None or bound is None or not re.fullmatch(r"XXXX-\d\d-\d\d", told.value):
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", bound.value):
        return None
    year = int(bound.value[:4]) - (told.value[5:] > bound.value[5:])
    return Publication(f"{year}{told.value[4:]}", (*told.basis, *bound.basis))


def _printed(hits: list[Hit], imprint: Imprint) -> Publication | None:
    for what, words, span in imprint:
        value = value_of(words) if what == "printed" else None
        if value:
            return Publication(value, (span,))
    return None


def value_of(words: str) -> str | None:
    """The EDTF value of the first expression in the words, read without any context; None where there is none."""
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


def _copyright(imprint: Imprint) -> Publication | None:
    years = [(words, span) for what, words, span in imprint if what == "copyright"]
    return Publication(years[-1][0], (years[-1][1],), weak=True) if years else None


def _checked(found: Publication, reading: Reading, hits: list[Hit], imprint: Imprint) -> Publication:
    """The publication date, corrected where the nearest year that fits the document's own words is another one."""
    printed = date.fromisoformat(found.value)
    proofs = list(_weekday_proofs(printed, found, reading, hits, imprint))
    later = [(when, span) for when, span in told_days(hits) if when > printed]
    if later:
        when, span = max(later)
        proofs.append(
            (
                [y for y in (printed.year + 1, printed.year + 2) if 0 <= (_in(y, printed) - when).days <= _NEWS],
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
    printed: date, found: Publication, reading: Reading, hits: list[Hit], imprint: Imprint
) -> Iterator[Proof]:
    near = range(printed.year - 1, printed.year + 2)
    for what, words, span in imprint:
        beside = any(abs(span.start - basis.start) < _BESIDE for basis in found.basis)
        if what == "each" and beside and _PERIODICAL.search(_line(reading.text, span)):
            weekday = weekday_number(words.split()[1])
            fits = [year for year in near if _in(year, printed).weekday() == weekday]
            yield fits, span, f"it comes out {words}"
    for hit in hits:
        groups = hit.match.groupdict()
        word = groups.get("w") or groups.get("w2")
        if hit.rule != "day" or not word or groups.get("y") or is_future(hit.text, hit.start, hit.end):
            continue
        day, number, weekday = day_number(groups["d"]), month_number(groups["m"]), weekday_number(word)
        dates = [date(year, number, day) for year in near if is_edtf(f"{year}-{number:02d}-{day:02d}")]
        fits = [when.year for when in dates if when.weekday() == weekday]
        yield fits, hit.span, f"{hit.span.text} is no such weekday in {printed.year}"


def _line(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def told_days(hits: list[Hit]) -> list[tuple[date, Span]]:
    """The days that the text names with their year and tells as past."""
    found = []
    for hit in hits:
        if hit.rule not in DAY_RULES or not hit.match.groupdict().get("y") or is_future(hit.text, hit.start, hit.end):
            continue
        if hit.rule == "holiday":  # "New Year's Eve 2024" is the eve of 2024 to some and the end of 2024 to others
            continue
        resolved = RESOLVERS[hit.rule](hit.match, Frame(), Place())
        when = earliest(resolved.value) if resolved and resolved.value and not resolved.value.endswith("?") else None
        if when:
            found.append((when, hit.span))
    return found
