"""Who takes a stance: the actor that a subject names, stands for or wrote."""

from spacy.tokens import Token

from verbale.knowledge.standing import Standing
from verbale.knowledge.tables import toml
from verbale.language.clauses import agents, children, subjects
from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention, Signal
from verbale.model.span import Span
from verbale.model.voices import FIRST_PERSON, Voice
from verbale.read.reading import Reading

_ACTORS = frozenset({"person", "state", "organization", "office", "group", "outlet", "place"})
_PEOPLE = frozenset(toml("stance_words")["people"])
_STATE = frozenset({"leadership", "government", "state", "country", "nation", "side", "republic"})
_CABINETS = frozenset({"cabinet", "administration", "government"})
_THIRD = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
_TEXTS = frozenset(toml("stance_words")["texts"])
_ISSUING = frozenset(toml("stance_words")["issuing"])
_FROM = frozenset({"from", "by", "of"})


_NEAR = 300
"""How many characters back a state may be named for an "it"."""
_BODIES = frozenset({"government", "ministry", "department", "cabinet", "administration", "delegation", "council"})


class Holders:
    """The actors of one document as holders of stances."""

    def __init__(self, reading: Reading, standing: Standing) -> None:
        self.reading, self.standing = reading, standing
        self.said = Mentioned(reading.records(Mention))
        self._asked: set[tuple[int, int]] = set()

    def of(self, index: int, token: Token, speaker: Voice) -> Voice | None:
        """Who a noun phrase is as a holder; None where it names nobody, or leads back to itself."""
        if (index, token.i) in self._asked:
            return None
        self._asked.add((index, token.i))
        try:
            return self._of(index, token, speaker)
        finally:
            self._asked.discard((index, token.i))

    def _of(self, index: int, token: Token, speaker: Voice) -> Voice | None:
        """The actor that the subject names; the speaker for "we"; the words alone for a body that has no name."""
        if token.lower_ in FIRST_PERSON:
            return speaker
        if own := self._own_state(token, speaker) or self._own_body(index, token, speaker):
            return own
        words = self.reading.spans(index, token.idx, token.idx + len(token))
        if not words:
            return None
        over = [
            mention for mention in self.said.touching(*words[0].bounds) if mention.type in _ACTORS and mention.actor
        ]
        if over := over or self._within(index, token):
            best = min(over, key=lambda one: (one.type != "person", one.span.start - one.span.end))
            return Voice(self._government(best))
        return self.authors(index, token, speaker) or self._unnamed(index, token, words[0], speaker)

    def _unnamed(self, index: int, token: Token, words: Span, speaker: Voice) -> Voice | None:
        """The words of a body without a name, the owner of "its fighters", or who says it of itself by a pronoun."""
        if token.lemma_.lower() in _PEOPLE:
            return Voice(None, words)
        if owner := next((child for child in token.children if child.dep_ == "nmod:poss"), None):
            return self.of(index, owner, speaker)
        if token.lower_ not in _THIRD:
            return None
        told = speaker.quotation is not None and speaker.quotation.form != "direct"
        if told and speaker.actor != self.reading.document.id:
            return speaker
        if told or not any(True for one in token.doc.sents if one.start < token.sent.start and subjects(one.root)):
            return self._before(index, token, speaker) or self._state_before(words, token)
        return self._before(index, token, speaker)

    def _state_before(self, words: Span, token: Token) -> Voice | None:
        """The last state named before an "it" that no sentence explains: in a heading, or a paragraph above."""
        if token.lower_ not in {"it", "its"} or token.dep_ == "expl":
            return None
        found = self.said.before(words.start, ("state",))
        near = found is not None and words.start - found.span.end < _NEAR
        return Voice(found.actor) if found is not None and near else None

    def _before(self, index: int, token: Token, speaker: Voice) -> Voice | None:
        """Who a pronoun without a mention is: the actor or document that the sentence before is about."""
        here = token.sent.start
        earlier = [sentence for sentence in token.doc.sents if sentence.start < here]
        for sentence in reversed(earlier[-2:]):
            for subject in subjects(sentence.root):
                if subject.lower_ not in _THIRD:
                    return self.of(index, subject, speaker)
        return None

    def authors(self, index: int, token: Token, speaker: Voice) -> Voice | None:
        """A text stands for who wrote it: "the statement put out by", "their letter", "issued a statement which"."""
        if token.lemma_.lower() not in _TEXTS:
            return None
        owners = [
            *children(token, "nmod:poss"),
            *(part for verb in children(token, "acl") for part in agents(verb) if part != token),
            *(part for part in children(token, "nmod") if any(c.lower_ in _FROM for c in children(part, "case"))),
            *(part for part in children(token.head, "obl") if any(c.lower_ == "by" for c in children(part, "case"))),
            *(subjects(token.head) if token.dep_ == "obj" and token.head.lemma_.lower() in _ISSUING else ()),
        ]
        found = (self.of(index, owner, speaker) for owner in owners)
        return next((voice for voice in found if voice is not None), None) or self._sender_of(index, token)

    def _sender_of(self, index: int, text: Token) -> Voice | None:
        """Whose a text is by its adjective ("a Danish note"), else by the last telling of a text's sending."""
        for child in children(text, "amod", "compound"):
            for words in self.reading.spans(index, child.idx, child.idx + len(child)):
                if found := [one for one in self.said.touching(*words.bounds) if one.actor and one.type == "state"]:
                    return Voice(found[0].actor)
        if not (at := self.reading.spans(index, text.idx, text.idx + len(text))):
            return None
        told = [
            (span.start, signal.sender)
            for signal in self.reading.records(Signal)
            for span in signal.telling
            if signal.sender and span.start <= at[0].start and span.document == self.reading.document.id
        ]
        return Voice(max(told)[1]) if told else None

    def speaks_of_itself(self, voice: Voice | None, speaker: Voice) -> bool:
        """Whether an actor of politics says it of itself or its own side."""
        if voice is None or not voice.actor or not speaker.actor or speaker.quotation is None:
            return False
        own = self.standing.side(voice.actor) == self.standing.side(speaker.actor)
        return own and self.standing.is_political(speaker.actor)

    def _own_state(self, token: Token, speaker: Voice) -> Voice | None:
        """ "our leadership" is the state of whoever speaks."""
        if token.lemma_.lower() not in _STATE or not any(child.lower_ in {"our", "my"} for child in token.children):
            return None
        known = self.reading.knowledge.actors.get(speaker.actor) if speaker.actor else None
        return Voice(known.id if known and known.type == "state" else known.state) if known and known.state else None

    def _own_body(self, index: int, token: Token, speaker: Voice) -> Voice | None:
        """ "The Government", "this Ministry", "Her Majesty's Government" in the words of who speaks for it."""
        if token.lemma_.lower() not in _BODIES or not token.text[:1].isupper() or speaker.actor is None:
            return None
        sender = speaker.quotation is None and speaker.actor != self.reading.document.id
        if not (sender or self.standing.is_political(speaker.actor) or self.reading.document.parent is not None):
            return None
        words = self.reading.spans(index, token.left_edge.idx, token.idx + len(token))
        named = [one for span in words for one in self.said.within(span) if one.actor and one.how == "name"]
        foreign = any(self.standing.side(one.actor) != self.standing.side(speaker.actor) for one in named if one.actor)
        of = any(case.lower_ == "of" for child in children(token, "nmod") for case in children(child, "case"))
        return None if foreign or of else speaker

    def _government(self, mention: Mention) -> str | None:
        """The state of a cabinet or administration that is called by its head's name and has no row of its own."""
        actors = self.reading.knowledge.actors
        name, _, body = mention.span.text.rpartition(" ")
        if body.lower() not in _CABINETS or (mention.actor and actors.get(mention.actor)):
            return mention.actor
        words = set(name.split())
        for one in self.said.all:
            known = actors.get(one.actor) if one.actor and one.type == "person" else None
            if known and known.state and words & set(known.name.split()):
                return known.state
        return mention.actor

    def _within(self, index: int, token: Token) -> list[Mention]:
        """The actor whose people or body the noun means: "Norland policymakers", "the ministry of Norland"."""
        if token.lemma_.lower() not in _PEOPLE:
            return []
        names = [child.right_edge for child in token.children if child.dep_ in {"flat", "appos", "compound"}]
        last = max((token, *names), key=lambda word: word.i)
        low, high = token.left_edge.idx, last.idx + len(last)
        return [
            mention
            for span in self.reading.spans(index, low, high)
            for mention in self.said.within(span)
            if mention.actor and mention.type in _ACTORS
        ][:1]
