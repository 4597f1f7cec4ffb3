"""One sentence in other words is found, its contradictions are not; data rows are well formed. All texts invented."""

import pytest

from verbale.compare.retranslation import Likeness, Scale
from verbale.compare.terms import terms_of
from verbale.compare.thesaurus import stem

SOURCE = "Twelve prisoners will be released in May if the council agrees to end the strict blockade."
TOLD = "If the council consents to conclude the strict blockade, twelve captives will be freed in May."


def likeness(told: str) -> Likeness:
    return Scale([terms_of(SOURCE), terms_of(TOLD)]).compare(terms_of(told), terms_of(SOURCE))


def test_the_same_sentence_in_other_words_is_the_same() -> None:
    assert likeness(TOLD).same


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("will be", "will not be", "negation"),
        ("twelve", "ten", "number"),
        ("May", "June", "date"),
        ("consents", "refuses", "negation"),
        ("strict", "relaxed", "contrary words"),
    ],
)
def test_what_turns_the_sentence_is_a_doubt_however_alike(old: str, new: str, doubt: str) -> None:
    found = likeness(TOLD.replace(old, new))
    assert any(one.startswith(doubt) for one in found.doubts)
    assert not found.same


def test_another_sentence_of_the_same_topic_is_not_the_same() -> None:
    assert not likeness("The council spoke at length about the harvest and the weather.").same


@pytest.mark.parametrize("words", [("normalized", "normalise", "normalization"), ("talks", "talk"), ("ties", "tie")])
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_an_empty_text_is_like_nothing() -> None:
    assert likeness("").score == 0.0


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("The way to the bridge was never closed.", "The way to the bridge was always kept open."),
        ("The colony won its freedom bloodlessly.", "The colony won its freedom without blood."),
        ("They turned down the offer of the council.", "They rejected the offer of the council."),
        ("The envoy arrives on the third of June.", "The envoy arrives on June 3."),
    ],
)
def test_what_says_no_twice_or_in_another_way_is_no_doubt(told: str, source: str) -> None:
    quoted, held = terms_of(told), terms_of(source)
    assert Scale([quoted, held]).compare(quoted, held).doubts == ()


def test_a_condition_on_one_side_only_is_a_doubt() -> None:
    held, quoted = (
        terms_of("If the crew is freed, we will talk."),
        terms_of("Even before the crew is freed, we will talk."),
    )
    assert "condition" in Scale([quoted, held]).compare(quoted, held).doubts
