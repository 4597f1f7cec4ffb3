"""Dates as they are printed on a page: day, month and year in digits or with the month's name."""

import re
from collections.abc import Callable
from typing import NamedTuple

from verbale.knowledge.calendar import SHORT_MONTH

_MONTHS = SHORT_MONTH.lower().split("|")
_MONTH = rf"({SHORT_MONTH})(?:[a-z]{{0,6}})\.?"
_FORMS = (
    re.compile(rf"(?<![A-Za-z]){_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? +(\d{{4}}))?(?!\d)", re.I),
    re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?:,?[ -](\d{{4}}))?(?!\d)", re.I),
    re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
    re.compile(rf"(?<!\d)(\d{{4}})[ ,]+{_MONTH} (\d{{1,2}})(?!\d)", re.I),
    re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)"),
    re.compile(rf"\b(\d\d)\d{{4}}Z? ({SHORT_MONTH.upper()}) ((?:19|20)?\d\d)\b"),
)
_MONTH_YEAR = re.compile(rf"(?<![A-Za-z]){_MONTH}(?:[-–/] ?[A-Z][a-z]+)?,? +((?:19|20)\d\d)(?!\d)", re.I)
_SEASON_YEAR = re.compile(r"\b(Spring|Summer|Autumn|Fall|Winter),? +((?:19|20)\d\d)(?!\d)", re.I)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?!\d)|/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?!\d)"
)


class Printed(NamedTuple):
    """A date's EDTF value and where it stands in the words it was read from. An unnamed year is XXXX."""

    value: str
    start: int
    end: int


def printed_date(text: str) -> Printed | None:
    """The first date in a short text; None where there is none that a calendar knows."""
    found = [date for form in range(len(_FORMS)) if (date := _read(form, text))]
    return min(found, key=lambda date: (date.value.startswith("X"), date.start), default=None)


def printed_month(text: str) -> Printed | None:
    """The first month or season with its year in a short text: periodicals name no day."""
    if match := _MONTH_YEAR.search(text):
        return Printed(f"{match[2]}-{_MONTHS.index(match[1].lower()) + 1:02}", *match.span())
    if match := _SEASON_YEAR.search(text):
        return Printed(f"{match[2]}-{_SEASONS[match[1].lower()]}", *match.span())
    return None


def address_date(address: str) -> Printed | None:
    """The date that a web address carries (`/2024/02/15/`, `20240215`); None where it carries none."""
    if not (match := _IN_ADDRESS.search(address)):
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return Printed(value, *match.span()) if int(month) in range(1, 13) else None


def _read(form: int, text: str) -> Printed | None:
    for match in _FORMS[form].finditer(text):
        year, month, day = _PARTS[form](match)
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Printed(f"{year or 'XXXX'}-{month:02}-{day:02}", *match.span())
    return None


def _century(year: str) -> str:
    """The year in four digits: telegrams are of 1946 to 2045."""
    return year if len(year) == 4 else f"{'19' if int(year) > 45 else '20'}{year}"


def _digits(match: re.Match[str]) -> tuple[str, int, int]:
    """Day first, but where only the other order is a date; of "02/03/2007" nobody knows, and it is none."""
    a, b = int(match[1]), int(match[3])
    if match[2] == "/" and a <= 12 and b <= 12 and a != b:
        return match[4], 0, 0
    return (match[4], a, b) if b > 12 else (match[4], b, a)


_PARTS: tuple[Callable[[re.Match[str]], tuple[str, int, int]], ...] = (
    lambda match: (match[3], _MONTHS.index(match[1].lower()) + 1, int(match[2])),
    lambda match: (match[3], _MONTHS.index(match[2].lower()) + 1, int(match[1])),
    lambda match: (match[1], int(match[2]), int(match[3])),
    lambda match: (match[1], _MONTHS.index(match[2].lower()) + 1, int(match[3])),
    _digits,
    lambda match: (_century(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])),
)
"""Year, month and day of a match, one a form: telegrams write day and hour together ("211530Z OCT 98")."""
