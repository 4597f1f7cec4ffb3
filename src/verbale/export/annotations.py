"""W3C Web Annotations (JSON-LD): every record that has spans, each span a position and a quote in its document."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from verbale.export.rows import all_records
from verbale.model.dossier import Dossier
from verbale.model.records import Document, Note, Record, kind_of, spans_in
from verbale.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""What the names of a W3C annotation mean."""
AROUND = 32
"""Characters of prefix and suffix in a quote selector."""


def annotations(dossier: Dossier, kinds: Iterable[type[Record]]) -> Iterator[dict[str, Any]]:
    """One annotation a record, its fields in the body; a note is about the record's annotation."""
    for record in all_records(dossier, kinds):
        if isinstance(record, Note):
            yield _note(record)
        elif not isinstance(record, Document) and (spans := list(dict.fromkeys(spans_in(record)))):
            yield _annotation(dossier, record, spans)


def iri(id: str) -> str:
    """The name of a record or document outside its case."""
    return f"urn:verbale:{id}"


def _annotation(dossier: Dossier, record: Record, spans: list[Span]) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": iri(record.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"type": "Software", "name": f"verbale: {record.reader}"},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": kind_of(record)},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": _fields(record)},
        ],
        "target": [_target(dossier, span) for span in spans],
    }


def _target(dossier: Dossier, span: Span) -> dict[str, Any]:
    text = dossier.text(span.document)
    return {
        "source": iri(span.document),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": iri(note.id),
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "nickname": note.author},
        "created": note.at,
        "body": {"type": "TextualBody", "value": note.text},
        "target": iri(note.about),
    }


def _fields(record: Record) -> str:
    return msgspec.json.encode(record, order="deterministic").decode()
