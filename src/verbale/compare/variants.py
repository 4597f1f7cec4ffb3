"""Witnesses of one text in a case, and successive texts of one voice: what the later added, dropped, changed, moved.

Two documents are witnesses of one text where nearly all of the shorter stands, in its order, in the longer one and
they are of like length: an edition beside another, not a report beside its source. Texts of one form that one sender
sent to the same recipients, one after another (yearly messages, readouts of calls between the same two), are compared
each with the one before it where enough of their words recur.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np

from verbale.align.versions import Change, agreement, compare
from verbale.align.words import split
from verbale.link.desk import Desk
from verbale.model.records import Signal, Variant, record_id
from verbale.model.span import Bounds, Span
from verbale.step import Step

NAME = "variants"

WITNESS = 0.7
"""The share of words in common, in order, from which two texts are witnesses of one."""

SUCCESSOR = 0.35
"""The same for two successive texts of one voice: below, nothing but the form is common to them."""

SHORTEST = 25
"""Words that a witness has at least."""


MARKS, COMMON, CROWD = 48, 8, 40
"""Marks of a text, how many two witnesses share at least, and the texts from which a mark is a formula of many."""

_MIX = np.uint64(0x9E3779B97F4A7C15)


def compare_witnesses(desk: Desk) -> Iterator[Variant]:
    """The differences between every two witnesses of one text, and of successive texts; the earlier on the left."""
    seen: set[tuple[str, str]] = set()
    told = ((pair, WITNESS, "two witnesses of one text") for pair in _candidates(desk))
    next_to = ((pair, SUCCESSOR, "two successive texts of one voice") for pair in _successive(desk))
    for pair, least, what in (*told, *next_to):
        left, right = sorted(pair, key=lambda one: _when(desk, one))
        parents = desk.document(left).parent, desk.document(right).parent
        if left in parents or right in parents or (left, right) in seen:
            continue
        if agreement(desk.text(left), desk.text(right)) >= least:
            seen.add((left, right))
            for change in compare(desk.text(left), desk.text(right)):
                yield _variant(desk, left, right, change, what)


def _successive(desk: Desk) -> Iterator[tuple[str, str]]:
    """Texts of one sender, form and recipients, each with the next by date."""
    kinds: defaultdict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    for signal in desk.records(Signal):
        if signal.text and signal.sender and signal.date:
            kinds[(signal.sender, signal.form, signal.recipients)].append((signal.date.value, signal.text))
    for texts in kinds.values():
        yield from pairwise(dict.fromkeys(text for _, text in sorted(texts)))


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


def _variant(desk: Desk, left: str, right: str, change: Change, what: str) -> Variant:
    bounds = [change.left, change.right]
    weight = f", touching {change.weight}" if change.weight != "other" else ""
    return Variant(
        id=record_id("variant", left, bounds, right, change.op),
        reader=NAME,
        why=f"{change.op}{weight}: {change.words} word{'s' * (change.words != 1)} between {what}",
        witnesses=(left, right),
        op=change.op,
        left=_spans(desk, left, change.left),
        right=_spans(desk, right, change.right),
        weight=change.weight,
    )


def _spans(desk: Desk, document: str, bounds: Bounds) -> tuple[Span, ...]:
    return (desk.span(document, *bounds),) if bounds[0] < bounds[1] else ()


STEP = Step(NAME, makes=("variant",), run=compare_witnesses, needs=("signal",))
