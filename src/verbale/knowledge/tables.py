"""Reviewed data files: how they are found and what a wrong one says.

Every file under `data/` opens with `#` lines: what it is, its source, who reads it, what a row means. Tables are
tab-separated with a header row; nested data is TOML.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from verbale.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
"""The folder of the reviewed data files."""

Row = MappingProxyType[str, str]
"""One row of a table: column name to text; an empty cell is an empty string."""


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `data/NAME.tsv`."""
    return read_table(DATA / f"{name}.tsv")


@cache
def toml(name: str) -> dict[str, Any]:
    """The content of `data/NAME.toml`. Do not change it: it is shared."""
    return read_toml(DATA / f"{name}.toml")


def read_table(path: Path, required: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """The rows of a tab-separated file; KnowledgeError names file and line of a row that does not fit its header."""
    lines = [
        (number, line)
        for number, line in enumerate(read_text(path).splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise KnowledgeError("the table is empty", str(path), "give it a header row and at least one row")
    rows = list(csv.reader((line for _, line in lines), delimiter="\t"))
    header = [cell.strip() for cell in rows[0]]
    if missing := [name for name in required if name not in header]:
        raise KnowledgeError(
            f"the table lacks the column {', '.join(missing)}",
            str(path),
            f"its columns are {', '.join(header)}",
        )
    return tuple(
        _row(header, cells, f"{path}:{number}") for (number, _), cells in zip(lines[1:], rows[1:], strict=True)
    )


def _row(header: list[str], cells: list[str], where: str) -> Row:
    if len(cells) > len(header):
        raise KnowledgeError(f"a row has {len(cells)} cells under {len(header)} columns", where, "check its tabs")
    filled = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
    return MappingProxyType(dict(zip(header, filled, strict=True)))


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; KnowledgeError with line and column where it is none."""
    return parse_toml(read_text(path), str(path))


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """The content of TOML text; KnowledgeError names `where` it stands."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"this is not TOML: {error}", where, "mend the line it names") from error


def read_text(path: Path) -> str:
    """The text of a data file; KnowledgeError where it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"the data file cannot be read: {error.strerror}", str(path)) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("the data file is not UTF-8", str(path), "save it as UTF-8") from error
