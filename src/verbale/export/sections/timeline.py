"""The timeline: every dated expression in order of what it means, with the sentence that holds it."""

import re
from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, sentence_around, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Date

_DATED = re.compile(r"-?\d{4}")


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a dated expression, the earliest first; durations, sets and ages have no place in time."""
    dates = [date for date in dossier.records(Date) if date.type in ("date", "range") and _placed(date)]
    dates.sort(key=lambda date: (date.value or "", date.span.document, date.span.start))
    rows = tuple(_row(dossier, date) for date in dates)
    yield Table("Timeline", ("When", "Words", "Sentence", "Document", "Id"), rows, f"{len(rows)} dated expressions")


def _placed(date: Date) -> bool:
    return date.status != "rejected" and bool(_DATED.match(date.value or ""))


def _row(dossier: Dossier, date: Date) -> tuple[Cell, ...]:
    sentence = sentence_around(dossier, date.span)
    return (
        cell(date.value, date.span, date.id),
        cell(shorten(date.span.text, 40), date.span),
        cell(shorten(sentence.text, 110), sentence),
        cell(source_name(dossier, date.span.document)),
        cell(date.id, record=date.id),
    )


SECTION = Section("timeline", "Timeline", tables, rank=20)
