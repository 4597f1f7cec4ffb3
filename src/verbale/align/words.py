"""Words as the aligner sees them: one 64-bit key a word, with the exact place it stands at.

`split(text)` gives `Words(keys, starts, ends)`: three arrays of one length; `text[starts[i]:ends[i]]` is word i,
offsets are code points. Case, diacritics, ligatures, quote style, apostrophes, soft hyphens, zero-width characters and
square brackets do not count; a hyphen or dash parts words; ideographs, kana and hangul syllables are words of their
own. A comma between digits is dropped, a point between digits is kept: `1,000` is `1000`, `3.5` is not `35`.

Everything runs over whole arrays: about six million words a second on one core, whatever the text.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.model.span import Bounds

U64 = NDArray[np.uint64]
"""Keys of words in full."""
Indices = NDArray[np.intp]
"""Positions in an array."""

_SEPARATOR, _LETTER, _DROPPED, _SINGLE, _DIGIT, _POINT, _COMMA = range(7)
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_MASK = (1 << 64) - 1
_LONGEST = 1 << 12  # letters after this many share powers: a word that long is none
_SYMBOLS = {"&": "and", "%": "percent"}
_JOINERS = "'’‘ʼʻ`´[]\u00ad\u200b\u200c\u200d\u2060\ufeff"


class Words(NamedTuple):
    """Keys and places of the words of one text, in order."""

    keys: U64
    starts: Indices
    ends: Indices

    def bounds(self, low: int, high: int) -> Bounds:
        """Where words `low:high` stand in the text; they are at least one."""
        return int(self.starts[low]), int(self.ends[high - 1])

    def __len__(self) -> int:
        return len(self.keys)


class _Alphabet(NamedTuple):
    kind: NDArray[np.uint8]
    value: U64
    length: NDArray[np.intp]
    powers: U64


@lru_cache(1 << 16)
def fold(word: str) -> str:
    """A word as its key knows it: no case, no marks, no apostrophes."""
    decomposed = unicodedata.normalize("NFKD", word).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in _JOINERS)


@cache
def _alphabet() -> _Alphabet:
    kind = np.zeros(0x10000, np.uint8)
    value = np.zeros(0x10000, np.uint64)
    length = np.zeros(0x10000, np.intp)
    powers = [pow(_BASE, exponent, 1 << 64) for exponent in range(_LONGEST)]
    for code in (*range(0x3000), *range(0xA640, 0xAC00), *range(0xF900, 0x10000)):
        char = chr(code)
        letters = _SYMBOLS.get(char) or fold(char)
        kind[code] = _kind_of(char)
        if kind[code] not in (_SEPARATOR, _DROPPED, _COMMA):
            value[code] = sum(_scatter(ord(letter)) * powers[i] for i, letter in enumerate(letters)) & _MASK
            length[code] = len(letters)
    for low, high in ((0x3005, 0x3008), (0x3040, 0xA640), (0xAC00, 0xD7B0), (0xF900, 0xFB00)):
        kind[low:high] = _SINGLE
    wide = np.arange(0x3000, 0xF900, dtype=np.uint64)
    value[0x3000:0xF900] = np.where(length[0x3000:0xF900] > 0, value[0x3000:0xF900], wide * _MIX)
    length[kind == _SINGLE] = np.maximum(length[kind == _SINGLE], 1)
    return _Alphabet(kind, value, length, np.array(powers, np.uint64))


def _kind_of(char: str) -> int:
    if char in _JOINERS or unicodedata.combining(char):
        return _DROPPED
    if char in _SYMBOLS:
        return _SINGLE
    if char in ".,":
        return _POINT if char == "." else _COMMA
    category = unicodedata.category(char)
    if category == "Nd":
        return _DIGIT
    return _LETTER if category[0] == "L" or category in ("Nl", "No") else _SEPARATOR


def _scatter(code: int) -> int:
    code = (code * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB) & _MASK
    return (code ^ (code >> 31)) * 0xD6E8FEB86659FD93 & _MASK


def split(text: str) -> Words:
    """The words of a text; three empty arrays where it has none."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    alphabet = _alphabet()
    if codes.size and codes.max() > 0xFFFF:
        # beyond the basic plane: ideographs are words (their low bits tell them apart), all else parts words
        rare = (codes >= 0x20000) & (codes < 0x40000)
        codes = np.where(codes < 0x10000, codes, np.where(rare, 0x3400 + codes % 0x6000, 0))
    kind = alphabet.kind[codes]
    _settle_points(kind)
    solid = np.flatnonzero((kind != _SEPARATOR) & (kind != _DROPPED))
    if not solid.size:
        none = np.empty(0, np.intp)
        return Words(np.empty(0, np.uint64), none, none)
    opens = _opens(kind, solid)
    groups = np.flatnonzero(opens)
    codes = codes[solid]
    lengths = alphabet.length[codes]
    reach = np.cumsum(lengths) - lengths
    stops = np.empty_like(groups)
    stops[:-1], stops[-1] = groups[1:], len(solid)
    inside = reach - reach[groups].repeat(stops - groups)
    terms = alphabet.value[codes] * alphabet.powers[np.minimum(inside, _LONGEST - 1)]
    keys = np.add.reduceat(terms, groups)
    keys ^= keys >> np.uint64(32)
    keys *= _MIX
    keys ^= keys >> np.uint64(29)
    return Words(keys, solid[groups], solid[stops - 1] + 1)


def _settle_points(kind: NDArray[np.uint8]) -> None:
    """Points and commas between digits belong to the number; all others part words."""
    marks = np.flatnonzero(kind >= _POINT)
    if not marks.size:
        return
    digit = kind == _DIGIT
    inner = digit[np.maximum(marks - 1, 0)] & digit[np.minimum(marks + 1, len(kind) - 1)]
    kind[marks] = np.where(inner, np.where(kind[marks] == _POINT, _LETTER, _DROPPED), _SEPARATOR)


def _opens(kind: NDArray[np.uint8], solid: Indices) -> NDArray[np.bool_]:
    """Which solid characters open a word: after a separator, and at and after a character that is a word."""
    opens = np.ones(len(solid), bool)
    single = kind[solid] == _SINGLE
    opens[1:] = single[1:] | single[:-1]
    parted = np.cumsum(kind == _SEPARATOR, dtype=np.int32)[solid]
    opens[1:] |= parted[1:] != parted[:-1]
    return opens
