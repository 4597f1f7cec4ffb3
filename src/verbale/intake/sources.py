"""Sources: the files that a person names, and the rows of archives, in the same order on every machine."""

import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from verbale.errors import InputError
from verbale.intake.given import Given, first_given
from verbale.intake.prepare import prepare_bytes, prepare_content, read_bytes
from verbale.intake.rows import read_row, read_rows
from verbale.intake.sidecar import LIST, SIDECAR, DocumentList, read_sidecar
from verbale.intake.sniff import is_archive
from verbale.model.prepared import Prepared
from verbale.model.records import Problem

_APART = {LIST, "case.toml", "thumbs.db", "desktop.ini"}
_SUFFIXES_APART = (SIDECAR, "-wal", "-shm", "-journal")
_DATABASE = b"SQLite format 3\0"
_HEAD = 65536


class Source(msgspec.Struct, frozen=True):
    """One file (`row` 0), or one row of an archive, waiting to be prepared in this process or another.

    `path` is as the person wrote it, so that the same command gives the same records on every machine; `sha256` is of
    the bytes, empty where they cannot be had; `held` are the bytes where no file of their own has them; `fault` says
    why nothing can come of it.
    """

    path: str
    row: int = 0
    sha256: str = ""
    held: bytes | None = None
    known: Given = Given()
    problems: tuple[Problem, ...] = ()
    fault: tuple[str, str] | None = None

    @property
    def stated(self) -> str:
        """A digest of all that was stated about it from outside; empty where nothing was."""
        if self.known == Given() and not self.problems:
            return ""
        return hashlib.sha256(msgspec.json.encode((self.known, self.problems))).hexdigest()[:16]

    @property
    def where(self) -> str:
        """The path, with the row's number behind it."""
        return f"{self.path}#{self.row}" if self.row else self.path

    def prepare(self) -> Prepared:
        """The document ready for reading; InputError says what is wrong with the source and what to do."""
        prepared = self._prepare()
        return (
            msgspec.structs.replace(prepared, problems=self.problems + prepared.problems) if self.problems else prepared
        )

    def _prepare(self) -> Prepared:
        if self.fault:
            raise InputError(self.fault[0], self.where, self.fault[1])
        if self.held is None:
            return prepare_bytes(read_bytes(Path(self.path), self.path), self.path, self.known)
        if not self.row:
            return prepare_bytes(self.held, self.path, self.known)
        content, apart = read_row(self.held, self.where)
        return prepare_content(content, self.where, self.sha256, self.known, apart=apart)


def sources(paths: Iterable[str | Path], given: Given | None = None) -> Iterator[Source]:
    """Everything to read that `paths` name: files, folders with all in them (by name), `-` for standard input.

    Left out in folders: hidden files, README files, lists and sidecars, SQLite files (cases), what a browser saves
    beside a page (`NAME_files`). A file named twice comes once. What is wrong in a `documents.csv` is a source too.
    """
    lists: dict[Path, DocumentList] = {}
    seen: set[str] = set()
    for path in paths:
        if str(path) == "-":
            yield from _standard_input(given or Given())
            continue
        root = Path(path)
        for file in _walk(root) if root.is_dir() else [root]:
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield from _open_lists(root, file, lists)
                yield from _file_sources(root, file, lists, given or Given())


def _standard_input(given: Given) -> Iterator[Source]:
    data = sys.stdin.buffer.read()
    if is_archive(data[:_HEAD], "-"):
        yield from _rows(io.BytesIO(data), "-", given, ())
        return
    yield Source("-", 0, hashlib.sha256(data).hexdigest(), data, given)


def _open_lists(root: Path, file: Path, lists: dict[Path, DocumentList]) -> Iterator[Source]:
    for folder in _folders(root, file):
        path = folder / LIST
        if folder not in lists and path.is_file():
            lists[folder] = DocumentList(path, path.as_posix())
            for line, what, remedy in lists[folder].faults():
                yield Source(path.as_posix(), line, hashlib.sha256(what.encode()).hexdigest(), fault=(what, remedy))


def _file_sources(root: Path, file: Path, lists: dict[Path, DocumentList], options: Given) -> Iterator[Source]:
    shown = file.as_posix()
    beside, problems = read_sidecar(file, shown)
    listed = [
        lists[folder].given(file.relative_to(folder).as_posix()) for folder in _folders(root, file) if folder in lists
    ]
    given = first_given([options, beside, *listed])
    try:
        with file.open("rb") as stream:
            if is_archive(stream.read(_HEAD), file.name):
                stream.seek(0)
                yield from _rows(stream, shown, given, problems)
                return
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        digest = ""  # `prepare` says why it cannot be opened
    yield Source(shown, 0, digest, None, given, problems)


def _rows(stream: IO[bytes], shown: str, given: Given, problems: tuple[Problem, ...]) -> Iterator[Source]:
    for number, row in read_rows(stream, shown):
        if isinstance(row, InputError):
            yield Source(shown, number, hashlib.sha256(row.what.encode()).hexdigest(), fault=(row.what, row.remedy))
        else:
            yield Source(shown, number, hashlib.sha256(row).hexdigest(), row, given, problems)


def _folders(root: Path, file: Path) -> list[Path]:
    """The folders whose list may name the file: its own, and those above it up to the one that was named."""
    above = list(file.parents)
    return above[: above.index(root) + 1] if root in above else above[:1]


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # `prepare` says why it cannot be opened
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.lower() in _APART:
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _saved_beside(path):
                yield from _walk(path)
        elif _leads_nowhere(path) or (entry.is_file() and not _stands_apart(path)):
            yield path


def _leads_nowhere(path: Path) -> bool:
    """A link to what is gone, or to itself: `prepare` says why it cannot be opened."""
    return path.is_symlink() and not os.path.exists(path)  # noqa: PTH110 (Path.exists raises on a loop)


def _saved_beside(folder: Path) -> bool:
    name = folder.name.removesuffix("_files")
    return name != folder.name and any(folder.with_name(name + ending).exists() for ending in (".html", ".htm"))


def _stands_apart(path: Path) -> bool:
    """README files and sidecars tell of documents; a case is none."""
    if path.name.lower().endswith(_SUFFIXES_APART) or path.stem.lower() == "readme":
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False
