"""The lead of the page: what the exchange is, from its records, each line with the section that says so."""

from pathlib import Path

import pytest
from lxml import html

from verbale.case import read_paths
from verbale.export.page.lead import lead
from verbale.export.page.render import render
from verbale.export.table import Cell, Table, filled, section_named, written
from verbale.model.dossier import Dossier, Shelf
from verbale.model.records import Dated, Document

TEXT = (
    "On January 5, 2024, President Emmanuel Macron sent a letter of condolence to Prime Minister Fumio Kishida."
    " On January 9, 2024, Prime Minister Fumio Kishida sent a message of thanks to President Emmanuel Macron."
    " If Japan withdraws its objection, France will open the talks, Macron said."
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path = tmp_path_factory.mktemp("lead") / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_paths([path])


def test_the_lead_says_who_wrote_to_whom_when_and_in_what_form(dossier: Dossier) -> None:
    facts = {fact.question: fact.words for fact in lead(dossier)}
    assert "France to Japan" in facts["Who to whom"]
    assert "Japan to France" in facts["Who to whom"]
    assert "2024-01-05 to 2024-01-09" in facts["When"]
    assert "letter (1)" in facts["In what form"]
    assert facts["On what terms"].startswith("1 condition")


def test_every_line_of_the_lead_leads_to_a_section_of_the_page(dossier: Dossier) -> None:
    tree = html.document_fromstring(render(dossier))
    ids = set(tree.xpath("//@id"))
    links = tree.xpath("//dl[@class='lead']//a/@href")
    assert links
    assert {link[1:] for link in links} <= ids


def test_an_empty_case_has_no_lead() -> None:
    assert lead(Shelf({}, {}, {}, {})) == ()


def test_the_menu_counts_records_and_not_rows(dossier: Dossier) -> None:
    tree = html.document_fromstring(render(dossier))
    rows = next(iter(section_named("signals").tables(dossier))).rows
    assert tree.xpath("//nav//a[@href='#s-signals']/span/text()") == [str(len(rows))]


def test_columns_that_say_nothing_are_left_out() -> None:
    table = Table("T", ("A", "B", "Id"), ((Cell("x"), Cell(""), Cell("i")), (Cell(""), Cell(""), Cell("k"))))
    assert filled(table).columns == ("A", "Id")
    assert [len(row) for row in filled(table).rows] == [2, 2]


def test_a_day_is_not_written_as_a_range_from_itself_to_itself() -> None:
    day, later = Dated("2024-01-05"), Dated("2024-01-09")
    assert written(Document(id="d", path="a", sha256="", text_sha256="", not_before=day, not_after=day)) == "2024-01-05"
    both = Document(id="d", path="a", sha256="", text_sha256="", not_before=day, not_after=later)
    assert written(both) == "2024-01-05 to 2024-01-09"
    assert written(Document(id="d", path="a", sha256="", text_sha256="", not_after=later)) == "? to 2024-01-09"
    assert written(Document(id="d", path=str(Path("a")), sha256="", text_sha256="")) == ""
