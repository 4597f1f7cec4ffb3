"""A form's noun in its sentence, and what can be asked of the words around it."""

import re
from typing import NamedTuple

from spacy.tokens import Token

from verbale.model.records import Dated, Form
from verbale.read.signals.dating import bounded, recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import Noun, occasions
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene

UNREAL = re.compile(
    r"\b(?:never|not|no|(?-i:may)|might|would|could|should|can|cannot|will|shall|if|unless|whether|without|rather than"
    r"|instead of|before|until|refus\w+|declin\w+|plan\w*|expect\w*|n[’']t)\b[^,;.]{0,30}$|\bto (?:\w+ly |also )?$",
    re.I,
)
"""Before a verb: what it says has not happened, or not yet."""
PLURAL = re.compile(
    r"(?:letters|messages|statements|telegrams|cables|notes|editorials|speeches|releases|interviews|announcements|declarations|appeals"
    r"|communiqu[eé]s|protests|posts|tweets|faxes|toasts|commentaries|calls|meetings)\b",
    re.I,
)
"""Nouns of several signals at once."""
SYMPATHY = re.compile(r"condolence|sympath|consol", re.I)
"""Words of condolence."""
_TO = re.compile(
    r"\b(?:to|addressed to)\s+(?:the |his |her |its |their |then-)?(?:[a-z-]+ (?:of|in) (?:the )?)?"
    r"(?:[\w-]+ (?:ally|neighbou?r"
    r"|counterpart),? )?[“\"‘']?"
    r"(?:Your Excellency )?$",
    re.I,
)
_JOINED = re.compile(r"[’']?,? (?:and|as well as) (?:to )?(?:the )?(?:[a-z-]+ ){0,2}|, (?:the )?")
_STRANGER = re.compile(r"\bto ([A-ZÀ-Ž][\w’'-]+(?: [A-ZÀ-Ž][\w’'-]*){1,4})(?=,? (?:upon|on|as|who)\b|, [a-z])")
_LEAST, _BEHIND = 40, 30


class Spot(NamedTuple):
    """A noun of a form (`hit`, local offsets) in the sentence `low:high` of a page, with the token that heads it."""

    scene: Scene
    page: Page
    low: int
    high: int
    hit: Noun
    head: Token

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return self.page.text

    @property
    def plural(self) -> bool:
        """Whether several are told of at once: no one signal."""
        return bool(PLURAL.search(self.text, self.hit.start, self.hit.end))

    def title_start(self, place: Place) -> int:
        """Where the words of a party begin: with the title before its name."""
        return self.page.opens.get(place.start, place.start)

    def parties(self, start: int, end: int) -> list[Place]:
        """Those named in a stretch who may send or get a signal; a place only where it stands for its state."""
        return [p for p in self.page.parties(start, end) if p.mention.actor and p.mention.type != "place"]

    def led(self, start: int, lead: re.Pattern[str]) -> Place | None:
        """The first party behind `start` that the words before it lead to."""
        for place in self.parties(start, self.high):
            if lead.search(self.text, start, self.title_start(place)):
                return place
        return None

    def recipients(self, start: int, sender: str) -> tuple[str, ...]:
        """Who it goes to: the parties after "to"; what stands between them and the next is one list."""
        found: list[str] = []
        last = start
        for place in self.page.sides(start, self.high):
            actor, begins = place.mention.actor, self.title_start(place)
            if not actor or actor == sender or begins < last:
                continue
            joined = bool(found) and _JOINED.fullmatch(self.text, last, begins)
            if joined or (not found and _TO.search(self.text, start, begins)):
                if place.mention.type == "place" and self.scene.state(actor) is None:
                    continue
                found.append(actor)
                last = place.end
        return tuple(dict.fromkeys(found)) or self._stranger(start)

    def _stranger(self, start: int) -> tuple[str, ...]:
        """An addressee whom nothing else names: "to" and a name with an office behind its comma."""
        match = _STRANGER.search(self.text, start, self.high)
        if match is None or any(p.start < match.end(1) and p.end > match.start(1) for p in self.page.mentions):
            return ()
        return (self.scene.knowledge.actors.identify(match[1]),)

    def form(self) -> Form:
        """What the noun names, or the place that follows it: a statement at a committee of parliament."""
        tail = self.text[self.hit.end : min(self.high, self.hit.end + 90)]
        for form, pattern in occasions():
            if (match := pattern.search(tail)) and match.start() <= 2 and self.hit.form in ("statement", "speech"):
                return form
        return self.hit.form

    def draft(
        self,
        sender: Place,
        anchors: list[tuple[int, int]],
        why: str,
        recipients: tuple[str, ...] | None = None,
        firm: bool = True,
    ) -> Draft:
        """The draft of what this place tells; the date is the one nearest to the anchors."""
        actor, form = sender.mention.actor or "", self.form()
        if recipients is None:
            recipients = self.recipients(min(self.hit.start, max(end for _, end in anchors)), actor)
        title = sender.mention.title
        return Draft(
            form, actor, self.scene.reading.span(self.page.index, self.low, self.high), why, firm, recipients,
            self.date(anchors), title.text if title is not None else None,
        )  # fmt: skip

    def date(self, anchors: list[tuple[int, int]]) -> Dated | None:
        """When: as told, else as bounded by the occasion of a message of sympathy, else "recent"."""
        if found := told_on(self.scene, self.page, (self.low, self.high), anchors):
            return found
        words = self.text[max(self.low, self.hit.start - _LEAST) : self.hit.end + _BEHIND]
        if SYMPATHY.search(words) and (found := bounded(self.scene, self.page, self.hit.end, self.high)):
            return found
        return recent(self.scene, self.page, (self.low, self.high))
