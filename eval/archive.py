"""Read a fixed sample of the archive, link it, and check what has to hold whatever the readers find.

    python eval/archive.py [--texts 150] [--seed 20241124]

Every span is its text, every text gives a document, there is no document and no step that verbale fails on.
`--texts 0` reads all of it. The whole archive is the benchmark's (`benchmarks/read.py --all`).
"""

import argparse
import gzip
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from verbale.case import Case
from verbale.cli.checks import count_spans
from verbale.errors import FAULT
from verbale.model.records import Problem

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT.parent / "shared" / "archive"


def sample(texts: int, seed: int) -> list[str]:
    """The drawn rows, or all, in the archive's order."""
    rows = []
    for path in sorted(ARCHIVE.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows.extend(file)
    return [rows[at] for at in sorted(random.Random(seed).sample(range(len(rows)), texts))] if texts else rows


def faults(case: Case, texts: int) -> Iterator[str]:
    """What does not hold, one line each."""
    spans, wrong = count_spans(case.dossier)
    if wrong:
        yield f"{wrong} of {spans} spans are not their text"
    for problem in case.records(Problem):
        if problem.remedy == FAULT:
            yield f"{problem.where}: {problem.what}: {problem.why}"
    missing = texts - sum(document.parent is None for document in case.dossier.documents.values())
    told = sum(problem.what.startswith("the same text as") for problem in case.records(Problem))
    if missing > told:
        yield f"{missing - told} texts gave no document"


def main() -> int:
    """1 where something does not hold."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--texts", type=int, default=150)
    args.add_argument("--seed", type=int, default=20241124)
    given = args.parse_args()
    if not ARCHIVE.exists():
        print("../shared/archive is absent: there is nothing to read")
        return 0
    rows = sample(given.texts, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.jsonl"
        path.write_text("".join(rows), encoding="utf-8")
        with Case.create(Path(folder) / "sample.case") as case:
            report = case.read([path])
            broken = list(faults(case, len(rows)))
            spans, wrong = count_spans(case.dossier)
    print(f"{report}")
    for line in broken:
        print(line)
    print(f"true spans: {spans - wrong} of {spans} ({1 - wrong / max(1, spans):.6f})")
    print(f"what has to hold of {len(rows)} texts: {'it does' if not broken else 'BROKEN'} ({1 - bool(broken):.1f})")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
