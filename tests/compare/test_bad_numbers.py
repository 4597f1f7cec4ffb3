"""Numbers, dates and matrices that cannot be: each is said, with its place and a remedy, and nothing is lost."""

from pathlib import Path

import pytest
from tests.compare.desks import Told

from verbale.compare.absurd import find_absurd
from verbale.compare.happenings import compare_happenings
from verbale.errors import KnowledgeError
from verbale.export.matrix_file import read_file
from verbale.model.records import Figure, Problem

SCENE = "Ana Rojas met Bruno Salas at Arica; the patrol boat Tiburon had sailed from Iquique to Tacna."
EMPTY = (
    '{"format": "verbale-matrix", "version": 1, "readings": {}, "evidence": {}, "matrix":'
    ' {"kind": "matrix", "id": "m", "readings": [], "evidence": []}}'
)


def said(told: Told) -> Problem:
    """The one problem of a text, with what every problem has."""
    (problem,) = find_absurd(told.desk())
    assert problem.what
    assert problem.remedy
    assert problem.where
    return problem


def test_figures_in_mixed_units_are_not_held_against_each_other() -> None:
    told = Told(a=f"{SCENE} Peru has reserves of $450 million.", b=f"{SCENE} Peru has reserves of 300 million euros.")
    told.figure("a", "$450 million", 450e6, 450e6, "money", "USD")
    told.figure("b", "300 million euros", 300e6, 300e6, "money", "EUR")
    assert list(compare_happenings(told.desk())) == []
    assert len(told.records[Figure]) == 2


def test_an_impossible_date_is_named_with_the_day_that_no_calendar_has() -> None:
    assert "April 31" in said(Told(a="They signed it on April 31 in Lima.")).what


@pytest.mark.parametrize(
    ("words", "low", "measure", "unit"),
    [
        ("-5 people", -5, "deaths", "person"),
        ("90 billion people", 90e9, "deaths", "person"),
        ("magnitude 71", 71, "magnitude", "magnitude"),
        ("140%", 140, "approval", "%"),
    ],
    ids=["fewer than nobody", "more than live", "off the scale", "more than all who were asked"],
)
def test_a_negative_or_absurd_number_is_said_and_kept(words: str, low: float, measure: str, unit: str) -> None:
    told = Told(a=f"They counted {words} there.").figure("a", words, low, low, measure, unit)
    said(told)
    assert len(told.records[Figure]) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [(EMPTY, "empty"), ('{"format": "verbale-matrix", "version": 9}', "newer verbale")],
    ids=["an empty matrix", "a matrix of a newer version"],
)
def test_a_matrix_file_that_cannot_be_used_is_refused_with_where_and_what(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "matrix.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        read_file(file)
    assert word in str(refused.value)
    assert str(file) in str(refused.value)
    assert "nothing was changed" in str(refused.value)
