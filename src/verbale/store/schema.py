"""The tables of a case file, and how an older file is brought forward.

A case is one SQLite file. `application_id` tells it from other SQLite files, `user_version` is the schema's number.
Machine output and people's words lie apart: reading again replaces the first and never touches the second.
"""

from collections.abc import Callable
from sqlite3 import Connection
from types import MappingProxyType

APPLICATION = 0x7662616C
"""`vbal`, in the header of every case file."""

SCHEMA = 1
"""The number of the schema below."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a file, or a row of an archive: what it was when it was read, so that only changes are read again.
-- `reading` is the digest of program and knowledge; `twin` the document that already holds the same text.
CREATE TABLE sources (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL, row INTEGER NOT NULL, sha256 TEXT NOT NULL, given TEXT NOT NULL,
  reading TEXT NOT NULL, twin TEXT, problems TEXT NOT NULL, UNIQUE (path, row)
);

-- Documents in the order of a source: `child` 0 is the source's own text, then what is reproduced in it.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources (number), child INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE, json TEXT NOT NULL
);
CREATE INDEX documents_source ON documents (source);
CREATE TABLE texts (document INTEGER PRIMARY KEY, text TEXT NOT NULL, sentences TEXT NOT NULL, places TEXT NOT NULL);

CREATE TABLE records (
  document INTEGER NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (document, kind, seq)
) WITHOUT ROWID;
CREATE INDEX records_id ON records (id);
CREATE INDEX records_kind ON records (kind);

-- What the steps across documents made, a layer a step, in the order in which they ran.
CREATE TABLE derived (
  kind TEXT NOT NULL, layer INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
  PRIMARY KEY (kind, layer, seq)
) WITHOUT ROWID;
CREATE INDEX derived_id ON derived (id);
CREATE TABLE merges (seq INTEGER PRIMARY KEY, old TEXT NOT NULL, new TEXT NOT NULL, why TEXT NOT NULL);

-- People's words, in the order in which they were said. None is ever deleted: `undo` is a word about a word.
CREATE TABLE words (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, author TEXT NOT NULL, verb TEXT NOT NULL,
  about TEXT NOT NULL, json TEXT NOT NULL, anchor TEXT NOT NULL
);
-- Where a word stands after reading again: the record's id as it is now, null where it has no place left.
CREATE TABLE anchors (word INTEGER PRIMARY KEY, id TEXT);

-- Full text. The index holds no text of its own: `texts` does.
CREATE VIRTUAL TABLE found USING fts5(text, pairs, content='', tokenize='unicode61 remove_diacritics 2');
"""
"""The tables and their indices, as SQLite reads them."""

MIGRATIONS: MappingProxyType[int, Callable[[Connection], None]] = MappingProxyType({})
"""How a file of schema N becomes one of N + 1, for every N below SCHEMA; run in one transaction, a copy kept."""
