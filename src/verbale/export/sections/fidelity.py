"""The words carried: quotations against their primary texts, and each primary text sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import Carriage, Edit, Omission, Quotation

LEDGER = ("Words", "Verdict", "Source", "Edits", "Speaker", "Document", "Id")
NOBODY, LEFT_OUT = "nobody", "—"
MANY = 4
"""Texts from which words that stand in them all are called a formula; fewer may be editions of one text."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """The ledger of quotations, those with the gravest verdict first, then a map of sentences for each primary text."""
    yield from _ledger(dossier)
    by_primary: defaultdict[str, list[Omission]] = defaultdict(list)
    for omission in dossier.records(Omission):
        if omission.status != "rejected":
            by_primary[omission.span.document].append(omission)
    for primary, omissions in by_primary.items():
        yield _map(dossier, primary, omissions)


def _ledger(dossier: Dossier) -> Iterable[Table]:
    quotations = {quotation.id: quotation for quotation in dossier.records(Quotation)}
    known = names(dossier)
    kept = [one for one in dossier.records(Carriage) if one.status != "rejected" and one.quotation in quotations]
    told = [one for one in kept if one.verdict != "no-primary"]
    if kept:
        rows = tuple(_row(dossier, known, one, quotations[one.quotation]) for one in told)
        without = len(kept) - len(told)
        note = f"{len(told)} quotations compared; {without} have no primary text in the case"
        yield Table("Quotations and their primary texts", LEDGER, rows, note)


def _row(dossier: Dossier, known: dict[str, str], carriage: Carriage, quotation: Quotation) -> tuple[Cell, ...]:
    words = " … ".join(span.text for span in quotation.content)
    source = " … ".join(span.text for span in carriage.source)
    candidate = " (candidate)" if carriage.candidate else ""
    formula = f", {'a formula in' if carriage.occurrences >= MANY else 'in'} {carriage.occurrences} texts"
    return (
        cell(shorten(words, 120), quotation.content[0], quotation.id),
        cell(f"{carriage.verdict}{candidate}{formula * (carriage.occurrences > 1)}", record=carriage.id),
        cell(shorten(source, 120), carriage.source[0] if carriage.source else None),
        cell("; ".join(map(said, carriage.edits))),
        cell(name_of(known, quotation.speaker, quotation.holder_span or quotation.source)),
        cell(_short(dossier, quotation.content[0].document)),
        cell(carriage.id, record=carriage.id),
    )


def said(edit: Edit) -> str:
    """An edit in words: what stood in the source, and what stands in the quotation."""
    source, quoted = shorten(edit.source, 60), shorten(edit.quoted, 60)
    words = {"dropped": f"“{source}” dropped", "added": f"“{quoted}” added", "moved": f"“{quoted}” moved"}
    weight = f" ({edit.weight})" if edit.weight != "other" else ""
    return words.get(edit.op, f"“{source}” → “{quoted}”") + weight


def _map(dossier: Dossier, primary: str, omissions: list[Omission]) -> Table:
    order = list(dossier.documents)
    outlets = sorted({one for o in omissions for one in (*o.carried_by, *o.left_out_by)}, key=order.index)
    columns = ("Sentence", "Carried by", *_headings(dossier, outlets))
    rows = tuple(
        (
            cell(shorten(omission.span.text, 120), omission.span, omission.id),
            cell(f"{len(omission.carried_by)} of {len(outlets)}" if omission.carried_by else NOBODY.upper()),
            *(cell(omission.how.get(outlet, LEFT_OUT)) for outlet in outlets),
        )
        for omission in omissions
    )
    silent = sum(not omission.carried_by for omission in omissions)
    document = dossier.documents[primary]
    note = f"{silent} of {len(omissions)} sentences are carried by nobody; {LEFT_OUT}: left out"
    return Table(f"Sentences carried: {document.title or Path(document.path).name}", columns, rows, note)


def _headings(dossier: Dossier, outlets: list[str]) -> list[str]:
    """A name for each document that no other in the list has."""
    found = [dossier.documents[outlet].outlet or _short(dossier, outlet) for outlet in outlets]
    return [
        name if found.count(name) == 1 else f"{name} ({_short(dossier, outlet)})"
        for name, outlet in zip(found, outlets, strict=True)
    ]


def _short(dossier: Dossier, document: str) -> str:
    return Path(dossier.documents[document].path).name


SECTION = Section("fidelity", "The words carried", tables, rank=25)
