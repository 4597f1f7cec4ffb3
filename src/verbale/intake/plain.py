"""The simplest intake: a UTF-8 text file."""

import hashlib
from pathlib import Path

from verbale.intake.extracted import Extracted
from verbale.intake.structure import build
from verbale.model.prepared import Prepared
from verbale.model.records import Document


def prepare(path: Path) -> Prepared:
    """The file as one document with the texts reproduced in it."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=f"doc-{sha[:12]}",
        reader="plain",
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=sha,
    )
    return build(Extracted(document=document, text=text))
