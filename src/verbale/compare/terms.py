"""What a sentence is about, word by word: stems, classes of synonyms, and what may not change between two wordings.

    terms = terms_of("The talks will not be reopened before 1 May.", names=[(0, 3, "actor:x")])
    terms.stems, terms.numbers, terms.names, terms.negated

Two wordings of one sentence share stems or classes; a contradiction shares them too, but not its negations, numbers,
names and modality: those are kept apart, so that likeness never decides alone.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from verbale.align.spelling import number_of, standard
from verbale.align.words import fold
from verbale.knowledge.tables import table, toml

Named = tuple[int, int, str]
"""Words `start:end` of a text that name somebody, and the id they name."""

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)*")
_SUFFIXES = (
    "izations", "isations", "izing", "ising", "ized", "ised", "izes", "ises", "ize", "ise",
    "ization", "isation", "ations", "ation", "itions", "ition", "ments", "ment", "ingly",
    "edly", "fully", "fulness", "ings", "ness", "ions", "ion", "ing", "ied", "ies", "ily", "ity", "ive", "ed", "es",
    "ly", "al", "s",
)  # fmt: skip
_SHORTEST = 3
_NO = re.compile(r"n['’]t$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("term_words")[name])


@cache
def _calendar() -> frozenset[str]:
    """Months and days of the week; those that are words too count with a capital."""
    data = toml("align_weights")
    return frozenset([*data["date"], *data["capital_dates"]])


class Term(NamedTuple):
    """One word that carries meaning: its stem or the id it names, the classes it is in, and where it stands."""

    stem: str
    classes: frozenset[int]
    start: int
    end: int


class Terms(NamedTuple):
    """A stretch of text as terms, and what must agree for two stretches to say the same.

    `negations` are the places of negating words; `may`, `oblige` and `conditional` say whether such words occur.
    """

    terms: tuple[Term, ...]
    numbers: frozenset[int | str]
    dates: frozenset[str]
    names: frozenset[str]
    negations: tuple[int, ...]
    may: bool
    oblige: bool
    conditional: bool

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems in their order."""
        return tuple(term.stem for term in self.terms)


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its endings, inflected and derived: `normalized`, `normalization` and `normalize` are one."""
    word = standard(word).split(" ", 1)[0]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST and not word.endswith("ss"):
            word = word[: -len(suffix)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.rstrip("e") if len(word) > _SHORTEST else word


@cache
def _classes() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table("synonyms")):
        for word in row["words"].split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _opposites() -> dict[str, frozenset[tuple[int, int]]]:
    """Stem to (row, side)."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(table("opposites")):
        for side, name in enumerate(("left", "right")):
            for word in row[name].split():
                found.setdefault(stem(word), set()).add((number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


def terms_of(text: str, names: Sequence[Named] = ()) -> Terms:
    """The terms of a text; words inside a stretch of `names` count as the id it names."""
    words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]
    found = [Term(f"@{who}", frozenset(), start, end) for start, end, who in names]
    covered = sorted((start, end) for start, end, _ in names)
    free = [word for word in words if not any(start <= word[0] < end for start, end in covered)]
    found += [Term(key, _classes().get(key, frozenset()), start, end) for start, end, key in _stems(free)]
    folded = {word for _, _, word in free}
    return Terms(
        terms=tuple(sorted(found, key=lambda term: term.start)),
        numbers=frozenset(_numbers(text[start:end] for start, end, _ in free)),
        dates=frozenset(word for start, _, word in free if word in _calendar() and text[start].isupper()),
        names=frozenset(who for _, _, who in names) or _capitals(text, free),
        negations=tuple(s for s, e, word in free if word in _words("negators") or _NO.search(text[s:e].lower())),
        may=bool(folded & _words("may")),
        oblige=bool(folded & _words("oblige")),
        conditional=bool(folded & _words("conditional")),
    )


def _stems(words: Iterable[tuple[int, int, str]]) -> Iterable[tuple[int, int, str]]:
    for start, end, word in words:
        if word not in _words("empty") and not word.isdigit():
            yield start, end, stem(word)


def _numbers(words: Iterable[str]) -> Iterable[int | str]:
    for word in words:
        value = number_of([word])
        if value is not None and fold(word) != "one":
            yield value
        elif any(char.isdigit() for char in word):
            yield fold(word)


def _capitals(text: str, words: Sequence[tuple[int, int, str]]) -> frozenset[str]:
    """Stems of capitalised words that open no sentence: names, where nobody has told them."""
    calendar = toml("align_weights")["date"]
    return frozenset(
        stem(word)
        for start, _, word in words
        if text[start].isupper() and word not in calendar and word != "i" and not _opens(text, start)
    )


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\r\n\"'“”‘’«»([{")
    return not before or before[-1] in ".!?:;\n…"


def opposed(left: Iterable[str], right: Iterable[str]) -> tuple[str, str] | None:
    """Two stems, one of each side, that say the contrary of each other."""
    prefixes = toml("align_weights")["opposing"]
    theirs = list(right)
    for ours in left:
        sides = _opposites().get(ours, frozenset())
        for other in theirs:
            if any((row, 1 - side) in _opposites().get(other, frozenset()) for row, side in sides):
                return ours, other
            long, short = (ours, other) if len(ours) > len(other) else (other, ours)
            if len(short) > _SHORTEST and long.endswith(short) and long[: -len(short)] in prefixes:
                return ours, other
    return None
