"""Measure the aligner: every quotation against its source, with peers in the same run.

    python benchmarks/align.py                                   5,000 texts, 2,000 quotations
    python benchmarks/align.py --texts 100000 --peers tantivy fts5 rapidfuzz

Texts come from ../shared/archive (JSON Lines with `text`), or the folder that --folder names. What each row means:

- recall: the planted passage is among those found, with exactly its span at both ends. Where an edit happens to turn a
  quotation into another text's words, those count as found if they need no more edits.
- precision: of the passages shown at or over the planted place, those with exactly its span; and of those shown
  elsewhere, those that need no more edits than were planted.
- sourced: the verdict claims an origin from the words alone.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from planted import Collection, Planted

from verbale.align.archive import Archive
from verbale.align.found import Find, Passage
from verbale.align.search import Corpus
from verbale.align.verdict import judge

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = {"verbatim": "verbatim", "surface": "verbatim", "elided": "elided", "edited": "altered"}
FLAGS = {"negation": ["negation"], "condition": ["condition"], "number": ["number", "date"]}
PIECE = 3


def build(folder: Path, collection: Collection) -> dict[str, float]:
    """Build the archive in a process of its own, so that its peak memory can be told."""
    texts = folder / "texts.jsonl"
    with texts.open("w", encoding="utf-8") as file:
        for text in collection.texts():
            file.write(json.dumps([text.id, text.text, text.date]) + "\n")
    command = [sys.executable, __file__, "--build", str(texts), str(folder / "archive")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def build_here(texts: Path, folder: Path) -> None:
    """What the other process does: read, tokenise, index; print seconds and peak memory."""
    from verbale.align.archive import Text

    def read() -> Iterable[Text]:
        with texts.open(encoding="utf-8") as file:
            for line in file:
                name, text, date = json.loads(line)
                yield Text(name, text, date)

    started = time.perf_counter()
    archive = Archive.create(folder).add(read())
    seconds = time.perf_counter() - started
    blob = sum(path.stat().st_size for path in folder.glob("*.blob"))
    print(
        json.dumps(
            {
                "texts": len(archive),
                "million words": archive.words / 1e6,
                "build s": seconds,
                "build peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "index MB": (archive.bytes - blob) / 1e6,
                "texts MB": blob / 1e6,
            }
        )
    )


def measure(archive: Archive, planted: list[Planted], numbers: dict[str, int]) -> dict[str, float]:
    """Recall, precision and right verdicts over quotations whose texts are in the archive."""
    found = shown = exact = right = sourced = excused = 0
    misses: list[str] = []
    for item in planted:
        find = archive.corpus.find(item.quotation)
        verdict = judge(find)
        sourced += verdict.origin == "sourced"
        at = archive.corpus.show(find, {numbers[item.text]}, 100)
        hit = any(is_exact(passage, item) for passage in at)
        better = not hit and bool(find.passages) and size_of(find.passages[0]) <= item.edits
        found += hit or better
        excused += better
        judged = [(passage, is_right(passage, item, numbers)) for passage in find.passages]
        shown += len(judged)
        exact += sum(good for _, good in judged)
        fits = verdict.verdict == EXPECTED[item.kind] or (better and verdict.verdict == "verbatim")
        flagged = not item.weight or any(edit.weight in FLAGS[item.weight] for edit in verdict.edits)
        right += fits and flagged
        if not (hit or better) or not (fits and flagged) or not all(good for _, good in judged):
            misses.append(f"{'found' if hit or better else 'MISSED'} {verdict.verdict} {item} -> {find.passages[:1]}")
    if os.environ.get("SHOW"):
        print("\n".join(misses), file=sys.stderr)
    count = len(planted)
    return {
        "recall": found / count,
        "precision": exact / max(shown, 1),
        "verdict right": right / count,
        "called sourced": sourced / count,
        "excused": excused / count,
    }


def is_exact(passage: Passage, item: Planted) -> bool:
    """Whether a passage has exactly the planted span, and the planted pieces where the elision is one."""
    return passage.hull == (item.bounds[0][0], item.bounds[-1][1]) and (
        item.kind != "elided" or passage.bounds == item.bounds
    )


def is_right(passage: Passage, item: Planted, numbers: dict[str, int]) -> bool:
    """Whether a passage shown is exactly the planted one, or lies elsewhere and fits as well."""
    start, end = item.bounds[0][0], item.bounds[-1][1]
    if passage.text == numbers[item.text] and passage.hull[0] < end and start < passage.hull[1]:
        return is_exact(passage, item) or size_of(passage) < item.edits
    return size_of(passage) <= item.edits


def size_of(passage: Passage) -> int:
    """Words added, changed and dropped."""
    return sum(edit.words for edit in passage.edits if edit.op in ("added", "changed") or edit.words < PIECE)


def time_finds(corpus: Corpus, quotations: list[str]) -> float:
    """Seconds a quotation, the verdict included."""
    started = time.perf_counter()
    for quotation in quotations:
        judge(corpus.find(quotation))
    return (time.perf_counter() - started) / len(quotations)


def called_sourced(finds: Iterable[Find]) -> tuple[int, int, int]:
    """How many finds there are, how many hold something word for word, how many are called sourced."""
    total = verbatim = sourced = 0
    for find in finds:
        verdict = judge(find)
        total += 1
        verbatim += verdict.verdict == "verbatim"
        sourced += verdict.origin == "sourced"
        if verdict.origin == "sourced" and os.environ.get("SHOW"):
            print("SOURCED", verdict, find.query.text, file=sys.stderr)
    return total, verbatim, sourced


def memory() -> dict[str, float]:
    """Resident memory of this process now, in MB: its own, and pages of mapped files."""
    status = Path("/proc/self/status").read_text() if Path("/proc/self/status").exists() else ""
    found = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.startswith("Rss")}
    return {f"memory {kind} MB": int(found.get(kind, 0)) / 1024 for kind in ("RssAnon", "RssFile")}


def search_here(folder: Path, questions: Path) -> None:
    """What the searching process does: open, answer all, print seconds a quotation and memory."""
    quotations = json.loads(questions.read_text(encoding="utf-8"))
    before = memory()
    archive = Archive.open(folder)
    archive.corpus.find(quotations[0])
    seconds = time_finds(archive.corpus, quotations)
    after = memory()
    grown = {f"{kind} grown": after[kind] - before[kind] for kind in after}
    print(json.dumps({"queries/s": 1 / seconds, **after, **grown}))


def main() -> int:
    """Print one JSON object with all figures."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--texts", type=int, default=5000)
    args.add_argument("--queries", type=int, default=2000)
    args.add_argument("--seed", type=int, default=11)
    args.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "archive")
    args.add_argument("--peers", nargs="*", default=[], choices=["tantivy", "fts5", "rapidfuzz"])
    args.add_argument("--keep", type=Path, help="keep the archive here")
    args.add_argument("--build", nargs=2, type=Path, help=argparse.SUPPRESS)
    args.add_argument("--search", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = args.parse_args()
    if given.build:
        build_here(*given.build)
        return 0
    if given.search:
        search_here(*given.search)
        return 0
    folder = given.keep or Path(tempfile.mkdtemp(prefix="align-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        print(json.dumps(run(folder, given), indent=1))
    finally:
        if not given.keep:
            shutil.rmtree(folder)
    return 0


def run(folder: Path, given: argparse.Namespace) -> dict[str, object]:
    """All figures of one scale."""
    collection = Collection(given.folder, given.texts, given.seed)
    planted = collection.plant(given.queries)
    short, grave = collection.plant_short(given.queries // 5), collection.plant_grave(given.queries // 5)
    report: dict[str, object] = {"built": build(folder, collection)}
    archive = Archive.open(folder / "archive")
    numbers = {text.id: number for number, text in enumerate(collection.real)}
    inside = [item for item in planted if item.kind != "left out"]
    report["all"] = measure(archive, inside, numbers)
    for kind in EXPECTED:
        report[kind] = measure(archive, [item for item in inside if item.kind == kind], numbers)
    report["5-7 words, one edit"] = measure(archive, short, numbers)
    report["grave edits"] = measure(archive, grave, numbers)
    absent = [item for item in planted if item.kind == "left out"]
    for low, high in ((3, 4), (5, 7), (8, 15), (16, 40), (3, 40)):
        chosen = [item.quotation for item in absent if low <= item.words <= high]
        report[f"left out, {low}-{high} words (all, verbatim, sourced)"] = called_sourced(
            map(archive.corpus.find, chosen)
        )
    collection.drop_versions()
    strangers = [item.quotation for item in collection.plant_left_out(given.queries // 2)]
    report["left out with all versions (all, verbatim, sourced)"] = called_sourced(map(archive.corpus.find, strangers))
    questions = folder / "questions.json"
    questions.write_text(json.dumps([item.quotation for item in planted]), encoding="utf-8")
    command = [sys.executable, __file__, "--search", str(folder / "archive"), str(questions)]
    report["search"] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if given.peers:
        from peers import compare_peers

        report["peers"] = compare_peers(given.peers, folder, collection, planted, short)
    return report


if __name__ == "__main__":
    sys.exit(main())
