"""Arithmetic of dates: "the first in 22 years" is a date, and so is "the last was in 2004".

Also within one text: a weekday that its date does not fall on, and an anniversary whose number does not fit its year.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from verbale.compare.values import cite, conflict, written
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.link.tellings import state_of
from verbale.model.records import Conflict, Date, Figure, Mention
from verbale.model.span import Span
from verbale.step import Step

LEAST = 2
"""Years by which two reckonings must differ: "in 22 years" may be a year more or less by the month."""
_SIDE = 300  # characters before a sentence in which its parties stand
_FAR = 60  # characters between the noun and its date

_NOUNS = {
    "meeting": r"(?:summit(?: meeting)?|(?:face-to-face |bilateral |official )?meeting|(?:formal |direct )?talks)",
    "visit": r"(?:(?:state |official |presidential )?visit|trip)",
    "test": r"(?:nuclear test|missile test|(?:satellite |rocket |missile )?launch)",
    "election": r"(?:general |presidential |parliamentary )?election",
    "war": r"(?:war|execution|death sentence|congress|party congress|strike|devaluation|rate (?:rise|increase|cut))",
}
_NOUN = "|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS.items())
_FIRST = re.compile(
    rf"\bfirst\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_NOUN})\b[^.;]{{0,{_FAR}}}?\b"
    r"(?:in|for)\s+(?:the past\s+|more than\s+|over\s+|nearly\s+|almost\s+)?$",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"\b(?:last|latest|most recent|previous)\s+(?:such\s+)?(?:{_NOUN})\b"
    rf"[^.;]{{0,{2 * _FAR}}}?\b(?:in|on|of|since)\s+$",
    re.IGNORECASE,
)
_NOT_A_YEAR = re.compile(r"\blast\s+(?:week|month|year|time)\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\s+anniversary\s+of\s+[^.;]{0,60}?\b(?:in|of|on\s+\w+\s+\d{1,2},)\s+"
    r"(?P<year>(?:1[5-9]|20)\d\d)\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(calendar.day_name)})\b")
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


class Reckoned(NamedTuple):
    """A year worked out or named: of what, between whom, from which words."""

    kind: str
    parties: frozenset[str]
    year: int
    span: Span
    how: str


def compare_intervals(desk: Desk) -> Iterator[Conflict]:
    """Years of the last one before that differ, weekdays and anniversaries that their dates contradict."""
    sentences = Sentences(desk)
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        mentions[mention.span.document].append(mention)
    found: defaultdict[tuple[str, frozenset[str]], list[Reckoned]] = defaultdict(list)
    for one in (*firsts(desk, sentences, mentions), *lasts(desk, sentences, mentions)):
        found[one.kind, one.parties].append(one)
    for (kind, _), some in found.items():
        low, high = min(some, key=lambda one: one.year), max(some, key=lambda one: one.year)
        if high.year - low.year >= LEAST:
            values = [cite(desk, one.span, f"{one.year} ({one.how})") for one in some]
            why = f"the last {kind} before, between the same sides: {low.year} by one reckoning, {high.year} by another"
            yield conflict(STEP.name, "date", values, "unresolved", why)
    yield from wrong_weekdays(desk)
    yield from wrong_anniversaries(desk)


def firsts(desk: Desk, sentences: Sentences, mentions: dict[str, list[Mention]]) -> Iterator[Reckoned]:
    """ "The first ... in N years": N years before the text was written."""
    for figure in desk.records(Figure):
        if figure.measure != "duration" or figure.unit != "year" or not figure.low or figure.low != figure.high:
            continue
        document, text = figure.span.document, desk.text(figure.span.document)
        start = sentences.around(figure.span)[0]
        match, year = _FIRST.search(text, start, figure.span.start), _year(desk, document)
        if match and year:
            parties = _parties(desk, mentions[document], start, figure.span.end)
            span = desk.span(document, match.start(), figure.span.end)
            how = f"{year} less {figure.low:.0f}"
            yield from _reckoned(match, parties, year - int(figure.low), span, how)


def lasts(desk: Desk, sentences: Sentences, mentions: dict[str, list[Mention]]) -> Iterator[Reckoned]:
    """ "The last ... was in Y"."""
    for when in desk.records(Date):
        if when.type != "date" or not when.value or not _YEAR.match(when.value):
            continue
        document, text = when.span.document, desk.text(when.span.document)
        start = sentences.around(when.span)[0]
        match = _LAST.search(text, start, when.span.start)
        if match and not _NOT_A_YEAR.match(text, match.start()):
            parties = _parties(desk, mentions[document], start, when.span.end)
            span = desk.span(document, match.start(), when.span.end)
            yield from _reckoned(match, parties, int(when.value[:4]), span, "named")


def _reckoned(match: re.Match[str], parties: frozenset[str], year: int, span: Span, how: str) -> Iterator[Reckoned]:
    kind = next((name for name, words in match.groupdict().items() if words), "")
    if parties and (kind != "meeting" or len(parties) == 2):
        yield Reckoned(kind, parties, year, span, how)


def _parties(desk: Desk, mentions: list[Mention], start: int, end: int) -> frozenset[str]:
    """The states that a sentence names or whose people it names; those of the stretch before where it names fewer."""
    for low in (start, start - _SIDE):
        inside = [m for m in mentions if low <= m.span.start < end]
        states = {state for m in inside if (state := state_of(desk, m) or _of_person(desk, m))}
        if len(states) > 1:
            return frozenset(states)
    return frozenset(states)


def _of_person(desk: Desk, mention: Mention) -> str | None:
    known = desk.knowledge.actors.get(mention.actor) if mention.actor and mention.type == "person" else None
    return known.state if known else None


def _year(desk: Desk, document: str) -> int | None:
    """The year in which a document was written: the one of its first possible day, if the last is not years later."""
    first, last = written(desk, document)
    if first is None or (last and int(last[:4]) - int(first[:4]) > 1):
        return None
    return int(first[:4])


def wrong_weekdays(desk: Desk) -> Iterator[Conflict]:
    """A weekday beside a date that names its year and falls on another day of the week."""
    for when in desk.records(Date):
        named = _WEEKDAY.search(when.span.text)
        if named and when.value and _FULL.fullmatch(when.value) and _YEAR.search(when.span.text):
            real = calendar.day_name[date.fromisoformat(when.value).weekday()]
            if real != named[1]:
                start = when.span.start + named.start()
                day = desk.span(when.span.document, start, start + len(named[1]))
                values = (cite(desk, day, named[1]), cite(desk, when.span, when.value))
                yield conflict(STEP.name, "date", values, "error", f"{when.value} was a {real}")


def wrong_anniversaries(desk: Desk) -> Iterator[Conflict]:
    """The Nth anniversary of what a sentence dates to a year, in a text of a year that does not fit."""
    for document in desk.dossier.documents:
        text = desk.text(document)
        for match in _ANNIVERSARY.finditer(text):
            number, year, now = int(match["number"]), int(match["year"]), _year(desk, document)
            if now and abs(now - number - year) >= LEAST:
                ordinal = desk.span(document, match.start(), match.end("number"))
                values = (
                    cite(desk, ordinal, str(now - number)),
                    cite(desk, desk.span(document, *match.span("year")), str(year)),
                )
                why = f"written in {now}, anniversary {number} counts from {now - number}"
                yield conflict(STEP.name, "date", values, "error", why)


STEP = Step("intervals", makes=("conflict",), run=compare_intervals, needs=("date", "figure", "mention", "signal"))
