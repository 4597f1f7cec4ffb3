"""The case: what is read once stays read, whoever kills the program, however many workers read."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbale.case import Case, read_paths
from verbale.compose import linking, reading
from verbale.compose.batches import ROWS
from verbale.errors import FAULT, InputError, StoreError, UsageError
from verbale.export.rows import jsonl, kinds_named
from verbale.intake.given import Given
from verbale.intake.sources import Source
from verbale.model.prepared import Prepared
from verbale.model.records import KINDS, Actor, Date, Problem, Quotation, Record, spans_in
from verbale.step import Step

LETTER = """Statement of the Foreign Ministry of Arvenia

The ministry said on 3 May 2031 that "the harbour will stay open", according to a spokesman.
"""
REPORT = """Arvenia keeps its harbour open

PORT VALE, May 4, 2031 - "The harbour will stay open," a ministry spokesman said. Two ships were turned back.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "papers"
    root.mkdir()
    (root / "letter.txt").write_text(LETTER, encoding="utf-8")
    (root / "report.txt").write_text(REPORT, encoding="utf-8")
    return root


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "agency.jsonl"
    rows = (
        {
            "date": "2031-05-04",
            "title": f"Story {n}",
            "text": f'The envoy said on {n % 28 + 1} May, "we agreed on {n}".',
        }
        for n in range(6 * ROWS)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def exported(path: Path) -> bytes:
    with Case.open(path) as case:
        return b"".join(jsonl(case.dossier, kinds_named(()), with_text=True))


def test_a_second_reading_reads_nothing_again_and_changes_no_byte(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.case"
    with Case.create(path) as case:
        assert case.read([folder]).read == 2
    before = path.read_bytes()
    with Case.create(path) as case:
        report = case.read([folder])
    assert (report.read, report.unchanged, report.linked) == (0, 2, False)
    assert path.read_bytes() == before


def test_only_what_changed_is_read_again(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        (folder / "report.txt").write_text(REPORT.replace("Two ships", "Three ships"), encoding="utf-8")
        report = case.read([folder])
        assert (report.read, report.unchanged, report.linked) == (1, 1, True)
        assert [hit.span.text for hit in case.search("Three")] == ["Three"]
        assert not list(case.search("Two"))


@pytest.mark.parametrize("stated", [Given(outlet="The Harbour Post"), Given(published="2031-05-05")])
def test_what_is_stated_anew_is_read_anew(tmp_path: Path, folder: Path, stated: Given) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        assert case.read([folder], stated).read == 2
        assert {document.given for document in case.dossier.documents.values()} == {stated.names()}


def test_new_knowledge_or_a_new_program_reads_anew(tmp_path: Path, folder: Path, monkeypatch) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        monkeypatch.setattr("verbale.case.reading_digest", lambda knowledge: "another program")
        assert case.read([folder]).read == 2


def test_a_case_grown_in_steps_exports_the_same_bytes_as_one_read_at_once(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "steps.case") as case:
        case.read([folder / "report.txt"])
        case.read([folder / "letter.txt"])
    with Case.create(tmp_path / "once.case") as case:
        case.read([folder / "letter.txt", folder / "report.txt"])
    assert exported(tmp_path / "steps.case") == exported(tmp_path / "once.case")


def test_one_worker_and_two_make_the_same_file_byte_for_byte(tmp_path: Path, folder: Path, archive: Path) -> None:
    for workers in (1, 2):
        with Case.create(tmp_path / f"{workers}.case") as case:
            assert case.read([folder, archive], workers=workers).read == 2 + 6 * ROWS
    assert (tmp_path / "1.case").read_bytes() == (tmp_path / "2.case").read_bytes()


# The program's digest is set, so that somebody's edit of a reader while the test runs is no change of program.
READ = """
import sys, pathlib, verbale.case
verbale.case.reading_digest = lambda knowledge: "this program"
with verbale.case.Case.create(pathlib.Path(sys.argv[2])) as case:
    case.read([pathlib.Path(sys.argv[1])])
"""


def test_a_run_killed_in_the_middle_keeps_what_was_finished_and_goes_on_there(
    tmp_path: Path, archive: Path, monkeypatch
) -> None:
    monkeypatch.setattr("verbale.case.reading_digest", lambda knowledge: "this program")
    path = tmp_path / "killed.case"
    child = subprocess.Popen([sys.executable, "-c", READ, str(archive), str(path)], stderr=subprocess.DEVNULL)
    wait_for_rows(path, child)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    kept = rows_in(path)
    assert 0 < kept < 6 * ROWS
    assert kept % ROWS == 0
    with Case.create(path) as case:
        report = case.read([archive])
    assert (report.unchanged, report.read) == (kept, 6 * ROWS - kept)
    with Case.create(tmp_path / "whole.case") as case:
        case.read([archive])
    assert exported(path) == exported(tmp_path / "whole.case")


def wait_for_rows(path: Path, child: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and child.poll() is None:
        if path.exists() and rows_in(path):
            return
        time.sleep(0.005)
    pytest.fail("nothing was kept before the run ended")


def rows_in(path: Path) -> int:
    try:
        return int(sqlite3.connect(path).execute("SELECT count(*) FROM sources").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_second_reading_of_the_same_case_at_the_same_time_is_refused(
    tmp_path: Path, folder: Path, monkeypatch
) -> None:
    monkeypatch.setattr("verbale.store.file.WAIT_S", 0.05)
    path = tmp_path / "a.case"
    with Case.create(path) as first, Case.create(path) as second:

        def read_beside(what: str, done: int, total: int) -> None:
            with pytest.raises(StoreError, match="another process is writing this case"):
                second.read([folder])

        first.read([folder], progress=read_beside)
        assert second.read([folder]).unchanged == 2


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(tmp_path: Path, folder: Path) -> None:
    (folder / "empty.txt").touch()
    with Case.create(tmp_path / "a.case") as case:
        report = case.read([folder])
        (problem,) = [p for p in case.records(Problem) if str(p.where).endswith("empty.txt")]
    assert (report.read, report.documents, report.unreadable, report.exit_code) == (3, 2, 1, 3)
    assert "empty" in problem.what
    assert problem.remedy
    assert any("empty.txt" in line for line in report.problems)


def test_a_document_on_which_verbale_fails_is_a_problem_and_the_rest_is_read(tmp_path, folder, monkeypatch) -> None:
    whole = Source.prepare

    def fail(source: Source) -> Prepared:
        if source.path.endswith(names[0]):
            raise ZeroDivisionError("no reason")
        return whole(source)

    names = sorted(path.name for path in folder.iterdir())
    monkeypatch.setattr(Source, "prepare", fail)
    with Case.create(tmp_path / "a.case") as case:
        report = case.read([folder])
        (problem,) = [problem for problem in case.records(Problem) if problem.remedy == FAULT]
    assert (report.documents, report.unreadable, report.faults, report.exit_code) == (len(names) - 1, 0, 1, 1)
    assert str(problem.where).endswith(names[0]) and "ZeroDivisionError: no reason" in problem.why


def test_a_step_that_fails_on_the_case_is_a_problem_and_the_others_still_run(tmp_path, folder, monkeypatch) -> None:
    def fail(_: object) -> Iterator[Record]:
        yield Problem(id="half", reader="broken", why="", where="x", what="half")
        raise ZeroDivisionError("no reason")

    steps = linking.case_steps()
    monkeypatch.setattr(linking, "case_steps", lambda: (Step("broken", ("problem",), fail), *steps))
    with Case.create(tmp_path / "a.case") as case:
        report = case.read([folder])
        (problem,) = [problem for problem in case.records(Problem) if problem.reader == "broken"]
        assert case.records(Actor)
    assert (report.linked, report.faults, report.exit_code) == (True, 1, 1)
    assert "ZeroDivisionError: no reason" in problem.why
    assert report.problems == [f"the case as a whole: {problem.what}: {problem.why} ({FAULT})"]


def test_a_reader_that_fails_is_a_problem_and_the_others_still_read(tmp_path: Path, folder: Path, monkeypatch) -> None:
    def fail(_: object) -> tuple[()]:
        raise ZeroDivisionError("no reason")

    broken = (Step("broken", ("event",), fail), *reading.read_steps())
    monkeypatch.setattr(reading, "read_steps", lambda: broken)
    with Case.create(tmp_path / "a.case") as case:
        report = case.read([folder])
        problems = [problem for problem in case.records(Problem) if problem.reader == "broken"]
        assert case.records(Date)
    assert (len(problems), report.faults, report.exit_code) == (2, 2, 1)
    assert "ZeroDivisionError: no reason" in problems[0].why
    assert all("ZeroDivisionError: no reason" in line for line in report.problems) and len(report.problems) == 2
    with pytest.raises(ZeroDivisionError):
        read_paths([folder])


def test_every_span_of_a_case_is_what_its_text_says(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        spans = [span for kind in KINDS.values() for record in case.records(kind) for span in spans_in(record)]
        assert spans
        assert all(case.dossier.text(span.document)[span.start : span.end] == span.text for span in spans)


def test_memory_and_file_hold_the_same_records(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
    shelf = read_paths([folder])
    assert b"".join(jsonl(shelf, kinds_named(()), with_text=True)) == exported(tmp_path / "a.case")


def test_words_survive_reading_again_from_scratch(tmp_path: Path, folder: Path, monkeypatch) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        id = case.records(Quotation)[0].id
        case.say("reject", [id], author="Ada")
        monkeypatch.setattr("verbale.case.reading_digest", lambda knowledge: "another program")
        assert case.read([folder]).read == 2
        assert case.record(id).status == "rejected"


def test_a_word_makes_what_follows_from_it_anew(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        assert not case.link()
        case.say("reject", [case.records(Quotation)[0].id])
        assert case.link()
        assert not case.link()


def test_no_word_is_written_where_one_id_of_several_is_unknown(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        id = case.records(Quotation)[0].id
        with pytest.raises(UsageError, match=f"did you mean {id}"):
            case.say("accept", [id, id[:-1] + "!"])
        assert case.words == ()


def test_undo_takes_the_last_word_about_a_record(tmp_path: Path, folder: Path) -> None:
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        id = case.records(Quotation)[0].id
        case.say("accept", [id])
        case.say("reject", [id])
        assert [word.verb for word in case.undo([id])] == ["reject"]
        assert case.record(id).status == "accepted"
        assert [word.verb for word in case.undo(["1"])] == ["accept"]
        with pytest.raises(UsageError, match="no word to undo"):
            case.undo([id])


def test_a_look_without_a_file_says_what_is_wrong_with_a_document(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match="empty"):
        read_paths([tmp_path / "empty.txt"])


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are for Linux")
def test_a_file_whose_name_is_no_text_is_a_problem_and_the_rest_is_read(tmp_path: Path, folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(LETTER, encoding="utf-8")
    with Case.create(tmp_path / "a.case") as case:
        report = case.read([folder])
        told = [p.what for p in case.records(Problem) if p.reader != "gaps"]
        assert told == ["the name of the file is not UTF-8"]
    assert (report.documents, report.exit_code) == (2, 3)


def test_nearly_the_same_text_under_two_names_is_said(tmp_path: Path, folder: Path) -> None:
    story = " ".join(f"On day {n} the envoy spoke of ship {n} and of its cargo." for n in range(40))
    (folder / "x1.txt").write_text(story, encoding="utf-8")
    (folder / "x2.txt").write_text(f"{story} Then she left.", encoding="utf-8")
    with Case.create(tmp_path / "a.case") as case:
        case.read([folder])
        twins = [problem for problem in case.records(Problem) if "nearly the same text" in problem.what]
    assert [(Path(str(twin.where)).name, "x1.txt" in twin.what) for twin in twins] == [("x2.txt", True)]


def test_looking_at_a_case_does_not_wait_for_the_reader() -> None:
    code = "import sys, verbale.case; print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
