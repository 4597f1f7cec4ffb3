"""A matrix as a file of its own: written for colleagues, read back as words of a person.

The format is JSON: `format` ("verbale-matrix"), `version` (1), `matrix` (the record), `readings` and `evidence` (id to
words, so that it can be read without the case), `order` (readings by rank) and `turning` (evidence that the order
rests on).
"""

from pathlib import Path
from typing import Any, Literal

import msgspec

from verbale.compare.inconsistency import LIMITS, standings, turning_points
from verbale.errors import KnowledgeError
from verbale.export.sections.matrix import Cited
from verbale.model.dossier import Dossier
from verbale.model.records import Matrix

FORMAT, VERSION = "verbale-matrix", 1


class Head(msgspec.Struct, frozen=True):
    """What says how the rest is to be read."""

    format: Literal["verbale-matrix"]
    version: int


class MatrixFile(msgspec.Struct, frozen=True):
    """The whole file."""

    matrix: Matrix
    readings: dict[str, str]
    evidence: dict[str, str]
    order: tuple[tuple[str, float, int], ...] = ()
    turning: tuple[str, ...] = ()
    format: str = FORMAT
    version: int = VERSION


def as_file(dossier: Dossier, matrix: Matrix) -> MatrixFile:
    """The matrix with the words of its readings and evidence."""
    cited = Cited(dossier)
    return MatrixFile(
        matrix=matrix,
        readings={one: cited.reading(one) for one in matrix.readings},
        evidence={one: cited.evidence(one) for one in matrix.evidence},
        order=tuple((one.reading, one.inconsistency, one.rank) for one in standings(matrix)),
        turning=turning_points(matrix),
    )


def read_file(path: Path) -> MatrixFile:
    """The matrix of a file; KnowledgeError says why it cannot be used, and nothing of the case is touched."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"cannot be read: {error.strerror or error}", str(path)) from error
    head = _decoded(data, Head, path)
    if head.version > VERSION:
        raise KnowledgeError(
            f"this matrix was written by a newer verbale (version {head.version}; this one reads {VERSION})",
            str(path),
            "nothing was changed: install the newer verbale, or ask for the matrix in version 1",
        )
    found: MatrixFile = _decoded(data, MatrixFile, path)
    if not found.matrix.readings:
        raise KnowledgeError("this matrix is empty: it has no reading", str(path), "nothing was changed")
    if bad := [one for one, weight in found.matrix.weights.items() if not LIMITS[0] <= weight <= LIMITS[1]]:
        raise KnowledgeError(f"a weight lies outside {LIMITS[0]:g} to {LIMITS[1]:g}: {bad[0]}", str(path))
    return found


def _decoded(data: bytes, kind: Any, path: Path) -> Any:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise KnowledgeError(
            f"this is no matrix file: {error}", str(path), "`verbale matrix CASE ID --json` writes one"
        ) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("this is no matrix file: it is not UTF-8", str(path)) from error
