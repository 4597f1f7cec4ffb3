"""An archive: a large body of primary texts on disk, searched without being read into memory.

    archive = Archive.create(path)              # a folder
    archive.add(texts)                          # any number of Text; append again whenever there are more
    archive = Archive.open(path)
    archive.corpus.find("a quotation of some words")

The folder holds `manifest.json` (what belongs to the archive: written last and renamed, so that a killed run changes
nothing), one set of flat arrays a body (`body.Body`), and the texts with their metadata, compressed. Adding makes a new
body and joins small ones into larger ones, so that there are never more than about a dozen; nothing already there is
tokenised again.
"""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from verbale.align.body import LIMIT, Body, Tokens, count_pairs, count_tokens, mark_words, place_pairs, tokens_of
from verbale.align.flat import VERSION, FileArray, map_array, verify_array, write_array
from verbale.align.search import Corpus
from verbale.align.words import split
from verbale.errors import StoreError

_MANIFEST = "manifest.json"
_ARRAYS = ("tokens", "firsts", "directory", "postings", "counts", "marks", "places", "blob")
_MAPPED = ("tokens", "firsts", "directory", "counts", "marks", "places")

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


class _Part(msgspec.Struct, frozen=True):
    """One body of the archive: the stem of its files, its texts and words, and the size of each file in bytes."""

    name: str
    texts: int
    words: int
    sizes: dict[str, int]


class _Manifest(msgspec.Struct, frozen=True):
    format: str
    version: int
    parts: tuple[_Part, ...]
    serial: int


class _Held(NamedTuple):
    body: Body
    places: NDArray[np.uint64]
    blob: FileArray


class Archive:
    """An open archive. It keeps what it opened: texts added by another process are seen when it is opened again."""

    def __init__(self, folder: Path, manifest: _Manifest) -> None:
        self.folder = folder
        self._manifest = manifest
        self._held = tuple(self._hold(part) for part in manifest.parts)
        self.corpus = Corpus([held.body for held in self._held], self._read_text)

    @classmethod
    def create(cls, folder: Path) -> "Archive":
        """A new, empty archive in a new or empty folder."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise StoreError(
                    "the folder is not empty", str(folder), "name a new folder, or add to the archive in it"
                )
        except OSError as error:
            raise StoreError(f"the archive cannot be made: {error.strerror}", str(folder)) from error
        manifest = _Manifest("verbale archive", VERSION, (), 0)
        _write_manifest(folder, manifest)
        return cls(folder, manifest)

    @classmethod
    def open(cls, folder: Path) -> "Archive":
        """The archive in a folder; StoreError where there is none, or it is damaged or of another version."""
        try:
            data = (folder / _MANIFEST).read_bytes()
            manifest = msgspec.json.decode(data, type=_Manifest)
        except OSError as error:
            raise StoreError("there is no archive here", str(folder), "make one with `verbale archive add`") from error
        except msgspec.MsgspecError as error:
            raise StoreError("the archive's manifest is damaged", str(folder / _MANIFEST), str(error)) from error
        if manifest.version != VERSION:
            raise StoreError(f"the archive has version {manifest.version}, this program reads {VERSION}", str(folder))
        return cls(folder, manifest)

    def __len__(self) -> int:
        return sum(part.texts for part in self._manifest.parts)

    @property
    def words(self) -> int:
        """How many words its texts have."""
        return sum(part.words for part in self._manifest.parts)

    @property
    def bytes(self) -> int:
        """How many bytes its files take on disk, texts included."""
        return sum(sum(part.sizes.values()) for part in self._manifest.parts)

    def text(self, number: int) -> Text:
        """The text of a number, with its metadata; StoreError where its bytes are not what was written."""
        held, local = self._locate(number)
        low, high = int(held.places[local]), int(held.places[local + 1])
        try:
            return msgspec.msgpack.decode(zlib.decompress(held.blob[low:high].tobytes()), type=Text)
        except (zlib.error, msgspec.MsgspecError) as error:
            self.check()
            raise StoreError(
                f"text {number} is damaged: {error}", str(self.folder), "build the archive again"
            ) from error

    def texts(self) -> Iterator[Text]:
        """All texts, in the order of their numbers."""
        return map(self.text, range(len(self)))

    def check(self) -> None:
        """StoreError where the files are no longer those that were opened."""
        try:
            now = msgspec.json.decode((self.folder / _MANIFEST).read_bytes(), type=_Manifest)
        except (OSError, msgspec.MsgspecError) as error:
            raise StoreError("the archive was removed or damaged while open", str(self.folder)) from error
        for part in self._manifest.parts:
            for array, size in part.sizes.items():
                path = self._path(part.name, array)
                if now.serial != self._manifest.serial and not path.exists():
                    raise StoreError("the archive changed while it was open", str(self.folder), "open it again")
                if not path.exists() or path.stat().st_size != size:
                    raise StoreError("the archive changed underneath", str(path), "build it again from its texts")

    def verify(self) -> None:
        """Read every file and compare its checksum; StoreError at the first that is not as it was written."""
        self.check()
        for part in self._manifest.parts:
            for array in _ARRAYS:
                verify_array(self._path(part.name, array))

    def add(self, texts: Iterable[Text]) -> "Archive":
        """Add texts; the archive as it is then. Nothing is changed where this fails or is killed."""
        serial = self._manifest.serial + 1
        added = _write_part(self.folder, f"body-{serial:06}", _shelve(texts))
        parts = [*self._manifest.parts, *([added] if added.texts else [])]
        while (
            len(parts) > 1 and parts[-2].words < 2 * parts[-1].words and parts[-1].words + parts[-2].words < LIMIT // 2
        ):
            serial += 1
            parts[-2:] = [_join(self.folder, f"body-{serial:06}", parts[-2:])]
        manifest = _Manifest("verbale archive", VERSION, tuple(parts), serial)
        _write_manifest(self.folder, manifest)
        self._sweep({part.name for part in parts})
        return Archive(self.folder, manifest)

    def _sweep(self, kept: set[str]) -> None:
        for path in self.folder.glob("body-*"):
            if path.name.split(".")[0] not in kept:
                path.unlink(missing_ok=True)

    def _path(self, name: str, array: str) -> Path:
        return self.folder / f"{name}.{array}"

    def _hold(self, part: _Part) -> _Held:
        for array, size in part.sizes.items():
            path = self._path(part.name, array)
            if path.exists() and path.stat().st_size != size:
                map_array(path)  # says what is wrong with the file itself, where it can
                raise StoreError("the archive changed underneath", str(path), "build it again from its texts")
        mapped = {name: map_array(self._path(part.name, name)) for name in _MAPPED}
        read = {name: FileArray(self._path(part.name, name)) for name in ("postings", "blob")}
        places = mapped.pop("places")
        return _Held(Body(**mapped, postings=read["postings"]), places, read["blob"])

    def _locate(self, number: int) -> tuple[_Held, int]:
        part = int(np.searchsorted(self.corpus.bases, number, "right")) - 1
        if not 0 <= number < len(self):
            raise StoreError(f"the archive has no text {number}", str(self.folder))
        return self._held[part], number - int(self.corpus.bases[part])

    def _read_text(self, number: int) -> str:
        return self.text(number).text


def _write_manifest(folder: Path, manifest: _Manifest) -> None:
    draft = folder / "manifest.draft"
    try:
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
        draft.replace(folder / _MANIFEST)
    except OSError as error:
        raise StoreError(f"the archive cannot be written: {error.strerror}", str(folder)) from error


class _Shelved(NamedTuple):
    tokens: Tokens
    firsts: list[int]
    marks: NDArray[np.uint32]
    packed: list[bytes]


def _shelve(texts: Iterable[Text]) -> Iterator[_Shelved]:
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


def _tokenise(batch: list[Text]) -> _Shelved:
    words = split("\0".join(text.text for text in batch))
    starts = np.cumsum([0, *(len(text.text) + 1 for text in batch[:-1])])
    opens = np.searchsorted(words.starts, starts)
    tokens = np.insert(tokens_of(words.keys), opens, 0)
    packed = [zlib.compress(msgspec.msgpack.encode(text), 1) for text in batch]
    edges = zip(starts, opens, [*opens[1:], len(words)], strict=True)
    marks = np.concatenate([mark_words(words.starts[low:high] - start) for start, low, high in edges])
    return _Shelved(tokens, np.diff(opens + np.arange(len(opens)), append=len(tokens)).tolist(), marks, packed)


def _write_part(folder: Path, name: str, shelved: Iterable[_Shelved]) -> _Part:
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


def _index(folder: Path, name: str) -> _Part:
    """Write the arrays that follow from the tokens: counts, directory, postings."""
    tokens = map_array(folder / f"{name}.tokens")
    firsts = map_array(folder / f"{name}.firsts")
    directory = count_pairs(tokens)
    postings = np.empty(int(directory[-1]), np.uint32)
    place_pairs(tokens, directory, postings)
    write_array(folder / f"{name}.postings", [postings], "u4")
    write_array(folder / f"{name}.directory", [directory], "u4")
    write_array(folder / f"{name}.counts", [count_tokens(tokens)], "u4")
    sizes = {array: (folder / f"{name}.{array}").stat().st_size for array in _ARRAYS}
    return _Part(name, len(firsts) - 1, len(tokens) - len(firsts) + 1, sizes)


def _join(folder: Path, name: str, parts: list[_Part]) -> _Part:
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
