"""Stances in a parse: the head word, who takes it, and what it is about."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.language.clauses import (
    SUBJECTS,
    children,
    negation,
)
from verbale.language.stretch import clause_stretch, text_of
from verbale.model.records import Stance
from verbale.read.positions.declared import find_declared
from verbale.read.positions.frames import Find, Frame, frames
from verbale.read.positions.impersonal import ENDED, nothing_to_do, settled, should
from verbale.read.positions.moods import (
    WILL,
    is_denied,
    is_hypothetical,
    is_never,
    is_under_way,
    is_willed,
    is_willing,
    is_wished,
)
from verbale.read.positions.takers import takers

_WISHED = frozenset({"accepts", "supports", "offers", "proposes", "opposes", "refuses"})
_TOWARDS = re.compile(
    r"\b(?:relations?|dialogue|talks|ties|contacts?|negotiations?|summit|relationship|rapprochement|situation)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:settled|resolved|dead|gone|over|closed|final|finished)\b", re.IGNORECASE)
_NEXT = re.compile(
    r",?\s+and\s+(?=(?:have|has|had|will|would|is|are|was|were|do|does|did|must)\b)|,?\s+(?:and|but|while)\s+(?=(?:it|he|she|they|we|I)\s+(?:will|would|has|have|is|are|was|must|shall|\w+s)\b"
    r"|(?:demands?|insists?|rejects?|refuses?|calls? (?:for|on)|urges?|offers? to|accepts?|opposes?)"
    r"\s+(?:that|the|any|all|to|on)\b)"
)
"""Where another stance begins that the parse may have taken in: ", and it will not", "and demands that"."""
_WHOSE = {"promised": "own", "refused": "actor", "owed": "other", "political": "actor", "considered": "actor"}
_GOVERNING = ("refus", "declin", "agree", "offer", "promis", "vow", "likely", "expected", "tend", "meant")


def find_stances(doc: Doc) -> Iterator[Find]:
    """The stances of one passage, in order; a modal verb speaks only where its clause takes no other stance."""
    by_form, heads = frames(), set[int]()
    for token in doc:
        for find in _found_at(doc, token, by_form.get(token.lower_)):
            heads.add(find.head.i)
            yield find
    for find in find_declared(doc, text_of(doc)):
        if find.head.i not in heads:
            yield find


def _found_at(doc: Doc, token: Token, rows: tuple[Frame, ...] | None) -> Iterator[Find]:
    if rows:
        yield from _framed(doc, token, rows)
    lower = token.lower_
    if lower in ENDED:
        yield from settled(doc, token)
    elif lower == "nothing":
        yield from nothing_to_do(doc, token)
    elif lower == "should" and token.tag_ == "MD":
        yield from should(doc, token)


def _framed(doc: Doc, token: Token, rows: tuple[Frame, ...]) -> Iterator[Find]:
    for frame in rows:
        if not _is_part(token, frame):
            continue
        match = frame.behind.match(text_of(doc), token.idx + len(token))
        stance = _stance(token, frame) if match else None
        if match is None or stance is None or is_hypothetical(token):
            continue
        holders = takers(token, frame)
        start, end = clause_stretch(token)
        if parted := _NEXT.search(text_of(doc), match.end(), end):
            end = parted.start()
        issue = (match.end(), max(end, match.end()))
        if not re.search(r"\w", text_of(doc)[slice(*issue)]):
            if frame.when == "owned":
                return
            issue = (token.idx + len(token), match.end())
        if not re.search(r"\w", text_of(doc)[slice(*issue)]):
            issue = (start, max(end, match.end()))
        if not re.search(r"\w", text_of(doc)[slice(*issue)]) or (not holders and frame.when != "self"):
            return
        if stance in _WISHED and any(word.lower_ in {"should", "must", "ought"} for word in children(token, "aux")):
            stance, holders, issue = "demands", (), (token.idx, issue[1])
        yield Find(
            _turned(stance, frame, text_of(doc)[slice(*issue)]),
            token,
            holders,
            start,
            max(end, match.end()),
            issue,
            f"{token.text!r} with {'a denial' if negation(token) else 'its subject'}",
            _WHOSE.get(frame.when, ""),
            holders,
        )
        return


def _is_part(token: Token, frame: Frame) -> bool:
    if frame.stance == "supports" and not _is_told(token):
        return False
    if any(word.tag_ in {"WRB", "WP"} and word.i < token.i for word in token.children):
        return False  # "how badly they want it": a question, no stance
    if frame.pos == "VERB" and token.tag_ == "VBN" and token.i and token.nbor(-1).lower_ == "as":
        return False
    if frame.pos == "VERB":
        return token.pos_ in {"VERB", "AUX"} and not (token.tag_ == "VBN" and token.dep_ == "amod")
    return token.pos_ == frame.pos or (frame.pos == "ADJ" and token.tag_ in {"JJ", "VBN"})


def _is_told(token: Token) -> bool:
    """Whether the verb is said of a subject, not an aim ("to support", "for supporting")."""
    return (
        any(children(token, *SUBJECTS))
        or token.dep_ in {"conj", "xcomp", "ROOT", "ccomp", "acl:relcl"}
        or token.pos_ != "VERB"
    )


def _stance(token: Token, frame: Frame) -> Stance | None:
    denied = is_denied(token)
    if frame.when in {"refused", "denied", "promised"}:
        meant = is_willed(token) if frame.when == "denied" else is_willing(token)
        if not meant or denied == (frame.when == "promised"):
            return None
        return frame.denied if denied else frame.stance
    if frame.when in _ONLY and not _ONLY[frame.when](token):
        return None
    return frame.denied if denied else None if _is_answered(token) else frame.stance


def _is_modal(token: Token) -> bool:
    return any(word.lower_ in WILL for word in children(token, "aux"))


def _is_predicate(token: Token) -> bool:
    """ "Is against the plan", "is in no mood to": the words that a copula joins to a subject."""
    noun = token.head if token.pos_ == "ADP" and token.dep_ == "case" else token
    return any(children(noun, "cop")) and any(children(noun, *SUBJECTS))


_ONLY = {
    "asked": is_wished,
    "modal": _is_modal,
    "considered": is_under_way,
    "never": is_never,
    "copular": _is_predicate,
}


def _is_answered(token: Token) -> bool:
    """ "refused to accept", "agreed to free": the governing verb takes the stance; "likely to agree" is a forecast."""
    return token.dep_ == "xcomp" and token.head.lower_.startswith(_GOVERNING)


def _turned(stance: Stance, frame: Frame, issue: str) -> Stance:
    """The need for better relations is an offer; not to accept that something is over keeps it open."""
    if frame.stance == "demands" and "need" in frame.behind.pattern and _TOWARDS.search(issue):
        return "offers"
    if (
        frame.head in {"refuse", "accept"}
        and stance == "refuses"
        and re.match(r"\s*(?:to (?:accept|believe|concede)|that)\b", issue)
        and _CLOSED.search(issue)
    ):
        return "keeps-open"
    return stance
