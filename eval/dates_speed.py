"""Words a second that the readers of dates and of figures reach on a fixed sample of the archive, in processor time.

python eval/dates_speed.py
"""

import gzip
import json
import random
import sys
import time
from pathlib import Path

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import tokenise
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Dated, Document
from verbale.read.dates.reader import read_dates
from verbale.read.figures.reader import read_figures
from verbale.read.reading import Reading

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "archive"
KNOWLEDGE = load_knowledge()


def reading(text: str, published: str) -> Reading:
    """A text as a document given its date, one passage a line; the readers need no parse."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(line, (Piece(0, at, len(line)),)))
        at += len(line) + 1
    document = Document(id="d", path="d", sha256="", text_sha256="", published=Dated(published), given=("published",))
    return Reading(document, text, tuple(passages), (tokenise(""),) * len(passages), KNOWLEDGE)


def main() -> int:
    """Print the three rates."""
    if not ARCHIVE.exists():
        print("../shared is absent: the archive lies there")
        return 0
    words, dates, figures = 0, 0.0, 0.0
    for path in sorted(ARCHIVE.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = file.read().splitlines()
        for row in map(json.loads, random.Random(1).sample(rows, 100)):
            one = reading(row["text"] or "", row["date"][:10])
            start = time.process_time()
            found = tuple(record for record in read_dates(one) if isinstance(record, Date))
            middle = time.process_time()
            with_dates = Reading(one.document, one.text, one.passages, one.docs, KNOWLEDGE, {Date: found})
            sum(1 for _ in read_figures(with_dates))
            dates, figures = dates + middle - start, figures + time.process_time() - middle
            words += len(one.text.split())
    rates = {"dates": words / dates, "figures": words / figures, "both": words / (dates + figures)}
    print(f"{words} words:", ", ".join(f"{name} {rate:,.0f} words/s" for name, rate in rates.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
