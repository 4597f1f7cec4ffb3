"""Margin notes: one short line a record, for a person who reads the text beside it."""

from collections.abc import Callable
from typing import Any

from verbale.export.sections.figures import amount
from verbale.export.table import name_of
from verbale.model.records import (
    Condition,
    Date,
    Effect,
    Event,
    Figure,
    First,
    Forecast,
    Interpretation,
    Position,
    Quotation,
    Record,
    kind_of,
)

Names = dict[str, str]
"""Actor ids and the names they are shown by."""


def label(record: Record, names: Names) -> str:
    """The record in a few words; the bare kind for kinds that have no words of their own."""
    write = _LABELS.get(type(record))
    return write(record, names) if write else kind_of(record)


def _held(record: Any, names: Names) -> str:
    return name_of(names, record.holder, record.holder_span) or "the author"


def _quotation(record: Quotation, names: Names) -> str:
    speaker = name_of(names, record.speaker, record.holder_span or record.source) or "nobody named"
    via = f", via {', '.join(name_of(names, who) for who in record.relay)}" if record.relay else ""
    return f"{speaker}: {record.form}{via}"


def _date(record: Date, _: Names) -> str:
    return record.value or "not placed"


def _figure(record: Figure, names: Names) -> str:
    return f"{amount(record)} ({record.measure})"


def _event(record: Event, names: Names) -> str:
    who = ", ".join(name_of(names, actor) for actor in record.actors) or "?"
    whom = ", ".join(name_of(names, actor) for actor in record.recipients)
    code = " ".join(filter(None, [record.type, record.mode, record.cameo and f"CAMEO {record.cameo}"]))
    mood = "" if record.modality == "actual" else f" ({record.modality})"
    return f"{who}{' → ' + whom if whom else ''}: {code}{mood}"


def _condition(record: Condition, names: Names) -> str:
    to = f" to {name_of(names, record.addressed_to)}" if record.addressed_to else ""
    return f"{_held(record, names)}{to}: if … then"


def _position(record: Position, names: Names) -> str:
    return f"{_held(record, names)} {record.stance.replace('-', ' ')}: {record.issue}"


def _interpretation(record: Interpretation, names: Names) -> str:
    return f"{_held(record, names)} reads: {record.motive.replace('-', ' ')}"


def _forecast(record: Forecast, names: Names) -> str:
    band = f", {record.band[0]}–{record.band[1]} %" if record.band else ""
    horizon = f" by {record.horizon.value}" if record.horizon else ""
    return f"{_held(record, names)} expects{horizon}{band}"


def _first(record: First, names: Names) -> str:
    return f"{_held(record, names)} claims a first"


def _effect(record: Effect, names: Names) -> str:
    return f"{_held(record, names)}: {name_of(names, record.actor) or '?'} {record.direction}"


_LABELS: dict[type[Record], Callable[[Any, Names], str]] = {
    Quotation: _quotation,
    Date: _date,
    Figure: _figure,
    Event: _event,
    Condition: _condition,
    Position: _position,
    Interpretation: _interpretation,
    Forecast: _forecast,
    First: _first,
    Effect: _effect,
}
