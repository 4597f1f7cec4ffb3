"""What conditions are about: topics of the lexicon, and words that conditions and positions of the case share.

The issues of a condition are the topics that its clauses touch, then up to three words that conditions or positions of
another holder in the case have too. Names of actors, what a topic says already, adverbs and words of no issue
(`topics.toml`, `general`) are left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from verbale.knowledge.tables import toml
from verbale.knowledge.topics import topics
from verbale.link.desk import Desk
from verbale.model.records import Condition, Mention, Position
from verbale.step import Step

NAME = "issues"
SHARED = 3
"""Shared words that a condition is given, those of most records first."""
_WORD = re.compile(r"[a-zÀ-ž]{5,}")
_STEM = 5
"""Letters by which two forms of a word are one."""
_OF_MANNER = ("ly", "ing", "ive", "able", "ible")
"""Endings of words that name how, not what."""


def name_issues(desk: Desk) -> Iterator[Condition]:
    """Every condition with its issues."""
    taken = _names(desk)
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    shown: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, holder in _texts(desk):
        for word in _words(text, taken):
            by_stem[word[:_STEM]].add(holder)
            shown[word[:_STEM]][word] += 1
    for condition in desk.records(Condition):
        text = _clauses(condition)
        stems = list(dict.fromkeys(word[:_STEM] for word in _words(text, taken)))
        common = sorted((stem for stem in stems if len(by_stem[stem]) > 1), key=lambda stem: -len(by_stem[stem]))
        shared = (min(shown[stem], key=lambda word: (-shown[stem][word], word)) for stem in common[:SHARED])
        yield msgspec.structs.replace(condition, issues=tuple(dict.fromkeys((*topics(text), *shared))))


def _clauses(condition: Condition) -> str:
    return " ".join(span.text for span in (*condition.if_, *condition.then))


def _texts(desk: Desk) -> Iterator[tuple[str, str]]:
    """The words of every condition and position, and who holds it."""
    for condition in desk.records(Condition):
        yield _clauses(condition), condition.holder or condition.id
    for position in desk.records(Position):
        yield position.span.text, position.holder or position.id


def _names(desk: Desk) -> frozenset[str]:
    """Stems of the words in names of actors."""
    names = (one.span.text.lower() for one in desk.records(Mention) if one.how == "name")
    return frozenset(word[:_STEM] for name in names for word in _WORD.findall(name))


def _words(text: str, taken: frozenset[str]) -> Iterator[str]:
    general = toml("topics")["general"]
    for word in _WORD.findall(text.lower()):
        if word[:_STEM] in taken or word in general or word.endswith(_OF_MANNER) or topics(word):
            continue
        yield word


STEP = Step(NAME, makes=("condition",), run=name_issues, needs=("actor",))
