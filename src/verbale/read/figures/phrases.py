"""Phrases of figures without a plain noun behind them: the harmed, ages, and so many of somebody's."""

import re
from functools import cache
from typing import NamedTuple

from verbale.language.numbers import NUMBER
from verbale.read.figures.grammar import NOUN
from verbale.read.figures.things import is_person, phrase_size, thing, words


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
    if match["sign"] or not match["low"] or match["low"].lower() == "one":
        return None
    if among := _OF_THE.match(text, match.end()):
        return _among(text, among, phrase)
    found = _OF_ITS.match(text, match.end())
    size = phrase_size(found["noun"].split()) if found else 0
    if found is None or not size:
        return None
    named = re.match(r"\S+" + r"\s+\S+" * (size - 1), found["noun"])
    end = found.start("noun") + len(named[0].rstrip(".,;:") if named else "")
    told = thing(text, phrase.start, end, found["noun"].split()[size - 1])
    return phrase._replace(end=end, unit=told[0], measure=told[1]) if told else None


def _among(text: str, among: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "33 of the 40 detainees": the first number, of what the second counts."""
    nouns = among["noun"].split()
    size = phrase_size(nouns)
    told = thing(text, phrase.start, among.end(), nouns[size - 1]) if size else None
    return phrase._replace(unit=told[0], measure=told[1]) if told else None


def age(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "who turned 58 on the day": how old somebody is."""
    before = text[max(0, match.start() - 12) : match.start()]
    if not _TURNED.search(before) or not (END_OF_TOLL.match(text, match.end()) or _WHEN.match(text, match.end())):
        return None
    plain = match["low"] and not match["sign"] and 0 < (phrase.low or 0) < _OLDEST
    return phrase._replace(unit="year", measure="age") if plain else None


END_OF_TOLL = re.compile(
    r"(?:\s+(?:and|or|but|by|on|in|after|with|from|while|dead|people|although|though|\w+ed)\b|[.,;:)”\"]|\s*$)"
)
"""What stands behind a bare number that counts people: "killed 12 and hurt 40"."""
_OLDEST = 120
_TURNED = re.compile(r"\b(?:turn(?:s|ed|ing)?|aged|at age|at the age of)\s+$")
_WHEN = re.compile(r"\s+(?:the|this|that|last|next|yesterday|today|a|two|three|earlier|just)\b")
_OF_THE = re.compile(rf"\s+of\s+(?:(?:the|those|these|its|their|all)\s+)?(?:{NUMBER}){NOUN}")
_OF_ITS = re.compile(r"\s+of\s+(?:its|their|his|her|our|your|my|the|those|these)(?:\s+own)?" + NOUN)


def compound(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "a 14-member delegation", "the 2,000-strong garrison": a number joined to the thing it counts."""
    found = _JOINED.match(text, match.end())
    if found is None or match["sign"] or not match["low"]:
        return None
    noun = found[1].lower()
    if noun == "strong":
        return phrase._replace(end=found.end(), unit="person", measure="count of people")
    if noun not in words("compounds") and not is_person(f"{noun}s"):
        return None
    plural = (
        "men"
        if noun == "man"
        else "people"
        if noun == "person"
        else f"{noun[:-1]}ies"
        if noun.endswith("try")
        else f"{noun}s"
    )
    return phrase._replace(end=found.end(), unit="person" if is_person(plural) else noun, measure=f"count of {plural}")


_JOINED = re.compile(r"(?:-|\s(?=strong\b))([a-z]+)\b(?!-)")


def ends_of_change(text: str, match: re.Match[str], phrase: Phrase) -> tuple[Phrase, ...]:
    """ "fell from 12,000 to 8,000 men": two numbers, before and after, and no range."""
    if not match["high"] or phrase.low is None or phrase.high is None:
        return ()
    before = text[max(0, match.start() - 60) : match.start()]
    changed = (match["between"] or "").lower() == "from" and _changed().search(before)
    if not changed and phrase.low <= phrase.high:
        return ()
    first = phrase._replace(start=match.start("low"), end=match.end("low"), high=phrase.low)
    return first, phrase._replace(start=match.start("high"), low=phrase.high)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('changes'))})\b[^.;!?]*$", re.I)
