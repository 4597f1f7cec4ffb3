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
