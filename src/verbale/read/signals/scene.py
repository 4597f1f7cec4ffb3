"""A document as the signal reader sees it: its paragraphs with what stands in them, and who those named are."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import structs

from verbale.model.records import Date, Mention, Quotation
from verbale.model.span import Span
from verbale.read.reading import Reading
from verbale.read.signals.page import Page, Place, When, Words
from verbale.read.signals.standing import Standing

ADJECTIVE = re.compile(r"\b(?:(?:North|South|Saudi|New|Sri|Costa|East|West)\s)?[A-Z][a-z]{3,}\b")
NEAR = 160
"""Characters around a telling in which the other state may be named."""


class Scene(Standing):
    """The pages of one document and what is known of those named in it."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.pages = [Page(i, passage.text, passage.role, doc) for i, passage, doc in reading.paragraphs()]
        self._spread(reading.records(Mention), reading.records(Date), reading.records(Quotation))

    def _spread(self, mentions: Iterable[Mention], dates: Iterable[Date], quotations: Iterable[Quotation]) -> None:
        starts = [(low, page.index) for page in self.pages for low in self._pieces(page)]
        starts.sort()
        keys = [low for low, _ in starts]
        for mention in map(self._righted, mentions):
            for page, start, end in self._local(mention.span, starts, keys):
                page.mentions.append(Place(start, end, mention))
        for date in dates:
            for page, start, end in self._local(date.span, starts, keys):
                page.dates.append(When(start, end, date))
        for quotation in quotations:
            parts = [part for span in _hull(quotation) for part in self._local(span, starts, keys)]
            if parts:
                page = parts[0][0]
                own = [part for part in parts if part[0] is page]
                page.words.append(Words(min(p[1] for p in own), max(p[2] for p in own), quotation))
        for page in self.pages:
            page.adjectives.extend(self._adjectives(page))
            page.settle()
            self.owners |= page.owners
            for actor, title in page.apposed:
                self.titles[actor].append(title)
                self._beside[actor].append(title)

    def _righted(self, mention: Mention) -> Mention:
        """A description that names another state than that of him it was taken for stands for that state."""
        if mention.how != "description" or mention.type != "person" or mention.actor is None:
            return mention
        named = self.state_in(mention.span.text)
        others = self._beside.get(mention.actor) and self.state(mention.actor)
        return structs.replace(mention, actor=named) if named and others and named != others else mention

    def _adjectives(self, page: Page) -> Iterator[Place]:
        """Where a page names a state by what is its, outside of every mention: "the Norlander envoy"."""
        taken = [(place.start, place.end) for place in page.mentions if place.mention.actor]
        for match in ADJECTIVE.finditer(page.text):
            state = self.state_of_word(match[0])
            if state and not any(low < match.end() and match.start() < high for low, high in taken):
                span = self.reading.span(page.index, *match.span())
                yield Place(*match.span(), Mention(id="", span=span, type="state", actor=state, how="description"))

    def _pieces(self, page: Page) -> Iterator[int]:
        return (piece.source for piece in self.reading.passages[page.index].pieces)

    def _local(self, span: Span, starts: list[tuple[int, int]], keys: list[int]) -> Iterator[tuple[Page, int, int]]:
        at = bisect_left(keys, span.start + 1) - 1
        if at < 0:
            return
        index = starts[at][1]
        passage = self.reading.passages[index]
        start, end = passage.at(span.start), passage.at(span.end)
        if start is not None:
            yield self._by_index[index], start, end if end is not None else len(passage.text)

    def is_foreign(self, sender: str | None, spans: Iterable[Span]) -> bool:
        """Whether words of a sender concern another state: also where written from its capital, or by an adjective."""
        own, places = self.state(sender), list(spans)
        if own is not None and self.seat not in (own, None):
            return True
        found = (
            self.state(one.mention.actor) for page in self.pages for one in (*page.adjectives, *page.mentions)
            if one.mention.type not in ("place", "outlet")
            and any(low.start - NEAR <= one.mention.span.start < low.end + NEAR for low in places)
            and (one.mention.type != "person" or any(s.start <= one.mention.span.start < s.end for s in places))
        )  # fmt: skip
        return (own is not None and any(state not in (own, None) for state in found)) or super().is_foreign(
            sender, places
        )

    @cached_property
    def _by_index(self) -> dict[int, Page]:
        return {page.index: page for page in self.pages}


def _hull(quotation: Quotation) -> Iterator[Span]:
    if quotation.source:
        yield quotation.source
    if quotation.cue:
        yield quotation.cue
    yield from quotation.content
