"""Conditions without a conjunction: only who ... can, any ... will be met with, a precondition for."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.language.clauses import SUBJECTS, agents
from verbale.read.conditions.extent import Parts, Region, main_end
from verbale.read.conditions.tones import Stretch

_SOME = re.compile(
    r"\bonly\s+(?:an?|the|those|one|someone|they|he|she)\b|\bany\b|precondition|prerequisite|pre-condition",
    re.IGNORECASE,
)
_RED = frozenset(
    {
        "meet",
        "lead",
        "result",
        "trigger",
        "cause",
        "constitute",
        "regard",
        "consider",
        "treat",
        "see",
        "take",
        "bring",
        "entail",
        "face",
        "invite",
        "provoke",
        "answer",
        "deem",
        "punish",
        "repel",
        "have",
        "be",
    }
)
_NEEDED = frozenset({"precondition", "prerequisite", "pre-condition"})
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_MADE = frozenset(
    {
        "raise",
        "make",
        "set",
        "demand",
        "put",
        "insist",
        "present",
        "use",
        "regard",
        "treat",
        "see",
        "view",
        "consider",
        "name",
    }
)


def special_parts(doc: Doc, text: str) -> Iterator[tuple[Parts, str]]:
    """The conditions of a passage that no conjunction opens, each with why."""
    if not _SOME.search(text):
        return
    for token in doc:
        lower = token.lower_
        if lower == "only":
            yield from _only_who(doc, token)
        elif lower == "any" and token.dep_ == "det":
            yield from _any_will(doc, token)
        elif token.lemma_.lower() in _NEEDED:
            yield from _precondition(doc, token)


def _region(doc: Doc, token: Token) -> Region:
    return Region(doc, tuple(range(token.sent.start, token.sent.end)))


def _only_who(doc: Doc, only: Token) -> Iterator[tuple[Parts, str]]:
    """ "Only a leader who ..., can ...": the relative clause is the condition."""
    region = _region(doc, only)
    who = next(
        (
            n
            for n in range(only.i + 1, min(only.i + 7, region.end))
            if doc[n].lower_ in {"who", "that", "which", "whoever"}
        ),
        None,
    )
    if who is None or doc[who].tag_ not in {"WP", "WDT"}:
        return
    modal = _main_modal(doc, who, region.end)
    if modal is not None:
        parts = Parts(region.cut(who, modal), region.cut(modal, main_end(region, modal)))
        if parts.given and parts.then:
            yield parts, "'only' before a relative clause, then a modal: who else cannot"


def _main_modal(doc: Doc, who: int, end: int) -> int | None:
    """The modal of the main clause: that of the verb whose subject "only" singles out, else the last behind a comma."""
    modals = [n for n in range(who + 1, end) if doc[n].tag_ == "MD"]
    for n in modals:
        subject = next((child for child in doc[n].head.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.i < who:
            return n
    behind = [n for n in modals if doc[n - 1].text == ","]
    return behind[-1] if behind else None


def _any_will(doc: Doc, any_: Token) -> Iterator[tuple[Parts, str]]:
    """ "Any attack will be met with force": the noun phrase is the condition."""
    subject = any_.head
    verb = subject.head
    if subject.dep_ not in SUBJECTS or subject.i < any_.i or verb.lemma_.lower() not in _RED:
        return
    modal = next(
        (child for child in verb.children if child.dep_ == "aux" and child.lower_ in {"will", "would", "shall"}), None
    )
    if modal is None or modal.i < subject.i:
        return
    region = _region(doc, any_)
    parts = Parts(region.cut(any_.i, modal.i), region.cut(modal.i, main_end(region, modal.i)))
    if parts.given and parts.then:
        yield parts, "'any' with 'will': whatever comes of it follows each time"


def _precondition(doc: Doc, noun: Token) -> Iterator[tuple[Parts, str]]:
    """ "raised X as a precondition for Y", "X is a prerequisite for Y"."""
    region = _region(doc, noun)
    for_ = _complement(noun)
    given = _made(region, noun, for_) or _is_one(region, noun)
    if given is None:
        return
    then: tuple[Stretch, ...] = region.cut(*for_) if for_ else _nothing_to_do(region)
    yield Parts(given, then, _setter(noun)), f"named as a {noun.lemma_.lower()}"


def _setter(noun: Token) -> int | None:
    """Who raised, set or demanded it."""
    verb = next((up for up in noun.ancestors if up.lemma_.lower() in _MADE), None)
    found = agents(verb) if verb is not None else ()
    return found[0].i if found else None


def _complement(noun: Token) -> Stretch | None:
    for child in noun.children:
        case = next(
            (word for word in child.children if word.dep_ in {"case", "mark"} and word.lower_ in {"for", "to", "of"}),
            None,
        )
        if case is not None and child.i > noun.i:
            return case.i + 1, child.right_edge.i + 1
    return None


def _is_one(region: Region, noun: Token) -> tuple[Stretch, ...] | None:
    subject = next((child for child in noun.children if child.dep_ in SUBJECTS), None)
    if subject is None or any(child.lower_ in {"no", "not"} for child in noun.children):
        return None
    if subject.pos_ == "PRON":
        return None
    return region.cut(subject.left_edge.i, subject.right_edge.i + 1) or None


def _made(region: Region, noun: Token, for_: Stretch | None) -> tuple[Stretch, ...] | None:
    """What somebody raised, set or demanded as a precondition: before "as", or behind the noun."""
    doc = region.doc
    verb = next((up for up in noun.ancestors if up.lemma_.lower() in _MADE), None)
    as_ = next(
        (n for n in range(noun.i - 1, max(noun.i - 5, region.start) - 1, -1) if doc[n].lower_ in {"as", "a", "the"}),
        None,
    )
    if verb is None or as_ is None:
        return None
    thing = next((child for child in verb.children if child.dep_ == "obj" and child != noun), None)
    if thing is not None and thing.i < noun.i:
        return region.cut(thing.left_edge.i, min(thing.right_edge.i + 1, as_))
    behind = for_[1] if for_ else noun.i + 1
    end = _before_denial(region, behind)
    return region.cut(behind, end) if behind < end and doc[behind].pos_ in _NOMINAL else None


def _before_denial(region: Region, start: int) -> int:
    doc = region.doc
    for n in range(start, region.end - 2):
        if doc[n].lower_ in {"which", "that"} and doc[min(n + 2, region.end - 1)].lower_ == "nothing":
            return n
    return main_end(region, start)


def _nothing_to_do(region: Region) -> tuple[Stretch, ...]:
    """What the speaker says that the precondition has nothing to do with: what it was made a condition of."""
    doc = region.doc
    for n in range(region.start, region.end - 3):
        if doc[n].lower_ == "nothing" and doc[n + 2].lower_ == "do" and doc[n + 3].lower_ == "with":
            return region.cut(n + 4, main_end(region, n + 4))
    return ()
