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
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from verbale.align.body import LIMIT, Body
from verbale.align.flat import VERSION, FileArray, map_array, verify_array
from verbale.align.search import Corpus
from verbale.align.shelves import ARRAYS, Part, join_parts, shelve, write_part
from verbale.align.shelves import Text as Text
from verbale.errors import StoreError

_MANIFEST = "manifest.json"
_REMEDY = "build it again from its texts, or use the verbale that made it"
_MAPPED = ("tokens", "firsts", "directory", "counts", "marks", "places")


class _Manifest(msgspec.Struct, frozen=True):
    format: str
    version: int
    parts: tuple[Part, ...]
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
            raise StoreError(
                f"the archive has version {manifest.version}, this program reads {VERSION}", str(folder), _REMEDY
            )
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
            for array in ARRAYS:
                verify_array(self._path(part.name, array))

    def add(self, texts: Iterable[Text]) -> "Archive":
        """Add texts; the archive as it is then. Nothing is changed where this fails or is killed."""
        serial = self._manifest.serial + 1
        added = write_part(self.folder, f"body-{serial:06}", shelve(texts))
        parts = [*self._manifest.parts, *([added] if added.texts else [])]
        while (
            len(parts) > 1 and parts[-2].words < 2 * parts[-1].words and parts[-1].words + parts[-2].words < LIMIT // 2
        ):
            serial += 1
            parts[-2:] = [join_parts(self.folder, f"body-{serial:06}", parts[-2:])]
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

    def _hold(self, part: Part) -> _Held:
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
