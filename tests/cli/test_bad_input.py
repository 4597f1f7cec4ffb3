"""What a person meets when input, a case or a disk is bad: a message with its name and remedy, a problem, a code."""

import json
import sqlite3
from pathlib import Path

import pytest
from tests.intake.test_bad_files import HOPELESS

from verbale.cli.main import main
from verbale.export.table import sections
from verbale.store.schema import APPLICATION, SCHEMA

NOTE = 'Note of the Ministry of Tides\n\n"The sluice will stay open," a spokesman said on 3 May 2031.\n'
ODD = {
    "rtl.txt": "قال الوزير إن المحادثات مستمرة في العاصمة.".encode(),
    "marks.txt": b'"We will "not" talk, he said. "Never.',
    "mixed.txt": "“Never”, he said — ".encode() + b"\x93never\x94, she said.",
    "surrogate.txt": b"The min\x00istry \xed\xa0\x80 denied it.",
    "page.pdf": b"<!doctype html><p>The ministry denied it.</p>",
    "deep.html": b"<html>" + b"<div>" * 10_000 + b"<script>evil()</script>The talks go on." + b"</div>" * 10_000,
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    path = tmp_path / "tides.case"
    assert main(["read", str(tmp_path / "note.txt"), "--case", str(path)]) == 0
    return path


def exported(case: Path, kind: str, capfd: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capfd.readouterr()
    assert main(["export", str(case), "--kind", kind]) == 0
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_a_folder_of_bad_files_ends_with_3_names_each_and_reads_the_rest(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, case = tmp_path / "in", tmp_path / "a.case"
    folder.mkdir()
    for name, content in {
        **{name: data for name, (data, _) in HOPELESS.items()},
        **ODD,
        "z.txt": NOTE.encode(),
    }.items():
        (folder / name).write_bytes(content)
    assert main(["read", str(folder), "--case", str(case)]) == 3
    said = capfd.readouterr().err
    problems = {Path(str(problem["where"])).name: problem for problem in exported(case, "problem", capfd)}
    for name, (_, what) in HOPELESS.items():
        problem = problems[f"{name}#1" if name.endswith(".json") and f"{name}#1" in problems else name]
        assert what in problem["what"]
        assert problem["remedy"]
        assert f"{problem['where']}: {problem['what']} ({problem['remedy']})" in said
    read = {Path(document["path"]).name for document in exported(case, "document", capfd)}
    assert read == {*ODD, "z.txt"}


def test_what_was_seen_in_a_file_that_could_be_read_is_a_problem_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, content in ODD.items():
        (tmp_path / name).write_bytes(content)
    assert main(["read", *(str(tmp_path / name) for name in ODD), "--case", str(tmp_path / "a.case")]) == 0
    told = " ".join(problem["what"] for problem in exported(tmp_path / "a.case", "problem", capfd))
    for what in ("two encodings", "lone surrogates", "control characters", "extension .pdf", "nested"):
        assert what in told


def test_a_file_that_may_not_be_read_ends_with_3_and_the_others_are_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    for name in ("locked.txt", "open.txt"):
        (tmp_path / name).write_text(NOTE, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", denied)  # who runs the tests may be root, who may read everything
    names = [str(tmp_path / name) for name in ("locked.txt", "open.txt")]
    assert main(["read", *names, "--case", str(tmp_path / "a.case")]) == 3
    assert "locked.txt: the file cannot be opened: Permission denied (give yourself" in capfd.readouterr().err
    (problem,) = exported(tmp_path / "a.case", "problem", capfd)
    assert problem["where"].endswith("locked.txt")
    (document,) = exported(tmp_path / "a.case", "document", capfd)
    assert document["path"].endswith("open.txt")


def refused(arguments: list[str], code: int, capfd: pytest.CaptureFixture[str]) -> str:
    capfd.readouterr()
    assert main(arguments) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("command", [["show"], ["export"], ["search", "sluice"], ["undo", "1"], ["brief"]])
def test_a_damaged_case_ends_with_4(command: list[str], case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    case.write_bytes(case.read_bytes()[:5000] + b"\xa5" * 20_000)
    said = refused([command[0], str(case), *command[1:]], 4, capfd)
    assert f"{case}: the case file is damaged (take it back from a copy" in said


def test_a_case_of_a_newer_version_ends_with_4(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(case) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    said = refused(["show", str(case)], 4, capfd)
    assert "newer verbale" in said
    assert "install the newer version" in said


def test_a_case_that_another_process_writes_ends_with_4_and_loses_nothing(
    case: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbale.store.file.WAIT_S", 0.05)
    other = sqlite3.connect(case, isolation_level=None)
    assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    other.execute("BEGIN IMMEDIATE")
    said = refused(["read", str(case.parent / "note.txt"), "--case", str(case)], 4, capfd)
    assert "another process is writing this case (wait until it has finished" in said
    other.execute("ROLLBACK")
    other.close()
    assert main(["read", str(case.parent / "note.txt"), "--case", str(case)]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device to write to")
@pytest.mark.parametrize(
    ("command", "code"),
    [(["page", "CASE", "--out", "/dev/full"], 7), (["export", "CASE", "--format", "csl", "--out", "/dev/full"], 7),
     (["brief", "CASE", "--out", "/dev/full"], 7), (["read", "NOTE", "--case", "/dev/full"], 4)],
)  # fmt: skip
def test_a_full_disk_is_said(command: list[str], code: int, case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = {"CASE": str(case), "NOTE": str(case.parent / "note.txt")}
    said = refused([names.get(word, word) for word in command], code, capfd)
    assert "/dev/full: " in said
    assert "free some space" in said


def test_a_folder_that_is_not_there_is_said(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said = refused(["page", str(case), "--out", str(case.parent / "none" / "a.html")], 7, capfd)
    assert f"make {case.parent / 'none'} first" in said


def test_words_that_hold_are_listed_with_their_numbers(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (quotation,) = exported(case, "quotation", capfd)
    assert main(["note", str(case), quotation["id"], "read aloud", "--author", "Ada"]) == 0
    assert main(["reject", str(case), quotation["id"]]) == 0
    assert main(["edit", str(case), quotation["id"], "form=mixed"]) == 0
    said = refused(["undo", str(case), "77"], 2, capfd)
    assert "`verbale show CASE words`" in said
    assert main(["undo", str(case), "2"]) == 0
    capfd.readouterr()
    assert main(["show", str(case), "words", "--json"]) == 0
    (table,) = json.loads(capfd.readouterr().out)["words"]
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert [(row[0], row[3], row[4]) for row in rows] == [("1", "note", "read aloud"), ("3", "edit", "form=mixed")]
    assert all(row[-1] == quotation["id"] for row in rows)


def test_help_of_show_names_every_section(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--help"]) == 0
    listed = " ".join(capfd.readouterr().out.split()).partition("Sections: ")[2].partition(".")[0].split(", ")
    assert sorted(section.name for section in sections()) == listed


def test_show_prints_the_first_rows_and_says_how_to_see_the_rest(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A summary is short; nothing of a section that is named, or of all with --all, is left out."""
    (tmp_path / "note.txt").write_text(
        "A note\n\n" + "\n\n".join(f"In {year} it rained." for year in range(1950, 1980))
    )
    case = tmp_path / "rain.case"
    assert main(["read", str(tmp_path / "note.txt"), "--case", str(case)]) == 0
    capfd.readouterr()
    assert main(["show", str(case)]) == 0
    summary = capfd.readouterr().out
    assert "more: verbale show" in summary
    assert "In 1979" not in summary
    for words in (["--all"], ["timeline"]):
        assert main(["show", str(case), *words]) == 0
        whole = capfd.readouterr().out
        assert "1979" in whole
        assert "more: verbale show" not in whole
