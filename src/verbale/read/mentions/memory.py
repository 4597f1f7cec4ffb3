"""What is known at a place of the walk: who was met, how prominent they are, what they are called, what they held."""

import re
from collections import defaultdict
from functools import cached_property

from verbale.knowledge.actors import Known
from verbale.knowledge.tables import table
from verbale.read.mentions.found import Found, Page, Scene
from verbale.read.mentions.salience import Salience

RELATIONS = {row["word"]: (row["gender"], row["sense"]) for row in table("relations")}
"""Nouns of relatives and the like, with gender and sense."""
_KIN = sorted((word for word, (_, sense) in RELATIONS.items() if sense == "kin"), key=len, reverse=True)
KIN = re.compile(rf"\b(?:{'|'.join(_KIN)})\b(?!-)")
"""Nouns of kin."""
_KIN_BEHIND = re.compile(rf"\s?[,—–(] ?(?:who is |the |a |his |her |[\w.’'-]+ ){{0,8}}?({KIN.pattern})")


class Memory:
    """The memory of one walk through a document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.topic, self.inner, self.clock = Salience(), Salience(), 0
        self.salience = self.topic
        self.last_state: str | None = None
        self.offices, self.actors = scene.knowledge.offices, scene.knowledge.actors

    def turn_to(self, page: Page, offset: int) -> None:
        """Inside a quotation other persons are prominent than outside."""
        self.salience = self.inner if page.quoted(offset) else self.topic

    def note(self, page: Page, find: Found) -> None:
        """Remember a resolved mention; what is said inside a quotation is no topic of the text around it."""
        self.inner.note(find, self.clock)
        self.topic.note(find, self.clock, -2.5 if page.quoted(find.start) else 0.0)
        if find.type in {"state", "person"} and find.actor:
            self.last_state = find.actor if find.type == "state" else self.state(find.actor) or self.last_state

    def name(self, actor: str) -> str:
        """A name to be shown for an actor id."""
        known = self.actors.get(actor)
        return known.name if known else self.scene.names.get(actor, actor)

    def state(self, actor: str) -> str | None:
        """The state of a known actor."""
        known = self.actors.get(actor)
        return known.state if known else None

    def level(self, actor: str) -> int:
        """The highest level of office that a person ever held: 1 for those who rule, 5 for none."""
        return min((self.offices.level.get(tenure.office, 4) for tenure in self.offices.held(actor)), default=5)

    def held(self, actor: str) -> set[str]:
        """The keys of all offices that the files give a person."""
        return {tenure.office for tenure in self.offices.held(actor)}

    def arrived(self, actor: Known) -> bool:
        """Whether a person had come into any office by the document's day (or no day is known)."""
        held, day = self.offices.held(actor.id), self.scene.day
        return not day or not held or any(not tenure.start or tenure.start[:4] <= day[:4] for tenure in held)

    def likeliest(self, known: list[Known], offices: set[str]) -> Known | None:
        """Of known persons the one in office on the document's day, else of the highest level, else the latest."""
        if len(known) < 2:
            return known[0] if known else None

        def rank(actor: Known) -> tuple[int, int, int]:
            held = [t for t in self.offices.held(actor.id) if t.start and (not offices or t.office in offices)]
            now = any(tenure.covers(self.scene.day) is not False for tenure in held)
            return not now, self.level(actor.id), -max((int(tenure.start[:4]) for tenure in held), default=0)

        ranked = sorted(known, key=rank)
        return ranked[0] if rank(ranked[0]) != rank(ranked[1]) else None

    @cached_property
    def titles(self) -> dict[str, set[str]]:
        """The offices that this text gives to each person."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for page in self.scene.pages:
            for find in self.scene.on.get(page.index, []):
                if find.title and find.actor:
                    found[find.actor].update(self.offices.named(page.text[find.title[0] : find.title[1]]))
        return found

    @cached_property
    def kin(self) -> dict[str, set[str]]:
        """The words of kin that this text puts beside each person."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for page in self.scene.pages:
            for find in self.scene.on.get(page.index, []):
                match = _KIN_BEHIND.match(page.text, find.end) if find.type == "person" and find.actor else None
                if match and find.actor:
                    found[find.actor].add(match[1])
        return found
