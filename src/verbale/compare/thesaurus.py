"""Which words stand for each other in two wordings of one sentence, and which say the contrary.

Three tables, the nearest first: `synonyms.tsv` (how translators of diplomatic texts put it), `opposites.tsv`, and
`thesaurus.tsv` (WordNet). Words are compared by their stems; `turn_down` is a verb with its particle.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from verbale.align.spelling import standard
from verbale.knowledge.tables import Row, table, toml

CLASS, SAME, NEAR, TURNED = 0.9, 0.85, 0.6, 0.6
"""What a word counts against another of its class, of its meaning, of its kind, or its contrary (`close` and `never
open`); the same word counts 1."""

SHORTEST = 3
"""Letters that a stem has at least."""

_SUFFIXES = (
    "izations", "isations", "izing", "ising", "ized", "ised", "izes", "ises", "ize", "ise",
    "ization", "isation", "ations", "ation", "itions", "ition", "ments", "ment", "ingly",
    "edly", "fully", "fulness", "ings", "ness", "ions", "ion", "ing", "ied", "ies", "ily", "ity", "ive", "ed", "es",
    "ly", "al", "s",
)  # fmt: skip


class Kin(NamedTuple):
    """Stems of the words that say the same as a word, are of its kind, or say the contrary."""

    same: frozenset[str]
    near: frozenset[str]
    against: frozenset[str]


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its endings, inflected and derived: `normalized`, `normalization` and `normalize` are one."""
    word = standard(word).split(" ", 1)[0]
    word = bases().get(word, word)
    if word.endswith(_SUFFIXES) and not word.endswith("ss"):
        long = len(word) - SHORTEST
        word = next((word[: -len(one)] for one in _SUFFIXES if len(one) <= long and word.endswith(one)), word)
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.rstrip("e") if len(word) > SHORTEST else word


@cache
def bases() -> dict[str, str]:
    """Irregular forms and their base form."""
    return {row["word"]: row["base"] for row in table("thesaurus") if row["base"]}


@cache
def phrases() -> dict[tuple[str, str], str]:
    """Verbs with a particle, by the verb's stem and the particle."""
    ours = (word for row in table("synonyms") for word in row["words"].split())
    theirs = (row["word"] for row in table("thesaurus") if row["same"])
    return {(stem(word.split("_")[0]), word.split("_")[1]): word for word in (*theirs, *ours) if "_" in word}


@cache
def _rows() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table("thesaurus"):
        found.setdefault(_key(row["word"]), []).append(row)
    return found


def _key(word: str) -> str:
    return word if "_" in word else stem(word)


@lru_cache(1 << 14)
def kin(key: str) -> Kin:
    """What the thesaurus says of a stem."""
    rows = _rows().get(key, ())
    same, near, against = (
        frozenset(_key(word) for row in rows for word in row[column].split()) for column in ("same", "near", "against")
    )
    return Kin(same, near, against)


@cache
def classes() -> dict[str, frozenset[int]]:
    """The rows of `synonyms.tsv` that a stem stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table("synonyms")):
        for word in row["words"].split():
            found.setdefault(_key(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _opposites() -> dict[str, frozenset[tuple[int, int]]]:
    """Stem to (row, side)."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(table("opposites")):
        for side, name in enumerate(("left", "right")):
            for word in row[name].split():
                found.setdefault(_key(word), set()).add((number, side))
    return {word: frozenset(sides) for word, sides in found.items()}


@lru_cache(1 << 16)
def relate(ours: str, theirs: str) -> float:
    """How far a word can stand for another: 1 for the same, 0 for one that cannot."""
    if ours == theirs:
        return 1.0
    if classes().get(ours, frozenset()) & classes().get(theirs, frozenset()):
        return CLASS
    known = kin(ours)
    worth = SAME if theirs in known.same or again(ours, theirs) else NEAR if theirs in known.near else 0.0
    return 0.0 if worth and opposes(ours, theirs) else worth


def again(ours: str, theirs: str) -> bool:
    """Whether one is the other done again: `open`, `reopen`."""
    return len(min(ours, theirs, key=len)) > SHORTEST and (ours == f"re{theirs}" or theirs == f"re{ours}")


@lru_cache(1 << 16)
def opposes(ours: str, theirs: str) -> bool:
    """Whether one says the contrary of the other."""
    if theirs in contraries(ours) or ours in far(theirs):
        return True
    long, short = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(short) > SHORTEST and long.endswith(short) and long[: -len(short)] in toml("align_weights")["opposing"]:
        return True
    return not far(ours).isdisjoint(kin(theirs).same)


@lru_cache(1 << 14)
def contraries(key: str) -> frozenset[str]:
    """The stems that the tables set against a word."""
    found = kin(key).against | far(key)
    if sides := _opposites().get(key):
        found |= {
            word for word, others in _opposites().items() if any((row, 1 - side) in others for row, side in sides)
        }
    return found


@lru_cache(1 << 14)
def far(key: str) -> frozenset[str]:
    """The contraries of a word, and of the words that say the same."""
    known = kin(key)
    return frozenset().union(known.against, *(kin(other).against for other in known.same)) - known.same - {key}


@lru_cache(1 << 14)
def denies(word: str) -> bool:
    """Whether a folded word says no by itself: `refused`, `unfounded`, `bloodless`."""
    if word in toml("term_words")["denials"] or stem(word) in _denials():
        return True
    plain = word.removesuffix("ly").removesuffix("ness")
    if plain.endswith("less") and len(plain) > 7:
        return stem(plain[:-4]) in _rows()
    return (
        word.startswith("un") and len(word) > 6 and stem(word[2:]) in _rows() and stem(word[2:]) not in ("der", "til")
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml("term_words")[name])


@cache
def _denials() -> frozenset[str]:
    return frozenset(map(stem, toml("term_words")["denials"]))
