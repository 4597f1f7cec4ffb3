"""Precedent files say which column is wrong."""

from pathlib import Path

import pytest

from verbale.errors import KnowledgeError
from verbale.knowledge.precedents import COLUMNS, read_precedents, shipped_precedents


def test_a_wrong_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ours.tsv"
    path.write_text(
        "\t".join([*COLUMNS, "weather"]) + "\n" + "\t".join(["2020", "A", *[""] * 9]) + "\n", encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match="weather"):
        read_precedents(path)


def test_every_shipped_row_has_date_sender_and_source() -> None:
    assert all(row.date and row.sender and row.source for row in shipped_precedents())
