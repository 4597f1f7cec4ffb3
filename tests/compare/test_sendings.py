"""Sendings: one letter or statement is known by its sender, its words and a near day; its dates stand side by side."""

import pytest
from tests.compare.desks import Told

from verbale.compare.happenings import compare_happenings
from verbale.model.records import Actor, Conflict

ROJAS, SALAS = "actor:ana-rojas", "actor:bruno-salas"
SCENE = "The boats lay at Arica, Iquique and Tacna under Admiral Tiburon."


def found(told: Told, field: str) -> list[Conflict]:
    return [conflict for conflict in compare_happenings(told.desk()) if conflict.field == field]


def letters(second: str, words: str, value: str) -> Told:
    told = Told(a=f"{SCENE} On 3 March Ana Rojas sent a letter to Bruno Salas.", b=f"{SCENE} {second}")
    told.date("a", "3 March", "1987-03-03").date("b", words, value)
    for document in ("a", "b"):
        told.person(document, "Ana Rojas", ROJAS).person(document, "Bruno Salas", SALAS)
    return told


def test_a_letter_that_two_texts_date_to_different_days_is_a_conflict() -> None:
    (conflict,) = found(letters("Ana Rojas wrote to Bruno Salas on 4 March.", "4 March", "1987-03-04"), "date")
    assert ([v.value for v in conflict.values], conflict.reading) == (["1987-03-03", "1987-03-04"], "unresolved")


def test_the_day_of_sending_and_the_day_of_arrival_are_a_matter_of_definition() -> None:
    told = letters("The letter of Ana Rojas was handed over to Bruno Salas on 4 March.", "4 March", "1987-03-04")
    (conflict,) = found(told, "date")
    assert conflict.reading == "definition"


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("Ana Rojas wrote to Bruno Salas on 4 March.", "1987-03-03"),
        ("Ana Rojas wrote to Bruno Salas on 4 March.", "1987-03-19"),
        ("Ana Rojas wrote to Bruno Salas before 4 March.", "1987-03-04"),
        ("Ana Rojas never wrote to Bruno Salas on 4 March.", "1987-03-04"),
    ],
    ids=["the same day", "weeks later: another letter", "a bound, no day", "no letter"],
)
def test_what_is_no_other_day_of_one_letter_is_no_conflict(second: str, value: str) -> None:
    assert found(letters(second, "4 March", value), "date") == []


def test_years_later_is_a_year() -> None:
    one = f"{SCENE} In 1951 a bridge fell. Seven years later Ana Rojas wrote to Bruno Salas about the Tiburon."
    two = f"{SCENE} In 1959 Ana Rojas wrote to Bruno Salas about the Tiburon."
    told = Told(a=one, b=two).date("a", "1951", "1951").date("b", "1959", "1959")
    told.period("a", "Seven years later", "P7Y")
    for document in ("a", "b"):
        told.person(document, "Ana Rojas", ROJAS).person(document, "Bruno Salas", SALAS)
    (conflict,) = found(told, "date")
    assert [value.value for value in conflict.values] == ["1958", "1959"]


def statements(second: str) -> Told:
    one = "On 3 March the spokesman of the ministry issued a statement on the seized trawlers and the customs inquiry."
    told = Told(a=f"{SCENE} {one}", b=f"{SCENE} {second}")
    return told.date("a", "3 March", "1987-03-03").date("b", "4 March", "1987-03-04")


def test_a_statement_given_out_by_two_people_is_a_question_of_who() -> None:
    second = "On 4 March Ana Rojas issued a statement on the customs inquiry over the seized trawlers of the ministry."
    told = statements(second).person("b", "Ana Rojas", ROJAS)
    (who,) = found(told, "identity")
    assert [value.value for value in who.values] == ["the spokesman of the ministry", "Ana Rojas"]
    assert len(found(told, "date")) == 1


def test_statements_on_different_matters_are_two() -> None:
    told = statements("On 4 March Ana Rojas issued a statement on the price of wool.").person("b", "Ana Rojas", ROJAS)
    assert found(told, "identity") == found(told, "date") == []


def test_a_reply_of_a_state_here_and_of_its_leader_there_is_one() -> None:
    one = f"{SCENE} The Chilean reply came on 3 March."
    told = Told(a=one, b=f"{SCENE} On 4 March Ana Rojas thanked Peru and said that Chile was moved.")
    told.date("a", "3 March", "1987-03-03").date("b", "4 March", "1987-03-04").person("b", "Ana Rojas", ROJAS)
    (conflict,) = found(told, "date")
    assert [value.value for value in conflict.values] == ["1987-03-03", "1987-03-04"]


def notes(first: str, day: str, second: str, other: str) -> Told:
    told = Told(a=f"{SCENE} {first}", b=f"{SCENE} {second}")
    return told.date("a", day, "1987-03-03").date("b", other, "1987-03-04")


@pytest.mark.parametrize(
    "second",
    [
        "The note of 4 March from Ana Rojas was cold.",
        "Ana Rojas’s 4 March note was cold.",
        "In the note, posted on 4 March to Bruno Salas, Ana Rojas regrets the fire.",
    ],
    ids=["of a day", "a day's", "the one who regrets in it sent it"],
)
def test_the_only_note_of_one_side_in_those_days_is_one_note(second: str) -> None:
    told = notes("Ana Rojas sent a note on 3 March.", "3 March", second, "4 March")
    for document in ("a", "b"):
        told.person(document, "Ana Rojas", ROJAS)
    (conflict,) = found(told, "date")
    assert [value.value for value in conflict.values] == ["1987-03-03", "1987-03-04"]


def test_a_text_that_knows_two_notes_tells_them_apart() -> None:
    first = "Ana Rojas sent a note on 3 March. The note of 4 March from Lima was colder."
    told = notes(first, "3 March", "The 4 March note from Ana Rojas was cold.", "4 March")
    told.date("a", "4 March", "1987-03-04")
    for document in ("a", "b"):
        told.person(document, "Ana Rojas", ROJAS)
    told.add(Actor(id=ROJAS, name="Ana Rojas", type="person", state="actor:peru"))
    assert found(told, "date") == []


@pytest.mark.parametrize(
    "second",
    [
        "Chile said on 4 March that it had received the letter of Ana Rojas to Bruno Salas.",
        "Ana Rojas wrote to Bruno Salas over the 4 March earthquake.",
        "Ana Rojas sent a letter to Bruno Salas over the earthquake of 4 March.",
    ],
    ids=["the day of the saying", "the day of what it is about", "the same behind"],
)
def test_the_day_of_something_else_is_not_the_letters_day(second: str) -> None:
    assert found(letters(second, "4 March", "1987-03-04"), "date") == []
