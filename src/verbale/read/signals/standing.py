"""Who the actors named in a document are: their states and offices, whether they speak for one, whom words name."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from verbale.knowledge.actors import actor_id
from verbale.knowledge.naming import fold
from verbale.model.records import Mention
from verbale.model.span import Span
from verbale.read.signals.origin import FORMER, Origin
from verbale.read.signals.page import Place

_FEW, _SHARE = 3, 0.15
"""Mentions, and the share of all, that a second state must have for a document to be about two."""
ABROAD = 0.4
"""The share of mentions that other states must have in a document for all its official words to concern them."""
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
_ROLE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|(?:prime|foreign|defen[cs]e|interior) minister|president"
    r"|premier|chancellor)\b",
    re.I,
)


class Standing(Origin):
    """What is known of those named in one document."""

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
            return self.is_official(mention.actor) or self.is_unsure(mention)
        if kind in ("organization", "office"):
            return bool(known and known.standing) or bool(_OFFICIAL_BODY.search(mention.span.text))
        if kind == "outlet":
            return bool(known and known.standing in ("state agency", "party organ", "government organ"))
        return kind == "group" and not _PLAIN_GROUP.search(mention.span.text) and self.state(mention.actor) is not None

    def is_world_body(self, actor: str) -> bool:
        """Whether an actor is a known body of several states."""
        known = self.knowledge.actors.get(actor)
        return known is not None and known.type == "organization" and known.state is None and bool(known.standing)

    def by_role(self, words: str) -> str | None:
        """The one person of the document whose office the words name: "the government spokesman"."""
        post = _ROLE.search(words)
        if post is None:
            return None
        held = {
            actor for actor, titles in self._beside.items()
            if any(post[0].lower() in title.lower() for title in titles) and self.is_official(actor)
        }  # fmt: skip
        return next(iter(held)) if len(held) == 1 else None

    def is_sure(self, actor: str | None) -> bool:
        """Whether the document itself, or what is known, says that an actor speaks for a state or body."""
        return self.knowledge_type(actor) != "person" or self.is_official(actor or "")

    def is_unsure(self, mention: Mention) -> bool:
        """Whether a person is named whose office another document may tell: nothing here says what he is."""
        person = mention.actor or ""
        return mention.type == "person" and person in self._bare and not self.titles.get(person)

    @cached_property
    def _bare(self) -> frozenset[str]:
        """Persons whose names stand in the running text, not those who write it."""
        authors = {self.knowledge.actors.identify(name) for name in self.document.authors}
        lines = {
            span for i, p, _ in self.reading.paragraphs("byline") for span in self.reading.spans(i, 0, len(p.text))
        }
        return frozenset(
            one.actor for one in self.reading.records(Mention)
            if one.actor and one.type == "person" and one.how == "name" and one.actor not in authors
            and not any(line.start <= one.span.start < line.end for line in lines)
        )  # fmt: skip

    def had_left(self, person: str | None, day: str) -> bool:
        """Whether a text calls somebody a former official, and no tenure that is known covers the day.

        Of whom no tenure is known, what lies in an earlier year than the text may be of his days in office.
        """
        if person is None or not any(FORMER.search(title) for title in self._beside.get(person, ())):
            return False
        plain = re.sub(r"[~?%]|/.*", "", day)
        if not self.knowledge.offices.held(person):
            return not plain or plain[:4] >= self.day[:4]
        return not (plain and self.knowledge.offices.on(person, plain))

    def office(self, actor: str | None, day: str) -> str | None:
        """The office that an actor held on a day: the words beside the name, else by tenure, else as described."""
        if actor is None or self.knowledge_type(actor) != "person":
            return None
        titles = Counter(title for title in self._beside.get(actor, ()) if not FORMER.search(title))
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
