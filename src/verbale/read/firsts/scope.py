"""The scope of a claimed first, in the text's own words: who, to whom, which form, on what occasion, since when."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.language.clauses import subjects
from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention, Scope
from verbale.read.firsts.finds import Claim, singular, words
from verbale.read.reading import Reading

_SINCE = re.compile(
    r"\b(?:(?:in|for) (?:[\w-]+ ){0,3}(?:years|decades|months|century|centuries|decade|history)"
    r"|since (?:the )?[\w’' -]{2,40}?(?=[,.;]|$| (?:and|but|when|that)\b)|ever\b|recent\b|previously\b|before\b)",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|with)\s+(?:(?:the|an?|any|his|her|its)\s+)?$", re.IGNORECASE)
_SENDERS = frozenset({"person", "state", "organization", "office", "group"})
_NEAR = 40
_ACTORS = frozenset({"person", "state", "organization", "office", "group", "place"})


def scope_of(reading: Reading, said: Mentioned, index: int, doc: Doc, claim: Claim) -> Scope:
    """What the clause, and where it is silent the sentence, says of the claim's scope."""
    sentence = claim.word.sent
    stretches = ((claim.start, claim.end), (sentence.start_char, sentence.end_char))
    acts = [token for token in sentence if token.lower_ in words("acts") and token.pos_ == "VERB"]
    acts.sort(key=lambda token: (not claim.start <= token.idx < claim.end, abs(token.i - claim.word.i)))
    sender = _sender(reading, said, index, claim, acts)
    return Scope(
        sender=sender[1] if sender else None,
        recipient=next(_recipients(reading, said, index, doc, stretches, sender[0] if sender else None), None),
        form=_form(doc, claim, acts, stretches),
        occasion=_occasion(doc, stretches),
        since=_since(doc.text[claim.start : claim.end]),
    )


def _sender(
    reading: Reading, said: Mentioned, index: int, claim: Claim, acts: list[Token]
) -> tuple[str | None, str] | None:
    """Who did it: the owner of the form, else the subject of the act."""
    owners = [child for child in claim.noun.children if child.dep_ == "nmod:poss"] if claim.noun is not None else []
    for token in (*owners, *(subject for act in acts for subject in subjects(act))):
        for span in reading.spans(index, token.idx, token.idx + len(token)):
            over = [one for one in said.touching(*span.bounds) if one.type in _SENDERS and one.actor]
            if over:
                best = min(over, key=lambda one: (one.type != "person", one.span.start - one.span.end))
                return best.actor, named(said, best)
    return _first_named(reading, said, index, claim)


def _first_named(reading: Reading, said: Mentioned, index: int, claim: Claim) -> tuple[str | None, str] | None:
    """The first actor of the clause that stands behind no "to" or "with"."""
    if claim.word.idx == claim.start and (found := _named_before(reading, said, index, claim)):
        return found
    for span in reading.spans(index, claim.start, claim.end):
        for mention in said.within(span):
            place = reading.passages[index].at(mention.span.start) or 0
            if mention.actor and mention.type in _SENDERS and not _TO.search(claim.word.doc.text[:place]):
                return mention.actor, named(said, mention)
    return _named_before(reading, said, index, claim)


def _named_before(reading: Reading, said: Mentioned, index: int, claim: Claim) -> tuple[str | None, str] | None:
    """The last actor right before the claim: "his father never sent" where the parse lost the subject."""
    low = claim.word.sent.start_char
    for span in reading.spans(index, low, max(low, claim.start)):
        before = [one for one in said.within(span) if one.actor and one.type in _SENDERS]
        if before and span.end - before[-1].span.end < _NEAR:
            return before[-1].actor, named(said, before[-1])
    return None


def _recipients(
    reading: Reading,
    said: Mentioned,
    index: int,
    doc: Doc,
    stretches: tuple[tuple[int, int], ...],
    sender: str | None,
) -> Iterator[str]:
    """The actors behind "to" or "with", those within the clause first."""
    for start, end in stretches:
        for span in reading.spans(index, start, end):
            for mention in said.within(span):
                before = doc.text[: (reading.passages[index].at(mention.span.start) or 0)]
                if mention.actor and mention.actor != sender and mention.type in _ACTORS and _TO.search(before):
                    yield named(said, mention)


def named(said: Mentioned, mention: Mention) -> str:
    """The words of the mention; a pronoun or description gives way to the actor's name as the text first has it."""
    if mention.how in {"name", "metonym"}:
        return mention.span.text
    names = (one.span.text for one in said.all if one.actor == mention.actor and one.how == "name")
    return next(names, mention.span.text)


def _form(doc: Doc, claim: Claim, acts: list[Token], stretches: tuple[tuple[int, int], ...]) -> str | None:
    """The noun phrase that names the form, with its "of condolence"."""
    if claim.noun is not None and singular(claim.noun.lower_) in words("forms"):
        return _phrase(claim.noun)
    for start, end in stretches:
        for token in doc:
            if start <= token.idx < end and token.pos_ == "NOUN" and singular(token.lower_) in words("forms"):
                return _phrase(token)
    things = [child for act in acts for child in act.children if child.dep_ == "obj"]
    return doc[things[0].left_edge.i : things[0].right_edge.i + 1].text if things else None


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
