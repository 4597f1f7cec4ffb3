"""Scores of forecasts, against values computed by hand."""

import pytest

from verbale.compare.scores import brier, log_score, probability, score


def test_the_middle_of_a_band_is_scored() -> None:
    assert probability((55, 80)) == pytest.approx(0.675)


@pytest.mark.parametrize(
    ("p", "outcome", "expected"), [(0.7, True, 0.09), (0.7, False, 0.49), (1, True, 0), (0, True, 1)]
)
def test_brier_is_the_squared_error(p: float, outcome: bool, expected: float) -> None:
    assert brier(p, outcome) == pytest.approx(expected)


@pytest.mark.parametrize(("p", "outcome", "expected"), [(0.5, True, 1), (0.25, True, 2), (0.25, False, 0.4150375)])
def test_the_log_score_is_in_bits(p: float, outcome: bool, expected: float) -> None:
    assert log_score(p, outcome) == pytest.approx(expected)


def test_a_sure_miss_is_bounded() -> None:
    assert log_score(0, True) == pytest.approx(9.9657843)


def test_means_are_over_all_cases_and_none_over_no_case() -> None:
    found = score([(0.7, True), (0.7, False)])
    assert found is not None and found.cases == 2
    assert found.brier == pytest.approx(0.29)
    assert score([]) is None
