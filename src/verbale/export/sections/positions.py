"""The positions: where each actor stands, issue by issue."""

from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Position

COLUMNS = ("Holder", "Stance", "Issue", "Words", "Document", "Id")
"""One row a position."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a position, those of one holder and stance beside each other."""
    known = names(dossier)
    held = [one for one in dossier.records(Position) if one.status != "rejected"]
    held.sort(key=lambda one: (name_of(known, one.holder, one.holder_span), one.stance))
    yield Table("Positions", COLUMNS, tuple(_row(dossier, known, one) for one in held), f"{len(held)} in all")


def _row(dossier: Dossier, known: dict[str, str], one: Position) -> tuple[Cell, ...]:
    return (
        cell(name_of(known, one.holder, one.holder_span)),
        cell(one.stance),
        cell(shorten(one.issue, 80)),
        cell(shorten(one.span.text, 110), one.span, one.id),
        cell(source_name(dossier, one.span.document)),
        cell(one.id, record=one.id),
    )


SECTION = Section("positions", "Positions", tables, rank=26)
