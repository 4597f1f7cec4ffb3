"""Every bad file gives a message with its name, what is wrong and what to do; what can be read is read."""

import base64
import gzip
import io
import json
import os
import zipfile
import zlib
from pathlib import Path

import pytest

from verbale.errors import InputError
from verbale.intake.formats.pdfcodes import unpack_lzw
from verbale.intake.prepare import prepare
from verbale.intake.sources import sources
from verbale.model.prepared import Prepared


def docx(body: str, **parts: bytes) -> bytes:
    """A Word file with that body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return packed.getvalue()


def drawing(lines: list[str]) -> bytes:
    """What draws these lines on a page."""
    return (
        b"BT /F1 12 Tf 72 720 Td 14 TL " + b"".join(b"(%s) Tj T* " % line.encode("latin-1") for line in lines) + b"ET"
    )


def pdf(lines: list[str], trailer: bytes = b"", packed: bytes = b"", head: bytes = b"") -> bytes:
    """A PDF of one page with these lines, or with a drawing that is packed as the stream's head says."""
    words = packed or drawing(lines)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(words), head, words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + head + b"trailer<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))


def lzw(codes: list[int]) -> bytes:
    """Codes as LZW writes them: nine to twelve bits, wider one code early."""
    bits, known = "", 258
    for code in codes:
        bits += format(code, f"0{min(12, max(9, (known + 1).bit_length()))}b")
        known = 257 if code == 256 else min(4096, known + 1)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


ENCRYPTED = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
BLOWN = zlib.compress(drawing(["A line of text"]) + b" q" * 9_000_000, 9)
LONG_CODES = lzw([code for _ in range(3) for code in (256, 32, *range(258, 4090))])
"""Each code says what the one before says, and one space more."""
BOMBS = {
    "bomb.pdf": (BLOWN, b"/Filter/FlateDecode"),
    "twice.pdf": (zlib.compress(BLOWN, 9), b"/Filter[/FlateDecode/FlateDecode]"),
    "hex.pdf": (BLOWN.hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]"),
    "letters.pdf": (base64.a85encode(BLOWN) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]"),
    "picture.pdf": (BLOWN, b"/Subtype/Image/Width 4/Height 4/Filter/FlateDecode"),
    "lzw.pdf": (LONG_CODES, b"/Filter/LZWDecode"),
    "escaped.pdf": (LONG_CODES, b"/Filter[/#4CZWDecode]"),
    "packed-lzw.pdf": (zlib.compress(LONG_CODES, 9), b"/Filter[/FlateDecode/LZWDecode]"),
    "runs.pdf": (b"\x81q" * 140_000, b"/Filter/RunLengthDecode"),
    "runs-of-runs.pdf": (b"\x81\x81" * 10_000 + b"\x81q" * 130_000, b"/Filter[/RL/RL]"),
}
"""Drawings of a few kB that unpack to more than a page can have, however they are packed and called."""

BOMB = docx("<w:p><w:r><w:t>" + "a" * 20_000_000 + "</w:t></w:r></w:p>")

HOPELESS = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "no text"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
    "cut.pdf": (pdf(["A line of text"])[:80], "cut off or damaged"),
    "locked.pdf": (pdf(["A line of text"], ENCRYPTED), "encrypted"),
    "scan.pdf": (pdf([]), "no text layer"),
    "bomb.docx": (BOMB, "zip bomb"),
    **{name: (pdf([], b"", *packed), "would unpack to more than 16,777,216 bytes") for name, packed in BOMBS.items()},
    "cut.docx": (docx("<w:p/>")[:100], "cut off or damaged"),
    "entities.docx": (docx("<w:p/>").replace(b"word/document.xml", b"word/Document.xml"), "no DOCX"),
    "line.txt": (b"word " * 21_000_000, "bytes of text in one document"),
    "script.html": (b"<html><script>alert('x')</script></html>", "no text"),
    "data.json": (b'{\n "a": 1\n}', "not JSON Lines"),
}


@pytest.mark.parametrize("name", HOPELESS)
def test_a_file_that_cannot_be_read_says_its_name_what_and_remedy(name: str, tmp_path: Path) -> None:
    data, what = HOPELESS[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        prepare(tmp_path / name)
    assert what in caught.value.what
    assert name in caught.value.where
    assert caught.value.remedy


def test_a_page_that_lists_one_drawing_often_is_a_bomb(tmp_path: Path) -> None:
    """A stream that a page may have once is not drawn a thousand times."""
    many = pdf([], b"", zlib.compress(drawing(["A line of text"]) + b" q" * 40_000), b"/Filter/FlateDecode")
    path = tmp_path / "many.pdf"
    path.write_bytes(many.replace(b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * 1000 + b"]"))
    with pytest.raises(InputError, match="a page of the PDF, with all that it lists, would unpack"):
        prepare(path)


def test_lzw_and_run_lengths_are_read(tmp_path: Path) -> None:
    """Words packed in either of the two old ways are words."""
    lines = [f"The talks go on, day {day}." for day in range(1, 41)]
    coded = lzw([256, *drawing(lines), 257])
    assert "go on, day 40." in read(tmp_path / "lzw.pdf", pdf([], b"", coded, b"/Filter/LZWDecode")).text
    assert unpack_lzw(coded, 10_000) == drawing(lines)
    words = drawing(["The talks go on."])
    runs = bytes([len(words) - 1]) + words + b"\x80"
    assert read(tmp_path / "runs.pdf", pdf([], b"", runs, b"/Filter/RunLengthDecode")).text == "The talks go on."


def test_a_pdf_with_a_large_picture_and_packed_words_is_read(tmp_path: Path) -> None:
    whole = pdf([], b"", zlib.compress(drawing(["The talks go on."])), b"/Filter/FlateDecode")
    scan = zlib.compress(bytes(40_000_000), 9)
    picture = b"\n9 0 obj<</Subtype/Image/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n" % (
        len(scan),
        scan,
    )
    assert read(tmp_path / "scan.pdf", whole + picture + b"%%EOF").text == "The talks go on."


def read(path: Path, data: bytes) -> Prepared:
    path.write_bytes(data)
    return prepare(path)


def told(prepared: Prepared) -> str:
    assert all(problem.remedy and problem.where for problem in prepared.problems)
    return "; ".join(problem.what for problem in prepared.problems)


def test_a_wrong_extension_is_said_and_the_file_read(tmp_path: Path) -> None:
    prepared = read(tmp_path / "page.pdf", b"<!doctype html><p>The ministry denied it.</p>")
    assert "extension .pdf" in told(prepared)
    assert prepared.text == "The ministry denied it."


def test_mixed_encodings_are_said_and_both_read(tmp_path: Path) -> None:
    prepared = read(tmp_path / "mixed.txt", "“Never”, he said — ".encode() + b"\x93never\x94, she said.")
    assert "two encodings" in told(prepared)
    assert prepared.text == "“Never”, he said — “never”, she said."


def test_nul_and_lone_surrogates_become_one_sign_each_and_are_said(tmp_path: Path) -> None:
    prepared = read(tmp_path / "odd.txt", b"The min\x00istry \xed\xa0\x80 denied it.")
    assert prepared.text == "The min\ufffdistry \ufffd denied it."
    assert "control characters" in told(prepared) and "lone surrogates" in told(prepared)
    prepared.text.encode()


def test_ten_thousand_nested_elements_are_read_and_scripts_are_no_text(tmp_path: Path) -> None:
    deep = b"<html>" + b"<div>" * 10_000 + b"<script>evil()</script>The talks go on." + b"</div>" * 10_000
    prepared = read(tmp_path / "deep.html", deep)
    assert prepared.text == "The talks go on."
    assert "nested" in told(prepared)


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<a b='", "</", "<", "&", "<script>", "<![CDATA["])
def test_unclosed_markup_takes_linear_time(piece: str, tmp_path: Path) -> None:
    prepared = read(tmp_path / "open.html", b"<html><p>The talks go on.</p>" + (piece * 100_000).encode())
    assert prepared.text.startswith("The talks go on.")


def test_right_to_left_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "قال الوزير إن المحادثات مستمرة في العاصمة."
    assert read(tmp_path / "rtl.txt", text.encode()).text == text


def test_an_odd_number_of_quotation_marks_is_no_obstacle(tmp_path: Path) -> None:
    text = '"We will "not" talk, he said. "Never.'
    assert read(tmp_path / "odd.txt", text.encode()).text == text


def test_a_file_without_permission_is_said_and_the_others_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The talks go on.")
    whole = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, os.strerror(13))
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    first, second = sources([tmp_path])
    with pytest.raises(InputError, match=r"a\.txt: the file cannot be opened: Permission denied"):
        first.prepare()
    assert second.prepare().text == "The talks go on."


def test_a_row_that_is_no_json_is_named_by_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    row = json.dumps({"date": "2021-03-04", "title": "Talks", "url": "https://a.example/1", "text": "They \ud800 met."})
    archive = tmp_path / "rows.jsonl.gz"
    archive.write_bytes(gzip.compress(f"{row}\nnot a row\n[1]\n{row}\n".encode()))
    found = list(sources([archive]))
    assert [source.row for source in found] == [1, 2, 3, 4]
    assert found[0].prepare().text == "They \ufffd met."
    for source, what in ((found[1], "not JSON"), (found[2], "not an object")):
        with pytest.raises(InputError, match=what) as caught:
            source.prepare()
        assert caught.value.where.endswith(f"rows.jsonl.gz#{source.row}")


def test_a_cut_off_archive_gives_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = b"".join(b'{"text": "They met %d times, %s."}\n' % (n, os.urandom(30).hex().encode()) for n in range(500))
    archive = tmp_path / "rows.jsonl.gz"
    archive.write_bytes(gzip.compress(rows)[:-3000])
    *read_rows, last = sources([archive])
    assert len(read_rows) > 100
    assert read_rows[0].prepare().text.startswith("They met 0 times")
    with pytest.raises(InputError, match="cut off"):
        last.prepare()
