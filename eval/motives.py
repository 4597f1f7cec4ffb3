"""Compare the motive classes of interpretations with the hand-made gold, by the mapping of `eval/motives.md`.

python eval/motives.py
"""

import json
import re
import sys
from pathlib import Path

from verbale.case import read_paths
from verbale.model.records import Interpretation
from verbale.model.span import overlap

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_ROW = re.compile(r"^\| ([a-z-]+) \| ([a-z, -]+) \|$", re.M)


def mapping() -> dict[str, set[str]]:
    """The gold's words for motives, each with the classes that are right for it."""
    text = (ROOT / "eval" / "motives.md").read_text(encoding="utf-8")
    return {word: {part.strip() for part in classes.split(",")} for word, classes in _ROW.findall(text)}


def main() -> int:
    """1 where fewer than eight of ten classes are right of the interpretations found."""
    if not SHARED.exists():
        print("../shared is absent: nothing to compare with")
        return 0
    known = mapping()
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    found = read_paths(paths).records(Interpretation)
    pairs = []
    for gold in sorted((SHARED / "gold" / "seeds").glob("0*.json")):
        path = next(path for path in paths if path.name.startswith(gold.stem))
        text = path.read_text(encoding="utf-8")
        for row in json.loads(gold.read_text(encoding="utf-8"))["interpretation"]:
            if match := _best(row, text, [one for one in found if one.span.text in text]):
                pairs.append((row, match))
    right = 0
    for row, match in pairs:
        keys = {row["motive_key"], *row["alt"].get("motive_key", [])}
        fits = match.motive in set().union(*(known.get(key, {key}) for key in keys))
        right += fits
        if not fits:
            print(f"{row['motive_key']} read as {match.motive}: {match.span.text[:100]!r}")
    print(f"motive class right: {right} of {len(pairs)} found ({right / max(1, len(pairs)):.3f})")
    return int(right < 0.8 * len(pairs))


def _best(row: dict[str, list[list[int]]], text: str, found: list[Interpretation]) -> Interpretation | None:
    """The interpretation whose words share most with the gold's, at least three tenths of both together."""
    weighed = []
    for one in found:
        start = text.find(one.span.text)
        end = start + len(one.span.text)
        shared = sum(overlap((low, high), (start, end)) for low, high in row["spans"])
        whole = sum(high - low for low, high in row["spans"]) + end - start - shared
        weighed.append((shared / whole, one.id, one))
    best = max(weighed, default=None)
    return best[2] if best and best[0] >= 0.3 else None


if __name__ == "__main__":
    sys.exit(main())
