"""Report phrases of a sentence: on whose word it tells something, and on whose word that one does.

`chain("The Courier said, citing the Bay Wire, that ...")` is (("The Courier",), ("the Bay Wire",)): each step names the
sources behind the one before it; the last step is where the claim comes from.
"""

import re
from functools import cache
from typing import NamedTuple

from verbale.knowledge.naming import name_key, slug
from verbale.knowledge.tables import toml

_WORD = r"(?-i:[A-Z][\w’'-]*|[A-Z]{2,})"
_ONE = (
    rf"(?:the )?{_WORD}(?: (?:of |de |al-)?{_WORD}| media| press| news agency| television| daily| newspapers?){{0,4}}"
)
_NAME = rf"(?P<name>(?-i:(?!NONE)){_ONE}(?:(?:, and | and )(?:the )?{_WORD}(?: {_WORD}){{0,3}}){{0,3}})"
_LOWER = r"(?-i:[a-z-]+)"
_AND = re.compile(r",? and |, ")
_KINDS = frozenset({"news", "agency", "newspaper", "newspapers", "media", "press", "daily", "reports"})
ORDER = ("cites", "carries", "accords", "says")
"""Ways in which a text leans on another, the first the plainest."""


class Source(NamedTuple):
    """One name of a phrase, with its place in the sentence."""

    name: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A report phrase: its kind and the sources that it names."""

    kind: str
    start: int
    sources: tuple[Source, ...]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = toml("relays")
    name = _NAME.replace("NONE", rules["none"])
    return tuple(
        (kind, re.compile(row.replace(r"\w+", _LOWER).replace("<name>", name), re.I))
        for kind in ORDER
        for row in rules[kind]
    )


def phrases(text: str) -> list[Phrase]:
    """The report phrases of a sentence in its order; where two overlap, the more telling one stands."""
    found: list[Phrase] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start("name") < end and start < match.end("name") for start, end in taken):
                continue
            taken.append(match.span("name"))
            found.append(Phrase(kind, match.start(), _sources(match)))
    return sorted(found, key=lambda phrase: phrase.start)


def _sources(match: re.Match[str]) -> tuple[Source, ...]:
    found, start = [], match.start("name")
    for part in re.split(r"(,? and |, )", match["name"]):
        if part and not _AND.fullmatch(part):
            found.append(Source(part, start, start + len(part)))
        start += len(part)
    return tuple(found)


def chain(text: str) -> tuple[tuple[Source, ...], ...]:
    """The steps behind a sentence, the nearest first; () where it names no source."""
    steps: list[tuple[Source, ...]] = []
    last = ""
    for phrase in phrases(text):
        nearer = phrase.kind == "carries" or (phrase.kind == "accords" and last == "says")
        if nearer:
            steps.insert(max(0, len(steps) - 1), phrase.sources)
        elif phrase.kind == "says" and last == "says":
            steps[-1] = (*steps[-1], *phrase.sources)
        else:
            steps.append(phrase.sources)
        last = phrase.kind
    return tuple(steps)


def source_key(name: str) -> str:
    """One key for the spellings of a source: without article, case and the words for what kind of paper it is."""
    words = [word for word in name_key(name) if word not in _KINDS]
    return slug(tuple(words) or name_key(name))
