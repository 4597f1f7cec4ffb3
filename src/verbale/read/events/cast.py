"""Who stands where: the actors behind the words of a clause, by mention records, demonyms and owners."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.knowledge.actors import Known
from verbale.knowledge.tables import toml
from verbale.language.clauses import children, conjuncts
from verbale.model.records import Mention
from verbale.read.reading import Reading

_NAMING = ("flat", "appos", "compound", "nmod:desc", "nmod:poss", "amod", "flat:foreign", "nmod")
_OWNING = frozenset({"of", "from", "in", "'s", "’s", "'", "’", "s"})
_RANK = {"person": 0, "organization": 1, "outlet": 1, "office": 1, "state": 2, "group": 3, "place": 4}
_NOBODY = frozenset({"VERB", "AUX", "ADV", "ADP", "NUM", "PUNCT", "SCONJ", "CCONJ"})


class Cast:
    """The actors of one document by the tokens that name them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors = reading.knowledge.actors
        self.titled = {m.actor for m in reading.records(Mention) if m.title and m.actor}
        self.types = {m.actor: m.type for m in reading.records(Mention) if m.actor and m.how != "pronoun"}
        self._pages = self._place(reading.records(Mention))
        self._index = -1
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
        self._here = {}
        doc = self.reading.docs[index]
        for start, end, mention in sorted(self._pages.get(index, []), key=lambda held: (held[0] - held[1], held[0])):
            held = doc.char_span(start, end, alignment_mode="expand")
            for token in held or ():
                self._here[token.i] = mention

    def mention(self, token: Token) -> Mention | None:
        """The smallest mention that the token stands in."""
        return self._here.get(token.i)

    def names_anybody(self) -> bool:
        """Whether the passage has a mention at all."""
        return bool(self._here)

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
        return self.state_in(words)

    def state_in(self, words: list[str]) -> str | None:
        """The first state that some words name."""
        for start in range(len(words)):
            for size in (3, 2, 1):
                if start + size <= len(words) and (found := self.actors.state(" ".join(words[start : start + size]))):
                    return found
        return None

    def known(self, actor: str) -> Known | None:
        """The row of an actor in the knowledge files."""
        return self.actors.get(actor)

    def political(self, actor: str) -> bool:
        """Whether an actor acts in politics as far as one can see: a state, a known person or body, a holder of office."""
        known = self.actors.get(actor)
        if known is not None:
            return known.type != "outlet" or known.standing in ("state agency", "party organ", "government organ")
        kind = self.types.get(actor)
        if kind == "person":
            return actor in self.titled or bool(self.reading.knowledge.offices.held(actor))
        return kind in ("office", "state") or (
            kind in ("group", "organization") and self.state_in([w.title() for w in actor[6:].split("-")]) is not None
        )


def _servants() -> frozenset[str]:
    return frozenset(toml("event_objects")["servants"]["words"])
