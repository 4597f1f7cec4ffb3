"""What a resolver is given: the document's point in time, and the expression's place in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.span import Span

DateType = Literal["date", "range", "duration", "set", "age"]
"""What kind of value an expression has, as in records."""


class Resolved(NamedTuple):
    """An expression's value with what it was worked out from. `told` is the day that later words may count from."""

    value: str | None
    type: DateType = "date"
    basis: tuple[Span, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Frame:
    """When the document was written, as far as is known.

    `ref` is the day that relative words count from: the publication day where `exact`, else the latest day that the
    text tells as past. `year` may be known without a day.
    """

    ref: date | None = None
    exact: bool = False
    year: int | None = None
    winter: bool = False
    """Whether a yearless late autumn belongs to the year before `year` (the text's other months are its first)."""
    spring: bool = False
    """Whether all the text's yearless days lie in the first half of a year."""
    basis: tuple[Span, ...] = ()
    why: str = "nothing in the document says when it was written"


class Told(NamedTuple):
    """A day that the text has named, and where."""

    day: date
    span: Span


@dataclass(frozen=True)
class Place:
    """An expression's surroundings: whether it is told as future, the year its sentence names, the days told before."""

    future: bool = False
    year: tuple[int, Span] | None = None
    last: Told | None = None
    event: Callable[[str], Told | None] = field(default=lambda _: None)
    follows: Resolved | None = None
    """The expression that stands right behind this one, as in "a week before March 10"."""


_CUES = toml("date_rules")["tense"]
_AHEAD = re.compile(rf"\b(?:{'|'.join(_CUES['ahead'])})\b", re.I)
_BEHIND = re.compile(rf"\b(?:{'|'.join(_CUES['behind'])})\b|[\"“”]", re.I)
_HAPPENED = re.compile(
    r"\b(?:letter|note|message|statement|repl(?:y|ie)|offer|proposal|speech|answer|declaration|accord|agreement|treaty"
    r"|attack|raid|incident|clash|shooting|killing|flood|storm|earthquake|coup|massacre|crash|collision)(?:s|es)?"
    r" (?:of|on) (?:the )?$"
)
_DONE = re.compile(r"\b\w+(?:ed|en|wn|de|ld|id)\s+(?:(?:early|late|only|back)\s+)?(?:in|on|at|by|last|earlier)?\s*$")
_SUBJECT_OF = re.compile(
    r"(?!\s+(?:that|who|which|when|and|but)\b)[^.;:,!?\"“”]{0,28}?\b(?:must|should"
    r"|(?:may|might|would|could)(?! (?:not )?have\b| of\b)|has to|have to|needs? to|looms?|approaches)\b"
)
_DOUBTED = re.compile(
    r"[^.;!?]{0,40}?\b(?:(?:un)?likely|(?:im)?probable|out of the question|not to be excluded|ruled out)\b"
)
"""A time that a text holds likely or unlikely is still to come: "a meeting before June is improbable"."""
_AFTER = re.compile(rf"[^.;!?\"“”]{{0,60}}?\b(?:{'|'.join(_CUES['after'])})\b", re.I)


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the clause around `text[start:end]` speaks of what is still to come, by its words."""
    left = re.split(r"[.;!?:](?=\s)|\n", text[max(0, start - 90) : start])[-1]
    if _HAPPENED.search(left):
        return False
    cues = list(_AHEAD.finditer(left))
    cue = cues[-1] if cues else None
    if cue and not _BEHIND.search(left, cue.end()):
        ahead = _looks_ahead(cue, left, text, end)
        if ahead or cue[0].lower() not in ("by", "until"):
            return ahead
    if _SUBJECT_OF.match(text[end : end + 50]) and not _DONE.search(left):
        return True
    if bound_before(text, start) is not None and _DOUBTED.match(text, end):
        return True
    after = _AFTER.match(text[end : end + 90])
    return after is not None and not _BEHIND.search(text[end : end + after.end() - 4])


_BOUND = re.compile(r"\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Tt]ill|[Nn]ot? later than|[Aa]head of)\s+(?:the\s+)?$")
_REACHED = re.compile(r"[^.;!?]{0,60}?\b(?:had|was|were)\b(?! (?:un|im)?(?:likely|probable|expected)\b)")
_PAST = re.compile(
    r"\b(?:had|was|were|did|came|went|met|left|took|sent|began|wrote)\b"
    r"|\b(?!propos|suggest|ask|demand|promis|plan|schedul"
    r"|expect|hop|pledg|vow|warn|agre|need|suppos|intend|want|offer|invit)\w{3,}ed\b"
)


def bound_before(text: str, start: int) -> int | None:
    """Where "before", "by" or "until" begins that stands right before an expression; None where none does."""
    found = _BOUND.search(text, max(0, start - 22), start)
    return found.start() if found else None


def is_bound_ahead(text: str, start: int, end: int) -> bool:
    """Whether "before Christmas" and the like are still to come: nothing beside them is told as past."""
    at = bound_before(text, start)
    left = re.split(r"[.;!?:](?=\s)|\n", text[max(0, start - 110) : at or 0])[-1]
    return at is not None and not _PAST.search(left) and not _REACHED.match(text, end)


def _looks_ahead(cue: re.Match[str], left: str, text: str, end: int) -> bool:
    """Whether a word that looks ahead does so here: "planned for May" does, "was planned" and "would have" do not."""
    word = cue[0].lower()
    if word == "would" and re.match(r"\s+(?:\w+\s+)?have\b|\s+later\b|\s+go on\b", left[cue.end() :]):
        return False
    if word in ("by", "until") and _REACHED.match(text, end):
        return False
    passive = word in ("planned", "scheduled", "expected", "would", "by", "until")
    return not (passive and _past_verb(left, cue.start(), word))


_MODAL = re.compile(
    r"\b(?:will|must|should|shall|to|would|can|could|might|is|are|if|unless|likely|possibl[ey]|perhaps|expects?|hopes?"
    r"|wants?|need(?:s|ed)?|ha(?:s|ve) to|odds|chances?|likelihood|prospects?)\b|[’']d\b|\bmay\b"
)


def _past_verb(left: str, at: int, word: str) -> bool:
    before = left[:at]
    if word == "by":  # "by March" looks ahead with a modal before it; "signed by ... on March 3" does not
        return not _MODAL.search(before)
    if word == "until":
        return bool(re.search(r"\b(?:was|were|had|not)\b", before))
    return bool(re.search(r"\b(?:was|were|had(?: been)?)\s+(?:\w+\s+)?$", before)) and word != "would"
