"""What a primary text does not say of itself is told, with a remedy; its signal stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.case import Case
from verbale.cli.main import main
from verbale.model.records import Problem, Signal

UNDATED = """Press Statement by the Deputy Foreign Minister of Peru

Rosa Quispe, deputy foreign minister of Peru, issued the following press statement:

Peru has taken note of the letter. If Chile withdraws its vessels, Peru is ready to open talks.
"""
UNSIGNED = """Your Excellency,

I have the honour to refer to our conversation of 3 May 2011. My government cannot accept the line that you propose.

Please accept, Excellency, the assurances of my highest consideration.

Rosa Quispe
"""
UNKNOWN = """Press statement of the Foreign Ministry of Ruritania

Strelsau, 4 June 2012

The Foreign Ministry of Ruritania announced that Ruritania will not recognise the border with Graustark.
"""
Read = Callable[[str], Case]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(text: str) -> Case:
        (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        case = Case.create(tmp_path / "x.case")
        case.read([tmp_path / "text.txt"])
        return case

    return read


def told(case: Case) -> list[str]:
    return [problem.what for problem in case.records(Problem) if problem.reader == "gaps" and problem.remedy]


def test_a_statement_without_a_date_line_is_told(read: Read) -> None:
    case = read(UNDATED)
    assert told(case) == ["the press statement has no date line"]
    assert len(case.records(Signal)) == 1


def test_a_letter_signed_without_an_office_is_told(read: Read) -> None:
    case = read(UNSIGNED)
    assert "Rosa Quispe signs the letter without an office: no rung can be worked out" in told(case)
    assert len(case.records(Signal)) == 1


def test_an_unknown_state_is_told(read: Read) -> None:
    case = read(UNKNOWN)
    assert told(case) == ["no state is known for Ruritania"]
    assert len(case.records(Signal)) == 1


def test_the_remedy_that_a_gap_names_closes_it(read: Read, tmp_path: Path) -> None:
    case = read(UNDATED)
    remedy = next(problem.remedy for problem in case.records(Problem) if "date line" in problem.what)
    command = remedy.split("verbale ")[1].split(",")[0].split()
    case.close()
    path = tmp_path / "x.case"
    assert main([str(path) if word == "CASE" else word for word in command]) == 0
    with Case.open(path) as after:
        assert told(after) == []
