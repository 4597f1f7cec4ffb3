"""Settled or not: an issue that one side regards as closed and another one keeps open."""

import re
from collections.abc import Iterator

from verbale.compare.sameness import Sameness
from verbale.compare.values import cite, conflict
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.sentences import Sentences
from verbale.model.records import Conflict, Position
from verbale.step import Step

_EACH = 3
_OPEN = re.compile(
    r"\b(?:cannot|not|never|no|n['’]t|refus\w+|reject\w*|den(?:y|ies|ied)|far from)\b[^.;]{0,60}"
    r"\b(?:resolved|settled|closed|solved|over)\b"
    r"|\b(?:unresolved|unsettled|outstanding|(?:remains?|is|was left|still) open|pending)\b",
    re.IGNORECASE,
)
"""An issue is kept open in so many words, not only a door to talks about it."""
_TELLING = 4  # letters from which a stem may name an issue
_SETTLING = frozenset(
    {"settl", "resolv", "solv", "clos", "issu", "question", "matter", "alread", "problem", "accept", "refus"}
)
"""Stems of the settling itself, which every such position has."""


def compare_settled(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict an issue."""
    same = Sameness(desk, Sentences(desk), Names(desk))
    closed = [one for one in desk.records(Position) if one.stance == "regards-as-settled"]
    opened = [one for one in desk.records(Position) if one.stance == "keeps-open" and _OPEN.search(one.span.text)]
    told: set[str] = set()
    for one in opened:
        against = [other for other in closed if _apart(same, one, other) and other.id not in told]
        if against:
            told |= {other.id for other in against}
            shown = [one, *against[:_EACH]]
            values = [cite(desk, each.span, each.stance.replace("-", " "), each.holder) for each in shown]
            word = same.words(_place(one), _issue(same, one) & _issue(same, against[0]), 1)
            why = f"one side regards as settled what another keeps open: {' '.join(word)}"
            yield conflict(STEP.name, "assessment", values, "unresolved", why)


def _place(one: Position) -> tuple[str, tuple[int, int]]:
    return one.span.document, one.span.bounds


def _issue(same: Sameness, one: Position) -> frozenset[str]:
    stems = same.stems(_place(one))
    return frozenset(stem for stem in stems if len(stem) >= _TELLING and not any(stem.startswith(s) for s in _SETTLING))


def _apart(same: Sameness, one: Position, other: Position) -> bool:
    """Whether two holders of one exchange speak of one issue."""
    holders = one.holder and other.holder and one.holder != other.holder
    return bool(
        holders and _issue(same, one) & _issue(same, other) and same.kin(one.span.document, other.span.document)
    )


STEP = Step("settled", makes=("conflict",), run=compare_settled, needs=("position", "signal", "actor"))
