"""What verbale knows of the world: one value that readers are given, the case's own file on top of the shipped ones."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Knowledge:
    """The reviewed facts behind a reading. `digest` changes whenever a fact does, so that documents are read again."""

    digest: str = ""
    case_file: Path | None = None


def load_knowledge(case_file: Path | None = None) -> Knowledge:
    """The shipped knowledge, with the rows of `case_file` (TOML) before it where one is given."""
    return Knowledge(case_file=case_file)
