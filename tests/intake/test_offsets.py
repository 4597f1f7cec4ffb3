"""The stored text leads back to the file, character by character, whatever the file holds."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.intake.test_bad_files import docx as make_docx
from tests.intake.test_bad_files import pdf as make_pdf

from verbale.errors import InputError
from verbale.intake.encoding import decode
from verbale.intake.formats import docx, html, pdf
from verbale.intake.prepare import cut_passage, prepare_bytes
from verbale.model.passage import Passage, Piece
from verbale.model.prepared import Prepared
from verbale.model.records import spans_in

ODD = st.text(st.sampled_from("ab é“\r\n\t\x00\x07\ud800\udc00한"), max_size=40)
MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "</b>", "a word ", "\n", "&amp;", "&#233;", "é “q”", "<br>",
                     "<div class=nav>", "</div>", "<pre>", "</pre>",
                     "<!--", "-->", "<li>", "<h1>", "</h1>", "\r\n", "&bogus;"]),
    max_size=40,
)  # fmt: skip


def assert_true(prepared: Prepared) -> None:
    for span in spans_in([*prepared.segments, *prepared.problems, prepared.document]):
        assert prepared.text[span.start : span.end] == span.text
    prepared.text.encode()
    for child in prepared.children:
        assert_true(child)


@given(ODD, st.sampled_from(["utf-8", "utf-8-sig"]))
def test_places_of_a_text_lead_to_the_same_characters_of_the_file(text: str, encoding: str) -> None:
    data = text.encode(encoding, "surrogatepass")
    raw = data.decode("utf-8", "surrogatepass")
    decoded = decode(data, "x")
    assume(decoded.encoding.startswith("utf-8"))  # NULs between lone surrogates are rightly read as UTF-16
    for place in decoded.places:
        assert place.at is not None
        for shift in range(place.end - place.start):
            stored, there = decoded.text[place.start + shift], raw[place.at + shift]
            assert stored == there or stored in "\n\ufffd" or there >= "\ud800"
    assert [place.start for place in decoded.places[1:]] == [place.end for place in decoded.places[:-1]]
    if decoded.text and not decoded.places:
        assert len(decoded.text) == len(raw)


@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cc", "Cs"]) | st.just("\n"), min_size=1))
def test_plain_utf8_with_line_feeds_is_stored_exactly(text: str) -> None:
    if text.startswith("\ufeff"):
        return
    decoded = decode(text.encode(), "x")
    assert (decoded.text, decoded.places, decoded.problems) == (text, (), ())


@given(MARKUP)
def test_every_word_of_a_page_is_traced_to_the_page(pieces: list[str]) -> None:
    source = "<html><p>Start.</p>" + "".join(pieces)
    content = html.extract(source.encode(), "x")
    for place in content.places:
        assert place.at is not None
        words = content.text[place.start : place.end]
        there = source[place.at : place.at + len(words)]
        reference = re.match(r"&#?\w+;?", source[place.at :])
        assert (
            re.sub(r"\s", " ", words) == re.sub(r"\s", " ", there)  # white space may be shown as spaces
            or (not words.strip() and not there.strip())
            or (reference and unescape(reference[0]) == words)
        )
    covered = sum(place.end - place.start for place in content.places)
    assert len(re.sub(r"\s", "", content.text)) <= covered


@given(st.lists(st.text(st.sampled_from("ab é&<한"), min_size=1, max_size=12), min_size=1, max_size=6))
def test_places_of_a_word_file_are_bytes_of_its_part(runs: list[str]) -> None:
    packed = [run.replace("&", "&amp;").replace("<", "&lt;") for run in runs]
    body = "".join(f"<w:p><w:r><w:t>{run}</w:t></w:r></w:p>" for run in packed)
    content = docx.extract(make_docx(body), "x")
    assert content.text == "\n\n".join(runs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
    for place in content.places:
        words = content.text[place.start : place.end]
        there = part[place.at :].decode(errors="replace")
        assert there.startswith(words) or unescape(there).startswith(words)


def test_every_line_of_a_pdf_has_its_page_and_box() -> None:
    content = pdf.extract(make_pdf(["The talks go on.", "Nobody denied it."]), "x")
    assert [content.text[place.start : place.end] for place in content.places] == [
        "The talks go on.",
        "Nobody denied it.",
    ]
    first, second = content.places
    assert first.page == second.page == 1
    assert first.box and second.box and first.box[1] > second.box[1] and first.box[0] == pytest.approx(72, abs=2)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["x.txt", "x.html", "x.md", "x.eml", "x.pdf", "x.docx"]),
    st.binary(max_size=300),
    st.integers(0, 400),
    st.integers(0, 200),
)
def test_fuzzed_bytes_are_read_or_refused_and_never_crash(name: str, noise: bytes, at: int, lost: int) -> None:
    seeds = {
        "x.pdf": make_pdf(["A line."]),
        "x.docx": make_docx("<w:p><w:r><w:t>A line.</w:t></w:r></w:p>"),
        "x.eml": b"From: A <a@a.example>\nDate: Thu, 4 Mar 2021 10:00:00 +0100\nMIME-Version: 1.0\n\nA line.",
        "x.html": b"<html><p>A line.</p>",
    }
    seed = seeds.get(name, b"# A line\n\n> another")
    try:
        assert_true(prepare_bytes(seed[:at] + noise + seed[at + lost :], name))
    except InputError as error:
        assert error.what and error.remedy


@given(st.text(st.sampled_from("ab. "), min_size=1, max_size=300), st.integers(10, 40))
def test_a_long_passage_is_cut_without_losing_a_character(text: str, longest: int) -> None:
    parts = list(cut_passage(Passage(text, (Piece(0, 7, len(text)),)), longest))
    assert "".join(part.text for part in parts) == text
    assert all(len(part.text) <= longest for part in parts)
    assert next(bounds for part in parts for bounds in part.bounds(0, len(part.text)))[0] == 7


def test_the_seeds_are_stored_as_they_are() -> None:
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("../shared is absent: no seeds to read")
    for path in sorted(folder.glob("*.txt")):
        prepared = prepare_bytes(path.read_bytes(), path.name)
        assert prepared.text == path.read_bytes().decode()
        assert not prepared.places
        assert_true(prepared)
