"""The reader of dates: expressions found, the document dated, every expression resolved."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from verbale.model.date import bare, earliest
from verbale.model.records import Date, Document, Record, record_id
from verbale.model.span import Span, cut
from verbale.read.dates.absolute import year_for
from verbale.read.dates.anchor import frame_of
from verbale.read.dates.bounds import is_ahead, open_bound
from verbale.read.dates.dating import Event, date_document
from verbale.read.dates.find import Hit, find_hits, find_imprint
from verbale.read.dates.frame import Frame, Place, Resolved, Told
from verbale.read.dates.grammar import find
from verbale.read.dates.publication import Imprint, Publication, publication, value_of
from verbale.read.dates.resolve import LATER, RESOLVERS
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "dates"
_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")
_SENTENCE = re.compile(r"(?<=[.!?;])\s")
_EVENTS = frozenset({
    "iso", "slashed", "day", "day_list", "days_of_month", "days_of_months", "month", "month_of", "month_turn",
    "holiday", "weekday", "bare_month", "nth", "from_event", "back", "year", "today", "of_month",
})  # fmt: skip
"""Rules whose values date an event; the others date a stretch of time around one."""
_NAMES_A_THING = re.compile(
    r"\s+(?:[A-Z]?[a-z]+\s+)?(?i:treaty|accords?|agreements?|convention|protocol|pact|constitution|law|act|charter|war|revolution"
    r"|coup|border|line|census|map|judgment|award|ruling|resolution|declaration|communiqu[eé]|statement|election|crisis)\b"
)
"""A year in front of these is a name and dates nothing else: "the 1904 treaty, he said on June 14"."""
_NEAR = 90
"""How many characters an event's name and its day may stand apart in one sentence."""


def read_dates(reading: Reading) -> Iterator[Record]:
    """Date records in text order, and the document dated by its own words."""
    hits = find_hits(reading)
    imprint = find_imprint(reading, hits)
    published = publication(reading, hits, imprint)
    frame = frame_of(reading, hits, published)
    published = _with_year(published, frame)
    values = _resolve(hits, frame)
    taken = []
    for hit, value in zip(hits, values, strict=True):
        if value is not None:
            span, value = open_bound(reading, hit, value)
            taken.append(span)
            yield _record(span, value)
    yield from _printed(reading, imprint, taken)
    yield from _masthead(reading, taken)
    yield _dated(reading, hits, values, published, frame)


def _record(span: Span, found: Resolved) -> Date:
    basis = tuple(one for one in found.basis if one != span)
    return Date(
        id=record_id("date", span.document, [span.bounds]),
        reader=NAME,
        why=found.why,
        span=span,
        value=found.value,
        type=found.type,
        basis=basis,
    )


def _resolve(hits: list[Hit], frame: Frame) -> list[Resolved | None]:
    """Each expression's value: first those that stand by themselves, then those that count from a day told."""
    values: list[Resolved | None] = [None] * len(hits)
    for later in (False, True):
        for at, hit in enumerate(hits):
            if (hit.rule in LATER) is later:
                place = _place(hits, values, at, frame, later)
                values[at] = RESOLVERS[hit.rule](hit.match, frame, place)
    return values


def _place(hits: list[Hit], values: list[Resolved | None], at: int, frame: Frame, later: bool) -> Place:
    hit = hits[at]
    future = is_ahead(hit)
    year = _sentence_year(hits, at, frame)
    if not later:
        return Place(future, year)
    following = hits[at + 1] if at + 1 < len(hits) else None
    close = (
        following
        and following.passage == hit.passage
        and re.fullmatch(r"\s*,?\s*(?:on\s+)?", hit.text[hit.end : following.start])
    )
    return Place(
        future,
        year,
        _last_told(hits, values, at),
        lambda what: _event(hits, values, what, at),
        values[at + 1] if close else None,
    )


def _sentence_year(hits: list[Hit], at: int, frame: Frame) -> tuple[int, Span] | None:
    """An earlier year that the sentence itself names before a yearless day: "In 1994 ... on July 8"."""
    hit, known = hits[at], frame.ref.year if frame.ref else frame.year
    for other in reversed(hits[max(0, at - 3) : at]):
        if (
            other.passage != hit.passage
            or hit.start - other.end > _NEAR
            or _SENTENCE.search(hit.text, other.end, hit.start)
        ):
            break
        if other.rule == "year" and _NAMES_A_THING.match(hit.text, other.end):
            continue
        if other.rule in ("year", "month", "day") and other.match.groupdict().get("y"):
            year = int(other.match["y"])
            return (year, other.span) if known is None or year < known - 1 else None
    return None


def _last_told(hits: list[Hit], values: list[Resolved | None], at: int) -> Told | None:
    """The nearest time told before that is as exact as the expression's unit asks for: "a week later" needs a day."""
    if hits[at].rule in ("nth", "of_month"):
        return _told_to(hits, values, at, 10) or _told_to(hits, values, at, 7)
    told = _told_to(hits, values, at, _exactness(hits[at]))
    if hits[at].rule == "same_day":
        return _told_to(hits, values, at, _exactness(hits[at]), verbs_only=True) or told
    return told


_OF_A_NOUN = re.compile(
    r"\b(?:of|after|over|following|about|since|before|by|from)\s+(?:the|an?|its|their|his|her|last|that)\s+[a-z]+"
    r"(?:\s+(?:of|in|at|near|on)\s+(?:the\s+)?[\w’'-]+){0,2}\s+(?:on|of|in)\s+$"
)
"""A day behind these words is when the thing named happened, not what the sentence tells: "of the flood on March 1"."""


def _told_to(
    hits: list[Hit], values: list[Resolved | None], at: int, least: int, verbs_only: bool = False
) -> Told | None:
    for back in range(at - 1, max(-1, at - 12), -1):
        value = values[back]
        if value is None or not value.value or value.type != "date" or hits[back].rule in _UNTOLD:
            continue
        if verbs_only and _OF_A_NOUN.search(hits[back].text, max(0, hits[back].start - 80), hits[back].start):
            continue
        plain = bare(value.value)
        first = earliest(plain) if _exact_to(plain, least) else None
        if first:
            return Told(first, hits[back].span)
    return None


_UNTOLD = frozenset({"today", "this_time", "is_out"})


def _exactness(hit: Hit) -> int:
    """How many characters of an EDTF value an expression counts from: 4 for years, 7 for months, 10 for days."""
    unit = (hit.match.groupdict().get("u") or "day").lower()
    if unit.startswith(("year", "decad", "centur", "fiscal", "academic", "calendar")):
        return 4
    return 7 if unit.startswith(("month", "quarter")) else 10


def _exact_to(value: str, least: int) -> bool:
    if len(value) < least or "X" in value or "/" in value:
        return False
    return least == 4 or int(value[5:7]) <= 12


def _event(hits: list[Hit], values: list[Resolved | None], what: str, at: int) -> Told | None:
    """The day that a sentence of the document gives to the event that `what` names, but for one that `at` explains."""
    names = [re.compile(rf"\b{re.escape(word)}s?\b", re.I) for word in what.split()[1:]]
    best: tuple[int, Told] | None = None
    for hit, value in zip(hits, values, strict=True):
        if (
            _explains(hits[at], hit)
            or hit.rule in LATER
            or not value
            or not value.value
            or not _DAY.fullmatch(value.value)
        ):
            continue
        for name in names:
            for found in name.finditer(hit.text, max(0, hit.start - _NEAR), hit.end + _NEAR):
                low, high = min(found.end(), hit.end), max(found.start(), hit.start)
                if not _SENTENCE.search(hit.text, low, high) and (best is None or high - low < best[0]):
                    best = (high - low, Told(date.fromisoformat(value.value[:10]), hit.span))
    return best[1] if best else None


def _explains(later: Hit, hit: Hit) -> bool:
    """Whether a day is what an expression behind it in its sentence comes to: "on May 5, four days after the storm"."""
    same = hit.passage == later.passage and hit.start < later.start
    return same and not _SENTENCE.search(hit.text, hit.end, later.start)


def _printed(reading: Reading, imprint: Imprint, taken: list[Span]) -> Iterator[Date]:
    """Dates of the imprint, which stands outside the passages that are read."""
    starts = sorted(span.bounds for span in taken)
    for what, words, span in imprint:
        at = bisect_left(starts, (span.end, 0)) - 1
        if at >= 0 and starts[at][1] > span.start:
            continue
        if what == "each":
            yield _record(span, Resolved(None, "set", why="returns; not one date"))
        else:
            yield _record(span, Resolved(value_of(words), why="printed on the page"))


def _masthead(reading: Reading, taken: list[Span]) -> Iterator[Date]:
    """The date by which the page says when it came out, where it stands on a line that is not read."""
    published = reading.document.published
    for span in published.basis if published and "published" not in reading.document.given else ():
        if span.document != reading.document.id or any(a.start < span.end and span.start < a.end for a in taken):
            continue
        start = reading.text.rfind("\n", 0, span.start) + 1
        end = reading.text.find("\n", span.end)
        line = reading.text[start : end if end >= 0 else len(reading.text)]
        for found in find(line):
            low, high = found.match.start() + start, found.match.end() + start
            over = low < span.end and span.start < high
            value = RESOLVERS[found.rule](found.match, Frame(), Place()) if over else None
            if value and value.value:
                yield _record(cut(span.document, reading.text, low, high), value._replace(why="printed on the page"))


def _with_year(published: Publication | None, frame: Frame) -> Publication | None:
    """A dateline's yearless day, with the year that the rest of the document gives it."""
    if published is None or not published.value.startswith("XXXX-"):
        return published
    month, day = int(published.value[5:7]), int(published.value[8:10] or 1)
    year, basis, _ = year_for(month, day, frame, Place())
    if year is None:
        return published
    return Publication(
        f"{year}{published.value[4:]}", tuple(dict.fromkeys((*published.basis, *basis))), published.given
    )


def _dated(
    reading: Reading, hits: list[Hit], values: list[Resolved | None], published: Publication | None, frame: Frame
) -> Document:
    events = [
        Event(value.value, hit.span, is_ahead(hit))
        for hit, value in zip(hits, values, strict=True)
        if value and value.value and value.type in ("date", "range") and hit.rule in _EVENTS and "X" not in value.value
    ]
    return date_document(reading.document, published, events)


STEP = Step(NAME, makes=("date", "document"), run=read_dates)
