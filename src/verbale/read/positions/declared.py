"""Stances that lie in a modal verb: what a side will not do or let be done, and what another side must do.

Whether they count depends on who speaks and of whom (`Find.whose`): "we will not pay" refuses, "they will not pay"
foretells; "they must leave" demands, "we must leave" does not.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.knowledge.tables import toml
from verbale.language.clauses import SUBJECTS, children, is_passive, negation, subjects
from verbale.language.stretch import clause_stretch
from verbale.read.positions.frames import Find
from verbale.read.positions.moods import is_hypothetical

_WORDS = toml("declared_words")
_IDLE, _UNABLE, _INFERRED, _MINDED = (frozenset(_WORDS[name]) for name in ("idle", "unable", "inferred", "minded"))
_ASKED = frozenset(toml("stance_words")["asked"])
_DO = frozenset({"do", "does"})
_WILL = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
_CAN = frozenset({"can", "ca", "could", "may"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_DUMMY = frozenset({"there", "this", "that", "which", "who", "what", "you", "one", "these", "those"})
_DUTY = frozenset({"have", "need", "ought"})
_SCREEN = re.compile(
    r"\b(?:will|would|shall|can|cannot|could|may|must|ha(?:ve|s|d) to|needs? to|ought to|do(?:es)? not)\b"
    r"|['’](?:ll|d)\b|n['’]t\b",
    re.IGNORECASE,
)


def find_declared(doc: Doc, text: str) -> Iterator[Find]:
    """The stances that the modal verbs of a passage take."""
    if not _SCREEN.search(text):
        return
    for token in doc:
        lower = token.lower_
        if token.dep_ != "aux" or token.head == token:
            if token.lemma_ in _DUTY:
                yield from _bound(token)
        elif lower in _WILL or (lower in _CAN and token.head.lemma_.lower() in _UNABLE):
            yield from _refused(token, token.head)
        elif lower in _DO and token.head.tag_ == "VB":
            yield from _declined(token, token.head)
        elif lower == "must":
            yield from _asked(token, token.head)


def _refused(modal: Token, verb: Token) -> Iterator[Find]:
    """ "We will not pay", "no delegation would travel", "nobody can tell us", "will never be laid on a table"."""
    nobody = _is_nobody(verb)
    if negation(verb) is None and not nobody:
        return
    passive = is_passive(verb)
    about = tuple(part for part in subjects(verb) if part.pos_ in {"NOUN", "PROPN", "PRON"})
    if is_hypothetical(modal) or _is_question(verb) or not about or about[0].lower_ in _DUMMY:
        return
    if verb.lemma_.lower() in _IDLE and not passive:
        return
    start, end = clause_stretch(verb)
    issue = (verb.idx, max(end, verb.idx + len(verb)))
    whose = "any" if nobody else "own"
    yield Find("refuses", verb, (), start, end, issue, f"{modal.text!r} with a denial", whose, about)


def _declined(helper: Token, verb: Token) -> Iterator[Find]:
    """ "We do not ask permission", "I do not discuss papers without a letterhead": said of oneself, a rule."""
    who = next(iter(children(verb, *SUBJECTS)), None)
    if who is None or who.lower_ not in {"we", "i"} or negation(verb) is None or verb.lemma_.lower() in _MINDED:
        return
    if verb.dep_ in {"advcl", "acl:relcl", "acl"} or is_hypothetical(verb) or _is_question(verb):
        return
    start, end = clause_stretch(verb)
    yield Find(
        "refuses",
        verb,
        (),
        start,
        end,
        (verb.idx, max(end, verb.idx + 1)),
        f"{helper.text!r} with a denial",
        "own",
        (who,),
    )


def _is_nobody(verb: Token) -> bool:
    """ "No government can", "nobody will", "none of us would"."""
    for subject in children(verb, *SUBJECTS):
        first = verb.doc[subject.left_edge.i].lower_
        if first in {"no", *_NOBODY} or subject.lower_ in _NOBODY:
            return True
    return False


def _is_question(verb: Token) -> bool:
    return verb.sent.text.rstrip("\"”’' ").endswith("?")


def _asked(modal: Token, verb: Token) -> Iterator[Find]:
    """ "The blockade must end", "the boats must be returned"."""
    told = verb.lemma_.lower() in _INFERRED and not is_passive(verb)
    perfect = any(word.lower_ == "have" for word in children(verb, "aux"))
    if told or perfect or verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ == "be" or any(children(verb, "cop")):
        return
    yield from _demand(modal, verb)


def _bound(token: Token) -> Iterator[Find]:
    """ "Any talks would have to begin", "the ships need to leave"."""
    verb = next((child for child in children(token, "xcomp") if child.i > token.i), None)
    if verb is None or not any(mark.lower_ == "to" for mark in children(verb, "mark", "aux")):
        return
    if negation(token) is None and verb.i - token.i < 4 and verb.lower_ in _ASKED and token.dep_ != "acl:relcl":
        yield from _demand(token, verb)


def _demand(word: Token, verb: Token) -> Iterator[Find]:
    about = tuple(part for part in subjects(verb) if part.pos_ in {"NOUN", "PROPN", "PRON"})
    if not about or about[0].lower_ in _DUMMY or is_hypothetical(verb) or is_hypothetical(word) or _is_question(verb):
        return
    head = verb if word.dep_ == "aux" else word
    start, end = clause_stretch(head)
    yield Find("demands", head, (), start, end, (verb.idx, max(end, verb.idx + 1)), f"{word.text!r}", "other", about)
