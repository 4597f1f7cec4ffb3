"""Score the quotation reader on PolNeAR dev: attribution end to end, recall by kind, speakers, aborts.

python eval/quotes.py [--json OUT] [--misses N] [--cues]
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import parse
from verbale.model.passage import Passage, Piece
from verbale.model.records import Document, Quotation
from verbale.read.quotations.reader import read_quotations
from verbale.read.reading import Reading

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "quotes"


def module(path: Path) -> Any:
    """A Python file outside the package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def reading_of(name: str, text: str) -> Reading:
    """A plain text as a reading: every line a paragraph."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(line, (Piece(0, at, len(line)),)))
        at += len(line) + 1
    docs = parse(passage.text for passage in passages)
    document = Document(id=name, path=name, sha256="", text_sha256="")
    return Reading(document, text, tuple(passages), docs, load_knowledge())


def predict(reading: Reading) -> list[dict[str, Any]]:
    """The reader's quotations in the scorer's form."""
    return [
        {
            "spans": [span.bounds for span in found.content],
            "speaker_spans": [found.source.bounds] if found.source else [],
            "cue_spans": [found.cue.bounds] if found.cue else [],
            "why": found.why,
            "form": found.form,
        }
        for found in read_quotations(reading)
        if isinstance(found, Quotation)
    ]


def main() -> int:
    """0 when nothing aborted."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--json")
    args.add_argument("--misses", type=int, default=0)
    args.add_argument("--cues", action="store_true")
    args.add_argument("--only", default="")
    given = args.parse_args()
    scorer, loader = module(SHARED / "score.py"), module(SHARED / "polnear-dev" / "load.py")
    docs = list(loader.load("dev"))
    preds: dict[str, list[dict[str, Any]]] = {}
    aborts, spent, words = 0, 0.0, 0
    for doc in docs:
        reading = reading_of(doc["doc_id"], doc["text"])
        start = time.perf_counter()
        try:
            preds[doc["doc_id"]] = predict(reading)
        except Exception as error:  # an abort is a figure here
            print(doc["doc_id"], repr(error), file=sys.stderr)
            aborts += 1
        spent += time.perf_counter() - start
        words += len(doc["text"].split())
    result = scorer.score(docs, preds, "PolNeAR dev")
    result |= {"direct: content and speaker": direct_right(docs, preds, scorer), "aborts": aborts}
    if given.json:
        Path(given.json).write_text(json.dumps(result, indent=1))
    scorer.show(result)
    print(f"    reader alone {words / spent:,.0f} words/s")
    if given.cues:
        show_cues(docs, preds, scorer)
    return 1 if aborts else 0


def direct_right(docs: list[Any], preds: dict[str, Any], scorer: Any) -> str:
    """Share of gold's direct quotations whose content and speaker are both right."""
    right = total = 0
    for doc in docs:
        gold = doc["quotes"]
        _, _, pairs = scorer.match(doc["text"], gold, preds.get(doc["doc_id"], []))
        total += sum(one["kind"] == "direct" for one in gold)
        for i, j, _ in pairs:
            if gold[i]["kind"] == "direct":
                theirs = scorer.cs(doc["text"], gold[i]["speaker_spans"])
                ours = scorer.cs(doc["text"], preds[doc["doc_id"]][j]["speaker_spans"])
                right += bool(theirs & ours) if theirs else not ours
    return f"{100 * right / total:.1f}% of {total}"


def show_cues(docs: list[Any], preds: dict[str, Any], scorer: Any) -> None:
    """Every rule with how many of its finds are in gold."""
    found: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for doc in docs:
        mine = preds.get(doc["doc_id"], [])
        _, _, pairs = scorer.match(doc["text"], doc["quotes"], mine)
        found.update(one["why"] for one in mine)
        good.update(mine[j]["why"] for _, j, _ in pairs)
    for rule, count in found.most_common():
        print(f"{good[rule]:4} / {count:4}  {rule}")


if __name__ == "__main__":
    sys.exit(main())
