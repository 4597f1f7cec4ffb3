"""The reader of positions: where somebody stands on an issue."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from verbale.knowledge.standing import Standing
from verbale.language.clauses import is_passive, subjects
from verbale.language.stretch import text_of
from verbale.model.records import Condition, Mention, Position, Stance, record_id
from verbale.model.span import Span, cut, overlap
from verbale.model.voices import Voice
from verbale.read.holders import Holders
from verbale.read.positions.finds import find_stances
from verbale.read.positions.frames import Find, screen
from verbale.read.positions.offers import offers_in
from verbale.read.positions.phrases import find_phrases
from verbale.read.reading import Reading
from verbale.read.speech import Speech
from verbale.step import Step

NAME = "positions"
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 160
_OFFICIAL = re.compile(
    r"\b(?:officials?|ministry|ministers?|government|spokes\w+|diplomats?|envoys?|ambassador|aide|presidency|cabinet)\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:minister|president|premier|chancellor|secretary|spokes(?:man|woman|person)|envoy|ambassador|negotiator|commissioner"
    r"|governor|chairman|chief of staff|commander|general|admiral|commodore|colonel|king|queen|emir|sultan|prince)"
)
_BEFORE = re.compile(
    rf"(?<!former )(?<!ex-)\b{_OFFICE}(?: [a-z]+ (?:the )?[A-Z]\w+)?,? (?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?$", re.IGNORECASE
)
_BEHIND = re.compile(
    rf", (?:the|its|their|his|her|a|[A-Z]\w+['’]s)? ?(?!former|retired|ex-)(?:[\w'’-]+ ){{0,4}}?{_OFFICE}\b",
    re.IGNORECASE,
)


def read_positions(reading: Reading) -> Iterator[Position]:
    """Positions in text order, a place and stance once."""
    positions = Positions(reading)
    kept: list[Position] = []
    for one in sorted((*positions.stances(), *positions.offers()), key=lambda one: (one.span.start, -one.span.end)):
        if kept and _goes_on(kept[-1], one, reading.text):
            kept[-1] = positions.joined(kept[-1], one)
        elif not any(positions.is_same(one, before) for before in kept[-8:]):
            kept.append(one)
    yield from kept


def _goes_on(before: Position, one: Position, text: str) -> bool:
    """Whether it is the second half of the same stance: "has no plan to meet and has no interest in letters"."""
    same = (one.holder, one.stance) == (before.holder, before.stance) and "a condition" not in one.why
    return same and text[before.span.end : one.span.start] in {" and ", ", and ", " or ", " nor "}


class Positions:
    """The positions of one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.standing = Standing(reading.knowledge, reading.records(Mention), reading.text)
        self.holders = Holders(reading, self.standing)
        self.speech = Speech(reading, self.holders)
        self._offices: dict[str, bool] = {}
        self.given = [span for condition in reading.records(Condition) for span in condition.if_]

    def stances(self) -> Iterator[Position]:
        """Those that a word takes."""
        for index, passage, doc in self.reading.paragraphs("body", "footnote"):
            if screen().search(passage.text):
                for find in find_stances(doc):
                    yield from self._positions(index, doc, find)
            for find in find_phrases(doc):
                yield from self._positions(index, doc, find, impersonal=True)

    def offers(self) -> Iterator[Position]:
        """Those that lie in a condition."""
        for condition in self.reading.records(Condition):
            if not self._is_political(Voice(condition.holder, condition.holder_span)):
                continue
            for one in offers_in(condition, self.standing, self.reading.text):
                voice = Voice(condition.holder, condition.holder_span)
                yield self._record(one.stance, one.span, one.issue, voice, one.why)

    def _positions(self, index: int, doc: Doc, find: Find, *, impersonal: bool = False) -> Iterator[Position]:
        spans = self.reading.spans(index, find.start, find.end)
        if not spans or self._is_given(spans[0], find):
            return
        span = max(spans, key=lambda one: one.end - one.start)
        speaker = self.speech.of(index, find.head)
        if impersonal and self.speech.is_said(speaker) and not self._is_political(speaker):
            return
        if impersonal and not self.speech.is_said(speaker):
            find = find._replace(holders=subjects(find.head), whose="actor")
        issue = text_of(doc)[slice(*find.issue)]
        for voice in self._voices(index, find, speaker):
            yield self._record(find.stance, span, issue, voice, find.why)

    def is_same(self, one: Position, before: Position) -> bool:
        """Whether both tell a stance of one side in the same words, or the same stance in words within the other's."""
        sides = {self.standing.side(holder) if holder else holder for holder in (one.holder, before.holder)}
        if len(sides) > 1:
            return False
        shared = overlap(one.span.bounds, before.span.bounds)
        if one.stance != before.stance:  # the same words are one stance, the one that was read first
            return 5 * shared > 4 * max(one.span.end - one.span.start, before.span.end - before.span.start)
        return 2 * shared > min(one.span.end - one.span.start, before.span.end - before.span.start)

    def joined(self, first: Position, second: Position) -> Position:
        """Two halves of one stance as one record."""
        span = cut(self.reading.document.id, self.reading.text, first.span.start, second.span.end)
        voice = Voice(first.holder, first.holder_span)
        why = first.why.removesuffix(f": {first.stance}")
        return self._record(first.stance, span, f"{first.issue}; {second.issue}", voice, why)

    def _is_given(self, span: Span, find: Find) -> bool:
        """Whether it only stands in an if-clause (what is settled is settled there too)."""
        if find.stance == "regards-as-settled":
            return False
        return any(given.start <= span.start and span.end <= given.end for given in self.given)

    def _voices(self, index: int, find: Find, speaker: Voice) -> Iterator[Voice]:
        if find.whose and find.whose != "actor":
            yield from self._declared(index, find, speaker)
            return
        if not find.holders:
            if self.speech.is_said(speaker) or find.stance == "regards-as-settled":
                yield speaker
            return
        seen: set[str | None] = set()
        for token in find.holders:
            voice = self.holders.of(index, token, speaker)
            if voice is None or (find.whose == "actor" and not self._is_political(voice)):
                continue
            if voice.actor not in seen:
                seen.add(voice.actor)
                yield voice

    def _declared(self, index: int, find: Find, speaker: Voice) -> Iterator[Voice]:
        """The speaker, where an actor of politics declares something of its own side, another's or nobody's."""
        if not self._is_political(speaker) or not self.speech.is_said(speaker):
            return  # what scholars say must be done is advice, what they say will not be done is a forecast
        told = (self.holders.of(index, token, speaker) for token in find.about)
        whose = next((voice for voice in told if voice is not None and voice.actor), None)
        if whose is None and find.stance == "offers" and not is_passive(find.head):
            return  # "the fund will allow them to": what a thing does is no offer
        own = whose is not None and self._is_side(whose, speaker)
        if find.whose == "any" or whose is None or own == (find.whose == "own"):
            yield whose if find.holders and whose is not None else speaker

    def _is_side(self, one: Voice, speaker: Voice) -> bool:
        if not one.actor or not speaker.actor:
            return one == speaker
        return self.standing.side(one.actor) == self.standing.side(speaker.actor)

    def _is_political(self, voice: Voice) -> bool:
        """An actor of politics, an official without a name, or whoever issues a primary text."""
        if voice.actor is None:
            return voice.words is not None and _OFFICIAL.search(voice.words.text) is not None
        is_sender = self.speech.voices.is_primary and voice.actor == self.speech.voices.own
        return is_sender or self.standing.is_political(voice.actor) or self._holds_office(voice.actor)

    def _holds_office(self, actor: str) -> bool:
        """Whether words of an office stand right beside one of the actor's names: "the minister, X", "X, its envoy"."""
        if actor not in self._offices:
            text = self.reading.text
            beside = (
                (text[max(0, one.span.start - 60) : one.span.start], text[one.span.end : one.span.end + 60])
                for one in self.holders.said.all
                if one.actor == actor and one.how == "name" and one.type == "person"
            )
            self._offices[actor] = any(_BEFORE.search(low) or _BEHIND.match(high) for low, high in beside)
        return self._offices[actor]

    def _record(self, stance: Stance, span: Span, issue: str, voice: Voice, why: str) -> Position:
        return Position(
            id=record_id("position", self.reading.document.id, [span.bounds], stance, voice.actor),
            reader=NAME,
            why=f"{why}: {stance}",
            holder=voice.actor,
            holder_span=voice.words,
            issue=issue_words(issue) or issue_words(span.text),
            stance=stance,
            span=span,
        )


def issue_words(text: str) -> str:
    """The words of an issue on one line, without marks at their edges, cut at a word where they are long."""
    line = _EDGES.sub("", " ".join(text.split()))
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0]


STEP = Step(NAME, makes=("position",), run=read_positions, needs=("mention", "quotation", "signal", "condition"))
