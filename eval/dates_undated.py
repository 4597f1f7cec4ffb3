"""Read 240 archive texts with their date of publication and without any, and count where the values still agree.

python eval/dates_undated.py [--wrong]
"""

import argparse
import gzip
import json
import random
import sys
from collections import Counter

import msgspec
from dates_speed import ARCHIVE, reading

from verbale.model.date import compatible, is_edtf
from verbale.model.records import Date
from verbale.read.dates.reader import read_dates
from verbale.read.reading import Reading

FILES = ("kcna_2023_12_2024_11_en.jsonl.gz", "white_house_statements.jsonl.gz")


def verdict(value: str | None, known: str) -> str:
    """How a value found without the date of publication stands to the one found with it."""
    if value is None:
        return "no value"
    if value.startswith("XXXX"):
        return "year unspecified"
    return "agrees" if is_edtf(value) and compatible(value, known) else "wrong"


def main() -> int:
    """Print the counts."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--wrong", action="store_true")
    show = args.parse_args().wrong
    if not ARCHIVE.exists():
        print("../shared is absent: the archive lies there")
        return 0
    counts: Counter[str] = Counter()
    chance = random.Random(11)
    for name in FILES:
        with gzip.open(ARCHIVE / name, "rt", encoding="utf-8") as file:
            rows = file.read().splitlines()
        for row in map(json.loads, chance.sample(rows, 120)):
            dated = reading(row["text"] or "", row["date"][:10])
            blank = msgspec.structs.replace(dated.document, published=None, given=())
            undated = Reading(blank, dated.text, dated.passages, dated.docs, dated.knowledge)
            known = {one.span: one.value for one in read_dates(dated) if isinstance(one, Date)}
            for one in read_dates(undated):
                value = known.get(one.span) if isinstance(one, Date) else None
                if isinstance(one, Date) and value and not value.startswith("P"):
                    counts[found := verdict(one.value, value)] += 1
                    if show and found == "wrong":
                        print(f"{row['date']}  {one.span.text!r}  {one.value}, with its date {value}: {one.why}")
    print(f"{counts.total()} dates: {dict(counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
