"""Assessments that contradict each other: little prospect here, a road that is wide open there.

A class of its own: nobody errs who judges otherwise. The same thing is weighed where two texts (or two speakers) are
about relations between the same two states and weigh the same sort of matter.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.values import cite, conflict, named
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.link.tellings import state_of
from verbale.model.records import Conflict, Mention, Quotation
from verbale.model.span import Bounds, Span
from verbale.step import Step

_EACH = 6
"""Sentences shown of each side."""
_MAIN = 0.2
"""Share of a text's mentions of states from which a state is one that the text is about."""
_NEVER = re.compile(r"\b(?:not|never|n['’]t|no longer|hardly)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_UNSAID = re.compile(r"^\W*(?:even )?(?:if|unless|should)\b[^,]*$", re.IGNORECASE)


class Weighed(NamedTuple):
    """A sentence that weighs a matter, by the word that does."""

    span: Span
    word: str
    hopeful: bool
    holder: str | None


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(toml('assessments')[name])})", re.IGNORECASE)


def compare_assessments(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict for two states."""
    sides = _sides(desk)
    speakers = _speakers(desk)
    found: defaultdict[frozenset[str], list[Weighed]] = defaultdict(list)
    for document, pair in sides.items():
        for pieces in desk.sentences(document):
            if pieces and (one := weighed(desk, document, (pieces[0][0], pieces[-1][1]), speakers)):
                found[pair].append(one)
    for pair, some in sorted(found.items(), key=lambda item: sorted(item[0])):
        hopeful = [one for one in some if one.hopeful][:_EACH]
        doubtful = [one for one in some if not one.hopeful][:_EACH]
        if hopeful and doubtful and len({(one.holder, one.span.document) for one in (*hopeful, *doubtful)}) > 1:
            shown = sorted((*hopeful, *doubtful), key=lambda one: one.span)
            values = [cite(desk, one.span, one.word, one.holder) for one in shown]
            names = " and ".join(sorted(named(desk, state) for state in pair))
            why = f"{names}: {doubtful[0].word!r} here, {hopeful[0].word!r} there, of what may come between them"
            yield conflict(STEP.name, "assessment", values, "unresolved", why)


def weighed(
    desk: Desk, document: str, bounds: Bounds, speakers: dict[str, list[tuple[Bounds, str | None]]]
) -> Weighed | None:
    """What a sentence says of a matter's prospects; None where it weighs none, asks, or says both."""
    text = desk.text(document)
    if not _any("matters").search(text, *bounds) or text[bounds[0] : bounds[1]].rstrip().endswith("?"):
        return None
    hopeful, doubtful = _any("hopeful").search(text, *bounds), _any("doubtful").search(text, *bounds)
    hit = hopeful or doubtful
    if hit is None or (hopeful and doubtful and not _within(doubtful, hopeful)):
        return None
    if _NEVER.search(text, bounds[0], hit.start()) or _UNSAID.match(text[bounds[0] : hit.start()]):
        return None
    holder = next((who for stretch, who in speakers[document] if stretch[0] <= hit.start() < stretch[1]), None)
    return Weighed(desk.span(document, *hit.span()), hit[0].lower(), bool(hopeful), holder)


def _within(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() <= inner.start() and inner.end() <= outer.end()


def _sides(desk: Desk) -> dict[str, frozenset[str]]:
    """The two states that each text is mostly about; texts about one state, or about many, are left out."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in desk.records(Mention):
        if state := state_of(desk, mention):
            counts[mention.span.document][state] += 1
    found = {}
    for document, states in counts.items():
        top = [state for state, count in states.most_common(2) if count >= _MAIN * states.total() and count > 1]
        if len(top) == 2:
            found[document] = frozenset(top)
    return {document: found[document] for document in desk.dossier.documents if document in found}


def _speakers(desk: Desk) -> defaultdict[str, list[tuple[Bounds, str | None]]]:
    found: defaultdict[str, list[tuple[Bounds, str | None]]] = defaultdict(list)
    for quotation in desk.records(Quotation):
        for span in quotation.content:
            found[span.document].append((span.bounds, quotation.speaker))
    return found


STEP = Step("assessments", makes=("conflict",), run=compare_assessments, needs=("mention", "quotation", "signal"))
