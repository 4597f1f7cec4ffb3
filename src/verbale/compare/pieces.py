"""Stretches of quotations: which of their words are laid along a text, and what became of each and of the whole."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from verbale.align import versions
from verbale.align.edits import Edit as WordEdit
from verbale.align.words import split
from verbale.compare.primaries import Primary
from verbale.compare.retranslation import SAME, Likeness
from verbale.model.laid import Laid
from verbale.model.records import Edit, Quotation, Verdict
from verbale.model.span import Bounds, Span, overlap

_MARKED = re.compile(
    r"“([^“”]+)”?|«([^«»]+)»|「([^「」]+)」|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)|(?<!\w)'([^']+?)'(?!\w)"
)

_ORDER: tuple[Verdict, ...] = ("verbatim", "bracketed", "elided", "spliced", "altered", "retranslated", "not-found")

_NEAR = 120
"""Characters between stretches that are still of one sentence or of two that follow each other."""

_OPS: dict[str, Literal["added", "dropped", "changed"]] = {
    "added": "added",
    "dropped": "dropped",
    "changed": "changed",
    "elided": "dropped",
    "bracketed": "changed",
}


_ALL = 0.85
"""The share of a fragment's words that have their like in a source it alters."""

_OTHER_WORDS = 0.25
"""The share of words edited from which a sentence is told in other words, not altered, where its meaning agrees."""


class Piece(NamedTuple):
    """What became of one stretch of a quotation."""

    text: str
    verdict: Verdict
    primary: Primary | None
    source: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    occurrences: int = 0
    expect: float | None = None
    score: float | None = None
    doubts: tuple[str, ...] = ()
    why: str = ""
    archive: str | None = None
    """The text of an archive that holds the words, and where in it: `agency/note-12:340`."""


def nested_in(quotations: Sequence[Quotation]) -> dict[str, tuple[Span, ...]]:
    """For each quotation the stretches of others inside it: they are somebody else's words."""
    told: defaultdict[str, list[tuple[Bounds, tuple[Span, str]]]] = defaultdict(list)
    for quotation in quotations:
        for span in quotation.content:
            told[span.document].append((span.bounds, (span, quotation.id)))
    by_document = {document: Laid(some) for document, some in told.items()}
    found: dict[str, tuple[Span, ...]] = {}
    for quotation in quotations:
        inner = [
            other
            for span in quotation.content
            for other, owner in by_document[span.document].from_within(span.bounds)
            if owner != quotation.id and other.end <= span.end and span.end - span.start > other.end - other.start
        ]  # fmt: skip
        if inner:
            found[quotation.id] = tuple(inner)
    return found


def tighten(text: str, span: Span) -> Span:
    """The span without words at its end that the fragment has not: where it ends in a word that both have."""
    dropped = [one for one in versions.compare(span.text, text) if one.op == "dropped"]
    if not dropped or dropped[-1].left[1] < len(span.text.rstrip()) or dropped[-1].left[0] == 0:
        return span
    kept = span.text[: dropped[-1].left[0]].rstrip()
    return Span(span.document, span.start, span.start + len(kept), kept)


def stretches_of(quotation: Quotation, nested: Sequence[Span]) -> list[tuple[Span, ...]]:
    """What is laid along the texts: the pieces of direct speech, the marked stretches of mixed speech."""
    if quotation.form == "indirect":
        return []
    if quotation.form == "direct":
        marked = [stretch for span in quotation.content for stretch in _marked(span)]
        whole = [span for span in quotation.content if not any(overlap(span.bounds, m.bounds) for m in marked)]
        inside = sum(stretch.end - stretch.start for stretch in marked)
        size = sum(span.end - span.start for span in quotation.content)
        if not marked or inside < size / 2:
            return [(span,) for span in quotation.content]
        return [(span,) for span in sorted([*whole, *marked])]
    found = [stretch for span in quotation.content for stretch in _marked(span)]
    own = [s for s in found if not any(overlap(s.bounds, other.bounds) for other in nested)]
    return [(span,) for span in own]


def _marked(span: Span) -> Iterator[Span]:
    for match in _MARKED.finditer(span.text):
        start, end = match.span(match.lastindex or 0)
        if span.text[start:end].strip():
            yield Span(span.document, span.start + start, span.start + end, span.text[start:end])


def verdict_on(pieces: Sequence[Piece]) -> tuple[Verdict, str]:
    """The verdict on the whole: the gravest of its stretches; found ones from places far apart are spliced."""
    if len(pieces) == 1:
        return pieces[0].verdict, pieces[0].why
    found = [piece for piece in pieces if piece.verdict not in ("not-found", "no-primary")]
    why = "; ".join(f"“{_short(piece.text)}”: {piece.why}" for piece in pieces)
    if not found:
        return ("not-found" if any(piece.verdict == "not-found" for piece in pieces) else "no-primary"), why
    gravest = max((piece.verdict for piece in found), key=_ORDER.index)
    if len(found) < len(pieces) and gravest in ("verbatim", "bracketed", "elided"):
        return "altered", f"{why}; a marked stretch was not found"
    if gravest in ("verbatim", "bracketed", "elided") and _apart(found):
        return "spliced", f"{why}; the stretches stand in separate places"
    return gravest, why


def _apart(pieces: Sequence[Piece]) -> bool:
    """Whether stretches stand in another order, in other texts, or a sentence and more apart."""
    for left, right in pairwise(pieces):
        if left.primary is not right.primary or not (left.source and right.source):
            return True
        gap = right.source[0].start - left.source[-1].end
        if gap < 0 or gap > _NEAR:
            return True
    return False


def edit_of(edit: WordEdit) -> Edit:
    """An edit of the aligner as the record has it."""
    return Edit(_OPS[edit.op], edit.quoted, edit.source, edit.weight)


def edits_in_words(edits: Iterable[WordEdit]) -> str:
    """How many edits, and what they touch."""
    found = list(edits)
    if not found:
        return ""
    grave = sorted({edit.weight for edit in found if edit.weight != "other"})
    return f", {len(found)} edit{'s' * (len(found) > 1)}" + (f" touching {', '.join(grave)}" if grave else "")


def finite(value: float) -> float | None:
    """A number that JSON can hold; None for infinity."""
    return value if math.isfinite(value) else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def alter_fragment(text: str, primary: Primary, span: Span, likeness: Likeness) -> Piece | None:
    """A few words of which some are others: altered, where all have their like close together in the source."""
    span = tighten(text, span)
    if likeness.cover < _ALL or len(split(span.text)) > len(split(text)) + 2 or likeness.shared < 2:
        return None
    changes = versions.compare(span.text, text)
    edits = tuple(Edit(one.op, one.right_text, one.left_text, one.weight) for one in changes)
    why = f"{len(edits)} edit{'s' * (len(edits) != 1)}: a short fragment, in words that mean the same"
    return Piece(text, "altered", primary, (span,), edits, 1, score=round(likeness.cover, 3), why=why)


def is_rewording(worded: Piece, meant: Piece) -> bool:
    """Whether so many words of an altered quotation are others that it is the same sentence told anew."""
    edited = 1 - (worded.score or 0)
    return edited > _OTHER_WORDS and len(worded.edits) > 2 and (meant.score or 0) >= SAME
