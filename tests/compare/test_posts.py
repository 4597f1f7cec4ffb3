"""Posts: two texts of one time that give one person two offices which nobody holds together."""

import pytest
from tests.compare.desks import Told

from verbale.compare.posts import compare_posts

ROJAS = "actor:ana-rojas"
SCENE = "The boats lay at Arica, Iquique and Tacna under Admiral Tiburon."


def offices(first: str, second: str, published: str = "1987-03-09") -> Told:
    told = Told(
        {"a": "1987-03-05", "b": published},
        a=f"{SCENE} The {first} Ana Rojas spoke.", b=f"{SCENE} Ana Rojas, the {second}, agreed.",
    )  # fmt: skip
    return told.person("a", "Ana Rojas", ROJAS, first).person("b", "Ana Rojas", ROJAS, f"the {second}")


def test_two_offices_that_exclude_each_other_are_a_conflict() -> None:
    (conflict,) = compare_posts(offices("Foreign Minister", "defence minister").desk())
    assert (conflict.field, conflict.about, len(conflict.values)) == ("office", ROJAS, 2)


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ("Foreign Minister", "foreign minister", "1987-03-09"),
        ("Prime Minister", "premier", "1987-03-09"),
        ("Prime Minister", "party chairman", "1987-03-09"),
        ("Prime Minister", "foreign minister", "1994-03-09"),
    ],
    ids=["one", "two words for one", "held together", "a career"],
)
def test_what_one_person_can_be_is_no_conflict(first: str, second: str, published: str) -> None:
    assert list(compare_posts(offices(first, second, published).desk())) == []


def test_a_former_office_is_no_conflict() -> None:
    told = offices("Foreign Minister", "former defence minister")
    assert list(compare_posts(told.desk())) == []


def test_an_office_that_no_reader_put_to_a_name_is_read_before_it() -> None:
    told = Told(
        a=f"{SCENE} Ana Rojas, the defence minister, agreed.", b=f"{SCENE} The Foreign Minister, Ana Rojas, spoke."
    )
    told.person("a", "Ana Rojas", ROJAS, "the defence minister").person("b", "Ana Rojas", ROJAS)
    (conflict,) = compare_posts(told.desk())
    assert [value.value for value in conflict.values] == ["the defence minister", "Foreign Minister"]


@pytest.mark.parametrize(
    ("first", "second", "reading"),
    [
        ("The naval commander, Ana Rojas, spoke", "Ana Rojas, the chief of the general staff, spoke", "unresolved"),
        ("Ana Rojas, secretary of the Sea Council, spoke", "Ana Rojas, deputy secretary of the Sea Council, spoke",
         "unresolved"),
        ("Its minister in charge of health, Ana Rojas, spoke", "Ana Rojas, a minister of state, spoke", "definition"),
    ],
    ids=["two commands", "head and deputy of one body", "a minister and a minor one"],
)  # fmt: skip
def test_offices_are_laid_side_by_side_by_their_words(first: str, second: str, reading: str) -> None:
    told = Told(a=f"{SCENE} {first}.", b=f"{SCENE} {second}.").person("a", "Ana Rojas", ROJAS)
    (conflict,) = compare_posts(told.person("b", "Ana Rojas", ROJAS).desk())
    assert (conflict.field, conflict.reading, len(conflict.values)) == ("office", reading, 2)
    assert conflict.why.startswith("Ana Rojas: ")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The naval commander, Ana Rojas, spoke", "Ana Rojas, the navy chief, spoke"),
        ("The naval commander, Ana Rojas, spoke", "Ana Rojas, a former chief of the general staff, spoke"),
        ("Ana Rojas, secretary of the Maritime Council, spoke", "Ana Rojas, deputy secretary of the Wool Board, spoke"),
        ("The naval commander, Ana Rojas, spoke", "The chief of the general staff met Ana Rojas, who spoke"),
        ("The naval commander, Ana Rojas, spoke", "Ana Rojas, adviser to the chief of the general staff, spoke"),
    ],
    ids=["two words for one", "formerly", "another body", "somebody else's", "of whom she is the adviser"],
)
def test_offices_that_do_not_exclude_each_other_by_their_words_are_no_conflict(first: str, second: str) -> None:
    told = Told(a=f"{SCENE} {first}.", b=f"{SCENE} {second}.").person("a", "Ana Rojas", ROJAS)
    assert list(compare_posts(told.person("b", "Ana Rojas", ROJAS).desk())) == []
