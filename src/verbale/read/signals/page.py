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
    r"|diplomat|aide|marshal|speaker|head|member|governor|charg[eé] d[’']affaires|counterpart|opposite number"
    r"|colleague|deputy))"
)
"""A post that speaks for a state or body, with what may stand before it."""
_APPOSED = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?P<title>(?:[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir |[Hh]is |[Hh]er "
    r"|[A-Z][\w-]+(?:[’']s)? )(?:[\w’'-]+ ){0,5}?"
    + POST
    + r"(?: (?:to|of|for|at|in) (?:the )?[A-Z][\w-]+(?: (?:[A-Z][\w-]+|of|and))*)?), $",
    re.I,
)
_OWN = re.compile(r"(?:his|her|its|their)\b", re.I)
_ASIDE = re.compile(
    r"(?:,? (?:the |then |a |an |who |whose |of )[^,;.:“\"]{1,90},?)?,?(?: (?:also|then|later|again|himself|herself"
    r"|itself|has|had|have|\w+ly|on \w+(?: \d{1,2})?|last \w+|this \w+|yesterday|today|in turn"
    r"|for (?:his|her|its) part),?)* ?"
)
_LED = re.compile(
    r"\b(?:of|to|with|from|for|against|by|over|between|in|at|about|told|than)\s+(?:the |his |her |its )?$", re.I
)
_PAIRED = re.compile(
    r"\b(?:the )?(?P<one>[A-Z][a-z]+(?: [A-Z][a-z]+)?) and (?P<two>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<post>"
    + POST
    + r")s,? (?:the )?",
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
        self.owners: dict[str, str] = {}
        """Whose deputy, counterpart, minister an actor is told to be: "his deputy, Ann Quill"."""
        self.adjectives: list[Place] = []
        """States that a word for what is theirs names ("the Norlander proposal"), where no mention stands."""
        self._part_of: set[int] = set()

    def settle(self) -> None:
        """Says whose words of office stand where."""
        self._pair()
        self._extend()

    def _pair(self) -> None:
        """The Norlander and Sudlander foreign ministers, Ann Quill and Ove Tarn: to each the office and his state."""
        for match in _PAIRED.finditer(self.text):
            people = [p for p in self.within(match.end(), len(self.text)) if p.mention.type == "person"][:2]
            if len(people) == 2 and people[0].start - match.end() < len("the late "):
                for place, state in zip(people, (match["one"], match["two"]), strict=True):
                    if place.mention.actor:
                        self.apposed.append((place.mention.actor, f"{state} {match['post']}"))

    def _extend(self) -> None:
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
            pronoun = _OWN.match(match["title"])
            if pronoun and (whose := self._owner(begin, pronoun.end())):
                self.owners.setdefault(place.mention.actor, whose)
        own = _OWN.match(title.text) if title is not None else None
        if own and place.mention.actor and (whose := self._owner(begin, own.end())):
            self.owners.setdefault(place.mention.actor, whose)
        match = _OF.match(self.text, end)
        state = self.at(match.end(), match.end() + 1) if match else None
        if state is not None and state.mention.type == "state" and place.mention.actor:
            end = state.end
            said = title.text if title is not None else ""
            self.apposed.append((place.mention.actor, f"{said} of {self.text[state.start : state.end]}".strip()))
        return begin, end

    def _owner(self, start: int, size: int) -> str | None:
        """Whom "his", "its" before an office means: as the mentions have it, else the state last named."""
        said = next((p.mention.actor for p in self.mentions if p.start == start and p.end - p.start == size), None)
        before = [p for p in self.mentions if p.end <= start and p.mention.type in ("state", "organization")]
        return said or (before[-1].mention.actor if before else None)

    def subject(self, low: int, verb: int) -> Place | None:
        """The party that stands before a verb as its subject, asides between them: where a parse fails."""
        for place in reversed(self.parties(low, verb)):
            if place.mention.type == "place" or (place.mention.how == "pronoun" and place.mention.type != "person"):
                continue
            begins = self.opens.get(place.start, place.start)
            if _ASIDE.fullmatch(self.text, place.end, verb) and not _LED.search(self.text, low, begins):
                return place
        return None

    def parties(self, start: int, end: int) -> list[Place]:
        """Mentions inside a stretch but those that only say of which state or body a person is."""
        return [place for place in self.within(start, end) if place.start not in self._part_of]

    def sides(self, start: int, end: int) -> list[Place]:
        """Parties and, by the adjectives for what is theirs, states; in order."""
        beside = [one for one in self.adjectives if one.start >= start and one.end <= end]
        return sorted((*self.parties(start, end), *beside), key=lambda place: place.start)

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
        clauses = [one.left_edge.idx for one in token.children if one.dep_ in ("acl", "acl:relcl") and one.i > token.i]
        high = min([high, *clauses])
        for place in self.parties(low, min(high, token.idx + 120)):
            if place.mention.how == "pronoun":  # his hosts are not he
                continue
            if place.mention.type in SPEAKERS and not _WHERE.search(self.text, low, place.start):
                return place
        return None
