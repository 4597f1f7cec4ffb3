"""JSON Lines archives: each row (`date`, `title`, `url`, `text`) is a document of its own, streamed row by row."""

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT, Content, problem
from verbale.intake.encoding import clean
from verbale.intake.given import read_given

LONGEST_ROW = 2 * LARGEST_TEXT
"""Bytes that a row may have."""

_SAME = {"date": "published", "author": "authors", "source": "outlet", "lang": "language", "link": "url"}
_DAMAGE = zlib.error, EOFError, gzip.BadGzipFile
_GZIP = b"\x1f\x8b"


def read_rows(stream: IO[bytes], path: str) -> Iterator[tuple[int, bytes | InputError]]:
    """The rows of a stream (plain or gzip, able to seek) with their line numbers; an error for one that is none.

    Memory stays under a few times LONGEST_ROW, whatever the size of the archive.
    """
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    lines: IO[bytes] = gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[assignment]
    number = 0
    try:
        while line := lines.readline(LONGEST_ROW + 1):
            number += 1
            if len(line) > LONGEST_ROW:
                _skip_line(lines, line)
                yield (
                    number,
                    InputError(f"a row of more than {LONGEST_ROW:,} bytes", f"{path}#{number}", "split its text"),
                )
            elif line.strip():
                yield number, line
    except _DAMAGE:
        what = f"the gzip archive is cut off or damaged after row {number}; the rows before it were read"
        yield number + 1, InputError(what, path, "download it again")


def _skip_line(lines: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = lines.readline(LONGEST_ROW)


def read_row(line: bytes, where: str) -> tuple[Content, str]:
    """A row's content, and what keeps it apart from rows with the same text; InputError where it has no text."""
    fields = _fields(line, where)
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("the row has no text", where, "give its field 'text' the document's words")
    if len(text) > LARGEST_TEXT:
        raise InputError(f"a text of {len(text):,} characters, more than {LARGEST_TEXT:,}", where, "split it")
    given, wrong = read_given({_SAME.get(name, name): _clean_field(value, where) for name, value in fields.items()})
    stored, odd = clean(text, where)
    problems = (*odd, *(problem(where, line, "correct it; it was left out") for line in wrong))
    apart = "\x1f".join((given.published or "", given.url or "", given.title or ""))
    return Content(text=stored, given=given, problems=problems), apart


def _fields(line: bytes, where: str) -> dict[str, Any]:
    remedy = "write one object a line: date, title, url, text"
    try:
        fields = _decode(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the row is not JSON: {error}", where, remedy) from error
    if not isinstance(fields, dict):
        raise InputError("the row is not an object", where, remedy)
    return fields


def _decode(line: bytes) -> Any:
    """msgspec is fast and strict; what it refuses (lone surrogates, stray bytes) the standard library may read."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(line.decode("utf-8-sig", "surrogateescape"))


def _clean_field(value: Any, where: str) -> Any:
    if isinstance(value, str):
        return clean(value, where)[0]
    return [_clean_field(item, where) for item in value] if isinstance(value, list) else value
