"""Names as keys: one key for all the spellings, orders and titles of a name."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
"""A word of a name: letters and digits."""
PART = re.compile(r"[^\W_]+?(?=(?<=[a-z])[A-Z])|[^\W_]+")
"""Words, parted also where a small letter meets a capital: damaged texts lose spaces ("ComradeKim")."""
_POSSESSIVE = re.compile(r"['’]s\b")
_PARTICLES = frozenset({"jr", "sr", "ii", "iii", "dr", "mr", "mrs", "ms", "prof", "sir", "comrade", "hon"})


class Word(NamedTuple):
    """A word of a text: its folded form and where it stands."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and accents: "Šerić" is "seric"."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold()


def words(text: str) -> list[Word]:
    """The words of a text in order: letters and digits only, so that hyphens, points and apostrophes part them."""
    return [Word(fold(match[0]), match.start(), match.end()) for match in PART.finditer(text)]


def name_key(name: str) -> tuple[str, ...]:
    """The folded words of a name as written, without article and possessive: ("rodong", "sinmun")."""
    found = [fold(word) for word in WORD.findall(_POSSESSIVE.sub("", name))]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def person_key(name: str) -> tuple[str, ...]:
    """One key for a person's name in any order: the smallest rotation of its words.

    Middle initials and forms of address do not count: "Duval, Anne" and "Dr. Anne H. Duval" are one.
    Long names are kept in their order: only two to four words are turned.
    """
    found = [word for word in name_key(name) if word not in _PARTICLES]
    if sum(len(word) > 1 for word in found) > 1:
        found = [word for word in found if len(word) > 1]
    if not 2 <= len(found) <= 4:
        return tuple(found)
    return min(tuple(found[turn:] + found[:turn]) for turn in range(len(found)))


def slug(key: tuple[str, ...]) -> str:
    """The key as the tail of an id."""
    return "-".join(key)
