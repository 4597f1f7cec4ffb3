"""Who takes a stance: the words that a verb, an adjective or a noun of attitude is said of."""

from spacy.tokens import Token

from verbale.language.clauses import SUBJECTS, agents, children, clause_of, conjuncts, is_passive, subjects
from verbale.read.positions.frames import Frame

_MEANS = frozenset({"effort", "attempt", "bid", "move", "campaign", "drive", "plan", "way", "hope", "order"})


def takers(token: Token, frame: Frame) -> tuple[Token, ...]:
    """The words of who takes the stance of a head word; () where nobody is named."""
    if frame.when == "owned":
        return tuple(children(token, "nmod:poss")) or _of(token)
    head = token.head if token.pos_ == "ADP" and token.dep_ == "case" else token
    if frame.pos in {"NOUN", "ADP"} or head.pos_ == "NOUN":
        return subjects(head) if any(children(head, "cop")) else ()
    if is_passive(token) and frame.pos == "VERB" and token.tag_ == "VBN":
        return agents(token) or (() if token.dep_ in {"acl", "acl:relcl"} else _seats(token))
    if token.dep_ == "acl" and token.head.lemma_.lower() in _MEANS and any(children(token, "mark")):
        return subjects(clause_of(token.head))
    return _of_verb(token)


def _of_verb(token: Token) -> tuple[Token, ...]:
    if token.tag_ == "VBG" and token.i and token.nbor(-1).text == "," and token.dep_ in {"acl", "advcl"}:
        return _writer(token)  # "X wrote to his counterpart Y, proposing"
    found = subjects(token) or _governor_subjects(token)
    found = found or tuple(word for word in children(token, "expl") if word.lower_ == "it")
    if found and found[0].i > token.i and token.dep_ == "xcomp":
        found = tuple(part for subject in children(token.head, *SUBJECTS) for part in conjuncts(subject))
    if found and found[0].lemma_.lower() in _MEANS and found[0].i < token.i:
        verb = clause_of(found[0].head if found[0].head != found[0] else found[0])
        return subjects(verb)
    return found


def _writer(token: Token) -> tuple[Token, ...]:
    """Who does what the participle behind a comma goes with: the subject of the next finite verb above it."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"} and any(children(above, *SUBJECTS)):
            return agents(above)
    return subjects(token)


def _of(token: Token) -> tuple[Token, ...]:
    """ "The refusal of the ministry to": the noun that owns by "of", where something is told of it."""
    if token.dep_ not in {*SUBJECTS, "ROOT"}:
        return ()
    return tuple(
        noun for noun in children(token, "nmod") if any(case.lower_ == "of" for case in children(noun, "case"))
    )[:1]


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
