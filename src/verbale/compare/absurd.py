"""Numbers and dates that cannot be: they are said as problems, and nothing of them is lost or compared in silence."""

import re
from collections.abc import Iterator

from verbale.knowledge.calendar import MONTH
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.records import Date, Figure, Problem, record_id
from verbale.model.span import Span
from verbale.step import Step

_COUNTED = frozenset(toml("figure_words")["people"])
_MAGNITUDE = 10.0
"""No earthquake was ever measured above 9.5; the scale has no use for more."""
_PEOPLE = 9e9
"""More people than live."""
_DAYS = {"february": 29, "april": 30, "june": 30, "september": 30, "november": 30}
_IMPOSSIBLE = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month2>{MONTH}))\b(?!\s*(?:\d|%|per\s?cent))"
)


def find_absurd(desk: Desk) -> Iterator[Problem]:
    """A problem for each figure that cannot be meant as read, and each day that no calendar has."""
    for figure in desk.records(Figure):
        if what := absurd(desk, figure):
            remedy = "check it in the source; the figure is kept as it stands, edit or reject it"
            yield _problem(figure.span, what, remedy)
    dated = {date.span.bounds for date in desk.records(Date) if date.value}
    for document in desk.dossier.documents:
        for match in _IMPOSSIBLE.finditer(desk.text(document)):
            month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
            if (day == 0 or day > _DAYS.get(month.lower(), 31)) and match.span() not in dated:
                span = desk.span(document, *match.span())
                yield _problem(span, f"{match[0]!r} is no day of the calendar", "check the date in the source")


def absurd(desk: Desk, figure: Figure) -> str:
    """Why a figure cannot be right as read; empty where it can."""
    amounts = [value for value in (figure.low, figure.high) if value is not None]
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        return f"{figure.span.text!r} runs from {figure.low:g} down to {figure.high:g}"
    if figure.measure in _COUNTED and amounts:
        if min(amounts) < 0 or _negative(desk, figure.span):
            return f"{figure.span.text!r} counts less than nobody"
        if max(amounts) > _PEOPLE:
            return f"{figure.span.text!r} counts more people than live"
    if figure.measure == "magnitude" and amounts and (max(amounts) > _MAGNITUDE or min(amounts) < 0):
        return f"no earthquake has a magnitude of {max(amounts):g}"
    if figure.measure == "approval" and amounts and (max(amounts) > 100 or min(amounts) < 0):
        return f"{figure.span.text!r} is no share of those asked"
    return ""


def _negative(desk: Desk, span: Span) -> bool:
    before = desk.text(span.document)[max(0, span.start - 2) : span.start]
    return bool(re.fullmatch(r"\s?[-−]", before)) if before else False


def _problem(span: Span, what: str, remedy: str) -> Problem:
    return Problem(
        id=record_id("problem", span.document, [span.bounds], STEP.name),
        reader=STEP.name,
        where=span,
        what=what,
        remedy=remedy,
    )


STEP = Step("absurd", makes=("problem",), run=find_absurd, needs=("figure", "date"))
