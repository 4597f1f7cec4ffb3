"""What every step of conflicts writes: the values, each with its place, and the record around them."""

import re
from collections.abc import Iterable

from verbale.link.desk import Desk
from verbale.model.date import earliest, is_edtf, latest
from verbale.model.records import Actor, Conflict, Dated, Value, record_id
from verbale.model.span import Span

_SLUG = re.compile(r"(?<![\w'’-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w'’-])")


def cite(desk: Desk, span: Span, value: str, holder: str | None = None) -> Value:
    """A value at its place; its document speaks where nobody else is named."""
    document = desk.document(span.document)
    published = document.published.value if document.published else None
    return Value(value=value, holder=holder or document.id, document=document.id, published=published, span=span)


def conflict(
    step: str, field: str, values: Iterable[Value], reading: str, why: str, about: str | None = None
) -> Conflict:
    """The record: its id comes from the places of its values."""
    shown = tuple(values)
    places = [f"{v.span.document}:{v.span.start}:{v.span.end}" for v in shown if v.span]
    return Conflict(
        id=record_id("conflict", places[0].split(":")[0], [v.span.bounds for v in shown if v.span], step, *places),
        reader=step, why=why, about=about, field=field, values=shown, reading=reading,  # type: ignore[arg-type]
    )  # fmt: skip


def named(desk: Desk, actor: str) -> str:
    """The name of an actor for a person to read; the words of its id where nobody knows it."""
    known = desk.knowledge.actors.get(actor)
    own = known.name if known else next((one.name for one in desk.records(Actor) if one.id == actor), None)
    return own or actor.removeprefix("actor:").replace("-", " ").title()


def spoken(desk: Desk, why: str) -> str:
    """A line with names in the place of the ids of actors."""
    return _SLUG.sub(lambda match: _said(desk, match[0]), why)


def _said(desk: Desk, word: str) -> str:
    actor = f"actor:{word}"
    known = desk.knowledge.actors.get(actor) or next((one for one in desk.records(Actor) if one.id == actor), None)
    return known.name if known else word


def written(desk: Desk, document: str) -> tuple[str | None, str | None]:
    """First and last day on which a document can have been written, by its printed date or its own words."""
    record = desk.document(document)
    first, last = _end(record.not_before, "first"), _end(record.not_after, "last")
    if record.published and is_edtf(record.published.value):
        first = max(filter(None, (first, _end(record.published, "first"))), default=None)
        last = min(filter(None, (last, _end(record.published, "last"))), default=None)
    return first, last


def printed_year(desk: Desk, document: str) -> int | None:
    """The year in which a document says that it came out."""
    published = desk.document(document).published
    return int(published.value[:4]) if published and published.value[:4].isdigit() else None


def _end(dated: Dated | None, end: str) -> str | None:
    if dated is None or not is_edtf(dated.value):
        return None
    day = earliest(dated.value) if end == "first" else latest(dated.value)
    return day.isoformat() if day else None
