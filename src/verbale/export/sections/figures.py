"""The figures: numbers of something, measure by measure."""

from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, sentence_around, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Figure

COLUMNS = ("Measure", "Value", "Words", "Given by", "As of", "Sentence", "Document", "Id")
"""One row a figure."""
_NO_PLURAL = frozenset({"percent", "percentage", "magnitude"})


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a figure, those that measure the same beside each other."""
    known = names(dossier)
    figures = [figure for figure in dossier.records(Figure) if figure.status != "rejected"]
    figures.sort(key=lambda figure: figure.measure)
    yield Table("Figures", COLUMNS, tuple(_row(dossier, known, figure) for figure in figures), f"{len(figures)} in all")


def _row(dossier: Dossier, known: dict[str, str], figure: Figure) -> tuple[Cell, ...]:
    sentence = sentence_around(dossier, figure.span)
    return (
        cell(figure.measure),
        cell(amount(figure), figure.span, figure.id),
        cell(shorten(figure.span.text, 32), figure.span),
        cell(name_of(known, figure.holder)),
        cell(figure.as_of.value if figure.as_of else None),
        cell(shorten(sentence.text, 90), sentence),
        cell(source_name(dossier, figure.span.document)),
        cell(figure.id, record=figure.id),
    )


def amount(figure: Figure) -> str:
    """The figure's range in signs: `12`, `10–20 percent`, `≥ 100`, `< 20`."""
    low, high = (None if value is None else f"{value:,.10g}" for value in (figure.low, figure.high))
    if low == high:
        number = low or "?"
    elif low is None:
        number = f"≤ {high}"
    else:
        number = f"≥ {low}" if high is None else f"{low}–{high}"
    return f"{number} {_plural(figure)}" if figure.unit else number


def _plural(figure: Figure) -> str:
    """The unit as it is said behind the number; signs and codes ("%", "USD") have no plural."""
    unit = figure.unit or ""
    if (
        figure.low == figure.high == 1
        or not (unit.isalpha() and unit.islower())
        or unit in _NO_PLURAL
        or unit.endswith("s")
    ):
        return unit
    return "people" if unit == "person" else f"{unit}s"


SECTION = Section("figures", "Figures", tables, rank=40)
