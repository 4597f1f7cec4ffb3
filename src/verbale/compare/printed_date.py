"""A printed date of publication that the document's own words, or the other documents of the case, contradict."""

from collections.abc import Iterator

from verbale.link.desk import Desk
from verbale.model.date import compatible, is_edtf, latest
from verbale.model.records import Conflict, Date, Document, Event, Signal, Value, record_id
from verbale.model.span import Span
from verbale.step import Step

NAME = "printed-date"


def compare_printed_dates(desk: Desk) -> Iterator[Conflict]:
    """One conflict a document whose printed date cannot be right."""
    dates: dict[str, list[Date]] = {}
    for record in desk.records(Date):
        dates.setdefault(record.span.document, []).append(record)
    for document in desk.dossier.documents.values():
        if document.published is None or "published" in document.given or not document.published.basis:
            continue
        own = _own_words(document, dates.get(document.id, []))
        yield from [own] if own else _other_documents(desk, document)


def _own_words(document: Document, dates: list[Date]) -> Conflict | None:
    """The reader of dates corrects a printed date that the text contradicts, and names both places as basis."""
    published = document.published
    if published is None or len(published.basis) < 2:
        return None
    printed = next((date for date in dates if date.span == published.basis[0]), None)
    if printed is None or not printed.value or compatible(printed.value, published.value.rstrip("?~%")):
        return None
    proof = published.basis[-1]
    values = (_value(document, printed.value, printed.span), _value(document, published.value.rstrip("?"), proof))
    return _conflict(document, values, f"{printed.span.text!r} is printed, but {proof.text!r} proves another date")


def _other_documents(desk: Desk, document: Document) -> Iterator[Conflict]:
    """A signal that this text tells of as past, and that others date after its printed day of publication."""
    last = latest(document.published.value) if document.published and is_edtf(document.published.value) else None
    if last is None or document.published is None:
        return
    for signal in desk.records(Signal):
        telling = next((span for span in signal.telling if span.document == document.id), None)
        elsewhere = [span for span in signal.date.basis if span.document != document.id] if signal.date else []
        if telling is None or not elsewhere or signal.date is None or not is_edtf(signal.date.value):
            continue
        when = latest(signal.date.value)
        if when is None or when <= last or _is_planned(desk, telling):
            continue
        values = (
            _value(document, document.published.value, document.published.basis[0]),
            _value(desk.document(elsewhere[0].document), f"after {signal.date.value}", elsewhere[0]),
        )
        yield _conflict(document, values, f"it tells of what {elsewhere[0].text!r} in another document dates later")
        return


def _is_planned(desk: Desk, telling: Span) -> bool:
    return any(
        event.modality == "planned" and any(_touch(span, telling) for span in event.evidence)
        for event in desk.records(Event)
    )


def _touch(a: Span, b: Span) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end


def _value(document: Document, value: str, span: Span) -> Value:
    published = document.published.value if document.published else None
    return Value(value=value, holder=document.id, document=document.id, published=published, span=span)


def _conflict(document: Document, values: tuple[Value, ...], why: str) -> Conflict:
    spans = [value.span.bounds for value in values if value.span]
    return Conflict(
        id=record_id("conflict", document.id, spans, NAME),
        reader=NAME,
        why=why,
        about=document.id,
        field="date",
        values=values,
        reading="error",
    )


STEP = Step(NAME, makes=("conflict",), run=compare_printed_dates, needs=("signal", "date", "event"))
