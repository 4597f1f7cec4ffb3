"""Things laid along one document: those that stand over a stretch are found without going through all.

laid = Laid((date.span.bounds, date) for date in reading.records(Date))
laid.over((120, 180))      # all that share a character with the stretch, by their starts
laid.from_within((120, 180))   # all that begin in it
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from verbale.model.span import Bounds

T = TypeVar("T")


class Laid(Generic[T]):
    """Things with their bounds, sorted by start; of two with the same bounds the first given stays the first."""

    def __init__(self, things: Iterable[tuple[Bounds, T]]) -> None:
        self._things = sorted(things, key=lambda thing: thing[0])
        self._starts = [bounds[0] for bounds, _ in self._things]
        self._ends = list(accumulate((bounds[1] for bounds, _ in self._things), max))

    def over(self, bounds: Bounds) -> list[T]:
        """All that share a character with the stretch."""
        low = bisect_left(self._ends, bounds[0] + 1)
        high = bisect_left(self._starts, bounds[1])
        return [thing for (_, end), thing in self._things[low:high] if end > bounds[0]]

    def from_within(self, bounds: Bounds) -> list[T]:
        """All that begin in the stretch."""
        low, high = bisect_left(self._starts, bounds[0]), bisect_left(self._starts, bounds[1])
        return [thing for _, thing in self._things[low:high]]

    def around(self, bounds: Bounds) -> list[T]:
        """All that hold the whole stretch."""
        low = bisect_left(self._ends, bounds[1])
        high = bisect_left(self._starts, bounds[0] + 1)
        return [thing for (_, end), thing in self._things[low:high] if end >= bounds[1]]
