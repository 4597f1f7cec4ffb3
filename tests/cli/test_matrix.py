"""`matrix` keeps a person's marks through another reading, and refuses what it cannot use without losing anything."""

import json
from pathlib import Path

import pytest

from verbale.case import Case
from verbale.cli.main import main
from verbale.model.records import Matrix, Signal

EXAMPLE = Path(__file__).resolve().parents[2] / "src/verbale/examples/lisk-bank"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("matrix") / "affair.case"
    assert main(["read", str(EXAMPLE), "--case", str(path)]) == 0
    with Case.open(path) as case:
        return path, case.records(Signal)[0].id


def matrix_of(path: Path, about: str) -> Matrix | None:
    with Case.open(path) as case:
        return next((one for one in case.records(Matrix) if one.about == about), None)


def test_marks_outlive_another_reading_and_are_exported(
    read: tuple[Path, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, signal = read
    assert main(["matrix", str(path), signal, "--add-reading", "a slip of the pen", "--author", "ada"]) == 0
    before = matrix_of(path, signal)
    assert before is not None
    key = f"R{len(before.readings)}"
    assert main(["matrix", str(path), signal, "--mark", key, signal, "inconsistent", "--weight", signal, "2"]) == 0
    (tmp_path / "late.txt").write_text("The ministry of Varenia had no more to say on Friday.\n", encoding="utf-8")
    assert main(["read", str(tmp_path / "late.txt"), "--case", str(path)]) == 0
    kept = matrix_of(path, signal)
    assert kept is not None
    assert kept.weights == {signal: 2}
    assert any(cell.mark == "inconsistent" and cell.evidence == signal for cell in kept.cells)
    capfd.readouterr()
    assert main(["export", str(path), "--kind", "matrix"]) == 0
    assert '"author":' in capfd.readouterr().out


def test_a_matrix_file_comes_back_as_it_was_written(
    read: tuple[Path, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, signal = read
    main(["matrix", str(path), signal, "--add-reading", "a test of patience"])
    capfd.readouterr()
    assert main(["matrix", str(path), signal, "--json"]) == 0
    written = capfd.readouterr().out
    file = tmp_path / "matrix.json"
    file.write_text(written, encoding="utf-8")
    assert main(["matrix", str(path), "--import", str(file), "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads(written)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"format": "verbale-matrix", "version": 9, "shape": []}', "newer verbale"),
        ('{"format": "verbale-matrix", "version": 1}', "no matrix file"),
        ("not json", "no matrix file"),
        (
            '{"format": "verbale-matrix", "version": 1, "readings": {}, "evidence": {}, "matrix":'
            ' {"kind": "matrix", "id": "m", "readings": [], "evidence": []}}',
            "empty",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_nothing_changes(
    read: tuple[Path, str], tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, word: str
) -> None:
    path, signal = read
    before, file = matrix_of(path, signal), tmp_path / "matrix.json"
    file.write_text(text, encoding="utf-8")
    assert main(["matrix", str(path), signal, "--import", str(file)]) == 5
    assert word in capfd.readouterr().err
    assert matrix_of(path, signal) == before


def test_a_wrong_reading_or_weight_changes_nothing(read: tuple[Path, str], capfd: pytest.CaptureFixture[str]) -> None:
    path, signal = read
    before = matrix_of(path, signal)
    assert main(["matrix", str(path), signal, "--add-reading", "x", "--mark", "R99", signal, "consistent"]) == 2
    assert main(["matrix", str(path), signal, "--weight", signal, "-1"]) == 2
    assert main(["matrix", str(path), signal, "--weight", signal, "nan"]) == 2
    assert matrix_of(path, signal) == before
