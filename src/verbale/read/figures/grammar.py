"""What figures look like: a bound, a number or range, a unit, or the thing counted."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import table
from verbale.language.numbers import DIGITS, NUMBER, WORDS

_AT_LEAST = (
    r"at (?:the )?least|no (?:fewer|less) than|not less than|a minimum of|more than|over|above|exceeding|exceeded"
    r"|upwards? of|in excess of|beyond|greater than|higher than|larger than|well over|far more than"
)
_AT_MOST = (
    r"as (?:many|much|high) as|up to|at (?:the )?most|no more than|not more than|a maximum of|less than|fewer than"
    r"|under|below|lower than|beneath|short of|down to less than"
)
_ABOUT = (
    r"about|around|approximately|roughly|some|nearly|almost|close to|an estimated|estimated|circa|approx\.?|only|just"
    r"|a total of|totall?ing|exactly|a record|a further|another|an additional|all|a combined|as few as|well nigh"
)
BOUND = rf"(?:(?:(?P<least>(?i:{_AT_LEAST}))|(?P<most>(?i:{_AT_MOST}))|(?i:{_ABOUT})|[~≈])\s+){{0,2}}"
"""Words before a number that make it a bound or a round one."""
_PLURAL = r"(?i:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
_SCALE = r"(?i:hundred|thousand|million|billion|trillion)"
_LOOSE = (
    rf"(?P<loose>(?i:(?:(?:several|many|a few|few)\s+)?{_PLURAL}(?:\s+(?:of|upon)\s+{_PLURAL})*(?:\s+of)?"
    rf"|(?:several|a few|many)\s+(?:{_SCALE}|dozen)s?|a couple of|a dozen|half a dozen))"
)
_CURRENCY_CODES = "|".join(row["before"] for row in table("units") if row["before"])

PLURALS = {
    "ten": 10,
    "dozen": 12,
    "score": 20,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
"""What number words stand for where they count loosely."""

_STOP = (
    "of|in|on|at|to|for|and|or|the|a|an|that|which|who|by|from|with|as|than|is|are|was|were|has|have|had|will|would|be|been"
    "|but|into|after|before|during|since|until|between|among|per|its|his|her|their|our|this|these|those|it|he|she|they|we"
    "|not|no|more|most|less|when|while|if|so|such|also|then|there|out|up|over|under|times|first|second|third|last|next|years"
    "|does|did|do|can|could|may|might|must|should|shall|said|says|s|via|against|within|without|through|toward|towards|about"
    "|because|where|here|now|ago|each|every|any|some|all|both|others|am|pm|a\\.m|p\\.m|et|plus|minus"
)
_WORD = rf"(?!(?:{_STOP})\b)[A-Za-z][\w'’-]*"
NOUN = rf"(?:\s+|-)(?P<noun>{_WORD}(?:\s+{_WORD}){{0,3}})"
"""What is counted: up to four words behind the number."""


class Rule(NamedTuple):
    """A kind of figure and its pattern."""

    name: str
    pattern: re.Pattern[str]


_ROUND = r"(?:hundred|thousand|million|billion|trillion)"
MADE = (
    rf"(?i:(?:half|(?:a|three)[-\s]quarters?\s+of)\s+an?\s+(?:{_ROUND}|dozen)\b"
    rf"|an?\s+{_ROUND}(?:\s+and\s+(?:a\s+half|{WORDS}))?(?!\w)|an?\s+score\s+of(?=\s+[a-z])"
    rf"|(?:{NUMBER})\s+and\s+(?:a|three)\s+(?:half|quarters?|third)(?:\s+{_ROUND})?\b|(?:{WORDS}|{DIGITS})\s+(?:dozen|score)\b)"
)
"""A number made of parts: "half a million", "three and a half", "two dozen", "a hundred and ten"."""


@cache
def pattern() -> re.Pattern[str]:
    """A bound, a currency sign or code, one number or two, and nothing behind it: what follows is read apart."""
    number = rf"(?:{MADE}|{NUMBER})"
    join = r"\s*(?:[-–—]|(?i:to|and|or))\s*"
    sign = rf"(?P<sign>{_CURRENCY_CODES})?"
    sign2 = rf"(?:{_CURRENCY_CODES})?"
    return re.compile(
        rf"(?<![\w$€£¥.,/:-])(?:(?P<between>(?i:between|from))\s+)?{BOUND}(?:{sign}(?P<low>{number})(?:{join}{sign2}(?P<high>{number}))?|{_LOOSE})"
        rf"(?![\w]*\d|[.,:/]\d|(?:st|nd|rd|th)\b|['’]s\b)"
    )


@cache
def units() -> tuple[tuple[str, str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """(unit, measure, how it is written behind the number, what stands in front of it)."""
    return tuple(
        (
            row["unit"],
            row["measure"],
            re.compile(
                rf"(?:\s|-|\u00a0)*(?:(?:consecutive|straight|full|long|whole|additional|more)\s+)?(?:{row['behind']})(?!\w)"
            ),
            re.compile(row["before"]) if row["before"] else None,
        )
        for row in table("units")
    )


@cache
def measures(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(measure, words) of the rows for one place."""
    shape = {"noun": r"(?:{0})$", "after": r"\s*,?\s*(?:{0})\b", "before": r"\b(?:{0})\b"}[where]
    rows = [row for row in table("measures") if row["where"] == where]
    return tuple((row["measure"], re.compile(shape.format(row["words"]), re.I)) for row in rows)


ONE = re.compile(rf"(?:{DIGITS}|{WORDS})")
"""A number, in digits or words."""
