"""Speakers: the words of a source resolved to an actor, through the mentions of the document."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from verbale.knowledge.tables import table
from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention
from verbale.model.span import Span
from verbale.read.quotations.drafts import Draft
from verbale.read.quotations.issuers import Issuers
from verbale.read.quotations.words import DELEGATES
from verbale.read.reading import Reading

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_THIRD_PERSON = frozenset({"he", "she", "his", "her", "him", "they", "their", "them", "it", "its"})
_GENDER = {"he": "m", "she": "f"}
_RELATIVE = frozenset({"who", "which"})
_REACH = 160
_THINGS = frozenset({"it", "its", "which", "that"})
_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Miss|Gen|Sen)\.? )?[A-Z][\w’'-]+")
_FULL_NAME = re.compile(r"((?:[A-Z][\w’'-]+\s+){1,2}(?!(?:Ministry|Office|Council|Party)\b)[A-Z][a-zé’'-]+)")
_APPOSED = re.compile(r",\s+((?:[A-Z][a-z’'-]+\s+){1,2}[A-Z][a-z’'-]+),\s")
_OUTLET = re.compile(
    r"\b(?:daily|weekly|newspaper|paper|agency|channel|network|station|broadcaster|magazine|website|tabloid|journal)"
    r"\s+((?:[A-Z][\w’'-]+\s?){1,4})$"
)
_SPEAKERS = frozenset({"person", "state", "organization", "outlet", "office", "group"})


_KIN = "|".join(row["word"] for row in table("relations") if row["sense"] == "kin")
_KIN_OF = re.compile(rf"(?:\w+ ){{0,3}}(?:{_KIN})(?:-in-law)? of\b", re.IGNORECASE)
"""Somebody's kin is not that somebody: "the brother of the president"."""


def _stands_at(one: Mention, place: int) -> bool:
    """Whether a mention, or the words of office beside it, stand at a place."""
    beside = one.title is not None and one.title.start <= place < one.title.end
    return beside or one.span.start <= place < one.span.end


class Speaker:
    """Who speaks: an actor's id, the document's own id, or nobody in particular (None)."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.mentions = sorted(reading.records(Mention), key=lambda one: one.span)
        self.starts = [one.span.start for one in self.mentions]
        self.reach = max((one.span.end - one.span.start for one in self.mentions), default=0)
        self.actors = reading.knowledge.actors
        self.persons = {one.actor for one in self.mentions if one.type == "person" and one.actor}
        self.voice = self._voice()
        self.text = reading.text
        self.words = {
            f"{a}{one.span.text.lower()}": one.actor for one in self.mentions if one.actor for a in ("", "the ")
        }
        self.issuers = Issuers(reading.text, Mentioned(self.mentions))

    def of(self, one: Draft, last: str | None) -> str | None:
        """The actor behind a draft's source; `last` is who spoke before."""
        if one.source is None:
            return None
        words = one.source.text.lower()
        if words in _FIRST_PERSON:
            return self._actor(one.source, one.head) or self.voice
        if words in _GENDER and one.opens and last and self._fits(last, _GENDER[words]):
            return last
        if words in _RELATIVE:
            return self._antecedent(one.source, one.head)
        return self._actor(one.source, one.head) or self._stood_for(one.source, words, last)

    def _stood_for(self, source: Span, words: str, last: str | None) -> str | None:
        """Who speaks by a text, a pronoun or a name that is no mention."""
        if found := self.issuers.of(source):
            return found
        if words in _THINGS:
            return self.issuers.before(source) or (last if last not in self.persons else None)
        return last if words in _THIRD_PERSON else self._named(source)

    def _named(self, span: Span) -> str | None:
        """Who speaks by a name that is no mention: one named elsewhere in the text, or a full name."""
        if _NAME.fullmatch(span.text):
            known = [one for one in self.mentions if one.actor and one.span.text.split()[-1] == span.text.split()[-1]]
            if known:
                return min(known, key=lambda one: (one.type != "person", -len(one.span.text))).actor
        if again := self.words.get(span.text.lower()):
            return again
        if outlet := _OUTLET.search(span.text):
            return self.actors.identify(outlet[1], "outlet")
        name = _FULL_NAME.fullmatch(span.text)
        if name is None and span.text[:1].isalpha():
            name = _APPOSED.match(self.text, span.end)
        return self.actors.identify(name[1]) if name else None

    def _fits(self, actor: str, gender: str) -> bool:
        """Whether an actor can be meant by "he" or "she": a person of that gender, or of none that is known."""
        known = self.actors.by_id.get(actor)
        person = actor in self.persons
        return person and (known is None or known.gender in {"", gender})

    def _antecedent(self, span: Span, head: int) -> str | None:
        """Whom a relative word stands for: what is named where it belongs to, else right before it, else nearest."""
        if head >= 0 and head < span.start:
            over = [one for one in self.mentions if _stands_at(one, head) and one.type in _SPEAKERS]
            near = [one for one in self.mentions if 0 < span.start - one.span.end <= len(", ") and one.type == "person"]
            return (over or near)[-1].actor if over or near else None
        types = {"person"} if span.text.lower() == "who" else {"organization", "state", "outlet", "office"}
        for one in reversed(self.mentions[: bisect_left(self.starts, span.start)]):
            if span.start - one.span.end > _REACH:
                return None
            if one.type in types and one.actor:
                return one.actor
        return None

    def hearer(self, span: Span | None) -> str | None:
        """The actor that a draft's addressee names."""
        return self._actor(span, -1) if span else None

    def _actor(self, span: Span, head: int) -> str | None:
        over = [one for one in self._over(span) if one.type in _SPEAKERS and not self._is_of(one, span)]
        if not over:
            return self._apposed(span)
        if (apposed := self._apposed(span)) and not any(one.type == "person" for one in over):
            return apposed
        held = [one for one in over if one.span.start <= head < one.span.end]
        if not held and all(one.how == "pronoun" for one in over) and not self._is_delegate(span, head):
            return None
        if not held and _KIN_OF.match(span.text):
            return None
        best = max(held or over, key=lambda one: (one.type == "person", one.span.end - one.span.start))
        return best.actor

    def _is_of(self, one: Mention, span: Span) -> bool:
        """Whether a description goes on with whose it is, and so means another: "the secretary | of the union"."""
        return one.how == "description" and self.text.startswith(" of ", one.span.end) and one.span.end + 4 < span.end

    def _is_delegate(self, span: Span, head: int) -> bool:
        """Whether the head of a source speaks for its owner: "his spokesman"; one's guests and critics do not."""
        word = re.match(r"[\w’'-]+", self.text[head:]) if head >= 0 else None
        return len(span.text.split()) == 1 or word is None or word[0].lower() in DELEGATES

    def _apposed(self, span: Span) -> str | None:
        """The person named right behind an office: "the ministry's spokesman, Lin Bao,"."""
        for one in self.mentions[bisect_left(self.starts, span.end) :][:1]:
            if one.type == "person" and one.how == "name" and one.span.start - span.end == 2 and one.actor:
                return one.actor
        return None

    def _over(self, span: Span) -> list[Mention]:
        low = bisect_left(self.starts, span.start - self.reach)
        high = bisect_right(self.starts, span.end - 1)
        return [one for one in self.mentions[low:high] if one.span.start < span.end and span.start < one.span.end]

    def _voice(self) -> str:
        """Whose text it is: the actor of its first persons in a primary text, else the document itself."""
        if self.document.genre not in {"statement", "message"} and self.document.parent is None:
            return self.document.id
        own = Counter(
            one.actor
            for one in self.mentions
            if one.how == "pronoun" and one.actor and one.span.text.lower() in _FIRST_PERSON
        )
        return own.most_common(1)[0][0] if own else self.document.id
