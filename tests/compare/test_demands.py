"""What a text does not ask for, against the demands on the file, shipped and the case's own."""

from pathlib import Path

import pytest
from tests.compare.desks import Told

from verbale.compare.demands import note_silence
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.records import Form, Signal

OWN = """
[[demand]]
state = "peru"
towards = "chile"
demand = "return of the islands"
cues = ["island", "archipelago"]
source = "invented"
"""


def notes(tmp_path: Path, text: str, form: Form = "statement", recipient: str = "actor:chile") -> list[str]:
    (tmp_path / "case.toml").write_text(OWN, encoding="utf-8")
    told = Told(word=text)
    told.add(
        Signal(id="s", sender="actor:peru", state="actor:peru", recipients=(recipient,), form=form, text="word")
    )  # fmt: skip
    return [note.text for note in note_silence(Desk(told.desk().dossier, load_knowledge(tmp_path / "case.toml")))]


def test_a_demand_on_the_file_that_a_text_is_silent_on_is_noted(tmp_path: Path) -> None:
    assert notes(tmp_path, "Peru wants the boats back.") == ["not asked for in this text: return of the islands"]


@pytest.mark.parametrize("text", ["Peru wants the islands back.", "The Archipelago is ours."])
def test_a_demand_whose_words_stand_in_the_text_is_not_noted(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == []


def test_a_message_of_courtesy_and_a_text_to_others_ask_for_nothing(tmp_path: Path) -> None:
    assert notes(tmp_path, "Peru mourns.", form="message") == []
    assert notes(tmp_path, "Peru wants the boats back.", recipient="actor:brazil") == []
