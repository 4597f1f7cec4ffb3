"""Dates: one happening that texts put on days that cannot both be right."""

import re
from collections import Counter
from collections.abc import Iterable

from verbale.compare.values import cite, conflict, spoken
from verbale.link.desk import Desk
from verbale.link.occurrences import Occurrence
from verbale.link.tellings import Telling
from verbale.model.date import bare, compatible, is_edtf
from verbale.model.records import Conflict
from verbale.model.span import hull

NAME = "dates-of-one"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ARRIVED = re.compile(r"\b(?:arriv\w+|receiv\w+|reached|delivered to|got)\b")
_SENT = re.compile(r"\b(?:sent|send\w*|dispatched|issued|wrote)\b")


def compare_dates(desk: Desk, happened: Iterable[Occurrence]) -> Iterable[Conflict]:
    """At most one conflict a happening."""
    for found in happened:
        told = [telling for telling in found.tellings if telling.date and is_edtf(telling.date.value or "")]
        if len({telling.document for telling in told}) < 2:
            continue
        if reading := differ(told):
            yield _conflict(desk, found, told, *reading)
        elif found.kind.group == "message" and (why := _moments(desk, told)):
            yield _conflict(desk, found, told, "definition", why)
        elif found.kind.group == "contact" and _unconfirmed(told):
            yield _conflict(desk, found, told, "definition", "told from reports only, and dated by other stretches")


def differ(told: list[Telling]) -> tuple[str, str] | None:
    """How day against day reads, None where no two named days exclude each other.

    Only days: a month against a day, or "early" against a day, is precision.
    """
    days: Counter[str] = Counter()
    for telling in {t.document: t for t in told if _DAY.fullmatch(_value(t))}.values():
        days[_value(telling)] += 1
    if len(days) < 2:
        return None
    (first, most), (second, fewer) = days.most_common(2)
    if most > fewer:
        return "error", f"{most} texts say {first}, {fewer} says {second}"
    return "unresolved", f"{first} here, {second} there"


def _value(telling: Telling) -> str:
    return bare(telling.date.value or "") if telling.date else ""


def _moments(desk: Desk, told: list[Telling]) -> str:
    """A message whose sending one text dates, and whose arrival another one."""
    between = [(t.document, hull([t.noun.bounds, t.date.span.bounds])) for t in told if t.date]
    words = [desk.text(document)[start:end] for document, (start, end) in between]
    arrived = [bool(_ARRIVED.search(text) and not _SENT.search(text)) for text in words]
    sent = [bool(_SENT.search(text)) for text in words]
    return "one text dates the sending, another one the arrival" if any(arrived) and any(sent) else ""


def _unconfirmed(told: list[Telling]) -> bool:
    values = {_value(telling) for telling in told}
    return all(telling.reported for telling in told) and len(values) > 1


def _conflict(desk: Desk, found: Occurrence, told: list[Telling], reading: str, why: str) -> Conflict:
    values = [cite(desk, telling.date.span, telling.date.value or "") for telling in told if telling.date]
    apart = ", which exclude each other" if reading != "definition" and not _agree(told) else ""
    return conflict(NAME, "date", values, reading, f"{spoken(desk, found.why)}; {why}{apart}")


def _agree(told: list[Telling]) -> bool:
    values = [_value(telling) for telling in told]
    return all(compatible(a, b) for a in values for b in values)
