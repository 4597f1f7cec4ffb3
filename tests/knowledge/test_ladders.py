"""Ladders of authority: which rung a signal stands on, and what a wrong ladder says."""

from pathlib import Path

import pytest

from verbale.errors import KnowledgeError
from verbale.knowledge.base import load_knowledge
from verbale.knowledge.ladders import Ladders
from verbale.model.records import Form, Signal
from verbale.model.span import Span


def signal(sender: str, form: Form, state: str, office: str | None = None, words: str = "") -> Signal:
    return Signal(
        id="s", sender=sender, form=form, state=state, office=office, telling=(Span("d", 0, len(words), words),)
    )


def rung(one: Signal) -> str | None:
    found = Ladders(load_knowledge()).rung(one)
    return found.rung if found else None


def case(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.toml"
    path.write_text('[[state]]\nname = "Varenia"\n' + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (signal("actor:japan", "statement", "actor:japan", "Prime Minister"), "1"),
        (signal("actor:x", "press conference", "actor:japan", "Chief Cabinet Secretary"), "2"),
        (signal("actor:x", "statement", "actor:united-states", "President of the United States"), "1"),
        (signal("actor:x", "statement", "actor:united-states", "Vice President"), None),
        (signal("actor:north-korea", "statement", "actor:north-korea"), "1"),
        (signal("actor:x", "press statement", "actor:north-korea", "vice minister of trade"), "6*"),
        (signal("actor:x", "spokesperson's answer", "actor:north-korea", "spokesman"), "7"),
        (signal("actor:france", "statement", "actor:france"), None),
    ],
)
def test_a_signal_stands_on_the_rung_of_the_row_that_asks_for_most(one: Signal, expected: str | None) -> None:
    assert rung(one) == expected


def test_every_rung_has_its_source() -> None:
    assert all(row.source for row in Ladders(load_knowledge()).rungs)


def test_a_case_gives_its_own_state_a_ladder(tmp_path: Path) -> None:
    path = case(
        tmp_path, '[[ladder]]\nstate = "Varenia"\nrung = "4"\nlabel = "named official"\nforms = ["press statement"]\n'
    )
    found = Ladders(load_knowledge(path)).rung(signal("actor:x", "press statement", "actor:varenia"))
    assert found is not None
    assert (found.rung, found.source) == ("4", "the case's file")


def test_contradictory_rows_are_named_both(tmp_path: Path) -> None:
    row = '[[ladder]]\nstate = "Varenia"\nrung = "{}"\nlabel = "{}"\nforms = ["letter"]\n'
    path = case(tmp_path, row.format(1, "first row") + row.format(3, "second row"))
    with pytest.raises(KnowledgeError, match=r"'first row' on 1 .* 'second row' on 3"):
        Ladders(load_knowledge(path))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('state = "Nowhere at all"\nrung = "1"\nlabel = "x"\n', "no known state"),
        ('state = "Varenia"\nrung = "1"\n', "lacks label"),
        ('state = "Varenia"\nrung = "1"\nlabel = "x"\nforms = ["telex"]\n', "no form of signals"),
    ],
)
def test_a_wrong_row_says_what_is_wrong(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        Ladders(load_knowledge(case(tmp_path, f"[[ladder]]\n{row}")))
