"""Names of months and weekdays."""

import calendar
import re

from verbale.knowledge.calendar import MONTH, MONTHS, SHORT_MONTH, WEEKDAY


def test_the_months_are_those_of_the_calendar_in_its_order() -> None:
    assert list(MONTHS) == list(calendar.month_name)[1:]


def test_a_short_month_opens_its_full_name_and_no_other() -> None:
    assert [sum(month.startswith(short) for month in MONTHS) for short in SHORT_MONTH.split("|")] == [1] * 12


def test_the_patterns_fit_every_name_and_nothing_else() -> None:
    assert all(re.fullmatch(MONTH, month) for month in MONTHS)
    assert all(re.fullmatch(WEEKDAY, day) for day in calendar.day_name)
    assert not re.fullmatch(WEEKDAY, "Workday")
