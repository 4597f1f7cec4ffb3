"""Case files: opened, made, brought forward; what SQLite says becomes one of verbale's own errors."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verbale.errors import StoreError
from verbale.store import schema

WAIT_S = 3.0
"""How long a command waits for another process that writes the same case, before it says so."""

_REMEDIES = {
    "disk is full": ("the disk is full", "free some space and run the command again: what was finished is kept"),
    "disk i/o": ("the disk gave an error", "check the disk, then run the command again: what was finished is kept"),
    "locked": ("another process is writing this case", "wait until it has finished, or end it, then try again"),
    "readonly": ("the case cannot be written", "check the permissions of the file and of its folder"),
    "malformed": ("the case file is damaged", "take it back from a copy, or read the documents into a new case"),
    "not a database": ("this is not a case file", "name a file that `verbale read --case` made"),
    "unable to open": ("the case file cannot be opened", "check the path and its permissions"),
}


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors about the file into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error).lower()
        for sign, (what, remedy) in _REMEDIES.items():
            if sign in said:
                raise StoreError(what, str(path), remedy) from error
        raise StoreError(f"the case file cannot be used: {error}", str(path), "see `verbale doctor CASE`") from error


def open_file(path: Path) -> sqlite3.Connection:
    """The connection to a case that exists, migrated to this version's schema; StoreError where it cannot be used."""
    if not path.is_file():
        raise StoreError("there is no such case", str(path), "make one with `verbale read PATH... --case FILE`")
    with store_errors(path):
        connection = _connect(path)
        try:
            _check(connection, path)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def create_file(path: Path) -> sqlite3.Connection:
    """The connection to a case, made where there is none yet or where the file is empty."""
    if path.is_file() and path.stat().st_size:
        return open_file(path)
    if not path.parent.is_dir():
        raise StoreError("the folder of the case does not exist", str(path), f"make {path.parent} first")
    with store_errors(path):
        connection = _connect(path)
        with transaction(connection):
            if _number(connection, "user_version") == 0:
                _make(connection)
        _check(connection, path)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, alone: no other process writes the case meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def integrity(path: Path) -> str:
    """`ok`, or what SQLite finds damaged in the file."""
    connection = open_file(path)
    try:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    # The rollback journal keeps a case one file that can be copied and that works on a network drive (WAL does not).
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32000")
    return connection


def _make(connection: sqlite3.Connection) -> None:
    for statement in filter(str.strip, schema.TABLES.split(";\n")):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA}")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _number(connection, "application_id") != schema.APPLICATION:
        raise StoreError("this is not a case file", str(path), "name a file that `verbale read --case` made")
    if (version := _number(connection, "user_version")) > schema.SCHEMA:
        raise StoreError(
            f"the case was written by a newer verbale (schema {version}, this one knows {schema.SCHEMA})",
            str(path),
            "install the newer version, or read the documents into a new case",
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    old = _number(connection, "user_version")
    if old == schema.SCHEMA:
        return
    shutil.copy2(path, path.with_name(f"{path.name}.v{old}.bak"))
    with transaction(connection):
        for number in range(_number(connection, "user_version"), schema.SCHEMA):
            schema.MIGRATIONS[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
