"""How many quotations a second, the aligner and tantivy with a word aligner in turns, and the growth with the texts.

    python benchmarks/speed.py                                 10,000 and 100,000 texts, 2,000 quotations, four rounds

A hundred quotations go to each in turn, so that whatever else the machine does falls on all alike; of each quotation
the median of the rounds counts, in processor time and by the clock. The ten best texts of tantivy are aligned by edlib
on word ids (`peers.py`); the aligner shows passages, edits and verdict.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from planted import Collection, Planted

from align import build
from verbale.align.archive import Archive
from verbale.align.verdict import judge

ROOT = Path(__file__).resolve().parent.parent
CHUNK = 100
Asked = tuple[str, Callable[[str], object], list[Planted]]


def measure(asked: list[Asked], rounds: int) -> dict[str, dict[str, float]]:
    """Quotations a second of each, by processor time and by the clock."""
    spent: dict[str, list[list[tuple[float, float]]]] = {name: [[] for _ in some] for name, _, some in asked}
    for _ in range(rounds):
        for low in range(0, max(len(some) for _, _, some in asked), CHUNK):
            for name, answer, some in asked:
                for number, item in enumerate(some[low : low + CHUNK], low):
                    cpu, clock = time.process_time(), time.perf_counter()
                    answer(item.quotation)
                    spent[name][number].append((time.process_time() - cpu, time.perf_counter() - clock))
    report = {}
    for name, times in spent.items():
        cpu, clock = (sum(median(one[kind] for one in held) for held in times) for kind in (0, 1))
        report[name] = {"queries/s": len(times) / cpu, "queries/s by the clock": len(times) / clock}
    return report


def main() -> int:
    """Print one JSON object with all figures."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--texts", type=int, nargs="+", default=[10_000, 100_000])
    args.add_argument("--queries", type=int, default=2000)
    args.add_argument("--rounds", type=int, default=4)
    args.add_argument("--seed", type=int, default=11)
    args.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "archive")
    args.add_argument("--alone", action="store_true", help="leave tantivy out")
    given = args.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="speed-"))
    try:
        print(json.dumps(run(folder, given), indent=1))
    finally:
        shutil.rmtree(folder)
    return 0


def run(folder: Path, given: argparse.Namespace) -> dict[str, object]:
    """Figures of each size, the ratio to tantivy at the largest, and growth from the smallest."""
    asked: list[Asked] = []
    for size in given.texts:
        collection = Collection(given.folder, size, given.seed)
        planted = collection.plant(given.queries)
        place = folder / str(size)
        place.mkdir()
        build(place, collection)
        corpus = Archive.open(place / "archive").corpus
        asked.append((f"verbale, {size} texts", lambda words, corpus=corpus: judge(corpus.find(words)), planted))
    if not given.alone:
        from peers import build_tantivy

        asked.append((f"tantivy, {size} texts", build_tantivy(place / "texts.jsonl", place), planted))
    found = measure(asked, given.rounds)
    first, last = (found[f"verbale, {size} texts"]["queries/s"] for size in (given.texts[0], given.texts[-1]))
    ratio = {} if given.alone else {"ratio to tantivy": last / found[asked[-1][0]]["queries/s"]}
    return {**found, "growth": first / last, **ratio}


if __name__ == "__main__":
    sys.exit(main())
