"""Units of a text: sentences, or the parts of them that one voice answers for."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span as Tokens

from verbale.knowledge.tables import toml
from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention, Quotation
from verbale.model.span import Bounds, Span
from verbale.read.asides import holder_aside
from verbale.read.reading import Reading

PRIMARY = frozenset({"statement", "message", "readout"})
"""Genres in which a state speaks for itself."""
ROLES = ("body", "footnote")
"""Roles of segments that hold claims."""
_WORDS = re.compile(r"\w+")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_OFTEN = 4
"""How often an unquoted "we" or "our" makes a text one that speaks for its own side."""
_OFFICE = re.compile(
    r"\b(?:minister|president|premier|chancellor|secretary|spokes\w+|ambassador|envoy|government|ministry|king|queen)\b",
    re.I,
)
_RETIRED = re.compile(r"\b(?:former|retired|ex-\w+|one-time|erstwhile|analysts?|professor|lecturer|historian)\b", re.I)
_TITLE = 24
"""Characters around a speaker's name in which an office and its state may stand."""
_NOBODY = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?P<who>(?:growing |widespread )?(?:speculation|rumou?rs|suspicions?))\b[^,.;]{0,40}? that\b",
        r"\b(?P<who>it (?:is|was|has been) (?:also |now |often |widely )?"
        r"(?:said|claimed|whispered|rumou?red|suggested|alleged|believed|thought|held|assumed|supposed|put about)"
        r"(?: (?:in|by|among|at|that) [^,.;]{2,40}?)?) that\b",
        r"\bthere (?:are|is) (?:also |even )?(?P<who>those|some|many|people|voices|others|one school)\b"
        r"[^.;]{0,60}? (?:who|that|which) "
        r"(?:swears?|says?|believes?|thinks?|argues?|insists?|suspects?|claims?|maintains?|holds?|sees?)\b",
    )
)
_LEAST = 4
"""Words a quotation must have to be a unit of its own: shorter ones are words of the sentence they stand in."""


@cache
def not_saying() -> re.Pattern[str]:
    """Cues of quotations that hand over no words."""
    return re.compile(rf"(?:.* )?(?:{'|'.join(toml('claims')['holders']['not_saying'])})", re.I)


@cache
def people() -> re.Pattern[str]:
    """Words for somebody who says something, without a name."""
    return re.compile(toml("claims")["holders"]["people"], re.I)


def _holds_office(one: Mention) -> bool:
    """Whether the words beside a name are those of an office held today."""
    if one.actor is None or one.title is None:
        return False
    return _OFFICE.search(one.title.text) is not None and _RETIRED.search(one.title.text) is None


class Unit(NamedTuple):
    """`text` is the whole passage; the unit is `text[start:end]`, part of the sentence `tokens`."""

    passage: int
    text: str
    start: int
    end: int
    tokens: Tokens
    holder: str | None
    holder_span: Span | None
    quotation: Quotation | None

    @property
    def words(self) -> str:
        """The unit's own text."""
        return self.text[self.start : self.end]

    @property
    def sentence(self) -> Bounds:
        """The sentence it stands in."""
        return self.tokens.start_char, self.tokens.end_char


class Units:
    """Who answers for what in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentioned = Mentioned(reading.records(Mention))
        spoken = [one for one in reading.records(Quotation) if self._is_speech(one)]
        self._spoken = sorted(
            (
                (part.start, part.end, quotation)
                for quotation in spoken
                for part in quotation.content
                if len(_WORDS.findall(part.text)) >= _LEAST
            ),
            key=lambda held: held[:2],
        )
        self._starts = [held[0] for held in self._spoken]
        self._longest = max((end - start for start, end, _ in self._spoken), default=0)
        self.primary = reading.document.genre in PRIMARY or self._says_we()
        self.voice = self._voice()
        self._officers = {one.actor for one in self.mentioned.all if one.type == "person" and _holds_office(one)}

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation hands its words to somebody: not "the talks show that", not "considering its brevity"."""
        if quotation.cue is None or quotation.source is None or not_saying().fullmatch(quotation.cue.text):
            return False
        if quotation.speaker or quotation.holder_span or quotation.form == "direct":
            return True
        source = quotation.source
        named = (one for one in self.mentioned.touching(*source.bounds) if one.how != "pronoun" and one.type != "place")
        return people().search(source.text) is not None or any(named)

    def _says_we(self) -> bool:
        """Whether the unquoted text of its own (no reproduced one) speaks of "our" side: a fact sheet, an address."""
        found = [
            start
            for _, passage, _ in self.reading.paragraphs(*ROLES)
            for match in _WE.finditer(passage.text)
            for start, _ in passage.bounds(*match.span())
        ]
        return sum(not any(start <= at < end for start, end, _ in self._spoken) for at in found) >= _OFTEN

    def _voice(self) -> str:
        """Whose words the unquoted text is: the writer of a primary text where it says "I", else the document."""
        if self.primary:
            for mention in self.mentioned.all:
                if mention.how == "pronoun" and mention.actor and mention.span.text in ("I", "my", "My", "me"):
                    return mention.actor
        return self.reading.document.id

    def holder(self, unit: Unit, offset: int) -> tuple[str | None, Span | None]:
        """Who answers for the words at the offset, with the words that name nobody in particular ("speculation")."""
        for nobody in (
            match for pattern in _NOBODY for match in pattern.finditer(unit.text, unit.sentence[0], unit.end)
        ):
            if nobody.start() <= offset and nobody.end() <= offset + len(nobody[0]):
                return None, self.reading.span(unit.passage, *nobody.span("who"))
        if unit.quotation is None and self.reading.document.id == unit.holder:
            aside = holder_aside(self.reading, self.mentioned, unit.passage, unit.text, unit.sentence, offset)
            return aside or (unit.holder, None)
        return unit.holder, unit.holder_span

    def is_own_side(self, unit: Unit, actor: str | None) -> bool:
        """Whether the actor is who answers for the unit, or the state that the speaker holds office in."""
        if self.same_side(actor, unit.holder):
            return True
        source = unit.quotation.source if unit.quotation else None
        if source is None or actor is None:
            return False
        start, end = self._beside(unit.quotation) if unit.quotation else (0, 0)
        if not _OFFICE.search(self.reading.text, start, end):
            return False
        return any(mention.actor == actor for mention in self.mentioned.touching(source.start, end))

    def _beside(self, quotation: Quotation) -> Bounds:
        """Where the office of the one who speaks may stand: about the name, not in what is said."""
        source = quotation.source
        if source is None:
            return 0, 0
        low, high = max(0, source.start - _TITLE), source.end + _TITLE
        for part in quotation.content:
            if part.start >= source.end:
                high = min(high, part.start)
            elif part.end <= source.start:
                low = max(low, part.end)
        return low, max(high, source.end)

    def is_in_office(self, quotation: Quotation) -> bool:
        """Whether the words that name the speaker, or stand beside the name, are those of an office held today."""
        start, end = self._beside(quotation)
        if _RETIRED.search(self.reading.text, start, end):
            return False
        return _OFFICE.search(self.reading.text, start, end) is not None or quotation.speaker in self._officers

    def same_side(self, one: str | None, other: str | None) -> bool:
        """Whether both are one actor, or of one state."""
        if one is None or other is None:
            return False
        return one == other or self._state(one) == self._state(other) is not None

    def _state(self, actor: str) -> str | None:
        known = self.reading.knowledge.actors.get(actor)
        if known is None:
            return None
        return known.id if known.type == "state" else known.state

    def __iter__(self) -> Iterator[Unit]:
        for index, passage, doc in self.reading.paragraphs(*ROLES):
            for tokens in doc.sents:
                if len(tokens) >= _LEAST:
                    yield from self._of_sentence(index, passage.text, tokens)

    def _of_sentence(self, index: int, text: str, tokens: Tokens) -> Iterator[Unit]:
        low, high = tokens.start_char, tokens.end_char
        held = self._within(index, low, high)
        cuts = sorted({low, high, *(edge for start, end, _ in held for edge in (start, end))})
        for start, end in itertools.pairwise(cuts):
            if len(_WORDS.findall(text[start:end])) < _LEAST:
                continue
            over = [(b - a, quotation) for a, b, quotation in held if a <= start and end <= b]
            quotation = min(over, key=lambda pair: pair[0])[1] if over else None
            holder, words = (quotation.speaker, quotation.source) if quotation else (self.voice, None)
            if holder is None and words is not None and words.text in ("I", "we", "We"):
                holder = self.voice
            yield Unit(index, text, start, end, tokens, holder, words if holder is None else None, quotation)

    def _within(self, index: int, low: int, high: int) -> list[tuple[int, int, Quotation]]:
        """The quotations that share words with a stretch of a passage, cut to it, in the passage's offsets."""
        passage = self.reading.passages[index]
        found = []
        for first, last in passage.bounds(low, high):
            nearest = bisect_left(self._starts, first - self._longest)
            for start, end, quotation in self._spoken[nearest : bisect_left(self._starts, last)]:
                a, b = passage.at(max(start, first)), passage.at(min(end, last))
                if end > first and a is not None and b is not None and a < b:
                    found.append((a, b, quotation))
        return found
