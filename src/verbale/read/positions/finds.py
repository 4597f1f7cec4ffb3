"""Stances in a parse: the head word, who takes it, and what it is about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from verbale.knowledge.tables import toml
from verbale.language.clauses import (
    RELATIVES,
    SUBJECTS,
    agents,
    children,
    clause_of,
    conjuncts,
    is_conditional,
    is_passive,
    negation,
    subjects,
)
from verbale.language.stretch import clause_stretch
from verbale.model.records import Stance
from verbale.read.positions.frames import Frame, frames

_WISHED = frozenset({"accepts", "supports", "offers", "proposes", "opposes", "refuses"})
_ENDED = frozenset({"settled", "resolved", "closed"})
_MAYBE = frozenset({"may", "might", "could", "can"})
_WILLING = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
_WILL = frozenset({"will", "would", "must", "'ll", "’ll", "'d", "’d", "wo"})
_TOWARDS = re.compile(
    r"\b(?:relations?|dialogue|talks|ties|contacts?|negotiations?|summit|relationship|rapprochement|situation)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\b(?:settled|resolved|dead|gone|over|closed|final|finished)\b", re.IGNORECASE)
_NEXT = re.compile(
    r",?\s+(?:and|but|while)\s+(?=(?:it|he|she|they|we|I)\s+(?:will|would|has|have|is|are|was|must|shall|\w+s)\b"
    r"|(?:demands?|insists?|rejects?|refuses?|calls? (?:for|on)|urges?|offers? to|accepts?|opposes?)"
    r"\s+(?:that|the|any|all|to|on)\b)"
)
"""Where another stance begins that the parse may have taken in: ", and it will not", "and demands that"."""
_MEANS = frozenset({"effort", "attempt", "bid", "move", "campaign", "drive", "plan", "way", "hope", "order"})
_PROSPECTS = frozenset(
    {
        "likely",
        "ready",
        "able",
        "willing",
        "prepared",
        "expected",
        "intend",
        "intends",
        "plan",
        "plans",
        "want",
        "wants",
        "going",
    }
)
_UNLIKELY = frozenset({"unlikely", "reluctant", "unwilling", "unable"})
_ASKED = frozenset(toml("stance_words")["asked"])


class Find(NamedTuple):
    """One stance: its head word, who takes it (() = the speaker), its stretch of characters, where the issue begins."""

    stance: Stance
    head: Token
    holders: tuple[Token, ...]
    start: int
    end: int
    issue: tuple[int, int]
    why: str
    promised: bool = False


def find_stances(doc: Doc) -> Iterator[Find]:
    """The stances of one passage, in order."""
    by_form = frames()
    for token in doc:
        lower = token.lower_
        if rows := by_form.get(lower):
            yield from _framed(doc, token, rows)
        if lower in _ENDED:
            yield from _settled(doc, token)
        elif lower == "nothing":
            yield from _nothing_to_do(doc, token)
        elif lower in {"must", "should"} and token.tag_ == "MD":
            yield from _must(doc, token)


def _framed(doc: Doc, token: Token, rows: tuple[Frame, ...]) -> Iterator[Find]:
    for frame in rows:
        if not _is_part(token, frame):
            continue
        match = frame.behind.match(doc.text, token.idx + len(token))
        stance = _stance(token, frame) if match else None
        if match is None or stance is None or _is_hypothetical(token):
            continue
        holders = _holders(token, frame)
        start, end = clause_stretch(token)
        if parted := _NEXT.search(doc.text, match.end(), end):
            end = parted.start()
        issue = (match.end(), max(end, match.end()))
        if not re.search(r"\w", doc.text[slice(*issue)]):
            if frame.when == "owned":
                return
            issue = (token.idx + len(token), match.end())
        if not re.search(r"\w", doc.text[slice(*issue)]) or (not holders and frame.when != "self"):
            return
        if stance in _WISHED and any(word.lower_ in {"should", "must", "ought"} for word in children(token, "aux")):
            stance, holders, issue = "demands", (), (token.idx, issue[1])
        yield Find(
            _turned(stance, frame, doc.text[slice(*issue)]),
            token,
            holders,
            start,
            max(end, match.end()),
            issue,
            f"{token.text!r} with {'a denial' if negation(token) else 'its subject'}",
            frame.when == "promised",
        )
        return


def _is_part(token: Token, frame: Frame) -> bool:
    if frame.stance == "supports" and not _is_told(token):
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
        meant = _is_willed(token) if frame.when == "denied" else _is_willing(token)
        if not meant or denied == (frame.when == "promised"):
            return None
        return frame.denied if denied else frame.stance
    if frame.when == "asked" and not _is_wished(token):
        return None
    if frame.when == "modal" and not any(word.lower_ in _WILL for word in children(token, "aux")):
        return None
    return None if _is_answered(token, frame) else frame.denied if denied else frame.stance


def _is_answered(token: Token, frame: Frame) -> bool:
    """ "refused to accept", "agreed to accept": the governing verb takes the stance."""
    governed = token.dep_ == "xcomp" and token.head.lower_.startswith(("refus", "declin", "agree"))
    return frame.stance == "accepts" and governed


def is_denied(token: Token) -> bool:
    """Whether the head word is negated, by itself or by what governs it ("neither is likely to accept")."""
    if negation(token) is not None:
        return True
    governor = token.head
    if token.dep_ in {"xcomp", "advcl", "ccomp"} and governor.lower_ in _PROSPECTS and governor.i < token.i:
        return negation(governor) is not None or any(
            word.lower_ == "neither" for subject in children(governor, *SUBJECTS) for word in subject.subtree
        )
    if any(word.lower_ == "neither" for subject in children(token, *SUBJECTS) for word in subject.children):
        return True
    return token.dep_ == "xcomp" and governor.lemma_.lower() in _UNLIKELY


def _is_willed(token: Token) -> bool:
    """Whether it says what somebody will or does not do, not what happened not to be."""
    helpers = {word.lower_ for word in children(token, "aux")}
    return bool(helpers & {*_WILL, "can", "ca", "shall", "are", "is", "am", "'re", "’re"}) and not helpers & {"did"}


def _is_willing(token: Token) -> bool:
    """ "will", "would never", "won't be": a will, not an ability."""
    return any(word.lower_ in _WILLING for word in children(token, "aux", "aux:pass"))


def _is_wished(token: Token) -> bool:
    """Whether what the verb governs is wished, not told: "that they be freed", "that they must leave"."""
    for clause in children(token, "ccomp"):
        helpers = {word.lower_ for word in children(clause, "aux", "aux:pass", "cop")}
        if helpers & {"must", "should", "be"} or clause.tag_ == "VB":
            return True
        if clause.tag_ == "VBP" and not helpers and clause.lemma_ not in ("be", "have"):
            return True
    return False


def _is_hypothetical(token: Token) -> bool:
    clause = clause_of(token)
    if is_conditional(token) or is_conditional(clause) or token.sent.text.rstrip("\"”’' ").endswith("?"):
        return True
    if any(word.lower_ in {"if", "whether", "unless"} for word in children(token, "mark")):
        return True
    helpers = {word.lower_ for verb in (token, clause) for word in children(verb, "aux")}
    return bool(helpers & _MAYBE) and negation(token) is None


def _holders(token: Token, frame: Frame) -> tuple[Token, ...]:
    if frame.when == "owned":
        return tuple(children(token, "nmod:poss"))
    if frame.pos == "NOUN" or token.pos_ == "NOUN":
        return subjects(token) if any(children(token, "cop")) else ()
    if is_passive(token) and frame.pos == "VERB" and token.tag_ == "VBN":
        return () if token.dep_ in {"acl", "acl:relcl"} else agents(token) or _seats(token)
    if token.dep_ == "acl" and token.head.lemma_.lower() in _MEANS and any(children(token, "mark")):
        return subjects(clause_of(token.head))
    found = subjects(token) or _governor_subjects(token)
    if found and found[0].i > token.i and token.dep_ == "xcomp":
        found = tuple(part for subject in children(token.head, *SUBJECTS) for part in conjuncts(subject))
    if found and found[0].lemma_.lower() in _MEANS and found[0].i < token.i:
        verb = clause_of(found[0].head if found[0].head != found[0] else found[0])
        return subjects(verb)
    return found


def _seats(token: Token) -> tuple[Token, ...]:
    """ "was welcomed in Lima": the capital in which it is done, where nobody is named."""
    return tuple(
        place
        for place in children(token, "obl")
        if place.pos_ == "PROPN" and any(case.lower_ in {"in", "at"} for case in children(place, "case"))
    )


def _governor_subjects(token: Token) -> tuple[Token, ...]:
    """The subject of what governs an infinitive, where the parse calls the infinitive something else."""
    if token.dep_ not in {"advcl", "xcomp", "ccomp"} or not any(
        mark.lower_ == "to" for mark in children(token, "mark")
    ):
        return ()
    return tuple(part for subject in children(token.head, *SUBJECTS) for part in conjuncts(subject))


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


def _settled(doc: Doc, token: Token) -> Iterator[Find]:
    """ "the issue has already been settled", "the already settled issue": closed for whoever says so."""
    if token.tag_ not in {"VBN", "JJ", "VBD"} or negation(token) is not None:
        return
    marked = any(
        child.lower_ in {"already", "finally", "completely", "fully", "definitively", "long"}
        for child in token.children
    )
    if token.dep_ == "amod" and token.lower_ != "closed" and token.i < token.head.i:
        if not marked and not any(word.lower_ == "the" for word in token.head.children):
            return
        head = token.head
        low = min(child.left_edge.i for child in (head, token) if child.left_edge.i <= head.i)
        start, end = doc[low].idx, head.idx + len(head)
        yield Find("regards-as-settled", token, (), start, end, (start, end), f"{token.text!r} of an issue")
        return
    helpers = {word.lower_ for word in children(token, "aux", "aux:pass")}
    if (
        "been" not in helpers
        and not (marked and helpers & {"is", "was", "were", "are"})
        and not (
            helpers & {"was", "were"} and re.search(r"\b(?:in (?:1[89]|20)\d\d|long ago|years ago)\b", token.sent.text)
        )
    ):
        return
    if (
        not is_passive(token)
        or _is_hypothetical(token)
        or helpers & {"will", "would", "must", "should", "can", "could", "to"}
    ):
        return
    things = [thing for thing in subjects(token) if thing.pos_ in {"NOUN", "PROPN", "PRON"}]
    if things and not _is_disputed(token):
        low = min(things[0].left_edge.i, token.i)
        start, end = doc[low].idx, token.idx + len(token)
        yield Find(
            "regards-as-settled",
            token,
            (),
            start,
            end,
            (start, things[-1].idx + len(things[-1])),
            f"{token.text!r} of an issue",
        )


def _is_disputed(token: Token) -> bool:
    """Whether somebody else is said not to accept it."""
    governor = token.head
    return token.dep_ == "ccomp" and (
        negation(governor) is not None
        or governor.lemma_.lower() in {"deny", "refuse", "reject", "accept", "doubt", "dispute"}
    )


def _nothing_to_do(doc: Doc, token: Token) -> Iterator[Find]:
    """ "which have nothing to do with the talks": the speaker refuses the link."""
    if doc.text[token.idx : token.idx + 18].lower() != "nothing to do with" or token.head.lemma_.lower() != "have":
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


def _must(doc: Doc, token: Token) -> Iterator[Find]:
    """ "The other side must stop ...": what the speaker asks of somebody else."""
    verb = token.head
    if verb.lower_ not in _ASKED or _is_hypothetical(verb) or is_passive(verb):
        return
    start, end = clause_stretch(verb)
    others = [noun for noun in subjects(verb) if noun.pos_ == "PROPN" or noun.pos_ == "NOUN"]
    if others:
        yield Find("demands", verb, (), start, end, (verb.idx, end), f"{token.text!r} of another side")
