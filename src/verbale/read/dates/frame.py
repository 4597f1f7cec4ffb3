"""What a resolver is given: the document's point in time, and the expression's place in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.span import Span

DateType = Literal["date", "range", "duration", "set", "age"]


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
_AFTER = re.compile(rf"[^.;!?\"“”]{{0,60}}?\b(?:{'|'.join(_CUES['after'])})\b", re.I)


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the clause around `text[start:end]` speaks of what is still to come, by its words."""
    left = re.split(r"[.;!?:](?=\s)|\n", text[max(0, start - 90) : start])[-1]
    cues = list(_AHEAD.finditer(left))
    cue = cues[-1] if cues else None
    if cue and not _BEHIND.search(left, cue.end()):
        word = cue[0].lower()
        passive = word in ("planned", "scheduled", "expected", "would", "by", "until")
        return not (passive and _past_verb(left, cue.start(), word))
    after = _AFTER.match(text[end : end + 90])
    return after is not None and not _BEHIND.search(text[end : end + after.end() - 4])


def _past_verb(left: str, at: int, word: str) -> bool:
    before = left[:at]
    if word == "by":  # "by March" looks ahead with a modal before it; "signed by ... on March 3" does not
        return not re.search(r"\b(?:will|must|should|shall|to|would|can)\b", before)
    if word == "until":
        return bool(re.search(r"\b(?:was|were|had|not)\b", before))
    return bool(re.search(r"\b(?:was|were|had(?: been)?)\s+(?:\w+\s+)?$", before)) or word == "would"
