"""LZW and run lengths, the two packings of a PDF's streams besides deflate, unpacked up to a given size.

Source: PDF 32000-1:2008, 7.4.4 and 7.4.5. What is not sound ends what is unpacked, as it does in readers of PDF.
"""

import re
from collections.abc import Iterator

_NAMES = {b"LZWDecode": b"LZW", b"RunLengthDecode": b"RL", b"FlateDecode": b"Fl", b"ASCIIHexDecode": b"AHx",
          b"ASCII85Decode": b"A85"}  # fmt: skip
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_FILTER = re.compile(rb"/(?:Filter|F)\s*(?:\[([^\]]*)\]|(/[^\s/<>\[\](){}%]+)|(\d{1,10})\s+\d{1,5}\s+R)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_CLEAR, _END, _WIDEST = 256, 257, 12


def filters(head: bytes, data: bytes) -> list[bytes]:
    """How a stream is packed, the outermost first, in the short names of the format; looked up where it is a reference.

    `head` is the stream's dictionary, `data` the whole file.
    """
    match = _FILTER.search(_unescaped(head))
    if match is None:
        return []
    named = match[1] or match[2]
    if match[3]:
        found = re.search(rb"\b%s\s+\d{1,5}\s+obj\b([^>]{0,400}?)endobj" % match[3], data)
        named = _unescaped(found[1]) if found else b""
    return [_NAMES.get(name, name) for name in _NAME.findall(named)]


def _unescaped(head: bytes) -> bytes:
    """Names as they are meant: `/#4CZWDecode` is `/LZWDecode`."""
    return _ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), head)


def unpack_runs(packed: bytes, most: int) -> bytes:
    """What run lengths unpack to, up to a little more than `most` bytes."""
    out, at = bytearray(), 0
    while at < len(packed) and len(out) <= most and packed[at] != 128:
        length = packed[at]
        if length < 128:
            out += packed[at + 1 : at + 2 + length]
            at += length + 2
        else:
            out += packed[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(out)


def unpack_lzw(packed: bytes, most: int) -> bytes:
    """What LZW unpacks to, up to a little more than `most` bytes, whichever way its codes grow wider."""
    return max((_unpack_lzw(packed, most, early) for early in (1, 0)), key=len)


def _unpack_lzw(packed: bytes, most: int, early: int) -> bytes:
    out, known, last = bytearray(), _alphabet(), b""
    for code in _codes(packed, known, early):
        if code == _CLEAR:
            del known[_END + 1 :]
            last = b""
            continue
        if code == _END or code > len(known) or (code == len(known) and not last):
            break
        word = known[code] if code < len(known) else last + last[:1]
        if last and len(known) < 1 << _WIDEST:
            known.append(last + word[:1])
        out += word
        last = word
        if len(out) > most:
            break
    return bytes(out)


def _alphabet() -> list[bytes]:
    return [*(bytes([byte]) for byte in range(256)), b"", b""]


def _codes(packed: bytes, known: list[bytes], early: int) -> Iterator[int]:
    """The codes in their widths, which grow with what is known; one code early, as nearly every writer does, or not."""
    held, bits = 0, 0
    for byte in packed:
        held, bits = (held << 8) | byte, bits + 8
        width = min(_WIDEST, max(9, (len(known) + early).bit_length()))
        if bits >= width:
            bits -= width
            yield held >> bits
            held &= (1 << bits) - 1
