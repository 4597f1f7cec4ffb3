"""Sentences that recur in successive texts are found as formulae, with all their places."""

from verbale.align.recurrence import find_recurring

FIRST = "The two presidents spoke today. They agreed to stay in close touch. Both praised the new bridge."
SECOND = "The two presidents spoke on Monday. They agreed, to stay in CLOSE touch!\nThe fish were discussed at length."
THIRD = "They agreed to stay in close touch. Thank you. Both praised the new bridge."


def test_sentences_that_recur_are_found_with_their_places() -> None:
    found = find_recurring([FIRST, SECOND, THIRD])
    assert [(one.sentence, one.texts) for one in found] == [
        ("They agreed to stay in close touch", 3),
        ("Both praised the new bridge", 2),
    ]
    texts = (FIRST, SECOND, THIRD)
    assert [texts[text][slice(*bounds)] for text, bounds in found[0].places] == [
        "They agreed to stay in close touch",
        "They agreed, to stay in CLOSE touch",
        "They agreed to stay in close touch",
    ]


def test_short_sentences_are_no_formulae() -> None:
    assert find_recurring(["Thank you all.", "Thank you all."]) == ()


def test_a_sentence_twice_in_one_text_recurs_in_one_text_only() -> None:
    assert find_recurring([f"{THIRD} {THIRD}", "Nothing of the kind was said by them."]) == ()
