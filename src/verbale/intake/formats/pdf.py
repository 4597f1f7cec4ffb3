"""PDF: the text layer line by line, each with its page and box.

Hyphens at line ends and the page's own lines stay in the stored text; blocks say which lines make a paragraph and
which are furniture or notes. Boxes are in points from the page's lower left corner.
"""

import ctypes
from collections.abc import Iterator
from statistics import median
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT, Content, problem
from verbale.intake.encoding import clean
from verbale.intake.extracted import Block
from verbale.intake.formats.lines import Box, Line, group_lines, mark_lines
from verbale.intake.formats.pdfstreams import check_streams
from verbale.intake.formats.properties import borne_out
from verbale.model.prepared import Place
from verbale.model.records import Problem

_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_TAIL = 2048
_LARGER = 1.15
_LARGEST_LAYER = LARGEST_TEXT // 4
"""Characters: a text layer is read character by character, and four million are a thousand full pages."""


def extract(data: bytes, path: str) -> Content:
    """The text of all pages; InputError where the file is encrypted, broken, a bomb, or has no text layer."""
    check_streams(data, path)
    document = _open(data, path)
    try:
        lines, problems = _read_pages(document, path)
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    if b"%%EOF" not in data[-_TAIL:]:
        what = "the PDF has no end: it was cut off; what could be read was"
        problems.append(problem(path, what, "download it again"))
    text, blocks, places = _lay_out(lines)
    text, odd = clean(text, path)
    title = metadata.get("Title", "")
    given = borne_out("" if _is_kicker(title, lines) else title, metadata.get("Author", ""), text)
    return Content(text=text, blocks=blocks, places=places, given=given, problems=(*problems, *odd))


def _open(data: bytes, path: str) -> Any:
    try:
        document = pdfium.PdfDocument(data)
        if len(document):
            return document
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            what, remedy = "the PDF is encrypted and asks for a password", "save it without a password"
            raise InputError(what, path, remedy) from error
        raise InputError(
            "the PDF is cut off or damaged", path, "download it again, or print it to a new PDF"
        ) from error
    raise InputError("the PDF has no pages", path, "download it again")


def _read_pages(document: Any, path: str) -> tuple[list[Line], list[Problem]]:
    lines: list[Line] = []
    empty: list[int] = []
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
        except pdfium.PdfiumError:
            empty.append(number + 1)
            continue
        size += words.count_chars()
        if size > _LARGEST_LAYER:
            raise InputError(f"more than {_LARGEST_LAYER:,} characters of text", path, "split it into documents")
        found = list(_read_page(words, number, page.get_height()))
        lines += found
        if not found:
            empty.append(number + 1)
    remedy = "run text recognition over it (OCR), or read another edition"
    if not lines:
        raise InputError(f"the PDF has no text layer: its {len(empty)} pages are pictures", path, remedy)
    listed = ", ".join(map(str, empty[:20]))
    return lines, [problem(path, f"pages without a text layer: {listed}", remedy)] if empty else []


def _read_page(words: Any, number: int, edge: float) -> Iterator[Line]:
    chars: list[str] = []
    boxes: list[Box] = []
    held: Line | None = None
    for index in range(words.count_chars() + 1):
        code = raw.FPDFText_GetUnicode(words, index) if index < words.count_chars() else 10
        if code not in (10, 13):
            chars.append(_character(code))
            if code != 32:
                boxes.append(_box(words, index))
            continue
        line = _line("".join(chars).strip(" \xa0"), number + 1, boxes, edge)
        chars, boxes = [], []
        if line is None:
            continue
        if held and _is_beside(held, line):
            held.text += line.text
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _character(code: int) -> str:
    return _HYPHENS.get(code) or chr(code)


def _box(words: Any, index: int) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, index, ctypes.byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top


def _line(text: str, page: int, boxes: list[Box], edge: float) -> Line | None:
    if not text or not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    height = median(top - bottom for bottom, top in zip(bottoms, tops, strict=True))
    return Line(text, page, (min(lefts), min(bottoms), max(rights), max(tops)), edge, height)


def _is_beside(line: Line, other: Line) -> bool:
    """A raised note number behind a line, which the library takes for a line of its own."""
    level = min(line.box[3], other.box[3]) - max(line.box[1], other.box[1])
    small = other.height < 0.85 * line.height and len(other.text) <= 4
    return small and level > 0.5 * other.height and other.box[0] >= line.box[2] - line.height


def _is_kicker(title: str, lines: list[Line]) -> bool:
    """Whether the file's property names a line of the head that a line in larger print stands under: a masthead."""
    words = title.casefold().split()
    first = [line for line in lines if line.page == 1]
    for at, line in enumerate(first):
        own = line.text.casefold().split()
        if own and own == words[: len(own)]:
            return max(below.height for below in first[at:]) > _LARGER * line.height
    return False


def _lay_out(lines: list[Line]) -> tuple[str, tuple[Block, ...], tuple[Place, ...]]:
    mark_lines(lines)
    parts: list[str] = []
    blocks: list[Block] = []
    places: list[Place] = []
    at = 0
    for group in group_lines(lines):
        start = at
        for line in group:
            places.append(Place(at, at + len(line.text), None, line.page, line.box))
            parts.append(line.text + "\n")
            at += len(line.text) + 1
        blocks.append(Block(start, at - 1, group[0].role, group[0].page))
        parts.append("\n")
        at += 1
    return "".join(parts).rstrip("\n"), tuple(blocks), tuple(places)
