"""EDTF values and ISO 8601 durations."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from verbale.model.date import (
    Duration,
    compatible,
    contains,
    day,
    earliest,
    equal,
    interval,
    is_edtf,
    latest,
    month,
    parse,
    parse_duration,
    shift,
)

DAYS = st.dates(date(1600, 1, 1), date(2200, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])
MOMENTS = st.builds(
    lambda when, cut, mark: when.isoformat()[:cut] + mark, DAYS, st.sampled_from([4, 7, 10]), MARKS
) | st.sampled_from(["198X", "20XX", "2024-21", "1999-24~"])
COUNTS = st.integers(0, 400)


@given(MOMENTS)
def test_what_is_parsed_is_written_again_unchanged(text: str) -> None:
    assert str(parse(text)) == text


@given(MOMENTS, MOMENTS)
def test_an_interval_spans_both_its_ends(a: str, b: str) -> None:
    low, high = sorted([a, b], key=lambda text: (earliest(text), latest(text)))
    assume(latest(low) <= latest(high))
    both = interval(low, high)
    assert contains(both, low)
    assert compatible(both, high)
    assert str(parse(both)) == both


@given(MOMENTS, MOMENTS)
def test_compatible_is_symmetric_and_follows_from_contains(a: str, b: str) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, b) or not contains(a, b)


@given(MOMENTS)
def test_a_value_is_equal_to_and_contains_itself(text: str) -> None:
    assert equal(text, text)
    assert contains(text, text)


@given(DAYS)
def test_a_day_lies_in_its_month_year_and_decade(when: date) -> None:
    for outer in (month(when.year, when.month), f"{when.year}", f"{when.year // 10}X", f"XXXX-{when:%m-%d}"):
        assert contains(outer, day(when))


@given(st.builds(Duration, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS))
def test_a_duration_is_read_back_from_its_text(length: Duration) -> None:
    assert parse_duration(str(length)) == length


@given(DAYS, COUNTS)
def test_days_forward_and_back_come_home(when: date, count: int) -> None:
    there = shift(when, Duration(days=count))
    assert there is not None
    assert shift(there, Duration(days=count), -1) == when


@given(st.text(alphabet="0123456789X-/~?%.P", max_size=24))
def test_no_text_does_more_than_raise_value_error(text: str) -> None:
    if is_edtf(text):
        assert is_edtf(str(parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024-13",
        "2024-02-30",
        "2024-1",
        "24-03",
        "2024-01/2023-01",
        "../..",
        "2024-XX-05",
        "2024-25",
        "a/b/c",
    ],
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    assert not is_edtf(text)


def test_open_ends_have_no_first_or_last_day() -> None:
    assert earliest("../2024-02-15") is None
    assert latest("../2024-02-15") == date(2024, 2, 15)
    assert latest("2023-21/..") is None


def test_a_season_is_three_months_and_winter_ends_in_the_next_year() -> None:
    assert (earliest("2023-21"), latest("2023-21")) == (date(2023, 3, 1), date(2023, 5, 31))
    assert latest("2023-24") == date(2024, 2, 29)


def test_an_unspecified_year_meets_every_year() -> None:
    assert compatible("XXXX-02-15", "2024-02-15")
    assert not compatible("XXXX-02-15", "2024-02-16")
    assert compatible("XXXX-02-29", "2024")
    assert not compatible("XXXX-02-29", "2023")


def test_approximate_reaches_one_unit_further() -> None:
    assert compatible("2023-12~", "2023-11-20")
    assert not compatible("2023-12", "2023-11-20")


def test_months_are_added_on_the_calendar() -> None:
    assert shift(date(2024, 1, 31), Duration(months=1)) == date(2024, 2, 29)
    assert shift(date(2024, 2, 29), Duration(years=1), -1) == date(2023, 2, 28)
