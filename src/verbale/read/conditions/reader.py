"""The reader of conditions: if this, then that, as somebody says it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from verbale.knowledge.standing import Standing
from verbale.knowledge.tables import toml
from verbale.language.clauses import agents, negation, subjects
from verbale.model.records import Condition, Mention, record_id
from verbale.model.span import Span
from verbale.model.voices import Voice
from verbale.read.conditions.bargains import bargain_parts
from verbale.read.conditions.extent import Parts
from verbale.read.conditions.opened import opened_parts
from verbale.read.conditions.special import special_parts
from verbale.read.conditions.tones import Stretch
from verbale.read.holders import Holders
from verbale.read.reading import Reading
from verbale.read.speech import Speech, asides
from verbale.step import Step

NAME = "conditions"
_TAKING = frozenset(toml("stance_words")["taking"])
_REFUSING = frozenset({"will", "would", "wo", "shall", "'ll", "’ll"})


def read_conditions(reading: Reading) -> Iterator[Condition]:
    """Conditions in text order."""
    conditions = Conditions(reading)
    for index, passage, doc in reading.paragraphs("body", "footnote", "title", "heading"):
        found = list(opened_parts(reading, conditions.speech.voices, index, doc))
        found += [(parts, "positive", why) for parts, why in special_parts(doc, passage.text)]
        found += bargain_parts(doc, passage.text)
        taken: set[int] = set()
        for parts, polarity, why in sorted(found, key=lambda one: one[0].given[0]):
            place = {n for low, high in parts.given for n in range(low, high)}
            if len(place & taken) * 2 <= len(place):
                taken |= place
                yield conditions.record(index, doc, parts, polarity, why)


class Conditions:
    """The conditions of one document as records."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        standing = Standing(reading.knowledge, reading.records(Mention), reading.text)
        self.holders = Holders(reading, standing)
        self.speech = Speech(reading, self.holders)

    def record(self, index: int, doc: Doc, parts: Parts, polarity: str, why: str) -> Condition:
        """One condition with who sets it and to whom it is put."""
        given = self._spans(index, doc, parts.given)
        then = self._spans(index, doc, tuple(_without_aside(doc, stretch) for stretch in parts.then))
        voice = self._voice(index, doc, parts, polarity)
        said = "in the words of a quotation" if voice.quotation else "in the text's own words"
        return Condition(
            id=record_id("condition", self.reading.document.id, [span.bounds for span in (*given, *then)]),
            reader=NAME,
            why=f"{why}; {said}",
            holder=voice.actor,
            holder_span=voice.words,
            if_=given,
            then=then,
            polarity="negative" if polarity == "negative" else "positive",
            addressed_to=self._addressed(voice, given),
        )

    def _voice(self, index: int, doc: Doc, parts: Parts, polarity: str) -> Voice:
        """Who sets it: whom the words name, whose words they are; in a report, who "will not ... until"."""
        speaker = self.speech.of(index, doc[parts.given[0][0]])
        if parts.holder is not None:
            token = doc[parts.holder]
            words = self.reading.span(index, token.idx, token.idx + len(token))
            return self.holders.of(index, token, speaker) or Voice(None, words)
        if not self.speech.is_said(speaker) or speaker.actor is None:
            return self._taker(index, doc, parts, polarity, speaker) or speaker
        return speaker

    def _taker(self, index: int, doc: Doc, parts: Parts, polarity: str, speaker: Voice) -> Voice | None:
        """In a report, the actor of politics who offers, asks for or refuses it: "he offered ... on condition that"."""
        for token in (doc[n] for low, high in parts.then for n in range(low, high)):
            verb = token.head if token.lower_ in _REFUSING else token
            denied = polarity == "negative" and token.lower_ in _REFUSING and negation(verb) is not None
            if not denied and token.lemma_.lower() not in _TAKING:
                continue
            for subject in agents(verb) or subjects(verb):
                voice = self.holders.of(index, subject, speaker)
                if voice is not None and self.holders.standing.is_political(voice.actor):
                    return voice
        return None

    def _spans(self, index: int, doc: Doc, stretches: tuple[Stretch, ...]) -> tuple[Span, ...]:
        return tuple(
            span
            for low, high in stretches
            for span in self.reading.spans(index, doc[low].idx, doc[high - 1].idx + len(doc[high - 1]))
        )

    def _addressed(self, voice: Voice, given: tuple[Span, ...]) -> str | None:
        """Whom the quotation addresses, else the first actor in the if-clause who is not the holder."""
        if voice.quotation is not None and voice.quotation.addressee:
            return voice.quotation.addressee
        for span in given:
            for mention in self.holders.said.within(span):
                if mention.actor and mention.type in {"state", "person", "organization", "office"}:
                    return mention.actor if mention.actor != voice.actor else None
        return None


def _without_aside(doc: Doc, stretch: Stretch) -> Stretch:
    """The stretch without who says it at its beginning or end: "he went on, the talks would resume"."""
    low, high = stretch
    for first, last in asides(doc[low].sent):
        if first <= low < last < high:
            low = last + 1
        elif low < first < high <= last + 1:
            high = first
    while high - 1 > low and (doc[high - 1].is_punct or doc[high - 1].is_quote):
        high -= 1
    return (low, high) if low < high else stretch


STEP = Step(NAME, makes=("condition",), run=read_conditions, needs=("mention", "quotation", "signal"))
