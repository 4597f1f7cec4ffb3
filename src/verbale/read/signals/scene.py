"""A document as the signal reader sees it: its paragraphs with what stands in them, and who those named are."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from verbale.model.records import Date, Mention, Quotation
from verbale.model.span import Span
from verbale.read.reading import Reading
from verbale.read.signals.page import Page, Place, When, Words
from verbale.read.signals.standing import Standing


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
        for mention in mentions:
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
            page.settle()
            for actor, title in page.apposed:
                self.titles[actor].append(title)
                self._beside[actor].append(title)

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

    @cached_property
    def _by_index(self) -> dict[int, Page]:
        return {page.index: page for page in self.pages}


def _hull(quotation: Quotation) -> Iterator[Span]:
    if quotation.source:
        yield quotation.source
    if quotation.cue:
        yield quotation.cue
    yield from quotation.content
