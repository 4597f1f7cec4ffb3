"""Who answers for a clause by words of its sentence: "in his view", "he told the paper", "one editor argues that"."""

import re
from collections.abc import Iterator
from functools import cache

from verbale.knowledge.tables import toml
from verbale.model.mentioned import Mentioned
from verbale.model.span import Bounds, Span
from verbale.read.reading import Reading

_ACTORS = frozenset({"person", "state", "organization", "office", "group", "outlet", "place"})
_FIRST = re.compile(r"(?:I|we|me|us|my|our|one(?! \w)|it|this|that|there|the fact|nobody|no one|few|none)\b", re.I)
_PLACED = re.compile(r"\b(?:in|at|of|from|near|to|on|with|for)\s+(?:the\s+)?$")
"""What stands before a name that only says where somebody is or whose: "a columnist in Oslo"."""
Holder = tuple[str | None, Span | None]
"""Actor id and the words that name it, each None where there is none."""


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in toml("claims")["asides"]["patterns"])


def holder_aside(
    reading: Reading, mentioned: Mentioned, passage: int, text: str, around: Bounds, at: int
) -> Holder | None:
    """The actor named as holding the words at `at` in the sentence `around`, or (None, words); None where nobody is."""
    for match in _found(text, around, at):
        start, end = match.span("who")
        if _FIRST.match(text, start, end):
            continue
        span = reading.span(passage, start, end)
        named = [
            one
            for one in mentioned.touching(*span.bounds)
            if one.type in _ACTORS and one.actor and not _PLACED.search(reading.text, span.start, one.span.start)
        ]
        people = sorted(named, key=lambda one: (one.type != "person", one.span.start))
        return (people[0].actor, None) if people else (None, span)
    return None


def _found(text: str, around: Bounds, at: int) -> Iterator[re.Match[str]]:
    """The asides that stand before the words, or open behind them; nearest first."""
    found = [match for rule in _rules() for match in rule.finditer(text, *around)]
    kept = [match for match in found if match.end("who") <= at or match.groupdict().get("after") is not None]
    yield from sorted(kept, key=lambda match: abs(match.start() - at))
