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
_DENIED = re.compile(
    r"\b(?:will|would|shall|can|could|may) (?:not|never)\b|\b(?:cannot|won['’]t|wouldn['’]t|can['’]t)\b"
    r"|\b(?:no|nobody|none|neither|nothing)\b"
    r"(?! (?:reason|obstacles?|barriers?|work|need|objection|fire|war|difficulty|problem))"
    r"[^.;]{0,80}?\b(?:will|would|can|could|shall|may)\b",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\bnot (?:hesitate|stand idly|stand by|sit idle|sit idly|forgive|forget|be surprised|object|oppose|stand in)\b"
    r"|\bnothing [^.;]{0,30}\b(?:can ?not|can['’]t)\b",
    re.IGNORECASE,
)
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
    if not condition.then or condition.addressed_to == condition.holder:
        return
    then, whole = condition.then[0], _whole(condition, text)
    words = " ".join(span.text for span in condition.then)
    threat = _THREAT.search(_WITHHELD.sub("", words))
    if _DENIED.search(words) and not threat and not _COMFORT.search(words):
        yield Offered("refuses", whole, whole.text, "withheld by a condition")
        return
    if condition.polarity == "negative":
        yield Offered("refuses" if _WITHHELD.search(words) else "demands", whole, whole.text, "withheld unless met")
        return
    asked = [part for given in condition.if_ for part in _clauses(given, text) if _LEAVE_OFF.search(part.text)]
    if not _THREAT.search(words):
        if _HELD_OUT.search(words):
            held = then if asked else whole
            yield Offered("offers", held, held.text, "held out if a condition is met")
        elif _WILL.search(words) and (
            _is_own(then, condition, standing) or (_is_thing(then) and (condition.addressed_to or asked))
        ):
            yield Offered("offers", whole, whole.text, "promised if a condition is met")
    for part in asked if len(asked) > 1 else ():
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


def _is_thing(then: Span) -> bool:
    """Whether what would follow is told of things: "the divers may be home", "the matter will be closed"."""
    return then.text.split()[0].lower() in {"the", "three", "two", "all", "every", "these", "this", "talks", "our"}


def _clauses(given: Span, text: str) -> Iterator[Span]:
    start = given.start
    for match in _AND.finditer(given.text):
        yield cut(given.document, text, start, given.start + match.start())
        start = given.start + match.end()
    yield cut(given.document, text, start, given.end)
