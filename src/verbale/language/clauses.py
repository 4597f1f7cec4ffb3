"""Clauses and verbs over a parse: who does what in it, where it begins and ends, whether and when it holds.

Pure functions of spaCy tokens with Universal Dependencies labels. Bounds are half-open code points of the Doc's text.
A parse may be wrong or missing; then these give the plain answer ((), None, "actual"), never an error.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.tokens import Doc, Token

Tense = Literal["past", "present", "future"]
"""When a verb puts what it tells."""
Modality = Literal["actual", "planned", "hypothetical", "denied"]
"""Whether what a verb tells is so."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
"""Dependencies of subjects."""
CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "csubj", "csubj:pass", "parataxis", "ROOT"})
"""Dependencies of the head of a clause."""
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
"""Words that open a relative clause."""
OPENING, CLOSING = "([{“‘«", ")]}”’»"
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "scarcely"})
"""Words that deny their verb."""
POSSIBLE = frozenset({"may", "might", "could", "would", "should", "can", "must", "ought"})
"""Auxiliaries of what may, could or ought to be."""
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "provided", "until"})
"""Words that open a clause which is only supposed."""
FUTURE_VERBS = frozenset({"go", "plan", "intend", "aim", "expect", "schedule", "prepare", "agree", "decide", "vow"})
"""Verbs whose infinitive is still to come."""


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The dependents of a token with one of these labels, in order."""
    return (child for child in token.children if child.dep_ in labels)


def bounds(tokens: Iterable[Token]) -> tuple[int, int]:
    """From the first character of the tokens to the end of the last. ValueError where there are none."""
    held = list(tokens)
    last = max(held, key=lambda token: token.i)
    return min(token.idx for token in held), last.idx + len(last)


def subtree_bounds(head: Token, skip: Iterable[str] = ()) -> tuple[int, int]:
    """The stretch a token heads, without punctuation or its "and" at the edges; dependents labelled in `skip` stay out.

    A bracket or quotation mark at an edge stays where its partner lies inside; a pair around the whole goes.
    """
    labels = frozenset(skip)
    tokens = sorted(_gather(head, labels), key=lambda token: token.i)
    tokens = _connected(tokens, head)
    while True:
        while len(tokens) > 1 and _loose(tokens[-1], tokens):
            tokens.pop()
        while len(tokens) > 1 and (_loose(tokens[0], tokens) or (tokens[0].dep_ == "cc" and tokens[0].head == head)):
            tokens.pop(0)
        if not _quoted_whole(tokens):
            return bounds(tokens)
        tokens = tokens[1:-1]


def _quoted_whole(tokens: list[Token]) -> bool:
    first, last = tokens[0].text, tokens[-1].text
    marks = [token.text for token in tokens if token.text in ('"', "“", "”")]
    return len(tokens) > 2 and marks == [first, last] and (first, last) in {('"', '"'), ("“", "”")}


def _gather(head: Token, labels: frozenset[str]) -> Iterator[Token]:
    waiting = [head]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [child for child in token.children if not (token == head and child.dep_ in labels)]


def _connected(tokens: list[Token], head: Token) -> list[Token]:
    """What is one stretch with the head once left-out dependents have torn it: none of it beyond a gap of words."""
    places = {token.i for token in tokens}
    low = high = head.i
    while low - 1 in places or (low - 2 in places and head.doc[low - 1].is_punct):
        low -= 1
    while high + 1 in places or (high + 2 in places and head.doc[high + 1].is_punct):
        high += 1
    return list(head.doc[low : high + 1])


def _loose(edge: Token, tokens: list[Token]) -> bool:
    if not edge.is_punct and edge.pos_ != "PUNCT":
        return False
    inside = {token.text for token in tokens if token != edge}
    if edge.text in CLOSING and edge == tokens[-1]:
        return OPENING[CLOSING.index(edge.text)] not in inside
    if edge.text in OPENING and edge == tokens[0]:
        return CLOSING[OPENING.index(edge.text)] not in inside
    return not (edge.text == '"' and sum(token.text == '"' for token in tokens) % 2 == 0)


def noun_bounds(head: Token) -> tuple[int, int]:
    """A noun phrase without what is added to it: no clause, apposition, aside or second conjunct."""
    return subtree_bounds(head, ("acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "advcl", "dep", "orphan"))


def clause_of(token: Token) -> Token:
    """The head of the smallest clause the token stands in (itself where it heads one)."""
    for candidate in (token, *token.ancestors):
        if candidate.dep_ in CLAUSES or (candidate.dep_ in ("conj", "xcomp") and candidate.pos_ in ("VERB", "AUX")):
            return candidate
    return token


def first_conjunct(token: Token) -> Token:
    """The token that a chain of conjuncts starts from."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all that is joined to it by `conj`, in order."""
    found, waiting = [], [token]
    while waiting:
        held = waiting.pop(0)
        found.append(held)
        waiting += children(held, "conj")
    return tuple(sorted(found, key=lambda part: part.i))


def subjects(verb: Token) -> tuple[Token, ...]:
    """Who the verb is said of: its own subject, or that of the verb it is joined to, governed by or hangs from.

    A relative pronoun gives way to its antecedent. Conjoined subjects all count. () where nobody is named.
    """
    return tuple(part for head in _subject_heads(verb, 0) for part in conjuncts(head))


def _subject_heads(verb: Token, depth: int) -> tuple[Token, ...]:
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        return (_antecedent(own[-1], verb),)
    if depth > 6 or verb.head == verb:
        return ()
    if verb.dep_ in ("acl", "acl:relcl"):
        return () if any(children(verb, "mark")) and not is_passive(verb) else (verb.head,)
    if verb.dep_ in ("xcomp", "ccomp") and not _finite(verb):
        objects = tuple(children(verb.head, "obj", "iobj"))
        return objects[:1] or _subject_heads(verb.head, depth + 1)
    shared = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "parataxis") and not _finite(verb))
    return _subject_heads(verb.head, depth + 1) if shared and verb.head.pos_ in ("VERB", "AUX", "ADJ") else ()


def _antecedent(subject: Token, verb: Token) -> Token:
    relative = subject.lower_ in RELATIVES and subject.pos_ in ("PRON", "DET", "SCONJ")
    return verb.head if relative and verb.dep_ in ("acl:relcl", "acl") else subject


def _finite(verb: Token) -> bool:
    held = (verb, *children(verb, "aux", "aux:pass", "cop"))
    return any("Fin" in token.morph.get("VerbForm", []) or token.tag_ == "MD" for token in held)


def is_passive(verb: Token) -> bool:
    """Whether the verb is told of what it is done to: "was signed", "a treaty signed by both"."""
    if any(children(verb, "nsubj:pass", "aux:pass", "csubj:pass")):
        return True
    bare = verb.tag_ == "VBN" and not any(children(verb, "nsubj", "aux"))
    return bare and verb.dep_ in ("acl", "acl:relcl")


def agents(verb: Token) -> tuple[Token, ...]:
    """Who did it: the subject, or in the passive the noun after "by"."""
    if not is_passive(verb):
        return subjects(verb)
    by = (child for child in verb.children if child.dep_ in ("obl:agent", "obl") and _has_case(child, "by"))
    return tuple(part for head in by for part in conjuncts(head))[:8]


def patients(verb: Token) -> tuple[Token, ...]:
    """To whom or what it was done: the object, or in the passive the subject."""
    if is_passive(verb):
        return subjects(verb)
    return tuple(part for head in children(verb, "obj") for part in conjuncts(head))


def obliques(verb: Token) -> tuple[tuple[str, Token], ...]:
    """What hangs from the verb with a preposition, as ("with", noun); () where nothing does."""
    return tuple(
        (case.lower_, child) for child in children(verb, "obl", "obl:agent", "nmod") for case in children(child, "case")
    )


def _has_case(noun: Token, preposition: str) -> bool:
    return any(case.lower_ == preposition for case in children(noun, "case"))


def negation(verb: Token) -> Token | None:
    """The word that negates the verb, its auxiliary or its object or subject ("no talks were held"); None."""
    for child in verb.children:
        if child.lower_ in NEGATIONS and child.dep_ in ("advmod", "cc", "det", "neg", "cc:preconj"):
            return child
    for noun in children(verb, "obj", "nsubj", "nsubj:pass", "obl"):
        for word in children(noun, "det", "advmod"):
            if word.lower_ in ("no", "neither") or "Neg" in word.morph.get("Polarity", []):
                return word
        if noun.lower_ in ("nobody", "none", "nothing") and noun.dep_ != "obl":
            return noun
    for longer in verb.children:
        if longer.lower_ == "longer" and any(word.lower_ == "no" for word in longer.children):
            return longer
    return None


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """The verb's auxiliaries and copula, in order."""
    return tuple(children(verb, "aux", "aux:pass", "cop"))


def tense(verb: Token) -> Tense | None:
    """When it holds, by its finite verb; infinitives and participles take the time of what governs them; None."""
    for held in (verb, *verb.ancestors):
        if found := _own_tense(held):
            return found
        if held.dep_ not in ("xcomp", "conj", "advcl", "acl", "ccomp"):
            return None
    return None


def _own_tense(verb: Token) -> Tense | None:
    helpers = auxiliaries(verb)
    words = {helper.lower_ for helper in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo", "sha"}:
        return "future"
    if words & {"have", "has", "'ve", "’ve"} and verb.tag_ == "VBN":
        return "past"
    for token in (*helpers, verb):
        if token.tag_ == "VBD":
            return "past"
        if token.tag_ in ("VBP", "VBZ"):
            return "present"
        if token.tag_ == "MD":
            return "present"
    return None


def is_conditional(verb: Token) -> bool:
    """Whether the clause is a condition: "if", "unless", "should they visit"."""
    if any(mark.lower_ in CONDITIONS for mark in children(verb, "mark")):
        return True
    first = next(iter(auxiliaries(verb)), None)
    if first is None or first.lower_ not in ("should", "had", "were") or verb.dep_ != "advcl":
        return False
    return all(first.i < subject.i for subject in verb.children if subject.dep_ in SUBJECTS)


def conditions(verb: Token) -> tuple[Token, ...]:
    """The heads of the conditions a verb hangs on ("will reply if *attacked*")."""
    return tuple(clause for clause in children(verb, "advcl") if is_conditional(clause))


def modality(verb: Token) -> Modality:
    """How the clause is told: `denied`, `hypothetical` (may, if), `planned` (will, is to, plans to) or `actual`."""
    if negation(verb) is not None:
        return "denied"
    if _hypothetical(verb):
        return "hypothetical"
    return "planned" if _planned(verb) else "actual"


def _hypothetical(verb: Token) -> bool:
    words = {helper.lower_ for helper in auxiliaries(verb)}
    if words & POSSIBLE or is_conditional(verb) or conditions(verb):
        return True
    governor = verb.head
    joined = verb.dep_ == "conj" and not words and governor != verb
    return joined and governor.pos_ in ("VERB", "AUX") and _hypothetical(governor)


def _planned(verb: Token) -> bool:
    if _own_tense(verb) == "future":
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in FUTURE_VERBS and _to_infinitive(verb):
        return True
    if any(helper.lemma_.lower() == "be" for helper in auxiliaries(verb)) and _to_infinitive(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "be" and _to_infinitive(verb):
        return True
    return verb.dep_ == "conj" and not auxiliaries(verb) and verb.tag_ == "VB" and _planned(verb.head)


def _to_infinitive(verb: Token) -> bool:
    return any(mark.lower_ == "to" for mark in children(verb, "mark"))


def appositions(noun: Token) -> tuple[Token, ...]:
    """What stands beside a noun and says what it is, both ways: the heads of its `appos` and the noun it is one of."""
    beside = tuple(children(noun, "appos"))
    return (noun.head, *beside) if noun.dep_ == "appos" else beside


def verbs(doc: Doc) -> tuple[Token, ...]:
    """The full verbs of a Doc, in order."""
    return tuple(token for token in doc if token.pos_ == "VERB")
