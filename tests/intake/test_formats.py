"""What each format of the intake brings beside its words: encodings, styles, notes, furniture, what is refused."""

import io
import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tests.intake.test_bad_files import docx, pdf

from verbale.errors import InputError
from verbale.intake.formats.lines import Line, group_lines, mark_lines
from verbale.intake.given import Given
from verbale.intake.prepare import prepare, prepare_bytes
from verbale.intake.sources import sources
from verbale.model.prepared import Prepared

MHTML = b"""From: <Saved by a browser>
Subject: Talks
Date: Thu, 4 Mar 2021 23:30:00 +0900
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/talks

<html><head><meta charset=3D"utf-8"><title>Talks</title></head><body><h1>Talks</h1>
<p>=E2=80=9CThe talks go on=E2=80=9D, said the minister.</p></body></html>
--cut
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://post.example/logo.png

iVBORw0KGgo=
--cut--
"""


def told(prepared: Prepared) -> str:
    return "; ".join(problem.what for problem in prepared.problems)


def roles(prepared: Prepared) -> list[tuple[str, str]]:
    return [(segment.role, segment.span.text) for segment in prepared.segments]


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_a_document_with_what_the_options_give(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"The talks go on.")
    (source,) = sources(["-"], Given(outlet="The Post"))
    document = source.prepare().document
    assert (document.path, document.outlet, document.given) == ("-", "The Post", ("outlet",))


def test_standard_input_that_is_empty_is_said_by_its_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b"")
    (source,) = sources(["-"])
    with pytest.raises(InputError, match="-: the file is empty"):
        source.prepare()


def test_standard_input_may_be_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    standard_input(monkeypatch, b'{"text": "The talks go on."}\n{"text": "They met in May."}\n')
    assert [source.prepare().text for source in sources(["-"])] == ["The talks go on.", "They met in May."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_encodings_are_read_with_and_without_their_mark(encoding: str) -> None:
    text = "“The talks go on”, said the minister in Łódź.\nNobody denied it."
    assert prepare_bytes(text.encode(encoding), "wide.txt").text == text


def test_a_page_in_utf16_is_a_page() -> None:
    page = "<!doctype html><html><p>“The talks go on”, he said.</p></html>"
    assert prepare_bytes(page.encode("utf-16"), "page.html").text == "“The talks go on”, he said."


def test_windows_1252_is_read_with_its_marks_and_said() -> None:
    text = "“The talks go on” – said the minister, ‘as agreed’."
    prepared = prepare_bytes(text.encode("cp1252"), "west.txt")
    assert prepared.text == text
    assert "it was read as cp1252" in told(prepared)


def test_styles_of_a_word_file_are_roles_and_its_notes_stand_behind() -> None:
    def paragraph(style: str, words: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    body = "".join(
        (
            paragraph("Title", "The Strait in Spring"),
            paragraph("Heading1", "What was said"),
            paragraph("Normal", "The minister said that the talks would go on, and that the vessels would leave."),
            paragraph("Caption", "The harbour in March"),
            "<w:p><w:del><w:r><w:t>Struck out.</w:t></w:r></w:del></w:p>",
        )
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = "<w:footnote><w:p><w:r><w:t>See the letter of March.</w:t></w:r></w:p></w:footnote>"
    data = docx(body, footnotes=f"<w:footnotes {space}>{note}</w:footnotes>".encode())
    assert roles(prepare_bytes(data, "x.docx")) == [
        ("title", "The Strait in Spring"),
        ("heading", "What was said"),
        ("body", "The minister said that the talks would go on, and that the vessels would leave."),
        ("caption", "The harbour in March"),
        ("footnote", "See the letter of March."),
    ]


def test_a_document_type_in_a_word_file_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with pytest.raises(InputError, match="document type") as caught:
        prepare_bytes(docx("<w:p><w:r><w:t>The talks go on.</w:t></w:r></w:p>", footnotes=bomb), "x.docx")
    assert caught.value.remedy


def test_a_word_file_whose_directory_lies_about_places_is_damaged_and_no_fault() -> None:
    data = docx("<w:p><w:r><w:t>The talks go on.</w:t></w:r></w:p>")
    with pytest.raises(InputError, match="damaged"):
        prepare_bytes(data[:20] + data[60:], "x.docx")


def test_front_matter_of_a_plain_text_is_given() -> None:
    prepared = prepare_bytes(b"---\ntitle: A title\noutlet: The Post\n---\nThe talks go on.\n", "x.txt")
    assert prepared.text == "The talks go on.\n"
    assert (prepared.document.title, prepared.document.outlet) == ("A title", "The Post")


def test_rules_in_a_plain_text_are_no_front_matter() -> None:
    text = "---\nThe talks go on: nobody denied it.\n---\nThey met in May.\n"
    assert prepare_bytes(text.encode(), "x.txt").text == text


def test_a_date_of_a_sidecar_that_is_none_is_said_and_the_rest_is_given(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("The talks go on.")
    (tmp_path / "x.csl.json").write_text(json.dumps({"title": "Talks", "issued": {"literal": "some day in spring"}}))
    (source,) = sources([tmp_path])
    prepared = source.prepare()
    assert prepared.document.title == "Talks" and prepared.document.published is None
    (problem,) = prepared.problems
    assert "'some day in spring' is not a date in EDTF" in problem.what
    assert str(problem.where).endswith("x.csl.json") and problem.remedy


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_pdf_that_another_program_encrypted_asks_for_its_password(algorithm: str, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["The talks go on."]))))
    writer.encrypt("secret", algorithm=algorithm)
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(InputError, match="encrypted") as caught:
        prepare(tmp_path / "locked.pdf")
    assert caught.value.where.endswith("locked.pdf") and "password" in caught.value.remedy


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["The talks go on."]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(tmp_path / "open.pdf")
    assert prepare(tmp_path / "open.pdf").text == "The talks go on."


def test_a_page_saved_as_mhtml_is_read_as_its_page() -> None:
    prepared = prepare_bytes(MHTML, "talks.mhtml")
    assert prepared.text == "Talks\n\n“The talks go on”, said the minister."
    assert prepared.document.title == "Talks"
    assert not prepared.problems


def test_a_folder_without_permission_is_said_and_the_others_read(tmp_path: Path) -> None:
    """As a user the folder is closed; root may open everything, so for root the test stands aside."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text("The talks go on.")
    closed.chmod(0)
    try:
        if _can_list(closed):
            pytest.skip("this user may open every folder (root)")
        shut, read = sources([tmp_path])
        with pytest.raises(InputError, match="cannot be opened"):
            shut.prepare()
        assert read.prepare().text == "The talks go on."
    finally:
        closed.chmod(0o700)


def _can_list(folder: Path) -> bool:
    try:
        list(folder.iterdir())
    except PermissionError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "whole"),
    [("dangling", False), ("dangling", True), ("to itself", False), ("to itself", True), ("missing", False)],
)
def test_a_file_that_cannot_be_opened_is_said_whoever_reads(kind: str, whole: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    if kind != "missing":
        path.symlink_to(path if kind == "to itself" else tmp_path / "gone")
    (source,) = sources([tmp_path if whole else path])
    with pytest.raises(InputError, match=r"x\.txt: the file cannot be opened") as caught:
        source.prepare()
    assert caught.value.remedy


def line(text: str, page: int, bottom: float, height: float = 12.0) -> Line:
    return Line(text, page, (72.0, bottom, 72.0 + 5 * len(text), bottom + height), 792.0, height)


def test_furniture_that_stands_at_different_heights_is_found_and_the_note_above_it_kept() -> None:
    lines = [
        line("The letter suggests that the capital wants to improve relations without", 1, 500),
        line("1 The message was addressed to the harbour office and never", 1, 380, 9),
        line("printed in the capital.", 1, 369, 9),
        line("Quay Papers 4", 1, 340, 9),
        line("Quay Papers 5", 2, 730, 9),
        line("losing face, and that the harbour will be open again before the summer.", 2, 600),
        line("The ministers have met twice since the letter, and both were content.", 2, 586),
    ]
    mark_lines(lines)
    assert [one.role for one in lines] == [None, "footnote", "footnote", "boilerplate", "boilerplate", None, None]
    assert [len(group) for group in group_lines(lines)] == [1, 2, 1, 1, 2]


def test_numbered_headings_at_the_head_of_pages_are_no_furniture() -> None:
    lines = [line(words, page, 730) for page, words in ((2, "Article 4"), (3, "Article 9"), (4, "Article 15"))]
    mark_lines(lines)
    assert [one.role for one in lines] == [None, None, None]


def test_a_sentence_that_two_pages_share_is_no_furniture() -> None:
    lines = [line(words, page, 730) for page in (1, 2) for words in ("The talks go on.",)]
    mark_lines(lines)
    assert [one.role for one in lines] == [None, None]


@pytest.mark.parametrize("property_title", ["Quay Institute", "Quay-Papers-final-v2", ""])
def test_a_property_that_names_the_masthead_does_not_win_over_the_headline(property_title: str) -> None:
    words = (
        b"BT /F1 10 Tf 72 740 Td (Quay Institute) Tj /F1 20 Tf 0 -40 Td (The Strait in Spring) Tj /F1 11 Tf 0 -40 Td "
        b"(The minister said on Monday that the talks about the strait would go on until summer.) Tj "
        b"0 -14 Td (Nobody in the capital denied that the vessels would have to leave before the end.) Tj ET"
    )
    simple = pdf([])
    start, end = simple.index(b"stream\n"), simple.index(b"\nendstream")
    length = f"/Length {end - start - 7}".encode()
    data = (simple[: start + 7] + words + simple[end:]).replace(length, b"/Length %d" % len(words))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_metadata({"/Title": property_title})
    written = io.BytesIO()
    writer.write(written)
    document = prepare_bytes(written.getvalue(), "brief.pdf").document
    assert (document.title, document.given) == ("The Strait in Spring", ())


def test_the_example_reads_over_its_page_break() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "verbale" / "examples" / "lisk-bank"
    prepared = prepare(folder / "05-northgate.pdf")
    assert any("relations without giving anything away." in passage.text for passage in prepared.passages)
    assert prepared.document.title == "A Door Left Ajar: Reading the Brenn Statement"
    assert [text.partition(" ")[0] for role, text in roles(prepared) if role == "footnote"] == ["1"]
    assert [text for role, text in roles(prepared) if role == "boilerplate"][1:3] == ["Northgate Brief\nNB 21-07"] * 2
