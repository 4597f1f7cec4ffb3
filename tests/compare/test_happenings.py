"""Happenings told by several texts: the same thing is established, and only what excludes something conflicts."""

import pytest
from tests.compare.desks import Told

from verbale.compare.happenings import compare_happenings
from verbale.model.records import Conflict


def found(told: Told, field: str) -> list[Conflict]:
    return [conflict for conflict in compare_happenings(told.desk()) if conflict.field == field]


def quake(first: str, second: str) -> Told:
    one = "An earthquake struck the coast of Peru on day one, killing some people."
    two = "On day two the coast of Peru was hit by an earthquake that killed many people."
    return Told(a=one, b=two).date("a", "day one", first).date("b", "day two", second)


def test_one_missing_day_is_a_conflict() -> None:
    (conflict,) = found(quake("2019-05-26", "2019-05-25"), "date")
    assert [value.value for value in conflict.values] == ["2019-05-26", "2019-05-25"]
    assert conflict.reading == "unresolved"


def test_the_text_that_stands_alone_reads_as_the_error() -> None:
    told = quake("2019-05-26", "2019-05-25")
    told.texts["c"] = "The earthquake in Peru on day three was felt abroad."
    told = Told(**told.texts).date("a", "day one", "2019-05-26").date("b", "day two", "2019-05-25")
    (conflict,) = found(told.date("c", "day three", "2019-05-26"), "date")
    assert (conflict.reading, "2 texts say 2019-05-26" in conflict.why) == ("error", True)


@pytest.mark.parametrize(
    ("first", "second"),
    [("2019-05-26", "2019-05-26"), ("2019-05-26", "2019-05"), ("2019-05-26", "2019-05-26~"), ("2019-05", "2019")],
    ids=["equal", "a month", "about", "coarse both"],
)
def test_precision_is_no_conflict(first: str, second: str) -> None:
    assert found(quake(first, second), "date") == []


@pytest.mark.parametrize("second", ["2019-06-26", "2007-08-15"], ids=["a month later", "another year"])
def test_days_far_apart_tell_of_two_happenings(second: str) -> None:
    assert found(quake("2019-05-26", second), "date") == []


def test_another_state_is_another_happening() -> None:
    told = Told(a="An earthquake struck Peru on day one.", b="An earthquake struck Chile on day two.")
    assert found(told.date("a", "day one", "2019-05-26").date("b", "day two", "2019-05-25"), "date") == []


def toll(second: str, low: float | None, high: float | None, published: dict[str, str] | None = None) -> Told:
    one = "An earthquake struck Peru on day one, killing 20 people."
    two = f"On day two an earthquake in Peru killed {second}."
    told = Told(published, a=one, b=two).date("a", "day one", "2019-05-26").date("b", "day two", "2019-05-26")
    return told.figure("a", "20 people", 20, 20, "deaths").figure("b", second, low, high, "deaths")


def test_a_toll_that_rises_holds_as_of_another_date() -> None:
    (conflict,) = found(toll("41 people", 41, 41, {"a": "2019-05-27", "b": "2019-06-20"}), "figure")
    assert (conflict.reading, [value.value for value in conflict.values]) == ("as-of", ["20", "41"])


def test_a_toll_that_falls_is_not_explained() -> None:
    (conflict,) = found(toll("41 people", 41, 41, {"a": "2019-06-20", "b": "2019-05-27"}), "figure")
    assert conflict.reading == "unresolved"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("20 people", 20, 20),
        ("at least 19 people", 19, None),
        ("up to 25 people", None, 25),
        ("about 21 people", 21, 21),
    ],
    ids=["equal", "a floor that holds", "a ceiling that holds", "rounded"],
)
def test_rounding_and_bounds_that_hold_are_no_conflict(words: str, low: float | None, high: float | None) -> None:
    assert found(toll(words, low, high), "figure") == []


def test_a_sentence_that_sets_two_claims_against_each_other_is_a_matter_of_definition() -> None:
    text = "The ministry claimed 98% of the harvest was in, while monitors estimated that 60% of the fields lay bare."
    told = Told(a=text).figure("a", "98%", 98, 98, "share", "%").figure("a", "60%", 60, 60, "share", "%")
    (conflict,) = found(told, "figure")
    assert conflict.reading == "definition"


def test_a_part_of_a_number_does_not_contradict_it() -> None:
    text = "The ministry said 98 people came, but officials said 60 of them left."
    told = Told(a=text).figure("a", "98 people", 98, 98, "count of people").figure("a", "60", 60, 60, "count of people")
    assert found(told, "figure") == []


def test_contacts_known_from_reports_only_are_laid_side_by_side() -> None:
    one = "In last spring reports in the Peruvian media said Chile and Peru had three contacts in a third country."
    two = "There were rumours of reports in last year of Chilean and Peruvian diplomats holding talks in Geneva."
    told = Told(a=one, b=two).date("a", "last spring", "2019-21").date("b", "last year", "2019")
    conflicts = {(c.field, c.reading): [v.value for v in c.values] for c in compare_happenings(told.desk())}
    assert conflicts["place", "definition"] == ["a third country", "Geneva"]
    assert conflicts["identity", "unresolved"] == ["states", "diplomats"]
    assert conflicts["figure", "unresolved"] == ["three", "no number given"]
