"""Resolving forecasts: a person's word with a source, scored in the ledger."""

from pathlib import Path

import pytest

from verbale.case import Case
from verbale.cli.main import main
from verbale.export.sections.forecasts import tables
from verbale.model.records import Forecast

TEXT = "The letter\n\nBy Ada Vale\n\nNorway is likely to answer the letter of Japan. Japan may lift its sanctions.\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["read", str(tmp_path / "a.txt"), "--case", str(tmp_path / "a.case")]) == 0
    return tmp_path / "a.case"


def forecasts(case: Path) -> dict[bool, Forecast]:
    """The forecasts of the case by whether they have a band."""
    with Case.open(case) as opened:
        return {one.band is not None: one for one in opened.records(Forecast)}


def test_a_resolved_forecast_keeps_outcome_and_source_and_is_scored(case: Path) -> None:
    banded = forecasts(case)[True]
    assert main(["resolve", str(case), banded.id, "--outcome", "yes", "--source", "Bay Wire", "--author", "eva"]) == 0
    resolution = forecasts(case)[True].resolution
    assert resolution is not None and (resolution.outcome, resolution.source) == (True, "Bay Wire")
    with Case.open(case) as opened:
        scores = [table for table in tables(opened.dossier) if table.title == "Scores"]
    assert [[cell.text for cell in row[2:4]] for row in scores[0].rows] == [["1", "0.106"], ["1", "0.106"]]


def test_what_cannot_be_told_is_listed_and_not_scored(case: Path) -> None:
    assert main(["resolve", str(case), forecasts(case)[True].id, "--outcome", "unknown", "--source", "none"]) == 0
    with Case.open(case) as opened:
        ledger, scores = tables(opened.dossier)
    assert any("cannot be told" in cell.text for row in ledger.rows for cell in row)
    assert scores.rows == ()


def test_only_forecasts_are_resolved(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Case.open(case) as opened:
        document = next(iter(opened.dossier.documents))
    assert main(["resolve", str(case), document, "--outcome", "yes", "--source", "x"]) != 0
    assert "forecast" in capfd.readouterr().err
