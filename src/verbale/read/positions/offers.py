"""Stances that lie in conditions: what is held out if the other side moves, and what it is asked to leave off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verbale.knowledge.standing import Standing
from verbale.knowledge.tables import toml
from verbale.model.records import Condition, Stance
from verbale.model.span import Span, cut

_HELD_OUT, _THREAT, _LEAVE_OFF = (
    re.compile("|".join(toml("stance_words")[name]), re.IGNORECASE) for name in ("held_out", "threat", "leave_off")
)
_WITHHELD = re.compile(r"\b(?:no|not|never|cannot|can['’]t|won['’]t|neither|nor|nothing)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|shall|can|could|is ready to|are ready to)\b|['’]ll\b", re.IGNORECASE)
_MARK = re.compile(r"\b(?:if|unless|provided(?: that)?|only if|as long as|so long as)\s+", re.IGNORECASE)
_LONGEST = 420
_AND = re.compile(
    r",?\s+and\s+(?=(?:does not|do not|stops?|ceases?|drops?|abandons?|withdraws?|halts?|ends?|lifts?|refrains?)\b)"
)


class Offered(NamedTuple):
    """A stance within a condition and its words."""

    stance: Stance
    span: Span
    issue: str
    why: str


def offers_in(condition: Condition, standing: Standing, text: str) -> Iterator[Offered]:
    """What an actor of politics holds out, asks for or refuses in a condition put to another side."""
    if not condition.then or condition.addressed_to == condition.holder or not standing.is_political(condition.holder):
        return
    then, whole = condition.then[0], _whole(condition, text)
    if condition.polarity == "negative":
        if _WITHHELD.search(then.text) and not _THREAT.search(_WITHHELD.sub("", then.text)):
            yield Offered("refuses", whole, whole.text, "withheld unless a condition is met")
        return
    asked = [part for given in condition.if_ for part in _clauses(given, text) if _LEAVE_OFF.search(part.text)]
    if not _THREAT.search(then.text):
        if _HELD_OUT.search(then.text):
            held = then if asked else whole
            yield Offered("offers", held, held.text, "held out if a condition is met")
        elif _is_own(then, condition, standing) and _WILL.search(then.text):
            yield Offered("offers", whole, whole.text, "promised if a condition is met")
    for part in asked:
        yield Offered("demands", part, part.text, "asked for as a condition")


def _whole(condition: Condition, text: str) -> Span:
    """Both clauses in one stretch, where they stand together; else what would follow."""
    spans = (*condition.if_, *condition.then)
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    marked = _MARK.search(text, max(0, low - 24), low)
    low = marked.start() if marked and marked.end() == low else low
    return cut(spans[0].document, text, low, high) if high - low < _LONGEST else condition.then[0]


def _is_own(then: Span, condition: Condition, standing: Standing) -> bool:
    """Whether the side that speaks would do it: "we will", "Norland will" of Norland's minister or to Sudland."""
    words = then.text.split()[:4]
    if words[0].lower() in {"we", "i", "our"}:
        return True
    state = standing.state_in([word.strip(",.’'") for word in words])
    if state is None or not condition.addressed_to:
        return state is not None and state == standing.side(condition.holder or "")
    return state != standing.side(condition.addressed_to)


def _clauses(given: Span, text: str) -> Iterator[Span]:
    start = given.start
    for match in _AND.finditer(given.text):
        yield cut(given.document, text, start, given.start + match.start())
        start = given.start + match.end()
    yield cut(given.document, text, start, given.end)
