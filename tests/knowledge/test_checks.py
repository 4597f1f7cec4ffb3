"""A case's own file is checked when it is loaded: nothing is read with a ladder that contradicts itself."""

from pathlib import Path

import pytest

from verbale.case import Case
from verbale.errors import KnowledgeError

RUNG = '[[ladder]]\nstate = "Peru"\nrung = "{}"\nlabel = "{}"\nforms = {}\noffice = "minister"\n'


def fault(tmp_path: Path, text: str) -> str:
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        Case.create(tmp_path / "x.verbale", tmp_path / "case.toml")
    return str(error.value)


def test_two_rungs_for_one_form_of_one_office_contradict_each_other(tmp_path: Path) -> None:
    text = RUNG.format(1, "word", '["letter", "statement"]') + RUNG.format(2, "note", '["letter"]')
    assert "different rungs" in fault(tmp_path, text)


def test_a_ladder_of_an_unknown_state_is_named(tmp_path: Path) -> None:
    assert "Atlantis" in fault(tmp_path, RUNG.format(1, "word", '["letter"]').replace("Peru", "Atlantis"))


def test_a_demand_without_its_words_is_named(tmp_path: Path) -> None:
    assert "cues" in fault(tmp_path, '[[demand]]\nstate = "peru"\ndemand = "the islands"\n')


def test_a_precedent_with_an_unknown_column_is_named(tmp_path: Path) -> None:
    text = '[[precedent]]\ndate = "2001"\nsender = "A"\nweather = "fine"\n'
    assert "weather" in fault(tmp_path, text)


def test_a_file_without_fault_is_used(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(RUNG.format(1, "word", '["letter"]'), encoding="utf-8")
    with Case.create(tmp_path / "x.verbale", tmp_path / "case.toml") as case:
        assert case.knowledge.case["ladder"]
