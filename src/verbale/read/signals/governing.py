"""The verb that a form's noun hangs from, and whether what a verb tells has happened."""

from spacy.tokens import Token

from verbale.language.clauses import auxiliaries, modality, negation
from verbale.language.stretch import text_of
from verbale.read.signals.spot import UNREAL

OBJECTS = frozenset({"obj", "nsubj:pass", "nsubj", "iobj", "ccomp", "xcomp", "obl"})


def governor(head: Token) -> Token | None:
    """The verb that a noun hangs from."""
    return next((token for token in head.ancestors if token.pos_ in ("VERB", "AUX")), None)


def happened(verb: Token) -> bool:
    """Whether a verb is told of as done: no negation, no possibility, no plan, no infinitive."""
    past = verb.tag_ == "VBD" and not auxiliaries(verb)  # threatened, unless: said whatever it hangs on
    if negation(verb) is not None or not (past or modality(verb) == "actual"):
        return False
    text, low = text_of(verb.doc), verb.sent.start_char
    return not UNREAL.search(text, max(low, verb.idx - 60), verb.idx)
