"""Claims of a first in a parse: the words that claim it and the clause that they stand in."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from verbale.language.clauses import SUBJECTS, children
from verbale.language.stretch import text_of, trimmed
from verbale.read.firsts.cues import (
    FIRST_SINCE,
    FRAME,
    NEVER_BEFORE,
    NO_ONE,
    NONE,
    NOT_BEFORE,
    OF_PEOPLE,
    SCREEN,
    SINCE,
    SPAN,
    TOP,
    TURN,
)
from verbale.read.firsts.extent import clause_head, extent, sentence
from verbale.read.firsts.lexicon import singular, words


class Claim(NamedTuple):
    """What is claimed (`first`, `never`, `none`, `rare`), by which word, of what, in which characters."""

    kind: str
    word: Token
    noun: Token | None
    start: int
    end: int
    why: str


def find_claims(doc: Doc) -> Iterator[Claim]:
    """The claims of a passage, in order; one a clause."""
    if not SCREEN.search(text_of(doc)):
        return
    taken: list[tuple[int, int]] = []
    for claim in sorted(_claims(doc), key=lambda claim: (claim.start, claim.word.i)):
        if not any(claim.word.idx < end and start <= claim.word.idx for start, end in taken):
            taken.append((claim.start, claim.end))
            yield claim


def _claims(doc: Doc) -> Iterator[Claim]:
    for token in doc:
        lower = token.lower_
        if lower in {"first", "first-ever"}:
            yield from _first(doc, token)
        elif lower == "never":
            yield from _never(token)
        elif lower in words("rare") and token.pos_ in {"ADJ", "ADV", "NOUN", "PROPN"}:
            yield from _rare(doc, token)
    for match in NONE.finditer(text_of(doc)):
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            yield from _none(doc, span[0], span[-1])
    yield from _framed(doc)
    yield from _not_before(doc)
    yield from _no_one(doc)
    yield from _top(doc)


def _first(doc: Doc, first: Token) -> Iterator[Claim]:
    """ "the first message", "for the first time": of a form, a time or a person who did it."""
    if _opens_list(doc, first):
        return
    noun = _noun_behind(doc, first)
    if noun is None:
        return
    lemma = singular(noun.lower_)
    if lemma in words("times"):
        if _is_of_signals(noun) or FRAME.search(text_of(doc), noun.sent.start_char, noun.sent.end_char):
            yield _claim("first", first, noun, f"'first {noun.text}'")
    elif lemma in words("forms") and _is_claimed(doc, first, noun):
        yield _claim("first", first, noun, f"'first' of a {lemma}")
    elif lemma in words("persons") and any(child.dep_ in {"acl", "acl:relcl"} for child in noun.children):
        yield _claim("first", first, noun, f"'first {noun.text}' who did it")


def _opens_list(doc: Doc, first: Token) -> bool:
    """ "First, ...", "at first", "first of all"."""
    behind = doc[first.i + 1].lower_ if first.i + 1 < len(doc) else ""
    before = doc[first.i - 1].lower_ if first.i else ""
    return (
        behind in {",", ":", "of", "and"}
        or before in {"at", "from", "who"}
        or (first.pos_ == "ADV" and behind in {"", "."})
    )


def _is_of_signals(noun: Token) -> bool:
    """Whether the clause tells of a form of communication, or of an act of sending, saying or meeting."""
    start, end = sentence(noun)
    return any(
        token.lower_ in words("acts") or (token.pos_ == "NOUN" and singular(token.lower_) in words("forms"))
        for token in noun.doc[max(start, noun.i - 25) : min(end, noun.i + 20)]
    )


def _noun_behind(doc: Doc, first: Token) -> Token | None:
    """The noun that "first" counts: the head of its phrase, within five words; None where it counts in a series."""
    for n in range(first.i + 1, min(first.i + 6, len(doc))):
        token = doc[n]
        lemma = singular(token.lower_)
        if token.is_punct and token.text not in {"-", ",", '"', "“", "”"}:
            return None
        if lemma in words("series") and n == first.i + 1:
            return None
        known = lemma in words("forms") or lemma in words("times") or lemma in words("persons")
        following = doc[n + 1] if n + 1 < len(doc) else None
        compound = following is not None and (
            (following.pos_ in {"NOUN", "PROPN"} and token.dep_ == "compound") or following.text == "-"
        )
        if known and token.pos_ in {"NOUN", "PROPN"} and not compound:
            return token
        if token.pos_ in {"VERB", "AUX", "ADP"} and token.tag_ not in {"VBG", "VBN"}:
            return None
    return None


def _is_claimed(doc: Doc, first: Token, noun: Token) -> bool:
    """Whether a form is claimed as a first: said of something, with a span of time, or done by somebody."""
    if SINCE.search(text_of(doc)[noun.idx + len(noun) : noun.sent.end_char][:80]) or first.lower_ == "first-ever":
        return True
    if noun.dep_ == "ROOT" or noun.dep_ in SUBJECTS or any(children(noun, "cop")):
        return True
    owner = any(child.dep_ == "nmod:poss" for child in noun.children)
    return (
        owner
        or any(child.dep_ in {"acl:relcl"} for child in noun.children)
        or noun.head.lower_ in {"marks", "marked", "mark"}
    )


def _never(never: Token) -> Iterator[Claim]:
    """ "had never sent a message": an act of sending, saying or meeting that was not done before."""
    verb = next((one for one in never.ancestors if one.pos_ == "VERB" and not one.dep_.startswith("aux")), never.head)
    before = never.i + 1 < len(never.doc) and never.doc[never.i + 1].lower_ == "before"
    if not before and verb.lower_ in words("standing"):
        return  # "has never recognised the line": where a side stands, nothing that it had not done before
    if verb.tag_ not in {"VBN", "VBD"} or not (verb.lower_ in words("acts") or (before and _is_of_signals(verb))):
        return
    helpers = {child.lower_ for child in children(verb, "aux")}
    if helpers & {"will", "would", "can", "could", "should", "must", "may", "might"} or _is_silence(verb):
        return
    yield _claim("never", never, None, f"'never' with {verb.text!r}", verb)


def _framed(doc: Doc) -> Iterator[Claim]:
    """ "never before has a king walked out"; "the first since the war to name it": the frame is enough."""
    for pattern, kind in ((NEVER_BEFORE, "never"), (FIRST_SINCE, "first")):
        for match in pattern.finditer(text_of(doc)):
            span = doc.char_span(*match.span("word"), alignment_mode="expand")
            if span is not None:
                yield _claim(kind, span[0], None, f"{match[0]!r}")


def _is_silence(verb: Token) -> bool:
    """ "was never published", "never replied": what stayed undone once, not what had not been done before."""
    start, end = sentence(verb)
    near = verb.doc[max(start, verb.i - 4) : min(end, verb.i + 9)]
    if any(token.lower_ in {"before", "previously", "ever"} for token in near):
        return False
    past = any(child.lower_ in {"was", "were"} for child in children(verb, "aux:pass"))
    return past or verb.lower_ in words("replies")


def _not_before(doc: Doc) -> Iterator[Claim]:
    """ "has not previously written", "had not visited before"; "not since 1995 has a king spoken"."""
    for match in NOT_BEFORE.finditer(text_of(doc)):
        span = doc.char_span(*match.span("word"), alignment_mode="expand")
        if span is None:
            continue
        _, end = sentence(span[0])
        verb = next((token for token in doc[span[0].i : min(span[0].i + 14, end)] if _is_act(token)), None)
        if verb is not None:
            yield _claim("never", span[0], None, f"{match[0]!r} with {verb.text!r}", verb)


def _no_one(doc: Doc) -> Iterator[Claim]:
    """ "no king had ever written to them", "no letter of this kind has passed between them since 1974"."""
    for match in NO_ONE.finditer(text_of(doc)):
        no = doc.char_span(*match.span("word"), alignment_mode="expand")
        verb = doc.char_span(*match.span("verb"), alignment_mode="expand")
        if no is None or verb is None or sentence(no[0]) != sentence(verb[0]):
            continue
        _, end = sentence(no[0])
        behind = text_of(doc)[match.end() : doc[end - 1].idx]
        subject = doc[no[0].i : verb[0].i]
        if len(subject) > 1 and subject[1].lower_ in words("told"):
            continue
        known = any(singular(token.lower_) in words("forms") | words("persons") for token in subject)
        people = known or OF_PEOPLE.search(subject.text) is not None
        if not (verb[0].lower_ in words("acts") or people) or not (match["ever"] or SPAN.search(behind)):
            continue
        claim = _claim("none", no[0], None, f"'no one' with {verb[0].text!r}", verb[0])
        if claim.end <= verb[0].idx:  # an aside parts the verb from its subject
            turn = TURN.search(text_of(doc), verb[0].idx)
            claim = claim._replace(end=turn.start() if turn else doc[end - 1].idx)
        yield claim


def _is_act(token: Token) -> bool:
    return token.lower_ in words("acts") and token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBN", "VBD", "VB"}


def _top(doc: Doc) -> Iterator[Claim]:
    """ "the highest-level visit since 1974", "his bluntest letter yet": a superlative with a span of time."""
    for match in TOP.finditer(text_of(doc)):
        noun = doc.char_span(*match.span("noun"), alignment_mode="expand")
        word = doc.char_span(*match.span("word"), alignment_mode="expand")
        if noun is None or word is None:
            continue
        yield _claim("rare", word[0], noun[-1], f"{match['word']!r} of a {singular(noun[-1].lower_)}")


def _rare(doc: Doc, rare: Token) -> Iterator[Claim]:
    """ "an unusual letter", "it is unusual for X to send", "described the message as 'exceptional'"."""
    if rare.pos_ == "PROPN" and rare.i > rare.sent.start:
        return  # "Ambassador Extraordinary": a title
    noun = _rare_of(doc, rare)
    if noun is not None and noun.i < rare.i and noun.head != rare:
        start, end = trimmed(rare, noun.left_edge.i, rare.i)
        yield Claim("rare", rare, noun, start, end, f"a {singular(noun.lower_)} called {rare.text!r}")
    elif noun is not None:
        yield _claim(
            "rare", rare, noun, f"{rare.text!r} of a {singular(noun.lower_)}", None if noun.i < rare.i else rare
        )
    elif any(
        child.dep_ in {"csubj", "ccomp", "advcl", "xcomp", "acl"} and child.lower_ in words("acts")
        for child in rare.children
    ):
        yield _claim("rare", rare, None, f"{rare.text!r} to do it", rare)


def _rare_of(doc: Doc, rare: Token) -> Token | None:
    """The form that is called rare."""
    if rare.dep_ == "amod" and rare.i < rare.head.i:
        return rare.head if singular(rare.head.lower_) in words("forms") else None
    for subject in children(rare, "nsubj"):
        if singular(subject.lower_) in words("forms"):
            return subject
    before = [doc[n] for n in range(max(rare.sent.start, rare.i - 8), rare.i)]
    if any(token.lower_ == "as" for token in before[-3:]):
        return next((token for token in reversed(before) if singular(token.lower_) in words("forms")), None)
    return None


def _none(doc: Doc, first: Token, last: Token) -> Iterator[Claim]:
    behind = doc[last.i : min(last.i + 30, sentence(first)[1])]
    nouns = {singular(token.lower_) for token in doc[first.i : sentence(last)[1]]}
    if nouns & words("forms") or any(token.lower_ in words("acts") for token in behind):
        yield _claim("none", first, None, f"{doc[first.i : last.i + 1].text!r}")


def _claim(kind: str, word: Token, noun: Token | None, why: str, head: Token | None = None) -> Claim:
    start, end = extent(head or clause_head(noun or word), word, noun)
    return Claim(kind, word, noun, start, end, why)
