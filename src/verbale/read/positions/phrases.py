"""Fixed phrases that take a stance without a subject who takes it: "there is no room for a third party"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Doc

from verbale.knowledge.tables import table
from verbale.language.clauses import is_conditional
from verbale.language.stretch import clause_stretch, text_of
from verbale.model.records import Stance
from verbale.read.positions.frames import Find

_FILLERS = (
    r"can|could|will|would|shall|must|may|has|have|had|be|been|is|are|not|never|also|still|now|hardly|quite|just|nor"
    r"|again|therefore|always|simply|\w+ly|no longer|by no means|in no way|once more|for us|to us"
)
_BETWEEN = r"(?P<{name}>(?:(?:" + _FILLERS + r")\s+)*?)"
_DENIAL = re.compile(r"\b(?:not|never|no longer|by no means|in no way|hardly|nor)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:if|whether|unless|as though|as if)\s+(?:\S+\s+){0,6}$", re.IGNORECASE)


class Phrase(NamedTuple):
    """One row: its pattern, its stance, and that when a denial stands in it."""

    pattern: re.Pattern[str]
    stance: Stance
    denied: Stance | None


@cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(
        Phrase(_pattern(row["phrase"]), cast(Stance, row["stance"]), _stance(row["denied"]))
        for row in table("stance_phrases")
    )


def _stance(name: str) -> Stance | None:
    return None if name == "-" else cast(Stance, name)


def _pattern(words: str) -> re.Pattern[str]:
    parts = words.split("~")
    between = [_BETWEEN.replace("{name}", f"b{number}") for number in range(len(parts) - 1)]
    held = "".join(part + filler for part, filler in zip(parts, [*between, ""], strict=True))
    held = re.sub(r" (?!\?)(?![^\[]*\])", r"\\s+[“\"‘']?", held)
    edge = "" if words.startswith("(?:^") else r"\b"
    return re.compile(rf"{edge}(?:{held})", re.IGNORECASE)


def find_phrases(doc: Doc) -> Iterator[Find]:
    """The stances that fixed phrases take in one passage."""
    for phrase in _phrases():
        for match in phrase.pattern.finditer(text_of(doc)):
            if find := _find(doc, phrase, match):
                yield find


def _find(doc: Doc, phrase: Phrase, match: re.Match[str]) -> Find | None:
    denied = any(held and _DENIAL.search(held) for held in match.groupdict().values())
    stance = phrase.denied if denied else phrase.stance
    held = doc.char_span(*match.span(), alignment_mode="expand")
    if stance is None or held is None or held.root.sent.text.rstrip("\"”’' ").endswith("?"):
        return None
    head = held.root
    before = text_of(doc)[head.sent.start_char : match.start()]
    if is_conditional(head) or _TOLD.search(before):
        return None
    start, end = clause_stretch(head)
    low, high = min(start, match.start()), max(end, match.end())
    return Find(stance, head, (), low, high, (low, high), f"{match[0]!r}")
