"""The sides of an event: who did it where no subject says so, and towards whom."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.language.clauses import children, conjuncts
from verbale.read.events.cast import Cast
from verbale.read.events.clause import Clause, agents_of
from verbale.read.events.finds import Find
from verbale.read.events.lexicon import Frame, NounFrame, listed

_POLICED = frozenset({"090", "091", "116", "171", "172", "173", "174"})
_PHRASES = frozenset({"obj", "iobj", "obl", "nmod", "nmod:poss", "amod", "compound", "conj", "xcomp", "obl:agent"})


class Sides:
    """The parties that the tokens around an event name."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def unnamed_doers(self, clause: Clause, code: str, operator: str) -> tuple[str, ...]:
        """Who it is in a passive without "by": who is "committed to" it; the state "in" which somebody is arrested."""
        if not clause.passive:
            return ()
        if operator == "intend":
            return self._cast.all_of(clause.subjects)
        return self._cast.all_of(clause.behind("in")) if code[:3] in _POLICED else ()

    def others(self, clause: Clause, frame: Frame, found: Find) -> tuple[str, ...]:
        """The other side: in the place that the frame names, else that of the act governed, else in its phrases."""
        if frame.to == ("none",):
            return ()
        for place in frame.to or ("obj", "with", "to", "on", "against", "from", "for", "at"):
            tokens = self._standing(clause, frame, place)
            if others := tuple(actor for actor in self._cast.all_of(tokens) if actor not in found.actors):
                return others
        if clause.verb.lemma_.lower() in listed("datives") and (given := self._given(clause, found)):
            return given
        if found.inner:
            both = (*found.inner.recipients, *(found.inner.actors if found.operator in ("appeal", "demand") else ()))
            if others := tuple(dict.fromkeys(actor for actor in both if actor not in found.actors)):
                return others
        return self._anywhere(clause, found)

    def _given(self, clause: Clause, found: Find) -> tuple[str, ...]:
        """To whom, between the verb and what is given: "gave Ruritania five tons of rice", however it is parsed."""
        for token in clause.verb.doc[clause.verb.i + 1 : min(clause.verb.i + 5, clause.verb.sent.end)]:
            if token.pos_ in ("ADP", "PUNCT", "VERB", "AUX", "NUM"):
                break
            if token.pos_ == "PROPN" and (others := tuple(a for a in self._cast.of(token) if a not in found.actors)):
                return others
        return ()

    def _anywhere(self, clause: Clause, found: Find) -> tuple[str, ...]:
        """The first actor of another state in the verb's objects and phrases, not in its clauses."""
        own = {self._cast.side(actor) for actor in found.actors}
        doers = {token.i for token in agents_of(clause)}
        waiting = [child for child in clause.verb.children if child.dep_ in _PHRASES and child.i not in doers]
        while waiting:
            token = waiting.pop(0)
            for actor in self._cast.of(token):
                if self._cast.side(actor) not in own:
                    return (actor,)
            waiting += [child for child in token.children if child.dep_ in _PHRASES or child.dep_.startswith("nmod")]
        return ()

    def _standing(self, clause: Clause, frame: Frame, place: str) -> Iterable[Token]:
        if place == "obj":
            return clause.objects
        if place == "clause":
            return [
                part
                for verb in clause.clauses
                for part in Clause(verb).subjects
                if part.head == verb or part.head != clause.verb
            ]
        return clause.behind(place)

    def of_noun(self, found: Find, frame: NounFrame) -> None:
        """Fill in whose it is and towards whom, for an event that a noun tells."""
        noun = found.head
        behind = dict(_behind(noun))
        owners = self._cast.all_of([*children(noun, "nmod:poss"), *behind.get("by", ())]) or self._adjectives(noun)
        if frame.sides[:1] == ("both",):
            sides = [t for case in ("between", "among", "of", "with") for t in behind.get(case, ())]
            everyone = tuple(dict.fromkeys((*owners, *self._cast.all_of(sides), *self._adjectives(noun))))
            found.actors, found.recipients = everyone, everyone if len(everyone) > 1 else ()
            return
        if not owners and "of" not in frame.sides:
            owners = self._cast.all_of(behind.get("of", ()))
        others = self._cast.all_of([t for case in frame.sides for t in behind.get(case, ())])
        if not others:
            others = tuple(actor for actor in self._adjectives(noun) if actor not in owners)
        found.actors, found.recipients = owners, tuple(actor for actor in others if actor not in owners)

    def _adjectives(self, noun: Token) -> tuple[str, ...]:
        parts = [part for child in children(noun, "amod", "compound") for part in conjuncts(child)]
        found = [self._cast.demonym(part) or next(iter(self._cast.of(part)), None) for part in parts]
        return tuple(dict.fromkeys(actor for actor in found if actor))


def _behind(noun: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    found: dict[str, list[Token]] = {}
    for child in noun.children:
        if child.dep_ in ("nmod", "obl", "obl:agent") or child.dep_.startswith("nmod"):
            for case in children(child, "case"):
                found.setdefault(case.lower_, []).append(child)
    return ((case, tuple(tokens)) for case, tokens in found.items())
