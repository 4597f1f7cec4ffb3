"""The words of signals, compiled once: forms, verbs, occasions, openings, remarks, topics (knowledge/data)."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.records import Form
from verbale.model.span import Bounds


class Noun(NamedTuple):
    """A form named in a text, by local offsets."""

    start: int
    end: int
    form: Form


def _any(patterns: list[str], flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@cache
def noun_patterns() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Form and pattern of its nouns."""
    return tuple((form, re.compile(rf"\b(?:{'|'.join(some)})\b", re.I)) for form, some in _forms("nouns").items())


def _forms(key: str) -> dict[Form, list[str]]:
    found: dict[Form, list[str]] = toml("signal_forms")[key]
    return found


@cache
def _screen(key: str) -> tuple[str, ...]:
    return tuple(toml("signal_forms")["screens"][key])


def may_tell(low: str, key: str) -> bool:
    """Whether a sentence in small letters holds a piece of a word without which it can tell nothing of that kind."""
    return any(piece in low for piece in _screen(key))


def nouns(text: str) -> list[Noun]:
    """The forms that a text names, in order; the longest reading of every place."""
    if not may_tell(text.lower(), "nouns"):
        return []
    found: list[Noun] = []
    for form, pattern in noun_patterns():
        found += [Noun(match.start(), match.end(), form) for match in pattern.finditer(text)]
    kept: list[Noun] = []
    for noun in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(noun.end <= other.start or other.end <= noun.start for other in kept):
            kept.append(noun)
    return sorted(kept)


@cache
def verbs(key: str) -> frozenset[str]:
    """Lemmas of a list of verbs: send, receive, talk, say, meet."""
    return frozenset(toml("signal_forms")["verbs"][key])


@cache
def occasions() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Forms told by the place or hearers of spoken words."""
    return tuple((form, _any(some, re.NOFLAG)) for form, some in _forms("occasions").items())


@cache
def acts(key: str) -> re.Pattern[str]:
    """Silence and deeds that speak."""
    return re.compile(rf"\b(?:{'|'.join(toml('signal_forms')['acts'][key])})", re.I)


@cache
def titles() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Titles of primary texts."""
    return tuple((form, re.compile(pattern, re.I)) for form, pattern in toml("signal_forms")["primary"]["titles"])


@cache
def opening(key: str) -> re.Pattern[str]:
    """A pattern of the section on primary texts; capitals count."""
    return re.compile(toml("signal_forms")["primary"][key])


@cache
def remarks(key: str) -> re.Pattern[str]:
    """Disclaimers or forms of address; capitals count in the latter."""
    return _any(toml("signal_forms")["remarks"][key], re.I if key == "disclaimers" else re.NOFLAG)


@lru_cache(256)
def remarks_in(key: str, text: str) -> tuple[Bounds, ...]:
    """Where remarks stand in a text: asked again for each signal that the text tells of."""
    return tuple(match.span() for match in remarks(key).finditer(text))
