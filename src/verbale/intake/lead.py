"""Leads: the words that announce a text told whole, open a letter, or close one."""

import re
from functools import cache

from verbale.knowledge.tables import toml
from verbale.model.records import Genre

FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|We|our|Our|us)\b")
"""Words by which a speaker means himself or those he speaks for."""

_QUOTES = "\"'“”‘’«»„「」()[]"


@cache
def lead_pattern(key: str) -> re.Pattern[str]:
    """The pattern of a list of `imprint.toml`, section `lead`; case is ignored."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in toml("imprint")["lead"][key]), re.I | re.S)


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
    return tuple((genre, re.compile("|".join(patterns), re.I)) for genre, patterns in toml("imprint")["genres"].items())


def names_post(words: str) -> bool:
    """Whether the words name a post that authors have: fellow, professor, correspondent."""
    return bool(re.search(rf"\b(?:{'|'.join(toml('imprint')['posts'])})\b", words, re.I))
