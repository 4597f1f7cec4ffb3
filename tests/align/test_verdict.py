"""Verdicts name what became of the words and claim an origin only where the words or the speaker tell it."""

import pytest

from verbale.align.search import Corpus
from verbale.align.verdict import Verdict, judge
from verbale.align.weights import weigh

SPEECH = (
    "We regard the resolved question of the canal as closed. If the other side returns the two ships by 4 May, the "
    "envoy may travel to Varn. The gate is not permitted to open, and strict rules hold for every vessel that passes."
)
FORMULA = [
    "We expressed thanks to the hosts for good will.",
    "He expressed thanks to the hosts for good food.",
]
CORPUS = Corpus.of([SPEECH, *FORMULA])


def verdict(quotation: str) -> Verdict:
    return judge(CORPUS.find(quotation))


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("the resolved question of the canal", "verbatim"),
        ("“THE ‘RESOLVED’ QUESTION, of the canal”", "verbatim"),
        ("We regard the resolved question ... as closed", "elided"),
        ("The gate is not permitted to open, and strict rules hold", "verbatim"),
        ("The gate is permitted to open, and strict rules hold", "altered"),
        ("and relaxed rules hold for every vessel that passes", "altered"),
        ("the envoy [of Lisk] may travel to Varn", "bracketed"),
        ("strict rules hold for every vessel ... We regard the resolved question of the canal", "spliced"),
        ("an entirely different matter of fish", "not-found"),
    ],
)
def test_verdicts(quotation: str, kind: str) -> None:
    assert verdict(quotation).verdict == kind


@pytest.mark.parametrize(
    ("quotation", "weight"),
    [
        ("The gate is permitted to open, and strict rules hold", "negation"),
        ("We regard the unresolved question of the canal as closed", "negation"),
        ("the other side returns the three ships by 4 May", "number"),
        ("the other side returns the two ships by 9 May", "date"),
        ("the envoy must travel to Varn", "modality"),
        ("the envoy may travel to Lisk. The gate is not permitted", "name"),
        ("as closed. When the other side returns the two ships", "condition"),
        ("returns the two boats by 4 May, the envoy may travel", "other"),
    ],
)
def test_an_edit_weighs_what_it_touches(quotation: str, weight: str) -> None:
    assert [edit.weight for edit in verdict(quotation).edits] == [weight]


def test_a_formula_claims_no_origin() -> None:
    found = verdict("expressed thanks to the hosts for good")
    assert (found.verdict, found.origin, found.occurrences) == ("verbatim", "formula", 2)


def test_a_short_find_claims_an_origin_only_where_the_speaker_agrees() -> None:
    find = CORPUS.find("the two ships")
    assert judge(find).origin == "uncertain"
    assert judge(find, CORPUS.show(find, {0})).origin == "agreed"


def test_words_that_chance_would_not_repeat_are_sourced() -> None:
    found = verdict("If the other side returns the two ships by 4 May, the envoy may travel to Varn.")
    assert (found.verdict, found.origin) == ("verbatim", "sourced")


def test_the_word_misquoted_is_never_said() -> None:
    assert "misquot" not in verdict("The gate is permitted to open, and strict rules hold").why


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    assert weigh(["Boats"], ["Ships"], opening=True) == "other"
    assert weigh(["Lisk"], ["Varn"]) == "name"
