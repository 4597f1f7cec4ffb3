"""Expectations: how a signal's own words stand to a motive read into it, and whether a reading denies its motive.

What a motive leads one to expect is data (`expectations.toml`); each mark is a suggestion that a person may overrule.
"""

import re
from functools import cache
from typing import Literal

from verbale.knowledge.tables import toml
from verbale.model.records import Condition, Interpretation, Position, Record

Mark = Literal["consistent", "inconsistent"]


def expected(record: Record, motive: str) -> Mark | None:
    """How a position or condition stands to a motive; None where it says nothing of it."""
    row = toml("expectations")["motives"].get(_class_of(record), {})
    if motive in row.get("consistent", ()):
        return "consistent"
    return "inconsistent" if motive in row.get("inconsistent", ()) else None


def _class_of(record: Record) -> str:
    if isinstance(record, Condition):
        return "conditional-offer" if record.polarity == "positive" else "threat"
    stance = record.stance if isinstance(record, Position) else ""
    return next((name for name, stances in toml("expectations")["classes"].items() if stance in stances), "")


def denies(reading: Interpretation) -> bool:
    """Whether a reading says of its motive that it is not the one, and names none in its place."""
    found = _any("words").search(reading.span.text)
    return bool(found) and not _any("but").search(reading.span.text, found.end() if found else 0)


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(toml('expectations')['denials'][name])})", re.IGNORECASE)
