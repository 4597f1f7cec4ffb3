"""One paragraph as the signal reader sees it: text and parse, with mentions, dates and quotations by local offsets."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from verbale.model.records import Date, Mention, Quotation

SPEAKERS = frozenset({"person", "state", "organization", "outlet", "office", "group"})
_WHERE = re.compile(r"\b(?:in|at|from|near|across)\s+(?:the )?$", re.I)


class Place(NamedTuple):
    """A record in a paragraph, by local offsets."""

    start: int
    end: int
    mention: Mention


class When(NamedTuple):
    """A date in a paragraph, by local offsets."""

    start: int
    end: int
    date: Date


class Words(NamedTuple):
    """A quotation whose content begins in a paragraph, with the hull of cue, source and content."""

    start: int
    end: int
    quotation: Quotation


class Page:
    """One paragraph: its text, its parse, and what stands in it."""

    def __init__(self, index: int, text: str, role: str, doc: Doc) -> None:
        self.index, self.text, self.role, self.doc = index, text, role, doc
        self.mentions: list[Place] = []
        self.dates: list[When] = []
        self.words: list[Words] = []

    def begins(self, offset: int) -> bool:
        """Whether a word begins here: behind no letter, or run together with a name as damaged texts have it."""
        return not self.text[offset - 1 : offset].isalnum() or any(place.end == offset for place in self.mentions)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands in marked words of a direct quotation."""
        for word in self.words:
            if word.quotation.form == "direct" and word.start <= start and end <= word.end:
                opened = max(self.text.rfind("“", 0, start), self.text.rfind('"', 0, start))
                closed = self.text.rfind("”", 0, start)
                if opened >= word.start - 2 and opened >= closed:
                    return True
        return False

    def within(self, start: int, end: int) -> list[Place]:
        """Mentions inside a stretch, in order."""
        return [place for place in self.mentions if place.start >= start and place.end <= end]

    def at(self, start: int, end: int) -> Place | None:
        """The largest mention that shares characters with the stretch; whole names before pronouns."""
        touching = [place for place in self.mentions if place.start < end and place.end > start]
        return max(touching, key=lambda place: (place.mention.type in SPEAKERS, place.end - place.start), default=None)

    def of(self, token: Token) -> Place | None:
        """The mention that a noun heads, or that stands in its phrase."""
        if found := self.at(token.idx, token.idx + len(token)):
            return found
        low, high = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
        for place in self.within(low, min(high, token.idx + 120)):
            if place.mention.type in SPEAKERS and not _WHERE.search(self.text, low, place.start):
                return place
        return None
