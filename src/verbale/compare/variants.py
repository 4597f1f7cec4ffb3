"""Witnesses of one text in a case: what the later one added, dropped, changed and moved.

Two documents are witnesses of one text where nearly all of the shorter stands, in its order, in the longer one and
they are of like length: an edition beside another, not a report beside its source.
"""

from collections.abc import Iterator
from itertools import combinations

from verbale.align.versions import Change, agreement, compare
from verbale.align.words import split
from verbale.link.desk import Desk
from verbale.model.records import Variant, record_id
from verbale.model.span import Bounds, Span
from verbale.step import Step

NAME = "variants"

WITNESS = 0.7
"""The share of words in common, in order, from which two texts are witnesses of one."""

SHORTEST = 25
"""Words that a witness has at least."""


def compare_witnesses(desk: Desk) -> Iterator[Variant]:
    """The differences between every two witnesses of one text, the earlier published on the left."""
    documents = desk.dossier.documents
    words = {document: frozenset(split(desk.text(document)).keys.tolist()) for document in documents}
    for left, right in combinations(sorted(documents, key=lambda one: _when(desk, one)), 2):
        parents = documents[left].parent, documents[right].parent
        if left in parents or right in parents or not _alike(words[left], words[right]):
            continue
        if min(len(split(desk.text(one))) for one in (left, right)) < SHORTEST:
            continue
        if agreement(desk.text(left), desk.text(right)) >= WITNESS:
            for change in compare(desk.text(left), desk.text(right)):
                yield _variant(desk, left, right, change)


def _when(desk: Desk, document: str) -> tuple[str, int]:
    published = desk.document(document).published
    return published.value if published else "9", list(desk.dossier.documents).index(document)


def _alike(left: frozenset[int], right: frozenset[int]) -> bool:
    """A cheap test before words are laid along: texts that agree in order share most of their words."""
    return len(left & right) >= WITNESS * 0.8 * max(len(left), len(right), 1)


def _variant(desk: Desk, left: str, right: str, change: Change) -> Variant:
    bounds = [change.left, change.right]
    weight = f", touching {change.weight}" if change.weight != "other" else ""
    return Variant(
        id=record_id("variant", left, bounds, right, change.op),
        reader=NAME,
        why=f"{change.op}{weight}: {change.words} word{'s' * (change.words != 1)} between two witnesses of one text",
        witnesses=(left, right),
        op=change.op,
        left=_spans(desk, left, change.left),
        right=_spans(desk, right, change.right),
        weight=change.weight,
    )


def _spans(desk: Desk, document: str, bounds: Bounds) -> tuple[Span, ...]:
    return (desk.span(document, *bounds),) if bounds[0] < bounds[1] else ()


STEP = Step(NAME, makes=("variant",), run=compare_witnesses)
