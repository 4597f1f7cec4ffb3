"""`verbale archive`: cases come in with their signals, and phrases are counted by whom and toward whom."""

import json
from pathlib import Path

import pytest

from verbale.cli.main import main

LINES = [
    {
        "date": "2031-01-05",
        "text": "The cabinet of Chile sent a message to Denmark. Her Excellency was wished a safe year.",
    },
    {
        "date": "2032-01-05",
        "text": "The cabinet of Chile sent a message to Norway. Her Excellency was wished a calm year.",
    },
    {
        "date": "2032-03-05",
        "text": "The cabinet of Chile sent a letter to Peru about the dam in the upper valley, they say.",
    },
]


def test_a_phrase_is_counted_by_whom_and_toward_whom(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "texts.jsonl"
    rows.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    agency = str(tmp_path / "agency")
    assert main(["archive", "add", agency, str(rows)]) == 0
    capfd.readouterr()
    assert main(["archive", "search", agency, "Her Excellency", "--toward", "Peru", "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert sorted(found["uses"]["by_pair"]) == [["Chile", "Denmark", 1], ["Chile", "Norway", 1]]
    assert found["toward"] == {"name": "Peru", "texts": 1, "with": 0}
    assert main(["archive", "search", agency, "Her Excellency"]) == 0
    shown = capfd.readouterr().out
    assert "By whom, toward whom" in shown and "2032" in shown
