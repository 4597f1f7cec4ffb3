"""Who the actors named in a document are: their states and offices, whether they speak for one, whom words name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from verbale.knowledge.actors import PREFIX, Known, actor_id
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.naming import words as fold_words
from verbale.model.records import Mention, MentionType
from verbale.model.span import Span
from verbale.read.reading import Reading
from verbale.read.signals.page import Place

_FEW, _SHARE = 3, 0.15
"""Mentions, and the share of all, that a second state must have for a document to be about two."""
ABROAD = 0.4
"""The share of mentions that other states must have in a document for all its official words to concern them."""
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
_SPEAKING = re.compile(
    r"\b(?:spokes\w+|press secretary|envoy|ambassador|minister|president|secretary|director|chairman|chief"
    r"|premier|leader"
    r"|king|queen|emir|commander|general|marshal|member of the (?:political|presidium|central)|deputy|sister)\b",
    re.I,
)
_LEARNED = re.compile(
    r"\b(?:professor|analyst|fellow|researcher|scholar|university|college|expert|correspondent|journalist|editor|author"
    r"|for the study|think tank|activist|chief executive|CEO|company|associations?|society|club|foundation"
    r"|friendship)\b",
    re.I,
)


class Standing:
    """What is known of those named in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.knowledge, self.document = reading, reading.knowledge, reading.document
        self._named: dict[str, str | None] = {}

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
    def _beside(self) -> dict[str, list[str]]:
        """The words of office that stand beside each actor's name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for mention in self.reading.records(Mention):
            if mention.actor and mention.title:
                found[mention.actor].append(mention.title.text)
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
        for title in self.titles.get(actor, ()):
            for hit in self._hits(title):
                whose = self.knowledge.actors.get(hit.forms[0].actor) if hit.forms else None
                if (
                    whose is not None and whose.type == "person" and whose.state
                ):  # "the president's envoy", by the president's name
                    return whose.state
        named = self.state_in(actor.removeprefix(PREFIX).replace("-", " "))
        return named or (self.home if actor in self.titles and self.is_official(actor) else None)

    @cached_property
    def home(self) -> str | None:
        """The state of the agency or paper that the document is from: an official of no named state is its own."""
        return self._outlet.state if self._outlet else None

    @cached_property
    def is_organ(self) -> bool:
        """Whether the document is a state agency's or a party organ's: what it calls said is what it chose to carry."""
        standing = self._outlet.standing if self._outlet else ""
        return standing.startswith(("state", "party", "government organ"))

    @cached_property
    def _outlet(self) -> Known | None:
        lines = [
            span for i, p, _ in self.reading.paragraphs("dateline") for span in self.reading.spans(i, 0, len(p.text))
        ]
        outlets = [
            mention.actor for mention in self.reading.records(Mention)
            if mention.type == "outlet" and any(line.start <= mention.span.start < line.end for line in lines)
        ]  # fmt: skip
        if outlets:
            return self.knowledge.actors.get(outlets[0])
        return self.knowledge.actors.find(self.document.outlet or "")

    def state_in(self, words: str) -> str | None:
        """The first state that words name, by name, adjective or capital."""
        if words not in self._named:
            self._named[words] = self._first_state(words)
        return self._named[words]

    def _first_state(self, words: str) -> str | None:
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

    def knowledge_type(self, actor: str | None) -> MentionType:
        """What an actor is: as known, else as the document's mentions have it."""
        known = self.knowledge.actors.get(actor)
        return known.type if known else self._types.get(actor or "", "person")

    @cached_property
    def _types(self) -> dict[str, MentionType]:
        return {m.actor: m.type for m in self.reading.records(Mention) if m.actor and m.how != "pronoun"}

    def is_world_body(self, actor: str) -> bool:
        """Whether an actor is a known body of several states."""
        known = self.knowledge.actors.get(actor)
        return known is not None and known.type == "organization" and known.state is None and bool(known.standing)

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

    def had_left(self, person: str | None, day: str) -> bool:
        """Whether a text calls somebody a former official, and no tenure that is known covers the day.

        Of whom no tenure is known, what lies in an earlier year than the text may be of his days in office.
        """
        if person is None or not any(_FORMER.search(title) for title in self._beside.get(person, ())):
            return False
        plain = re.sub(r"[~?%]|/.*", "", day)
        if not self.knowledge.offices.held(person):
            return not plain or plain[:4] >= self.day[:4]
        return not (plain and self.knowledge.offices.on(person, plain))

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

    def is_foreign(self, sender: str | None, spans: Iterable[Span]) -> bool:
        """Whether words of a sender concern another state: one is named in these spans, or much in the document."""
        own, places = self.state(sender), list(spans)
        if own is None:
            return self.is_international
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

    @cached_property
    def is_international(self) -> bool:
        """Whether the document is about two states or more: an official of no named state speaks of them, too."""
        named = Counter(state for one in self.reading.records(Mention) if (state := self._foreign_state(one)))
        second = named.most_common(2)[1][1] if len(named) > 1 else 0
        return second >= max(_FEW, _SHARE * named.total())

    def _foreign_state(self, mention: Mention) -> str | None:
        if mention.actor is None or mention.type == "outlet" or mention.how == "pronoun":
            return None
        known = self.knowledge.actors.get(mention.actor)
        return None if known is None else known.id if known.type == "state" else known.state

    def whom(self, words: str) -> str | None:
        """The person, body or state that a piece of a title names: by name, by office and family name, by office."""
        known = [form.actor for hit in self._hits(words) for form in hit.forms if form.kind == "name"]
        known = [actor for actor in known if self.knowledge_type(actor) not in ("place", "outlet")]
        people = [actor for actor in known if self.knowledge_type(actor) == "person"]
        if people:
            return people[0]
        short = _OF_STATE.sub("", words)
        name = _NAME_BEHIND.search(short) or _NAME_BEHIND.search(words) or _NAME_APART.search(words)
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


_POST = (
    r"(?:President|Secretary|Advis[eo]r|Minister|Premier|Chancellor|Ambassador|Spokes(?:man|woman|person)"
    r"|Chairman|Director"
    r"|King|Queen|Emir|General|Representative|Lady|Chief|Leader|Marshal|Comrade|Envoy|Coordinator|Mr\.|Ms\.|Mrs\.|Dr\.)"
)
_NAME = r"[A-ZÀ-Ž][\w.’'-]+(?:\s+(?:[A-ZÀ-Ž][\w.’-]*|von|van|der|de|bin|al|Jr\.))*?"
_OF_STATE = re.compile(r"(?<=\w)\s+of\s+(?:the\s+)?[A-Z][\w ]*$")
_NAME_BEHIND = re.compile(rf".*\b{_POST}\s+(?P<name>{_NAME})(?:[’']s)?\s*$")
_NAME_APART = re.compile(rf"\b{_POST}\b.*\s(?P<name>(?!{_POST})[A-ZÀ-Ž][\w’'-]+ (?!{_POST})[A-ZÀ-Ž][\w’'-]+)$")
"""A name at the end of the words of an office, right behind it or behind what the office is for."""
