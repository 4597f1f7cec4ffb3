"""How competing readings stand against the evidence: arithmetic over one matrix, nothing else.

After Heuer, "Psychology of Intelligence Analysis" (1999), chapter 8: a reading stands the better the less evidence
speaks against it. Evidence for it does not count, since it may fit every reading as well. Each inconsistent mark
counts with the weight of its evidence (credibility times relevance, 1 where nobody weighed it).
"""

from collections.abc import Iterable
from typing import NamedTuple

from verbale.model.records import Matrix

LIMITS = (0.0, 100.0)
"""What a weight may be; beyond it one piece of evidence would drown all others by its size alone."""

PARTS = (0.0, 10.0)
"""What credibility and relevance may be: their product is a weight."""


class Standing(NamedTuple):
    """A reading with the weight of what is inconsistent with it, and its rank: 1 is the least; equals share a rank."""

    reading: str
    inconsistency: float
    rank: int


def standings(matrix: Matrix, without: str | None = None) -> tuple[Standing, ...]:
    """The readings that nobody rejected, the least inconsistent first; `without` leaves one piece of evidence out."""
    against = dict.fromkeys(live(matrix), 0.0)
    for cell in matrix.cells:
        if cell.mark == "inconsistent" and cell.reading in against and cell.evidence != without:
            against[cell.reading] += matrix.weights.get(cell.evidence, 1.0)
    sums = {reading: round(weight, 9) for reading, weight in against.items()}
    ranks = {weight: 1 + sum(other < weight for other in sums.values()) for weight in sums.values()}
    ordered = sorted(sums, key=lambda reading: sums[reading])
    return tuple(Standing(reading, sums[reading], ranks[sums[reading]]) for reading in ordered)


def live(matrix: Matrix) -> tuple[str, ...]:
    """The readings that nobody rejected."""
    return tuple(reading for reading in matrix.readings if reading not in matrix.rejected)


def turning_points(matrix: Matrix) -> tuple[str, ...]:
    """Evidence on which the order rests: without that single piece, some reading would have another rank."""
    order = _ranks(standings(matrix))
    return tuple(one for one in matrix.evidence if _ranks(standings(matrix, one)) != order)


def undecided(matrix: Matrix) -> tuple[str, ...]:
    """Evidence that says the same of every reading: true or not, it does not help to choose."""
    kept = set(live(matrix))
    marks: dict[str, set[str]] = {one: set() for one in matrix.evidence}
    for cell in matrix.cells:
        if cell.reading in kept and cell.evidence in marks:
            marks[cell.evidence].add(cell.mark)
    return tuple(one for one in matrix.evidence if len(marks[one]) < 2)


def _ranks(found: Iterable[Standing]) -> dict[str, int]:
    return {standing.reading: standing.rank for standing in found}
