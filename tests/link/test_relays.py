"""Where claims come from: relays are followed back to independent roots."""

import pytest

from verbale.link.relays import Sources, independent
from verbale.link.reports import chain


def names(sentence: str) -> list[list[str]]:
    return [[source.name for source in step] for step in chain(sentence)]


@pytest.mark.parametrize(
    ("sentence", "steps"),
    [
        ("As already reported by the Bay Wire, talks took place.", [["Bay Wire"]]),
        ("The Courier said, citing the Bay Wire, that talks took place.", [["Courier"], ["Bay Wire"]]),
        ("According to the Strait Review, Ada Vale said that they met.", [["Strait Review"], ["Ada Vale"]]),
        ("They met, Ada Vale said, according to the Bay Wire.", [["Bay Wire"], ["Ada Vale"]]),
        ("There were reports in the Lissian media that they met.", [["Lissian media"]]),
        ("The Bay Wire and the Harbour Post reported that they met.", [["Bay Wire", "the Harbour Post"]]),
        ("A report by the Bay Wire, picked up by the Courier, says so.", [["Courier"], ["Bay Wire"]]),
        ("The two sides met in the spring.", []),
    ],
)
def test_a_report_phrase_leads_to_the_source_behind_it(sentence: str, steps: list[list[str]]) -> None:
    found = names(sentence)
    assert [[name.removeprefix("The ") for name in step] for step in found] == steps


def test_three_documents_on_one_report_are_one_root() -> None:
    sources = Sources([("a", "wire"), ("b", "a"), ("c", "wire")])
    assert independent(["a", "b", "c"], sources) == {"wire"}


def test_two_sources_of_one_report_are_two_roots() -> None:
    assert independent(["a"], Sources([("a", "x"), ("a", "y")])) == {"x", "y"}


def test_a_circle_is_one_root_and_is_told() -> None:
    sources = Sources([("a", "b"), ("b", "c"), ("c", "a"), ("d", "b")])
    assert len(independent(["a", "b", "c", "d"], sources)) == 1
    assert sources.circles() == (("a", "b", "c"),)


def test_a_circle_that_leads_out_is_no_root() -> None:
    assert independent(["a"], Sources([("a", "b"), ("b", "a"), ("b", "wire")])) == {"wire"}


def test_nobody_relays_himself() -> None:
    assert Sources([("a", "a")]).circles() == ()
