"""The files of an archive, written: texts parted into words, packed, and indexed, a bounded number at a time."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from verbale.align.body import Tokens, count_pairs, count_tokens, mark_words, place_pairs, tokens_of
from verbale.align.flat import map_array, write_array
from verbale.align.words import split

ARRAYS = ("tokens", "firsts", "directory", "postings", "counts", "marks", "places", "blob")
"""The arrays of a body, each in a file of its own."""

_BATCH = 30_000
"""Characters tokenised at a time: what fits the processor's cache."""


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text of an archive and what is known of it; `date` is EDTF, all but `id` and `text` may be missing."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    sender: str | None = None
    addressee: str | None = None
    source: str | None = None
    url: str | None = None


class Part(msgspec.Struct, frozen=True):
    """One body of the archive: the stem of its files, its texts and words, and the size of each file in bytes."""

    name: str
    texts: int
    words: int
    sizes: dict[str, int]


class Shelved(NamedTuple):
    """A batch of texts: their tokens, lengths, marks, and themselves packed."""

    tokens: Tokens
    firsts: list[int]
    marks: NDArray[np.uint32]
    packed: list[bytes]


def shelve(texts: Iterable[Text]) -> Iterator[Shelved]:
    """Texts made ready, a batch at a time: tokens with a 0 before each text, lengths, and the packed texts."""
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text) + 1
        if size >= _BATCH:
            yield _tokenise(batch)
            batch, size = [], 0
    if batch:
        yield _tokenise(batch)


def _tokenise(batch: list[Text]) -> Shelved:
    words = split("\0".join(text.text for text in batch))
    starts = np.cumsum([0, *(len(text.text) + 1 for text in batch[:-1])])
    opens = np.searchsorted(words.starts, starts)
    tokens = np.insert(tokens_of(words.keys), opens, 0)
    packed = [zlib.compress(msgspec.msgpack.encode(text), 1) for text in batch]
    edges = zip(starts, opens, [*opens[1:], len(words)], strict=True)
    marks = np.concatenate([mark_words(words.starts[low:high] - start) for start, low, high in edges])
    return Shelved(tokens, np.diff(opens + np.arange(len(opens)), append=len(tokens)).tolist(), marks, packed)


def write_part(folder: Path, name: str, shelved: Iterable[Shelved]) -> Part:
    """Write the files of a body under a stem. StoreError where they cannot be written."""
    lengths: list[int] = []
    sizes: list[int] = []
    marks = [np.empty(0, np.uint32)]

    def tokens() -> Iterator[Tokens]:
        with blob_path.open("wb") as blob:
            for batch in shelved:
                lengths.extend(batch.firsts)
                sizes.extend(map(len, batch.packed))
                marks.append(batch.marks)
                blob.writelines(batch.packed)
                yield batch.tokens

    blob_path = folder / f"{name}.loose"
    try:
        write_array(folder / f"{name}.tokens", tokens(), "u2")
        write_array(folder / f"{name}.blob", _chunks(blob_path), "u1")
    finally:
        blob_path.unlink(missing_ok=True)
    write_array(folder / f"{name}.firsts", [np.cumsum([0, *lengths])], "u4")
    write_array(folder / f"{name}.places", [np.cumsum([0, *sizes])], "u8")
    write_array(folder / f"{name}.marks", marks, "u4")
    return _index(folder, name)


def _chunks(path: Path) -> Iterator[NDArray[np.uint8]]:
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            yield np.frombuffer(chunk, np.uint8)


def _index(folder: Path, name: str) -> Part:
    """Write the arrays that follow from the tokens: counts, directory, postings."""
    tokens = map_array(folder / f"{name}.tokens")
    firsts = map_array(folder / f"{name}.firsts")
    directory = count_pairs(tokens)
    postings = np.empty(int(directory[-1]), np.uint32)
    place_pairs(tokens, directory, postings)
    write_array(folder / f"{name}.postings", [postings], "u4")
    write_array(folder / f"{name}.directory", [directory], "u4")
    write_array(folder / f"{name}.counts", [count_tokens(tokens)], "u4")
    sizes = {array: (folder / f"{name}.{array}").stat().st_size for array in ARRAYS}
    return Part(name, len(firsts) - 1, len(tokens) - len(firsts) + 1, sizes)


def join_parts(folder: Path, name: str, parts: list[Part]) -> Part:
    """Several bodies as one: their tokens and texts one behind the other, the rest worked out anew."""

    def arrays(array: str) -> list[NDArray[Any]]:
        return [map_array(folder / f"{part.name}.{array}") for part in parts]

    for array, dtype in (("tokens", "u2"), ("blob", "u1"), ("marks", "u4")):
        write_array(folder / f"{name}.{array}", arrays(array), dtype)
    for array, dtype in (("firsts", "u4"), ("places", "u8")):
        write_array(folder / f"{name}.{array}", _run_on(arrays(array)), dtype)
    return _index(folder, name)


def _run_on(ends: list[NDArray[Any]]) -> list[NDArray[Any]]:
    """Offsets of several arrays as offsets of all of them in one."""
    shifts = np.cumsum([0, *(int(part[-1]) for part in ends)])
    return [part[bool(i) :].astype(np.uint64) + np.uint64(shifts[i]) for i, part in enumerate(ends)]
