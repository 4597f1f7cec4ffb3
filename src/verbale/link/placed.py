"""Dates and mentions by document and place."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from verbale.model.records import Date, Figure, Mention
from verbale.model.span import Bounds

Spanned = TypeVar("Spanned", Date, Figure, Mention)
"""A kind of record with one span."""


class Placed(Generic[Spanned]):
    """Records by document and place."""

    def __init__(self, records: Iterable[Spanned]) -> None:
        self._of: defaultdict[str, list[Spanned]] = defaultdict(list)
        for record in records:
            self._of[record.span.document].append(record)
        for found in self._of.values():
            found.sort(key=lambda record: record.span)
        self._starts = {document: [record.span.start for record in found] for document, found in self._of.items()}

    def within(self, document: str, bounds: Bounds) -> list[Spanned]:
        """The records that begin in a stretch."""
        starts = self._starts.get(document, [])
        return self._of[document][bisect_left(starts, bounds[0]) : bisect_left(starts, bounds[1])] if starts else []
