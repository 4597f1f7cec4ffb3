"""Conditions, positions and firsts on invented texts."""

from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.model.dossier import Shelf
from verbale.model.records import Condition, First, Position


@pytest.fixture
def read(tmp_path: Path):
    def _read(text: str) -> Shelf:
        path = tmp_path / "note.txt"
        path.write_text(f"A note\n\n{text}\n", encoding="utf-8")
        return read_paths([path])

    return _read


CONDITIONS = [
    ("If the fleet leaves the bay, the two sides can meet.", "the fleet leaves the bay", "the two sides can meet"),
    ("The two sides can meet if the fleet leaves the bay.", "the fleet leaves the bay", "The two sides can meet"),
    ("Unless the fleet leaves, there will be no talks.", "the fleet leaves", "there will be no talks"),
    ("Should the boats return, the ministry will answer.", "the boats return", "the ministry will answer"),
    ("There can be no peace without a ceasefire.", "a ceasefire", "There can be no peace"),
    ("Should it lose Lyon, Chile will have less room.", "it lose Lyon", "Chile will have less room"),
    ("Recognition is conditional on free elections.", "free elections", "Recognition"),
    ("France insists that the men come home before anything is said.", "the men come home", "anything is said"),
    ("France offered to free the sailors in exchange for an apology.", "an apology", "free the sailors"),
]


@pytest.mark.parametrize(("text", "given", "then"), CONDITIONS)
def test_both_clauses_of_a_condition_are_found(read, text: str, given: str, then: str) -> None:
    (condition,) = read(text).records(Condition)
    assert [span.text for span in condition.if_] == [given]
    assert [span.text for span in condition.then] == [then]


@pytest.mark.parametrize(
    "text",
    ["He asked if the fleet had left.", "Few ships, if any, remained.", "They acted as if nothing had happened."],
)
def test_if_that_means_whether_or_is_a_fixed_phrase_is_no_condition(read, text: str) -> None:
    assert not read(text).records(Condition)


STANCES = [
    ("France has left the door open for talks with Chile.", "keeps-open"),
    ("France rejects the proposal of Chile.", "refuses"),
    ("France urged Chile to withdraw its ships.", "demands"),
    ("France is ready to resume the talks.", "offers"),
    ("France has no interest in the talks.", "refuses"),
    ("France will never accept the new border.", "refuses"),
    ("France insists that the men come home.", "demands"),
    ("France would welcome the good offices of Chile.", "accepts"),
    ("France stood ready to carry messages.", "offers"),
    ("France treats the border as settled.", "regards-as-settled"),
    ("France makes the return of the crews depend on an inquiry.", "demands"),
    ("France promised this week that every man would be home.", "offers"),
    ("France vowed never to negotiate under pressure.", "refuses"),
    ("France condemned the drills.", "opposes"),
    ("France shut the door on mediation.", "refuses"),
    ("France's refusal to meet angered Chile.", "refuses"),
    ("The statement issued by France demanded an apology.", "demands"),
]

PHRASES = [
    ("There is no room for a third party", "refuses"),
    ("The island is not up for negotiation", "refuses"),
    ("The offer of a meeting still stands", "offers"),
    ("The border remains open", "keeps-open"),
    ("There is no alternative to talks", "supports"),
    ("It is for Chile to decide", "demands"),
    ("The boats must be returned", "demands"),
    ("Any talks would have to begin in Lyon", "demands"),
]


@pytest.mark.parametrize(("text", "stance"), PHRASES)
def test_a_fixed_phrase_takes_the_stance_of_an_actor_of_politics_who_says_it(read, text: str, stance: str) -> None:
    spoken = f'"{text}," {{}} said.'
    (position,) = read(spoken.format("French President Anne Duval")).records(Position)
    assert (position.holder, position.stance) == ("actor:anne-duval", stance)
    assert not read(spoken.format("the historian Anne Duval")).records(Position)


def test_who_will_not_until_sets_the_condition_in_a_report(read) -> None:
    (condition,) = read("France will not sign the treaty until the boats are returned.").records(Condition)
    assert condition.holder == "actor:france"


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_a_stance_has_its_holder_and_kind(read, text: str, stance: str) -> None:
    (position,) = read(text).records(Position)
    assert (position.holder, position.stance) == ("actor:france", stance)


def test_what_may_be_done_is_no_stance(read) -> None:
    assert not read("France might reject the proposal.").records(Position)


@pytest.mark.parametrize(
    "text",
    [
        "This is the first time the king has written to Chile.",
        "The king had never sent a message to Chile.",
        "It was an unusual letter.",
    ],
)
def test_claims_of_a_first_are_found(read, text: str) -> None:
    assert len(read(text).records(First)) == 1


@pytest.mark.parametrize(
    "text", ["First, the letter was short.", "Exports grew in the first half.", "The first lady smiled."]
)
def test_ordinals_are_no_claims(read, text: str) -> None:
    assert not read(text).records(First)
