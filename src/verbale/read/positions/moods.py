"""In what mood a stance is told: denied, willed, wished, or only supposed."""

from spacy.tokens import Token

from verbale.language.clauses import SUBJECTS, children, clause_of, is_conditional, negation

_MAYBE = frozenset({"may", "might", "could", "can"})
_WILLING = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
WILL = frozenset({"will", "would", "must", "'ll", "’ll", "'d", "’d", "wo"})
"""Auxiliaries of what a holder will or must do."""
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


def is_willed(token: Token) -> bool:
    """Whether it says what somebody will or does not do, not what happened not to be."""
    over = (token, token.head) if token.dep_ == "xcomp" and token.head.lower_ in _PROSPECTS else (token,)
    helpers = {word.lower_ for verb in over for word in children(verb, "aux")}
    return bool(helpers & {*WILL, "can", "ca", "shall", "are", "is", "am", "'re", "’re"}) and not helpers & {"did"}


def is_willing(token: Token) -> bool:
    """ "will", "would never", "won't be": a will, not an ability."""
    helpers = {word.lower_ for word in children(token, "aux", "aux:pass")}
    return bool(helpers & _WILLING) and "have" not in helpers


def is_wished(token: Token) -> bool:
    """Whether what the verb governs is wished, not told: "that they be freed", "that they must leave"."""
    for clause in children(token, "ccomp"):
        helpers = {word.lower_ for word in children(clause, "aux", "aux:pass", "cop")}
        if helpers & {"must", "should", "be"} or clause.tag_ == "VB":
            return True
        if clause.tag_ == "VBP" and not helpers and clause.lemma_ not in ("be", "have"):
            return True
    return False


def is_hypothetical(token: Token) -> bool:
    """Whether a verb tells what may be or is asked, and nobody's stance."""
    clause = clause_of(token)
    if is_conditional(token) or is_conditional(clause) or token.sent.text.rstrip("\"”’' ").endswith("?"):
        return True
    if any(word.lower_ in {"if", "whether", "unless"} for word in children(token, "mark")):
        return True
    helpers = {word.lower_ for verb in (token, clause) for word in children(verb, "aux")}
    return bool(helpers & _MAYBE) and negation(token) is None


def is_under_way(token: Token) -> bool:
    """ "Is studying", "would consider", "is being looked at", "has promised to examine": not what was once studied."""
    helpers = {word.lower_ for word in children(token, "aux", "aux:pass")}
    going = token.tag_ == "VBG" and token.dep_ not in {"acl", "amod", "nmod", "obl", "obj", "nsubj"}
    return going or bool(helpers & {*_WILLING, "being"}) or (token.dep_ == "xcomp" and token.head.tag_ != "VB")


def is_never(token: Token) -> bool:
    """ "Has never recognised", "does not recognise": what is not done at all, not what once was not."""
    denial = negation(token)
    helpers = {word.lower_ for word in children(token, "aux")}
    if denial is None or "did" in helpers:
        return False
    return denial.lower_ == "never" or bool(helpers & {"do", "does"})
