"""Phrases of figures without a plain noun behind them: the harmed, ages, and so many of somebody's."""

import re
from typing import NamedTuple

from verbale.read.figures.grammar import NOUN
from verbale.read.figures.things import harm_behind, phrase_size, thing


class Phrase(NamedTuple):
    """A number with what it counts: bounds in the passage, unit, measure, and the words of the thing."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    measure: str
    bare: bool = False


def part_of(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "34 of its children", "some thirty of their ships": so many of what somebody has."""
    found = _OF_ITS.match(text, match.end())
    size = phrase_size(found["noun"].split()) if found else 0
    if found is None or not size or not match["low"] or match["sign"] or match["low"].lower() == "one":
        return None
    named = re.match(r"\S+" + r"\s+\S+" * (size - 1), found["noun"])
    end = found.start("noun") + len(named[0].rstrip(".,;:") if named else "")
    told = thing(text, phrase.start, end, found["noun"].split()[size - 1])
    return phrase._replace(end=end, unit=told[0], measure=told[1]) if told else None


def age(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "who turned 58 on the day": how old somebody is."""
    before = text[max(0, match.start() - 12) : match.start()]
    if not _TURNED.search(before) or not (END_OF_TOLL.match(text, match.end()) or _WHEN.match(text, match.end())):
        return None
    plain = match["low"] and not match["sign"] and 0 < (phrase.low or 0) < _OLDEST
    return phrase._replace(unit="year", measure="age") if plain else None


_OLDEST = 120
_TURNED = re.compile(r"\b(?:turn(?:s|ed|ing)?|aged|at age|at the age of)\s+$")
_WHEN = re.compile(r"\s+(?:the|this|that|last|next|yesterday|today|a|two|three|earlier|just)\b")
_OF_ITS = re.compile(r"\s+of\s+(?:its|their|his|her|our|your|my)(?:\s+own)?" + NOUN)
_ARE = re.compile(r"\s+(?:are|were|have|had|remain(?:s|ed)?|is|was)\b")
_WHO = re.compile(r"\s+(?:(?:others?|more|of (?:them|its|his|her|our|their|those)(?: \w+)?)\s+)?(?:who|that)?\s*")
_TOLL = re.compile(
    r"\b(?:(?:death )?toll|body count|number of (?:dead|deaths|victims)|deaths|fatalities|casualties)\b[^.;!?]{0,30}?"
    r"\b(?:at|to|of|is|was|stood at|stands at|as|reached|passed|from|put at)\s+$",
    re.I,
)


def harmed_people(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "The fourteen who drowned", "a toll of 11": people by what happened to them, without a noun."""
    if not match["low"] or match["sign"] or not float(phrase.low or phrase.high or 0.5).is_integer():
        return None
    if _TOLL.search(text[max(0, match.start() - 60) : match.start()]) and END_OF_TOLL.match(text, match.end()):
        return phrase._replace(unit="person", measure="deaths")
    behind = _WHO.match(text, match.end())
    if behind is None or match["low"].lower() == "one":
        return None
    measure = harm_behind(text, behind.end())
    said = behind[0].split()
    year = len(match["low"]) == 4 and match["low"].isdigit() and said[-1:] not in (["who"], ["that"])
    if measure is None or year or not (said or _ARE.match(text, match.end())):
        return None
    return phrase._replace(unit="person", measure=measure)


END_OF_TOLL = re.compile(
    r"(?:\s+(?:and|or|but|by|on|in|after|with|from|while|dead|people|although|though)\b|[.,;:)”\"]|\s*$)"
)
"""What stands behind a bare number that counts people: "killed 12 and hurt 40"."""
