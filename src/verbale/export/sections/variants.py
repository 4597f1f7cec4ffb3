"""Witnesses of one text side by side: the collation view."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verbale.export.table import Cell, Section, Table, cell, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import Variant
from verbale.model.span import Span


def tables(dossier: Dossier) -> Iterable[Table]:
    """One table for two witnesses, in the order of the right one."""
    pairs: defaultdict[tuple[str, str], list[Variant]] = defaultdict(list)
    for variant in dossier.records(Variant):
        if variant.status != "rejected":
            pairs[variant.witnesses].append(variant)
    for (left, right), variants in pairs.items():
        ours, theirs = (Path(dossier.documents[one].path).name for one in (left, right))
        grave = sum(variant.weight != "other" for variant in variants)
        rows = tuple(_row(variant) for variant in variants)
        note = f"{len(variants)} differences; {grave} touch a negation, condition, modality, number, date or name"
        yield Table(f"{ours} and {theirs}", ("What", "Weight", f"In {ours}", f"In {theirs}", "Id"), rows, note)


def _row(variant: Variant) -> tuple[Cell, ...]:
    return (
        cell(variant.op),
        cell("" if variant.weight == "other" else variant.weight),
        _side(variant.left, variant.id),
        _side(variant.right, variant.id),
        cell(variant.id, record=variant.id),
    )


def _side(spans: tuple[Span, ...], record: str) -> Cell:
    return cell(shorten(" … ".join(span.text for span in spans), 140), spans[0] if spans else None, record)


SECTION = Section("variants", "Witnesses side by side", tables, rank=27)
