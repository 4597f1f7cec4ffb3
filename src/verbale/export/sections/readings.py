"""The readings: who reads which motive into which signal, who agrees, on how many roots, and who disputes it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.model.dossier import Dossier
from verbale.model.records import Agreement, Interpretation, Signal

COLUMNS = ("Motive", "Holder", "Words", "Hedge", "On the ground that", "Disputes", "Document", "Id")
"""One row a reading."""
AGREED = ("Signal", "Motive", "Readings", "Holders", "Independent roots", "How counted")
"""One row a signal and a motive that somebody gives it."""
UNNAMED = "Nobody named"
NO_SIGNAL = "No one signal"


def tables(dossier: Dossier) -> Iterable[Table]:
    """What more than one holder reads into a signal; then one table a signal, motive by motive."""
    known = names(dossier)
    readings = [reading for reading in dossier.records(Interpretation) if reading.status != "rejected"]
    signals = {signal.id: signal for signal in dossier.records(Signal)}
    if agreed := tuple(_agreed(dossier, known, signals, {reading.id: reading for reading in readings})):
        yield Table("Agreement", AGREED, agreed, "a root is a source that reports nobody else; relays count once")
    of: defaultdict[str | None, list[Interpretation]] = defaultdict(list)
    for reading in readings:
        of[reading.about if reading.about in signals else None].append(reading)
    for about in sorted(of, key=lambda id: (id is None, -len(of[id]), id or "")):
        title = signal_name(known, signals[about]) if about else NO_SIGNAL
        common = Counter(reading.motive for reading in of[about])
        ordered = sorted(of[about], key=lambda reading: (-common[reading.motive], reading.motive))
        rows = tuple(_row(dossier, known, reading) for reading in ordered)
        yield Table(title, COLUMNS, rows, f"{len(rows)} reading{'s' * (len(rows) > 1)}, {len(common)} motives")


def signal_name(known: dict[str, str], signal: Signal) -> str:
    """A signal in a few words: sender, form, to whom, when."""
    to = ", ".join(name_of(known, one) for one in signal.recipients[:2])
    date = f", {signal.date.value}" if signal.date else ""
    return f"{name_of(known, signal.sender) or UNNAMED}: {signal.form}{f' to {to}' if to else ''}{date}"


def _agreed(
    dossier: Dossier, known: dict[str, str], signals: dict[str, Signal], readings: dict[str, Interpretation]
) -> Iterable[tuple[Cell, ...]]:
    for agreement in sorted(dossier.records(Agreement), key=lambda one: -one.roots):
        members = [readings[id] for id in agreement.interpretations if id in readings]
        if agreement.status == "rejected" or not members:
            continue
        signal = signals.get(members[0].about or "")
        holders = sorted({holder(known, member) for member in members})
        yield (
            cell(signal_name(known, signal) if signal else NO_SIGNAL, record=members[0].about),
            cell(members[0].motive, members[0].span),
            cell(len(members)),
            cell(shorten("; ".join(holders), 100)),
            cell(agreement.roots, record=agreement.id),
            cell(shorten(agreement.why, 140)),
        )


def holder(known: dict[str, str], reading: Interpretation) -> str:
    """The holder's name, or the words that name nobody in particular."""
    return name_of(known, reading.holder, reading.holder_span) or UNNAMED


def _row(dossier: Dossier, known: dict[str, str], reading: Interpretation) -> tuple[Cell, ...]:
    grounds = " … ".join(span.text for span in reading.evidence_for)
    return (
        cell(reading.motive),
        cell(holder(known, reading), reading.holder_span),
        cell(shorten(reading.span.text, 120), reading.span, reading.id),
        cell(shorten(reading.hedge.text, 24), reading.hedge) if reading.hedge else Cell(""),
        cell(shorten(grounds, 90), reading.evidence_for[0]) if reading.evidence_for else Cell(""),
        cell(len(reading.disputes) or None, record=next(iter(reading.disputes), None)),
        cell(source_name(dossier, reading.span.document)),
        cell(reading.id, record=reading.id),
    )


SECTION = Section("readings", "Readings", tables, rank=44)
