"""Cues that open an interpretation, and the motives that its words name."""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml


class Cue(NamedTuple):
    """One class of cues: `kind` says what is asked of its clause; `motive` what all of them mean, where they do."""

    kind: str
    pattern: re.Pattern[str]
    motive: str | None


@cache
def cues() -> tuple[Cue, ...]:
    """The classes of `motives.toml`, in its order."""
    return tuple(Cue(row["kind"], either(row["patterns"]), row.get("motive")) for row in toml("motives")["cue"])


@cache
def any_cue() -> re.Pattern[str]:
    """A cheap test: text without a match holds no interpretation."""
    return either([pattern for row in toml("motives")["cue"] for pattern in row["patterns"]])


@cache
def motives() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The controlled list with the words that name each motive, narrower ones first."""
    return tuple((row["name"], re.compile("|".join(row["words"]), re.I)) for row in toml("motives")["motive"])


def motive_of(words: str, given: str | None = None) -> tuple[str, str | None]:
    """The motive that the words name, and the words that decided; a cue's own motive; else `other`."""
    if given:
        return given, None
    for name, pattern in motives():
        if match := pattern.search(words):
            return name, match[0]
    return "other", None


def either(patterns: list[str]) -> re.Pattern[str]:
    """One of the patterns, at the start of a word; case is ignored."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.I)
