"""What a sentence is about, word by word: stems, classes of synonyms, and what may not change between two wordings.

    terms = terms_of("The talks will not be reopened before 1 May.", names=[(0, 3, "actor:x")])
    terms.stems, terms.numbers, terms.names, terms.negated

Two wordings of one sentence share stems or classes; a contradiction shares them too, but not its negations, numbers,
names and modality: those are kept apart, so that likeness never decides alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from verbale.align.spelling import number_of
from verbale.align.words import fold
from verbale.compare.thesaurus import denies, phrases, stem
from verbale.knowledge.tables import toml

Word = tuple[int, int, str]
"""Where a word stands, and the word folded."""

Named = tuple[int, int, str]
"""Words `start:end` of a text that name somebody, and the id they name."""

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)*")
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
    """One word that carries meaning: its stem (both, of a verb with a particle) or the id it names, and its place."""

    stem: str
    start: int
    end: int
    denies: bool = False
    """Whether it says no by itself (`refused`, `unfounded`)."""


class Terms(NamedTuple):
    """A stretch of text as terms, and what must agree for two stretches to say the same.

    `negations` are the places of negating words, `conditions` those of words that set a condition; `may` and `oblige`
    say whether such words occur, `loose` whether words that may set a condition do.
    """

    terms: tuple[Term, ...]
    numbers: frozenset[int | str]
    ordinals: frozenset[int | str]
    dates: frozenset[str]
    names: frozenset[str]
    negations: tuple[int, ...]
    may: bool
    oblige: bool
    conditions: tuple[int, ...]
    loose: bool
    text: str = ""

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems in their order."""
        return tuple(term.stem for term in self.terms)


def terms_of(text: str, names: Sequence[Named] = ()) -> Terms:
    """The terms of a text; words inside a stretch of `names` count as the id it names."""
    words = [(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]
    found = [Term(f"@{who}", start, end) for start, end, who in names]
    covered = sorted((start, end) for start, end, _ in names)
    free = [word for word in words if not any(start <= word[0] < end for start, end in covered)]
    found += _content(free)
    folded = {word for _, _, word in free}
    return Terms(
        terms=tuple(sorted(found, key=lambda term: term.start)),
        numbers=frozenset(_numbers(text[start:end] for start, end, _ in free)),
        ordinals=frozenset(_ordinals(word for _, _, word in free)),
        dates=frozenset(_dates(text, free)),
        names=frozenset(who for _, _, who in names) or _capitals(text, free),
        negations=tuple(_negations(text, free)),
        may=bool(folded & _words("may")),
        oblige=bool(folded & _words("oblige")),
        conditions=tuple(_conditions(free)),
        loose=bool(folded & _words("loose_conditions")),
        text=text,
    )


def _content(words: Sequence[Word]) -> Iterator[Term]:
    """The words that carry meaning; a verb and its particle are one."""
    taken = -1
    for number, (start, end, word) in enumerate(words):
        if number == taken or word in _words("empty") or word in _words("negators") or word.isdigit():
            continue
        after = words[number + 1] if number + 1 < len(words) else None
        phrase = phrases().get((stem(word), after[2])) if after and after[2] in _words("particles") else None
        if phrase and after:
            taken = number + 1
            yield Term(phrase, start, after[1], phrase in _words("denials"))
        else:
            yield Term(stem(word), start, end, denies(word))


def _negations(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Where negating words stand: `neither ... nor` is one, `not only` none."""
    folded = [word for _, _, word in words]
    for number, (start, end, word) in enumerate(words):
        if word == "nor" and "neither" in folded[:number]:
            continue
        if word == "not" and folded[number + 1 : number + 2] == ["only"]:
            continue
        if word in _words("negators") or _NO.search(text[start:end].lower()):
            yield start


def _conditions(words: Sequence[Word]) -> Iterator[int]:
    """Where words stand that set a condition; `should` does where it opens the clause (`Should they agree, ...`)."""
    for number, (start, _, word) in enumerate(words):
        if word in _words("conditions") or (word == "should" and not number):
            yield start


def _numbers(words: Iterable[str]) -> Iterable[int | str]:
    return (value for word in words if (value := _number(word)) is not None)


@lru_cache(1 << 14)
def _number(word: str) -> int | str | None:
    """The number that one word writes; the word itself where it has digits and is no plain number."""
    value = number_of([word])
    if value is not None and fold(word) != "one":
        return value
    if value is None and any(char.isdigit() for char in word) and fold(word)[-2:] not in ("st", "nd", "rd", "th"):
        return fold(word)
    return None


def _ordinals(words: Iterable[str]) -> Iterator[int]:
    """The numbers of ordinals from `third` on: the first two say much else."""
    order = _ordinal_words()
    for word in words:
        if word in order:
            yield order[word]
        elif word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
            yield int(word[:-2])


@cache
def _ordinal_words() -> dict[str, int]:
    return {word: number for number, word in enumerate(toml("term_words")["ordinals"], 3)}


def _dates(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Months and days of the week with a capital; one that is a word too (`May`) not where it opens a sentence."""
    ambiguous = toml("align_weights")["capital_dates"]
    for start, _, word in words:
        if word in _calendar() and text[start].isupper() and not (word in ambiguous and _opens(text, start)):
            yield word


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
