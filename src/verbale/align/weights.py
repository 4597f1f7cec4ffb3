"""What an edit weighs: whether it touches a negation, a condition, a modality, a number, a date or a name.

The classes and their words stand in `knowledge/data/align_weights.toml`, the gravest first.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, get_args

from verbale.align.spelling import number_of
from verbale.align.words import fold
from verbale.knowledge.tables import toml

Weight = Literal["negation", "condition", "modality", "number", "date", "name", "other"]
"""What kind of word was changed, added or lost, as in records."""

WEIGHTS: tuple[Weight, ...] = get_args(Weight)
"""From the gravest."""


@cache
def _classes() -> dict[str, Weight]:
    data = toml("align_weights")
    return {word: weight for weight in reversed(WEIGHTS) for word in data.get(weight, ())}


def weigh(quoted: Sequence[str], source: Sequence[str], beside: Sequence[str] = (), opening: bool = False) -> Weight:
    """The weight of turning the words `source` into `quoted` (either may be empty; words as written).

    `beside` are the words that stand next to the edit: a number beside a month is a date. `opening`: the edit stands at
    the start of a sentence, where a capital makes no name.
    """
    if _opposed(quoted, source):
        return "negation"
    common = {fold(word) for word in quoted} & {fold(word) for word in source}
    touched = [word for word in (*quoted, *source) if fold(word) not in common] or [*quoted, *source]
    starts = {id(side[0]) for side in (quoted, source) if opening and side}
    found: set[Weight] = {_weigh_word(word, id(word) in starts) for word in touched}
    if "number" in found and any(_weigh_word(word, False) == "date" for word in (*beside, *quoted, *source)):
        found.add("date")
        found.discard("number")
    return min(found, key=WEIGHTS.index, default="other")


@lru_cache(1 << 16)
def _weigh_word(word: str, opening: bool) -> Weight:
    folded = fold(word)
    if folded in toml("align_weights")["capital_dates"] and word[:1].isupper() and not opening:
        return "date"
    if folded in _classes():
        return _classes()[folded]
    if any(char.isdigit() for char in folded):
        return "date" if len(folded) == 4 and folded.isdigit() and "1500" <= folded <= "2199" else "number"
    if number_of([word]) is not None:
        return "number"
    return "name" if word[:1].isupper() and not opening and folded != "i" else "other"


def _opposed(quoted: Sequence[str], source: Sequence[str]) -> bool:
    """Whether a word was turned into its opposite by a prefix (`resolved`, `unresolved`)."""
    prefixes = toml("align_weights")["opposing"]
    for left in map(fold, quoted):
        for right in map(fold, source):
            long, short = (left, right) if len(left) > len(right) else (right, left)
            if len(short) > 3 and long.endswith(short) and long[: -len(short)] in prefixes:
                return True
    return False
