"""Leads: the words that announce a text told whole, open a letter, or close one."""

import re
from functools import cache

from verbale.intake.printed import printed_date
from verbale.knowledge.calendar import WEEKDAY
from verbale.knowledge.pieces import patterns
from verbale.model.records import Genre

FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|We|our|Our|us)\b")
"""Words by which a speaker means himself or those he speaks for."""

_QUOTES = "\"'“”‘’«»„「」()[]"


@cache
def lead_pattern(key: str) -> re.Pattern[str]:
    """The pattern of a list of `imprint.toml`, section `lead`; case is ignored."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns("imprint")["lead"][key]), re.I | re.S)


def announces_text(text: str) -> bool:
    """Whether a paragraph announces that a statement, letter or message follows whole."""
    return len(text) < 900 and bool(lead_pattern("announces").search(text))


def is_salutation(text: str) -> bool:
    """Whether a line addresses somebody as letters open."""
    return len(text) < 160 and bool(lead_pattern("salutations").fullmatch(re.split(r"\s*\(", text.strip(_QUOTES))[0]))


def is_closing(text: str) -> bool:
    """Whether a line closes a letter."""
    return len(text) < 200 and bool(lead_pattern("closings").fullmatch(text))


_MESSAGE = re.compile(r"\b(?:message|letter|telegram|cable|greeting|congratulat|condolence|note|reply)", re.I)
_TRANSCRIPT = re.compile(r"\b(?:transcript|press conference|interview)\b", re.I)


def announced_genre(words: str) -> Genre:
    """The genre of a text that a sentence or heading announces."""
    if _TRANSCRIPT.search(words):
        return "transcript"
    return "message" if _MESSAGE.search(words) else "statement"


@cache
def genre_patterns() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    """What titles say of their text's genre, in the order in which they are asked."""
    return tuple((genre, re.compile("|".join(ways), re.I)) for genre, ways in patterns("imprint")["genres"].items())


def names_post(words: str) -> bool:
    """Whether the words name a post that authors have: fellow, professor, correspondent."""
    return bool(re.search(rf"\b(?:{'|'.join(patterns('imprint')['posts'])})\b", words, re.I))


_NAME = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:of|for|and|the|to|de|du|von|van|der|bin|al|el|ibn|da|dos|del|la|le)"
_PLACE_BEFORE = re.compile(
    rf"\(?(?:(?:[Dd]one |[Gg]iven |[Ss]igned )?(?:[Aa]t |[Ii]n )?{_NAME}(?: (?:{_SMALL} )*{_NAME}){{0,3}},? ?)?"
    rf"(?:[Oo]n )?(?:(?:this|the) )?(?:{WEEKDAY},? )?"
)
_SIGNATURE = re.compile(rf"(?:\(?[Ss](?:igned|gd)\.?\)?:? ?|/s/ )?{_NAME}(?:,? (?:{_SMALL} )*{_NAME}){{0,7}}")


def is_place_and_day(text: str) -> bool:
    """Whether a line is a place and a day, or a day, as official texts open or close with."""
    found = printed_date(text) if len(text) <= 70 and "\n" not in text else None
    if found is None:
        return False
    return bool(_PLACE_BEFORE.fullmatch(text[: found.start])) and not text[found.end :].strip(" .)")


def is_signature(text: str) -> bool:
    """Whether short lines are a name, an office or both, as they stand under a text."""
    lines = [line.strip().rstrip(",") for line in text.split("\n")]
    if len(text) > 160 or any(len(line) > 70 for line in lines):
        return False
    return all(_is_signing(line) or is_place_and_day(line) for line in lines)


def _is_signing(line: str) -> bool:
    return bool(_SIGNATURE.fullmatch(line)) and not lead_pattern("unsigned").search(line)
