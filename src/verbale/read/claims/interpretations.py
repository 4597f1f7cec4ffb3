"""The reader of interpretations: who reads which motive or meaning into which signal or act."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.knowledge.tables import toml
from verbale.language.clauses import subtree_bounds
from verbale.model.records import Interpretation, record_id
from verbale.model.span import Bounds, Span, overlap
from verbale.read.claims.cues import Cue, any_cue, cues, motive_of
from verbale.read.claims.extent import clause_around, subject_of, token_at, trimmed, with_explanation
from verbale.read.claims.hedges import hedge_in
from verbale.read.claims.kinds import ACTORS, THIRD, holds
from verbale.read.claims.units import Unit, Units, people
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "interpretations"
KINDS = (
    *("plain", "audience", "construal", "sense", "reading", "reason", "purpose"),
    *("volition", "evaluation", "belief", "weight", "guess"),
)
"""Which of two cues of one clause names it: the more telling one, which stands first."""
_JOINT = re.compile(r",? and (?:to )?(?=(?P<adverb>\w+ly )?[a-z]+)")
_CLAUSE_END = re.compile(r"[,;.]")
_COMMA = re.compile(",")
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_CONTRAST = re.compile(
    r"\b(?:but|however|yet|others?|by contrast|on the (?:other hand|contrary)|of course|nevertheless|critics)\b", re.I
)
_TAKES = re.compile(
    r"(?:see|detect|find|read|discern|sense|suspect|view|regard|take|treat|dismiss|describe|depict|portray|denounce"
    r"|interpret|saw|found|took)(?:e?s|e?d)?\b",
    re.I,
)
"""Verbs of a reader's own: who stands before them as their subject answers for the reading."""
_IN_EYES = re.compile(
    r"(?:to|for|in the (?:eyes|view) of) (?P<who>(?!(?:my|our|me|us|be|the (?:letter|end|point))\b)[^,;:]{2,40}?),? "
    r"(?:the|this|that|it|such)\b[^,.;:]{0,50}? (?:is|was|were|are|looks?|looked|seems?|seemed|amounts?|reads?)\b",
    re.I,
)
"""In whose eyes an act means something: "to them the note was"."""
_WIDELY = re.compile(
    r"\b(?:widely|generally|commonly|universally|broadly)\b(?= \w+(?:ed|en|ken|ad)\b)|\b(?:widely|generally)\b"
)
"""How an act is taken by nobody in particular."""
_NEAR = 160
_BESIDE = 40
"""How many characters may lie between the sentences of two readings that dispute each other."""


class Find(NamedTuple):
    """A clause of a unit with the cue that opens it; bounds are the passage's."""

    unit: Unit
    bounds: Bounds
    cue: Cue
    words: Bounds
    motive: str
    named: str | None


def read_interpretations(reading: Reading) -> Iterator[Interpretation]:
    """Interpretations in text order."""
    if not any_cue().search(reading.text):
        return
    units = Units(reading)
    found: list[tuple[Find, Interpretation]] = []
    for unit in units:
        if any_cue().search(unit.text, unit.start, unit.end) and not _is_question(unit):
            found += [(find, _record(units, find)) for find in _finds(units, unit)]
    yield from _disputed(found)


def _disputed(found: list[tuple[Find, Interpretation]]) -> Iterator[Interpretation]:
    """The records in their order, those that a contrast sets against each other linked both ways."""
    disputes: defaultdict[str, list[str]] = defaultdict(list)
    for (one, before), (other, record) in itertools.pairwise(found):
        if one.motive != other.motive and _contrasts(one, other):
            disputes[before.id].append(record.id)
            disputes[record.id].append(before.id)
    for _, record in found:
        yield msgspec.structs.replace(record, disputes=tuple(disputes[record.id]))


def _contrasts(one: Find, other: Find) -> bool:
    """Whether the words between two readings of one paragraph set them against each other."""
    if one.unit.passage != other.unit.passage or other.unit.sentence[0] - one.unit.sentence[1] > _BESIDE:
        return False
    return _CONTRAST.search(one.unit.text, one.bounds[1], other.bounds[0]) is not None


def _is_question(unit: Unit) -> bool:
    """Whether the unit asks."""
    return unit.words.rstrip(" ”\"'’").endswith("?")


def _finds(units: Units, unit: Unit) -> list[Find]:
    found: list[Find] = []
    for cue in cues():
        for match in cue.pattern.finditer(unit.text, unit.start, unit.end):
            bounds = clause_around(unit, *match.span())
            if cue.kind != "plain" and units.primary and unit.quotation is None:
                continue
            if bounds[1] - bounds[0] < 15 or not holds(units, unit, cue, match, bounds):
                continue
            found.append(_named(Find(unit, bounds, cue, match.span(), "other", None)))
    return [part for find in _explained(_best(found)) for part in _parts(find)]


def _explained(found: list[Find]) -> Iterator[Find]:
    """The finds with what a colon spells out, where no other find lies in it."""
    for find in found:
        bounds = with_explanation(find.unit, find.bounds)
        alone = not any(other is not find and overlap(other.bounds, bounds) for other in found)
        yield find._replace(bounds=bounds) if alone else find


def _named(find: Find) -> Find:
    """The find with its motive: by what follows the cue, else by the whole clause."""
    if find.cue.motive:
        return find._replace(motive=find.cue.motive)
    text = find.unit.text
    motive, named = motive_of(text[min(find.words[0], find.bounds[1]) : find.bounds[1]])
    if motive == "other":
        motive, named = motive_of(text[slice(*find.bounds)])
    return find._replace(motive=motive, named=named)


def _best(found: list[Find]) -> list[Find]:
    """One find a clause."""
    kept: list[Find] = []
    for find in sorted(found, key=lambda one: (KINDS.index(one.cue.kind), one.words)):
        if not any(2 * overlap(find.bounds, other.bounds) > _size(find.bounds) for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda one: one.bounds)


def _size(bounds: Bounds) -> int:
    return bounds[1] - bounds[0]


def _parts(find: Find) -> Iterator[Find]:
    """The clause, or two where the second of two joined aims is another motive ("to win aid and isolate the South")."""
    text, (start, end) = find.unit.text, find.bounds
    for match in _JOINT.finditer(text, find.words[1], end):
        token = token_at(find.unit, match.end("adverb") + 1 if match["adverb"] else match.end())
        if token is None or token.tag_ not in ("VB", "VBG") or find.cue.motive:
            continue
        stop = _COMMA.search(text, match.end(), end) if token.tag_ == "VBG" else None
        second = find._replace(
            bounds=trimmed(text, match.end(), stop.start() if stop else end), words=(match.end(),) * 2
        )
        first = find if stop else find._replace(bounds=trimmed(text, start, match.start()))
        first, second = _named(first), _named(second)
        if _size(second.bounds) >= 15 and len({first.motive, second.motive, "other"}) == 3:
            yield from (first, second)
            return
    yield find


def _record(units: Units, find: Find) -> Interpretation:
    reading, unit = units.reading, find.unit
    span = reading.span(unit.passage, *find.bounds)
    low = max(unit.sentence[0], find.bounds[0] - _NEAR)
    holder, holder_span = _taker(units, find) or units.holder(unit, find.words[0])
    hedge = hedge_in(unit.text, low, find.bounds[1], find.words)
    return Interpretation(
        id=record_id("interpretation", reading.document.id, [span.bounds]),
        reader=NAME,
        why=_why(find),
        holder=holder,
        holder_span=holder_span,
        motive=find.motive,
        span=span,
        hedge=reading.span(unit.passage, *hedge.bounds) if hedge else None,
        evidence_for=_evidence(units, find),
    )


def _taker(units: Units, find: Find) -> tuple[str | None, Span | None] | None:
    """Who is said to see it so: "Lisbon sees in the note an attempt to"; None where the words name nobody."""
    unit, offset = find.unit, find.words[0]
    if (eyes := _IN_EYES.match(unit.text, find.bounds[0], offset)) is not None:
        return _named_at(units, unit, eyes.span("who"))
    if find.cue.kind == "construal" and (widely := _WIDELY.search(unit.text, find.bounds[0], find.words[1])):
        return None, units.reading.span(unit.passage, *widely.span())
    token, subject = token_at(unit, offset), subject_of(unit, offset)
    if find.cue.kind != "construal" or token is None or subject is None or not _TAKES.match(unit.text, offset):
        return None
    if token.tag_ not in _FINITE or subject.dep_.endswith("pass"):
        return None
    head = (subject.idx, subject.idx + len(subject.text))
    found = _named_at(units, unit, head)
    if found[0] is not None:
        return found
    span = units.reading.span(unit.passage, *subtree_bounds(subject))
    return (None, span) if people().search(span.text) and not THIRD.match(span.text) else None


def _named_at(units: Units, unit: Unit, bounds: Bounds) -> tuple[str | None, Span | None]:
    """The actor that the words name, or the words alone."""
    span = units.reading.span(unit.passage, *bounds)
    for mention in units.mentioned.touching(*span.bounds):
        if mention.type in ACTORS and mention.actor:
            return mention.actor, None
    return None, span


def _why(find: Find) -> str:
    words = find.unit.text[slice(*find.words)]
    named = f", {find.named!r} names the motive" if find.named else ""
    return f"{words!r} ({find.cue.kind}) opens a reading{named}"


@cache
def support() -> re.Pattern[str]:
    """Words behind which stands what is offered for a reading."""
    return re.compile(rf"\b(?:{toml('claims')['bounds']['supports']})", re.I)


@cache
def support_before() -> re.Pattern[str]:
    """What stands at the head of a sentence and is offered for a reading behind it."""
    return re.compile(toml("claims")["bounds"]["supports_before"], re.I)


def _evidence(units: Units, find: Find) -> tuple[Span, ...]:
    """What the sentence offers: the clause after "because", "given that", "citing"; else "with ..." at its head."""
    unit = find.unit
    for match in support().finditer(unit.text, unit.start, unit.end):
        stop = _CLAUSE_END.search(unit.text, match.end() + 20, unit.end)
        start, end = trimmed(unit.text, match.end(), stop.start() if stop else unit.end)
        if end - start >= 15 and not match.start() <= find.words[0] < match.end():
            return units.reading.spans(unit.passage, start, end)
    head = support_before().match(unit.text, unit.start, find.words[0])
    return units.reading.spans(unit.passage, *head.span()) if head else ()


STEP = Step(NAME, makes=("interpretation",), run=read_interpretations, needs=("mention", "quotation"))
