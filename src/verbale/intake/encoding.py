"""Bytes to characters: which encoding a file is in, and a stored text that JSON, SQLite and a terminal can carry.

Line ends become `\\n`; lone surrogates and control characters become U+FFFD, one for one. Wherever that moves
characters, places lead back to the file's own characters (a byte order mark counts as one).
"""

import codecs
import re
from collections.abc import Callable

import msgspec

from verbale.intake.content import problem
from verbale.model.prepared import Place
from verbale.model.records import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRAY = re.compile(r"[\udc80-\udcff]")
_PAIR = r"[\ud800-\udbff][\udc00-\udfff]"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD = re.compile(rf"\r\n?|{_PAIR}|[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")
_ODD_BUT_ENDS = re.compile(rf"{_PAIR}|[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")
_REPLACED = "\ufffd"
_SAMPLE = 32 * 1024


class Decoded(msgspec.Struct, frozen=True):
    """A text as it will be stored, the encoding it was in, and the way back to the file's characters."""

    text: str
    encoding: str
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, path: str, declared: str | None = None, keep_ends: bool = False) -> Decoded:
    """The text of a file. `declared` is what the file itself says of its encoding; never raises."""
    raw, encoding, doubts = _characters(data, declared)
    text, places = substitute(raw, _ODD_BUT_ENDS if keep_ends else _ODD, _stored)
    mark = 1 if raw.startswith("\ufeff") else 0
    if mark:
        text = text[1:]
        places = tuple(
            Place(max(place.start - 1, 0), place.end - 1, (place.at or 0) + (place.start == 0))
            for place in places or (Place(0, len(raw), 0),)
            if place.end > 1
        )
    problems = (*(problem(path, what, remedy) for what, remedy in doubts), *_report_odd(raw, path))
    return Decoded(text, encoding, places, problems)


def clean(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """A text that came as characters (a row, a header), made storable; line ends stay as they are."""
    if not _ODD_BUT_ENDS.search(text):
        return text, ()
    return substitute(text, _ODD_BUT_ENDS, _stored)[0], _report_odd(text, path)


def substitute(raw: str, odd: re.Pattern[str], stored: Callable[[str], str]) -> tuple[str, tuple[Place, ...]]:
    """`raw` with each match of `odd` replaced; places where that changes a length, else none (text and raw agree)."""
    parts: list[str] = []
    places: list[Place] = []
    start = at = length = done = 0
    for match in odd.finditer(raw):
        new = stored(match[0])
        parts += (raw[done : match.start()], new)
        length += match.start() - done + len(new)
        done = match.end()
        if len(new) != len(match[0]):
            places.append(Place(start, length, at))
            start, at = length, done
    if not parts:
        return raw, ()
    parts.append(raw[done:])
    length += len(raw) - done
    if places and length > start:
        places.append(Place(start, length, at))
    return "".join(parts), tuple(places)


def _stored(odd: str) -> str:
    if odd[0] == "\r":
        return "\n"
    if len(odd) == 2:
        return odd.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    return _REPLACED


def _characters(data: bytes, declared: str | None) -> tuple[str, str, list[tuple[str, str]]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            raw, doubts = _decode_as(data, encoding)
            return raw, encoding, doubts
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    known = _wide(data) or (declared if declared and _knows(declared) else None)
    if known:
        raw, doubts = _decode_as(data, known)
        return raw, known, doubts
    return _guess(data)


def _decode_as(data: bytes, encoding: str) -> tuple[str, list[tuple[str, str]]]:
    errors = "surrogatepass" if encoding.startswith("utf") else "strict"
    try:
        return data.decode(encoding, errors), []
    except UnicodeDecodeError as error:
        raw = data.decode(encoding, "replace")
        what = f"some bytes are not {encoding}, the first at byte {error.start}; each is kept as U+FFFD"
        return raw, [(what, "save the file anew as UTF-8")]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of most of the text is zero."""
    sample = data[:_SAMPLE]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if len(sample) < 4 or max(even, odd) < 0.4 or min(even, odd) > 0.1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes) -> tuple[str, str, list[tuple[str, str]]]:
    """Not UTF-8 throughout: lone surrogates in it, two encodings in one file, or another encoding."""
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8", []
    except UnicodeDecodeError:
        pass
    raw = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(raw))
    if sum(raw.count(char) for char in "“”’–—") or _wide_letters(raw) > stray // 8:
        first = _STRAY.search(raw)
        at = first.start() if first else 0
        what = f"two encodings in one file: UTF-8, and {stray} bytes that are not, the first at character {at}"
        return _STRAY.sub(_western, raw), "utf-8", [(what, "read as Windows-1252 there; save the file anew as UTF-8")]
    encoding = _detect(data, stray)
    what = f"the file is not UTF-8; it was read as {encoding}, the likeliest"
    return data.decode(encoding, "replace"), encoding, [(what, "if letters look wrong, save the file anew as UTF-8")]


def _wide_letters(raw: str) -> int:
    return sum(1 for char in raw if "\x7f" < char < "\ud800" or char > "\udfff")


def _western(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace")


def _detect(data: bytes, high: int) -> str:
    """Few high bytes: a western text with typographic marks. Many: charset-normalizer's best guess."""
    if high < len(data) / 10:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best and _knows(best.encoding) else "cp1252"


def _knows(encoding: str) -> bool:
    try:
        return bool(codecs.lookup(encoding)._is_text_encoding)
    except (LookupError, ValueError):
        return False


def _report_odd(raw: str, path: str) -> tuple[Problem, ...]:
    found: list[Problem] = []
    for name, pattern in (("NUL and control characters", _CONTROL), ("lone surrogates", _SURROGATE)):
        text = re.sub(_PAIR, "  ", raw) if pattern is _SURROGATE else raw
        if first := pattern.search(text):
            count = sum(1 for _ in pattern.finditer(text))
            what = f"{count} {name}, the first U+{ord(first[0]):04X} at character {first.start()}; kept as U+FFFD"
            found.append(problem(path, what, "nothing need be done; look at the place if words are missing"))
    return tuple(found)
