"""The words carried: quotations against their primary texts, and each primary text sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbale.export.grid import Line, Square, draw, grid, height
from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Carriage, Edit, Omission, Quotation

LEDGER = ("Words", "Verdict", "Source", "Edits", "Speaker", "Document", "Id")
"""One row a quotation and the text that it was held against."""
NOBODY, LEFT_OUT = "nobody", "—"
MANY = 4
"""Texts from which words that stand in them all are called a formula; fewer may be editions of one text."""


SHADES = {"verbatim": 1.0, "altered": 0.7, "retranslated": 0.5, "own-words": 0.3, "as-occasion": 0.12}
"""How dark a sentence is drawn by how it was carried; left out is empty."""

DRAWN = 60
"""Sentences of a primary text that are drawn: the table has all of them."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """The ledger of quotations, those with the gravest verdict first, then a map of sentences for each primary text."""
    yield from _ledger(dossier)
    for primary, omissions in _omissions(dossier).items():
        yield _map(dossier, primary, omissions)


def drawing(dossier: Dossier) -> str:
    """The maps of the primary texts: a square a sentence and document, a word where nobody carried it."""
    maps, top, wide = [], 0, 1
    for primary, omissions in _omissions(dossier).items():
        outlets = _outlets(dossier, omissions)
        headings = _headings(dossier, outlets)
        shown = omissions[:DRAWN]
        lines = [_line(number, one, outlets, headings) for number, one in enumerate(shown, 1)]
        rest = f", the first {DRAWN} sentences" * (len(omissions) > DRAWN)
        maps.append(grid(lines, headings, f"{_title(dossier, primary)}{rest}", top))
        top, wide = top + height(lines), max(wide, len(outlets))
    label = "Who carried which sentence: the darker, the closer to the words; empty: left out"
    return draw(maps, wide, top, label)


def _line(number: int, omission: Omission, outlets: list[str], headings: list[str]) -> Line:
    href, words = f"#{omission.id}", shorten(omission.span.text, 100)
    squares = tuple(
        Square(
            SHADES.get(omission.how.get(outlet, ""), 0),
            f"{name}: {omission.how.get(outlet, 'left out')} · {words}",
            href,
        )
        for outlet, name in zip(outlets, headings, strict=True)
    )
    return Line(f"{number} · {shorten(omission.span.text, 46)}", "" if omission.carried_by else NOBODY.upper(), squares)


def _omissions(dossier: Dossier) -> dict[str, list[Omission]]:
    """By primary text, in its order."""
    by_primary: defaultdict[str, list[Omission]] = defaultdict(list)
    for omission in dossier.records(Omission):
        if omission.status != "rejected":
            by_primary[omission.span.document].append(omission)
    return {one: sorted(found, key=lambda omission: omission.span) for one, found in by_primary.items()}


def _outlets(dossier: Dossier, omissions: list[Omission]) -> list[str]:
    order = list(dossier.documents)
    return sorted({one for o in omissions for one in (*o.carried_by, *o.left_out_by)}, key=order.index)


def _title(dossier: Dossier, primary: str) -> str:
    document = dossier.documents[primary]
    return document.title or Path(document.path).name


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
    outlets = _outlets(dossier, omissions)
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
    note = f"{silent} of {len(omissions)} sentences are carried by nobody; {LEFT_OUT}: left out"
    return Table(f"Sentences carried: {_title(dossier, primary)}", columns, rows, note)


def _headings(dossier: Dossier, outlets: list[str]) -> list[str]:
    """A name for each document that no other in the list has."""
    found = [dossier.documents[outlet].outlet or _short(dossier, outlet) for outlet in outlets]
    return [
        name if found.count(name) == 1 else f"{name} ({_short(dossier, outlet)})"
        for name, outlet in zip(found, outlets, strict=True)
    ]


def _short(dossier: Dossier, document: str) -> str:
    return source_name(dossier, document)


SECTION = Section("fidelity", "The words carried", tables, rank=25, drawing=drawing)
