"""What a clause or a noun tells: frames of the lexicon matched on the parse, operators over what they govern."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.language.clauses import children
from verbale.read.events.cast import Cast
from verbale.read.events.clause import Clause, agents_of, modifiers, names
from verbale.read.events.finds import Find
from verbale.read.events.lexicon import Frame, NounFrame, Slot, compose, disaster, frames, listed, nouns
from verbale.read.events.sides import Sides

DEPTH = 3
"""How many operators may stand over one another: "agreed to demand an end to the attacks"."""

_GOVERNING = frozenset({"for", "to", "of", "on", "upon", "with", "from", "against", "about", "into", "over"})


class Matcher:
    """Frames over the tokens of one document."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._sides = Sides(cast)

    def verb(self, verb: Token, depth: int = 0) -> Find | None:
        """The event that a verb tells with its complements."""
        some = frames().get(verb.lemma_.lower(), ())
        clause = Clause(verb)
        for frame in some:
            if frame.particle and not clause.has_particle(frame.particle):
                continue
            matched = self._fitting(clause, frame)
            if matched is not None and (found := self._built(clause, frame, matched, depth)):
                return found
        return None

    def _fitting(self, clause: Clause, frame: Frame) -> Token | None:
        """The complement that a frame asks for (the verb itself where it asks for none); None where it is not there."""
        if not frame.slots:
            return clause.verb
        for slot in frame.slots:
            for noun in self._places(clause, frame, slot):
                if self._fits(noun, slot):
                    return noun
        return None

    def _places(self, clause: Clause, frame: Frame, slot: Slot) -> tuple[Token, ...]:
        if slot.place == "obj":
            particle = frame.particle.split()[-1] if frame.particle else ""
            return clause.objects + (clause.behind(particle) if particle else ())
        if slot.place == "subj":
            return clause.objects if clause.passive else clause.subjects
        return clause.clauses if slot.place == "clause" else clause.behind(slot.place)

    def _fits(self, noun: Token, slot: Slot) -> bool:
        if slot.beside and not self._beside(noun, slot.beside):
            return False
        if slot.kind == "who":
            return bool(self.cast.of(noun))
        if slot.kind == "plural":
            return any(children(noun, "conj")) or noun.tag_ in ("NNS", "NNPS")
        if slot.place == "clause":
            return not slot.words or noun.lemma_.lower() in slot.words or _marked(noun, slot.words)
        return not slot.words or bool(slot.words & names(noun))

    def _beside(self, noun: Token, word: str) -> bool:
        preposition, _, who = word.partition(":")
        if who:
            near = [
                child
                for child in children(noun, "nmod")
                if any(c.lower_ == preposition for c in children(child, "case"))
            ]
            return any(self.cast.of(child) for child in near)
        return preposition in modifiers(noun)

    def _built(self, clause: Clause, frame: Frame, matched: Token, depth: int) -> Find | None:
        code, inner, operator = frame.code, None, ""
        if code.startswith("+"):
            operator = code[1:]
            inner = self._governed(clause, frame, depth)
            if operator == "do" and inner is None:
                return None
            code = compose(operator, inner.code if inner else None)
            if not code:
                return None
        doers = agents_of(clause)
        if code >= "15" and any(disaster().fullmatch(token.lower_) for token in doers):
            return None
        actors = self.cast.all_of(doers) or self._sides.unnamed_doers(clause, code, operator)
        found = Find(
            clause.verb, code, actors, (), _reason(clause, frame, matched, inner), inner, {clause.verb.i}, operator
        )
        found.recipients = self._sides.others(clause, frame, found)
        self._from_object(found, matched)
        if inner:
            found.used |= inner.used
        if matched != clause.verb and matched.pos_ in ("NOUN", "PROPN"):
            found.used.add(matched.i)
        return found

    def _from_object(self, found: Find, matched: Token) -> None:
        """Who it is where only the object says so ("talks between A and B were held"); the sides of talks are both."""
        if not found.actors and matched.pos_ == "NOUN" and (told := self.noun(matched, DEPTH)):
            found.actors, found.recipients = told.actors, told.recipients or found.recipients
        if found.code[:2] == "04" and len({self.cast.side(actor) for actor in found.actors}) > 1:
            found.recipients = found.actors

    def _governed(self, clause: Clause, frame: Frame, depth: int) -> Find | None:
        """The act that an operator is over: a clause, else an object, else a noun behind a preposition."""
        if depth >= DEPTH:
            return None
        for verb in clause.clauses if frame.code != "+do" else ():
            if found := self.verb(verb, depth + 1):
                return found
        heads = list(clause.objects) + [noun for case, noun in clause.obliques if case in _GOVERNING]
        for noun in heads:
            if found := self.noun(noun, depth + 1):
                return found
        return None

    def noun(self, noun: Token, depth: int = 0) -> Find | None:
        """The event that a noun tells."""
        if noun.lemma_.lower() in listed("stops") and depth <= DEPTH and (stopped := self._stopped(noun, depth)):
            return stopped
        for part in _cores(noun):
            if found := self._named(part, depth):
                return found
        return None

    def _stopped(self, noun: Token, depth: int) -> Find | None:
        for child in children(noun, "nmod"):
            inner = self.noun(child, depth + 1)
            code = compose("stop", inner.code) if inner else ""
            if inner and code:
                why = f"matched '{noun.text}' of '{child.text}'"
                return Find(noun, code, inner.actors, inner.recipients, why, inner, {noun.i, *inner.used}, "stop")
        return None

    def _named(self, noun: Token, depth: int) -> Find | None:
        some = nouns().get(noun.lemma_.lower(), ()) or nouns().get(noun.lower_, ())
        if not some or noun.pos_ not in ("NOUN", "PROPN"):
            return None
        own, beside = names(noun), modifiers(noun)
        for frame in some:
            if frame.noun not in own or (frame.needs and not frame.needs & beside):
                continue
            return self._told(noun, frame, depth)
        return None

    def _told(self, noun: Token, frame: NounFrame, depth: int) -> Find | None:
        code, inner = frame.code, None
        if code.startswith("+"):
            inner = self._content(noun, depth) if depth < DEPTH else None
            if inner is None and depth == 0:
                return None
            code = compose(code[1:], inner.code if inner else None)
        found = Find(noun, code, why=f"matched the noun '{noun.text}'", inner=inner, used={noun.i})
        if inner:
            found.used |= inner.used
        self._sides.of_noun(found, frame)
        return found

    def _content(self, noun: Token, depth: int) -> Find | None:
        for child in children(noun, "acl", "ccomp"):
            if found := self.verb(child, depth + 1):
                return found
        for child in children(noun, "nmod"):
            if found := self.noun(child, depth + 1):
                return found
        return None


def _marked(verb: Token, words: frozenset[str]) -> bool:
    return any(mark.lower_ in words for mark in children(verb, "mark"))


def _cores(noun: Token) -> Iterator[Token]:
    """The noun, or what it is a part or kind of: "days of talks", "an aid program"."""
    yield noun
    if noun.lemma_.lower() in listed("partitives") or noun.pos_ == "NUM":
        for child in children(noun, "nmod", "compound"):
            yield from _cores(child)


def _reason(clause: Clause, frame: Frame, matched: Token, inner: Find | None) -> str:
    words = f"{clause.verb.text} {frame.particle}".strip()
    if inner and inner.head != clause.verb:
        return f"matched '{words}' over '{inner.head.text}'"
    return f"matched '{words}'" + (f" with '{matched.text}'" if matched != clause.verb else "")
