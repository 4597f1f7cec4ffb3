"""One paragraph as the signal reader sees it: text and parse, with mentions, dates and quotations by local offsets."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from verbale.model.records import Date, Mention, Quotation

SPEAKERS = frozenset({"person", "state", "organization", "outlet", "office", "group"})
"""Mentions of those who can speak."""
_WHERE = re.compile(r"\b(?:in|at|from|near|across)\s+(?:the )?$", re.I)
POST = (
    r"(?:(?:vice |deputy |prime |foreign |defen[cs]e |permanent |special |chief |press )*(?:president|premier|minister"
    r"|secretary|chancellor|ambassador|envoy|spokes(?:man|woman|person)|chairman|chairwoman|chief|leader|king|queen|emir"
    r"|general|admiral|commander|representative|commissioner|consul|negotiator|adviser|advisor|director|official"
    r"|diplomat|aide|marshal|speaker|head|member|governor|charg[eé] d[’']affaires))"
)
"""A post that speaks for a state or body, with what may stand before it."""
_APPOSED = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?P<title>(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[A-Z][\w-]+(?:[’']s)? )(?:[\w’'-]+ ){0,5}?"
    + POST
    + r"(?: (?:to|of|for|at|in) (?:the )?[A-Z][\w-]+(?: (?:[A-Z][\w-]+|of|and))*)?), $",
    re.I,
)
_OWNER = re.compile(r"[’']s?\s+$")
_OF = re.compile(r" of (?:the )?")


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
        self.opens: dict[int, int] = {}
        self.apposed: list[tuple[str, str]] = []
        self._part_of: set[int] = set()

    def settle(self) -> None:
        """Says where the words of each person begin, title and state included, and which names only belong to those."""
        for place in self.mentions:
            if place.mention.type != "person" or place.mention.how == "pronoun":
                continue
            begin, end = self._extent(place)
            owner = next(
                (one for one in self.mentions if one.end <= begin and _OWNER.fullmatch(self.text, one.end, begin)), None
            )
            begin = (
                owner.start if owner is not None and owner.mention.type != "person" and begin < place.start else begin
            )
            self.opens[place.start] = begin
            self._part_of |= {
                one.start
                for one in self.mentions
                if one is not place and one.mention.type != "person" and begin <= one.start and one.end <= end
            }

    def _extent(self, place: Place) -> tuple[int, int]:
        """From the first word of the title to the end of what says of which state he is."""
        begin, end, title = place.start, place.end, place.mention.title
        size = len(title.text) if title is not None else 0
        if title is not None and title.start < place.mention.span.start:
            begin = max(0, place.start - (place.mention.span.start - title.start))
        elif title is not None:
            end = place.start + title.start - place.mention.span.start + size
        elif place.mention.actor and (match := _APPOSED.search(self.text, 0, place.start)):
            begin = match.start("title")
            self.apposed.append((place.mention.actor, match["title"]))
        match = _OF.match(self.text, end)
        state = self.at(match.end(), match.end() + 1) if match else None
        if state is not None and state.mention.type == "state" and place.mention.actor:
            end = state.end
            own = title.text if title is not None else ""
            self.apposed.append((place.mention.actor, f"{own} of {self.text[state.start : state.end]}".strip()))
        return begin, end

    def parties(self, start: int, end: int) -> list[Place]:
        """Mentions inside a stretch but those that only say of which state or body a person is."""
        return [place for place in self.within(start, end) if place.start not in self._part_of]

    def begins(self, offset: int) -> bool:
        """Whether a word begins here: behind no letter, or run together with a name as damaged texts have it."""
        return not self.text[offset - 1 : offset].isalnum() or any(place.end == offset for place in self.mentions)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands in marked words of a direct quotation."""
        for word in self.words:
            if word.quotation.form == "direct" and word.start <= start and end <= word.end:
                before = self.text[max(0, word.start - 2) : start]
                if before.rfind("“") > before.rfind("”") or before.count('"') % 2:
                    return True
        return False

    def within(self, start: int, end: int) -> list[Place]:
        """Mentions inside a stretch, in order."""
        return [place for place in self.mentions if place.start >= start and place.end <= end]

    def at(self, start: int, end: int) -> Place | None:
        """The largest mention that shares characters with the stretch; whole names before pronouns."""
        touching = [place for place in self.mentions if place.start < end and place.end > start]
        return max(touching, key=lambda place: (place.mention.type in SPEAKERS, place.end - place.start), default=None)

    def _whose(self, part: Place) -> Place | None:
        """The person to whose words of office a name belongs."""
        if part.start not in self._part_of:
            return None
        near = [p for p in self.mentions if p.start in self.opens and self.opens[p.start] <= part.start <= p.end + 40]
        return min(near, key=lambda place: abs(place.start - part.start), default=None)

    def of(self, token: Token) -> Place | None:
        """The mention that a noun heads, or that stands in its phrase."""
        found = self.at(token.idx, token.idx + len(token))
        if found is not None:
            return self._whose(found) or found
        low, high = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
        for place in self.parties(low, min(high, token.idx + 120)):
            if place.mention.type in SPEAKERS and not _WHERE.search(self.text, low, place.start):
                return place
        return None
