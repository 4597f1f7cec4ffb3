"""Conditions told as bargains: what depends on what, what comes before what, what is given in exchange for what."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.language.clauses import SUBJECTS, agents, children, subjects
from verbale.read.conditions.extent import Parts, Region

_SOME = re.compile(
    r"\b(?:depend|hing|conditional|contingent|conditioned|subject to|before|in (?:return|exchange) for)", re.IGNORECASE
)
_DEPENDING = frozenset({"depend", "hinge", "conditional", "contingent", "dependent", "condition", "subject"})
_ON = frozenset({"on", "upon"})
_WISHING = frozenset({"insist", "demand", "require", "want", "stress", "reiterate"})
_GIVING = frozenset(
    {"offer", "promise", "agree", "pledge", "propose", "want", "seek", "demand", "ask", "expect", "give", "release"}
    | {"free", "return", "trade", "exchange", "hand", "be"}
)


def bargain_parts(doc: Doc, text: str) -> Iterator[tuple[Parts, str, str]]:
    """The bargains of a passage, each with its polarity and why."""
    if not _SOME.search(text):
        return
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in _DEPENDING or token.lower_ in {"conditioned", "conditional"}:
            yield from _depending(doc, token)
        elif token.lower_ == "before" and token.dep_ == "mark":
            yield from _before(doc, token)
        elif token.lower_ in {"return", "exchange"} and token.i and doc[token.i - 1].lower_ == "in":
            yield from _exchange(doc, token)


def _region(doc: Doc, token: Token) -> Region:
    return Region(doc, tuple(range(token.sent.start, token.sent.end)))


def _under(head: Token, words: frozenset[str]) -> Token | None:
    """The noun that hangs on a head by one of some prepositions."""
    for child in children(head, "obl", "nmod", "advcl", "ccomp"):
        if any(case.lower_ in words for case in children(child, "case", "mark")):
            return child
    return None


def _phrase(region: Region, noun: Token) -> tuple[tuple[int, int], ...]:
    """A noun with what belongs to it, without the preposition before it."""
    cases = [case.i for case in children(noun, "case", "mark")]
    return region.cut(max([noun.left_edge.i, *(case + 1 for case in cases)]), noun.right_edge.i + 1)


def _depending(doc: Doc, head: Token) -> Iterator[tuple[Parts, str, str]]:
    """ "The return depends on an inquiry", "made the return conditional on an inquiry"."""
    on = _ON if head.lemma_.lower() != "subject" else frozenset({"to"})
    noun, thing = _under(head, on), _thing(head)
    if noun is None or thing is None or noun.i < head.i or thing.pos_ == "PRON" or not _is_said(head):
        return
    region = _region(doc, head)
    given, then = _phrase(region, noun), _phrase(region, thing)
    if given and then:
        maker = subjects(head.head) if thing.head == head.head and thing.head != head else ()
        holder = maker[0].i if maker and maker[0] != thing else None
        yield Parts(given, then, holder), "positive", f"{head.text!r} ties the one to the other"


def _is_said(head: Token) -> bool:
    """A verb or a predicate: "depends on", "is subject to"; not a noun ("the subject of", "depending on")."""
    told = head.pos_ in {"VERB", "AUX", "ADJ"} and head.lemma_.lower() != "subject"
    return head.tag_ != "VBG" and (told or any(children(head, "cop")))


def _thing(head: Token) -> Token | None:
    """What depends: the subject, or the object of "make"."""
    own = next(iter(children(head, *SUBJECTS)), None)
    if own is not None:
        return own
    made = head.head if head.head.lemma_.lower() in {"make", "keep", "leave"} else head
    return next(iter(children(made, "obj")), None)


def _before(doc: Doc, mark: Token) -> Iterator[tuple[Parts, str, str]]:
    """ "Insists that the men come home before anything is discussed", "must leave before anybody talks"."""
    later = mark.head
    first = later.head
    if later.dep_ != "advcl" or later.i < mark.i or first.i > mark.i or not _is_wished(first):
        return
    region = _region(doc, mark)
    low = min((child.left_edge.i for child in children(first, *SUBJECTS)), default=first.i)
    given, then = region.cut(low, mark.i), region.cut(mark.i + 1, later.right_edge.i + 1)
    if given and then:
        wisher = agents(first.head) if first.dep_ == "ccomp" else ()
        yield Parts(given, then, wisher[0].i if wisher else None), "positive", "'before' what is wished"


def _is_wished(verb: Token) -> bool:
    helpers = {child.lower_ for child in children(verb, "aux")}
    return "must" in helpers or (verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _WISHING)


def _exchange(doc: Doc, word: Token) -> Iterator[tuple[Parts, str, str]]:
    """ "Offered to free the sailors in exchange for an apology": the price is the condition."""
    price = _under(word, frozenset({"for"}))
    verb = next((up for up in word.ancestors if up.pos_ in {"VERB", "AUX"} or up.dep_ in {"xcomp", "ROOT"}), None)
    if price is None or verb is None or price.i < word.i:
        return
    region = _region(doc, word)
    over = verb.head if verb.dep_ == "xcomp" else verb
    if over.lemma_.lower() not in _GIVING:
        return
    low = verb.i if verb != over else min((child.left_edge.i for child in children(verb, "obj")), default=verb.i)
    given, then = _phrase(region, price), region.cut(low, word.i - 1)
    if given and then:
        giver = agents(over)
        yield Parts(given, then, giver[0].i if giver else None), "positive", f"'in {word.lower_} for' names the price"
