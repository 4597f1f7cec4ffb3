"""Whether what is told of took place: from the verb, or from the words in whose keeping a noun or infinitive stands."""

from typing import Literal

from spacy.tokens import Token

from verbale.knowledge.tables import toml
from verbale.language.clauses import children, is_conditional, modality, negation

Modality = Literal["actual", "planned", "hypothetical", "denied"]
"""Whether an event took place, as in records."""
_ORDER: tuple[Modality, ...] = ("denied", "hypothetical", "planned")


def modality_of(head: Token) -> Modality:
    """The modality of an event by the token that carries it."""
    own = modality(head) if head.pos_ in ("VERB", "AUX", "ADJ") else _of_noun(head)
    if own == "hypothetical" and _reported_future(head):
        return "planned"
    if own != "actual":
        return own
    kept = _kept(head)
    return "hypothetical" if kept == "actual" and _purpose(head) else kept


def _purpose(head: Token) -> bool:
    """An infinitive that says what for: nothing tells that it came to it."""
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    marked = any(mark.lower_ == "to" for mark in children(verb, "mark"))
    return marked and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in unreal("done"))


def _reported_future(verb: Token) -> bool:
    """ "said it would visit" is "will visit" as somebody told it."""
    words = {child.lower_ for child in children(verb, "aux")}
    told = verb.dep_ in ("ccomp", "parataxis", "obj") and verb.head.tag_ in ("VBD", "VBN", "VBG")
    return "would" in words and told and not any(is_conditional(child) for child in children(verb, "advcl"))


def refused(verb: Token) -> bool:
    """Whether a verb tells that somebody will not do it: "will not withdraw", "would never accept"."""
    words = {child.lower_ for child in children(verb, "aux")}
    return bool(words & {"will", "wo", "would", "'ll", "shall"}) and negation(verb) is not None


def _of_noun(noun: Token) -> Modality:
    words = {child.lower_ for child in children(noun, "amod", "det", "acl")} | {
        child.lemma_.lower() for child in children(noun, "amod", "acl")
    }
    if "no" in words:
        return "denied"
    return next((name for name in _ORDER if words & unreal(name)), "actual")


def _kept(head: Token) -> Modality:
    """By what governs it: an infinitive under "wants", an object of "cancelled", a clause of a condition."""
    at, governor = head, head.head
    for _ in range(4):
        if governor == at:
            return "actual"
        if governor.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and _holds(at):
            lemma = governor.lemma_.lower()
            for name in _ORDER:
                if lemma in unreal(name):
                    return name
            if governor.pos_ in ("VERB", "AUX") and (is_conditional(governor) or _inherits(at)):
                told = modality(governor)
                if told != "actual":
                    return told
        at, governor = governor, governor.head
        if at.dep_ not in ("xcomp", "acl", "obj", "nmod", "nsubj:pass", "nsubj", "obl", "advcl", "conj"):
            return "actual"
    return "actual"


def _holds(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ in ("xcomp", "acl", "ccomp", "advcl", "obl", "nmod") and any(
            mark.lower_ in ("to", "for", "of") for mark in children(token, "mark", "case")
        )
    return token.dep_ in ("obj", "nsubj:pass", "obl", "nmod", "nsubj", "conj")


def _inherits(token: Token) -> bool:
    return token.dep_ in ("xcomp", "obj", "nsubj:pass", "nsubj")


def unreal(name: str) -> frozenset[str]:
    """The words in whose keeping an event has that modality; `done` and `tried`: those whose infinitive came about."""
    return frozenset(toml("event_objects")["unreal"][name])
