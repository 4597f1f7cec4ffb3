"""Invented texts, read whole: what the readers of claims find in them."""

import tempfile
from pathlib import Path

from verbale.case import read_paths
from verbale.model.dossier import R

HEAD = "The letter from Varenia\n\nBy Jonas Alder\n\nBELMERE, March 18, 2021 (Bay Wire) - "


def read(text: str, kind: type[R], head: str = HEAD) -> tuple[R, ...]:
    """The records of a kind in a report with that text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(head + text, encoding="utf-8")
        return read_paths([path]).records(kind)
