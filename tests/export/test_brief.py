"""The brief says nothing that has no record and no place behind it, in every format, and never as markup."""

import io
import re
from pathlib import Path

import pytest

from verbale.case import Case, read_paths
from verbale.cli.main import main
from verbale.export.brief.forms import as_docx, as_html, as_markdown
from verbale.export.brief.whole import Brief, write_brief
from verbale.export.brief.words import day, join, quoted
from verbale.export.formats import FORMATS, Stream
from verbale.export.rows import kinds_named
from verbale.model.dossier import Dossier, Shelf
from verbale.model.records import Document, First, decode
from verbale.model.span import cut

EXAMPLE = Path(__file__).resolve().parents[2] / "src/verbale/examples/lisk-bank"


@pytest.fixture(scope="module")
def example() -> Dossier:
    return read_paths([EXAMPLE])


def hostile() -> Shelf:
    text = "<script>alert(1)</script> [x](http://y) *first* `time`\x07"
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", title="<b>*Zed*</b>")
    first = First(id="f", span=cut("d", text, 0, len(text)), holder="d")
    return Shelf({"d": document}, {"d": text}, {}, {First: (first,)})


def test_every_sentence_names_records_that_the_export_has_and_cites_their_documents(example: Dossier) -> None:
    form = FORMATS["jsonl"]
    assert isinstance(form, Stream)
    exported = {decode(line).id for line in b"".join(form.write(example, kinds_named(()), False)).splitlines()}
    brief = write_brief(example, "Example")
    assert len(brief.sentences) > 8
    for sentence in brief.sentences:
        assert sentence.records and set(sentence.records) <= exported, sentence.text
        assert sentence.documents and set(sentence.documents) <= set(brief.citations), sentence.text


def test_every_place_of_a_sentence_is_what_its_text_says(example: Dossier) -> None:
    for sentence in write_brief(example, "Example").sentences:
        for span in sentence.spans:
            assert example.text(span.document)[span.start : span.end] == span.text


def test_it_is_about_two_pages(example: Dossier) -> None:
    assert sum(len(sentence.text.split()) for sentence in write_brief(example, "Example").sentences) < 1200


def test_every_source_that_a_note_names_is_cited_in_full_once(example: Dossier) -> None:
    brief = write_brief(example, "Example")
    text = as_markdown(brief).decode()
    shorts = [cited.short for cited in brief.citations.values()]
    assert len(set(shorts)) == len(shorts)
    assert [line.split("**")[1].replace("\\", "") for line in text.splitlines() if line.startswith("- **")] == shorts


def test_an_empty_case_gets_a_brief_that_says_what_is_missing_and_no_sentence() -> None:
    brief = write_brief(Shelf({}, {}, {}, {}), "Nothing")
    assert brief.sentences == ()
    assert all(part.missing for part in brief.parts)
    for form in (as_markdown, as_html):
        assert b"holds no signal" in form(brief)


def test_markdown_has_one_note_a_sentence_with_the_ids(example: Dossier) -> None:
    brief = write_brief(example, "Example")
    text = as_markdown(brief).decode()
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.M)) == len(brief.sentences)
    assert all(f"`{', '.join(sentence.records)}`" in text for sentence in brief.sentences)


def test_words_of_a_document_are_never_markup() -> None:
    brief = write_brief(hostile(), "<i>")
    page, text = as_html(brief).decode(), as_markdown(brief).decode()
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert not re.search(r"(?<!\\)\*Zed|(?<!\\)<script|(?<!\\)\[x", text)


def test_html_forbids_everything_from_outside(example: Dossier) -> None:
    page = as_html(write_brief(example, "Example")).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)


def test_docx_says_the_same(example: Dossier) -> None:
    docx = pytest.importorskip("docx")
    brief = write_brief(example, "Example")
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(as_docx(brief))).paragraphs)
    assert all(sentence.text in words for sentence in brief.sentences)
    as_docx(write_brief(hostile(), "\x00"))


def test_docx_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(Exception, match="python-docx") as caught:
        as_docx(Brief("x", (), {}))
    assert "verbale[docx]" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-01-05", "5 January 2024"),
        ("2024-01~", "about January 2024"),
        ("2023-03/2023-05", "March 2023 to May 2023"),
        ("../2024", "before 2024"),
        ("2024-21", "spring 2024"),
        ("19XX", "19XX"),
        ("XXXX-02-15", "XXXX-02-15"),
    ],
)
def test_dates_are_written_for_people(value: str, words: str) -> None:
    assert day(value) == words


def test_quoted_words_keep_their_own_marks_as_single_ones() -> None:
    assert quoted('the letter was "unusual"') == "“the letter was ‘unusual’”"
    assert quoted("“No.”") == "“No.”"
    assert join(["a", "b", "c"]) == "a, b and c"


def test_the_command_writes_every_format(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Case.create(tmp_path / "new.case").close()
    for name in ("md", "html"):
        assert main(["brief", str(tmp_path / "new.case"), "--format", name]) == 0
        assert "holds no signal" in capfd.readouterr().out
    assert main(["brief", str(tmp_path / "new.case"), "--format", "docx"]) == 2


def test_a_season_is_written_as_one() -> None:
    assert [day("2021-22"), day("../2021-24"), day("2021-05")] == ["summer 2021", "before winter 2021", "May 2021"]
