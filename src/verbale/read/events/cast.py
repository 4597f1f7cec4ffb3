"""Who stands where: the actors behind the words of a clause, by mention records, demonyms and owners."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.knowledge.actors import Known
from verbale.knowledge.standing import Standing
from verbale.knowledge.tables import toml
from verbale.language.clauses import children, conjuncts
from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention, Quotation
from verbale.model.voices import FIRST_PERSON, Voice, Voices
from verbale.read.holders import Holders
from verbale.read.reading import Reading

_NAMING = ("flat", "appos", "compound", "nmod:desc", "nmod:poss", "amod", "flat:foreign", "nmod")
_OWNING = frozenset({"of", "from", "in", "throughout", "across", "'s", "’s", "'", "’", "s"})
_RANK = {"person": 0, "organization": 1, "outlet": 1, "office": 1, "state": 2, "group": 3, "place": 4}
_NOBODY = frozenset({"VERB", "AUX", "ADV", "ADP", "NUM", "PUNCT", "SCONJ", "CCONJ"})


class Cast:
    """The actors of one document by the tokens that name them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = reading.knowledge.actors
        self.standing = Standing(reading.knowledge, reading.records(Mention), reading.text)
        self.said = Mentioned(reading.records(Mention))
        self.voices = Voices(reading.document, reading.records(Quotation), reading.records(Mention))
        self._pages = self._place(reading.records(Mention))
        self.holders = Holders(reading, self.standing)
        self._asked: set[int] = set()
        self._index = 0
        self._here: dict[int, Mention] = {}

    def _place(self, mentions: Iterable[Mention]) -> dict[int, list[tuple[int, int, Mention]]]:
        pieces = sorted(
            (piece.source, piece.source + piece.length, index)
            for index, passage in enumerate(self.reading.passages)
            for piece in passage.pieces
        )
        starts = [piece[0] for piece in pieces]
        found: defaultdict[int, list[tuple[int, int, Mention]]] = defaultdict(list)
        for mention in mentions:
            at = bisect_right(starts, mention.span.start) - 1
            if at >= 0 and mention.actor and mention.span.start < pieces[at][1]:
                index = pieces[at][2]
                start = self.reading.passages[index].at(mention.span.start)
                if start is not None:
                    found[index].append((start, start + mention.span.end - mention.span.start, mention))
        return found

    def turn_to(self, index: int) -> None:
        """Make the tokens of this passage the ones asked about."""
        self._here, self._index, self._asked = {}, index, set()
        doc = self.reading.docs[index]
        for start, end, mention in sorted(self._pages.get(index, []), key=lambda held: (held[0] - held[1], held[0])):
            held = doc.char_span(start, end, alignment_mode="expand")
            for token in held or ():
                self._here[token.i] = mention

    def mention(self, token: Token) -> Mention | None:
        """The smallest mention that the token stands in."""
        return self._here.get(token.i)

    def names_anybody(self, doc: Doc) -> bool:
        """Whether the passage has a mention or a people's name at all."""
        return bool(self._here) or any(token.text[:1].isupper() and self.demonym(token) for token in doc)

    def all_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors of noun phrases, in order and once each; conjuncts of a phrase count as its own."""
        heads = [part for token in tokens for part in conjuncts(token)]
        return tuple(dict.fromkeys(actor for head in heads for actor in self.of(head)))

    def of(self, head: Token) -> tuple[str, ...]:
        """The actors that a noun phrase names or belongs to; () where it names nobody."""
        if head.pos_ in _NOBODY and head.i not in self._here:
            return ()
        if own := self._own(head):
            return (own,)
        found = sorted(self._near(head, 0), key=lambda pair: pair[0])
        best = [actor for rank, actor in found if rank == found[0][0]]
        return tuple(dict.fromkeys(best))

    def _own(self, head: Token) -> str | None:
        mention = self.mention(head)
        if mention is None:
            return self._antecedent(head)
        if mention.type == "group":
            return self.state_behind(mention) or mention.actor
        if mention.type == "place":
            known = self.actors.get(mention.actor)
            return known.id if known and known.type == "state" else (known.state if known else None)
        return mention.actor

    def _antecedent(self, head: Token) -> str | None:
        """Who a word without a mention is; nobody where asking leads back to the word itself."""
        if head.i in self._asked:
            return None
        self._asked.add(head.i)
        try:
            return self._stood_for(head)
        finally:
            self._asked.discard(head.i)

    def _stood_for(self, head: Token) -> str | None:
        """ "We" the speaker; "it said it", "they" the subject of what governs it; a letter whoever wrote it."""
        if head.pos_ == "NOUN":
            voice = self.holders.authors(self._index, head, Voice(None))
            return voice.actor if voice else None
        if head.pos_ != "PRON":
            return None
        if head.lower_ in FIRST_PERSON:
            spans = self.reading.spans(self._index, head.idx, head.idx + len(head))
            speaker = self.voices.of(spans[0]).actor if spans else None
            return speaker if speaker != self.reading.document.id else None
        return self._governor(head) if head.lower_ in _THIRD or head.dep_ == "nmod:poss" else None

    def _governor(self, head: Token) -> str | None:
        verbs = [verb for verb in head.head.ancestors if verb.pos_ in ("VERB", "AUX")]
        if not verbs and head.sent.start:
            verbs = [head.doc[head.sent.start - 1].sent.root]
        for verb in verbs:
            for subject in children(verb, "nsubj", "nsubj:pass"):
                if subject.is_ancestor(head):  # "the states that sent their ships": it would be asked about itself
                    continue
                if subject.i < head.i and subject.pos_ != "PRON" and (found := self.of(subject)):
                    return found[0]
        return None

    def _near(self, head: Token, depth: int) -> Iterator[tuple[int, str]]:
        for child in head.children:
            if child.dep_ not in _NAMING or (child.dep_ == "nmod" and not self._owner(child)):
                continue
            for part in conjuncts(child):
                far = 10 * depth + (5 if child.dep_ == "nmod" else 0)
                if own := self._own(part):
                    mention = self.mention(part)
                    yield far + _RANK.get(mention.type if mention else "state", 3), own
                elif state := self.demonym(part):
                    yield far + 2, state
                elif depth < 2:
                    yield from self._near(part, depth + 1)

    def _owner(self, noun: Token) -> bool:
        return any(case.lower_ in _OWNING for case in children(noun, "case")) or not any(children(noun, "case"))

    def demonym(self, token: Token) -> str | None:
        """The state of an adjective or people's name ("North Korean", "Iranians")."""
        if not token.text[:1].isupper():
            return None
        before = token.nbor(-1).text if token.i > token.sent.start else ""
        for words in (f"{before} {token.text}", token.text, token.text.removesuffix("s")):
            for part in (words, *words.split("-")[:1]):
                if state := self.actors.state(part):
                    return state
        return None

    def state_behind(self, mention: Mention) -> str | None:
        """The state that an unnamed group of its servants stands for: "Estonian officials"; None for rebels, exiles."""
        words = re.findall(r"[\w.’'-]+", mention.span.text)
        if not words or words[-1].lower() not in _servants():
            return None
        return self.standing.state_in(words)

    def known(self, actor: str) -> Known | None:
        """The row of an actor in the knowledge files."""
        return self.actors.get(actor)

    def political(self, actor: str) -> bool:
        """Whether an actor acts in politics as far as one can see."""
        return self.standing.is_political(actor)

    def side(self, actor: str) -> str:
        """The state of an actor, itself where none is known."""
        return self.standing.side(actor)


_THIRD = frozenset({"he", "she", "it", "they", "who", "which", "that"})


def _servants() -> frozenset[str]:
    return frozenset(toml("event_objects")["servants"]["words"])
