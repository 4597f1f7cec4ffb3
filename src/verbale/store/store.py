"""A case file as one value: what was read, what follows, what people said, each through its own module."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Self

from rapidfuzz import process

from verbale.errors import UsageError
from verbale.model.prepared import SourceRead
from verbale.model.records import AnyRecord, decode
from verbale.model.word import Word
from verbale.store import readings
from verbale.store.anchors import anchor_words
from verbale.store.dossier import StoredDossier
from verbale.store.file import create_file, open_file, store_errors
from verbale.store.search import Hit, documents_with, hits_in, terms_of
from verbale.store.words import Spoken, say, words_said


class Store:
    """An open case file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection = path, connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store of a case that exists."""
        return cls(path, open_file(path))

    @classmethod
    def create(cls, path: Path) -> Self:
        """The store of a case, made where there is none."""
        return cls(path, create_file(path))

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A time in which nobody else writes the case. What is not committed when it breaks off is not kept."""
        with store_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def commit(self) -> None:
        """Keeps what was written so far, whatever comes after; to be called within `writing`."""
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")

    def known_sources(self) -> dict[readings.Key, tuple[str, str, str]]:
        """See `readings.known_sources`."""
        return readings.known_sources(self._connection)

    def keep(self, read: SourceRead) -> None:
        """Puts what came of reading a source in the place of its last reading."""
        readings.keep(self._connection, read)
        self.put_meta("readings", str(int(self.meta("readings") or 0) + 1))

    def meta(self, key: str) -> str:
        """A value of the case's own book-keeping; an empty string where there is none."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def put_meta(self, key: str, value: str) -> None:
        """Sets such a value; what stands there already is not written again."""
        if self.meta(key) != value:
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def state(self, digest: str) -> str:
        """What linking depends on: the readings, the words, and a digest of program and knowledge."""
        (word,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM words").fetchone()
        return f"{self.meta('readings')}/{word}/{digest}"

    def dossier(self) -> StoredDossier:
        """The case as people see it."""
        with store_errors(self.path):
            return StoredDossier(self._connection, Spoken(words_said(self._connection)))

    def bench(self) -> StoredDossier:
        """The case as steps see it, without layers and without what a person rejected; within `writing`."""
        self.anchor()
        bench = StoredDossier(self._connection, Spoken(words_said(self._connection)), rejected=False)
        bench.clear_layers()
        return bench

    def anchor(self) -> None:
        """Finds the records of people's words anew; within `writing`."""
        anchor_words(self._connection, StoredDossier(self._connection, Spoken(())))

    def words(self) -> tuple[Word, ...]:
        """What people said and did not undo, in order."""
        return words_said(self._connection)

    def say(self, word: Word) -> int:
        """Adds a word; within `writing`."""
        return say(self._connection, word)

    def record(self, id: str) -> AnyRecord:
        """The record of that id as people see it; UsageError with the nearest ids where there is none."""
        for table in ("derived", "records", "documents"):
            row = self._connection.execute(f"SELECT json FROM {table} WHERE id = ? LIMIT 1", (id,)).fetchone()
            if row:
                return self.dossier().shown(decode(row[0]))
        near = process.extract(id, self._ids(), limit=3, score_cutoff=60)
        remedy = f"did you mean {' or '.join(found[0] for found in near)}?" if near else "`verbale show CASE` lists ids"
        raise UsageError(f"the case has no record {id!r}", str(self.path), remedy)

    def search(self, query: str, limit: int) -> Iterator[Hit]:
        """Finds of a query, the best documents first."""
        terms = terms_of(query)
        with store_errors(self.path):
            numbers = documents_with(self._connection, terms)
        hits = (hit for number in numbers for hit in hits_in(*self._document(number), terms))
        yield from islice(hits, limit)

    def _document(self, number: int) -> tuple[str, str]:
        query = "SELECT id, text FROM documents JOIN texts ON document = number WHERE number = ?"
        id, text = self._connection.execute(query, (number,)).fetchone()
        return id, text

    def _ids(self) -> list[str]:
        query = "SELECT id FROM documents UNION SELECT id FROM records UNION SELECT id FROM derived"
        return [id for (id,) in self._connection.execute(query).fetchall()]
