"""Whether two stretches of words are one wording written two ways: spelling, contraction, number words, names.

What counts as the same stands in `knowledge/data/align_spelling.toml`; hyphens, points and spaces inside words
(`co-operation`, `U.S.`, `per cent`) never count.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from verbale.align.words import fold
from verbale.knowledge.tables import toml

_POSSESSIVE = re.compile("['’]s?$")


class _Rule(NamedTuple):
    match: re.Pattern[str]
    into: str
    stem: int


class _Spelling(NamedTuple):
    rules: tuple[_Rule, ...]
    words: dict[str, str]
    numbers: dict[str, str]
    name_rules: tuple[_Rule, ...]
    names: dict[str, str]


@cache
def _spelling() -> _Spelling:
    data = toml("align_spelling")
    words = {**data["words"], **data["contractions"], **data["numbers"]}
    return _Spelling(_rules(data["rule"]), words, data["numbers"], _rules(data["name"]), data["names"])


def _rules(rows: Sequence[dict[str, str]]) -> tuple[_Rule, ...]:
    return tuple(_Rule(re.compile(row["match"]), row["into"], int(row.get("stem", 0))) for row in rows)


def same_wording(quoted: Sequence[str], source: Sequence[str]) -> bool:
    """Whether two runs of words (as written, in order) differ in spelling only; two empty runs do not differ."""
    if _together(quoted) == _together(source):
        return True
    if _together([standard(word) for word in quoted]) == _together([standard(word) for word in source]):
        return True
    if number_of(quoted) is not None and number_of(quoted) == number_of(source):
        return True
    return len(quoted) == len(source) > 0 and all(map(same_name, quoted, source))


def _together(words: Sequence[str]) -> str:
    """The run without spaces; a point is kept, so that 3.5 is not 35."""
    return "".join(fold(word).replace(",", "") for word in words).replace(" ", "")


@cache
def standard(word: str) -> str:
    """The spelling that a word counts as; possibly several words."""
    folded = fold(word)
    spelling = _spelling()
    if folded in spelling.words:
        return spelling.words[folded]
    for rule in spelling.rules:
        found = rule.match.search(folded)
        if found and found.start() >= rule.stem:
            folded = folded[: found.start()] + found.expand(rule.into) + folded[found.end() :]
    return folded


def number_of(words: Sequence[str]) -> int | None:
    """The whole number that words write (`twenty-five`, `3 million`, `12,000`); None where they write none."""
    total, current, seen = 0, 0, False
    for word in words:
        digits = _spelling().numbers.get(fold(word), fold(word).replace(",", ""))
        if not (digits.isascii() and digits.isdigit()):
            if seen and digits == "and":
                continue
            return None
        value = int(digits[:18])
        seen = True
        if value >= 1000 and fold(word).isalpha():
            total, current = total + max(current, 1) * value, 0
        elif value == 100 and fold(word).isalpha():
            current = max(current, 1) * 100
        elif current % 100 == 0 or (20 <= current % 100 < 100 and current % 10 == 0 and value < 10):
            current += value
        else:
            return None
    return total + current if seen else None


def same_name(quoted: str, source: str) -> bool:
    """Whether two words are spellings of one name: the same word, or both capitalised and the same by rule."""
    left, right = fold(_POSSESSIVE.sub("", quoted)), fold(_POSSESSIVE.sub("", source))
    if bool(_POSSESSIVE.search(quoted)) != bool(_POSSESSIVE.search(source)):
        return False
    if left == right:
        return True
    if not (quoted[:1].isupper() and source[:1].isupper()):
        return False
    names = _spelling().names
    if names.get(left, left) == names.get(right, right):
        return True
    return min(len(left), len(right)) > 3 and _sound(left) == _sound(right)


@cache
def _sound(name: str) -> str:
    for rule in _spelling().name_rules:
        name = rule.match.sub(rule.into, name)
    return name
