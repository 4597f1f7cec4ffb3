"""Measure the comparison of two versions of a text: planted changes found, moves found, time.

    python benchmarks/versions.py [--texts 200]

Texts of about 673 words from ../shared/archive. Into each: 8 changes (a word changed, one to five words added or
dropped), and in half of them one sentence moved. A change is found when one has the same words on both sides; where
the words allow an edit to slide (`the [old] man the`), both places count. Peer: rapidfuzz Indel on words alone.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path

from planted import SENTENCE, Collection
from rapidfuzz.distance import Indel

from verbale.align.versions import compare
from verbale.align.words import fold

ROOT = Path(__file__).resolve().parent.parent
WORDS, CHANGES = 673, 8


def plant(rng: random.Random, base: list[str], pool: list[str], move: bool) -> tuple[str, str, list[str], int]:
    """(left, right, the planted changes as words lost and gained, moves)."""
    sentences = [sentence.split() for sentence in SENTENCE.split(" ".join(base))]
    changed: list[str] = []
    right = [list(sentence) for sentence in sentences]
    places = [i for i, sentence in enumerate(right) if len(sentence) > 12]
    moved = rng.choice(places) if move and len(places) > CHANGES + 2 else None
    chosen = [i for i in places if i != moved]
    for i in rng.sample(chosen, min(CHANGES, len(chosen))):
        sentence, at = right[i], rng.randrange(3, len(right[i]) - 7)
        kind, size = rng.choice(("changed", "added", "dropped")), rng.randint(1, 5)
        lost = sentence[at : at + (1 if kind == "changed" else size)] if kind != "added" else []
        gained = [] if kind == "dropped" else [rng.choice(pool) for _ in range(1 if kind == "changed" else size)]
        if {fold(word) for word in lost} & {fold(word) for word in gained}:
            continue
        sentence[at : at + len(lost)] = gained
        changed.append(key(" ".join(lost), " ".join(gained)))
    if moved is not None:
        sentence = right.pop(moved)
        right.insert((moved + len(right) // 2) % len(right), sentence)
    flat = [" ".join(word for sentence in side for word in sentence) for side in (sentences, right)]
    return flat[0], flat[1], changed, int(moved is not None)


def key(lost: str, gained: str) -> str:
    """A change as a bag of words on either side: where an edit may slide, all its places have the same."""
    return "|".join(" ".join(sorted(words(side))) for side in (lost, gained))


def words(text: str) -> list[str]:
    """Folded words, as the aligner parts them."""
    from verbale.align.words import split

    return [fold(text[start:end]) for start, end in zip(*split(text)[1:], strict=True)]


def indel_changes(left: str, right: str) -> list[str]:
    """The peer: neighbouring edits of an Indel alignment on words, no moves."""
    ours, theirs = words(left), words(right)
    found: list[list[str]] = []
    open_change = False
    for code in Indel.opcodes(ours, theirs):
        if code.tag == "equal":
            open_change = False
            continue
        if not open_change:
            found.append(["", ""])
        found[-1][0] += " " + " ".join(ours[code.src_start : code.src_end])
        found[-1][1] += " " + " ".join(theirs[code.dest_start : code.dest_end])
        open_change = True
    return [key(*change) for change in found]


def score(planted: list[str], found: list[str]) -> int:
    """How many planted changes are among those found, each once."""
    left = list(found)
    hits = 0
    for change in planted:
        if change in left:
            left.remove(change)
            hits += 1
    return hits


def main() -> int:
    """Print one JSON object."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--texts", type=int, default=200)
    args.add_argument("--seed", type=int, default=3)
    args.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "archive")
    args.add_argument("--show", action="store_true")
    given = args.parse_args()
    rng = random.Random(given.seed)
    long = [text.text.split() for text in Collection(given.folder, 9000, given.seed).real]
    long = [text[:WORDS] for text in long if len(text) >= WORDS][: given.texts]
    pool = [word for text in long for word in text if word.isalpha()]
    total = {"planted": 0, "found": 0, "right": 0, "peer found": 0, "peer right": 0, "moves": 0, "moves found": 0}
    seconds = 0.0
    for number, base in enumerate(long):
        left, right, planted, moves = plant(rng, base, pool, number % 2 == 0)
        started = time.process_time()
        changes = compare(left, right)
        seconds += time.process_time() - started
        found = [key(change.left_text, change.right_text) for change in changes if change.op != "moved"]
        hits = score(planted, found)
        total["planted"] += len(planted)
        total["found"] += len(found)
        total["right"] += hits
        total["moves"] += moves
        total["moves found"] += min(moves, sum(change.op == "moved" for change in changes))
        peer = indel_changes(left, right)
        total["peer found"] += len(peer)
        total["peer right"] += score(planted, peer)
        if given.show and (hits < len(planted) or len(found) > len(planted)):
            print(number, sorted(set(planted) - set(found)), sorted(set(found) - set(planted)), file=sys.stderr)
    figures = {
        "precision": total["right"] / total["found"],
        "recall": total["right"] / total["planted"],
        "moves found": total["moves found"] / total["moves"],
        "ms a comparison": 1000 * seconds / len(long),
        "peer Indel on words, precision": total["peer right"] / total["peer found"],
        "peer Indel on words, recall": total["peer right"] / total["planted"],
        "pairs": len(long),
    }
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
