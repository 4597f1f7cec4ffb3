"""Sources are prepared and read; what is parsed together is read as it is alone."""

import json
from pathlib import Path

from verbale.compose.reading import read_sources
from verbale.intake.sources import sources
from verbale.knowledge.base import load_knowledge

ROWS = (
    "The envoy of Lisk left Port Vale on 3 May 2031. “We shall return,” she said.",
    "No.",
    "The ministry of Arvenia said that two ships had been turned back, and that it would protest.\n\nIt did so.",
)


def test_rows_parsed_together_are_read_as_each_alone(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": text, "date": "2031-05-04"}) + "\n" for text in ROWS), "utf-8")
    rows, knowledge = list(sources([path])), load_knowledge()
    alone = [read for row in rows for read in read_sources([row], knowledge, "")]
    assert list(read_sources(rows, knowledge, "")) == alone
    assert all(read.texts for read in alone)
