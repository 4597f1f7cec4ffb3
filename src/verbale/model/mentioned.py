"""Mentions by place: what other readers ask of the mention records of one document.

    said = Mentioned(reading.records(Mention))
    said.actor_of(span)            # the actor that these words name, None where they name nobody known
    said.head(span)                # the mention behind it: the outermost, leftmost one that covers most of the span
    said.within(span), said.over(span)
    said.before(offset, types=("person",))   # nearest preceding mention, pronouns too if they are resolved

All offsets are those of the stored text; mentions are of one document.
"""

from bisect import bisect_left
from collections.abc import Iterable

from verbale.model.records import Mention
from verbale.model.span import Span, overlap


class Mentioned:
    """The mentions of one document, sorted by place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.all = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self.all]
        self._longest = max((mention.span.end - mention.span.start for mention in self.all), default=0)

    def touching(self, start: int, end: int) -> list[Mention]:
        """Mentions that share a character with the stretch."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [mention for mention in self.all[low:high] if mention.span.end > start]

    def within(self, span: Span) -> list[Mention]:
        """Mentions that lie wholly in the span."""
        return [m for m in self.touching(span.start, span.end) if m.span.start >= span.start and m.span.end <= span.end]

    def over(self, span: Span) -> list[Mention]:
        """Mentions that cover the whole span, the smallest first."""
        found = [m for m in self.touching(*span.bounds) if m.span.start <= span.start and m.span.end >= span.end]
        return sorted(found, key=lambda mention: mention.span.end - mention.span.start)

    def head(self, span: Span) -> Mention | None:
        """The mention that the span is about.

        One that covers the span or as good as all of it; else a resolved person in it (the first); else the first
        resolved mention in it, the longer one where two begin together.
        """
        touching = self.touching(span.start, span.end)
        size = max(1, span.end - span.start)
        whole = [m for m in touching if overlap(m.span.bounds, span.bounds) >= 0.8 * size]
        if whole:
            return min(whole, key=lambda m: (m.actor is None, abs(m.span.end - m.span.start - size)))
        inside = [m for m in touching if m.actor and m.span.start >= span.start]
        for types in (("person",), ("organization", "outlet", "state", "office", "group"), ("place",)):
            if found := [m for m in inside if m.type in types and m.how != "pronoun"]:
                return found[0]
        return inside[0] if inside else None

    def actor_of(self, span: Span) -> str | None:
        """The actor id that the span names."""
        found = self.head(span)
        return found.actor if found else None

    def before(self, offset: int, types: tuple[str, ...] = ("person",)) -> Mention | None:
        """The nearest mention of these types that ends at or before the offset and has an actor."""
        for mention in reversed(self.all[: bisect_left(self._starts, offset)]):
            if mention.span.end <= offset and mention.type in types and mention.actor:
                return mention
        return None
