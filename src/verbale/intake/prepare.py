"""From a file's bytes to a document ready for reading: format, text, what is given, structure."""

import hashlib
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import msgspec

from verbale.errors import InputError
from verbale.intake.content import LARGEST_FILE, LARGEST_TEXT, Content, Extract, problem
from verbale.intake.extracted import Extracted
from verbale.intake.given import Given
from verbale.intake.sniff import Format, mismatch, sniff
from verbale.intake.structure import build
from verbale.model.passage import Passage, Piece
from verbale.model.prepared import Prepared
from verbale.model.records import Document

LONGEST_PASSAGE = 50_000
"""Characters: a longer paragraph is read in parts, cut behind a sentence where one ends (a parser holds it whole)."""

_SENTENCE_END = re.compile(r"[.?!][”\"'’)]*\s")


def prepare(path: Path) -> Prepared:
    """The document of one file, with nothing stated from outside; InputError where it cannot be read."""
    return prepare_bytes(read_bytes(path, path.as_posix()), path.as_posix())


def read_bytes(path: Path, shown: str) -> bytes:
    """A file's bytes; InputError where it cannot be opened or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"the file has more than {LARGEST_FILE:,} bytes", shown, "split it into documents")
        return path.read_bytes()
    except OSError as error:
        remedy = (
            "give yourself the right to read it" if isinstance(error, PermissionError) else "check its name and disk"
        )
        raise InputError(f"the file cannot be opened: {error.strerror or error}", shown, remedy) from error


def prepare_bytes(data: bytes, path: str, stated: Given | None = None) -> Prepared:
    """The document of a file's bytes. What is `stated` from outside wins over what the file states itself."""
    form = sniff(data, path)
    content = _extract(form)(data, path)
    if what := mismatch(path, form):
        remedy = "rename the file, or save it again if something else was meant"
        content = msgspec.structs.replace(content, problems=(problem(path, what, remedy), *content.problems))
    return prepare_content(content, path, hashlib.sha256(data).hexdigest(), stated, reader=form)


def prepare_content(
    content: Content, path: str, sha256: str, stated: Given | None = None, reader: str = "rows", apart: str = ""
) -> Prepared:
    """The document of an extracted text. `apart` keeps equal texts of different days or addresses apart."""
    if not re.search(r"\w", content.text):
        raise InputError("there is no text in it", path, "save it again from its source, or leave it out")
    if len(content.text) > LARGEST_TEXT:
        what = f"a text of {len(content.text):,} characters, more than {LARGEST_TEXT:,}"
        raise InputError(what, path, "split it into documents")
    text_sha256 = hashlib.sha256(content.text.encode()).hexdigest()
    key = hashlib.sha256(f"{text_sha256}\x1f{apart}".encode()).hexdigest() if apart else text_sha256
    document = Document(
        id=f"doc-{key[:12]}", reader=reader, why=f"read as {reader}", path=path, sha256=sha256, text_sha256=text_sha256
    )
    given = (stated or Given()).over(content.given)
    extracted = Extracted(
        document=given.apply(document), text=content.text, blocks=content.blocks, places=content.places,
        problems=content.problems,
    )  # fmt: skip
    return cut_long(build(extracted))


def cut_long(prepared: Prepared) -> Prepared:
    """The same with passages of bearable length."""
    if len(prepared.text) <= LONGEST_PASSAGE:
        return prepared
    passages = tuple(part for passage in prepared.passages for part in cut_passage(passage))
    children = tuple(cut_long(child) for child in prepared.children)
    return msgspec.structs.replace(prepared, passages=passages, children=children)


def cut_passage(passage: Passage, longest: int = LONGEST_PASSAGE) -> Iterator[Passage]:
    """The passage, or its parts, none longer than `longest`."""
    start, whole = 0, len(passage.text)
    while whole - start > longest:
        end = _cutting_point(passage.text, start, start + longest)
        yield _part(passage, start, end)
        start = end
    yield _part(passage, start, whole) if start else passage


def _cutting_point(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    ends = [match.end() for match in _SENTENCE_END.finditer(text, middle, end)]
    return ends[-1] if ends else text.rfind(" ", middle, end) + 1 or end


def _part(passage: Passage, start: int, end: int) -> Passage:
    pieces = []
    for piece in passage.pieces:
        low, high = max(start, piece.start), min(end, piece.start + piece.length)
        if low < high:
            pieces.append(Piece(low - start, piece.source + low - piece.start, high - low))
    return Passage(passage.text[start:end], tuple(pieces), passage.role)


def _extract(form: Format) -> Extract:
    """Formats are loaded when a file needs them: a folder of plain text waits for no PDF library."""
    if form == "rows":
        raise InputError("an archive of rows is not one document", remedy="read it with `verbale read`")
    extract: Extract = import_module(f"verbale.intake.formats.{form}").extract
    return extract
