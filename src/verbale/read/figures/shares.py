"""Parts of a whole: "a third of the fleet", "one in four", "a quarter of an hour", "a two-thirds majority"."""

import re
from collections.abc import Iterator

from verbale.language.numbers import WORDS, number
from verbale.read.figures.grammar import BOUND
from verbale.read.figures.phrases import Phrase

_NAMES = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_PARTS = {name: at for at, name in enumerate(_NAMES, 2)} | {"fourth": 4, "twentieth": 20, "hundredth": 100}
_PART = rf"(?:{'|'.join(_PARTS)})"
_COUNT = r"(?:a|one|two|three|four|five|six|seven|eight|nine)"
_WHOLE = (
    r"(?:the|its|their|his|her|our|my|your|all|those|these|every|each|that|this|what"
    r"|(?-i:[A-Z])[\w’']+|(?!hours|days|years|miles)[a-z]+s)\b"
)
_SMALLER = {
    "hour": ("minute", 60.0),
    "minute": ("second", 60.0),
    "day": ("hour", 24.0),
    "year": ("month", 12.0),
    "decade": ("year", 10.0),
    "century": ("year", 100.0),
}
"""The smaller unit in which a part of a time is told, and how many of them the whole has."""

_TIME = re.compile(
    rf"\b{BOUND}(?P<part>half|(?:a|one|three)[- ]quarters? of|an? third of) an? (?P<whole>{'|'.join(_SMALLER)})\b"
    rf"(?!\s+(?:ago|later|earlier|before|after)\b)",
    re.I,
)
_ONE_AND = re.compile(
    r"\b(?P<one>an?) (?P<whole>hour|minute|day|week|month|year|decade|century|mile|pound|ton)"
    r" and an? (?P<part>half|quarter|third)\b",
    re.I,
)
_SHARE = re.compile(
    rf"\b{BOUND}(?:(?P<count>{_COUNT})[- ](?P<part>{_PART})s?\s+(?:of\s+(?={_WHOLE})|(?=majorit|vote\b))"
    rf"|(?P<half>half)\s+(?:of\s+)?(?=(?:the|its|their|his|her|our|all|those|these)\s+[a-z]))",
    re.I,
)
_RATIO = re.compile(
    rf"\b{BOUND}(?P<few>{WORDS}|\d+) (?:in(?: every)?|out of(?: every)?) (?P<many>{WORDS}|\d+)\b(?!\s*(?:%|per))", re.I
)
_VOTES = re.compile(
    r"\b(?:vote[ds]?|voting|by|carried|passed|adopted|defeated|rejected|approved|lost|won|ratified(?: it)?)"
    r"\s+(?:by\s+)?"
    rf"(?P<for>{WORDS}|\d+)(?:\s+to\s+|[-–])(?P<against>{WORDS}|\d+)"
    r"(?=[.,;:)]|\s*$|\s+(?:with|in|on|and|to|against|after|for|last|at)\b)"
)
_LATEST = 1000


def shares(text: str) -> Iterator[Phrase]:
    """Parts of a time in its smaller unit, other parts as a percentage of the whole; votes for and against."""
    for match in _TIME.finditer(text):
        unit, times = _SMALLER[match["whole"].lower()]
        amount = times * _fraction(match["part"].split()[0].split("-")[0], match["part"])
        yield Phrase(match.start(), match.end(), *_bounded(match, amount), unit, "duration")
    for match in _ONE_AND.finditer(text):
        whole = match["whole"].lower()
        measure = {"mile": "distance", "pound": "weight", "ton": "weight"}.get(whole, "duration")
        amount = 1 + round(1 / _PARTS[match["part"].lower()], 2)
        yield Phrase(match.start(), match.end(), amount, amount, whole, measure)
    for match in _SHARE.finditer(text):
        amount = 50.0 if match["half"] else 100 * _fraction(match["count"], match["part"])
        end = match.start() + len(match[0].rstrip())
        yield Phrase(match.start(), end, *_bounded(match, round(amount, 1)), "%", "share")
    for match in _RATIO.finditer(text):
        few, many = number(match["few"]), number(match["many"])
        if few and many and few < many < _LATEST and _is_ratio(match, text):
            yield Phrase(match.start(), match.end(), *_bounded(match, round(100 * few / many, 1)), "%", "share")
    for match in _VOTES.finditer(text):
        lost = match[0].startswith("by") and (number(match["for"]) or 0) < (number(match["against"]) or 0)
        for side in () if lost else ("for", "against"):
            votes = number(match[side])
            yield Phrase(*match.span(side), votes, votes, "vote", "count of votes")


def _fraction(count: str, part: str) -> float:
    found = re.search(_PART, part, re.I)
    times = number(count) if count.lower() not in ("a", "an", "half") else 1.0
    return (times or 1.0) / _PARTS[found[0].lower()] if found else 0.0


def _bounded(match: re.Match[str], amount: float) -> tuple[float | None, float | None]:
    if match["least"]:
        return amount, None
    return (None, amount) if match["most"] else (amount, amount)


def _is_ratio(match: re.Match[str], text: str) -> bool:
    """ "nine in ten" and "one in four": not "two in 1994", not "three in one day"."""
    behind = text[match.end() : match.end() + 12]
    return not re.match(r"[-–]|\s+(?:days?|weeks?|months?|years?|hours?|minutes?|cases?|places?|cit|stages?)\b", behind)
