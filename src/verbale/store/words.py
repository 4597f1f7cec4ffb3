"""People's words about records: said, undone, never deleted, and applied on top of every later reading."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from verbale.errors import UsageError
from verbale.model.records import AnyRecord, Note, Record, kind_of
from verbale.model.word import Word

R = TypeVar("R", bound=Record)

STATUSES = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
"""The verbs that change a record, with the status they give it. Other verbs are kept for the steps that know them."""

FIXED = frozenset({"kind", "id", "reader", "why", "status"})
"""Fields that are not a person's to edit."""


def words_said(connection: sqlite3.Connection) -> tuple[Word, ...]:
    """Every word that holds, in the order in which they were said: those undone are left out."""
    rows = connection.execute(
        "SELECT number, at, author, verb, about, json, anchor, coalesce(id, about), id IS NULL AND word IS NOT NULL"
        " FROM words LEFT JOIN anchors ON word = number ORDER BY number"
    ).fetchall()
    words = {row[0]: _word(row) for row in rows}
    for word in reversed([*words.values()]):
        if word.verb == "undo" and word.number in words:
            words.pop(word.content, None)
    return tuple(word for word in words.values() if word.verb != "undo")


def _word(row: tuple[Any, ...]) -> Word:
    content, anchor = msgspec.json.decode(row[5]), msgspec.json.decode(row[6])
    return Word(row[0], row[1], row[2], row[3], row[4], content, anchor, None if row[8] else row[7])


def say(connection: sqlite3.Connection, word: Word) -> int:
    """Adds a word and returns its number (the one it comes with is not looked at)."""
    cursor = connection.execute(
        "INSERT INTO words (at, author, verb, about, json, anchor) VALUES (?, ?, ?, ?, ?, ?)",
        (word.at, word.author, word.verb, word.about, _json(word.content), _json(word.anchor)),
    )
    return int(cursor.lastrowid or 0)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


class Spoken:
    """The words that hold, ready to be laid on records."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = tuple(words)
        self._about: defaultdict[str, list[Word]] = defaultdict(list)
        for word in self.words:
            if word.now is not None and word.verb in STATUSES:
                self._about[word.now].append(word)

    def laid_on(self, record: R) -> R:
        """The record with every edit, and the status of the last word about it."""
        for word in self._about.get(record.id, ()):
            changes = word.content if word.verb == "edit" else {}
            record = edited(record, changes, STATUSES[word.verb])
        return record

    def notes(self) -> tuple[Note, ...]:
        """The notes, as records."""
        return tuple(
            Note(
                id=f"note-{word.number}", reader="a person", why=f"{word.author} wrote it", status="accepted",
                about=word.now or word.about, text=str(word.content), author=word.author, at=word.at,
            )
            for word in self.words
            if word.verb == "note"
        )  # fmt: skip

    def homeless(self) -> tuple[Word, ...]:
        """Words about records that no reading makes any more."""
        return tuple(word for word in self.words if word.now is None)


def edited(record: R, changes: Mapping[str, Any], status: str = "edited") -> R:
    """The record with fields replaced (`horizon.value` reaches into one); UsageError names a field it lacks."""
    plain = msgspec.to_builtins(record)
    for name, value in changes.items():
        _put(plain, name.split("."), value, kind_of(record))
    plain["status"] = status
    try:
        changed: R = msgspec.convert(plain, AnyRecord)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"this value does not fit: {error}", record.id, "docs/records.md lists fields and values"
        ) from error
    return changed


def _put(plain: dict[str, Any], path: list[str], value: Any, kind: str) -> None:
    field, *deeper = path
    if field in FIXED or field not in plain:
        known = ", ".join(name for name in plain if name not in FIXED)
        raise UsageError(f"a {kind} has no field {field!r} to edit", remedy=f"its fields are {known}")
    if not deeper:
        plain[field] = value
        return
    if plain[field] is None:
        plain[field] = {}
    if not isinstance(plain[field], dict):
        raise UsageError(f"the field {field!r} of a {kind} has no parts", remedy=f"give {field} as a whole, as JSON")
    plain[field][deeper[0]] = value
