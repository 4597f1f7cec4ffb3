"""Whether two stretches of text are one sentence in other words: a fused score, then checks that may not fail.

    scale = Scale(terms_of(text) for text in all_sentences)      # how common each word is
    likeness = scale.compare(quoted, source)                     # Likeness(score, ..., doubts)

The score fuses what the words have in common (stems weighed by how rare they are, classes of synonyms, letters), how
closely they stand together in the source, and their order. It never decides alone: what speaks against it (a negation,
a number, a date, a name, a modality, a contrary word on one side only) is listed as doubts, and with a doubt a
retranslation stays a candidate for a person.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.meaning import SentenceModel
from verbale.compare.neighbours import ALIKE, letters, neighbours
from verbale.compare.terms import Term, Terms
from verbale.compare.thesaurus import TURNED, opposes, relate, stem
from verbale.knowledge.tables import toml
from verbale.model.span import Bounds

SAME = 0.52
"""The score from which two stretches may be one sentence in other words (calibrated: eval/retranslation.py)."""

_LETTERS = 0.75
"""What a word of like letters counts against the same stem."""

_BEFORE = 24
"""Characters before the shared words in which a negation still speaks of them."""

_MEANING, _WORTH_A_LOOK = 0.4, 0.2
"""How much the likeness of vectors counts, and the score of the words from which it is looked at."""

_WHOLE = 0.6
"""The share of the source's words from which a quotation is as long as the whole sentence."""

_LIGHT = 0.15
"""The weight of a word that tells a direction or a measure (`up`, `more`)."""

_COVER, _BACK, _DENSE, _ORDER = 0.5, 0.15, 0.2, 0.15
"""Parts of the score: of the quotation's words, of the source's, closeness, order."""


class Likeness(NamedTuple):
    """How alike (0 to 1), where in the source the shared words stand, and what speaks against it."""

    score: float
    cover: float
    place: Bounds
    doubts: tuple[str, ...]
    shared: int

    @property
    def same(self) -> bool:
        """Whether the score says so and nothing speaks against it."""
        return self.score >= SAME and not self.doubts


class _Pair(NamedTuple):
    ours: int
    theirs: int
    worth: float
    turned: bool = False
    """Whether one says the contrary of the other."""


class _Laid(NamedTuple):
    """The words of a source by stem, and the stems by their first letter."""

    places: dict[str, list[int]]
    letters: dict[str, set[str]]
    stems: frozenset[str]


def _laid(source: Terms) -> _Laid:
    places, letters = defaultdict[str, list[int]](list), defaultdict[str, set[str]](set)
    for place, term in enumerate(source.terms):
        places[term.stem].append(place)
        if term.stem[0] != "@":  # whom a name names has no like in letters
            letters[term.stem[0]].add(term.stem)
    return _Laid(places, letters, frozenset(places))


_NOTHING = Terms((), frozenset(), frozenset(), frozenset(), frozenset(), (), False, False, (), False)


class Scale:
    """Weighs words by how many of the sentences of a case have them."""

    def __init__(self, sentences: Iterable[Terms], meaning: SentenceModel | None = None) -> None:
        """With `meaning`, the likeness of the sentences' vectors counts beside that of their words."""
        self._meaning, self._near = meaning, neighbours()
        self._last = _NOTHING, _laid(_NOTHING)
        counts: Counter[str] = Counter()
        total = 1
        for terms in sentences:
            counts.update(set(terms.stems))
            total += 1
        self._top = math.log(1 + total)
        self._weights = {key: math.log(1 + total / count) / self._top for key, count in counts.items()}

    def weight(self, key: str) -> float:
        """From near 0 (in every sentence) to 1 (in none)."""
        if key in _light():
            return _LIGHT
        return max(0.15, self._weights.get(key, 1.0))

    def compare(self, quoted: Terms, source: Terms) -> Likeness:
        """The likeness of a quotation to a source, of which it may carry a part only."""
        pairs = self._pairs(quoted, source)
        if not pairs:
            return Likeness(0.0, 0.0, (0, 0), (), 0)
        cover = self._share(quoted.terms, {pair.ours: pair.worth for pair in pairs})
        low, high = _densest(pairs, source)
        inside = [pair for pair in pairs if low <= pair.theirs <= high]
        held = {pair.theirs: pair.worth for pair in pairs}
        back = self._share(source.terms, held)
        dense = self._share(source.terms[low : high + 1], {place - low: worth for place, worth in held.items()})
        sure = min(1.0, (len(pairs) - 1) / 2)  # one shared word is always dense and in order
        parts = (
            _COVER * cover + _BACK * max(back, dense * sure * 0.6) + sure * (_DENSE * dense + _ORDER * _order(inside))
        )
        place = (source.terms[low].start, source.terms[high].end)
        doubts = tuple(_doubts(quoted, source, pairs, place))
        return Likeness(self._fuse(min(1.0, parts), quoted.text, source.text), cover, place, doubts, len(pairs))

    def may_share(self, quoted: Terms, source: Terms, least: int) -> bool:
        """Whether as many words of a quotation may have their like in a source; quick, and never wrong to say no."""
        laid = self._lay(quoted, source)
        return sum(1 for ours in quoted.terms if any(self._like(ours.stem, laid))) >= least

    def _fuse(self, score: float, quoted: str, source: str) -> float:
        if self._meaning is None or score < _WORTH_A_LOOK:
            return score
        return (1 - _MEANING) * score + _MEANING * max(0.0, self._meaning.likeness(quoted, source))

    def _share(self, terms: tuple[Term, ...], held: dict[int, float]) -> float:
        total = sum(self.weight(term.stem) for term in terms)
        return sum(self.weight(term.stem) * held.get(place, 0.0) for place, term in enumerate(terms)) / max(total, 1e-9)

    def _pairs(self, quoted: Terms, source: Terms) -> list[_Pair]:
        """Each word with the best of the source's that is still free, the surest first."""
        possible = sorted(self._possible(quoted, source))
        exact = [pair for pair in possible if pair.worth == 1.0]
        possible.sort(key=lambda pair: (-pair.worth, _distance(pair, exact), pair))
        ours, theirs, kept = set[int](), set[int](), []
        for pair in possible:
            if pair.ours not in ours and pair.theirs not in theirs:
                ours.add(pair.ours)
                theirs.add(pair.theirs)
                kept.append(pair)
        return sorted(kept)

    def _possible(self, quoted: Terms, source: Terms) -> Iterator[_Pair]:
        """Every pair of words that may stand for each other; looked up by stem, for most pairs are none."""
        laid = self._lay(quoted, source)
        for i, ours in enumerate(quoted.terms):
            for key in self._like(ours.stem, laid):
                for j in laid.places[key]:
                    worth = _worth(ours, source.terms[j])
                    if worth or opposes(ours.stem, key):
                        yield _Pair(i, j, worth or TURNED, not worth)

    def _like(self, ours: str, laid: _Laid) -> Iterator[str]:
        """The stems of a source that a word may stand for, by the tables or by letters."""
        near = self._near.of(ours, laid.stems)
        yield from near
        for key in laid.letters.get(ours[0], ()):
            if key not in near and letters(ours, key) >= ALIKE:
                yield key

    def _lay(self, quoted: Terms, source: Terms) -> _Laid:
        """The source laid out; the last one is kept, for many quotations are compared with it."""
        if self._last[0] is not source:
            laid = _laid(source)
            self._near.meet(laid.stems)
            self._last = source, laid
        self._near.meet(frozenset(quoted.stems))
        return self._last[1]


def _distance(pair: _Pair, exact: list[_Pair]) -> int:
    """How far a pair lies from where the words around it put it."""
    near = min(exact, key=lambda other: (abs(other.ours - pair.ours), abs(other.theirs - pair.theirs)), default=pair)
    return abs((pair.theirs - near.theirs) - (pair.ours - near.ours))


def _worth(ours: Term, theirs: Term) -> float:
    worth = relate(ours.stem, theirs.stem)
    if worth or "@" in (ours.stem[0], theirs.stem[0]) or ours.stem[0] != theirs.stem[0] or ours.denies != theirs.denies:
        return worth
    return _LETTERS if letters(ours.stem, theirs.stem) >= ALIKE and not opposes(ours.stem, theirs.stem) else 0.0


def _densest(pairs: list[_Pair], source: Terms) -> Bounds:
    """The stretch of the source's terms (first, last) that holds the pairs, without strays at its edges."""
    places = sorted(pair.theirs for pair in pairs)
    low, high = 0, len(places) - 1
    while high - low >= 2:
        left, right = places[low + 1] - places[low], places[high] - places[high - 1]
        held = high - low + 1
        if max(left, right) <= max(6, (places[high] - places[low]) // held * 3):
            break
        low, high = (low + 1, high) if left >= right else (low, high - 1)
    return places[low], places[high]


def _order(pairs: list[_Pair]) -> float:
    """The share of pairs in the longest run of the same order."""
    best: list[int] = []
    for place, pair in enumerate(pairs):
        best.append(1 + max((best[i] for i in range(place) if pairs[i].theirs < pair.theirs), default=0))
    return max(best, default=0) / max(1, len(pairs))


def _doubts(quoted: Terms, source: Terms, pairs: list[_Pair], place: Bounds) -> Iterable[str]:
    low = place[0] - _BEFORE
    if len(quoted.terms) >= _WHOLE * len(source.terms):
        low, place = -1, (place[0], source.terms[-1].end)
    yield from _contrary(quoted, source, pairs, (low, place[1]))
    if (quoted.numbers - source.numbers - source.ordinals) or (quoted.ordinals - source.numbers - source.ordinals):
        yield "number"
    if quoted.dates - source.dates:
        yield "date"
    if quoted.names - source.names:
        yield "name"
    if quoted.oblige != source.oblige and quoted.may != source.may and not (quoted.negations and source.negations):
        yield "modality"
    conditional = any(low <= at < place[1] for at in source.conditions)
    if (quoted.conditions and not (source.conditions or source.loose)) or (
        conditional and not (quoted.conditions or quoted.loose)
    ):
        yield "condition"


def _contrary(quoted: Terms, source: Terms, pairs: list[_Pair], place: Bounds) -> Iterable[str]:
    """A doubt where one of the two says no: negations, words that say no and have no like on the other side, and
    contrary words turn the sense, each once; two of them turn it back (`never forget`, `always remember`)."""
    held, kept = {pair.ours for pair in pairs}, {pair.theirs for pair in pairs}
    turned = [pair for pair in pairs if pair.turned]
    turns = len(quoted.negations) + sum(place[0] <= at < place[1] for at in source.negations)
    turns += sum(term.denies for number, term in enumerate(quoted.terms) if number not in held)
    turns += sum(
        term.denies and place[0] <= term.start < place[1]
        for number, term in enumerate(source.terms)
        if number not in kept
    )
    if (turns + len(turned)) % 2 == 0:
        return
    ours, theirs = (quoted.terms[turned[0].ours], source.terms[turned[0].theirs]) if turned else (None, None)
    if turns or ours is None or theirs is None or ours.denies or theirs.denies:
        yield "negation"
    else:
        yield f"contrary words ({ours.stem}, {theirs.stem})"


@cache
def _light() -> frozenset[str]:
    return frozenset(map(stem, toml("term_words")["light"]))
