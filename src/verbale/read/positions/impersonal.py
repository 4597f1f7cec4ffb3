"""Stances that no subject takes in words: an issue is settled, has nothing to do with it, must be done."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.knowledge.tables import toml
from verbale.language.clauses import RELATIVES, children, is_passive, negation, subjects
from verbale.language.stretch import clause_stretch, text_of
from verbale.read.positions.frames import Find
from verbale.read.positions.moods import is_hypothetical

ENDED = frozenset({"settled", "resolved", "closed"})
"""What an issue is said to be by somebody who regards it as settled."""
_ASKED = frozenset(toml("stance_words")["asked"])
_MARKS = frozenset({"already", "finally", "completely", "fully", "definitively", "long"})
_LONG_AGO = re.compile(r"\b(?:in (?:1[89]|20)\d\d|long ago|years ago)\b")
_OPEN = frozenset({"will", "would", "must", "should", "can", "could", "to"})


def settled(doc: Doc, token: Token) -> Iterator[Find]:
    """ "the issue has already been settled", "the already settled issue": closed for whoever says so."""
    if token.tag_ not in {"VBN", "JJ", "VBD"} or negation(token) is not None:
        return
    marked = any(child.lower_ in _MARKS for child in token.children)
    if token.dep_ == "amod" and token.lower_ != "closed" and token.i < token.head.i:
        head = token.head
        if marked or any(word.lower_ == "the" for word in head.children):
            low = min(child.left_edge.i for child in (head, token) if child.left_edge.i <= head.i)
            start, end = doc[low].idx, head.idx + len(head)
            yield Find("regards-as-settled", token, (), start, end, (start, end), f"{token.text!r} of an issue")
        return
    things = [thing for thing in subjects(token) if thing.pos_ in {"NOUN", "PROPN", "PRON"}]
    if things and _is_over(token, marked) and not _is_disputed(token):
        low = min(things[0].left_edge.i, token.i)
        start, end, behind = doc[low].idx, token.idx + len(token), things[-1].idx + len(things[-1])
        yield Find("regards-as-settled", token, (), start, end, (start, behind), f"{token.text!r} of an issue")


def _is_over(token: Token, marked: bool) -> bool:
    """Whether a passive tells what has been done: by its tense, by "already" and the like, or by a day long past."""
    helpers = {word.lower_ for word in children(token, "aux", "aux:pass")}
    done = "been" in helpers or (marked and helpers & {"is", "was", "were", "are"})
    if not (done or (helpers & {"was", "were"} and _LONG_AGO.search(token.sent.text))):
        return False
    return is_passive(token) and not is_hypothetical(token) and not helpers & _OPEN


def _is_disputed(token: Token) -> bool:
    """Whether somebody else is said not to accept it."""
    governor = token.head
    return token.dep_ == "ccomp" and (
        negation(governor) is not None
        or governor.lemma_.lower() in {"deny", "refuse", "reject", "accept", "doubt", "dispute"}
    )


def nothing_to_do(doc: Doc, token: Token) -> Iterator[Find]:
    """ "which have nothing to do with the talks": the speaker refuses the link."""
    if text_of(doc)[token.idx : token.idx + 18].lower() != "nothing to do with" or token.head.lemma_.lower() != "have":
        return
    start, end = clause_stretch(token.head)
    things = subjects(token.head)
    if things and things[0].lower_ in RELATIVES:
        things = tuple(
            doc[n] for n in range(things[0].i - 1, max(things[0].i - 3, -1), -1) if doc[n].pos_ in {"NOUN", "PROPN"}
        )
    if not things or things[0].pos_ not in {"NOUN", "PROPN"}:
        return
    start = min(start, doc[things[0].left_edge.i].idx)
    yield Find("refuses", token.head, (), start, end, (start, things[0].idx + len(things[0])), "'nothing to do with'")


def should(doc: Doc, token: Token) -> Iterator[Find]:
    """ "The other side should stop ...", "the boats should be returned": what the speaker asks of somebody else."""
    verb = token.head
    if is_hypothetical(verb) or verb.lower_ not in (_DONE if is_passive(verb) else _ASKED):
        return
    start, end = clause_stretch(verb)
    others = tuple(noun for noun in subjects(verb) if noun.pos_ in {"PROPN", "NOUN"} or noun.lower_ in _THIRD)
    if others:
        yield Find("demands", verb, (), start, end, (verb.idx, end), f"{token.text!r} of another side", "other", others)


_THIRD = frozenset({"it", "they", "he", "she"})
_DONE = frozenset(toml("stance_words")["asked_done"])
