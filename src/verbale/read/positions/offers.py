"""Stances that lie in conditions: what is held out if the other side moves, and what it is asked to leave off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verbale.knowledge.base import Knowledge
from verbale.knowledge.tables import toml
from verbale.model.records import Condition, Stance
from verbale.model.span import Span, cut

_HELD_OUT, _THREAT, _LEAVE_OFF = (
    re.compile("|".join(toml("stance_words")[name]), re.IGNORECASE) for name in ("held_out", "threat", "leave_off")
)
_AND = re.compile(
    r",?\s+and\s+(?=(?:does not|do not|stops?|ceases?|drops?|abandons?|withdraws?|halts?|ends?|lifts?|refrains?)\b)"
)


class Offered(NamedTuple):
    """A stance within a condition and its words."""

    stance: Stance
    span: Span
    issue: str
    why: str


def offers_in(condition: Condition, knowledge: Knowledge, text: str) -> Iterator[Offered]:
    """What an actor of a state holds out and asks for in a condition put to another side."""
    if condition.polarity == "negative" or not condition.then or not _is_party(condition, knowledge):
        return
    then = condition.then[0]
    if _HELD_OUT.search(then.text) and not _THREAT.search(then.text):
        yield Offered("offers", then, then.text, "held out if a condition is met")
    for given in condition.if_:
        for part in _clauses(given, text):
            if _LEAVE_OFF.search(part.text):
                yield Offered("demands", part, part.text, "asked for as a condition")


def _is_party(condition: Condition, knowledge: Knowledge) -> bool:
    """Whether the holder speaks for a state or body, and the condition is put to somebody else."""
    known = knowledge.actors.get(condition.holder) if condition.holder else None
    if known is None or condition.addressed_to == condition.holder:
        return False
    return known.type == "state" or bool(knowledge.offices.held(known.id))


def _clauses(given: Span, text: str) -> Iterator[Span]:
    start = given.start
    for match in _AND.finditer(given.text):
        yield cut(given.document, text, start, given.start + match.start())
        start = given.start + match.end()
    yield cut(given.document, text, start, given.end)
