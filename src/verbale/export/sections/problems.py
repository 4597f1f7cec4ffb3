"""The problems: what was seen and could not be read or placed, and what to do about it."""

from collections.abc import Iterable
from pathlib import Path

from verbale.export.table import Cell, Section, Table, cell, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import Problem
from verbale.model.span import Span


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a problem."""
    rows = tuple(_row(dossier, problem) for problem in dossier.records(Problem) if problem.status != "rejected")
    yield Table("Problems", ("Where", "What", "What to do", "Id"), rows, f"{len(rows)} in all")


def _row(dossier: Dossier, problem: Problem) -> tuple[Cell, ...]:
    return (
        _where(dossier, problem.where),
        cell(problem.what),
        cell(problem.remedy),
        cell(problem.id, record=problem.id),
    )


def _where(dossier: Dossier, where: Span | str) -> Cell:
    if isinstance(where, str):
        return cell(where)
    return cell(f"{Path(dossier.documents[where.document].path).name}: {shorten(where.text, 40)}", where)


SECTION = Section("problems", "Problems", tables, rank=90)
