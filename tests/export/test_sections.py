"""Sections: every row leads to its record, every cell with a span to its text; nothing rejected is shown."""

import msgspec
import pytest

from verbale.errors import UsageError
from verbale.export.sections.figures import amount
from verbale.export.table import Section, Table, section_named, sections, shorten
from verbale.model.dossier import Shelf
from verbale.model.records import Figure


def table(dossier: Shelf, name: str) -> list[Table]:
    return list(section_named(name).tables(dossier))


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_sections_are_found_and_stand_in_their_order() -> None:
    names = [section.name for section in sections()]
    assert [n for n in names if n in ("documents", "timeline", "quotations", "figures", "problems")] == [
        "documents", "timeline", "quotations", "figures", "problems",
    ]  # fmt: skip
    assert len(set(names)) == len(names)


def test_an_unknown_section_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"documents, .*timeline"):
        section_named("colours")


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.name)
def test_rows_fit_their_columns_and_cells_their_texts(section: Section, dossier: Shelf) -> None:
    for found in section.tables(dossier):
        for row in found.rows:
            assert len(row) == len(found.columns)
            for cell in row:
                if cell.span:
                    text = dossier.text(cell.span.document)
                    assert text[cell.span.start : cell.span.end] == cell.span.text


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.name)
def test_an_empty_case_is_no_fault(section: Section) -> None:
    assert all(not found.rows for found in section.tables(Shelf({}, {}, {}, {})))


def test_documents_say_what_they_are(dossier: Shelf) -> None:
    (found,) = table(dossier, "documents")
    assert words(found)[0][:5] == ["letter.txt", "The Harbour & {Peace}", "Harbour 100%", "report", "2031-05~"]


def test_the_timeline_holds_dates_with_their_sentences_and_no_durations(dossier: Shelf) -> None:
    (found,) = table(dossier, "timeline")
    assert [row[:2] for row in words(found)] == [["2031-05-03", "3 May 2031"]]
    assert words(found)[0][2].endswith('"The harbour stays open."')


def test_quotations_stand_under_their_speakers_without_those_rejected(dossier: Shelf) -> None:
    found = {one.title: words(one) for one in table(dossier, "quotations")}
    assert list(found) == ["Ministry", "Nobody named"]
    assert [row[-1] for row in found["Nobody named"]] == ["q3"]
    assert found["Nobody named"][0][0] == "=SUM(1) … all"


def test_figures_say_their_range(dossier: Shelf) -> None:
    (found,) = table(dossier, "figures")
    assert words(found)[0][:3] == ["count of ships", "≥ 40 ships", "At least 40 ships"]


def test_units_stand_in_the_plural_where_there_is_more_than_one(dossier: Shelf) -> None:
    (figure,) = dossier.records(Figure)

    def said(unit: str, low: float, high: float) -> str:
        return amount(msgspec.structs.replace(figure, unit=unit, low=low, high=high))

    assert [said("day", 1, 1), said("week", 2, 2), said("person", 14, 20)] == ["1 day", "2 weeks", "14–20 people"]
    assert [said("%", 30, 30), said("USD", 4e7, 4e7), said("ships", 2, 2)] == ["30 %", "40,000,000 USD", "2 ships"]


def test_problems_say_where_and_what_to_do(dossier: Shelf) -> None:
    (found,) = table(dossier, "problems")
    assert [row[:3] for row in words(found)] == [
        ["in/c.pdf", "no text layer", "run OCR"],
        ["letter.txt: wait", "odd", ""],
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("a\n b", "a b"), ("one two three", "one two…"), ("onetwothree", "onetwoth…")]
)
def test_a_long_text_is_cut_at_a_word(text: str, line: str) -> None:
    assert shorten(text, 9) == line
