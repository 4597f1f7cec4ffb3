"""Quotations in the archives that a case names: `archives = ["agency"]` in its file, folders made by `archive add`.

The words of an archive's text tell an origin where chance would not repeat them, or where its speaker or date agrees
with the quotation's; else it is a formula, told as such. An archive's texts are not of the case: the record names the
text, its offset, sender and date.
"""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from verbale.align.archive import Archive, Text
from verbale.align.found import Find
from verbale.align.verdict import judge
from verbale.align.words import split
from verbale.compare.pieces import Piece, edit_of, edits_in_words, finite
from verbale.compare.primaries import agree_in_date, is_later
from verbale.link.desk import Desk
from verbale.model.records import Quotation

SHORTEST = 5
"""Words that a stretch has at least: fewer stand everywhere in a large archive."""

LOOKED = 60
"""Texts of a find that are asked whether speaker or date agree."""


class _Held(NamedTuple):
    name: str
    archive: Archive


class Archived:
    """The archives of a case, opened when a quotation is first looked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def _held(self) -> tuple[_Held, ...]:
        knowledge = self.desk.knowledge
        folder = knowledge.case_file.parent if knowledge.case_file else Path()
        return tuple(_Held(str(name), Archive.open(folder / str(name))) for name in knowledge.case.get("archives", ()))

    def look(self, quotation: Quotation, text: str) -> Piece | None:
        """The verdict on a stretch by the first archive that holds it with an origin; else that it is a formula."""
        if not self._held or len(split(text)) < SHORTEST:
            return None
        found = [piece for held in self._held if (piece := self._look_in(held, quotation, text))]
        return next((piece for piece in found if piece.archive), next(iter(found), None))

    def _look_in(self, held: _Held, quotation: Quotation, text: str) -> Piece | None:
        find = held.archive.corpus.find(text)
        agreeing = held.archive.corpus.show(find, self._agreeing(held, find, quotation))
        verdict = judge(find, agreeing)
        if verdict.passage is None or verdict.verdict == "not-found" or verdict.origin == "uncertain":
            return None
        if verdict.origin == "formula":
            why = f"{verdict.verdict} in {find.occurrences} texts of {held.name}: a formula, no origin is claimed"
            return Piece(text, verdict.verdict, None, occurrences=find.occurrences, expect=finite(find.expect), why=why)
        place = verdict.passage
        source = held.archive.text(place.text)
        told = ", ".join(filter(None, [source.sender, source.date]))
        named = f" ({told})" * bool(told)
        where = f"{held.name}/{source.id}:{place.hull[0]}"
        return Piece(
            text, verdict.verdict, None, edits=tuple(map(edit_of, place.edits)), occurrences=find.occurrences,
            expect=finite(find.expect), score=round(place.matched, 3), archive=where,
            why=f"{verdict.verdict}{edits_in_words(place.edits)} in the archive text {where}{named}",
        )  # fmt: skip

    def _agreeing(self, held: _Held, find: Find, quotation: Quotation) -> set[int]:
        """The texts of a find whose sender is the speaker, or whose date is that of the quotation."""
        numbers = [int(text) for hits in find.hits for text in hits.texts[:LOOKED]][:LOOKED]
        return {number for number in numbers if self._agrees(held.archive.text(number), quotation)}

    def _agrees(self, text: Text, quotation: Quotation) -> bool:
        published = self.desk.document(quotation.content[0].document).published
        if is_later(text.date, published.value if published else None):
            return False
        dated = agree_in_date(quotation.date.value, text.date) if quotation.date else None
        sender = self.desk.knowledge.actors.identify(text.sender) if text.sender else None
        return dated is not False and ((sender is not None and sender == quotation.speaker) or bool(dated))
