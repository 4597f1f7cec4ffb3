"""The words that open a condition, as a pattern over a passage."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import table


class Cue(NamedTuple):
    """Words, what they take (`clause`, `phrase`, `inversion`), `positive` or `negative`, and where they count."""

    words: str
    takes: str
    polarity: str
    where: str


@cache
def cues() -> dict[str, Cue]:
    """Every cue by its words in lower case."""
    return {
        row["words"]: Cue(row["words"], row["takes"], row["polarity"], row["where"]) for row in table("condition_cues")
    }


@cache
def pattern() -> re.Pattern[str]:
    """All cues, the longest first; those that are inverted verbs only where a clause can begin."""
    words = sorted(cues(), key=lambda cue: -len(cue))
    plain = [re.escape(cue).replace(r"\ ", r"\s+") for cue in words if cues()[cue].takes != "inversion"]
    turned = [re.escape(cue) for cue in words if cues()[cue].takes == "inversion"]
    begin = r"(?:^|(?<=[.!?;,:—–]\s)|(?<=[\"“‘'(])|(?<=\bbut\s)|(?<=\band\s)|(?<=\bthat\s))"
    return re.compile(rf"\b(?P<plain>{'|'.join(plain)})\b|{begin}(?P<turned>{'|'.join(turned)})(?=\s)", re.IGNORECASE)


def cue_of(match: re.Match[str]) -> Cue:
    """The cue that was found."""
    return cues()[" ".join(match[0].lower().split())]
