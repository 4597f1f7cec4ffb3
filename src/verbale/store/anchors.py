"""Where people's words stand after a reading: the same id, else the same words of the same file.

A record that is read otherwise by a newer reader has another id. It is found again as the record of the same kind in
the same file that holds the same words (the nearest, where they stand there more than once), else the one that shares
most of its place. What is found nowhere keeps its word, and is said as a problem.
"""

import sqlite3
from typing import Any

import msgspec

from verbale.model.records import AnyRecord, Document, Record, spans_in
from verbale.model.span import Span, overlap
from verbale.model.word import Word
from verbale.store.dossier import StoredDossier
from verbale.store.words import words_said

SHARED = 0.5
"""Two places are one where they share at least half of the shorter one."""

OWN = ("span", "content", "evidence", "telling", "if_", "source", "values", "left", "right", "where")
"""Fields that hold what a record is about; the first that has spans counts."""

Place = tuple[str | None, Span]
"""A file's path and a span in it."""


def anchor_words(connection: sqlite3.Connection, dossier: StoredDossier) -> None:
    """Finds every word's record anew, in the case as it is now."""
    connection.execute("DELETE FROM anchors")
    for word in words_said(connection):
        if word.about and not _exists(connection, word.about):
            connection.execute("INSERT INTO anchors VALUES (?, ?)", (word.number, _successor(dossier, word)))


def _exists(connection: sqlite3.Connection, about: str) -> bool:
    tables = ("documents", "records", "derived")
    query = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE id = ?1" for table in tables)
    if connection.execute(f"{query} LIMIT 1", (about,)).fetchone():
        return True
    return (
        about.startswith(("note-", "matrix-"))
        or connection.execute("SELECT 1 FROM sources WHERE instr(problems, ?)", (f'"{about}"',)).fetchone() is not None
    )


def _successor(dossier: StoredDossier, word: Word) -> str | None:
    old = _record(word.anchor)
    if old is None:
        return None
    paths = {document.id: document.path for document in dossier.documents.values()}
    if isinstance(old, Document):
        return next((id for id, path in paths.items() if path == old.path), None)
    then = word.anchor.get("paths", {})
    places = [(then.get(span.document), span) for span in own_spans(old)]
    best, found = SHARED, None
    for record in dossier.stream(type(old)):
        score = _likeness(places, [(paths.get(span.document), span) for span in own_spans(record)])
        if score > best or (score == best and found is None):
            best, found = score, record.id
    return found


def own_spans(record: Record) -> list[Span]:
    """The spans that a record is about, without those of what it leans on (a cue, a hedge, the basis of its date)."""
    for name in OWN:
        if found := list(spans_in(getattr(record, name, ()))):
            return found
    return list(spans_in(record))


def _likeness(old: list[Place], new: list[Place]) -> float:
    """How near the old places are to those of a record of today, on average; 0 where either has none."""
    if not old or not new:
        return 0.0
    return sum(max(_closeness(place, other) for other in new) for place in old) / len(old)


def _closeness(then: Place, now: Place) -> float:
    """2 to 1 for the same words of the same file, the nearer the more; 1 to SHARED for a shared place; else 0."""
    (path, old), (other, new) = then, now
    if path != other:
        return 0.0
    if old.text == new.text:
        return 1 + 1 / (1 + abs(old.start - new.start))
    shorter = min(old.end - old.start, new.end - new.start)
    share = overlap(old.bounds, new.bounds) / shorter if shorter else 0.0
    return share if share >= SHARED else 0.0


def _record(anchor: dict[str, Any]) -> Record | None:
    try:
        record: Record = msgspec.convert(anchor.get("record"), AnyRecord)
    except msgspec.ValidationError:
        return None
    return record


def anchor_of(record: Record, paths: dict[str, str]) -> dict[str, Any]:
    """What a word keeps of the record it is about: the record whole, and the files its spans stand in."""
    documents = {span.document for span in spans_in(record)}
    return {"record": msgspec.to_builtins(record), "paths": {d: paths[d] for d in sorted(documents) if d in paths}}
