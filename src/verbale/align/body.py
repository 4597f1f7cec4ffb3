"""A body of texts as flat arrays: what the search reads, in memory for a case, mapped from disk for an archive.

- `tokens` (u2): one number a word, texts one after another, a 0 before each text. It is a hash of the word's key: finds
  are checked against the words themselves before anyone hears of them.
- `firsts` (u4): where each text's 0 stands in `tokens`, and the length of `tokens` at the end.
- `directory` (u4) and `postings` (u4): the places of every pair of neighbouring words, grouped by a hash of the pair;
  places `postings[directory[h]:directory[h + 1]]` are those of group h, ascending.
- `counts` (u4): how often each token occurs.
- `marks` (u4): of each text, one text after another, where in its characters every `STRIDE`th word stands (the first
  left out), so that a passage is cut out of a long text without reading the rest.

Pairs, not longer runs, are what is looked up: a quotation of three words with one of them changed still has one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from verbale.align.flat import FileArray
from verbale.align.words import U64, Indices, Words

Tokens = NDArray[np.uint16]
"""Words in 16 bits each: what is left of their key."""
Places = NDArray[np.int64]
"""Places of words in a body, from its first word on."""

SHARD = 1 << 21
"""Words sorted at a time while a body is built: what bounds its memory."""

STRIDE = 64
"""Words from one mark of a text to the next."""

LIMIT = (1 << 32) - 1
"""Words that one body can hold."""

_PAIR = np.uint32(0x9E3779B1)


@dataclass(frozen=True)
class Body:
    """The arrays of one body of texts; the module's docstring says what each holds."""

    tokens: Tokens
    firsts: NDArray[np.uint32]
    directory: NDArray[np.uint32]
    postings: NDArray[np.uint32] | FileArray
    counts: NDArray[np.uint32]
    marks: NDArray[np.uint32]

    @cached_property
    def bits(self) -> int:
        """How many bits of a pair's hash name its group."""
        return (len(self.directory) - 1).bit_length() - 1

    @cached_property
    def _marked(self) -> NDArray[np.int64]:
        """Where the marks of each text start."""
        lengths = np.diff(self.firsts.astype(np.int64)) - 1
        return np.concatenate(([0], np.cumsum(np.maximum(lengths - 1, 0) // STRIDE)))

    @property
    def texts(self) -> int:
        """How many texts it holds."""
        return len(self.firsts) - 1

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.tokens) - self.texts

    def text_of(self, places: Places) -> Places:
        """The number of the text that each place lies in."""
        return np.searchsorted(self.firsts, places.astype(np.uint32), "right") - 1

    def window(self, text: int) -> tuple[int, int]:
        """The places of a text's first word and after its last."""
        return int(self.firsts[text]) + 1, int(self.firsts[text + 1])

    def stretch(self, number: int, low: int, high: int) -> tuple[int, int, int | None]:
        """The stretch between marks around words `low:high` of a text: its first word, and where in the text's
        characters it starts and ends (None: with the text)."""
        marks = self.marks[self._marked[number] : self._marked[number + 1]]
        first, last = max(low, 0) // STRIDE, -(-high // STRIDE)
        start = int(marks[first - 1]) if first else 0
        return first * STRIDE, start, int(marks[last - 1]) if 0 < last <= len(marks) else None

    def groups(self, tokens: Tokens) -> NDArray[np.uint32]:
        """The group of each pair of neighbours in `tokens` (one less than there are tokens)."""
        return pair_groups(tokens, self.bits)


def tokens_of(keys: U64) -> Tokens:
    """Words' keys as tokens: 1 to 65535; 0 is kept for the place before a text."""
    return (keys % np.uint64(65535)).astype(np.uint16) + np.uint16(1)


def pair_groups(tokens: Tokens, bits: int) -> NDArray[np.uint32]:
    """A hash of `bits` bits of each pair of neighbours: mixed, so that common words do not crowd one group."""
    pairs = tokens[:-1].astype(np.uint32)
    pairs <<= np.uint32(16)
    pairs |= tokens[1:]
    pairs ^= pairs >> np.uint32(15)
    pairs *= _PAIR
    pairs ^= pairs >> np.uint32(13)
    pairs *= np.uint32(0x85EBCA6B)
    return pairs >> np.uint32(32 - bits)


def mark_words(starts: Indices) -> NDArray[np.uint32]:
    """The marks of one text, from where its words start."""
    return starts[STRIDE::STRIDE].astype(np.uint32)


def lay_out(texts: Iterable[Words]) -> Body:
    """A body in memory from the words of each text."""
    laid: list[Tokens] = []
    marks = [np.empty(0, np.uint32)]
    for words in texts:
        laid.append(np.concatenate(([0], tokens_of(words.keys))).astype(np.uint16))
        marks.append(mark_words(words.starts))
    firsts = np.cumsum([0, *map(len, laid)]).astype(np.uint32)
    tokens = np.concatenate([*laid, np.empty(0, np.uint16)])
    directory = count_pairs(tokens)
    postings = np.empty(int(directory[-1]), np.uint32)
    place_pairs(tokens, directory, postings)
    return Body(tokens, firsts, directory, postings, count_tokens(tokens), np.concatenate(marks))


def count_tokens(tokens: Tokens) -> NDArray[np.uint32]:
    """How often each token occurs."""
    total = np.zeros(1 << 16, np.int64)
    for low in range(0, len(tokens), SHARD):
        total += np.bincount(tokens[low : low + SHARD], minlength=1 << 16)
    return total.astype(np.uint32)


def count_pairs(tokens: Tokens) -> NDArray[np.uint32]:
    """The directory of the pairs: where each group starts. About four places a group when the body is large."""
    bits = min(max(len(tokens).bit_length() - 2, 8), 22)
    total = np.zeros((1 << bits) + 1, np.uint32)
    for _, groups in _shards(tokens, bits):
        total[1:] += np.bincount(groups, minlength=1 << bits).astype(np.uint32)
    return np.cumsum(total, dtype=np.uint32)


def place_pairs(tokens: Tokens, directory: NDArray[np.uint32], postings: NDArray[Any]) -> None:
    """Fill `postings`, shard by shard: each shard's places sorted by group go behind those of the shards before it."""
    bits = (len(directory) - 1).bit_length() - 1
    cursor = directory[:-1].astype(np.int64)
    for places, groups in _shards(tokens, bits):
        packed = groups.astype(np.uint64)
        packed <<= np.uint64(32)
        packed |= places
        packed.sort()
        ordered = (packed >> np.uint64(32)).astype(np.int64)
        opens = np.flatnonzero(np.diff(ordered, prepend=-1))
        sizes = np.diff(opens, append=len(ordered))
        kinds = ordered[opens]
        into = np.arange(len(ordered)) + np.repeat(cursor[kinds] - opens, sizes)
        postings[into] = packed.astype(np.uint32)
        cursor[kinds] += sizes


def _shards(tokens: Tokens, bits: int) -> Iterator[tuple[U64, NDArray[np.uint32]]]:
    """Places and groups of the pairs that lie within one text, a bounded number at a time."""
    for low in range(0, len(tokens) - 1, SHARD):
        part = np.asarray(tokens[low : low + SHARD + 1])
        within = np.flatnonzero((part[:-1] != 0) & (part[1:] != 0))
        yield (within + low).astype(np.uint64), pair_groups(part, bits)[within]
