"""Texts that are nearly the same are found, and no others."""

import random

from verbale.intake.twins import find_twins, likeness, sketch, tell_twins

WORDS = [f"word{number}" for number in range(500)]


def make_text(seed: int, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_a_text_with_one_changed_sentence_is_a_twin_and_another_text_is_none() -> None:
    text = make_text(1)
    near = text.replace(" ".join(text.split()[100:105]), "something else was said here")
    problems = list(tell_twins([("a.txt", text), ("b.txt", make_text(2)), ("c.txt", near)]))
    assert [problem.where for problem in problems] == ["c.txt"]
    assert "nearly the same text as a.txt" in problems[0].what and problems[0].remedy


def test_case_and_punctuation_make_no_difference() -> None:
    assert sketch("The talks, they said, go on today.") == sketch("the talks they said GO ON today")


def test_the_estimate_is_near_the_true_share() -> None:
    words = make_text(3, 1000).split()
    half = [*words[:500], *make_text(4, 500).split()]
    assert abs(likeness(sketch(" ".join(words)), sketch(" ".join(half))) - 1 / 3) < 0.15


def test_short_texts_are_told_apart() -> None:
    assert not list(find_twins([("a", sketch("Yes.")), ("b", sketch("No."))]))
