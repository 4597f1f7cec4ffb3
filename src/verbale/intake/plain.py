"""The simplest intake: a UTF-8 text file with blank lines between paragraphs, every one of them body."""

import hashlib
import re
from pathlib import Path

from verbale.model.passage import Passage, Piece
from verbale.model.prepared import Prepared
from verbale.model.records import Document, Segment, record_id
from verbale.model.span import cut

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def prepare(path: Path) -> Prepared:
    """The file as one document without children."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=f"doc-{sha[:12]}", reader="plain", path=str(path), sha256=hashlib.sha256(data).hexdigest(), text_sha256=sha,
        language="en",
    )  # fmt: skip
    segments, passages = [], []
    for block in _BLOCK.finditer(text):
        span = cut(document.id, text, *block.span())
        segments.append(
            Segment(id=record_id("segment", document.id, [block.span()]), reader="plain", span=span, role="body")
        )
        passages.append(Passage(re.sub(r"\s", " ", block[0]), (Piece(0, block.start(), len(block[0])),), "body"))
    return Prepared(document=document, text=text, segments=tuple(segments), passages=tuple(passages))
