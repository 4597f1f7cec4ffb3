"""How far a claim goes in its sentence, by its surface and the subject of its verb."""

import re
from functools import cache

from spacy.tokens import Token

from verbale.knowledge.tables import toml
from verbale.language.clauses import clause_of, subjects, subtree_bounds
from verbale.model.span import Bounds
from verbale.read.claims.units import Unit

_EDGE = " \t\n,;:.“”\"'‘’—–-()[]?!"
_LEAD = re.compile(r"[^,;]{1,70}, ?$")
_OPENING = re.compile(r"(?:(?:and|but|so|or|yet|that|then|while|although|because|still|thus)\b[ ,]*)+", re.I)
_SECOND = re.compile(
    r".*\b(?:will|would|may|might|could|can|is|are|was|were|has|have)\b.* and "
    r"(?P<second>(?:the|an?|its|his|her|their|our|this|that|these|[A-Z]\w+)\b(?:(?!\b(?:will|would|may|might|could|can|because|if|when|that)\b)[^,;:]){0,70}$)"
)
"""A second clause joined by "and", with a subject of its own, before the cue."""
_OPEN = re.compile(r"\b(?:when|if|once|unless|after|until|while)\b", re.I)
"""What a main clause follows: "when the ice melts, the minister may answer"."""
_COLON = re.compile(r":\s+(?=\w)")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SMALL = 0.35
"""The share of a sentence below which a clause before a colon does not stand by itself."""
_CONDITION = re.compile(r"(?:if|when|unless|should|even if|once|were)\b", re.I)


@cache
def breaks() -> re.Pattern[str]:
    """Where a clause ends."""
    return re.compile(toml("claims")["bounds"]["breaks"], re.I)


@cache
def asides() -> re.Pattern[str]:
    """A subject (`who`) with an aside of one clause or phrase behind it."""
    return re.compile(toml("claims")["bounds"]["aside"], re.I)


def token_at(unit: Unit, offset: int) -> Token | None:
    """The token of the unit's sentence that holds the offset."""
    found = unit.tokens.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return found[0] if found else None


def subject_of(unit: Unit, offset: int) -> Token | None:
    """The subject of the clause at the offset, where the parse shows one before it."""
    token = token_at(unit, offset)
    if token is None:
        return None
    for head in (token, clause_of(token), clause_of(token).head):
        found = [one for one in subjects(head) if one.idx < offset and one.idx >= unit.start]
        if found:
            return found[0]
    return None


def clause_around(unit: Unit, start: int, end: int) -> Bounds:
    """The clause that holds `start:end`: from the break before it (or its subject) to the break behind it."""
    low, high = unit.start, unit.end
    for match in breaks().finditer(unit.text, unit.start, unit.end):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end and not (match[0] == ", " and _OPEN.search(unit.text, low, match.start())):
            high = match.start()
            break
    if second := _SECOND.match(unit.text[low:start]):
        low += second.start("second")
    subject = subject_of(unit, start)
    if subject is not None:
        first = subtree_bounds(subject)[0]
        if low < first <= start and _joined(unit.text[low:first]):
            low = first
    if (aside := aside_before(unit, start)) is not None:
        low = min(low, aside[0])
    return trimmed(unit.text, low, high)


def aside_before(unit: Unit, offset: int) -> Bounds | None:
    """The subject that an aside cuts off from the verb at the offset: "Tesk, it is said in the port, did not"."""
    match = asides().fullmatch(unit.text, unit.start, offset)
    return match.span("who") if match else None


def with_explanation(unit: Unit, bounds: Bounds) -> Bounds:
    """The clause with what a colon behind it spells out, where that is no clause of its own or most of the sentence."""
    colon = _COLON.match(unit.text, bounds[1], unit.end)
    if colon is None:
        return bounds
    low, high = trimmed(unit.text, colon.end(), unit.end)
    finite = any(token.tag_ in _FINITE and low <= token.idx < high for token in unit.tokens)
    if finite and bounds[1] - bounds[0] > _SMALL * (high - bounds[0]):
        return bounds
    return bounds[0], high


def _joined(lead: str) -> bool:
    """Whether what stands before a subject is no part of its clause: a linking phrase, a clause joined by "and"."""
    if re.search(toml("claims")["bounds"]["list"], lead, re.I):
        return False
    return bool(re.search(r"\b(?:and|that|but) $", lead)) or (
        bool(_LEAD.fullmatch(lead)) and not _CONDITION.match(lead)
    )


def trimmed(text: str, start: int, end: int) -> Bounds:
    """The stretch without linking words and marks at its edges; a mark whose partner is inside stays."""
    while start < end and text[start] in _EDGE:
        start += 1
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character closes what opens inside."""
    pairs = {")": "(", "”": "“", "]": "["}
    opener = pairs.get(text[end - 1])
    return opener is not None and opener in text[start : end - 1]
