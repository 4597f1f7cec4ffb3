"""Readings made by hand: what a store keeps, without any reader."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from verbale.model.prepared import ReadText, SourceRead
from verbale.model.records import Document, Quotation, record_id
from verbale.model.span import cut
from verbale.store.store import Store

MakeRead = Callable[..., SourceRead]


def reading_of(path: str, text: str, row: int = 0, reader: str = "marks") -> SourceRead:
    """A source whose quotations are the words between straight marks."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(id=f"doc-{sha[:12]}", path=path, sha256=sha, text_sha256=sha, language="en")
    records = []
    for match in re.finditer('"([^"]+)"', text):
        id = record_id("quotation", document.id, [match.span(1)], reader)
        content = (cut(document.id, text, *match.span(1)),)
        records.append(Quotation(id=id, reader=reader, form="direct", content=content, speaker="actor:envoy"))
    read = ReadText(document=document, text=text, sentences=(((0, len(text)),),), records=tuple(records))
    return SourceRead(path=path, row=row, sha256=sha, reading="r1", texts=(read,))


@pytest.fixture
def make_read() -> MakeRead:
    return reading_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.create(tmp_path / "affair.case")
    yield opened
    opened.close()
