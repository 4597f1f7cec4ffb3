"""Invented pages for the tests of structure: a page is written down with the role of each of its paragraphs."""

import hashlib
from typing import Any

from verbale.intake.extracted import Block, Extracted
from verbale.intake.structure import build
from verbale.model.prepared import Prepared
from verbale.model.records import Document


def read(text: str, blocks: tuple[Block, ...] = (), **fields: Any) -> Prepared:
    """The text as structure reads it."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(id=f"doc-{sha[:12]}", path="page.txt", sha256=sha, text_sha256=sha, **fields)
    return build(Extracted(document=document, text=text, blocks=blocks))


def page(*paragraphs: tuple[str, str], gap: str = "\n\n") -> tuple[str, list[tuple[str, str]]]:
    """The page's text, and role and words of each of its paragraphs."""
    return gap.join(words for _, words in paragraphs), list(paragraphs)


def roles(prepared: Prepared) -> list[tuple[str, str]]:
    """Role and words of each segment."""
    return [(segment.role, segment.span.text) for segment in prepared.segments]


PROSE = (
    "The minister arrived in Port Sorel on Monday for two days of talks about the strait, the first in nine years.",
    "She said that the vessels would have to leave before any agreement could be signed by the two governments.",
    "Officials of both states described the first round as useful, and they will meet again before the summer.",
    "The harbour has been closed since a collision in March, in which four sailors of a patrol boat were injured.",
)
"""Paragraphs of running text."""
