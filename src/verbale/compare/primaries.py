"""The primary texts of a case: whose words they are, when, and which sentences they have.

A primary text is an actor's own word: a statement or message, a text reproduced in another document, or the text that
a signal names as its own.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from verbale.compare.meaning import sentence_model
from verbale.compare.retranslation import Scale
from verbale.compare.terms import Named, Terms, terms_of
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import compatible, earliest, is_edtf, latest
from verbale.model.laid import Laid
from verbale.model.records import Dated, Mention, Quotation, Segment, Signal
from verbale.model.span import Bounds, Span
from verbale.model.voices import Voices

_OWN = frozenset({"statement", "message"})
_ASIDE = frozenset({"title", "byline", "dateline", "heading", "caption", "footnote", "teaser", "boilerplate"})
_NOTHING: Laid[Bounds] = Laid(())

HELD = 512
"""Documents whose sentences stay in memory at a time."""

SAMPLE = 200
"""Documents from which it is learnt how common a word is."""


class Primary(NamedTuple):
    """One primary text; `number` is its place among them."""

    number: int
    document: str
    sender: str | None
    state: str | None
    date: str | None
    signal: Signal | None


class Sentence(NamedTuple):
    """One sentence with its terms; offsets are the document's."""

    document: str
    start: int
    end: int
    terms: Terms
    stems: frozenset[str]


class Library:
    """The primary texts of a case, and every document's sentences as terms."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._sentences = Sentences(desk)
        self.sentences = lru_cache(HELD)(self._read)  # type: ignore[method-assign]

    @cached_property
    def primaries(self) -> tuple[Primary, ...]:
        """In the order of the documents."""
        signals = {signal.text: signal for signal in self.desk.records(Signal) if signal.text}
        found: list[Primary] = []
        for document in self.desk.dossier.documents.values():
            if document.genre not in _OWN and document.id not in signals:
                continue
            signal = signals.get(document.id)
            sender = signal.sender if signal else self._voice(document.id)
            date = signal.date if signal and signal.date else document.published
            found.append(Primary(len(found), document.id, sender, self.state(sender), _day(date), signal))
        return tuple(found)

    @cached_property
    def scale(self) -> Scale:
        """How common each word is in the case: in its primary texts and the first of the others."""
        first = (primary.document for primary in self.primaries[:SAMPLE])
        documents = dict.fromkeys([*first, *islice(self.desk.dossier.documents, SAMPLE)])
        meaning = sentence_model() if self.desk.knowledge.case.get("meaning") else None
        return Scale((sentence.terms for document in documents for sentence in self.sentences(document)), meaning)

    @cached_property
    def _mentions(self) -> dict[str, Laid[Mention]]:
        found: defaultdict[str, list[tuple[Bounds, Mention]]] = defaultdict(list)
        for mention in self.desk.records(Mention):
            if mention.actor and mention.how != "pronoun":
                found[mention.span.document].append((mention.span.bounds, mention))
        return {document: Laid(some) for document, some in found.items()}

    @cached_property
    def _aside(self) -> dict[str, Laid[Bounds]]:
        found: defaultdict[str, list[tuple[Bounds, Bounds]]] = defaultdict(list)
        for segment in self.desk.records(Segment):
            if segment.role in _ASIDE:
                found[segment.span.document].append((segment.span.bounds, segment.span.bounds))
        return {document: Laid(some) for document, some in found.items()}

    def state(self, actor: str | None) -> str | None:
        """The state of an actor, itself where it is one; None where nobody knows."""
        known = self.desk.knowledge.actors.get(actor) if actor else None
        if known is None:
            return self._told_states.get(actor) if actor else None
        return known.id if known.type == "state" else known.state

    @cached_property
    def _told_states(self) -> dict[str, str | None]:
        return {signal.sender: signal.state for signal in self.desk.records(Signal) if signal.sender}

    def sentences(self, document: str) -> tuple[Sentence, ...]:
        """The sentences of a document's running text, in order: no titles, captions or boilerplate."""
        return self._read(document)

    def _read(self, document: str) -> tuple[Sentence, ...]:
        aside = self._aside.get(document, _NOTHING)
        bounds = [pair for pair in self._sentences.all(document) if not aside.around((pair[0], pair[0] + 1))]
        terms = [self.terms(document, *pair) for pair in bounds]
        return tuple(
            Sentence(document, *pair, own, frozenset(own.stems)) for pair, own in zip(bounds, terms, strict=True)
        )

    def around(self, span: Span) -> Span:
        """The sentence around a span."""
        return self._sentences.span(span)

    def terms(self, document: str, start: int, end: int) -> Terms:
        """The terms of a stretch; who is mentioned counts as who it is."""
        return terms_of(self.desk.text(document)[start:end], tuple(self._names(document, start, end)))

    def _names(self, document: str, start: int, end: int) -> Iterator[Named]:
        """The outermost mentions within a stretch, as the states or people they name."""
        last = -1
        held = self._mentions.get(document)
        inside = [m for m in held.from_within((start, end)) if m.span.end <= end] if held else []
        for mention in sorted(inside, key=lambda mention: (mention.span.start, -mention.span.end)):
            if mention.span.start >= last and mention.actor:
                last = mention.span.end
                yield mention.span.start - start, mention.span.end - start, mention.actor

    def _voice(self, document: str) -> str | None:
        quotations = [quotation for quotation in self.desk.of(Quotation, document) if quotation.content]
        own = Voices(self.desk.document(document), quotations, self.desk.of(Mention, document)).own
        return None if own == document else own


def _day(date: Dated | None) -> str | None:
    return date.value if date and is_edtf(date.value) else None


def agree_in_date(left: str | None, right: str | None) -> bool | None:
    """Whether two dates can be the same; None where one is not known."""
    if left is None or right is None or not (is_edtf(left) and is_edtf(right)):
        return None
    return compatible(left, right)


def is_later(primary: str | None, document: str | None) -> bool:
    """Whether a primary text surely came after a document that would quote it."""
    if primary is None or document is None or not (is_edtf(primary) and is_edtf(document)):
        return False
    first, last = earliest(primary), latest(document)
    return first is not None and last is not None and first > last
