"""What verbale knows of the world: one value that readers are given, the case's own file on top of the shipped ones.

A case's file (`case.toml`) holds `[[state]]`, `[[person]]`, `[[office]]`, `[[organization]]` and `[[outlet]]` entries
with the columns of the shipped tables (several values as a list); its entries win over shipped rows of the same name.
Other tables of it (`[[ladder]]`) are in `Knowledge.case` for whoever reads them. A case keeps the text of its file, so
that later commands know what the reading knew.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from verbale.errors import KnowledgeError
from verbale.knowledge.actors import Actors, Known, bodies, offices, persons, shipped, states, tenures
from verbale.knowledge.offices import Offices
from verbale.knowledge.tables import DATA, parse_toml, read_text

_NEEDED = {"state": ("name",), "person": ("name",), "organization": ("name",), "outlet": ("name",)}


@cache
def shipped_actors() -> Actors:
    """The actors of the shipped tables, built once a process."""
    return Actors(shipped())


@cache
def shipped_offices() -> Offices:
    """The offices of the shipped tables, built once a process."""
    return offices(shipped_actors())


@dataclass(frozen=True)
class Knowledge:
    """The reviewed facts behind a reading. `digest` changes whenever a fact does, so that documents are read again."""

    digest: str = ""
    case_file: Path | None = None
    case_words: str = field(default="", repr=False)
    actors: Actors = field(default_factory=shipped_actors, repr=False)
    offices: Offices = field(default_factory=shipped_offices, repr=False)
    case: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)


def load_knowledge(case_file: Path | None = None) -> Knowledge:
    """The shipped knowledge, with the rows of `case_file` (TOML) before it where one is given."""
    return knowledge_of(read_text(case_file), str(case_file)) if case_file else Knowledge(_shipped_digest())


def knowledge_of(words: str = "", where: str = "case.toml") -> Knowledge:
    """The same from the text of such a file, as a case keeps it; KnowledgeError names `where` it stands."""
    if not words:
        return Knowledge(_shipped_digest())
    case, path = parse_toml(words, where), Path(where)
    digest = hashlib.sha256(_shipped_digest().encode() + words.encode()).hexdigest()
    actors = Actors((*_known(case, path), *shipped()))
    given = tuple(tenures(_rows(case, "office", ("office", "of", "person"), path), actors))
    return Knowledge(digest, path, words, actors, offices(actors, given), MappingProxyType(case))


@cache
def _shipped_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(DATA.rglob("*")):
        if path.suffix in {".tsv", ".toml"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _known(case: Mapping[str, Any], path: Path) -> tuple[Known, ...]:
    rows = {kind: _rows(case, kind, needed, path) for kind, needed in _NEEDED.items()}
    return (
        *states(rows["state"]),
        *persons(rows["person"]),
        *bodies(rows["organization"], "organization"),
        *bodies(rows["outlet"], "outlet"),
    )


def _rows(case: Mapping[str, Any], kind: str, needed: tuple[str, ...], path: Path) -> list[dict[str, str]]:
    entries = case.get(kind, [])
    if not isinstance(entries, list):
        raise KnowledgeError(f"[{kind}] is one table", str(path), f"write each entry under [[{kind}]]")
    found = []
    for entry in entries:
        row = {
            name: ";".join(map(str, value)) if isinstance(value, list) else str(value) for name, value in entry.items()
        }
        row.setdefault("source", f"the case's file {path.name}")
        if missing := [name for name in needed if not row.get(name)]:
            raise KnowledgeError(f"a [[{kind}]] entry lacks {', '.join(missing)}", str(path), "add it to the entry")
        found.append(row)
    return found
