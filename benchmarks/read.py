"""Throughput and memory of reading, as ratios against a plain tokenising pass in the same run.

    python benchmarks/read.py [--texts 600] [--all]

Draws texts from ../shared/archive (`--all`: every one), reads them into a case file with one worker, and lets
`spacy.blank("en")` tokenise the same texts right after. Prints words and documents a second of processor time, peak
memory of each (each runs in a process of its own), the ratio of the two, and the time of the five seeds from a cold
start to the finished page. Absolute figures are this machine's; the ratios travel.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT.parent / "shared" / "archive"
SEEDS = ROOT.parent / "shared" / "seeds"


def sample(count: int | None, out: Path) -> int:
    """Write the drawn rows as one JSON Lines file; the number of words in them."""
    rows = []
    for path in sorted(ARCHIVE.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows.extend(file)
    chosen = rows if count is None else random.Random(20241124).sample(rows, count)
    out.write_text("".join(chosen), encoding="utf-8")
    return sum(len((json.loads(row)["text"] or "").split()) for row in chosen)


def tokenise(path: Path) -> None:
    """The plain pass: every text through the blank English tokeniser."""
    import spacy

    blank = spacy.blank("en")
    with path.open(encoding="utf-8") as file:
        for row in file:
            text = json.loads(row)["text"] or ""
            for start in range(0, len(text), 500_000):
                blank.make_doc(text[start : start + 500_000])


def measured(command: list[str]) -> tuple[float, float, float]:
    """(processor seconds, wall seconds, peak megabytes) of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> int:
    """Print the table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--texts", type=int, default=600)
    args.add_argument("--all", action="store_true")
    args.add_argument("--tokenise", type=Path, help=argparse.SUPPRESS)
    given = args.parse_args()
    if given.tokenise:
        tokenise(given.tokenise)
        return 0
    if not ARCHIVE.exists():
        print("../shared/archive is absent: there is nothing to read")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows, case, page = (Path(folder) / name for name in ("rows.jsonl", "rows.case", "page.html"))
        words = sample(None if given.all else given.texts, rows)
        texts = sum(1 for _ in rows.open(encoding="utf-8"))
        verbale = [sys.executable, "-m", "verbale"]
        read = measured([*verbale, "read", str(rows), "--case", str(case), "--workers", "1"])
        plain = measured([sys.executable, __file__, "--tokenise", str(rows)])
        print(f"{texts} texts, {words} words")
        print(f"{'':28} {'words/s':>10} {'texts/s':>9} {'peak MB':>9}")
        for name, (cpu, _, peak) in (("verbale read, one worker", read), ("spacy.blank('en') alone", plain)):
            print(f"{name:28} {words / cpu:10,.0f} {texts / cpu:9,.1f} {peak:9,.0f}")
        print(f"ratio of processor time      {read[0] / plain[0]:10.1f}   of peak memory {read[2] / plain[2]:.1f}")
        print(f"case file {case.stat().st_size / 1e6:.1f} MB")
        if SEEDS.exists():
            seeds = Path(folder) / "seeds.case"
            reading = measured([*verbale, "read", str(SEEDS), "--case", str(seeds)])
            writing = measured([*verbale, "page", str(seeds), "--out", str(page)])
            total = reading[1] + writing[1]
            cpu = reading[0] + writing[0]
            print(f"five seeds, cold start to the finished page: {total:.2f} s wall, {cpu:.2f} s processor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
