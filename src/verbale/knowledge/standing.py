"""Who acts and speaks in politics, as far as a document and the knowledge files show, and for which state."""

import re
from collections import defaultdict
from collections.abc import Iterable

from verbale.knowledge.actors import PREFIX
from verbale.knowledge.base import Knowledge
from verbale.model.records import Mention

_HEARD = ("state agency", "party organ", "government organ")
_OUTSIDE = re.compile(
    r"\b(?:former|formerly|ex|late|retired|professor|analyst|fellow|researcher|scholar|university|college|expert"
    r"|correspondent|journalist|editor|author|institute|think tank|historian|lecturer|columnist)\b",
    re.I,
)

_BEFORE = re.compile(
    r"(?:[A-Z][\w.-]+ )?[A-Z][\w.-]+(?:['’]s)?,? (?:(?:the|new|own|acting|then) )?"
    r"(?:(?:\w+ ){0,2}(?:counterpart|president|minister|leader|premier|king|envoy|ambassador|spokes\w+|official"
    r"|diplomat|general|colleague)s?,? )?$"
)
_BEHIND = re.compile(r"(?:,? (?:of|from|for) (?:the )?(?:[A-Z][\w.-]+ ?){1,3}|, [A-Z][\w.-]+(?: [A-Z][\w.-]+)?['’]s )")

_SEAT = re.compile(r"[^.;:“\"]{0,70}?\b(?:in|from) (?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")


class Standing:
    """The actors of one document: their kinds and the words of office beside their names."""

    def __init__(self, knowledge: Knowledge, mentions: Iterable[Mention], text: str = "") -> None:
        self.actors, self._offices = knowledge.actors, knowledge.offices
        self.titles: defaultdict[str, list[str]] = defaultdict(list)
        self.types: dict[str, str] = {}
        self._beside: dict[str, str] = {}
        self.seats: dict[str, set[str]] = {}
        """States in whose capital somebody in office is told to speak: their own, or their host's."""
        for mention in mentions:
            if mention.actor and mention.title:
                self.titles[mention.actor].append(mention.title.text)
            if mention.actor and mention.how != "pronoun":
                self.types[mention.actor] = mention.type
                if mention.type in ("person", "organization", "office") and mention.actor not in self._beside:
                    self._note(mention, text)

    def is_political(self, actor: str | None) -> bool:
        """Whether an actor acts in politics: a state, a body, a person known or in office; outlets only of a state."""
        if actor is None:
            return False
        known = self.actors.get(actor)
        if known is not None and known.type != "person":
            return known.type != "outlet" or known.standing in _HEARD
        kind = known.type if known else self.types.get(actor)
        if kind == "person":
            return self._in_office(actor)
        return kind in ("office", "state") or (kind in ("group", "organization") and self._of_a_state(actor))

    def _in_office(self, person: str) -> bool:
        """By the words beside the name, which may also say that it was once, or that somebody only studies it."""
        titles = self.titles.get(person, ())
        if any(_OUTSIDE.search(title) for title in titles):
            return False
        return bool(titles) or bool(self._offices.held(person)) or self.actors.get(person) is not None

    def _of_a_state(self, actor: str) -> bool:
        return self.state_in([word.title() for word in actor.removeprefix(PREFIX).split("-")]) is not None

    def _note(self, mention: Mention, text: str) -> None:
        """The state beside a name: "Norland's minister X", "X of Norland", "Norland's ambassador, X"."""
        low = min(mention.span.start, mention.title.start) if mention.title else mention.span.start
        high = max(mention.span.end, mention.title.end) if mention.title else mention.span.end
        before = _BEFORE.search(text, max(0, low - 60), low)
        behind = _BEHIND.match(text, high)
        words = re.split(r"\W+s?\W*", " ".join(found[0] for found in (before, behind) if found))
        held = re.split(r"[^\w'’.-]+", mention.title.text) if mention.title else []
        state = self.state_in([word for word in words if word]) or self._state_of_body([word for word in held if word])
        if mention.actor and state:
            self._beside[mention.actor] = state
        if mention.actor and mention.title and (seat := _SEAT.match(text, high)):
            self.seats.setdefault(mention.actor, set()).add(self.actors.state(seat["seat"]) or "")

    def _state_of_body(self, words: list[str]) -> str | None:
        """The state of a body that an office belongs to: "deputy secretary of the Council of Norland's Defence"."""
        for size in range(min(7, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                known = self.actors.find(" ".join(words[start : start + size]))
                if known and known.state and known.type in ("organization", "office"):
                    return known.state
        return None

    def side(self, actor: str) -> str:
        """The state of an actor, itself where none is known."""
        known = self.actors.get(actor)
        if known and (known.state or known.type == "state"):
            return known.state or actor
        if actor in self._beside:
            return self._beside[actor]
        words = " ".join(
            [*dict.fromkeys(self.titles.get(actor, ())), actor.removeprefix(PREFIX).replace("-", " ").title()]
        )
        return self.state_in(words.split()) or actor

    def state_in(self, words: list[str]) -> str | None:
        """The first state that some words name."""
        for start in range(len(words)):
            for size in (3, 2, 1):
                if start + size <= len(words) and (found := self.actors.state(" ".join(words[start : start + size]))):
                    return found
        return None
