"""Answers by what they speak of: an offer named with its sender, "the idea" told just before, a text printed above.

the proposal of X deserves a look   it answers what X last proposed
X told Y that they were welcome     it answers what Y had said within the week, to X's side
a text printed whole, then words of the other side   they answer the text
called the idea premature           it answers the other side's words told just before
the telegram goes some of the way   it answers the telegram to that side of which its telling speaks
"""

import re
from collections.abc import Iterator
from functools import cached_property

from verbale.compare.placing import Board, Reply, follows, is_later, places_of
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.records import Mention, Signal
from verbale.model.span import Span, overlap

_NOUN = (
    r"(?:proposals?|offers?|ideas?|suggestions?|plans?|initiatives?|overtures?|gestures?|invitations?|calls?|demands?"
    r"|requests?|appeals?|terms|words|remarks|warnings?|threats?|conditions?|statements?|letters?|notes?|messages?"
    r"|telegrams?|cables?|protests?|ultimatum)"
)
_OF = re.compile(
    rf"\b(?:the|that|this|any|an?) (?:\w+ ){{0,2}}?{_NOUN} (?:of|by|from|made by|used by)\b"
    rf"|[’']s? (?:\w+ ){{0,2}}?{_NOUN}\b",
    re.I,
)
_THEIRS = re.compile(rf"\b[Tt]he [A-Z]\w+(?: \w+)? {_NOUN}\b")
_IT = re.compile(rf"\b(?:the|that|this|any such|such an?|his|her|its|their) (?:\w+ )?{_NOUN}\b", re.I)
_LETTER = re.compile(r"\b(?:letter|note|message|telegram|cable)\b", re.I)
NEAR, BEHIND, WEEK, MONTH = 400, 1500, 7, 31
"""Characters before an answer in which what "the idea" means is told; behind a printed text; days for the rest."""


class Retorts:
    """The answers of a case by what they speak of."""

    def __init__(self, desk: Desk, sentences: Sentences, board: Board) -> None:
        self.desk, self.sentences, self.board = desk, sentences, board

    def of(self, signal: Signal) -> Iterator[Reply]:
        """What a signal answers, at most one of each of its tellings and one a sentence of its own text."""
        if signal.text:
            for bounds in self.sentences.all(signal.text):
                span = self.desk.span(signal.text, *bounds)
                if (to := self.named(span, signal)) is not None:
                    yield Reply(signal, to, span, None, "its text speaks of what that side said")
        for span in signal.telling:
            if signal.text and span.document == signal.text:
                continue
            for find, why in self._ways:
                if (to := find(span, signal)) is not None:
                    yield Reply(signal, to, span, None, why)
                    break

    @cached_property
    def _ways(self) -> tuple:  # type: ignore[type-arg]
        return (
            (self.named, "it speaks of what that one said"),
            (self._addressed, "it goes to the one who said it within the week"),
            (self._printed, "it is told behind the text of the other side"),
            (self._just_told, "it speaks of what the other side was told to have said just before"),
            (self._letter, "its telling speaks of a letter to its side"),
        )

    def named(self, span: Span, signal: Signal | None) -> Signal | None:
        """The latest signal of whoever stands with a word for what is proposed or said."""
        for pattern in (_OF, _THEIRS):
            match = pattern.search(span.text)
            if match is None:
                continue
            low, high = span.start + match.start(), span.start + match.end()
            beside = (low - 60, low + 1) if match[0][:1] in "’'" else (low, high + 40)
            names = [
                one for one in self.desk.of(Mention, span.document) if overlap(one.span.bounds, beside) and one.actor
            ]
            found = [
                one for one in self.board.signals if self._is_of(one, names, span.text) and follows(one, signal, MONTH)
            ]
            other = [one for one in found if one is not signal and not self._one_side(one, signal)]
            if other:
                return max(other, key=lambda one: one.date.value if one.date else "")
        return None

    def _is_of(self, one: Signal, names: list[Mention], text: str) -> bool:
        if one.sender in {name.actor for name in names}:
            return True
        states = {name.actor for name in names if name.type in ("state", "organization")}
        office = (one.office or "").lower()
        by_office = bool(office) and any(
            name.span.text.lower() in office for name in names if name.type == "organization"
        )
        return by_office or (one.state in states and bool(office) and office.split()[-1] in text.lower())

    def _addressed(self, span: Span, signal: Signal) -> Signal | None:
        if signal.form != "talks":
            return None
        found = [one for one in self.board.signals if one.sender in signal.recipients and one.sender != one.state]
        near = [one for one in found if one.form != "talks" and one.date and signal.date and follows(one, signal, WEEK)]
        return max(near, key=lambda one: one.date.value if one.date else "", default=None)

    def _printed(self, span: Span, signal: Signal) -> Signal | None:
        for place, one in self.board.printed.get(span.document, ()):
            if 0 < span.start - place <= BEHIND and not self._one_side(one, signal) and not is_later(one, signal):
                return one
        return None

    def _just_told(self, span: Span, signal: Signal) -> Signal | None:
        if signal.date is None or not _IT.search(span.text):
            return None
        before = self.board.before(span, signal, NEAR)
        other = (one for one in before if not self._one_side(one, signal) and follows(one, signal, MONTH))
        return next((one for one in other if not is_later(one, signal)), None)

    def _letter(self, span: Span, signal: Signal) -> Signal | None:
        words = [one for one in signal.evidence if _LETTER.search(one.text)]
        for one in self.board.signals:
            put = {self.side(to) for to in one.recipients}
            if one.form in ("letter", "message") and self.side(signal.sender) in put and follows(one, signal, WEEK):
                places = [place for word in words for place in places_of(self.desk, one, word.document)]
                if any(abs(word.start - place) <= NEAR for word in words for place in places):
                    return one
        return None

    def side(self, actor: str | None) -> str | None:
        """The state of an actor, itself where none is known."""
        known = self.desk.knowledge.actors.get(actor) if actor else None
        if known is not None:
            return known.state or known.id
        return self.board.states.get(actor or "") or actor

    def _one_side(self, one: Signal, other: Signal | None) -> bool:
        return other is not None and self.side(one.sender) == self.side(other.sender)
