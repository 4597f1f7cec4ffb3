"""`check`, `compare` and `archive` say what they find and end with the code that scripts rely on."""

import json
from pathlib import Path

import pytest

from verbale.cli.main import main

NOTE = "The Ministry of Tides said the sluice will not be opened before spring, whatever the other side proposes.\n"


@pytest.fixture
def note(tmp_path: Path) -> str:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    return str(tmp_path / "note.txt")


def test_a_quotation_that_is_carried_ends_with_0(note: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", note, "the sluice will not be opened"]) == 0
    assert capfd.readouterr().out.startswith("verbatim")


def test_a_quotation_that_is_not_ends_with_6(note: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", note, "the sluice will be opened before spring", "--json"]) == 6
    (found,) = json.loads(capfd.readouterr().out)
    assert [edit["weight"] for edit in found["edits"]] == ["negation"]


def test_every_quotation_of_a_draft_is_checked(note: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text('They said "the sluice will not be opened" and "before the winter comes".\n', encoding="utf-8")
    assert main(["check", "--against", note, "--draft", str(draft), "--json"]) == 6
    assert [one["verdict"] for one in json.loads(capfd.readouterr().out)] == ["verbatim", "not-found"]


def test_an_empty_quotation_is_a_wrong_command(note: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--against", note, "..."]) == 2
    assert "no words" in capfd.readouterr().err


def test_witnesses_are_compared(note: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.txt").write_text(NOTE.replace("will not", "will"), encoding="utf-8")
    assert main(["compare", note, str(tmp_path / "other.txt")]) == 0
    found = capfd.readouterr()
    assert "not] om." in found.out and "1 changes, 1 of them" in found.err


def test_an_archive_is_built_searched_and_verified(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [{"text": NOTE.replace("spring", f"spring {year}"), "date": f"{year}-05-03"} for year in (2031, 2032)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    archive = str(tmp_path / "agency")
    assert main(["archive", "add", archive, str(tmp_path / "rows.jsonl")]) == 0
    assert main(["archive", "info", archive, "--verify"]) == 0
    assert main(["archive", "search", archive, "the sluice will not be opened"]) == 0
    found = capfd.readouterr()
    assert "2 texts added" in found.err and "texts: 2" in found.out and "2031" in found.out
    assert main(["check", "--archive", archive, "opened before spring 2032"]) == 0


def test_a_damaged_archive_ends_with_4(tmp_path: Path, note: str, capfd: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "agency"
    assert main(["archive", "add", str(archive), note]) == 0
    (path,) = archive.glob("*.postings")
    path.write_bytes(path.read_bytes()[:-2])
    assert main(["archive", "info", str(archive)]) == 4
    assert "truncated" in capfd.readouterr().err


def test_sentences_that_recur_are_listed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    common = "The keepers send warm greetings to all crews."
    for name, own in (("a", "Four storms came."), ("b", "The lamp was mended."), ("c", "Nothing else was said.")):
        (tmp_path / f"{name}.txt").write_text(f"{common} {own}\n", encoding="utf-8")
    names = [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert main(["compare", *names, "--recurring", "--json"]) == 0
    (found,) = json.loads(capfd.readouterr().out)
    assert common.startswith(found["sentence"]) and len(found["places"]) == 3


def test_a_damaged_archive_and_an_empty_quotation_end_with_their_codes(
    tmp_path: Path, note: str, capfd: pytest.CaptureFixture[str]
) -> None:
    agency = tmp_path / "agency"
    assert main(["archive", "add", str(agency), note]) == 0
    assert main(["check", "--archive", str(agency), " ... "]) == 2
    (postings,) = agency.glob("*.postings")
    postings.write_bytes(postings.read_bytes()[:-3])
    assert main(["check", "--archive", str(agency), "the sluice will not be opened"]) == 4
    assert "truncated" in capfd.readouterr().err
