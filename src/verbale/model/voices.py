"""Whose words a stretch of a document is: the speaker of the quotation it lies in, the text's sender, or its author.

voices = Voices(document, reading.records(Quotation), reading.records(Mention), reading.records(Signal))
voices.of(span)            # Voice(actor, words, quotation)
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from verbale.model.laid import Laid
from verbale.model.records import Document, Mention, Quotation, Signal
from verbale.model.span import Span

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
"""Words by which a speaker means himself or his side, in small letters."""


class Voice(NamedTuple):
    """Who speaks: an actor's id, the document's own id, or None with the words that name nobody in particular."""

    actor: str | None
    words: Span | None = None
    quotation: Quotation | None = None


class Voices:
    """The quotations of one document by place, and who speaks outside them."""

    def __init__(
        self,
        document: Document,
        quotations: Iterable[Quotation] = (),
        mentions: Iterable[Mention] = (),
        signals: Iterable[Signal] = (),
    ) -> None:
        self._pieces = Laid((span.bounds, (span, quotation)) for quotation in quotations for span in quotation.content)
        self.own = _sender(document, signals) or _first_person(document, mentions) or document.id
        """The actor that sends the text, else the document's id."""
        self.is_primary = self.own != document.id or document.genre in {"statement", "message"}
        """Whether the text is an actor's own word, not a report or an analysis."""

    def quotation(self, span: Span) -> Quotation | None:
        """The smallest quotation with content around the beginning of the span."""
        around = self._pieces.around((span.start, span.start + 1))
        return min(around, key=lambda piece: piece[0].end - piece[0].start)[1] if around else None

    def of(self, span: Span) -> Voice:
        """Whose words they are."""
        quotation = self.quotation(span)
        if quotation is None or (self.is_primary and quotation.speaker is None and quotation.form == "indirect"):
            return Voice(self.own)  # "it is known to everyone that": the sender's own assertion
        words = quotation.holder_span or (quotation.source if quotation.speaker is None else None)
        return Voice(quotation.speaker, words, quotation)


def _sender(document: Document, signals: Iterable[Signal]) -> str | None:
    return next((signal.sender for signal in signals if signal.text == document.id and signal.sender), None)


def _first_person(document: Document, mentions: Iterable[Mention]) -> str | None:
    if document.genre not in {"statement", "message"} and document.parent is None:
        return None
    own = Counter(
        mention.actor
        for mention in mentions
        if mention.how == "pronoun" and mention.actor and mention.span.text.lower() in FIRST_PERSON
    )
    return own.most_common(1)[0][0] if own else None
