"""The matrices: competing readings of a signal, each with what speaks against it, and the evidence cell by cell."""

from collections.abc import Iterable

from verbale.compare.exhibits import CITABLE
from verbale.compare.inconsistency import standings, turning_points, undecided
from verbale.export.sections.readings import holder, signal_name
from verbale.export.table import Cell, Section, Table, cell, names, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import Agreement, Interpretation, Matrix, Note, Record, Signal, kind_of, spans_in
from verbale.model.span import Span

SIGNS = {"consistent": "+", "inconsistent": "−", "not-applicable": "·"}
"""What evidence says of a reading, in one sign."""
READINGS = ("Key", "Reading", "Holders", "Against it", "Rank", "Id")
"""One row a reading of the signal."""
NOTE = (
    "rank 1 has the least weight of evidence against it, which makes no reading true; evidence for a reading does not"
    " count, since it may fit the others as well"
)
ORDER = "* the order rests on this one piece; = it says the same of every reading; + consistent, − inconsistent"
"""The line under a matrix: its signs."""


class Cited:
    """Readings and evidence of matrices by id, each in words with its place."""

    def __init__(self, dossier: Dossier) -> None:
        self.known = names(dossier)
        kinds: tuple[type[Record], ...] = (*CITABLE, Agreement, Note)
        self.records = {record.id: record for kind in kinds for record in dossier.records(kind)}

    def signal(self, id: str | None) -> str:
        """The signal that a matrix is about."""
        record = self.records.get(id or "")
        return signal_name(self.known, record) if isinstance(record, Signal) else "a signal that is read no more"

    def members(self, reading: str) -> list[Interpretation]:
        """The interpretations behind a reading."""
        record = self.records.get(reading)
        ids = record.interpretations if isinstance(record, Agreement) else (reading,)
        return [one for id in ids if isinstance(one := self.records.get(id), Interpretation)]

    def reading(self, id: str) -> str:
        """A reading in words: its motive and the words of the first who holds it, or the words of a person."""
        record = self.records.get(id)
        if isinstance(record, Note):
            return record.text
        members = self.members(id)
        return f"{members[0].motive}: {members[0].span.text}" if members else id

    def holders(self, id: str) -> str:
        """Who holds it."""
        record = self.records.get(id)
        if isinstance(record, Note):
            return record.author
        return "; ".join(dict.fromkeys(holder(self.known, member) for member in self.members(id)))

    def evidence(self, id: str) -> str:
        """A piece of evidence in its own words."""
        record = self.records.get(id)
        return " … ".join(span.text for span in stretches(record)) if record else id

    def span(self, id: str) -> Span | None:
        """Where it stands."""
        record = self.records.get(id)
        return next(iter(stretches(record)), None) if record else None


def stretches(record: Record) -> list[Span]:
    """The words that a piece of evidence is: a condition whole, a quotation's content, a reading's grounds."""
    for fields in (("content",), ("if_", "then"), ("evidence_for",), ("span",), ("telling",), ("evidence",)):
        if found := [span for name in fields for span in spans_in(getattr(record, name, ()))]:
            return found
    return []


def tables(dossier: Dossier) -> Iterable[Table]:
    """The tables of all matrices that nobody rejected."""
    return tables_of(dossier, [matrix for matrix in dossier.records(Matrix) if matrix.status != "rejected"])


def tables_of(dossier: Dossier, matrices: Iterable[Matrix]) -> Iterable[Table]:
    """Two tables a matrix: how the readings stand, and the evidence with a column a reading."""
    cited = Cited(dossier)
    for matrix in sorted(matrices, key=lambda one: (one.author is None, -len(one.evidence), one.id)):
        title = cited.signal(matrix.about)
        keys = {reading: f"R{n}" for n, reading in enumerate(matrix.readings, 1)}
        by = f"marks of {matrix.author} lie on what the documents say; " if matrix.author else ""
        yield Table(f"{title} ({matrix.id})", READINGS, tuple(_readings(cited, matrix, keys)), by + NOTE)
        if matrix.evidence:
            columns = ("Evidence", "Kind", "Weight", *keys.values(), "", "Id")
            yield Table("Evidence", columns, tuple(_evidence(cited, matrix, keys)), ORDER)


def _readings(cited: Cited, matrix: Matrix, keys: dict[str, str]) -> Iterable[tuple[Cell, ...]]:
    stands = {one.reading: one for one in standings(matrix)}
    for reading in (*stands, *(one for one in matrix.readings if one not in stands)):
        one, members = stands.get(reading), cited.members(reading)
        yield (
            cell(keys[reading], record=matrix.id),
            cell(shorten(cited.reading(reading), 110), members[0].span if members else None, reading),
            cell(shorten(cited.holders(reading), 60)),
            cell(f"{one.inconsistency:g}" if one else None),
            cell(one.rank if one else "rejected"),
            cell(reading, record=reading),
        )


def _evidence(cited: Cited, matrix: Matrix, keys: dict[str, str]) -> Iterable[tuple[Cell, ...]]:
    marks = {(one.evidence, one.reading): one.mark for one in matrix.cells}
    turning, same = set(turning_points(matrix)), set(undecided(matrix))
    for one in matrix.evidence:
        record = cited.records.get(one)
        yield (
            cell(shorten(cited.evidence(one), 110), cited.span(one), one),
            cell(kind_of(record) if record else None),
            cell(f"{matrix.weights.get(one, 1.0):g}"),
            *(cell(SIGNS[marks.get((one, reading), "not-applicable")]) for reading in keys),
            cell("*" if one in turning else "=" if one in same else ""),
            cell(one, record=one),
        )


SECTION = Section("matrix", "Competing readings", tables, rank=46)
