"""What a number with a unit measures: money or weight, length or depth, a share or approval."""

import re

from verbale.read.figures.grammar import measures

_LENGTHS = (
    ("length", re.compile(r"[-\s]long\b| in length\b")),
    ("height", re.compile(r"[-\s](?:high|tall)\b| in height\b| above\b| up\b")),
    ("depth", re.compile(r"[-\s]deep\b| in depth\b| below\b| under\b| down\b")),
    ("width", re.compile(r"[-\s](?:wide|broad|across)\b| in (?:width|breadth)\b")),
)
_MEASURED = re.compile(r"\b(height|altitude|depth|width|length)\s+of\s+$")


def length_of(text: str, start: int, end: int, unit: str) -> str:
    """What a distance measures: a 120-foot cutter is so long, a dam 70 metres high."""
    if told := _MEASURED.search(text[max(0, start - 12) : start]):
        return told[1]
    for measure, said in _LENGTHS:
        if said.match(text, end):
            return measure
    return "length" if unit in ("foot", "m") and re.search(r"-\w+$", text[start:end]) else "distance"


def is_sterling(match: re.Match[str], after: str) -> bool:
    """ "2 million pounds" is money, "2 million pounds of rice" a weight."""
    low = match["high"] or match["low"] or match["loose"]
    return bool(re.search(r"thousands?|million|billion|bn", low, re.I)) and not after.startswith(" of ")


def share_of(text: str, start: int, end: int) -> str:
    """Whether a percentage is of approval, by the words on either side."""
    before, behind = text[max(0, start - 60) : start], text[end : end + 30]
    for where, stretch in (("before", before), ("after", behind)):
        if any(said.search(stretch) for measure, said in measures(where) if measure == "approval"):
            return "approval"
    return "share"
