"""What each kind of cue asks of its clause, before it opens a reading."""

import re
from collections.abc import Callable
from functools import cache

from verbale.knowledge.tables import toml
from verbale.model.span import Bounds
from verbale.read.claims.commitments import is_foretold
from verbale.read.claims.cues import Cue, motive_of
from verbale.read.claims.extent import aside_before, subject_of
from verbale.read.claims.units import Unit, Units

ACTORS = frozenset({"person", "state", "organization", "office", "group", "outlet", "place"})
"""Mentions of those who can act."""
THIRD = re.compile(r"(?:he|she|they|it|who|which|that|whose|his|her|their|its)$", re.I)
"""Pronouns that stand for somebody told of before."""
_WHY = re.compile(
    r"(?:the|an?|one|another|his|her|its|their) (?:\w+ ){0,3}(?:explanation|motive|rationale|calculation)s?\b", re.I
)
_NAME = re.compile(r"(?!(?:I|We)\b)(?:The )?[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|the|and)){0,4}")
"""A name at the head of a sentence, whether or not anything is known of it."""
_REGARDS = re.compile(r"(?:regards?|views?|sees?|saw|taken)\b", re.I)
_IT = re.compile(r"it [^,.;]{0,40}? that\b", re.I)
_IF = re.compile(r"\b(?:if|unless|whether|should)\b", re.I)
_PRESCRIBED = re.compile(
    r"\b(?:should|must|ought to|needs? to|had better)\b"
    r"(?! (?:not )?be (?:viewed|seen|understood|read|dismissed|mistaken|taken|confused|written))",
    re.I,
)
_TO_COME = re.compile(r"\b(?:will|won.t|shall)(?: not| also| soon| then| never)* $", re.I)
_GUESSED = re.compile(
    r"\b(?:probably|likely|may|might|could|seem\w*|appear\w*|apparently|presumably|clearly|plainly|evidently|perhaps"
    r"|doubtless|no doubt|partly|mainly|in an? (?:\w+ )?(?:bid|effort|attempt))\b",
    re.I,
)
_TOLD = re.compile(r"want(?:s|ed)?\b[^.;]{2,60}[“\"]\w", re.I)
"""A demand told with its own words: "he wants the money “returned whole”"."""


def holds(units: Units, unit: Unit, cue: Cue, match: re.Match[str], bounds: Bounds) -> bool:
    """Whether the clause is one that the cue's kind asks for."""
    if cue.kind == "plain" or (cue.kind == "belief" and unit.quotation is not None):
        return True
    lead = unit.text[bounds[0] : match.start()]
    if first_person().search(opinion().sub("", lead)) or _PRESCRIBED.search(lead):
        return False
    if cue.kind in ("volition", "reason", "reading", "construal") and _IF.search(lead):
        return False
    if cue.kind == "volition" and (_TO_COME.search(lead) or _TOLD.match(unit.text, match.start(), bounds[1])):
        return False
    return _TESTS[cue.kind](units, unit, match.start(), bounds)


def _names_act(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    return act_noun().search(unit.text, *bounds) is not None


def _names_any(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    if _IT.match(unit.text, offset):
        bounds = (offset + 3, bounds[1])  # "it is clear that": this "it" points to nothing
    pointed = deictic().search(unit.text, *bounds) is not None or _WHY.match(unit.text, *bounds) is not None
    return pointed or _names_act(units, unit, offset, bounds) or _names_actor(units, unit, bounds)


def _is_construed(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether the clause names an act, or points to one; an actor will do, where no one is only held in regard."""
    if act_noun().search(unit.text, *bounds) or deictic().search(unit.text, *bounds):
        return True
    return _REGARDS.match(unit.text, offset) is None and _names_actor(units, unit, bounds)


@cache
def act_noun() -> re.Pattern[str]:
    """Nouns of what states do: a letter, a test, a visit."""
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
    """Words by which a writer means himself."""
    return re.compile(rf"\b{toml('claims')['persons']['first']}\b", re.I)


@cache
def opinion() -> re.Pattern[str]:
    """Words by which a writer calls a reading his own: "to my mind"."""
    return re.compile(rf"\b{toml('claims')['persons']['opinion']}\b", re.I)


def _names_motive(unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether what is wanted is one of the listed motives, not a thing to be handed over."""
    return motive_of(unit.text[offset : bounds[1]])[0] != "other"


def _is_third_party(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether somebody else than the one who speaks is said to want it; a reporter's bare "wants" tells of a demand."""
    guessed = _comments(units, unit, offset) or _GUESSED.search(unit.text, *bounds)
    named = guessed or act_noun().search(unit.text, *bounds) or _names_motive(unit, offset, bounds)
    return bool(named) and _is_of_another(units, unit, offset)


def _is_of_another(units: Units, unit: Unit, offset: int) -> bool:
    """Whether the subject at the offset is an actor, and not of the side of the one who speaks."""
    if (aside := aside_before(unit, offset)) is not None:
        return _names_actor(units, unit, aside) or _NAME.fullmatch(unit.text, *aside) is not None
    subject = subject_of(unit, offset)
    if subject is None:
        parted = unit.quotation is not None and len(unit.quotation.content) > 1  # "The premier, he thinks, wants"
        return _names_actor(units, unit, (max(unit.sentence[0] if parted else unit.start, offset - 60), offset))
    if THIRD.match(subject.text) and unit.quotation is not None and unit.quotation.form == "direct":
        return True  # whoever speaks of "him" does not speak of himself
    span = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    mention = units.mentioned.head(span) if not THIRD.match(subject.text) else None
    mention = mention or next(iter(units.mentioned.touching(*span.bounds)), None)
    if mention is None and unit.text[:offset].endswith(", "):
        return _names_actor(units, unit, (max(unit.start, offset - 60), offset))
    if mention is None:
        return any(known.match(subject.text) for known in (THIRD, doer())) or bool(act_noun().fullmatch(subject.text))
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


def _comments(units: Units, unit: Unit, offset: int) -> bool:
    """Whether somebody quoted, or the author of an analysis, gives an opinion here."""
    document = units.reading.document
    return unit.quotation is not None or document.genre == "analysis" or units.holder(unit, offset)[0] != document.id


def _is_act(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether the subject of the cue's clause is an act of communication, or words that point to one."""
    subject = subject_of(unit, offset)
    if subject is None:
        return act_noun().search(unit.text, bounds[0], offset) is not None
    low = max(bounds[0], subject.left_edge.idx)
    if deictic().fullmatch(subject.text) or act_noun().fullmatch(subject.text):
        return True
    return act_noun().search(unit.text, low, offset) is not None and not _names_person(units, unit, subject.idx)


def _names_person(units: Units, unit: Unit, at: int) -> bool:
    span = units.reading.span(unit.passage, at, at + 1)
    return any(mention.type == "person" for mention in units.mentioned.touching(*span.bounds))


def _is_evaluated(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    return _comments(units, unit, offset) and _is_act(units, unit, offset, bounds)


def _is_purpose(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    """Whether an act of communication has the end, or somebody is of the opinion that a deed has it."""
    guessed = is_foretold(units, unit) or _GUESSED.search(unit.text, *bounds) is not None
    return guessed or _is_act(units, unit, offset, bounds)


def _is_guessed(units: Units, unit: Unit, offset: int, bounds: Bounds) -> bool:
    return _comments(units, unit, offset) and _names_any(units, unit, offset, bounds)


_TESTS: dict[str, Callable[[Units, Unit, int, Bounds], bool]] = {
    "volition": _is_third_party,
    "weight": _names_act,
    "reading": _is_told_of_act,
    "reason": _names_any,
    "construal": _is_construed,
    "belief": _names_any,
    "sense": _is_act,
    "evaluation": _is_evaluated,
    "audience": _names_any,
    "guess": _is_guessed,
    "purpose": _is_purpose,
}
"""What each kind of cue asks of its clause; the parameters are units, unit, the cue's offset, the clause's bounds."""
