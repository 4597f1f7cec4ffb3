"""The primary texts of a case laid out, and where a stretch of a quotation stands in them.

Texts by the same speaker, of the same signal and date come first; others need words that chance would not repeat. What
stands in no primary text of the case is looked for in the archives that it names.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from verbale.align.found import Find, Passage
from verbale.align.query import ask
from verbale.align.search import LONGEST, Corpus
from verbale.align.verdict import judge
from verbale.align.words import split
from verbale.compare.archived import Archived
from verbale.compare.pieces import (
    Piece,
    edit_of,
    edits_in_words,
    finite,
    is_rewording,
    stretches_of,
)
from verbale.compare.primaries import Library, Primary, agree_in_date, is_later
from verbale.compare.retranslation import SAME
from verbale.compare.reworded import FRAGMENT, SHARED, find_reworded
from verbale.compare.terms import terms_of
from verbale.link.desk import Desk
from verbale.model.records import Dated, Quotation, Verdict
from verbale.model.span import Span

SPEAKER, STATE, UNSAID = 3, 2, 1
"""How a quotation's speaker agrees with a primary's sender: the same, of the same state, nobody named."""

TOLD = 0.7
"""The score from which indirect speech is held to tell a sentence: it shows no words to check."""

_ENOUGH, _HALF = 0.6, 0.5
"""The share of a quotation's words that must stand in a text of its own speaker to be held to come from it; of a
fragment that a document which tells of the text ascribes to its sender."""

_RARE, _SURELY = 1e-3, 0.8
"""The expect value, and the share of words, at which a text counts although the dates speak against it."""

_NEAREST = 60
"""Primary texts of one sender that a quotation is laid along: those of the days nearest before its document. An
exchange has fewer; an archive has thousands of one head of state."""

_CORPORA = 64
"""Sets of primary texts that stay indexed at a time."""


class Related(NamedTuple):
    """A primary that a quotation may come from, and how its speaker agrees."""

    primary: Primary
    speaker: int
    told: bool
    """Whether the document tells of the primary's signal."""
    off: bool
    """Whether dates or another speaker speak against it. Either may be told wrong: words that chance would not repeat
    still count."""


class Bench:
    """The primary texts laid out for search, and which documents tell of each."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.library = desk, Library(desk)
        self.primaries = self.library.primaries
        self.corpus = Corpus.of([desk.text(primary.document) for primary in self.primaries])
        self.archived = Archived(desk)
        self._own = lru_cache(_CORPORA)(self._index)
        self._numbers = {primary.document: primary.number for primary in self.primaries}
        self._tells: dict[str, set[int]] = {}
        for primary in self.primaries:
            for span in primary.signal.telling if primary.signal else ():
                self.tell(span.document, primary.document)

    def tell(self, document: str, primary: str) -> None:
        """Notes that a document tells of a primary's signal."""
        self._tells.setdefault(document, set()).add(self._numbers[primary])

    def pieces(self, quotation: Quotation, nested: Sequence[Span]) -> list[Piece]:
        """What became of each stretch of a quotation; none where there is nothing to tell."""
        related = self.related(quotation)
        stretches = stretches_of(quotation, nested)
        if not stretches:
            own = [one for one in related if one.speaker == SPEAKER and one.told]
            found = self.by_meaning(quotation.content, own, TOLD)
            return [found] if found and not found.doubts else []
        return [self.piece(quotation, stretch, related) for stretch in stretches]

    def related(self, quotation: Quotation) -> list[Related]:
        """The primaries that may be the source, the nearest first; never the document itself."""
        document = quotation.content[0].document
        published = self.desk.document(document).published
        found = []
        numbers = {*self._sent_by(quotation.speaker, published), *self._told_in(document)}
        for primary in (self.primaries[number] for number in sorted(numbers)):
            if primary.document == document:
                continue
            off = is_later(primary.date, published.value if published else None) or (
                quotation.date is not None and agree_in_date(quotation.date.value, primary.date) is False
            )
            speaker = self._agreement(quotation, primary)
            told = primary.number in self._told_in(document)
            if speaker == SPEAKER or told:
                found.append(Related(primary, speaker, told, off or not speaker))
        return sorted(found, key=lambda one: (one.off, -one.told, -one.speaker, one.primary.number))

    def _sent_by(self, speaker: str | None, published: Dated | None) -> list[int]:
        """The primaries of a sender: where there are very many, the nearest before the document, and those after."""
        dates, numbers = self._by_sender.get(speaker, ((), ()))
        if len(numbers) <= _NEAREST:
            return list(numbers)
        end = bisect_right(dates, published.value if published else dates[-1])
        start = max(0, end - _NEAREST + _NEAREST // 6)
        return list(numbers[start : start + _NEAREST])

    @cached_property
    def _by_sender(self) -> dict[str | None, tuple[tuple[str, ...], tuple[int, ...]]]:
        """By sender the dates and numbers of the primaries, in the order of their dates."""
        found: dict[str | None, list[tuple[str, int]]] = {}
        for primary in self.primaries:
            if primary.sender:
                found.setdefault(primary.sender, []).append((primary.date or "", primary.number))
        return {sender: tuple(zip(*sorted(sent), strict=True)) for sender, sent in found.items()}  # type: ignore[misc]

    def _index(self, numbers: tuple[int, ...]) -> Corpus:
        return Corpus.of([self.desk.text(self.primaries[number].document) for number in numbers])

    def _told_in(self, document: str) -> Iterable[int]:
        """The numbers of the primaries that a document tells of."""
        return self._tells.get(document, ())

    def _agreement(self, quotation: Quotation, primary: Primary) -> int:
        speaker = quotation.speaker
        if speaker is None:
            return UNSAID
        if speaker == primary.sender or (speaker in quotation.relay and primary.sender in quotation.relay):
            return SPEAKER
        known = self.desk.knowledge.actors.get(speaker)
        body = known is None or known.type != "person"
        same = primary.state is not None and self.library.state(speaker) == primary.state
        return STATE if body and same else 0

    def piece(self, quotation: Quotation, stretch: Sequence[Span], related: list[Related]) -> Piece:
        """The verdict on one stretch: by words in related texts, by meaning there, by words anywhere."""
        text = " ".join(span.text for span in stretch)
        if not 0 < len(ask(text)) <= LONGEST:  # what stands in brackets is not looked for
            return Piece(text, "no-primary", None, why="no words to look for")
        worded = self._by_words(quotation, text, related, _ENOUGH)
        if worded and worded.verdict not in ("altered", "spliced"):
            return worded
        meant = self.by_meaning(stretch, related, SAME)
        if worded and not (meant and is_rewording(worded, meant)):
            return worded
        found = meant or self._anywhere(quotation, text)
        if found is None and 1 < len(split(text)) <= FRAGMENT:
            own = [one for one in related if one.told and one.speaker == SPEAKER and not one.off]
            found = self._by_words(quotation, text, own, _HALF)
        if found is None or not found.primary:
            found = self.archived.look(quotation, text) or found
        if found:
            return found
        if any(one.speaker == SPEAKER and one.told and not one.off for one in related):
            return Piece(text, "not-found", None, why="no text of this speaker in the case holds these words")
        return Piece(text, "no-primary", None, why="the case has no primary text of this speaker and occasion")

    def _by_words(self, quotation: Quotation, text: str, related: list[Related], least: float) -> Piece | None:
        if not related:
            return None
        numbers = tuple(sorted(one.primary.number for one in related))
        corpus = self._own(numbers)
        find = corpus.find(text)
        place = self._nearest(find, corpus, quotation)
        if place is None or place.matched < least:
            return None
        verdict = judge(find, [place])
        if verdict.passage is None or verdict.verdict == "not-found":
            return None
        primary = self.primaries[numbers[place.text]]
        near = next(one for one in related if one.primary is primary)
        if near.off and (find.expect > _RARE or place.matched < _SURELY):
            return None
        if not near.speaker and len(split(text)) < SHARED:
            return None
        return self._worded(text, find, verdict.verdict, place, primary, near.speaker, near.off)

    def _nearest(self, find: Find, corpus: Corpus, quotation: Quotation) -> Passage | None:
        """Of several places, the one whose sentence is most like the quoting one."""
        places = list(corpus.show(find, limit=12))
        if len(places) < 2:
            return places[0] if places else None
        around = self.library.around(quotation.content[0])
        asked = self.library.terms(around.document, around.start, around.end)

        def likeness(place: Passage) -> float:
            text = corpus.read(place.text)
            start = text.rfind("\n", 0, place.hull[0]) + 1
            end = text.find("\n", place.hull[1])
            return self.library.scale.compare(asked, terms_of(text[start : end if end > 0 else len(text)])).score

        return max(places, key=likeness)

    def _anywhere(self, quotation: Quotation, text: str) -> Piece | None:
        """Words that chance would not repeat, in any other primary; a formula is told without an origin."""
        if not self.primaries:
            return None
        find = self.corpus.find(text)
        document = quotation.content[0].document
        others = [place for place in find.passages if self.primaries[place.text].document != document]
        if not others:
            return None
        verdict = judge(find._replace(passages=tuple(others)))
        if verdict.passage is None or verdict.origin == "uncertain":
            return None
        primary = self.primaries[verdict.passage.text]
        if verdict.origin == "formula":
            why = f"{verdict.verdict} in {find.occurrences} texts: a formula, no origin is claimed"
            return Piece(text, verdict.verdict, None, occurrences=find.occurrences, expect=finite(find.expect), why=why)
        return self._worded(text, find, verdict.verdict, verdict.passage, primary, self._agreement(quotation, primary))

    def _worded(
        self,
        text: str,
        find: Find,
        verdict: Verdict,
        place: Passage,
        primary: Primary,
        agreement: int,
        off: bool = False,
    ) -> Piece:
        whole = self.corpus.find(text)
        same = {SPEAKER: "speaker and sender agree", STATE: "the speaker is of the sender's state"}
        speaker = same.get(agreement, "nobody is named as speaker")
        if not agreement:
            speaker = f"another speaker than the sender, {primary.sender or 'who is not known'}"
        return Piece(
            text=text,
            verdict=verdict,
            primary=primary,
            source=tuple(self.desk.span(primary.document, *bounds) for bounds in place.bounds),
            edits=tuple(map(edit_of, place.edits)),
            occurrences=whole.occurrences,
            expect=finite(find.expect),
            score=round(place.matched, 3),
            why=f"{verdict}{edits_in_words(place.edits)}; {speaker}"
            + "; the dates given do not agree" * (off and agreement > 0),
        )

    def by_meaning(self, stretch: Sequence[Span], related: list[Related], least: float) -> Piece | None:
        """The sentence of a related text that says the same in other words."""
        near = [one.primary for one in related if not one.off and (one.told or one.speaker == SPEAKER)]
        return find_reworded(self.library, near, stretch, least) if near else None
