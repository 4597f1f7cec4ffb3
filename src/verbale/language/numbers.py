"""Numbers in English: digits with either decimal sign, grouped by comma or space, words, and scales."""

import re
from functools import cache

from verbale.knowledge.tables import table

_ROWS = table("number_words")
_VALUES = {row["word"]: float(row["value"]) for row in _ROWS}
_ONES = "|".join(row["word"] for row in _ROWS if row["class"] in ("one", "teen"))
_TENS = "|".join(row["word"] for row in _ROWS if row["class"] == "ten")
_SCALES = "|".join(row["word"] for row in _ROWS if row["class"] == "scale")
_SHORT = "|".join(row["word"] for row in _ROWS if row["class"] == "short scale")
_SMALL = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|(?:{_ONES}))"

WORDS = rf"(?i:{_SMALL}(?:(?:[-\s]+(?:{_SCALES}))+(?:\s+(?:and\s+)?{_SMALL})?)*)(?!\w)"
"""A number in words: "two hundred and forty thousand"."""
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+\.\d+|\d+,\d{1,2}(?![\d,])|\d+)"
    r"(?![\d]|[.,]\d)"
)
"""A number in digits: "1,300", "13 000", "7.6", "7,6"."""
NUMBER = rf"(?:{DIGITS}(?:[-\s]?(?i:{_SCALES})\b|\s?(?:{_SHORT})\b)?|\b{WORDS})"
"""Any number, its scale included: "1.2 million"."""

_TOKEN = re.compile(rf"{DIGITS}|[a-z]+", re.I)
_SCALE_WORDS = frozenset(_SCALES.split("|")) | frozenset(_SHORT.split("|"))


@cache
def number(text: str) -> float | None:
    """What a number written as in `NUMBER` amounts to; None where a word of it is no number."""
    total = current = 0.0
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            current += digits(token)
            continue
        word = token if token in _VALUES else token.lower()
        if word == "and":
            continue
        if word not in _VALUES:
            return None
        if word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALE_WORDS:
            total, current = total + (current or 1) * _VALUES[word], 0.0
        else:
            current += _VALUES[word]
    return total + current


def digits(text: str) -> float:
    """A number in digits. One comma before one or two digits is a decimal sign; other commas and spaces group."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))
