"""What people said: every accept, reject, edit and note that holds, with the number by which it is taken back."""

from collections.abc import Iterable
from typing import Any

import msgspec

from verbale.export.page.labels import label
from verbale.export.table import Cell, Section, Table, cell, names, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import KINDS, Record
from verbale.model.word import Word


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a word, in the order in which they were said."""
    about = {word.now or word.about for word in dossier.words}
    records = {r.id: r for kind in KINDS.values() for r in dossier.records(kind) if r.id in about} if about else {}
    known = names(dossier)
    rows = tuple(_row(word, records.get(word.now or word.about), known) for word in dossier.words)
    note = f"{len(rows)} in all; `verbale undo CASE NUMBER` takes one back"
    yield Table("What people said", ("Number", "On", "Author", "Word", "Content", "About", "Id"), rows, note)


def _row(word: Word, record: Record | None, known: dict[str, str]) -> tuple[Cell, ...]:
    id = word.now or word.about
    about = shorten(label(record, known)) if record else "no longer there"
    return (
        cell(word.number),
        cell(word.at[:10]),
        cell(word.author),
        cell(word.verb),
        cell(shorten(_content(word.content))),
        cell(about, record=id if record else None),
        cell(id, record=id if record else None),
    )


def _content(content: Any) -> str:
    if isinstance(content, dict):
        return ", ".join(f"{field}={_plain(value)}" for field, value in content.items())
    return "" if content is None else _plain(content)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


SECTION = Section("words", "What people said", tables, rank=80)
