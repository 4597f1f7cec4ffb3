"""How a signal was carried, whom it was meant to reach, and on what occasion it was sent, in its tellings' words."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, cast

from verbale.knowledge.tables import toml
from verbale.read.signals.scene import Scene

Audience = Literal["inside", "outside"]
"""Whether a channel speaks to its own people or to others."""


@cache
def _ways(table: str) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    rows: dict[str, list[str]] = toml("channels")[table]
    return tuple((name, tuple(re.compile(words) for words in some)) for name, some in rows.items())


def channel_in(scene: Scene, tellings: Iterable[str], parties: Iterable[str | None]) -> str | None:
    """The first channel that the tellings name, with who carried it where that is a third state; None where none is."""
    words, own = "\n".join(tellings), {scene.state(one) for one in parties}
    for name, patterns in _ways("channels"):
        for match in (found for pattern in patterns for found in pattern.finditer(words)):
            by = match.groupdict().get("by")
            state = scene.state_in(by) if by else None
            if name != "third state":
                return name
            if state is not None and state not in own:
                known = scene.knowledge.actors.get(state)
                return f"third state: {known.name if known else by}"
    return None


def audience_in(tellings: Iterable[str]) -> Audience | None:
    """Whether it was carried inside or outside only, as the tellings say."""
    words = "\n".join(tellings)
    for name, patterns in _ways("audience"):
        if any(pattern.search(words) for pattern in patterns):
            return cast(Audience, name)
    return None


@cache
def _occasion() -> re.Pattern[str]:
    nouns = "|".join([*toml("first_words")["occasions"], *toml("first_words")["feasts"]])
    return re.compile(
        r"\b(?:over|on the occasion of|on|upon|after|following|in the wake of|marking|to mark|for|about"
        r"|news of|news that)\s+(?P<what>(?:the|his|her|its|their|an?)\s+(?:[\w’'-]+\s+){0,5}?(?:" + nouns + r")s?\b"
        r"(?:\s+(?:of|in|at|on|near|off)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,4}?)?)"
        r"(?=[,.;“”\"]|\s+(?:on|that|which|who|and|saying|in|at|after|claimed|killed|hit|struck|left)\b|$)",
        re.IGNORECASE,
    )


def occasion_in(tellings: Iterable[str]) -> str | None:
    """The words of what it was sent on: a flood, a death, a national day; the first telling that names one."""
    for words in tellings:
        if match := _occasion().search(words):
            return " ".join(match["what"].split())
    return None
