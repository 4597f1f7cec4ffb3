"""The conflicts: what different places say of one thing, side by side, and how it reads."""

from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, sentence_around, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Conflict, Value

COLUMNS = ("Field", "Reads as", "Value", "Holder", "Document", "Sentence", "Why", "Id")
"""One row a value of a conflict."""
NOTE = (
    "a conflict is a find, not a verdict: `error` - they cannot all be right; `definition` - another thing or precision"
    " is meant; `as-of` - both held on their day; `unresolved` - the texts do not settle it"
)


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a value, the values of one conflict under each other; assessments stand in a table of their own."""
    known = names(dossier)
    found = [one for one in dossier.records(Conflict) if one.status != "rejected"]
    facts = [one for one in found if one.field != "assessment"]
    views = [one for one in found if one.field == "assessment"]
    for title, some in (("Conflicts", facts), ("Assessments that contradict each other", views)):
        if some or title == "Conflicts":
            rows = tuple(row for one in some for row in _rows(dossier, known, one))
            yield Table(title, COLUMNS, rows, f"{len(some)} in all; {NOTE}")


def _rows(dossier: Dossier, known: dict[str, str], conflict: Conflict) -> Iterable[tuple[Cell, ...]]:
    for n, value in enumerate(conflict.values):
        first = n == 0
        yield (
            cell(conflict.field if first else None, record=conflict.id),
            cell(conflict.reading if first else None),
            cell(shorten(value.value, 60), value.span),
            cell(name_of(known, value.holder)),
            cell(_place(dossier, value)),
            _sentence(dossier, value),
            cell(conflict.why if first else None),
            cell(conflict.id if first else None, record=conflict.id),
        )


def _place(dossier: Dossier, value: Value) -> str | None:
    if value.document is None:
        return f"knowledge: {value.source}" if value.source else None
    return source_name(dossier, value.document)


def _sentence(dossier: Dossier, value: Value) -> Cell:
    if value.span is None:
        return cell(None)
    sentence = sentence_around(dossier, value.span)
    return cell(shorten(sentence.text, 90), sentence)


SECTION = Section("conflicts", "Conflicts", tables, rank=20)
