"""Rebuttals: a claim of a first that a text denies, with the earlier case that it holds against it.

"It is said that no minister had written since 1974. That is wrong: in 1981 ..." Both stand as values, and with them
what other texts of the exchange claim or tell of the same.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.link.placed import Placed
from verbale.link.sentences import Sentences
from verbale.model.records import Date, First, Signal
from verbale.model.span import Span, overlap

_NEAR = 2
"""Sentences behind a claim in which it is denied, and behind the denial in which the earlier case stands."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(toml('rebuttals')[name])})\b", re.IGNORECASE)


class Rebuttal(NamedTuple):
    """A claim, the sentence with the earlier case, and its year."""

    claim: First
    case: Span
    year: str
    told: tuple[Span, ...]


def rebuttals(desk: Desk) -> Iterator[Rebuttal]:
    """Each claim that the text behind it denies; an earlier case that other texts tell of too has their places."""
    sentences, dates = Sentences(desk), Placed(desk.records(Date))
    for claim in desk.records(First):
        document = claim.span.document
        whole, number = sentences.all(document), sentences.number(document, claim.span.start)
        text = desk.text(document)
        near = [(claim.span.end, whole[number][1]), *whole[number + 1 : number + 1 + _NEAR]] if number >= 0 else []
        for step, (start, end) in enumerate(near):
            if _words("denied").search(text, start, end):
                behind = [(start, end), *whole[number + step + 1 : number + step + 1 + _NEAR]]
                if case := _case(desk, dates, document, behind):
                    yield Rebuttal(claim, *case, _told(desk, case[0]))
                break


def _case(desk: Desk, dates: Placed[Date], document: str, behind: list[tuple[int, int]]) -> tuple[Span, str] | None:
    """The first sentence that tells of an act in an earlier year than the text's own."""
    published = desk.document(document).published
    own = published.value[:4] if published else "9999"
    for bounds in behind:
        years = [m[0] for date in dates.within(document, bounds) if (m := _YEAR.match(date.value or "")) and m[0] < own]
        if years and _words("acts").search(desk.text(document), *bounds):
            return desk.span(document, *bounds), min(years)
    return None


def _told(desk: Desk, case: Span) -> tuple[Span, ...]:
    """Where other texts tell of the earlier case."""
    return tuple(
        telling
        for signal in desk.records(Signal)
        if any(span.document == case.document and overlap(span.bounds, case.bounds) for span in signal.telling)
        for telling in signal.telling
        if telling.document != case.document
    )
