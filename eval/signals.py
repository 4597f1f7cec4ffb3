"""Score form and sender of signals on the hand-labelled agency texts.

python eval/signals.py [--errors 40] [--labels eval/labels/agency-2024.jsonl]

A text that carries a signal is right when one of its signals has the labelled form (or one of `form_alternatives`) and
the labelled sender: its actor id is that of the labelled words, or a mention inside them has it. A text that carries
none is right when it yields no signal at all. `optional` texts count neither way.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from verbale.compose.reading import read_prepared
from verbale.intake.given import Given
from verbale.intake.sources import sources
from verbale.knowledge.base import load_knowledge
from verbale.model.prepared import ReadText
from verbale.model.records import Mention, Signal

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT.parent / "shared" / "archive" / "kcna_2023_12_2024_11_en.jsonl.gz"


def labelled(path: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each label with its row of the agency's archive."""
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as file:
        rows = {hashlib.sha256(row["text"].encode()).hexdigest(): row for row in map(json.loads, file)}
    return [(label, rows[label["text_sha256"]]) for label in map(json.loads, path.read_text().splitlines())]


def read_row(row: dict[str, Any], folder: Path) -> ReadText:
    """The row read as a row of an archive is."""
    path = folder / "row.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (source,) = sources([path], Given())
    return next(iter(read_prepared(source.prepare(), load_knowledge())))


def names_sender(read: ReadText, signal: Signal, words: str) -> bool:
    """Whether the signal's sender is who the labelled words name."""
    if signal.sender == load_knowledge().actors.identify(words):
        return True
    return any(
        record.actor == signal.sender and (record.span.text in words or words in record.span.text)
        for record in read.records
        if isinstance(record, Mention)
    )


def verdict(label: dict[str, Any], row: dict[str, Any], read: ReadText) -> tuple[str, str]:
    """`right`, `missed`, `form`, `sender` or `false`, with what was found."""
    signals = [record for record in read.records if isinstance(record, Signal)]
    found = "; ".join(f"{s.form} of {s.sender} to {','.join(s.recipients)} ({s.why})" for s in signals)
    if label["form"] is None:
        return ("false" if signals else "right"), found
    if not signals:
        return "missed", found
    forms = {label["form"], *label.get("form_alternatives", [])}
    words = row["text"][label["sender"][0] : label["sender"][1]]
    of_form = [signal for signal in signals if signal.form in forms]
    if not of_form:
        return "form", found
    return ("right" if any(names_sender(read, signal, words) for signal in of_form) else "sender"), found


def main() -> int:
    """0, or 1 below the floor of 95 per cent."""
    import tempfile

    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--labels", type=Path, default=ROOT / "eval/labels/agency-2024.jsonl")
    args.add_argument("--errors", type=int, default=0)
    given = args.parse_args()
    tally: Counter[tuple[bool, str]] = Counter()
    shown = 0
    with tempfile.TemporaryDirectory() as folder:
        for label, row in labelled(given.labels):
            if label["optional"]:
                continue
            read = read_row(row, Path(folder))
            what, found = verdict(label, row, read)
            tally[label["form"] is not None, what] += 1
            if what != "right" and shown < given.errors:
                shown += 1
                print(f"{what}: {label['form']} | {row['title']} | {row['text'][:160]!r}\n    {found}")
    signals = sum(count for (has, _), count in tally.items() if has)
    silent = sum(count for (has, _), count in tally.items() if not has)
    right = tally[True, "right"] + tally[False, "right"]
    print(f"texts with a signal: {tally[True, 'right']} of {signals} right (form and sender)")
    print(f"texts without one:   {tally[False, 'right']} of {silent} without a find")
    print(f"all required texts:  {right} of {signals + silent} = {right / (signals + silent):.3f}")
    return int(right < 0.95 * (signals + silent))


if __name__ == "__main__":
    sys.exit(main())
