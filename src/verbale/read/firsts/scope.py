"""The scope of a claimed first, in the text's own words: who, to whom, which form, on what occasion, since when."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.language.clauses import subjects
from verbale.language.stretch import text_of
from verbale.model.records import Mention, Scope
from verbale.model.span import Span
from verbale.read.firsts.extent import sentence
from verbale.read.firsts.finds import Claim
from verbale.read.firsts.lexicon import singular, words
from verbale.read.firsts.voiced import SENDERS, Voiced

_SINCE = re.compile(
    r"\b(?:(?:in|for) (?:(?:[\w-]+) ){0,5}?(?:years|decades|months|century|centuries|decade|history)"
    r"|since (?:the )?[\w’' -]{2,40}?(?=[,.;]|$| (?:and|but|when|that|has|have|had)\b)|ever\b|recent\b|previously\b"
    r"|before\b|yet\b|to date\b)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|with|addressed)\s+(?:(?:the|an?|any|his|her|its|their|[Aa]nother)\s+)?"
    r"(?:(?:[a-z-]+\s+){1,3}(?:of|in)\s+(?:the\s+)?|(?:former|late|then)[ -])?$"
)
_WHERE = re.compile(r"\b(?:in|at|near|from)\s+(?:the\s+)?$", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:" + "|".join(sorted(words("forms") | words("acts"))) + r")s?\b[^.,;]{0,40}$", re.IGNORECASE)
_OWN = frozenset({"his", "her", "its", "their"})
_THIS = frozenset({"the", "this", "that", "these", "such"})
_NEAR = 40
_ACTORS = SENDERS | {"place"}
_PERSONS = "|".join(sorted(words("persons") | words("counterparts")))
_NO_ONE = re.compile(
    rf"[Nn]o (?P<who>(?:[\w’-]+ ){{0,4}}?(?:(?:{_PERSONS})s?|[A-Z]\w+ of (?:his|her|that|this) \w+))"
    r"(?:,[^,]*,)? (?:has|have|had)\b"
)
_ANY_ONE = re.compile(
    rf"(?:\b(?:has|have|had) |\b(?:that|when|which) )(?P<who>an? (?:[\w’-]+ ){{0,3}}?(?:{_PERSONS}))\b(?= [a-z]+)"
)
"""Somebody of an office, by no name: "no Norlander minister has", "never before had a queen"."""
_MANNER = re.compile(
    r"\b(?:in (?:writing|public|person|print|private|so many words)|on (?:paper|the record|camera|television)"
    r"|by (?:(?:open |secret )?(?:telegram|cable|letter|note)|hand|telephone|radio|courier)"
    r"|face to face|over the telephone|openly)\b",
    re.IGNORECASE,
)
"""How it was done, where the manner is what is new: "in writing", "by hand"."""
Sender = tuple[str | None, str]
"""An actor's id and the words for it."""


def scope_of(voiced: Voiced, index: int, doc: Doc, claim: Claim, span: Span) -> Scope:
    """What the clause, and where it is silent the sentence, says of the claim's scope."""
    first, end = sentence(claim.word)
    whole = (doc[first].idx, doc[end - 1].idx + len(doc[end - 1]))
    stretches = ((claim.start, claim.end), whole)
    acts = [token for token in doc[first:end] if token.lower_ in words("acts") and token.pos_ == "VERB"]
    acts.sort(key=lambda token: (not claim.start <= token.idx < claim.end, abs(token.i - claim.word.i)))
    sender = _sender(voiced, index, claim, acts, span)
    return Scope(
        sender=sender[1] if sender else None,
        recipient=next(_recipients(voiced, index, claim, stretches, sender[0] if sender else None), None),
        form=_form(doc, claim, acts, stretches),
        occasion=_occasion(doc, stretches),
        since=_since(text_of(doc)[claim.start : claim.end]),
    )


def _sender(voiced: Voiced, index: int, claim: Claim, acts: list[Token], span: Span) -> Sender | None:
    """Who did it: the owner of the form, the sender of "the letter", else the subject of the act."""
    text = text_of(claim.word.doc)
    if (nobody := _NO_ONE.match(text, claim.start)) or (nobody := _ANY_ONE.search(text, claim.start, claim.end)):
        who = nobody["who"]
        state = next((found for word in who.split() if (found := voiced.reading.knowledge.actors.state(word))), None)
        return state, who
    owners = [child for child in claim.noun.children if child.dep_ == "nmod:poss"] if claim.noun is not None else []
    for owner in owners:
        if mention := voiced.at(index, owner):
            return mention.actor, voiced.named(mention)
    if pointed := _pointed_at(voiced, claim, span):
        return pointed
    inside = [act for act in acts if claim.start <= act.idx < claim.end] or acts
    for subject in (subject for act in inside for subject in _doers(act)):
        if mention := voiced.at(index, subject) or _in_phrase(voiced, index, subject):
            return mention.actor, voiced.named(mention)
        if office := _office(voiced, subject):
            return office
    return _first_named(voiced, index, claim)


def _doers(act: Token) -> tuple[Token, ...]:
    """Whom the act is said of; the subject of its helper where the parse ties it to that."""
    helpers = (child for child in act.children if child.dep_.startswith("aux"))
    return subjects(act) or tuple(one for helper in helpers for one in subjects(helper))


def _pointed_at(voiced: Voiced, claim: Claim, span: Span) -> Sender | None:
    """The sender of the signal that a definite noun means: "this statement", "the letter"."""
    noun = claim.noun
    if claim.kind != "rare" or noun is None or singular(noun.lower_) not in words("forms"):
        return None
    if not any(child.dep_ == "det" and child.lower_ in _THIS for child in noun.children):
        return None
    signal = voiced.signal(span, singular(noun.lower_))
    name = voiced.name(signal.sender) if signal else None
    return (signal.sender, name) if signal and name else None


def _in_phrase(voiced: Voiced, index: int, subject: Token) -> Mention | None:
    """The actor whose people the subject means: "an official in the capital", "his father [the name]"."""
    if subject.lower_ not in words("persons") and subject.lower_ not in words("kin"):
        return None
    low, high = subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge)
    found = (one for _, one in voiced.within(index, low, high, _ACTORS) if one.how != "pronoun")
    return next(found, None)


def _office(voiced: Voiced, subject: Token) -> Sender | None:
    """ "no Norlander prime minister": nobody by name, an office of the state that the words before it name."""
    if subject.lower_ not in words("persons") and subject.lower_ not in words("counterparts"):
        return None
    first = min((child for child in subject.children if child.i < subject.i), key=lambda one: one.i, default=subject)
    tokens = [
        token for token in subject.doc[first.left_edge.i : subject.i + 1] if token.pos_ not in ("DET", "PRON", "ADP")
    ]
    state = next((found for token in tokens if (found := voiced.reading.knowledge.actors.state(token.text))), None)
    return (state, " ".join(token.text for token in tokens if token.lower_ not in ("no", "any"))) if state else None


def _first_named(voiced: Voiced, index: int, claim: Claim) -> Sender | None:
    """The first actor of the clause that stands behind no "to", "with" or "in", and owns nothing in it."""
    if claim.word.idx == claim.start and (found := _named_before(voiced, index, claim)):
        return found
    text = text_of(claim.word.doc)
    for place, mention in voiced.within(index, claim.start, claim.end):
        if mention.span.text.lower() in _OWN or _TO.search(text[:place]) or _WHERE.search(text[:place]):
            continue
        return mention.actor, voiced.named(mention)
    return _named_before(voiced, index, claim)


def _named_before(voiced: Voiced, index: int, claim: Claim) -> Sender | None:
    """The last actor right before the claim: "his father never sent" where the parse lost the subject."""
    doc = claim.word.doc
    low = doc[sentence(claim.word)[0]].idx
    before = list(voiced.within(index, low, max(low, claim.start)))
    if not before or claim.kind == "rare":
        return None
    place, last = before[-1]
    near = claim.start - place - (last.span.end - last.span.start) < _NEAR
    return (last.actor, voiced.named(last)) if near else None


def _recipients(
    voiced: Voiced, index: int, claim: Claim, stretches: tuple[tuple[int, int], ...], sender: str | None
) -> Iterator[str]:
    """The actors behind "to" or "with", those within the clause first; outside it only behind a form or an act."""
    doc, noun = claim.word.doc, claim.noun.lower_ if claim.noun is not None else ""
    own = noun if singular(noun) in words("forms") else ""
    for number, (start, end) in enumerate(stretches):
        for place, mention in voiced.within(index, start, end, _ACTORS):
            lead = _TO.search(text_of(doc)[:place])
            if mention.actor == sender or lead is None:
                continue
            behind = _BEHIND.search(text_of(doc)[start : lead.start()])
            if mention.span.text.lower() not in _OWN and (number == 0 or (behind and own in behind[0].lower())):
                yield voiced.named(mention)
    yield from _opposite(voiced, claim)


def _opposite(voiced: Voiced, claim: Claim) -> Iterator[str]:
    """ "to his Norlander counterpart": nobody by name."""
    for token in claim.word.doc:
        office = token.lower_ in words("counterparts") or token.lower_ in words("persons")
        if not office or not claim.start <= token.idx < claim.end:
            continue
        led = any(child.dep_ == "case" and child.lower_ in ("to", "with") for child in token.children)
        if led and (found := _office(voiced, token)):
            yield found[1]


def _form(doc: Doc, claim: Claim, acts: list[Token], stretches: tuple[tuple[int, int], ...]) -> str | None:
    """The noun phrase that names the form, with its "of condolence"."""
    if claim.noun is not None and singular(claim.noun.lower_) in words("forms"):
        return _phrase(claim.noun)
    if claim.kind in ("never", "none") and (manner := _MANNER.search(text_of(doc), claim.start, claim.end)):
        return manner[0]
    for start, end in stretches:
        for token in doc:
            if start <= token.idx < end and token.pos_ == "NOUN" and singular(token.lower_) in words("forms"):
                return _phrase(token)
    if not acts:
        return None
    thing = next((child for child in acts[0].children if child.dep_ == "obj"), None)
    return doc[thing.left_edge.i : thing.right_edge.i + 1].text if thing is not None else acts[0].text


def _phrase(noun: Token) -> str:
    left = [
        child
        for child in noun.children
        if child.dep_ in {"amod", "compound"} and child.i < noun.i and (child.pos_ != "PROPN" or noun.pos_ == "PROPN")
    ]
    right = noun
    for child in noun.children:
        if child.dep_ == "nmod" and any(case.lower_ == "of" for case in child.children) and child.i <= noun.i + 4:
            right = child
    low = min((noun, *left), key=lambda token: token.i)
    phrase = noun.doc[low.i : right.i + 1].text
    return re.sub(r"^(?:first|first-ever)\s+", "", phrase, flags=re.IGNORECASE)


def _occasion(doc: Doc, stretches: tuple[tuple[int, int], ...]) -> str | None:
    """The noun phrase that names what happened: an earthquake, a death, an anniversary."""
    for start, end in stretches:
        for token in doc:
            if (
                start <= token.idx < end
                and token.pos_ in {"NOUN", "PROPN"}
                and singular(token.lower_) in words("occasions")
            ):
                return _phrase(token)
    return None


def _since(text: str) -> str | None:
    match = _SINCE.search(text)
    return match[0] if match else None
