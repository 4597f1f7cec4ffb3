"""The reader of interpretations: who reads which motive or meaning into which signal or act."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
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
from verbale.read.claims.units import Unit, Units, people
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "interpretations"
RANK = {"plain": 0, "construal": 1, "reading": 2, "reason": 3, "volition": 4, "belief": 5, "weight": 6}
"""Which of two cues of one clause names it: the more telling one."""
ACTORS = frozenset({"person", "state", "organization", "office", "group", "outlet", "place"})
_THIRD = re.compile(r"(?:he|she|they|it|who|which|that|whose|his|her|their|its)$", re.I)
_JOINT = re.compile(r",? and (?:to )?(?=(?P<adverb>\w+ly )?[a-z]+)")
_CLAUSE_END = re.compile(r"[,;.]")
_COMMA = re.compile(",")
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_WHY = re.compile(
    r"(?:the|an?|one|another|his|her|its|their) (?:\w+ ){0,3}(?:explanation|motive|rationale|calculation)s?\b", re.I
)
_IF = re.compile(r"\b(?:if|unless|whether|should)\b", re.I)
_CONTRAST = re.compile(
    r"\b(?:but|however|yet|others?|by contrast|on the (?:other hand|contrary)|of course|nevertheless|critics)\b", re.I
)
_PRESCRIBED = re.compile(
    r"\b(?:should|must|ought to|needs? to|had better)\b(?! be (?:viewed|seen|understood|read))", re.I
)
_TAKES = re.compile(
    r"(?:see|detect|find|read|discern|sense|suspect|view|regard|take|treat|dismiss|describe|depict|portray|denounce"
    r"|interpret|saw|found|took)(?:e?s|e?d)?\b",
    re.I,
)
"""Verbs of a reader's own: who stands before them as their subject answers for the reading."""
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
        if any_cue().search(unit.text, unit.start, unit.end) and not _is_own(units, unit):
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


def _is_own(units: Units, unit: Unit) -> bool:
    """What a state says of itself in its own text is no interpretation; nor is a question or a wish."""
    return (units.primary and unit.quotation is None) or unit.words.rstrip(" ”\"'’").endswith("?")


def _finds(units: Units, unit: Unit) -> list[Find]:
    found: list[Find] = []
    for cue in cues():
        for match in cue.pattern.finditer(unit.text, unit.start, unit.end):
            bounds = clause_around(unit, *match.span())
            if bounds[1] - bounds[0] < 15 or not _holds(units, unit, cue, match, bounds):
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
    for find in sorted(found, key=lambda one: (RANK[one.cue.kind], one.words)):
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


def _holds(units: Units, unit: Unit, cue: Cue, match: re.Match[str], bounds: Bounds) -> bool:
    """Whether the clause is one that the cue's kind asks for."""
    if cue.kind == "plain" or (cue.kind == "belief" and unit.quotation is not None):
        return True
    if first_person().search(unit.text, bounds[0], match.start()):
        return False
    if _PRESCRIBED.search(unit.text, bounds[0], match.start()):
        return False
    if cue.kind in ("volition", "reason", "reading", "construal") and _IF.search(unit.text, bounds[0], match.start()):
        return False
    return _TESTS[cue.kind](units, unit, match.start(), bounds)


def _names_act(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    return act_noun().search(unit.text, *bounds) is not None


def _names_any(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    pointed = deictic().search(unit.text, *bounds) is not None or _WHY.match(unit.text, *bounds) is not None
    return pointed or _names_act(units, unit, offset, bounds) or _names_actor(units, unit, bounds)


@cache
def act_noun() -> re.Pattern[str]:
    return re.compile(rf"\b{toml('claims')['acts']['nouns']}\b", re.I)


@cache
def doer() -> re.Pattern[str]:
    """Nouns of those who act for a state, a name or none with them."""
    return re.compile(rf"{toml('claims')['acts']['doers']}$", re.I)


@cache
def deictic() -> re.Pattern[str]:
    """Words that point to what was told before."""
    return re.compile(rf"\b{toml('claims')['acts']['deictic']}\b", re.I)


@cache
def act_is() -> re.Pattern[str]:
    """An act as the subject of "is", close before a cue, where the parse shows another subject."""
    nouns = toml("claims")["acts"]["nouns"]
    return re.compile(rf"\b{nouns}\b[^,.;]{{0,60}}? (?:is|was|are|were)\b[^,.;]{{0,25}}$", re.I)


@cache
def first_person() -> re.Pattern[str]:
    return re.compile(rf"\b{toml('claims')['persons']['first']}\b", re.I)


def _is_third_party(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether somebody else than the one who speaks is said to want it."""
    subject = subject_of(unit, offset)
    if subject is None:
        return _names_actor(units, unit, (max(unit.start, offset - 60), offset))
    if _THIRD.match(subject.text) and unit.quotation is not None and unit.quotation.form == "direct":
        return True  # whoever speaks of "him" does not speak of himself
    span = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    mention = units.mentioned.head(span) if not _THIRD.match(subject.text) else None
    mention = mention or next(iter(units.mentioned.touching(*span.bounds)), None)
    if mention is None and unit.text[:offset].endswith(", "):
        return _names_actor(units, unit, (max(unit.start, offset - 60), offset))
    if mention is None:
        return any(known.match(subject.text) for known in (_THIRD, doer())) or bool(act_noun().fullmatch(subject.text))
    return mention.type in ACTORS and not units.is_own_side(unit, mention.actor)


def _is_told_of_act(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether an act, or words that point to one, or an actor stands before the cue in its clause."""
    subject = subject_of(unit, offset)
    low, high = (subject.idx, subject.idx + len(subject.text)) if subject is not None else (bounds[0], offset)
    words = unit.text[low:high]
    if act_noun().search(words) or deictic().search(words) or act_is().search(unit.text[bounds[0] : offset]):
        return True
    return _names_actor(units, unit, (low, high) if high > low else bounds)


def _names_actor(units: Units, unit: Unit, bounds: Bounds) -> bool:
    for span in units.reading.spans(unit.passage, *bounds):
        for mention in units.mentioned.touching(*span.bounds):
            if mention.type in ACTORS and (mention.actor is not None or mention.how != "pronoun"):
                return True
    return False


_TESTS: dict[str, Callable[[Units, Unit, int, Bounds], bool]] = {
    "volition": _is_third_party,
    "weight": _names_act,
    "reading": _is_told_of_act,
    "reason": _names_any,
    "construal": _names_any,
    "belief": _names_any,
}
"""What each kind of cue asks of its clause; the parameters are units, unit, the cue's offset, the clause's bounds."""


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
    token, subject = token_at(unit, offset), subject_of(unit, offset)
    if find.cue.kind != "construal" or token is None or subject is None or not _TAKES.match(unit.text, offset):
        return None
    if token.tag_ not in _FINITE or subject.dep_.endswith("pass"):
        return None
    span = units.reading.span(unit.passage, *subtree_bounds(subject))
    head = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    for mention in units.mentioned.touching(*head.bounds):
        if mention.type in ACTORS and mention.actor:
            return mention.actor, None
    return (None, span) if people().search(span.text) and not _THIRD.match(span.text) else None


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
