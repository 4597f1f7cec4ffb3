"""The exchange as tables, a drawing and event rows."""

import csv
import io
from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.export.cameo import COLUMNS, rows
from verbale.export.sections.signals import SECTION
from verbale.model.dossier import Dossier
from verbale.model.records import Signal

TEXT = (
    "On January 5, 2024, President Emmanuel Macron sent a letter of condolence to Prime Minister Fumio Kishida."
    " On January 9, 2024, Prime Minister Fumio Kishida sent a message of thanks to President Emmanuel Macron."
)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return read_paths([tmp_path / "a.txt"])


def test_the_exchange_has_a_row_and_a_card_for_every_signal(dossier: Dossier) -> None:
    exchange, cards = SECTION.tables(dossier)
    count = len(dossier.records(Signal))
    assert count >= 2
    assert len(exchange.rows) == len(cards.rows) == count
    assert all(len(row) == len(table.columns) for table in (exchange, cards) for row in table.rows)


def test_the_drawing_has_a_point_for_every_dated_signal(dossier: Dossier) -> None:
    dated = [one for one in dossier.records(Signal) if one.date]
    assert SECTION.drawing is not None
    assert SECTION.drawing(dossier).count("<circle") == len(dated)


def test_event_rows_carry_code_and_place_of_every_signal(dossier: Dossier) -> None:
    table = list(csv.reader(io.StringIO(b"".join(rows(dossier)).decode())))
    assert tuple(table[0]) == COLUMNS
    lines = [dict(zip(COLUMNS, row, strict=True)) for row in table[1:] if row[0] == "signal"]
    assert {line["id"] for line in lines} == {one.id for one in dossier.records(Signal)}
    assert "018" in {line["cameo"] for line in lines}
