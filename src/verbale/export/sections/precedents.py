"""Firsts and precedents: claims of a first, what became of them, and what is on file beside them."""

from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import First, Novelty, Signal

COLUMNS = ("Claim", "Holder", "Verdict", "Why", "Against it", "Comparables", "Base rate", "Document", "Id")
"""One row a claim of a first."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a claim of a first."""
    known = names(dossier)
    tests = {one.first: one for one in dossier.records(Novelty)}
    signals = {one.id: one for one in dossier.records(Signal)}
    claims = [one for one in dossier.records(First) if one.status != "rejected"]
    rows = tuple(_row(dossier, known, signals, one, tests.get(one.id)) for one in claims)
    yield Table("Firsts and precedents", COLUMNS, rows, f"{len(rows)} claims; counts are of what is on file")


def _row(
    dossier: Dossier, known: dict[str, str], signals: dict[str, Signal], one: First, test: Novelty | None
) -> tuple[Cell, ...]:
    return (
        cell(shorten(one.span.text, 110), one.span, one.id),
        cell(name_of(known, one.holder, one.holder_span)),
        cell(test.verdict if test else "untested", record=test.id if test else None),
        cell(test.why if test else None),
        cell(_told(known, signals, test.counterexamples if test else ())),
        cell(_told(known, signals, test.comparables if test else ())),
        cell(test.base_rate if test else None),
        cell(source_name(dossier, one.span.document)),
        cell(one.id, record=one.id),
    )


def _told(known: dict[str, str], signals: dict[str, Signal], ids: Iterable[str]) -> str:
    found = [signals[id] for id in ids if id in signals]
    return "; ".join(f"{name_of(known, one.sender)}, {one.date.value if one.date else 'undated'}" for one in found)


SECTION = Section("precedents", "Firsts and precedents", tables, rank=27)
