"""A case as the floors above see it: ground, layers, merges and words laid on one another, a kind at a time.

Nothing but the documents' own rows is held for good. Records of a kind are held until the next step or until too many
of other kinds come, texts as long as they are in use: a large case is linked in the memory of its largest kinds.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import MappingProxyType

import msgspec

from verbale.model.dossier import R
from verbale.model.merge import Merge, renamed, survivors, touched
from verbale.model.records import Document, Note, Problem, Record, encode, kind_of, record_id
from verbale.model.span import Bounds
from verbale.model.word import Word
from verbale.step import SIDE_BY_SIDE
from verbale.store.readings import source_problems
from verbale.store.words import Spoken

TEXTS_HELD = 256
"""Texts and sentence lists that stay in memory at a time."""

RECORDS_HELD = 200_000
"""Records that stay in memory at a time, whole kinds only: about 200 MB."""


class StoredDossier:
    """See `model.dossier.Dossier`. `rejected` says whether records that a person rejected are shown, marked so."""

    def __init__(self, connection: sqlite3.Connection, spoken: Spoken, rejected: bool = True) -> None:
        self._connection, self._spoken, self._rejected = connection, spoken, rejected
        rows = connection.execute(
            "SELECT documents.number, id, json FROM documents JOIN sources ON source = sources.number"
            " ORDER BY path, row, child"
        ).fetchall()
        self.words = spoken.words
        self._numbers = {document: number for number, document, _ in rows}
        decoder = msgspec.json.Decoder(Document)
        self.documents = MappingProxyType({id: spoken.laid_on(decoder.decode(json)) for _, id, json in rows})
        self._tops = self._read_tops()
        self._names = survivors(self._merges())
        self._held: dict[type[Record], tuple[Record, ...]] = {}
        self.text = lru_cache(TEXTS_HELD)(self._text)  # type: ignore[method-assign]
        self.sentences = lru_cache(TEXTS_HELD)(self._sentences)  # type: ignore[method-assign]

    def text(self, document: str) -> str:
        """See Dossier."""
        return self._text(document)

    def sentences(self, document: str) -> tuple[tuple[Bounds, ...], ...]:
        """See Dossier."""
        return self._sentences(document)

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """See Dossier."""
        if kind not in self._held:
            found = tuple(self.stream(kind))
            while self._held and sum(map(len, self._held.values())) + len(found) > RECORDS_HELD:
                del self._held[next(iter(self._held))]
            self._held[kind] = found
        return self._held[kind]  # type: ignore[return-value]

    def stream(self, kind: type[R]) -> Iterator[R]:
        """The same records one by one, none of them held."""
        if kind is Document:
            yield from self.documents.values()  # type: ignore[misc]
            return
        seen: set[str] = set()
        for record in self._laid(kind):
            if record.id not in seen and (self._rejected or record.status != "rejected"):
                seen.add(record.id)
                yield record

    def shown(self, record: R) -> R:
        """A record as people see it: with merges and words laid on."""
        return self._spoken.laid_on(renamed(record, self._names) if self._names else record)

    def lay(self, made: Iterable[Record | Merge]) -> None:
        """Puts what a step made on top, as `step.py` says. Written as it comes: nothing is held.

        Where the step fails on the way, nothing of it stays.
        """
        self._connection.execute("SAVEPOINT lay")
        try:
            self._lay(made)
        except Exception:
            if self._connection.in_transaction:  # SQLite has taken all back by itself where the disk is full
                self._connection.execute("ROLLBACK TO lay")
            raise
        finally:
            if self._connection.in_transaction:
                self._connection.execute("RELEASE lay")

    def _lay(self, made: Iterable[Record | Merge]) -> None:
        layer = 1 + max(self._tops.values(), default=0)
        kinds = set()
        for seq, value in enumerate(made):
            if isinstance(value, Merge):
                self._connection.execute("INSERT INTO merges (old, new, why) VALUES (?, ?, ?)", _row(value))
                continue
            row = (kind_of(value), layer, seq, value.id, encode(value).decode())
            self._connection.execute("INSERT INTO derived VALUES (?, ?, ?, ?, ?)", row)
            kinds.add(row[0])
        for kind in kinds - SIDE_BY_SIDE:
            self._connection.execute("DELETE FROM derived WHERE kind = ? AND layer < ?", (kind, layer))
        self._tops |= dict.fromkeys(kinds, layer)
        self._names = survivors(self._merges())
        self._held.clear()

    def clear_layers(self) -> None:
        """Takes away all that steps made across documents."""
        self._connection.execute("DELETE FROM derived")
        self._connection.execute("DELETE FROM merges")
        self._tops, self._names = {}, {}
        self._held.clear()

    def _laid(self, kind: type[R]) -> Iterator[R]:
        name = str(kind.__struct_config__.tag)
        read = self._reader(kind)
        if name in SIDE_BY_SIDE or name not in self._tops:
            yield from self._ground(name, read)
        query = "SELECT json FROM derived WHERE kind = ? AND layer <= ? ORDER BY layer, seq"
        for (json,) in self._connection.execute(query, (name, self._tops.get(name, 0))):
            yield read(json)
        if kind is Note:
            yield from map(self.shown, self._spoken.notes())

    def _reader(self, kind: type[R]) -> Callable[[str], R]:
        """From a stored row to the record as people see it."""
        decode, names, laid_on = msgspec.json.Decoder(kind).decode, self._names, self._spoken.laid_on

        def read(json: str) -> R:
            record = decode(json)
            return laid_on(renamed(record, names) if touched(json, names) else record)

        return read

    def _ground(self, name: str, read: Callable[[str], R]) -> Iterator[R]:
        if name == "problem":
            yield from map(self.shown, source_problems(self._connection))
            yield from map(self.shown, map(_homeless, self._spoken.homeless()))
        query = "SELECT json FROM records WHERE document = ? AND kind = ? ORDER BY seq"
        for number in self._numbers.values():
            for (json,) in self._connection.execute(query, (number, name)).fetchall():
                yield read(json)

    def _read_tops(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT kind, max(layer) FROM derived GROUP BY kind").fetchall())

    def _merges(self) -> list[Merge]:
        rows = self._connection.execute("SELECT old, new, why FROM merges ORDER BY seq").fetchall()
        return [Merge(*row) for row in rows]

    def _text(self, document: str) -> str:
        return str(self._cell("text", document))

    def _sentences(self, document: str) -> tuple[tuple[Bounds, ...], ...]:
        return msgspec.json.decode(self._cell("sentences", document), type=tuple[tuple[Bounds, ...], ...])

    def _cell(self, column: str, document: str) -> str:
        query = f"SELECT {column} FROM texts WHERE document = ?"
        (cell,) = self._connection.execute(query, (self._numbers[document],)).fetchone()
        return str(cell)


def _row(merge: Merge) -> tuple[str, str, str]:
    return merge.old, merge.new, merge.why


def _homeless(word: Word) -> Problem:
    path = next(iter(word.anchor.get("paths", {}).values()), word.about)
    return Problem(
        id=record_id("problem", word.about, [], "word", word.number),
        reader="store",
        why=f"word {word.number} of {word.author} is about {word.about}, which no reading makes any more",
        where=path,
        what=f"a {word.verb} has lost its place: the record it is about is no longer there",
        remedy=f"say it again about the record as it is now, or take it back with `verbale undo CASE {word.number}`",
    )
