"""The quotations, speaker by speaker."""

from collections import defaultdict
from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Quotation

COLUMNS = ("Words", "Form", "Cue", "Document", "Id")
"""One row a quotation."""
UNNAMED = "Nobody named"


def tables(dossier: Dossier) -> Iterable[Table]:
    """One table a speaker, those with most quotations first; what nobody is named for comes last."""
    known = names(dossier)
    spoken: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in dossier.records(Quotation):
        if quotation.status != "rejected" and quotation.content:
            speaker = name_of(known, quotation.speaker, quotation.holder_span or quotation.source)
            spoken[speaker or UNNAMED].append(quotation)
    for speaker in sorted(spoken, key=lambda name: (name == UNNAMED, -len(spoken[name]), name)):
        rows = tuple(_row(dossier, quotation) for quotation in spoken[speaker])
        yield Table(speaker, COLUMNS, rows, f"{len(rows)} quotation{'s' * (len(rows) > 1)}")


def _row(dossier: Dossier, quotation: Quotation) -> tuple[Cell, ...]:
    first = quotation.content[0]
    words = " … ".join(span.text for span in quotation.content)
    return (
        cell(shorten(words, 140), first, quotation.id),
        cell(quotation.form),
        cell(shorten(quotation.cue.text, 24), quotation.cue) if quotation.cue else Cell(""),
        cell(source_name(dossier, first.document)),
        cell(quotation.id, record=quotation.id),
    )


SECTION = Section("quotations", "Quotations", tables, rank=30)
