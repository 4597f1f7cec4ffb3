"""Conflicts in texts that have little to do with each other: 300 random archive texts read as one case.

python eval/conflicts_archive.py [--texts 300] [--seed 6] [--cache FILE] [--show 100]
"""

import argparse
import gzip
import json
import pickle
import random
import tempfile
from collections import Counter
from pathlib import Path

from verbale.case import read_paths
from verbale.compose.linking import link_case
from verbale.knowledge.base import load_knowledge
from verbale.model.records import Conflict

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "archive"


def sample(count: int, seed: int) -> list[tuple[str, str]]:
    """Name and text (address, title, body) of `count` texts of all archives, the same ones for the same seed."""
    rows = []
    for path in sorted(ARCHIVE.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows += [(f"{path.name.split('.')[0]}-{n:05d}.txt", line) for n, line in enumerate(lines)]
    return [(name, _text(json.loads(line))) for name, line in random.Random(seed).sample(rows, count)]


def _text(row: dict[str, str]) -> str:
    date = row.get("date") or ""
    return "\n\n".join(part for part in (row.get("title") or "", date, row.get("text") or "") if part)


def main() -> int:
    """Prints the conflicts shown and how many they are for 100 documents."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--texts", type=int, default=300)
    args.add_argument("--seed", type=int, default=6)
    args.add_argument("--cache", type=Path)
    args.add_argument("--show", type=int, default=100)
    given = args.parse_args()
    if given.cache and given.cache.exists():
        memory = pickle.loads(given.cache.read_bytes())
        memory._records = {kind: some for kind, some in memory._records.items() if kind is not Conflict}
        memory._shown = {}
        link_case(memory, load_knowledge())
    else:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in sample(given.texts, given.seed):
                Path(folder, name).write_text(text, encoding="utf-8")
            memory = read_paths(sorted(Path(folder).glob("*.txt")))
        if given.cache:
            given.cache.write_bytes(pickle.dumps(memory))
    shown = memory.records(Conflict)
    for conflict in shown[: given.show]:
        print(f"{conflict.field} {conflict.reading} [{conflict.reader}] {conflict.why}")
        for value in conflict.values:
            where = f"{Path(value.document).name}: {value.span.text!r}" if value.span else value.source
            print(f"    {value.value} | {where}")
    print(f"{len(shown)} conflicts in {given.texts} documents: {100 * len(shown) / given.texts:.1f} in 100")
    print(dict(Counter((conflict.reader, conflict.field) for conflict in shown)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
