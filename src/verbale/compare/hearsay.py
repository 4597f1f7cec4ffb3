"""Contacts that texts know from reports only: who met, where, how often, per whom, how sure.

Nobody confirmed them, so what each report gives is all there is, and a reader wants the reports side by side: a vaguer
word here is no rounding of a known fact. Contacts that somebody announced are left to the other steps.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from verbale.compare.values import cite, conflict, spoken
from verbale.knowledge.calendar import MONTH
from verbale.link.desk import Desk
from verbale.link.occurrences import Occurrence
from verbale.link.tellings import Telling
from verbale.model.records import Conflict, Mention
from verbale.model.span import Bounds, Span

NAME = "hearsay"

_SEASON = f"{MONTH}|Spring|Summer"
_PLACE = re.compile(
    r"\b(?:in|at|near)\s+((?:an?|the)\s+(?:third|neutral|unnamed|undisclosed|different|foreign)\s+(?:country|state|city|place)"
    rf"|(?!(?:{_SEASON})\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_WHO = re.compile(r"\b(diplomats|officials|envoys|representatives|negotiators|agents|delegates|lawmakers|ministers)\b")
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*"
_SOURCE = re.compile(
    rf"\breported\s+by\s+(?:the\s+)?{_NAME}|\b(?:vague\s+|unconfirmed\s+|media\s+|press\s+)?reports?(?:\s+(?:in|by|from|of)\s+"
    rf"(?:the\s+)?(?:{_NAME}\s+)?(?:media|press|newspapers?|{_NAME}))?|{_NAME}\s+media(?:\s+reports?)?"
)
_UNSURE = re.compile(
    r"\b(?:vague|unconfirmed|unverified|conflicting)\s+reports?\b|\brumou?rs?\b|\balleged\w*\b", re.IGNORECASE
)
_SURE = re.compile(r"\b(?:there is |there’s )?no doubt\b|\bcertainly\b|\bconfirmed\b|\bundoubtedly\b", re.IGNORECASE)
_REPORTS = re.compile(r"\breports?\b|\breportedly\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|several|a number of|\d{1,3})\s+(?:\w+\s+){0,2}$")
_LOOK = 90
"""Characters before and behind the noun in which its parts stand."""


class Part(NamedTuple):
    """What one telling gives: the words to show and their place."""

    value: str
    bounds: Bounds


Find = Callable[[Desk, Telling], Part | None]
"""What finds one value in the telling of a happening; None where it tells none."""


def compare_hearsay(desk: Desk, happened: Iterable[Occurrence]) -> Iterable[Conflict]:
    """The parts that differ, contact by contact."""
    for found in happened:
        if found.kind.group == "contact" and all(telling.reported for telling in found.tellings):
            for field, reading, find, why in _PARTS:
                yield from _differ(desk, found, field, reading, find, why)


def _differ(desk: Desk, found: Occurrence, field: str, reading: str, find: Find, why: str) -> Iterator[Conflict]:
    parts = [(telling, part) for telling in found.tellings if (part := find(desk, telling))]
    if len({_plain(part.value) for _, part in parts}) > 1 and len({telling.document for telling, _ in parts}) > 1:
        values = [cite(desk, _span(desk, telling, part), part.value) for telling, part in parts]
        yield conflict(NAME, field, values, reading, f"{spoken(desk, found.why)}; known from reports only: {why}")


def _plain(value: str) -> str:
    return re.sub(r"^(?:the|an?)\s+|\W+", "", value.lower())


def _span(desk: Desk, telling: Telling, part: Part) -> Span:
    return desk.span(telling.document, *part.bounds)


def _around(desk: Desk, telling: Telling) -> tuple[str, int, int]:
    low = max(telling.sentence[0], telling.noun.start - _LOOK)
    return desk.text(telling.document), low, min(telling.sentence[1], telling.noun.end + _LOOK)


def place(desk: Desk, telling: Telling) -> Part | None:
    """Where it was held: words behind the noun."""
    text, _, high = _around(desk, telling)
    match = _PLACE.search(text, telling.noun.end, high)
    return Part(match[1], match.span()) if match else None


def parties(desk: Desk, telling: Telling) -> Part | None:
    """Who met: the states as such, or people of theirs."""
    text, low, _ = _around(desk, telling)
    mentions = [
        m for m in desk.records(Mention) if m.span.document == telling.document and m.type in ("state", "group")
    ]
    before = sorted({m.span.start for m in mentions if low <= m.span.start and m.span.end <= telling.noun.start})
    if not before:
        return None
    start = before[-2:][0]
    who = _WHO.search(text, start, telling.noun.start)
    return Part(who[1] if who else "states", (start, telling.noun.end))


def source(desk: Desk, telling: Telling) -> Part | None:
    """Per whom: the medium named, or reports by nobody named."""
    text = desk.text(telling.document)
    match = _SOURCE.search(text, *telling.sentence)
    if match is None:
        return None
    named = re.search(rf"(?:in|by|from)\s+((?:the\s+)?{_NAME}(?:\s+media)?)|({_NAME}\s+media)", match[0])
    return Part((named[1] or named[2]) if named else "unnamed reports", match.span())


def number(desk: Desk, telling: Telling) -> Part | None:
    """How many; a telling that counts nothing says so."""
    text, low, _ = _around(desk, telling)
    match = _NUMBER.search(text, low, telling.noun.start)
    return Part(match[1], (match.start(), telling.noun.end)) if match else Part("no number given", telling.noun.bounds)


def certainty(desk: Desk, telling: Telling) -> Part | None:
    """How sure the telling is of it."""
    text = desk.text(telling.document)
    for word, pattern in (("sure", _SURE), ("unsure", _UNSURE), ("reported", _REPORTS)):
        if match := pattern.search(text, *telling.sentence):
            return Part(word, match.span())
    return None


_PARTS: tuple[tuple[str, str, Find, str], ...] = (
    ("place", "definition", place, "the place is told differently"),
    ("identity", "unresolved", parties, "who met is told differently"),
    ("identity", "definition", source, "different sources are named"),
    ("figure", "unresolved", number, "one account counts, another does not, or counts differently"),
    ("assessment", "unresolved", certainty, "one account is surer than another"),
)
