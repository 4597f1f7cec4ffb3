"""How much: the low and high end of a number, a range, or a bound. An open end is None."""

import re

from verbale.language.numbers import number
from verbale.read.figures.grammar import PLURALS

Ends = tuple[float | None, float | None]
"""The lowest and the highest amount, None where it is open."""
_SHORT = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "B": 1e9, "K": 1e3}
_SCALE = re.compile(r"(hundred|thousand|million|billion|trillion|(?<=\d)\s?(?:bn|mn|tn|B|K))$", re.I)
_MILLIONS = re.compile(r"\s?(?:m|M|mil|mln)\b\.?")


def ends(match: re.Match[str], after: str) -> Ends:
    """Both ends of a match of the figure pattern; (None, None) where it amounts to nothing."""
    if match["loose"]:
        amount = loose_amount(match["loose"])
        return amount, amount if re.match(r"(?:half )?a (?:couple|dozen)", match["loose"], re.I) else None
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None, None
    if match["high"]:
        low = _scaled(match["low"], match["high"], low)
    if match["sign"] and _MILLIONS.match(after):
        low, high = low * 1e6, high * 1e6
    if match["least"]:
        return low, None
    return (None, high) if match["most"] else (low, high)


def millions(match: re.Match[str], after: str) -> int:
    """How many characters behind "$7M" belong to its number."""
    found = _MILLIONS.match(after) if match["sign"] else None
    return found.end() if found else 0


def _scaled(first: str, second: str, low: float) -> float:
    """ "2 to 3 million": the scale behind the second number belongs to both."""
    scale = _SCALE.search(second)
    if scale is None or low >= 1000 or _SCALE.search(first):
        return low
    return low * (_SHORT.get(scale[1].strip()) or PLURALS.get(scale[1].lower(), 1))


def loose_amount(words: str) -> float:
    """Two of the named unit at least: "dozens" are 24 or more, "tens of thousands" 20,000 or more."""
    lowered = words.lower()
    if lowered.startswith("a couple"):
        return 2
    if "half a dozen" in lowered:
        return 6
    amount = 1.0
    for word in re.findall(r"[a-z]+", lowered):
        amount *= PLURALS.get(word.rstrip("s"), 1)
    return amount if lowered.startswith("a dozen") else amount * 2
