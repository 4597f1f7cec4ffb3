"""Score the event reader on sentences with PLOVER or CAMEO labels: the root, and who did it to whom.

    python eval/events.py [--set plover|cameo] [--misses N] [--half even|odd] [--json OUT]

plover: 323 records of the Open Event Data Alliance (labels of 2016). cameo: examples of the CAMEO manual by code.
A root is right when an event of the sentence has it as PLOVER type, or as the PLOVER type of its CAMEO code (an
announced visit is CONSULT, planned, with the CAMEO code of the intent, which is AGREE). `strict` asks it of one event
only: the one that covers gold's event words most closely. Source and target are asked of the event with the right root,
else of that one; an actor is right when gold's code is its state's, or when a mention of it stands in gold's words.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from verbale.knowledge.base import load_knowledge
from verbale.knowledge.tables import read_table
from verbale.language.pipeline import parse
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Document, Event, Mention, Quotation, Record
from verbale.read.dates.reader import STEP as DATES
from verbale.read.events.lexicon import plover
from verbale.read.events.reader import STEP as EVENTS
from verbale.read.mentions.reader import STEP as MENTIONS
from verbale.read.quotations.reader import STEP as QUOTATIONS
from verbale.read.reading import Reading

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "events"
CODES = {row["state"]: row["code"] for row in read_table(Path(__file__).parent / "labels" / "state_codes.tsv")}
TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of 2016 under their names of 2021."""
STATES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}


@dataclass
class Case:
    """One labelled sentence."""

    name: str
    text: str
    root: str
    cameo: str = ""
    source: tuple[tuple[str, str], ...] = ()
    target: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


def plover_cases() -> Iterable[Case]:
    """The records of the gold standard file."""
    for record in json.loads((SHARED / "plover_gold_records.json").read_text(encoding="utf-8")):
        if record["event"] == "DOCUMENT":
            continue
        info = record.get("textInfo")
        markup = info.get("markup", "") if isinstance(info, dict) else ""
        words = tuple(word.strip() for word in re.findall(r"\(EVT:\s*([^()]*)\)", markup))
        root = TODAY.get(record["event"], record["event"])
        yield Case(
            record["id"],
            record["text"].strip("{} "),
            root,
            "",
            _actors(record, "source"),
            _actors(record, "target"),
            words,
        )


def _actors(record: dict[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    some = record.get(key)
    return (
        tuple((one["actorText"], STATES.get(one["code"], one["code"])) for one in some)
        if isinstance(some, list)
        else ()
    )


def cameo_cases() -> Iterable[Case]:
    """The manual's examples."""
    for number, line in enumerate(
        (SHARED / "cameo_manual_1.1b3_examples.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        row = json.loads(line)
        yield Case(f"{row['cameo']}-{number}", row["text"], plover(row["cameo"]).type or "", row["cameo"])


def read(case: Case) -> tuple[Reading, list[Event], float]:
    """The sentence's events, and the seconds that they took."""
    passage = Passage(case.text, (Piece(0, 0, len(case.text)),))
    document = Document(id=case.name, path=case.name, sha256="", text_sha256="")
    reading = Reading(document, case.text, (passage,), parse([case.text]), load_knowledge())
    found: defaultdict[type[Record], list[Record]] = defaultdict(list)
    for step in (MENTIONS, DATES, QUOTATIONS):
        for record in step.run(replace(reading, found={kind: tuple(some) for kind, some in found.items()})):
            if isinstance(record, Mention | Date | Quotation):
                found[type(record)].append(record)
    reading = replace(reading, found={kind: tuple(some) for kind, some in found.items()})
    start = time.perf_counter()
    events = [record for record in EVENTS.run(reading) if isinstance(record, Event)]
    return reading, events, time.perf_counter() - start


def right_root(case: Case, event: Event) -> bool:
    """Whether the event is of gold's root."""
    if case.root:
        composed = plover(event.cameo).type if event.cameo else None
        return case.root in (event.type, composed) or (bool(case.cameo) and (event.cameo or "")[:2] == case.cameo[:2])
    return (event.cameo or "")[:2] == case.cameo[:2]


def nearest(case: Case, events: list[Event]) -> Event | None:
    """The event that covers most of gold's event words in the shortest stretch; the first where gold marks none."""

    def fit(event: Event) -> tuple[int, int]:
        text = " ".join(span.text for span in event.evidence)
        return sum(len(word) for word in case.words if word in text), -len(text)

    return max(events, key=fit, default=None) if case.words else next(iter(events), None)


def right_actor(gold: tuple[tuple[str, str], ...], actors: Iterable[str], reading: Reading) -> bool:
    """Whether one of gold's actors is among the event's."""
    wanted = {code[:3] for _, code in gold}
    names = [text.lower() for text, _ in gold]
    for actor in actors:
        known = reading.knowledge.actors.get(actor)
        state = reading.knowledge.actors.get(known.state) if known and known.state else known
        if state and CODES.get(state.name) in wanted:
            return True
        for mention in reading.records(Mention):
            said = mention.span.text.lower()
            if (
                mention.actor == actor
                and mention.how != "pronoun"
                and any(said in name or name in said for name in names)
            ):
                return True
    return False


def main() -> int:
    """Print the table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--set", choices=("plover", "cameo"), default="plover")
    args.add_argument("--misses", type=int, default=0)
    args.add_argument("--half", choices=("even", "odd"))
    args.add_argument("--json")
    given = args.parse_args()
    cases = list(plover_cases() if given.set == "plover" else cameo_cases())
    if given.half:
        cases = cases[given.half == "odd" :: 2]
    score, by_root, misses, spent = judge(cases)
    share = {name: round(100 * hit / max(1, total), 1) for name, (hit, total) in score.items()}
    for name, (hit, total) in score.items():
        print(f"{name:24} {share[name]:5.1f} %  {hit}/{total}")
    print(
        "by root: "
        + ", ".join(
            f"{root} {by_root[root, True]}/{by_root[root, True] + by_root[root, False]}"
            for root in sorted({r for r, _ in by_root})
        )
    )
    words = sum(len(case.text.split()) for case in cases)
    print(f"reader alone {words / spent:,.0f} words/s")
    for line in misses[: given.misses]:
        print(line)
    if given.json:
        Path(given.json).write_text(json.dumps(share, indent=1))
    return 0


def judge(cases: list[Case]) -> tuple[dict[str, tuple[int, int]], Counter[tuple[str, bool]], list[str], float]:
    """Hits and totals by measure, roots by hit, a line a miss, seconds in the reader."""
    count: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    by_root: Counter[tuple[str, bool]] = Counter()
    misses, spent = [], 0.0
    for case in cases:
        reading, events, seconds = read(case)
        spent += seconds
        near = nearest(case, events)
        chosen = next((event for event in events if right_root(case, event)), near)
        marks = {
            "root": bool(chosen and right_root(case, chosen)),
            "root, strict": bool(near and right_root(case, near)),
        }
        symmetric = not case.target
        for side, gold in (("source", case.source), ("target", case.target)):
            if gold:
                own = (
                    (chosen.actors if side == "source" or not chosen.recipients else chosen.recipients)
                    if chosen
                    else ()
                )
                both = (*chosen.actors, *chosen.recipients) if chosen and symmetric else own
                marks[side] = right_actor(gold, both if chosen else (), reading)
        for name, good in marks.items():
            count[name][0] += good
            count[name][1] += 1
        count["events a sentence"][0] += len(events)
        count["events a sentence"][1] += 1
        by_root[case.root or case.cameo[:2], marks["root"]] += 1
        if not all(good for name, good in marks.items() if name != "root, strict"):
            misses.append(_line(case, marks, events))
    return {name: (hit, total) for name, (hit, total) in count.items()}, by_root, misses, spent


def _line(case: Case, marks: dict[str, bool], events: list[Event]) -> str:
    wrong = ",".join(name for name, good in marks.items() if not good and name != "root, strict")
    told = "; ".join(
        f"{e.type} {e.cameo} {[a[6:] for a in e.actors]}>{[a[6:] for a in e.recipients]} {e.why}" for e in events
    )
    return f"[{wrong}] {case.root} {case.cameo} {case.source}>{case.target} | {case.text}\n      {told}"


if __name__ == "__main__":
    raise SystemExit(main())
