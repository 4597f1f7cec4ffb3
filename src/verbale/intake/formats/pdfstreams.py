"""The streams of a PDF, unpacked piece by piece before the library unpacks any of them whole.

A page's drawing is held in memory as objects, forty to eighty times as large as its stream: a file of 100 kB can ask
for gigabytes. The file's own tables are not trusted: every stretch that is marked as a stream is looked at.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT
from verbale.intake.formats.pdfcodes import filters, unpack_lzw, unpack_runs

LARGEST_STREAM = LARGEST_TEXT
"""Bytes of a stream that the library reads into objects: the drawing of a page of print has some 300,000."""

LARGEST_PICTURE = 16 * LARGEST_TEXT
"""Bytes of a picture or font, which is left packed: a page scanned in colour at 600 points an inch has 100 million."""

LARGEST_DRAWING = 64 * LARGEST_TEXT
"""Bytes that draw all pages of a file: a thousand full pages of print have 300 million."""

_STREAM = re.compile(rb"\bstream\r?\n")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_PICTURE = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType)\b|/Length[123]\b")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]{0,100000})\]|(\d{1,10}\s+\d{1,5}\s+R))")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R")
_HEX = re.compile(rb"[0-9A-Fa-f\s]{32,}")
_HEAD = 2048
_PIECE = 65536
_LAYERS = 4
"""How often a stream may be packed over."""


_CODED = frozenset({b"LZW", b"RL"})


class _Stream(NamedTuple):
    number: int
    head: bytes
    begin: int
    end: int


def check_streams(data: bytes, path: str) -> None:
    """InputError where a stream would unpack to more than the page of a document can have."""
    listed = [[int(number) for number in page] for page in _contents(data)]
    drawn = {number for page in listed for number in page}
    sizes: dict[int, int] = {}
    for stream in _streams(data):
        picture = bool(_PICTURE.search(stream.head)) and stream.number not in drawn
        most = LARGEST_PICTURE if picture else LARGEST_STREAM
        sizes[stream.number] = _size(data, stream, most, picture)
        if sizes[stream.number] > most:
            raise _bomb("a part of the PDF", most, path)
    if any(sum(sizes.get(number, 0) for number in page) > LARGEST_STREAM for page in listed):
        raise _bomb("a page of the PDF, with all that it lists,", LARGEST_STREAM, path)
    if sum(sizes.get(number, 0) for page in listed for number in page) > LARGEST_DRAWING:
        raise _bomb("the pages of the PDF together", LARGEST_DRAWING, path)


def _bomb(part: str, most: int, path: str) -> InputError:
    what = f"a bomb, or no document: {part} would unpack to more than {most:,} bytes"
    return InputError(what, path, "leave it out, or print it to a new PDF and read that")


def _streams(data: bytes) -> Iterator[_Stream]:
    end = 0
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()]
        objects = list(_NUMBER.finditer(head))
        number, begin = (int(objects[-1][1]), objects[-1].end()) if objects else (-1, 0)
        if end < match.end():
            end = data.find(b"endstream", match.end())
            end = end if end >= 0 else len(data)
        yield _Stream(number, head[begin:], match.end(), end)


def _contents(data: bytes) -> Iterator[list[bytes]]:
    """By page the numbers of the objects that draw it, as often as it lists them.

    The pages themselves may stand in packed streams of objects.
    """
    view = memoryview(data)
    packed = (_unpack(view[one.begin :], LARGEST_STREAM) for one in _streams(data) if b"/ObjStm" in one.head)
    for text in (data, *packed):
        for listed, one in _CONTENTS.findall(text):
            yield _REFERENCE.findall(listed or one)


def _size(data: bytes, stream: _Stream, most: int, picture: bool) -> int:
    """How many bytes the stream has at its largest, counted until it has more than `most`."""
    size, rest = stream.end - stream.begin, memoryview(data)[stream.begin :]
    packings = filters(stream.head, data)
    if _CODED & {*packings}:
        return _size_by_name(bytes(rest[:size]), packings, most)
    if picture:
        return sum(map(len, _inflate(rest, most))) if _is_packed(rest) else size
    layer = _unpack(rest, most) if _is_packed(rest) else bytes(rest[: min(size, most)])
    for _ in range(_LAYERS):
        size = max(size, len(layer))
        layer = _unpack(_plain(layer, stream.head), most)
    return max(size, len(layer))


def _size_by_name(layer: bytes, packings: list[bytes], most: int) -> int:
    """The same for packings that only their names tell: each is undone in its turn."""
    size = len(layer)
    for name in packings[: _LAYERS * 2]:
        if name in _CODED:
            layer = unpack_lzw(layer, most) if name == b"LZW" else unpack_runs(layer, most)
        else:
            layer = _unpack(_plain(layer, name), most)
        size = max(size, len(layer))
    return size


def _unpack(packed: bytes | memoryview, most: int) -> bytes:
    """What a deflated stretch unpacks to, up to a little more than `most` bytes; itself where it is not deflated."""
    return b"".join(_inflate(packed, most)) if _is_packed(packed) else bytes(packed)


def _plain(layer: bytes, head: bytes) -> bytes:
    """The bytes behind a writing of bytes as letters, which does not make them more."""
    try:
        if b"85" in head and not _is_packed(layer):
            return base64.a85decode(layer.partition(b"~>")[0].removeprefix(b"<~"))
        digits = _HEX.match(layer.lstrip())
        return bytes.fromhex(digits[0].decode()) if digits else layer
    except ValueError:
        return layer


def _is_packed(start: bytes | memoryview) -> bool:
    return len(start) > 2 and start[0] & 15 == 8 and (start[0] << 8 | start[1]) % 31 == 0


def _inflate(packed: bytes | memoryview, most: int) -> Iterator[bytes]:
    """Pieces of what it unpacks to, so far as it is sound, until there are more than `most` bytes."""
    inflater, rest, size = zlib.decompressobj(), memoryview(packed), 0
    while size <= most and not inflater.eof:
        fed = inflater.unconsumed_tail or bytes(rest[:_PIECE])
        if not inflater.unconsumed_tail:
            rest = rest[_PIECE:]
        if not fed:
            return
        try:
            piece = inflater.decompress(fed, _PIECE)
        except zlib.error:
            return
        size += len(piece)
        yield piece
