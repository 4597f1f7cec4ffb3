"""Which of the words met so far a word may stand for, or say the contrary of: looked up, not tried pair by pair.

    neighbours = Neighbours()
    neighbours.of("accept", frozenset({"refus", "table"}))     # {"refus"}

The sets hold every pair that `thesaurus.relate` or `thesaurus.opposes` say something of, and others: who wants to know
asks them of the few that are left.
"""

from collections import Counter, defaultdict
from functools import cache, lru_cache
from itertools import pairwise

from verbale.compare.thesaurus import SHORTEST, classes, contraries, far, kin
from verbale.knowledge.tables import toml

ALIKE = 0.62
"""The likeness of letters from which a word may stand for another that the tables do not know."""


class Neighbours:
    """Stems by the stems they may be related to. Grows with the stems it is asked of."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, set[str]] = defaultdict(set)
        self._met: set[str] = set()
        self._same: defaultdict[str, set[str]] = defaultdict(set)
        """By stem, the stems met that have it among their synonyms."""
        self._far: defaultdict[str, set[str]] = defaultdict(set)
        """By stem, the stems met of which it is a contrary."""

    def of(self, ours: str, theirs: frozenset[str]) -> set[str]:
        """Those of some stems that a stem may be related to, itself among them. All have to be met before."""
        return self._rows[ours] & theirs

    def meet(self, stems: frozenset[str]) -> None:
        """Takes stems in."""
        for one in stems - self._met:
            self._met.add(one)
            self._take_in(one)

    def _take_in(self, one: str) -> None:
        synonyms, against = kin(one).same, far(one)
        row = self._rows[one]
        row |= {one, *synonyms, *kin(one).near, *contraries(one), *_affixed(one), *_of_class(one)}
        for other in against:
            row |= self._same[other]
            self._rows[other].add(one)
            self._far[other].add(one)
        for other in synonyms:
            for owner in self._far[other]:
                self._rows[owner].add(one)
            self._same[other].add(one)


@cache
def neighbours() -> Neighbours:
    """Those of this process: they depend on the tables alone."""
    return Neighbours()


def _affixed(one: str) -> set[str]:
    """The word with and without the syllables that say `again` or the contrary."""
    found: set[str] = set()
    for affix in _affixes():
        found.add(affix + one)
        if one.startswith(affix) and len(one) - len(affix) > SHORTEST:
            found.add(one[len(affix) :])
    return found


@cache
def _affixes() -> tuple[str, ...]:
    return ("re", *toml("align_weights")["opposing"])


def _of_class(one: str) -> frozenset[str]:
    return frozenset().union(*(_members()[number] for number in classes().get(one, ())))


@cache
def _members() -> dict[int, frozenset[str]]:
    """The stems of each row of `synonyms.tsv`."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for word, numbers in classes().items():
        for number in numbers:
            found[number].add(word)
    return {number: frozenset(words) for number, words in found.items()}


def letters(left: str, right: str) -> float:
    """Dice of the pairs of letters of two words."""
    ours, theirs = _letter_pairs(left), _letter_pairs(right)
    total = len(ours) + len(theirs)
    if 2 * min(len(ours), len(theirs)) < ALIKE * total:
        return 0.0
    return 2 * len(ours & theirs) / max(1, total)


@lru_cache(1 << 16)
def _letter_pairs(word: str) -> frozenset[tuple[str, int]]:
    """The pairs of letters of a word, each with how often it stood there before."""
    seen: Counter[str] = Counter()
    found = []
    for pair in map("".join, pairwise(word)):
        found.append((pair, seen[pair]))
        seen[pair] += 1
    return frozenset(found)
