"""Effects: who is said to gain or lose from an outcome."""

import pytest
from tests.read.claims.claim_reads import read

from verbale.model.records import Effect


@pytest.mark.parametrize(
    ("text", "actor", "direction", "outcome"),
    [
        ("Norway would benefit from a summit.", "actor:norway", "gains", "a summit"),
        ("Both Norway and Japan would profit if the summit took place.", "actor:japan", "gains", "if the summit"),
        ("A summit would help Norway.", "actor:norway", "gains", "A summit"),
        ("Norway stands to gain from the quarrel.", "actor:norway", "gains", "the quarrel"),
        ("The quarrel is going in Norway's favour.", "actor:norway", "gains", "The quarrel"),
        ("Norway could lose from a thaw in the north.", "actor:norway", "loses", "a thaw"),
        ("Norway could suffer a heavy blow from the thaw.", "actor:norway", "loses", "the thaw"),
        ("The deal would be a blow to Norway.", "actor:norway", "loses", "The deal"),
        ("A summit does not favour Norway.", "actor:norway", "loses", "A summit"),
    ],
)
def test_each_construction_names_actor_direction_and_outcome(
    text: str, actor: str, direction: str, outcome: str
) -> None:
    found = {(one.actor, one.direction): one.outcome for one in read(text, Effect)}
    assert found[actor, direction].startswith(outcome)


@pytest.mark.parametrize("text", ["She serves on the board of Norway's bank.", "Help came from Norway in the winter."])
def test_service_and_help_given_are_no_effects(text: str) -> None:
    assert read(text, Effect) == ()
