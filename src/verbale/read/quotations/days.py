"""When something was said: the date in the sentence of the cue, outside the words that were said."""

import re
from bisect import bisect_left, bisect_right

from verbale.model.records import Date, Dated
from verbale.model.span import Span
from verbale.read.quotations.drafts import Draft
from verbale.read.reading import Reading

_REACH = 160
_BREAK = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"]|\n\s*\n")


class Days:
    """The dates of a document, to be asked for the one that a quotation carries."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.dates = sorted(
            (one for one in reading.records(Date) if one.value and one.type == "date"), key=lambda one: one.span
        )
        self.starts = [one.span.start for one in self.dates]

    def of(self, one: Draft) -> Dated | None:
        """The nearest date in the cue's sentence; None where there is none."""
        if one.cue is None:
            return None
        cue = one.cue
        low = bisect_left(self.starts, cue.start - _REACH)
        high = bisect_right(self.starts, cue.end + _REACH)
        near = [date for date in self.dates[low:high] if self._beside(date.span, cue, one.content)]
        if not near:
            return None
        best = min(near, key=lambda date: abs(date.span.start - cue.start))
        return Dated(str(best.value), (best.span,))

    def _beside(self, date: Span, cue: Span, content: tuple[Span, ...]) -> bool:
        if any(part.start <= date.start and date.end <= part.end for part in content):
            return False
        return _BREAK.search(self.text[min(date.end, cue.end) : max(date.start, cue.start) + 1]) is None
