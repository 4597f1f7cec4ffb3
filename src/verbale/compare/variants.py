"""Witnesses of one text in a case: what the later one added, dropped, changed and moved.

Two documents are witnesses of one text where nearly all of the shorter stands, in its order, in the longer one and
they are of like length: an edition beside another, not a report beside its source.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

import numpy as np

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


MARKS, COMMON, CROWD = 48, 8, 40
"""Marks of a text, how many two witnesses share at least, and the texts from which a mark is a formula of many."""

_MIX = np.uint64(0x9E3779B97F4A7C15)


def compare_witnesses(desk: Desk) -> Iterator[Variant]:
    """The differences between every two witnesses of one text, the earlier published on the left."""
    for pair in _candidates(desk):
        left, right = sorted(pair, key=lambda one: _when(desk, one))
        parents = desk.document(left).parent, desk.document(right).parent
        if left in parents or right in parents:
            continue
        if agreement(desk.text(left), desk.text(right)) >= WITNESS:
            for change in compare(desk.text(left), desk.text(right)):
                yield _variant(desk, left, right, change)


def _candidates(desk: Desk) -> list[tuple[str, str]]:
    """Pairs of documents that share marks: the smallest keys of their pairs of words, the same for like texts."""
    order = list(desk.dossier.documents)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(order):
        keys = split(desk.text(document)).keys
        if len(keys) >= SHORTEST:
            for mark in np.unique(keys[:-1] * _MIX + keys[1:])[:MARKS].tolist():
                holders[mark].append(number)
    shared = Counter(pair for held in holders.values() if len(held) <= CROWD for pair in combinations(held, 2))
    return [(order[left], order[right]) for (left, right), count in sorted(shared.items()) if count >= COMMON]


def _when(desk: Desk, document: str) -> tuple[str, int]:
    published = desk.document(document).published
    return published.value if published else "9", list(desk.dossier.documents).index(document)


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
