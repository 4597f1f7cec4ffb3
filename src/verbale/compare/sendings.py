"""Sendings: places that tell of one letter, reply or statement, though they date it or name its giver differently.

Two places tell of one where their texts are of one exchange, the kind is the same, the days lie near, and sender,
addressee or the words around agree; a state that gives out statements every day needs the words.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.sameness import Sameness
from verbale.knowledge.tables import table
from verbale.link.placed import Placed
from verbale.link.tellings import beside, patterns, state_of
from verbale.model.records import Actor, Date, Mention, Signal
from verbale.model.span import Bounds, Span

_FAR = 110  # characters between the words of sending and their date
_AGENT = 90  # characters between a sender's name and the words of sending

_BROKEN = re.compile(r"[;“”\"]|\b(?:until|before|since then|by)\b")
_THAT = re.compile(r"\bthat\s+(?:it|he|she|they|the|an?|[A-Z]\w+)\b")
"""Between a date and a letter: what is dated is the saying ("confirmed on Monday that it had received ...")."""
_NOT_THEN = re.compile(r"\b(?:until|before|after|by|from|following|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_LATER = re.compile(r"\b(?P<way>later|afterwards?|earlier|before)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?:[’']s)?\s+")
_HEAD = 240  # characters of a text told whole in which it says whose it is, and of which day
_PERIOD = re.compile(r"P(\d{1,3})Y")
_YEAR = re.compile(r"(\d{4})")
_NEGATED = re.compile(
    r"\b(?:no|not|never|n['’]t|if|whether|would|will|may|might|could|should)\s+(?:\w+\s+){0,2}$", re.I
)
_SPOKES = re.compile(
    r"(?:\b(?:an?|the|its|his|her)\s+(?:[\w’'-]+\s+){0,3}?)?\bspokes(?:man|woman|person)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?)+|\s+(?:of|for)\s+the\s+\w+)?(?<!\s)"
)
_OWN = {"letter": "sent", "reply": "sent", "statement": "issued"}  # what a date means that stands beside the noun
_FROM = re.compile(r"[^.;:“”\"]{0,24}\b(?:from|in which|wherein)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_WHOSE = re.compile(r"(?:[’']s?)\s+(?:[\w-]+\s+){0,3}", re.IGNORECASE)
_INSIDE = re.compile(r"(?:^|[.,;“\"\n]\s*)in\s+(?:the|his|her|this|that|a|its)\s+(?:\w+\s+)?$", re.IGNORECASE)
_TOWARDS = re.compile(r"\b(?:(?:to|for|towards?)\s+(?:[\w’'-]+\s+){0,4}|by\s+(?:[\w’'-]+,?\s+){0,4})$", re.IGNORECASE)
_NAMED = re.compile(r"[,’s]\s((?:[A-Z][\w’'-]+\s){1,2}[A-Z][\w’'-]+),?\s$")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.?\s+")


class Dating(NamedTuple):
    """A date as a sentence gives it: EDTF and its place."""

    value: str
    span: Span


class Sending(NamedTuple):
    """A place that tells of a letter or statement: the words, the date, who (keys: ids, states, surnames), to whom."""

    kind: str
    moment: str
    cue: Span
    sentence: Bounds
    date: Dating | None
    agent: Span | None
    sender: frozenset[str]
    recipient: frozenset[str]
    primary: bool

    @property
    def document(self) -> str:
        """The document's id."""
        return self.cue.document

    @property
    def parties(self) -> frozenset[str]:
        """The keys of all that the sentence names on either side."""
        return self.sender | self.recipient


_GAP = r"[^.;:!?“”\"]{0,80}?\b"  # what may stand between a noun and its verb, in one clause


def _gap(one: Sending) -> int:
    """Characters between the words of sending and their date."""
    if one.date is None:
        return 0
    return max(one.date.span.start - one.cue.end, one.cue.start - one.date.span.end, 0)


@cache
def _nouns() -> dict[str, str]:
    return {row["kind"]: row["words"] for row in table("sendings") if row["moment"] == "noun"}


@cache
def _cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rows = [row for row in table("sendings") if row["moment"] != "noun"]
    return tuple((row["kind"], row["moment"], _pattern(row["kind"], row["words"])) for row in rows)


def _pattern(kind: str, words: str) -> re.Pattern[str]:
    whole = words.replace("<gap>", _GAP).replace("<noun>", f"(?:{_nouns()[kind]})")
    return re.compile(rf"\b(?:{whole})\b", re.IGNORECASE)


@cache
def _dated(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun right behind its date ("Friday's note", "the 3 May note"), and one right before ("the note of 3 May")."""
    noun = f"(?P<noun>(?i:{_nouns()[kind]}))"
    to = r"(?:(?:to|from|by)\s+(?:the\s+)?(?:(?:[A-Z][\w’'.-]*|of|and)\s+){1,6})?"
    behind = re.compile(rf"(?:[’']s)?\s+(?:[\w-]+\s+){{0,2}}?{noun}\b")
    return behind, re.compile(rf"\b{noun}\s+{to}(?:of|dated|from|on)\s+(?:the\s+)?$")


class Sendings:
    """Reads the places of a case."""

    def __init__(self, same: Sameness) -> None:
        self._same, self._desk = same, same.desk
        self._dates, self._mentions = Placed(self._desk.records(Date)), Placed(self._desk.records(Mention))
        self._states = {actor.id: actor.state for actor in self._desk.records(Actor) if actor.state}

    def all(self) -> Iterator[Sending]:
        """Every place, in the order of the case; of one sentence one for each date."""
        for document in self._desk.dossier.documents:
            nearest: dict[tuple[str, Bounds, Dating | None], Sending] = {}
            for one in self._places(document):
                key = (one.kind, one.sentence, one.date)
                if key not in nearest or _gap(one) < _gap(nearest[key]):
                    nearest[key] = one
            yield from nearest.values()
            if not any(one.primary and one.date for one in nearest.values()) and (whole := self._whole(document)):
                yield whole

    def _whole(self, document: str) -> Sending | None:
        """A text that is told whole, as a sending of its own: by its head."""
        record = self._desk.document(document)
        kind = "letter" if record.genre == "message" else "statement"
        head = self._desk.span(document, 0, min(len(self._desk.text(document)), _HEAD))
        date = self._own_date(head) if record.parent else None
        author = self._author(document)
        if date is None or not author:
            return None
        return Sending(kind, _OWN[kind], date.span, head.bounds, date, None, author, frozenset(), True)

    def _author(self, document: str) -> frozenset[str]:
        """Keys of whose text it is: the sender that signals know, else the first state that its head names."""
        known = [signal for signal in self._desk.records(Signal) if signal.text == document and signal.sender]
        if known:
            return frozenset(key for key in (known[0].sender, known[0].state) if key)
        said = self._mentions.within(document, (0, _HEAD))
        return frozenset([state for m in said if (state := state_of(self._desk, m))][:1])

    def _places(self, document: str) -> Iterator[Sending]:
        text = self._desk.text(document)
        for kind, moment, pattern in _cues():
            for match in pattern.finditer(text):
                if not _NEGATED.search(text, max(0, match.start() - 30), match.start()):
                    cue = self._desk.span(document, *match.span())
                    yield self._read(kind, moment, cue, self._same.sentences.around(cue))
        for date in self._dates.within(document, (0, len(text))):
            for kind in _nouns() if date.type == "date" and date.value else ():
                noun = self._noun(kind, date.span)
                if noun and not _NEGATED.search(text, max(0, noun.start - 30), noun.start):
                    one = self._read(kind, _OWN[kind], noun, self._same.sentences.around(date.span))
                    yield one._replace(date=Dating(date.value or "", date.span))

    def _noun(self, kind: str, date: Span) -> Span | None:
        """The noun that a date stands beside."""
        text, (behind, before) = self._desk.text(date.document), _dated(kind)
        low = max(0, date.start - _FAR)
        match = behind.match(text, date.end) or before.search(text[low : date.start])
        if match is None:
            return None
        shift = 0 if match.re is behind else low
        return self._desk.span(date.document, match.start("noun") + shift, match.end("noun") + shift)

    def _read(self, kind: str, moment: str, cue: Span, sentence: Bounds) -> Sending:
        document = cue.document
        said = [m for m in self._mentions.within(document, sentence) if m.how != "pronoun" or m.type == "person"]
        agent = self._agent(cue, sentence, said)
        senders = self._senders(moment, cue, sentence, said, agent)
        after = [m for m in said if m.span.start >= cue.start and m not in senders]
        primary = bool(self._desk.document(document).parent) and cue.start < _FAR
        return Sending(
            kind=kind, moment=moment, cue=cue, sentence=sentence, agent=agent,
            date=self._own_date(cue) if primary else self._date(cue, sentence),
            sender=self._keys(senders), recipient=self._keys(after), primary=primary,
        )  # fmt: skip

    def _senders(
        self, moment: str, cue: Span, sentence: Bounds, said: list[Mention], agent: Span | None
    ) -> list[Mention]:
        """Whose letter it is: behind "from", before "'s", the subject behind "In the letter, ..."; else who acts.

        Who hands a letter over is not its sender.
        """
        text = self._desk.text(cue.document)
        for m in said:
            if m.span.start >= cue.end and _FROM.match(text[cue.start : m.span.start]):
                return [m]
            if m.span.end <= cue.start and _WHOSE.fullmatch(text[m.span.end : cue.start]):
                return [m]
        if _INSIDE.search(text[max(0, cue.start - 24) : cue.start]):
            behind = [m for m in said if m.span.start >= cue.end and m.type == "person" and m.how != "pronoun"]
            acting = [m for m in behind if not _TOWARDS.search(text, cue.end, m.span.start)]
            return acting[:1]
        before = [m for m in said if m.span.start < cue.start]
        sender = agent if agent is not None else (before[-1].span if before else None)
        found = [m for m in said if sender and sender.start <= m.span.start < sender.end]
        return [] if moment == "arrived" and agent is not None and len(before) > 1 else found

    def _agent(self, cue: Span, sentence: Bounds, said: list[Mention]) -> Span | None:
        """Who gave it out: the spokesman or person nearest before the words, or behind "by"."""
        text = self._desk.text(cue.document)
        low = max(sentence[0], cue.start - _AGENT)
        named = [m.span for m in said if m.type == "person" and m.how == "name"]
        spoken = [self._desk.span(cue.document, *match.span()) for match in _SPOKES.finditer(text, low, cue.start)]
        if apart := _NAMED.search(text, low, cue.start):
            named.append(self._desk.span(cue.document, *apart.span(1)))
        before = [span for span in (*named, *spoken) if low <= span.start and span.end <= cue.start]
        if before:
            return max(before, key=lambda span: span.start)
        behind = [span for span in named if 0 <= span.start - cue.end < 40]
        by = [span for span in behind if re.search(r"\bby\b[^,;.]*$", text[cue.end : span.start])]
        return by[0] if by else None

    def _keys(self, mentions: list[Mention]) -> frozenset[str]:
        found: set[str] = set()
        for mention in mentions:
            state = state_of(self._desk, mention) or self._states.get(mention.actor or "")
            found |= {key for key in (mention.actor, state) if key}
            if mention.type == "person" and mention.how == "name":
                found.add(_TITLE.sub("", mention.span.text).split()[-1].lower())
        return frozenset(found)

    def _date(self, cue: Span, sentence: Bounds) -> Dating | None:
        """The date nearest to the words, where nothing parts them."""
        text, best = self._desk.text(cue.document), None
        for date in self._dates.within(cue.document, sentence):
            between = text[date.span.end : cue.start] if date.span.end <= cue.start else text[cue.end : date.span.start]
            gap = len(between)
            if gap > _FAR or _BROKEN.search(between) or _NOT_THEN.search(text, sentence[0], date.span.start):
                continue
            if self._of_another(cue, date.span):
                continue
            value = self._value(date, sentence)
            if value and (best is None or gap < best[0]):
                best = gap, Dating(value, date.span)
        return best[1] if best else None

    def _of_another(self, cue: Span, date: Span) -> bool:
        """Whether a date is of the saying, or of what else happened ("the New Year's Day earthquake")."""
        text = self._desk.text(date.document)
        if date.end <= cue.start and _THAT.search(text[date.end : cue.start]):
            return True
        match = _BESIDE.match(text, date.end)
        found = patterns().match(text, match.end()) if match else None
        own = f"{_nouns()['letter']}|{_nouns()['statement']}"
        return bool(beside(text, (cue.end, date.start)) or (found and not re.fullmatch(own, found[0], re.IGNORECASE)))

    def _own_date(self, cue: Span) -> Dating | None:
        """The day of a primary text itself, at the words of its head that give it."""
        published = self._desk.document(cue.document).published
        head = self._dates.within(cue.document, (0, cue.end + _FAR))
        if published is None or not head:
            return None
        exact = [date for date in head if date.value == published.value]
        return Dating(published.value, (exact or head)[0].span)

    def _value(self, date: Date, sentence: Bounds) -> str | None:
        if date.type in ("date", "range"):
            return date.value
        years, way = _PERIOD.fullmatch(date.value or ""), _LATER.search(date.span.text)
        if date.type != "duration" or not years or not way:
            return None
        named = [d for d in self._dates.within(date.span.document, (sentence[0] - 400, date.span.start)) if d.value]
        years_named = [int(year[1]) for d in named if d.type == "date" and (year := _YEAR.match(d.value or ""))]
        if not years_named:
            return None
        sign = 1 if way["way"].lower().startswith(("later", "after")) else -1
        return str(years_named[-1] + sign * int(years[1]))
