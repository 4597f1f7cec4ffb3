"""A clause as events see it: the verb, what stands in each place of it, and the words that a noun answers to."""

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from verbale.language.clauses import children, conjuncts, is_passive, patients, subjects
from verbale.read.events.lexicon import listed, words

_CLAUSAL = ("xcomp", "ccomp", "csubj", "csubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})
_MODIFIERS = ("compound", "amod", "nmod:poss", "nmod:desc", "flat", "nmod")


class Clause:
    """One verb and its places."""

    def __init__(self, verb: Token) -> None:
        self.verb = verb

    @cached_property
    def passive(self) -> bool:
        """Whether it is told of what it is done to."""
        return is_passive(self.verb)

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """Its objects; in the passive its subject; where the parse has none, the noun right behind the verb."""
        found = patients(self.verb) or tuple(children(self.verb, "iobj"))
        if self.passive:
            found += tuple(children(self.verb, "obj"))
        else:
            found += tuple(children(self.verb, "iobj"))
        return tuple(dict.fromkeys(found)) or self._behind

    @cached_property
    def _behind(self) -> tuple[Token, ...]:
        if self.passive or self.verb.pos_ == "ADJ":
            return ()
        for token in self.verb.doc[self.verb.i + 1 : min(self.verb.i + 6, self.verb.sent.end)]:
            if token.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "VERB", "AUX", "ADV", "PART"):
                break
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod:poss", "flat"):
                return (token,)
        return ()

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        """Of whom it is said."""
        return subjects(self.verb)

    @cached_property
    def obliques(self) -> tuple[tuple[str, Token], ...]:
        """(preposition, noun) of the verb, of its objects and of the verbs that it governs by infinitive."""
        found = list(_prepositions(self.verb))
        for noun in self.objects:
            found += _prepositions(noun)
        return tuple(found)

    def behind(self, preposition: str) -> tuple[Token, ...]:
        """The nouns behind one preposition."""
        return tuple(part for case, noun in self.obliques if case == preposition for part in conjuncts(noun))

    @cached_property
    def clauses(self) -> tuple[Token, ...]:
        """The verbs of the clauses that it governs: what is said, wanted, promised."""
        found = [
            child
            for child in self.verb.children
            if child.dep_ in _CLAUSAL and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "ADP")
        ]
        found += [
            child
            for child in self.verb.children
            if child.dep_ in ("advcl", "obl", "acl", "nmod")
            and child.i > self.verb.i
            and child.pos_ == "VERB"
            and _complement(child)
        ]
        for noun in self.objects:
            found += [
                child
                for child in children(noun, "acl", "ccomp")
                if any(m.lower_ == "to" for m in children(child, "mark"))
            ]
        return tuple(sorted(dict.fromkeys(found), key=lambda token: token.i))

    def has_particle(self, particle: str) -> bool:
        """Whether the words of a phrasal verb stand behind it: "called Tuesday *for*", "broke them *off*"."""
        at = self.verb.i
        for word in particle.split():
            for token in self.verb.doc[at + 1 : min(at + 6, self.verb.sent.end)]:
                if token.lower_ == word and (token.i == at + 1 or self._near(token)):
                    at = token.i
                    break
            else:
                return False
        return True

    def _near(self, token: Token) -> bool:
        return self.verb in (token.head, token.head.head) or token.i <= self.verb.i + 2


def _complement(verb: Token) -> bool:
    return any(mark.lower_ in ("to", "that") for mark in children(verb, "mark"))


def _prepositions(head: Token) -> Iterator[tuple[str, Token]]:
    for child in children(head, "obl", "obl:agent", "nmod", "obl:unmarked", "advcl", "acl"):
        for case in children(child, "case", "mark"):
            yield case.lower_, child


def names(noun: Token) -> frozenset[str]:
    """The words a noun answers to: its lemma, with the word before it, and those of what it is a part or kind of."""
    return frozenset(name for part in _cores(noun, 0) for name in _forms(part))


def _cores(noun: Token, depth: int) -> Iterator[Token]:
    yield noun
    if depth < 3:
        for other in children(noun, "conj"):
            yield from _cores(other, depth + 1)
        if noun.lemma_.lower() in listed("partitives") or noun.pos_ == "NUM":
            for child in children(noun, "nmod", "obl", "compound"):
                yield from _cores(child, depth + 1)


def _forms(noun: Token) -> Iterator[str]:
    lemma = noun.lemma_.lower()
    # Nouns that the lemmatiser keeps in the plural ("troops", "talks") answer to both.
    forms = dict.fromkeys((lemma, noun.lower_, lemma.removesuffix("s")))
    yield from forms
    for child in children(noun, "compound", "amod", "flat"):
        for form in forms:
            yield f"{child.lower_} {form}"
    for child in children(noun, "nmod"):
        yield f"{lemma} of {child.lemma_.lower()}"


def modifiers(noun: Token) -> frozenset[str]:
    """The words beside a noun and behind its prepositions, the prepositions too."""
    found: set[str] = set()
    for child in noun.children:
        if child.dep_ in _MODIFIERS or child.dep_.startswith(("nmod", "acl")):
            for part in conjuncts(child):
                found |= {part.lower_, part.lemma_.lower()}
                found |= {inner.lower_ for inner in children(part, "compound", "amod", "case")}
    return frozenset(found)


def agents_of(clause: Clause) -> tuple[Token, ...]:
    """Who does it: the subject, in the passive the noun behind "by"."""
    verb = clause.verb
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in words("statement"):
        return subjects(verb.head.head) or tuple(children(verb.head, "nmod:poss"))
    if not clause.passive:
        return clause.subjects or tuple(children(clause.verb, "expl"))
    return clause.behind("by")
