"""The timeline: days in their order, long gaps cut short and said, no label on another."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.export.drawing import LABEL, LEFT, RIGHT, WIDTH, Axis, Point, timeline

DAYS = st.lists(st.dates(date(1950, 1, 1), date(2050, 1, 1)), min_size=1, max_size=40)


def drawn(*days: date) -> str:
    return timeline([Point(day, "A", "a <signal>", "#s") for day in days], ["A"])


@given(DAYS)
def test_later_days_stand_further_right_and_all_inside(days: list[date]) -> None:
    axis = Axis(days)
    places = [axis.at(day) for day in sorted(set(days))]
    assert all(left <= right for left, right in pairwise(places))
    assert places[0] >= LEFT
    assert places[-1] <= WIDTH - RIGHT + 0.1


@given(DAYS)
def test_no_label_stands_on_another(days: list[date]) -> None:
    labels = sorted(float(x) for x in re.findall(r'<text class="soft" x="([\d.]+)"', drawn(*days)))
    assert all(right - left >= LABEL for left, right in pairwise(labels))


def test_a_letter_of_long_ago_does_not_press_the_exchange_into_a_dot() -> None:
    exchange = [date(2031, 3, 1) + timedelta(days=4 * n) for n in range(5)]
    axis = Axis([date(1995, 1, 1), *exchange])
    assert axis.at(exchange[-1]) - axis.at(exchange[0]) > (WIDTH - LEFT - RIGHT) / 3
    assert len(axis.breaks) == 1
    assert "cut short" in drawn(date(1995, 1, 1), *exchange)


def test_days_evenly_apart_are_drawn_without_a_break() -> None:
    axis = Axis([date(2031, month, 1) for month in range(1, 13)])
    assert axis.breaks == []
    assert axis.note == ""


def test_words_of_a_document_are_no_markup_in_a_drawing() -> None:
    assert "<signal>" not in drawn(date(2031, 3, 1))


def test_nothing_to_draw_is_nothing() -> None:
    assert timeline([], ["A"]) == ""
