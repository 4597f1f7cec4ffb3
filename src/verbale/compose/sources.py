"""Stands in for intake.sources until it lands."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from verbale.intake.given import Given
from verbale.intake.plain import prepare
from verbale.model.prepared import Prepared


class FileSource(msgspec.Struct, frozen=True):
    path: str
    sha256: str
    stated: str = ""
    row: int = 0

    def prepare(self) -> Prepared:
        return prepare(Path(self.path))


def sources(paths: Iterable[Path], given: Given | None = None) -> Iterator[FileSource]:
    for path in paths:
        files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        for file in files:
            yield FileSource(str(file), hashlib.sha256(file.read_bytes()).hexdigest())
