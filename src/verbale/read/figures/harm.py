"""People by what happened to them: killed, hurt, missing, held, sent home; without a noun that says people."""

import re
from functools import cache

from verbale.read.figures.phrases import END_OF_TOLL, Phrase
from verbale.read.figures.things import harm_behind, words

_ARE = re.compile(r"\s+(?:are|were|have|had|remain(?:s|ed)?|is|was|died|perished|drowned|vanished|disappeared)\b")
_WHO = re.compile(r"\s+(?:(?:others?|more|of (?:them|its|his|her|our|their|those)(?: \w+)?)\s+)?(?:who|that)?\s*")
_TOLL = re.compile(
    r"\b(?:(?:death )?toll|body count|number of (?:dead|deaths|victims)|deaths|fatalities|casualties)\b[^.;!?]{0,30}?"
    r"\b(?:at|to|of|is|was|stood at|stands at|as|reached|passed|from|put at)\s+$",
    re.I,
)


def harmed_people(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "The fourteen who drowned", "a toll of 11": people by what happened to them, without a noun."""
    if match["sign"] or not float(phrase.low or phrase.high or 0.5).is_integer() or _is_no_count(match):
        return None
    if (
        match["low"]
        and _TOLL.search(text[max(0, match.start() - 60) : match.start()])
        and END_OF_TOLL.match(text, match.end())
    ):
        return phrase._replace(unit="person", measure="deaths")
    behind = _WHO.match(text, match.end())
    if behind is None:
        return None
    measure = harm_behind(text, behind.end())
    said = behind[0].split()
    if measure is None or not (said or _ARE.match(text, match.end())):
        return None
    return phrase._replace(unit="person", measure=measure)


def befallen(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "killing nine", "Hundreds were arrested", "deported eight": people, by what was done to them."""
    if match["sign"] or not float(phrase.low or phrase.high or 0.5).is_integer() or _is_no_count(match):
        return None
    done = _done_to().search(text, max(0, match.start() - 40), match.start())
    if done and _ALONE.match(text, match.end()):
        return phrase._replace(unit="person", measure=_measure(done[1]))
    suffered = _suffered().match(text, match.end())
    return phrase._replace(unit="person", measure=_measure(suffered[1])) if suffered else None


def _is_no_count(match: re.Match[str]) -> bool:
    if match["loose"]:
        return match["loose"].endswith("of")
    return match["low"].lower() == "one" or bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", match["low"]))


def _measure(word: str) -> str:
    return next((measure for measure, said in _HARMS if said.match(word)), "count of people")


_HARMS = (
    ("deaths", re.compile(r"kill|execut|murder|massacr|drown|slaughter|die|perish|shot", re.I)),
    ("injured", re.compile(r"injur|wound|maim|hurt|hospital", re.I)),
    ("abductees", re.compile(r"abduct|kidnap", re.I)),
)


@cache
def _done_to() -> re.Pattern[str]:
    stems = "|".join(sorted(words("done_to")))
    return re.compile(rf"\b((?:{stems})(?:ed|ing|s|es)?)\s+(?:(?:and|or) \w+ed\s+)?$", re.I)


@cache
def _suffered() -> re.Pattern[str]:
    stems = "|".join(sorted(words("done_to") | words("suffered")))
    be = r"(?:were|are|was|is|have been|had been|has been|remain(?:ed|s)?)\s+(?:(?:still|later|also|being|since)\s+)?"
    return re.compile(rf"{_WHO.pattern}{be}((?:{stems})(?:ed)?)\b")


_ALONE = re.compile(
    r"(?:\s+(?:others?|more|in all))?(?:\s+(?:and|or|but|by|on|in|at|near|after|before|during|with|from|while|when"
    r"|since|as|over|who|yesterday|last|of (?:them|whom|its|his|their))\b|[.,;:)”\"]|\s*$)"
)


def named_harmed(text: str, match: re.Match[str], phrase: Phrase) -> Phrase | None:
    """ "23 wounded", "five missing", "40 others hurt": the word for their harm stands for the people."""
    found = _NAMED.match(text, match.end())
    if found is None:
        return None
    return phrase._replace(end=found.end(), unit="person", measure=_NAMED_HARM.get(found[1], "deaths"))


_NAMED = re.compile(
    r"\s+(?:\w+ly\s+|others?\s+|more\s+)?"
    r"(dead|missing|injured|wounded|killed|hurt|maimed|drowned|unaccounted for)\b"
)
_NAMED_HARM = dict.fromkeys(("injured", "wounded", "hurt", "maimed"), "injured") | dict.fromkeys(
    ("missing", "unaccounted for"), "missing"
)
