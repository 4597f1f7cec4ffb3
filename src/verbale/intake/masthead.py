"""Mastheads: lines by which a paper, agency or institute names itself, its number, its day and its price."""

import re
from functools import cache

from verbale.intake.lead import genre_patterns
from verbale.intake.printed import Printed, printed_date, printed_month
from verbale.knowledge.calendar import WEEKDAY
from verbale.knowledge.pieces import patterns

_LONGEST = 120
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b,?", re.I)
_PARTED = re.compile(r"\s*[|·•;:/,()\[\]–—]\s*|\s+-\s+|\s{2,}|\t")
_SMALL = r"(?:of|for|on|and|the|in|&|du|de|la|le|der|die|das|und|des)"


@cache
def masthead() -> re.Pattern[str]:
    """Words that names of houses are made of, wherever they stand in a line."""
    return re.compile(patterns("imprint")["masthead"], re.I)


@cache
def _house() -> re.Pattern[str]:
    words = "|".join(patterns("imprint")[key].removeprefix(r"\b").removesuffix(r"\b") for key in ("house", "masthead"))
    name = r"[^\W\d_a-z][\w.&'’-]*"
    return re.compile(rf"(?:{name},? (?:{_SMALL} )*)*?(?i:{words})(?:,? (?i:(?:{_SMALL} )+){name}(?: {name})*)*")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(patterns("imprint")["numbered"], re.I)


def names_house(text: str) -> bool:
    """Whether a line is nothing but the name of a paper, agency, office or institute."""
    return len(text.split()) <= 9 and bool(_house().fullmatch(text.strip()))


def house_in(text: str) -> str | None:
    """The house that one of the parts of a masthead's line names; None where none does."""
    return next((part for part in map(str.strip, _PARTED.split(text)) if part and names_house(part)), None)


def imprint_date(text: str) -> Printed | None:
    """The date of a line that names a house, its number or its price beside it; None where the line is no such line."""
    if len(text) > _LONGEST or text[-1] in ".?!:" or any(pattern.search(text) for _, pattern in genre_patterns()):
        return None
    found = printed_date(text) or printed_month(text)
    if found is None or found.value.startswith("X"):
        return None
    before, after = text[: found.start], text[found.end :]
    rest = _WEEKDAY.sub(" ", f"{before} | {after}").replace(" the ", " ")
    parts = [part for part in map(str.strip, _PARTED.split(rest)) if re.search(r"[^\W\d_]", part)]
    if not parts or not all(names_house(part) or _numbered().fullmatch(part) or _is_name(part) for part in parts):
        return None
    told = any(names_house(part) or _numbered().fullmatch(part) for part in parts)
    return found if told or (_WEEKDAY.search(text) and len(rest.split()) <= 6) else None


def _is_name(part: str) -> bool:
    """Whether all its words are capitalised, as in names of series, editions and places."""
    return len(part.split()) <= 6 and all(not word[0].islower() or re.fullmatch(_SMALL, word) for word in part.split())
