"""Where people's words stand after a reading: the same id, else the same words of the same file.

A record that is read otherwise by a newer reader has another id. It is found again as the record of the same kind in
the same file that holds the same words (the nearest, where they stand there more than once), else the one that shares
most of its place. What is found nowhere keeps its word, and is said as a problem.
"""

import sqlite3
from typing import Any

import msgspec

from verbale.model.records import AnyRecord, Record, spans_in
from verbale.model.span import Span, overlap
from verbale.store.dossier import StoredDossier, kinds_of
from verbale.store.words import Word, words_said

SHARED = 0.5
"""Two places are one where they share at least half of the shorter one."""


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
    paths = word.anchor.get("paths", {})
    places = [(paths.get(span.document), span) for span in spans_in(old)]
    same_file = {document.id: document.path for document in dossier.documents.values()}
    if old.__struct_config__.tag == "document":
        return next((id for id, path in same_file.items() if path == getattr(old, "path", None)), None)
    best: tuple[float, str] = (0.0, "")
    for kind in kinds_of([str(old.__struct_config__.tag)]):
        for record in dossier.stream(kind):
            score = _likeness(places, record, same_file)
            if score > best[0]:
                best = score, record.id
    return best[1] or None


def _likeness(places: list[tuple[str | None, Span]], record: Record, paths: dict[str, str]) -> float:
    pairs = zip(places, spans_in(record), strict=False)
    scores = [_closeness(span, other) if path == paths.get(other.document) else 0.0 for (path, span), other in pairs]
    return min(scores, default=0.0)


def _closeness(old: Span, new: Span) -> float:
    """2 to 1 for the same words, the nearer the more; 1 to SHARED for a shared place; else 0."""
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
