"""The documents of the case: what each is, and when it was written."""

from collections.abc import Iterable
from pathlib import Path

from verbale.export.table import Cell, Section, Table, cell, shorten, written
from verbale.model.dossier import Dossier
from verbale.model.records import Dated, Document

COLUMNS = ("Document", "Title", "Outlet", "Genre", "Published", "Written", "Id")
"""One row a document."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a document; a text reproduced in another stands below it."""
    rows = tuple(_row(document) for document in dossier.documents.values())
    yield Table("Documents", COLUMNS, rows, f"{len(rows)} in all")


def _row(document: Document) -> tuple[Cell, ...]:
    label = f"↳ in {Path(document.path).name}" if document.parent else Path(document.path).name
    return (
        cell(label, record=document.id),
        cell(shorten(document.title or "", 60)),
        cell(document.outlet),
        cell(document.genre),
        _date(document.published),
        cell(written(document)),
        cell(document.id, record=document.id),
    )


def _date(date: Dated | None) -> Cell:
    return cell(date.value, date.basis[0] if date.basis else None) if date else Cell("")


SECTION = Section("documents", "Documents", tables, rank=10)
