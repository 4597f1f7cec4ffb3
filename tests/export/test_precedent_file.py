"""Precedent files grow from cases: every signal once, and the next case is tested on them."""

from pathlib import Path

import pytest

from verbale.case import Case
from verbale.cli.main import main
from verbale.errors import KnowledgeError
from verbale.export.precedent_file import extend
from verbale.knowledge.precedents import read_precedents
from verbale.model.records import Novelty, Signal

TEXT = """HALVOR POST
3 May 2031

President Tomas Quill of Norway sent a letter of condolence to the King of Denmark, Rolf Aasen, on 2 May 2031 over the
earthquake in Aalborg. The Norwegian foreign ministry issued a statement on 3 May 2031.
"""
LATER = """HALVOR POST
9 August 2033

President Tomas Quill of Norway sent a letter of condolence to the King of Denmark, Rolf Aasen, on 8 August 2033 over
the earthquake in Odense. The president has never before written to Denmark.
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "post.txt"
    path.write_text(TEXT, encoding="utf-8")
    opened = Case.create(tmp_path / "x.case")
    opened.read([path])
    return opened


def test_every_signal_becomes_a_row_with_its_source(case: Case, tmp_path: Path) -> None:
    done = extend(case.dossier, tmp_path / "ours.tsv")
    rows = read_precedents(tmp_path / "ours.tsv")
    assert done.added == len(rows) == len(case.records(Signal)) > 1
    letter = next(row for row in rows if row.form == "letter of condolence")
    assert (letter.date, letter.sender, letter.recipient_state) == ("2031-05-02", "Tomas Quill", "Denmark")
    assert letter.occasion == "earthquake"
    assert all("2031-05-03" in row.source for row in rows)


def test_a_second_run_adds_nothing_and_keeps_what_a_person_wrote(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    extend(case.dossier, path)
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n1999\tA. Body" + "\t" * 8 + "\n", encoding="utf-8")
    before = path.read_bytes()
    done = extend(case.dossier, path)
    assert (done.added, done.known) == (0, len(case.records(Signal)))
    assert path.read_bytes() == before


def test_rows_follow_the_columns_of_the_file(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    extend(case.dossier, tmp_path / "other.tsv")
    header = next(line for line in (tmp_path / "other.tsv").read_text().splitlines() if not line.startswith("#"))
    path.write_text("\t".join(reversed(header.split("\t"))) + "\n" + "\t" * 8 + "A. Body\t1999\n", encoding="utf-8")
    extend(case.dossier, path)
    assert {row.sender for row in read_precedents(path)} >= {"A. Body", "Tomas Quill"}


def test_a_rejected_signal_makes_no_row(case: Case, tmp_path: Path) -> None:
    case.say("reject", [one.id for one in case.records(Signal)])
    assert extend(case.dossier, tmp_path / "ours.tsv").added == 0
    assert not (tmp_path / "ours.tsv").exists()


def test_a_file_with_a_wrong_column_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "ours.tsv").write_text("date\tsender\tweather\n1999\tA\train\n", encoding="utf-8")
    arguments = ["read", str(tmp_path / "post.txt"), "--case", str(tmp_path / "x.case")]
    assert main([*arguments, "--precedents", str(tmp_path / "ours.tsv")]) == KnowledgeError.exit_code
    assert not (tmp_path / "x.case").exists()


def test_what_one_case_wrote_contradicts_a_first_of_the_next(case: Case, tmp_path: Path) -> None:
    extend(case.dossier, tmp_path / "ours.tsv")
    (tmp_path / "case.toml").write_text('precedents = ["ours.tsv"]\n', encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    with Case.create(tmp_path / "later.case", tmp_path / "case.toml") as later:
        later.read([tmp_path / "later.txt"])
        tests = later.records(Novelty)
        assert [test.verdict for test in tests] == ["contradicted"]
        against = {one.id: one for one in later.records(Signal)}[tests[0].counterexamples[0]]
        assert against.why
        assert "HALVOR POST" in against.why.upper()
