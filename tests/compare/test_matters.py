"""Matters: figures of one thing are found where no noun of a happening stands in both texts."""

import pytest
from tests.compare.desks import Told

from verbale.compare.happenings import compare_happenings
from verbale.model.records import Conflict

SCENE = "Ana Rojas met Bruno Salas at Arica; the patrol boat Tiburon had sailed from Iquique to Tacna."


def found(told: Told) -> list[Conflict]:
    return [conflict for conflict in compare_happenings(told.desk()) if conflict.field == "figure"]


def tolls(first: str, second: str) -> Told:
    told = Told(
        a=f"{SCENE} A Chilean gunboat fired on Peruvian boats. {first}.", b=f"{SCENE} {second}. Chile regrets it."
    )
    return told.figure("a", "9 fishermen", 9, 9, "count of fishermen")


def test_tolls_of_the_same_people_in_texts_of_one_exchange_are_one() -> None:
    told = tolls("9 fishermen drowned", "Six fishermen lost their lives")
    (conflict,) = found(told.figure("b", "Six fishermen", 6, 6, "count of fishermen"))
    assert ([v.value for v in conflict.values], conflict.reading) == (["9", "6"], "unresolved")


@pytest.mark.parametrize(
    "second",
    ["Six fishermen were wounded", "Six fishermen have been arrested", "Another six fishermen drowned"],
    ids=["another harm", "no harm", "on top of them"],
)
def test_another_thing_counted_is_no_conflict(second: str) -> None:
    words = "six fishermen" if "Another" in second else "Six fishermen"
    assert found(tolls("9 fishermen drowned", second).figure("b", words, 6, 6, "count of fishermen")) == []


def test_tolls_of_texts_that_share_no_names_are_not_one() -> None:
    told = Told(a="9 fishermen drowned off Peru.", b="Six fishermen lost their lives off Peru.")
    told.figure("a", "9 fishermen", 9, 9, "count of fishermen").figure("b", "Six fishermen", 6, 6, "count of fishermen")
    assert found(told) == []


@pytest.mark.parametrize(("whose", "conflicts"), [("Peru", 1), ("Chile", 0)])
def test_reserves_are_of_one_state(whose: str, conflicts: int) -> None:
    told = Told(
        {"a": "2019-05-27", "b": "2019-06-20"},
        a=f"{SCENE} Peru had reserves of $450 million.", b=f"{SCENE} {whose} saw its reserves fall to $610 million.",
    )  # fmt: skip
    told.figure("a", "$450 million", 4.5e8, 4.5e8, "money", "USD").figure(
        "b", "$610 million", 6.1e8, 6.1e8, "money", "USD"
    )
    assert len(found(told)) == conflicts


def test_two_sentences_that_differ_in_their_number_only_are_of_one_thing() -> None:
    one = f"{SCENE} Chile would return the seized boats within seven days if Peru opens a joint inquiry."
    two = f"{SCENE} Chile will return the seized boats within ten days if Peru opens a joint inquiry."
    told = Told(a=one, b=two).figure("a", "seven days", 7, 7, "duration", "day")
    (conflict,) = found(told.figure("b", "ten days", 10, 10, "duration", "day"))
    assert (conflict.reading, "one sentence but for the number" in conflict.why) == ("error", True)


def test_a_term_that_one_text_gives_twice_in_the_same_words_is_told_wrongly_once() -> None:
    one = (
        "Peru, it says, is ready to hand back the seized boats within seven days. The paper: Peru is ready to hand back"
    )
    told = Told(a=f"{one} the seized boats within ten days. It will pay a fine within twelve days.")
    told.figure("a", "seven days", 7, 7, "duration", "day").figure("a", "ten days", 10, 10, "duration", "day")
    (conflict,) = found(told.figure("a", "twelve days", 12, 12, "duration", "day"))
    assert ([value.value for value in conflict.values], conflict.reading) == (["7 day", "10 day"], "error")


def test_each_sides_number_for_one_sum_stands_beside_the_others() -> None:
    one = f"{SCENE} Peru puts the blocked funds at $12bn. Chile has never accepted that sum: the true figure was $2bn."
    two = f"{SCENE} It wants back the frozen assets, which officials in Lima put at $14bn."
    told = Told(a=one, b=two)
    for document, words, value in (("a", "$12bn", 12e9), ("a", "$2bn", 2e9), ("b", "$14bn", 14e9)):
        told.figure(document, words, value, value, "money", "USD")
    (conflict,) = found(told)
    assert ([value.value for value in conflict.values], conflict.reading) == (
        ["12,000,000,000 USD", "2,000,000,000 USD", "14,000,000,000 USD"], "unresolved",
    )  # fmt: skip


def test_a_measure_of_the_lexicon_says_in_which_sense_each_number_is_given() -> None:
    one = f"{SCENE} Peru officially lists 17 prisoners of war in Chile."
    two = f"{SCENE} Chile admits to 9 prisoners of war from Peru."
    told = Told(a=one, b=two).figure("a", "17 prisoners of war", 17, 17, "count of prisoners of war")
    (conflict,) = found(told.figure("b", "9 prisoners of war", 9, 9, "count of prisoners of war"))
    assert (conflict.reading, "listed, admitted" in conflict.why) == ("definition", True)
    assert conflict.why.startswith("prisoners of war: Chile and Peru")
