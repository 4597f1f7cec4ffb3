"""What saying does: "A said that B must ..." asks, "A said it would ..." intends, "... not ..." refuses."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.language.clauses import auxiliaries, children, conditions, negation, subjects
from verbale.read.events.cast import Cast
from verbale.read.events.finds import Find
from verbale.read.events.frames import Matcher
from verbale.read.events.lexicon import compose, family, listed

_ASKING = {"must": "demand", "ought": "demand", "should": "appeal"}
_COMING = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})
_OWN = frozenset({"it", "they", "he", "she", "we", "i"})
_TURNED = frozenset({"dissent", "force", "break", "stop-aid", "embargo", "halt-talks", "halt-mediation", "expel",
                     "coerce", "repress", "terror", "attack", "blockade", "occupy", "mass", "unrest"})  # fmt: skip


def spoken(matcher: Matcher, verb: Token) -> Find | None:
    """The act that a verb of saying makes of the clause it says; None where it only tells."""
    if verb.lemma_.lower() not in listed("sayings"):
        return None
    sayers = matcher.cast.all_of(subjects(verb))
    for clause in _said(verb) if sayers else ():
        if found := _unacceptable(matcher, verb, clause, sayers):
            return found
        helped = {part.lower_ for part in auxiliaries(clause)}
        asking = next((_ASKING[word] for word in _ASKING if word in helped), _needed(clause))
        if asking and (found := _asked(matcher, verb, clause, sayers, asking)):
            return found
        if helped & _COMING and (found := _meant(matcher, verb, clause, sayers)):
            return found
    return None


def _said(verb: Token) -> Iterator[Token]:
    """The verbs of what is said; a clause that the parse hangs on the day of saying it ("said on Monday that") too."""
    yield from (child for child in children(verb, "ccomp") if child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"))
    for noun in children(verb, "obl", "obl:unmarked", "obj"):
        for child in noun.children:
            if child.dep_.startswith("acl") and any(mark.lower_ == "that" for mark in children(child, "mark")):
                yield child


def _needed(clause: Token) -> str:
    """ "has to", "needs to"."""
    return "demand" if clause.lemma_ in ("have", "need") and any(children(clause, "xcomp")) else ""


def _unacceptable(matcher: Matcher, verb: Token, clause: Token, sayers: tuple[str, ...]) -> Find | None:
    """ "Said that it was not acceptable", "out of the question"."""
    lemma, near = clause.lemma_.lower(), " ".join(token.lower_ for token in clause.doc[max(0, clause.i - 3) : clause.i])
    denied = negation(clause) is not None
    ruled_out = (lemma == "question" and near.endswith("out of the")) or (lemma == "table" and near.endswith("off the"))
    if not (ruled_out or (lemma in listed("unacceptable") and not denied) or (lemma in _FINE and denied)):
        return None
    told = (token for token in clause.subtree if token.i != clause.i)
    others = tuple(actor for actor in matcher.cast.all_of(told) if actor not in sayers)[:1]
    return Find(verb, "120", sayers, others, f"matched '{verb.text}' over '{clause.text}'", None, {verb.i}, "refuse")


_FINE = frozenset({"acceptable", "negotiable", "admissible", "permissible", "tolerable"})


def _asked(matcher: Matcher, verb: Token, clause: Token, sayers: tuple[str, ...], operator: str) -> Find | None:
    others = tuple(actor for actor in matcher.cast.all_of(subjects(clause)) if actor not in sayers)
    if not others:
        return None
    heads = (clause, *children(clause, "xcomp"))
    inner = next((found for head in heads if (found := matcher.verb(head, 1))), None)
    code = compose(operator, inner.code if inner else None)
    why = f"matched '{verb.text}' over '{clause.text}', which it asks for"
    return Find(verb, code, sayers, others, why, inner, {verb.i, *(inner.used if inner else ())}, operator)


def _meant(matcher: Matcher, verb: Token, clause: Token, sayers: tuple[str, ...]) -> Find | None:
    """What the sayer itself will do, or will not."""
    doers = subjects(clause)
    own = set(matcher.cast.all_of(doers)) & set(sayers) or any(token.lower_ in _OWN for token in doers)
    inner = matcher.verb(clause, 1) if own else None
    denied = negation(clause) is not None
    if inner is None and not (own and denied and clause.lemma_.lower() in listed("granted")):
        return None
    operator = "refuse" if denied else "threaten" if inner and _unless(inner, verb) else "intend"
    code = compose(operator, inner.code if inner else None)
    others = tuple(actor for actor in inner.recipients if actor not in sayers) if inner else ()
    why = f"matched '{verb.text}' over '{clause.text}'"
    return Find(verb, code, sayers, others, why, inner, {verb.i, *(inner.used if inner else ())}, operator)


def turned(find: Find, cast: Cast) -> Find:
    """ "Announced that it will withdraw, unless ..." threatens; a threat is to him whose act it hangs on."""
    if find.operator == "intend" and find.inner and _unless(find.inner, find.head):
        find.code, find.operator = compose("threaten", find.inner.code), "threaten"
    if find.operator == "threaten" and not find.recipients:
        heads = (find.head, *((find.inner.head,) if find.inner else ()))
        doers = [doer for head in heads for condition in conditions(head) for doer in subjects(condition)]
        find.recipients = tuple(actor for actor in cast.all_of(doers) if actor not in find.actors)
    return find


def _unless(inner: Find, verb: Token) -> bool:
    """Whether it is hostile and hangs on an "unless"."""
    if family(inner.code) not in _TURNED:
        return False
    marks = [
        mark for head in (inner.head, verb) for child in children(head, "advcl") for mark in children(child, "mark")
    ]
    return any(mark.lower_ == "unless" for mark in marks)
