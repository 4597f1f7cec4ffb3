"""When, where and on what occasion: what stands around an event in its clause."""

from collections import defaultdict

from spacy.tokens import Token

from verbale.language.clauses import children, subtree_bounds
from verbale.model.date import is_edtf
from verbale.model.laid import Laid
from verbale.model.mentioned import Mentioned
from verbale.model.records import Date, Dated, Mention
from verbale.read.reading import Reading

_LOCATIVE = frozenset({"in", "at", "near", "off", "on", "around", "along", "over", "outside", "inside"})
_OCCASIONAL = frozenset({"over", "after", "following", "during", "amid", "upon", "ahead"})
_BLOCKING = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis")


class Settings:
    """Dates and places of one document, by passage."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.said = Mentioned(m for m in reading.records(Mention) if m.type in ("place", "state"))
        self._dates: defaultdict[int, list[tuple[int, Date]]] = defaultdict(list)
        pieces = Laid(
            ((piece.source, piece.source + piece.length), index)
            for index, passage in enumerate(reading.passages)
            for piece in passage.pieces
        )
        for date in reading.records(Date):
            if date.value and date.type in ("date", "range") and is_edtf(date.value):
                for index in pieces.around((date.span.start, date.span.start + 1))[:1]:
                    self._dates[index].append((reading.passages[index].at(date.span.start) or 0, date))

    def date(self, index: int, low: int, high: int, head: Token) -> Dated | None:
        """The date that stands with the event: hanging from it or its phrase, not from a clause inside it."""
        best: tuple[int, Date] | None = None
        doc = self.reading.docs[index]
        for at, date in self._dates.get(index, ()):
            if not head.sent.start_char <= at < head.sent.end_char:
                continue
            held = doc.char_span(at, at + 1, alignment_mode="expand")
            if held is None or (distance := _steps(held[0], head)) is None:
                continue
            if best is None or distance < best[0]:
                best = (distance, date)
        return Dated(best[1].value or "", (best[1].span,)) if best else None

    def place(self, index: int, head: Token) -> str | None:
        """The words of the place where it was: a place behind a locative preposition of its clause."""
        for child in children(head, "obl", "nmod"):
            if not any(case.lower_ in _LOCATIVE for case in children(child, "case")):
                continue
            spans = self.reading.spans(index, child.idx, child.idx + len(child))
            found = self.said.head(spans[0]) if spans else None
            if found and found.span.start <= spans[0].start < found.span.end:
                return found.span.text
        return None

    def occasion(self, head: Token) -> str | None:
        """The words of what it was about or came after."""
        for child in children(head, "obl"):
            if any(case.lower_ in _OCCASIONAL for case in children(child, "case")):
                low, high = subtree_bounds(child, ("case",))
                words = head.doc.text[low:high]
                return words if len(words) < 160 and not any(c.isdigit() for c in words[:2]) else None
        return None


def _steps(token: Token, head: Token) -> int | None:
    """How many arcs part a date's word from the event or the verb that governs it; None where a clause does."""
    at, steps = token, 0
    while steps < 8:
        if at == head:
            return steps
        if at.dep_ in _BLOCKING or at.dep_ == "ROOT":
            break
        at, steps = at.head, steps + 1
    above = at if at.dep_ in (*_BLOCKING, "ROOT") else None
    up, climbed = head, 0
    while (
        climbed < 4
        and up.head != up
        and up.dep_ in ("xcomp", "obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj", "ccomp")
    ):
        up, climbed = up.head, climbed + 1
        if up == above:
            return steps + climbed + 2
    return None
