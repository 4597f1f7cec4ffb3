"""The formats of `verbale export`: each is a stream of bytes, or a folder of files."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from verbale.export import annotations, bibtex, cameo, columns, csl, rows
from verbale.model.dossier import Dossier
from verbale.model.records import Record

Kinds = tuple[type[Record], ...]
"""The kinds of record to write; empty for all."""


class Stream(NamedTuple):
    """A format of one stream: `write` gives its bytes in pieces."""

    about: str
    write: Callable[[Dossier, Kinds, bool], Iterable[bytes]]


class Folder(NamedTuple):
    """A format of a file a kind: `write` puts them into a folder that exists, and gives their paths."""

    about: str
    write: Callable[[Dossier, Kinds, Path], Iterable[Path]]


def _w3c(dossier: Dossier, kinds: Kinds, _: bool) -> Iterator[bytes]:
    return _array(annotations.annotations(dossier, kinds))


def _csl(dossier: Dossier, _kinds: Kinds, _: bool) -> Iterator[bytes]:
    return _array(csl.items(dossier))


def _bibtex(dossier: Dossier, _kinds: Kinds, _: bool) -> Iterator[bytes]:
    return ("\n".join(["", entry]).lstrip("\n").encode() + b"\n" for entry in bibtex.entries(dossier))


def _array(items: Iterable[Any]) -> Iterator[bytes]:
    yield b"["
    for at, item in enumerate(items):
        yield (b",\n" if at else b"\n") + msgspec.json.encode(item)
    yield b"\n]\n"


FORMATS: dict[str, Stream | Folder] = {
    "jsonl": Stream("every record, one JSON object a line", rows.jsonl),
    "w3c": Stream("W3C Web Annotations (JSON-LD)", _w3c),
    "csl": Stream("the documents as CSL JSON", _csl),
    "bibtex": Stream("the documents as BibTeX", _bibtex),
    "events": Stream("signals and events as CAMEO and PLOVER rows (CSV)", cameo.rows),
    "csv": Folder("a CSV file a kind", columns.write_csv),
    "parquet": Folder("a Parquet file a kind (needs verbale[parquet])", columns.write_parquet),
}
"""Every format by its name on the command line."""
