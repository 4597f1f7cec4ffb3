"""Of which state the actors named in a document are, and which persons hold office: by the words beside their names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from verbale.knowledge.actors import PREFIX, Known
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.naming import words as fold_words
from verbale.model.records import Mention, MentionType
from verbale.read.reading import Reading

_NEAR = 600
"""Characters behind a state's name in which an office without a state is that one's."""
FORMER = re.compile(r"\b(?:former|ex-|late|one-time|retired|(?:who|having|once) (?:had )?(?:served|held|been))\b", re.I)
_SIDES = 2
"""States most named in a document: of one of them an office without a state is."""
_THERE = re.compile(r"\b[Ii]n (?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), (?:the )?$")
_SPEAKING = re.compile(
    r"\b(?:spokes\w+|press secretary|envoy|ambassador|minister|president|secretary|director|chairman|chief"
    r"|premier|leader"
    r"|king|queen|emir|commander|general|marshal|member of the (?:political|presidium|central)|deputy|sister"
    r"|counterpart|opposite number)\b",
    re.I,
)
_AT_HOME = re.compile(
    r"\b(?:(?:prime|foreign|interior|defen[cs]e|finance|home|junior) minister|president|premier|chancellor|king|queen"
    r"|(?:foreign|home|cabinet|defen[cs]e) secretary|spokes\w+|cabinet|government"
    r"|foreign (?:ministry|office)|minister)\b",
    re.I,
)
"""Offices whose holder, where no state is named, is of the state from whose capital is written: no envoys."""
_LEARNED = re.compile(
    r"\b(?:professor|analyst|fellow|historian|lecturer|columnist|pollster|commentator|novelist|engineer|hydrologist|"
    r"researcher|scholar|university|college|expert|correspondent|journalist|editor|author"
    r"|for the study|think tank|activist|chief executive|CEO|company|associations?|society|club|foundation"
    r"|export council"
    r"|chamber of|trade union|federation of|shipping line|newspaper"
    r"|friendship)\b",
    re.I,
)


class Origin:
    """The states and offices of those named in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.knowledge, self.document = reading, reading.knowledge, reading.document
        self._named: dict[str, str | None] = {}
        self.owners: dict[str, str] = {}
        """Whose deputy or minister an actor is."""

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
        return self._by_titles(actor) or self._by_name(actor)

    def _by_titles(self, actor: str) -> str | None:
        """The state that the words beside a name tell; of an office without one, that where its holder speaks."""
        beside = self._beside.get(actor, ())
        if found := next((state for title in beside if (state := self.state_in(title))), None):
            return found
        if (whose := self.owners.get(actor)) and self.owners.get(whose) != actor and (found := self.state(whose)):
            return found
        if any(_AT_HOME.search(title) for title in beside):
            if there := self._there.get(actor):
                return there
            if self.seat:
                return self._home_of(actor)
        titles = (*beside, *self.titles.get(actor, ()))
        states = (self.state_in(title) or self._state_of_person_in(title) for title in titles)
        return next((state for state in states if state), None)

    def _by_name(self, actor: str) -> str | None:
        """The state in a body's own name, of whom somebody is the deputy, or of which his office is at home."""
        named = self.state_in(actor.removeprefix(PREFIX).replace("-", " ")) or self._home_of(actor)
        own = self.knowledge_type(actor) == "organization" and _AT_HOME.search(actor.replace("-", " "))
        return named or (self.seat if own or (own is None and "ministry" in actor) else None)

    def _state_of_person_in(self, title: str) -> str | None:
        """The president's envoy, by the president's name."""
        for hit in self._hits(title):
            whose = self.knowledge.actors.get(hit.forms[0].actor) if hit.forms else None
            if whose is not None and whose.type == "person" and whose.state:
                return whose.state
        return None

    def _home_of(self, actor: str) -> str | None:
        """An official of no named state is of the state from whose capital is written, or whose paper writes."""
        titles = self.titles.get(actor, ())
        if not titles or not (self.knowledge_type(actor) != "person" or self.is_official(actor)):
            return None
        if any(_AT_HOME.search(title) for title in titles) and (found := self.seat or self._focus.get(actor)):
            return found
        return self.home

    @cached_property
    def _there(self) -> dict[str, str]:
        """The capital that opens a sentence before an official: "In Dornhaven, Foreign Minister Ann Quill"."""
        found: dict[str, str] = {}
        for one in self.reading.records(Mention):
            low = min(one.span.start, one.title.start) if one.title else one.span.start
            match = _THERE.search(self.reading.text, max(0, low - 40), low)
            state = self.knowledge.actors.state(match["seat"]) if match else None
            if one.actor and state and one.type == "person":
                found.setdefault(one.actor, state)
        return found

    @cached_property
    def _focus(self) -> dict[str, str]:
        """The state last named in the paragraph before a person's name: of which "the foreign minister" is one."""
        found: dict[str, str] = {}
        states = Counter(one.actor for one in self.reading.records(Mention) if one.type == "state" and one.actor)
        sides = {state for state, count in states.most_common(_SIDES) if count > 1}
        last: Mention | None = None
        for one in sorted(self.reading.records(Mention), key=lambda one: one.span):
            if one.type == "state" and one.actor in sides:
                last = one
            elif one.type == "person" and one.how == "name" and one.actor and last and last.actor:
                near = one.span.start - last.span.end
                if near < _NEAR and "\n\n" not in self.reading.text[last.span.end : one.span.start]:
                    found.setdefault(one.actor, last.actor)
        return found

    def settle_state(self, actor: str, others: tuple[str, ...]) -> None:
        """Takes back the state in focus from somebody who writes to that state."""
        if (found := self._focus.get(actor)) and any(self.state(one) == found for one in others):
            del self._focus[actor]

    @cached_property
    def seat(self) -> str | None:
        """The state in whose capital the document is dated."""
        for index, passage, _ in self.reading.paragraphs("dateline"):
            lines = self.reading.spans(index, 0, len(passage.text))
            for one in self.reading.records(Mention):
                inside = any(line.start <= one.span.start < line.end for line in lines)
                known = self.knowledge.actors.get(one.actor) if inside else None
                if known and known.type == "state" and one.span.text.title() not in (known.name, *known.forms):
                    return known.id
        return None

    @cached_property
    def home(self) -> str | None:
        """The state of the agency or paper that the document is from."""
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

    def state_of_word(self, word: str) -> str | None:
        """The state that an adjective or a people's name means; no capital."""
        known = self.knowledge.actors.get(self.knowledge.actors.state(word))
        return known.id if known and fold(word) != fold(known.capital) else None

    def _first_state(self, words: str) -> str | None:
        parts = re.findall(r"[A-Za-zÀ-ž.’']+", words)
        actors = self.knowledge.actors
        for start in range(len(parts)):
            for size in (5, 4, 3, 2, 1):
                part = " ".join(parts[start : start + size])
                if start + size <= len(parts) and (found := actors.state(re.sub(r"[’']s$", "", part))):
                    return found
        return None

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
        if any(FORMER.search(title) for title in titles) and not offices.held(person):
            return False
        if any(offices.level.get(office, 9) <= 4 for title in titles for office in offices.named(title)):
            return not any(_LEARNED.search(title) for title in titles)
        speaking = any(_SPEAKING.search(title) and not _LEARNED.search(title) for title in titles)
        return speaking or bool(offices.held(person))

    def _hits(self, words: str) -> Iterator[Hit]:
        return self.knowledge.actors.gazetteer.find(words, fold_words(words))
