"""Offices: what a title names and who held it."""

import pytest

from verbale.knowledge.base import load_knowledge
from verbale.knowledge.offices import Tenure

KNOWN = load_knowledge()


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Foreign Minister", "foreign minister"),
        ("the Minister of Foreign Affairs of Iran", "foreign minister"),
        ("then-Prime Minister", "prime minister"),
        ("Vice Foreign Minister", "vice foreign minister"),
        ("NATO Secretary General", "secretary-general"),
        ("gardener", None),
    ],
)
def test_a_title_names_its_office(title: str, office: str | None) -> None:
    assert next(iter(KNOWN.offices.named(title)), None) == office


@pytest.mark.parametrize(
    ("day", "covers"),
    [
        ("1999-12-31", False),
        ("2000-01-01", True),
        ("2000", None),
        ("2001", True),
        ("2002-06-30", None),
        ("2002-07", False),
    ],
)
def test_a_tenure_tells_certain_from_doubtful_days(day: str, covers: bool | None) -> None:
    tenure = Tenure("president", "actor:x", "actor:y", "2000-01-01", "2002-06-30", "invented")
    assert tenure.covers(day) is covers


def test_a_tenure_without_beginning_proves_nothing() -> None:
    assert Tenure("president", "actor:x", "actor:y", "", "", "invented").covers("2000") is None


def test_the_holder_of_an_office_on_a_day() -> None:
    holder = KNOWN.offices.holder(["secretary of state"], "actor:united-states", "1962-10-20")
    assert holder is not None
    assert holder.person == "actor:dean-rusk"
