"""Where claims come from: who says on whose word, followed back to independent roots.

A graph of sources: an edge from the one who reports to the one reported ("as reported by the Harbour Wire"). A claim's
roots are the sources that report nobody else. Two claims with the same root are one root, however many retell it.
"""

from collections import defaultdict
from collections.abc import Iterable


class Sources:
    """Who relays whom. Names are actor ids, document ids, or the words that name a source; order does not matter."""

    def __init__(self, relays: Iterable[tuple[str, str]] = ()) -> None:
        self._behind: defaultdict[str, set[str]] = defaultdict(set)
        for reporter, reported in relays:
            self.add(reporter, reported)

    def add(self, reporter: str, reported: str) -> None:
        """Notes that the first reports what the second says; nobody relays himself."""
        if reporter != reported:
            self._behind[reporter].add(reported)

    def roots(self, source: str) -> frozenset[str]:
        """The sources at the end of every chain from here; those of a circle stand together as one, its least name."""
        end: set[str] = set()
        for circle in self._ends(source):
            end.add(min(circle))
        return frozenset(end)

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Every group of sources that report each other in a circle, sorted."""
        groups = {self._circle(source) for source in tuple(self._behind)}
        return tuple(sorted(tuple(sorted(group)) for group in groups if len(group) > 1))

    def _ends(self, source: str) -> set[frozenset[str]]:
        """The circles (most of one source only) reached from a source that nothing leads out of."""
        reached = self._reached(source)
        circles = {self._circle(one) for one in reached}
        return {circle for circle in circles if all(self._behind.get(one, set()) <= circle for one in circle)}

    def _circle(self, source: str) -> frozenset[str]:
        """The sources that both relay this one and are relayed by it, itself included."""
        return frozenset(one for one in self._reached(source) if source in self._reached(one))

    def _reached(self, source: str) -> frozenset[str]:
        seen, waiting = {source}, [source]
        while waiting:
            for behind in self._behind.get(waiting.pop(), ()):
                if behind not in seen:
                    seen.add(behind)
                    waiting.append(behind)
        return frozenset(seen)


def independent(claims: Iterable[str], sources: Sources) -> frozenset[str]:
    """The roots behind several claims, each named by its source.

    A claim that rests on several sources counts for those; one source counts once.
    """
    found: set[str] = set()
    for claim in claims:
        found |= sources.roots(claim)
    return frozenset(found)
