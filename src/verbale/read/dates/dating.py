"""What a document's own words prove about when it was written."""

from datetime import date
from typing import NamedTuple

import msgspec

from verbale.model.date import earliest, latest
from verbale.model.records import Dated, Document
from verbale.model.span import Span
from verbale.read.dates.publication import Publication


class Event(NamedTuple):
    """A day, month or year that the text tells of, as past or as still to come."""

    value: str
    span: Span
    future: bool


def date_document(document: Document, published: Publication | None, events: list[Event]) -> Document:
    """The document with its publication date, and the dates before and after which it was not written."""
    dated = document.published if published is None or published.given else published.dated
    last = _last(dated) or _last(document.not_after)
    return msgspec.structs.replace(
        document,
        published=dated,
        not_before=document.not_before or _not_before(events, last),
        not_after=_not_after(document, dated, events),
    )


def _last(dated: Dated | None) -> date | None:
    return latest(dated.value.rstrip("?~%")) if dated else None


def _not_before(events: list[Event], last: date | None) -> Dated | None:
    """The latest event told as past that is not later than the publication."""
    past = []
    for event in events:
        first = earliest(event.value.rstrip("?~%")) if not event.future else None
        if first and (last is None or first <= last):
            past.append((first, -len(event.value), event))
    if not past:
        return None
    event = max(past, key=lambda item: (item[0], -item[1]))[2]
    return Dated(event.value.rstrip("?~%"), (event.span,))


def _not_after(document: Document, published: Dated | None, events: list[Event]) -> Dated | None:
    """The publication, or the earliest event told as still to come, whichever is earlier."""
    bounds = []
    if published and (last := _last(published)):
        bounds.append((last, Dated(last.isoformat(), published.basis)))
    if document.not_after and (last := _last(document.not_after)):
        bounds.append((last, document.not_after))
    for event in events:
        last = latest(event.value.rstrip("?~%")) if event.future else None
        if last:
            bounds.append((last, Dated(event.value.rstrip("?~%"), (event.span,))))
    return min(bounds, key=lambda bound: bound[0])[1] if bounds else None


def date_child(child: Document, parent: Document) -> Document:
    """A text reproduced in another was written no later than that one."""
    bound = parent.published or parent.not_after
    if (
        bound is None
        or child.not_after is not None
        or _is_later(child, bound)
        or "X" in bound.value
        or "/" in bound.value
    ):
        return child
    return msgspec.structs.replace(child, not_after=Dated(bound.value.rstrip("?~%"), bound.basis))


def _is_later(child: Document, bound: Dated) -> bool:
    """Whether a text prints a later day than the one around it: it only shares its file."""
    first, last = earliest(child.published.value) if child.published else None, latest(bound.value)
    return first is not None and last is not None and first > last
