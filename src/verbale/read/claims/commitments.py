"""What speaks of the future and foretells nothing: appointments, promises, terms, abilities, questions, references."""

import re
from functools import cache

from verbale.knowledge.tables import toml
from verbale.language.clauses import subtree_bounds
from verbale.model.span import Bounds
from verbale.read.claims.extent import subject_of
from verbale.read.claims.units import Unit, Units

_OWN = re.compile(r"(?:i|we)$", re.I)
_SELF = re.compile(r"\b(?:I|[Ww]e)\b(?! (?:suspect|think|believe|suppose|fear|expect|imagine|guess|doubt|reckon)\b)")
_OFFICIAL = re.compile(r"(?:officials?|envoys?|soldiers?|troops|forces|delegat\w+|ships?|representatives?)$", re.I)
_DECIDING = frozenset({"person", "state", "organization", "office"})
_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.I)


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.I) for name, pattern in toml("claims")["commitments"].items()}


def is_commitment(units: Units, unit: Unit, bounds: Bounds, words: Bounds, hedged: bool) -> bool:
    """Whether the words at `words` in the clause `bounds` foretell nothing; `hedged`: a likelihood is named."""
    rules, text, start = _rules(), unit.text, words[0]
    if rules["inverted"].match(text, start) or rules["asked"].search(text, bounds[0], start):
        return True
    if rules["stance"].match(text, start) or rules["reference"].match(text, start):
        return True
    if rules["concession"].match(text, start, unit.sentence[1]):
        return True
    if hedged:
        return False
    return _is_appointment(unit, bounds, start) or _is_announced(units, unit, start)


def _is_appointment(unit: Unit, bounds: Bounds, start: int) -> bool:
    """Whether it is an event of the calendar: "will visit Oslo", "will meet on Friday"."""
    rules = _rules()
    if rules["appointed"].match(unit.text, start):
        return True
    return rules["dated"].match(unit.text, start) is not None and rules["day"].search(unit.text, *bounds) is not None


def _is_announced(units: Units, unit: Unit, start: int) -> bool:
    """Whether somebody in office tells by a plain "will" what is to be done: an act of his own side, not a guess."""
    rules, quotation = _rules(), unit.quotation
    if quotation is None or quotation.source is None or not rules["plain"].match(unit.text, start):
        return False
    if quotation.cue is not None and rules["foretells"].search(quotation.cue.text):
        return False
    subject = subject_of(unit, start)
    if quotation.form == "indirect" and subject is not None and _PRONOUN.match(subject.text):
        return True
    return units.is_in_office(quotation)


def is_plain(unit: Unit, words: Bounds) -> bool:
    """Whether the words are a bare "will", "shall" or "would"."""
    return _rules()["plain"].match(unit.text, words[0]) is not None


def is_reported(units: Units, unit: Unit, words: Bounds) -> bool:
    """Whether a reporter tells by a plain "will" what an actor is going to do: news, not his own guess."""
    document = units.reading.document
    if unit.quotation is not None or document.genre != "report" or not is_plain(unit, words):
        return False
    if _rules()["undergone"].match(unit.text, words[0]):
        return False
    if units.holder(unit, words[0])[0] != document.id:
        return False
    subject = subject_of(unit, words[0])
    if subject is None:
        return False
    span = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    over = units.mentioned.touching(*span.bounds)
    return any(one.type in _DECIDING and one.span.end <= span.end + 1 for one in over)


def is_foretold(units: Units, unit: Unit) -> bool:
    """Whether the words are what somebody predicts, expects, doubts or fears: a "would" in them is a "will"."""
    quotation = unit.quotation
    if quotation is None or quotation.form == "direct" or quotation.cue is None:
        return False
    if _rules()["foretells"].search(quotation.cue.text):
        return True
    return _rules()["warns"].search(quotation.cue.text) is not None and not units.is_in_office(quotation)


def is_promise(units: Units, unit: Unit, offset: int) -> bool:
    """What the speaker, or the speaker's own side, will do is a promise, not a forecast."""
    if _rules()["undergone"].match(unit.text, offset):
        return False
    subject = subject_of(unit, offset)
    if subject is None:
        return _SELF.search(unit.text, max(unit.start, offset - 20), offset) is not None
    if _OWN.match(subject.text):
        return True
    span = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    if _OFFICIAL.match(subject.text):
        whole = units.reading.span(unit.passage, *subtree_bounds(subject))
        return any(units.is_own_side(unit, mention.actor) for mention in units.mentioned.touching(*whole.bounds))
    return units.is_own_side(unit, units.mentioned.actor_of(span))
