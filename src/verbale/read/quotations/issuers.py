"""Texts that speak: "the statement says" is the word of whoever issued it."""

import re

from verbale.model.mentioned import Mentioned
from verbale.model.records import Mention
from verbale.model.span import Span
from verbale.read.quotations.words import REPLIES, TEXTS

_TEXT = re.compile(rf"\b(?:{'|'.join(sorted(TEXTS))})\b", re.IGNORECASE)
_SPEAKING = re.compile(rf"\b(?:{'|'.join(sorted(TEXTS | REPLIES))})\b", re.IGNORECASE)
_BREAK = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"‘]|\n\s*\n")
_BY = re.compile(r"\b(?:by|from|of)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?(?: [a-z-]+){0,2} | (?:(?:official|press|joint|written|public) )?")
_NEW = re.compile(r"\b(?:an?|another|the following)(?: [\w-]+){0,2} $", re.IGNORECASE)
_LEAD = 40
"""Characters before the word for a text that its article and adjectives may take."""
_SENTENCE = 300
"""Characters that a sentence may reach back or on from the word for the text."""
_BACK = 600
"""Characters back to the text that "it" stands for: the paragraph before."""
_TYPES = frozenset({"person", "state", "organization", "outlet", "office"})


class Issuers:
    """Who issued the statements and letters of one document."""

    def __init__(self, text: str, mentions: Mentioned) -> None:
        self.text, self.mentions = text, mentions
        self.last: str | None = None

    def of(self, source: Span) -> str | None:
        """The actor behind a source that is a text ("a statement which"); None where it is none or nobody is named."""
        match = _SPEAKING.search(source.text)
        if match is None:
            return None
        place = source.start + match.start(), source.start + match.end()
        self.last = self._issuer(*place) or self.before(source) or self.last
        return self.last

    def before(self, source: Span) -> str | None:
        """The actor behind the text that "it" or "the statement" stands for: the last one whose issuer was told."""
        low = max(0, source.start - _BACK)
        places = [match.span() for match in _TEXT.finditer(self.text, low, source.start)]
        if not places:
            return None
        self.last = next((who for place in reversed(places) if (who := self._issuer(*place))), self.last)
        return self.last

    def _issuer(self, start: int, end: int) -> str | None:
        """Who is named as a text's author: behind "by", as its owner, or before a text that is told of first."""
        stop = _BREAK.search(self.text, end, end + _SENTENCE)
        after = self.mentions.touching(end, stop.start() if stop else end + _SENTENCE)
        behind = [one for one in after if _names(one) and _BY.search(self.text[end : one.span.start])]
        if behind:
            return behind[0].actor
        breaks = [match.end() - 1 for match in _BREAK.finditer(self.text, max(0, start - _SENTENCE), start)]
        begin = breaks[-1] if breaks else max(0, start - _SENTENCE)
        named = [one for one in self.mentions.touching(begin, start) if _names(one) and one.span.end <= start]
        owners = [one for one in named if _OWNED.fullmatch(self.text[one.span.end : start])]
        if not owners and not _NEW.search(self.text[max(0, start - _LEAD) : start]):
            return None
        people = [one for one in named if one.type == "person"]
        return next((one.actor for one in reversed(owners or people or named)), None)


def _names(one: Mention) -> bool:
    return one.actor is not None and one.type in _TYPES and one.how != "pronoun"
