"""Two witnesses of one text: added, dropped, changed, moved."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.align.versions import apparatus, compare

BASE = (
    "The two sides met in Lisk on Monday. They agreed that the bridge will not be opened before spring. "
    "The minister thanked the hosts for their patience and their good will. Talks go on next week in Varn."
)


def ops(left: str, right: str) -> list[tuple[str, str, str, str]]:
    return [(c.op, c.left_text, c.right_text, c.weight) for c in compare(left, right)]


def test_equal_texts_have_no_changes() -> None:
    assert compare(BASE, BASE.upper().replace(".", " —")) == ()


def test_a_dropped_negation_has_its_weight() -> None:
    assert ops(BASE, BASE.replace("will not be", "will be")) == [("dropped", "not", "", "negation")]


def test_an_added_condition_has_its_weight() -> None:
    right = BASE.replace("opened before", "opened unless they ask before")
    assert ops(BASE, right) == [("added", "", "unless they ask", "condition")]


def test_a_changed_day_is_a_date() -> None:
    assert ops(BASE, BASE.replace("Monday", "Friday")) == [("changed", "Monday", "Friday", "date")]


def test_a_sentence_that_moved_is_one_move() -> None:
    first, second, third, fourth = BASE.split(". ")
    right = ". ".join([first, third, second, fourth])
    (change,) = compare(BASE, right)
    assert change.op == "moved" and change.left_text in (second, third) and change.left_text == change.right_text


def test_spelling_is_no_change() -> None:
    assert compare("the colour of the programme", "the color of the program") == ()


def test_an_added_sentence_starts_where_the_sentence_starts() -> None:
    right = BASE.replace("The minister thanked", "The guests left at noon. The minister thanked")
    assert ops(BASE, right) == [("added", "", "The guests left at noon", "date")]


def test_an_added_stretch_slides_no_farther_than_the_words_agree() -> None:
    changes = compare("the peace the peace", "talks peace talks peace the")
    ends = [change.right[1] for change in changes]
    assert all(end <= change.right[0] for end, change in zip(ends, changes[1:], strict=False))


def test_the_apparatus_names_lemma_reading_and_witness() -> None:
    right = BASE.replace("Monday", "Friday").replace("will not be", "will be")
    lines = apparatus(BASE, {"B": compare(BASE, right), "C": compare(BASE, BASE.replace("Monday", "Sunday"))})
    assert lines == ("29-35 Monday] Friday B; Sunday C", "70-73 not] om. B")


def test_empty_texts_are_compared() -> None:
    assert compare("", "") == ()
    assert [change.op for change in compare("", "two words")] == ["added"]
    assert [change.op for change in compare("two words", "")] == ["dropped"]


WORDS = st.lists(st.sampled_from(["peace", "talks", "the", "of", "not", "may", "3", "Lisk"]), max_size=40).map(" ".join)


@given(WORDS, WORDS)
def test_changes_turn_one_text_into_the_other(left: str, right: str) -> None:
    changes = compare(left, right)
    for change in changes:
        assert left[slice(*change.left)] == change.left_text
        assert right[slice(*change.right)] == change.right_text
    kept_left = sorted(_kept(left, [change.left for change in changes]))
    kept_right = sorted(_kept(right, [change.right for change in changes]))
    assert kept_left == kept_right


def _kept(text: str, bounds: list[tuple[int, int]]) -> list[str]:
    chars = list(text)
    for start, end in bounds:
        chars[start:end] = " " * (end - start)
    return "".join(chars).split()


@pytest.mark.parametrize("seed", range(5))
def test_a_long_text_against_its_revision_is_fast_and_right(seed: int) -> None:
    rng = random.Random(seed)
    words = [f"w{rng.randrange(400)}" for _ in range(700)]
    right = [*words[:100], "added", *words[100:300], *words[320:500], "other", *words[501:]]
    found = compare(" ".join(words), " ".join(right))
    assert sorted(change.op for change in found) == ["added", "changed", "dropped"]
