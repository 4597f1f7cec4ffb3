"""Dates as they are printed on a page: day, month and year in digits or with the month's name."""

import re
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,6})\.?"
_FORMS = (
    re.compile(rf"(?<![A-Za-z]){_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? +(\d{{4}}))?(?!\d)", re.I),
    re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?:,?[ -](\d{{4}}))?(?!\d)", re.I),
    re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
)
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
    found = [date for form in range(3) if (date := _read(form, text))]
    return min(found, key=lambda date: (date.value.startswith("X"), date.start), default=None)


def address_date(address: str) -> Printed | None:
    """The date that a web address carries (`/2024/02/15/`, `20240215`); None where it carries none."""
    if not (match := _IN_ADDRESS.search(address)):
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    value = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return Printed(value, *match.span()) if int(month) in range(1, 13) else None


def _read(form: int, text: str) -> Printed | None:
    for match in _FORMS[form].finditer(text):
        if form == 0:
            year, month, day = match[3], _MONTHS.index(match[1].lower()) + 1, int(match[2])
        elif form == 1:
            year, month, day = match[3], _MONTHS.index(match[2].lower()) + 1, int(match[1])
        else:
            year, month, day = match[1], int(match[2]), int(match[3])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Printed(f"{year or 'XXXX'}-{month:02}-{day:02}", *match.span())
    return None
