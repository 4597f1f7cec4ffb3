"""What was read, kept: sources with the documents and records that came of them."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from verbale.model.prepared import ReadText, SourceRead
from verbale.model.records import Problem, encode, kind_of, record_id
from verbale.store.search import index, unindex

Key = tuple[str, int]
"""The path of a file, and the row in it (0 for the whole file)."""


def known_sources(connection: sqlite3.Connection) -> dict[Key, tuple[str, str, str]]:
    """What each source was when it was read: its sha256, `given` and `reading` (see SourceRead)."""
    rows = connection.execute("SELECT path, row, sha256, given, reading FROM sources").fetchall()
    return {(path, row): (sha256, given, reading) for path, row, sha256, given, reading in rows}


def keep(connection: sqlite3.Connection, read: SourceRead) -> None:
    """Puts what came of reading a source in the place of what an earlier reading of it gave."""
    _drop(connection, read.path, read.row)
    texts, problems, twin = list(read.texts), list(read.problems), None
    if texts and (holder := _holder(connection, texts[0].document.id)):
        twin, texts = texts[0].document.id, []
        problems.append(_twin_problem(_label(read), twin, holder))
    row = (read.path, read.row, read.sha256, read.given, read.reading, twin, _json([*problems]))
    cursor = connection.execute(
        "INSERT INTO sources (path, row, sha256, given, reading, twin, problems) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )
    for child, text in enumerate(texts):
        if _holder(connection, text.document.id) is None:
            _keep_text(connection, int(cursor.lastrowid or 0), child, text)


def source_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """The problems of sources that gave no document, and of those given twice."""
    query = "SELECT problems FROM sources WHERE problems != '[]' ORDER BY path, row"
    for (problems,) in connection.execute(query).fetchall():
        yield from msgspec.json.decode(problems, type=list[Problem])


def _keep_text(connection: sqlite3.Connection, source: int, child: int, read: ReadText) -> None:
    cursor = connection.execute(
        "INSERT INTO documents (source, child, id, json) VALUES (?, ?, ?, ?)",
        (source, child, read.document.id, encode(read.document).decode()),
    )
    number = int(cursor.lastrowid or 0)
    connection.execute(
        "INSERT INTO texts VALUES (?, ?, ?, ?)", (number, read.text, _json(read.sentences), _json(read.places))
    )
    index(connection, number, read.text)
    connection.executemany(
        "INSERT INTO records VALUES (?, ?, ?, ?, ?)",
        ((number, kind_of(record), seq, record.id, encode(record).decode()) for seq, record in enumerate(read.records)),
    )


def _drop(connection: sqlite3.Connection, path: str, row: int) -> None:
    found = connection.execute("SELECT number FROM sources WHERE path = ? AND row = ?", (path, row)).fetchone()
    if found is None:
        return
    for number, document in connection.execute("SELECT number, id FROM documents WHERE source = ?", found).fetchall():
        (text,) = connection.execute("SELECT text FROM texts WHERE document = ?", (number,)).fetchone()
        unindex(connection, number, text)
        for table in ("texts", "records"):
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
        # Whoever was put aside as the same text has to be read at the next reading.
        connection.execute("UPDATE sources SET reading = '' WHERE twin = ?", (document,))
    connection.execute("DELETE FROM documents WHERE source = ?", found)
    connection.execute("DELETE FROM sources WHERE number = ?", found)


def _holder(connection: sqlite3.Connection, document: str) -> str | None:
    query = "SELECT path, row FROM sources JOIN documents ON source = sources.number WHERE id = ?"
    row = connection.execute(query, (document,)).fetchone()
    return None if row is None else (row[0] if row[1] == 0 else f"{row[0]}#{row[1]}")


def _label(read: SourceRead) -> str:
    return f"{read.path}#{read.row}" if read.row else read.path


def _twin_problem(where: str, document: str, holder: str) -> Problem:
    return Problem(
        id=record_id("problem", document, [], "twin", where),
        reader="store",
        why="the stored texts are equal, character by character",
        where=where,
        what=f"the same text as {holder}",
        remedy="nothing to do: it is read once, under the other name",
    )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
