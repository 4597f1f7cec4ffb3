"""Laid: what an index finds is what going through all would find."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.model.laid import Laid
from verbale.model.span import overlap

BOUNDS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(BOUNDS), BOUNDS)
def test_an_index_finds_what_going_through_all_finds(things: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    laid = Laid((bounds, bounds) for bounds in things)
    every = sorted(things)
    assert laid.over(asked) == [one for one in every if overlap(one, asked)]
    assert laid.from_within(asked) == [one for one in every if asked[0] <= one[0] < asked[1]]
    assert laid.around(asked) == [one for one in every if one[0] <= asked[0] and asked[1] <= one[1]]


def test_of_two_at_one_place_the_first_given_comes_first() -> None:
    assert Laid([((0, 4), "b"), ((0, 4), "a")]).over((1, 2)) == ["b", "a"]
