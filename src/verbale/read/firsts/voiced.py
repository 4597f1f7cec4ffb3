"""What the scope of a claim is read from: the mentions and signals of one document."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.knowledge.forms import related
from verbale.model.mentioned import Mentioned
from verbale.model.records import Form, Mention, Signal
from verbale.model.span import Span
from verbale.read.reading import Reading

SENDERS = frozenset({"person", "state", "organization", "office", "group"})
"""Mentions of those who can send."""
NAMED: tuple[Form, ...] = ("letter", "message", "speech", "interview", "commentary", "readout", "talks")
"""Forms that a claim names by a noun of their own."""
WRITTEN = frozenset({"telegram", "cable", "note", "condolence", "sympathy", "greeting"})
"""Nouns of messages, beside the names of forms."""


class Voiced:
    """The mentions of a document by place and by name, and the signals that it tells of."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.said = Mentioned(reading.records(Mention))
        self.signals = reading.records(Signal)

    def named(self, mention: Mention) -> str:
        """The words of the mention; a pronoun, a description or a bare family name gives way to the fullest name."""
        if mention.how == "metonym" or (mention.how == "name" and mention.type != "person"):
            return mention.span.text
        own = mention.span.text if mention.how == "name" else ""
        return self.name(mention.actor, own) or mention.span.text

    def name(self, actor: str | None, own: str = "") -> str | None:
        """The fullest name of an actor in the text: the one of most words, of those the first."""
        names = [one.span.text for one in self.said.all if one.actor == actor and one.how in ("name", "metonym")]
        return max((own, *names), key=lambda text: len(text.split()), default="") or None

    def at(self, index: int, token: Token) -> Mention | None:
        """The acting mention that a token is part of, a person rather than the body around him."""
        for span in self.reading.spans(index, token.idx, token.idx + len(token)):
            over = [one for one in self.said.touching(*span.bounds) if one.type in SENDERS and one.actor]
            if over:
                return min(over, key=lambda one: (one.type != "person", one.span.start - one.span.end))
        return None

    def within(self, index: int, start: int, end: int, types: Iterable[str] = SENDERS) -> Iterator[tuple[int, Mention]]:
        """Mentions of known actors in a stretch of a passage, with where they begin in it."""
        passage = self.reading.passages[index]
        for span in self.reading.spans(index, start, end):
            for mention in self.said.within(span):
                if mention.actor and mention.type in types:
                    yield passage.at(mention.span.start) or 0, mention

    def signal(self, claim: Span, form: str) -> Signal | None:
        """The signal that "the letter" points to: the nearest one told before, else behind, of a form so called."""
        fits = [one for one in self.signals if one.telling and _is_called(one.form, form)]
        before = [one for one in fits if one.telling[0].start <= claim.end]
        if before:
            return max(before, key=lambda one: one.telling[0].start)
        return min(fits, key=lambda one: one.telling[0].start, default=None)


def _is_called(form: Form, noun: str) -> bool:
    """Whether a noun is a name of the form, or of one that may be the same signal."""
    named = next((part for part in NAMED if part.startswith(noun) or noun.startswith(part)), None)
    return related(form, named or ("message" if noun in WRITTEN else "statement"))
