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
        least = loose_amount(match["loose"])
        return least, least if re.match(r"(?:half )?a (?:couple|dozen)", match["loose"], re.I) else None
    low = amount(match["low"])
    high = amount(match["high"]) if match["high"] else low
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


_ARTICLE = re.compile(r"an? ")
_BY_DOZENS = re.compile(r"(?P<n>.+?) (?P<by>dozen|score)(?: of)?$")
_HALF_OF = re.compile(r"(half|a[-\s]quarter|three[-\s]quarters)\b", re.I)
_AND_PART = re.compile(r"\s+and\s+(a\s+half|a\s+quarter|a\s+third|three\s+quarters)\b", re.I)
_PARTS = {"half": 0.5, "a quarter": 0.25, "a half": 0.5, "a third": 1 / 3, "three quarters": 0.75}


def amount(text: str) -> float | None:
    """What a number amounts to, also one made of parts as in `MADE`."""
    plain = re.sub(r"[-\s]+", " ", text.lower())
    if part := _HALF_OF.match(plain):
        return _PARTS[part[1]] * PLURALS[plain.split()[-1]]
    if part := _AND_PART.search(plain):
        return _with_part(plain[: part.start()], _PARTS[part[1]], plain[part.end() :].strip())
    if made := _BY_DOZENS.match(plain):
        times = 1.0 if made["n"] in ("a", "an") else number(made["n"])
        return times * PLURALS[made["by"]] if times else None
    return number(_ARTICLE.sub("one ", plain) if _ARTICLE.match(plain) else text)


def _with_part(whole: str, part: float, scale: str) -> float | None:
    """ "two", "a half", "million": the part is of the scale behind it, else of the one in front of it."""
    count = number(_ARTICLE.sub("one ", whole))
    own = next((PLURALS[word] for word in whole.split() if word in PLURALS and word != "ten"), 1.0)
    times = PLURALS.get(scale, 1.0)
    return None if count is None else count * times + part * (times if scale else own)


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
