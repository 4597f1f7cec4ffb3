"""The reader of effects: who is said to gain or lose from an outcome."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.records import Effect, Mention, record_id
from verbale.model.span import Bounds
from verbale.read.claims.cues import either
from verbale.read.claims.extent import clause_around, subject_of, trimmed
from verbale.read.claims.units import Unit, Units
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "effects"
_ACTORS = frozenset({"person", "state", "organization", "office", "group", "place"})
_CONDITION = re.compile(r"\b(?:if|when|unless|should|once)\b[^,;.]{8,140}", re.I)
_FROM = re.compile(
    r"(?:[^,;.]{0,30}\b(?:blow|setback|defeat|loss)\b )?\b(?:from|by|of|if|when|since|because|as)\b ", re.I
)
_PLACE = re.compile(r"\b(?:in|at|as|if|when|from|because|since|than)\b", re.I)
_JOINED = re.compile(r"(?:,| and|, and| or|the|both|\s|to)*")
_POINTER = re.compile(r"(?:this|that|it|which|such a thing|the move|doing so)$", re.I)
_NEAR = 45
"""How many characters behind the words the one who gains or loses may stand."""


class Row(NamedTuple):
    """One class of constructions: who gains or loses stands before the words, behind them, or owns what follows."""

    direction: Literal["gains", "loses"]
    actor: Literal["subject", "object", "owner"]
    pattern: re.Pattern[str]


@cache
def rows() -> tuple[Row, ...]:
    """The constructions of `effects.toml`, in its order."""
    return tuple(Row(row["direction"], row["actor"], either(row["patterns"])) for row in toml("effects")["row"])


def read_effects(reading: Reading) -> Iterator[Effect]:
    """Effects in text order."""
    if not any(row.pattern.search(reading.text) for row in rows()):
        return
    units = Units(reading)
    for unit in units:
        if units.primary and unit.quotation is None:
            continue
        seen: set[tuple[str | None, Bounds]] = set()
        for row in rows():
            for match in row.pattern.finditer(unit.text, unit.start, unit.end):
                for effect in _effects(units, unit, row, match):
                    if (effect.actor, effect.span.bounds) not in seen:
                        seen.add((effect.actor, effect.span.bounds))
                        yield effect


def _effects(units: Units, unit: Unit, row: Row, match: re.Match[str]) -> Iterator[Effect]:
    start, end = clause_around(unit, *match.span())
    before, behind = (start, match.start()), (match.end(), end)
    where = before if row.actor == "subject" else behind
    for mention in _named(units, unit, where, row, match.start()):
        other = behind if row.actor == "subject" else before
        yield _record(units, unit, row, mention, (start, end), _outcome(unit, other, (start, end)), match[0])


def _named(units: Units, unit: Unit, where: Bounds, row: Row, offset: int) -> list[Mention]:
    """Who stands there: those of the verb's subject, or the first actors behind the words, joined ones together."""
    if row.actor == "subject" and (subject := subject_of(unit, offset)) is not None:
        where = (max(where[0], subject.left_edge.idx), where[1])
    if where[1] <= where[0]:
        return []
    span = units.reading.span(unit.passage, *where)
    found = [
        mention for mention in units.mentioned.within(span)
        if mention.type in _ACTORS and mention.actor and mention.actor != unit.holder
    ]  # fmt: skip
    if not found or (row.actor == "object" and _PLACE.search(units.reading.text, span.start, found[0].span.start)):
        return []
    if row.actor != "subject" and found[0].span.start - span.start > _NEAR:
        return []
    kept = found[:1]
    for mention in found[1:]:
        last = kept[-1].span.end
        if mention.span.start >= last and _JOINED.fullmatch(units.reading.text, last, mention.span.start):
            kept.append(mention)
    return list({mention.actor: mention for mention in kept}.values())


def _outcome(unit: Unit, other: Bounds, whole: Bounds) -> str:
    """What it comes from: the condition of the sentence, else what stands on the other side of the words."""
    if condition := _CONDITION.search(unit.text, *unit.sentence):
        return _line(unit.text[slice(*trimmed(unit.text, *condition.span()))])
    low, high = trimmed(unit.text, *other)
    if lead := _FROM.match(unit.text, low, high):
        low = lead.end()
    words = _line(unit.text[low:high])
    return words if len(words) > 5 and not _POINTER.match(words) else _line(unit.text[slice(*whole)])


def _line(text: str) -> str:
    return " ".join(text.split())


def _record(units: Units, unit: Unit, row: Row, mention: Mention, bounds: Bounds, outcome: str, words: str) -> Effect:
    span = units.reading.span(unit.passage, *bounds)
    holder, holder_span = units.holder(unit, bounds[0])
    return Effect(
        id=record_id("effect", units.reading.document.id, [span.bounds], mention.actor, row.direction),
        reader=NAME,
        why=f"{_line(words)!r} says that {mention.span.text} {row.direction}",
        holder=holder,
        holder_span=holder_span,
        actor=mention.actor,
        outcome=outcome,
        direction=row.direction,
        span=span,
    )


STEP = Step(NAME, makes=("effect",), run=read_effects, needs=("mention", "quotation"))
