"""Quotations in the archives that a case names. All texts invented."""

from pathlib import Path

import pytest

from verbale.align.archive import Archive, Text
from verbale.compare.carriage import compare_quotations
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Carriage, Dated, Document, Quotation, Record
from verbale.model.span import cut

NOTE = "The lighthouse keepers of the outer reef will hand the lamp room to the joint commission in the seventh week."
FORMULA = "The harbour office extends its deep sympathy to the bereaved families. "


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    texts = [Text(f"old-{n}", f"{FORMULA}Notice {n} of the year.", f"202{n}-03-01") for n in range(8)]
    Archive.create(tmp_path / "agency").add([*texts, Text("note-1", f"To all crews. {NOTE}", "2030-11-02")])
    path = tmp_path / "case.toml"
    path.write_text('archives = ["agency"]\n', encoding="utf-8")
    return path


def carried(words: str, case_file: Path, said: str | None = None) -> Carriage:
    report = f'Somebody said: "{words}" again.'
    documents = {
        "r": Document(id="r", path="r", sha256="", text_sha256="", genre="report", published=Dated("2031-01-06"))
    }
    quotation = Quotation(
        id="q", form="direct", content=(cut("r", report, 15, 15 + 1 + len(words)),), date=Dated(said) if said else None
    )
    records: dict[type[Record], tuple[Record, ...]] = {Quotation: (quotation,)}
    desk = Desk(Shelf(documents, {"r": report}, {"r": ()}, records), load_knowledge(case_file))
    return next(iter(compare_quotations(desk)))


def test_words_of_an_archive_are_told_with_text_and_place(case_file: Path) -> None:
    record = carried(NOTE, case_file)
    assert (record.verdict, record.primary, record.archive) == ("verbatim", None, "agency/note-1:14")
    assert "2030-11-02" in record.why


def test_an_edit_against_an_archive_is_weighed(case_file: Path) -> None:
    record = carried(NOTE.replace("will hand", "will not hand"), case_file)
    assert (record.verdict, [edit.weight for edit in record.edits]) == ("altered", ["negation"])


def test_a_formula_of_an_archive_claims_no_origin(case_file: Path) -> None:
    record = carried("extends its deep sympathy to the bereaved families", case_file)
    assert record.archive is None and record.occurrences == 8 and "no origin" in record.why


def test_a_date_that_agrees_tells_the_origin_of_a_formula(case_file: Path) -> None:
    record = carried("extends its deep sympathy to the bereaved families", case_file, said="2023-03-01")
    assert record.archive is not None and record.archive.startswith("agency/old-3:")


def test_a_text_later_than_the_report_is_no_source(case_file: Path) -> None:
    record = carried("extends its deep sympathy to the bereaved families", case_file, said="2032-03-01")
    assert record.archive is None
