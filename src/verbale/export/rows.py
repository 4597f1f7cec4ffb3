"""Every record of a case in the order of the contract, and as JSON Lines (the public format: docs/records.md)."""

from collections.abc import Iterable, Iterator

import msgspec

from verbale.errors import UsageError
from verbale.model.dossier import Dossier
from verbale.model.records import KINDS, Document, Record, encode


def kinds_named(names: Iterable[str]) -> tuple[type[Record], ...]:
    """The kinds of these names in the order of the contract, all where none is named; UsageError lists them."""
    wanted = set(names)
    if unknown := sorted(wanted - KINDS.keys()):
        raise UsageError(f"there is no record kind {', '.join(unknown)}", remedy=f"kinds are {', '.join(KINDS)}")
    return tuple(kind for name, kind in KINDS.items() if not wanted or name in wanted)


def all_records(dossier: Dossier, kinds: Iterable[type[Record]], with_text: bool = False) -> Iterator[Record]:
    """The records of these kinds; documents with their text where asked, so that anybody can check every span."""
    for kind in kinds:
        if kind is not Document:
            yield from dossier.records(kind)
            continue
        for document in dossier.documents.values():
            yield with_text_of(dossier, document) if with_text else document


def with_text_of(dossier: Dossier, document: Document) -> Document:
    """The document with its stored text in it."""
    return msgspec.structs.replace(document, text=dossier.text(document.id))


def jsonl(dossier: Dossier, kinds: Iterable[type[Record]], with_text: bool = False) -> Iterator[bytes]:
    """One JSON object a line, the same bytes for the same case."""
    for record in all_records(dossier, kinds, with_text):
        yield encode(record) + b"\n"
