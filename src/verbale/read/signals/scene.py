"""A document as the signal reader sees it: its paragraphs with mentions, dates and quotations by local offsets."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from spacy.tokens import Doc, Token

from verbale.knowledge.actors import PREFIX, actor_id
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.naming import words as fold_words
from verbale.model.records import Date, Mention, MentionType, Quotation
from verbale.model.span import Span
from verbale.read.reading import Reading

T = TypeVar("T", Mention, Date)
SPEAKERS = frozenset({"person", "state", "organization", "outlet", "office", "group"})
ABROAD = 0.4
"""The share of mentions that other states must have in a document for all its official words to concern them."""
_WHERE = re.compile(r"\b(?:in|at|from|near|across)\s+(?:the )?$", re.I)
_FORMER = re.compile(r"\b(?:former|ex-|late|one-time|retired)\b", re.I)
_OFFICIAL_BODY = re.compile(
    r"\b(?:minist|department of|government|cabinet|committee|commission|council|party|embassy|parliament|diet|congress"
    r"|senate|assembly|army|command|armed forces|presidi|office|kremlin|white house|pentagon|politburo"
    r"|bureau|general staff"
    r"|administration|agency|house of|directorate|headquarters|mission|institute|foreign affairs|secretariat)",
    re.I,
)
_PLAIN_GROUP = re.compile(
    r"\b(?:analysts?|experts?|observers?|activists?|voters?|residents?|families|students?)\b", re.I
)


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


class Scene:
    """The pages of one document and what is known of those named in it."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.knowledge, self.document = reading, reading.knowledge, reading.document
        self.pages = [Page(i, passage.text, passage.role, doc) for i, passage, doc in reading.paragraphs()]
        self._spread(reading.records(Mention), reading.records(Date), reading.records(Quotation))

    def _spread(self, mentions: Iterable[Mention], dates: Iterable[Date], quotations: Iterable[Quotation]) -> None:
        starts = [(low, page.index) for page in self.pages for low in self._pieces(page)]
        starts.sort()
        keys = [low for low, _ in starts]
        for mention in mentions:
            for page, start, end in self._local(mention.span, starts, keys):
                page.mentions.append(Place(start, end, mention))
        for date in dates:
            for page, start, end in self._local(date.span, starts, keys):
                page.dates.append(When(start, end, date))
        for quotation in quotations:
            parts = [part for span in _hull(quotation) for part in self._local(span, starts, keys)]
            if parts:
                page = parts[0][0]
                own = [part for part in parts if part[0] is page]
                page.words.append(Words(min(p[1] for p in own), max(p[2] for p in own), quotation))

    def _pieces(self, page: Page) -> Iterator[int]:
        return (piece.source for piece in self.reading.passages[page.index].pieces)

    def _local(self, span: Span, starts: list[tuple[int, int]], keys: list[int]) -> Iterator[tuple[Page, int, int]]:
        at = bisect_left(keys, span.start + 1) - 1
        if at < 0:
            return
        index = starts[at][1]
        passage = self.reading.passages[index]
        start, end = passage.at(span.start), passage.at(span.end)
        if start is not None:
            yield self._by_index[index], start, end if end is not None else len(passage.text)

    @cached_property
    def _by_index(self) -> dict[int, Page]:
        return {page.index: page for page in self.pages}

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        """The words of office beside each actor's names."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for mention in self.reading.records(Mention):
            if mention.actor and mention.title:
                found[mention.actor].append(mention.title.text)
            elif mention.actor and mention.type == "person" and mention.how == "description":
                found[mention.actor].append(mention.span.text)
        return found

    @cached_property
    def day(self) -> str:
        """The day by which offices are judged: of publication, else after which the document was written."""
        dated = self.document.published or self.document.not_before
        return "" if dated is None or "X" in dated.value else re.sub(r"[~?%]|/.*", "", dated.value)

    def state(self, actor: str | None) -> str | None:
        """The state for which an actor speaks."""
        if actor is None:
            return None
        known = self.knowledge.actors.get(actor)
        if known is not None:
            return known.id if known.type == "state" else known.state
        for title in self.titles.get(actor, ()):
            if found := self.state_in(title):
                return found
        named = self.state_in(actor.removeprefix(PREFIX).replace("-", " "))
        return named or (self.home if actor in self.titles and self.is_official(actor) else None)

    @cached_property
    def home(self) -> str | None:
        """The state of the agency or paper that the document is from: an official of no named state is its own."""
        outlets = [
            m.actor for page in self.pages if page.role == "dateline" for _, _, m in page.mentions if m.type == "outlet"
        ]
        known = (
            self.knowledge.actors.get(outlets[0]) if outlets else self.knowledge.actors.find(self.document.outlet or "")
        )
        return known.state if known else None

    def state_in(self, words: str) -> str | None:
        """The first state that words name, by name, adjective or capital."""
        parts = re.findall(r"[A-Za-zÀ-ž.’']+", words)
        actors = self.knowledge.actors
        for start in range(len(parts)):
            for size in (5, 4, 3, 2, 1):
                part = " ".join(parts[start : start + size])
                if start + size <= len(parts) and (found := actors.state(re.sub(r"[’']s$", "", part))):
                    return found
        return None

    def speaks(self, place: Place) -> bool:
        """Whether an actor speaks for a state or a body of states: an official, a state, a ministry, a party."""
        mention = place.mention
        if mention.actor is None:
            return False
        known = self.knowledge.actors.get(mention.actor)
        kind = known.type if known else mention.type
        if kind == "state":
            return True
        if kind == "person":
            return self.is_official(mention.actor)
        if kind in ("organization", "office"):
            return bool(known and known.standing) or bool(_OFFICIAL_BODY.search(mention.span.text))
        if kind == "outlet":
            return bool(known and known.standing in ("state agency", "party organ", "government organ"))
        return kind == "group" and not _PLAIN_GROUP.search(mention.span.text) and self.state(mention.actor) is not None

    def whom(self, words: str) -> str | None:
        """The person, body or state that a piece of a title names: by name, by office and family name, by office."""
        known = [form.actor for hit in self._hits(words) for form in hit.forms if form.kind == "name"]
        known = [actor for actor in known if self.knowledge_type(actor) not in ("place", "outlet")]
        people = [actor for actor in known if self.knowledge_type(actor) == "person"]
        if people:
            return people[0]
        name = _NAME_BEHIND.search(words) or _NAME_APART.search(words)
        if name and (found := self._by_family_name(name["name"])):
            return found
        if name and len(name["name"].split()) > 1:
            return self.knowledge.actors.identify(name["name"])
        return known[0] if known else self._by_family_name(words) if words.strip() else None

    def _hits(self, words: str) -> Iterator[Hit]:
        return self.knowledge.actors.gazetteer.find(words, fold_words(words))

    def _by_family_name(self, name: str) -> str | None:
        """The person of that name who is mentioned in the text, else who held office on its day."""
        last = fold(name.split()[-1])
        for mention in self.reading.records(Mention):
            if mention.type == "person" and mention.actor and fold(mention.span.text.split()[-1]) == last:
                return mention.actor
        held = [p.id for p in self.knowledge.actors.short.get(last, ()) if self.knowledge.offices.on(p.id, self.day)]
        return held[0] if len(name.split()) == 1 and held else None

    def made_up(self, span: Span) -> Mention:
        """A mention of somebody whom nothing else names: the sender that words alone describe."""
        return Mention(id="", span=span, type="group", actor=actor_id(span.text, "group"))

    def knowledge_type(self, actor: str | None) -> MentionType:
        """What an actor is: as known, else as the document's mentions have it."""
        known = self.knowledge.actors.get(actor)
        return known.type if known else self._types.get(actor or "", "person")

    @cached_property
    def _types(self) -> dict[str, MentionType]:
        return {m.actor: m.type for m in self.reading.records(Mention) if m.actor and m.how != "pronoun"}

    def is_official(self, person: str) -> bool:
        """Whether a person holds office: by the words beside the name, or by the tenures known."""
        if person not in self._officials:
            self._officials[person] = self._official(person)
        return self._officials[person]

    @cached_property
    def _officials(self) -> dict[str, bool]:
        return {}

    def _official(self, person: str) -> bool:
        offices, titles = self.knowledge.offices, self.titles.get(person, ())
        if any(_FORMER.search(title) for title in titles) and not offices.held(person):
            return False
        if any(offices.level.get(office, 9) <= 4 for title in titles for office in offices.named(title)):
            return not any(_LEARNED.search(title) for title in titles)
        speaking = any(_SPEAKING.search(title) and not _LEARNED.search(title) for title in titles)
        return speaking or bool(offices.held(person))

    def office(self, actor: str | None, day: str) -> str | None:
        """The office that an actor held on a day: the words beside the name, else by tenure, else as described."""
        if actor is None or self.knowledge_type(actor) != "person":
            return None
        titles = Counter(title for title in self._beside.get(actor, ()) if not _FORMER.search(title))
        if titles:
            named = [title for title in titles if self.knowledge.offices.named(title)]
            return max(named or [*titles], key=lambda title: (titles[title], len(title)))
        held = self.knowledge.offices.on(actor, day) if day else ()
        described = [title for title in self.titles.get(actor, ()) if self.knowledge.offices.named(title)]
        return held[0].office if held else next(iter(described), None)

    @cached_property
    def _beside(self) -> dict[str, list[str]]:
        """The words of office that stand beside each actor's name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for mention in self.reading.records(Mention):
            if mention.actor and mention.title:
                found[mention.actor].append(mention.title.text)
        return found

    def is_foreign(self, sender: str | None, spans: Iterable[Span]) -> bool:
        """Whether words of a sender concern another state: one is named in these spans, or much in the document."""
        own, places = self.state(sender), list(spans)
        if own is None and self.knowledge_type(sender) == "person":
            return False
        abroad = total = 0
        for mention in self.reading.records(Mention):
            state = self._foreign_state(mention)
            if state is None:
                continue
            total += 1
            if state != own:
                abroad += 1
                if any(span.start <= mention.span.start < span.end for span in places):
                    return True
        return total > 0 and abroad >= ABROAD * total

    def _foreign_state(self, mention: Mention) -> str | None:
        if mention.actor is None or mention.type == "outlet" or mention.how == "pronoun":
            return None
        known = self.knowledge.actors.get(mention.actor)
        return None if known is None else known.id if known.type == "state" else known.state


_SPEAKING = re.compile(
    r"\b(?:spokes\w+|press secretary|envoy|ambassador|minister|president|secretary|director|chairman|chief"
    r"|premier|leader"
    r"|king|queen|emir|commander|general|marshal|member of the (?:political|presidium|central)|deputy|sister)\b",
    re.I,
)


_POST = (
    r"(?:President|Secretary|Advis[eo]r|Minister|Premier|Chancellor|Ambassador|Spokes(?:man|woman|person)"
    r"|Chairman|Director"
    r"|King|Queen|Emir|General|Representative|Lady|Chief|Leader|Marshal|Comrade|Envoy|Coordinator|Mr\.|Ms\.|Mrs\.|Dr\.)"
)
_NAME = r"[A-ZÀ-Ž][\w.’'-]+(?:\s+(?:[A-ZÀ-Ž][\w.’-]*|von|van|der|de|bin|al|Jr\.))*?"
_NAME_BEHIND = re.compile(rf".*\b{_POST}\s+(?P<name>{_NAME})(?:[’']s)?\s*$")
_NAME_APART = re.compile(rf"\b{_POST}\b.*\s(?P<name>(?!{_POST})[A-ZÀ-Ž][\w’'-]+ (?!{_POST})[A-ZÀ-Ž][\w’'-]+)$")
"""A name at the end of the words of an office, right behind it or behind what the office is for."""
_LEARNED = re.compile(
    r"\b(?:professor|analyst|fellow|researcher|scholar|university|college|expert|correspondent|journalist|editor|author"
    r"|think tank|activist|chief executive|CEO|company)\b",
    re.I,
)


def _hull(quotation: Quotation) -> Iterator[Span]:
    if quotation.source:
        yield quotation.source
    if quotation.cue:
        yield quotation.cue
    yield from quotation.content
