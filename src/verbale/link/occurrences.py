"""Occurrences: which places of which documents tell of one and the same happening.

Nothing is assumed to be one: every link says what is shared (place, day, parties, rare names), and weighs it.

    found = occurrences(desk)          # clusters of two or more tellings, in the order of the case
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.sentences import Sentences
from verbale.link.tellings import Kind, Telling, tellings
from verbale.model.date import bare, compatible, is_edtf, parse
from verbale.model.records import Date
from verbale.model.span import Span

NEAR = 3
"""Days by which two accounts of one happening may differ in its day; more, and they tell of two."""
ENOUGH = 3
"""Points at which two tellings are of one happening; see `link`."""
_SHOWN = 40
"""Tellings of one block that are compared with each other; a busier block tells of too many things to be told apart."""

_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")


class Occurrence(msgspec.Struct, frozen=True):
    """One happening, two or more tellings; `why` says what makes them one."""

    kind: Kind
    tellings: tuple[Telling, ...]
    why: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, in the order of the case."""
        return tuple(dict.fromkeys(telling.document for telling in self.tellings))


def occurrences(desk: Desk, sentences: Sentences | None = None, names: Names | None = None) -> list[Occurrence]:
    """The happenings that two or more places tell of, in the order of the case."""
    blocks: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings(desk, sentences, names):
        group = telling.kind.group
        for key in _keys(telling) if telling.date or telling.names else ():
            blocks[group if group == "contact" else telling.kind.name, key].append(telling)
    links = _Links()
    for block in blocks.values():
        if len({telling.document for telling in block}) > 1 and len(block) <= _SHOWN:
            for n, one in enumerate(block):
                for other in block[n + 1 :]:
                    if one.document != other.document and (why := link(one, other)):
                        links.join(one, other, why)
    return sorted(links.clusters(), key=lambda found: found.tellings[0].noun)


def _keys(telling: Telling) -> Iterable[str]:
    if telling.kind.group == "contact":
        states = sorted(telling.states)
        return [f"{a}+{b}" for n, a in enumerate(states) for b in states[n + 1 :]]
    if telling.kind.group == "message":
        return sorted(telling.persons) if telling.date else ()
    return sorted(telling.states | telling.names)


def link(one: Telling, other: Telling) -> str:
    """Why two tellings are of one happening; empty where too little says so or a date forbids it.

    A point each: a shared state (two for the same two parties), a shared person, the group of disasters and attacks
    (few befall one state in a few days), dates that agree or nearly do, hearsay on both sides; two a shared rare name.
    Days that agree but for a year that one text did not print take two points more.
    """
    gap = distance(one.date, other.date)
    yearless = gap is not None and gap > NEAR
    if gap is not None and yearless:
        gap = distance_in_year(one.date, other.date)
        if gap is None or gap > NEAR:
            return ""
    states, names, persons = one.states & other.states, one.names & other.names, one.persons & other.persons
    beside = one.beside & other.beside
    group = one.kind.group
    if group == "contact" and len(states) < 2:
        return ""
    if group == "message" and not (persons and (len(persons) > 1 or beside) and gap is not None):
        return ""
    points = bool(states) + bool(persons) + 2 * min(len(names), 2)
    points += group in ("disaster", "attack") and gap is not None
    points += group == "contact" and one.reported and other.reported
    points += gap is not None
    if points < ENOUGH + 2 * yearless or (gap is None and not names):
        return ""
    shared = [*sorted(names), *sorted(who.removeprefix("actor:") for who in (*states, *persons))]
    apart = "" if gap is None else ", but for the year" if yearless else f", {_gap(gap)}"
    return f"one {one.kind.name}: shared {', '.join(shared[:4])}{apart}"


def distance(one: Date | None, other: Date | None) -> int | None:
    """Days between the nearest days that two dates can mean; None where one of them has no value."""
    if one is None or other is None or not (one.value and other.value):
        return None
    if not is_edtf(one.value) or not is_edtf(other.value):
        return None
    if compatible(one.value, other.value):
        return 0
    ours, theirs = parse(bare(one.value)).days(), parse(bare(other.value)).days()
    gaps = [max(a[0] - b[1], b[0] - a[1]) for a in ours for b in theirs]
    return min(gaps, default=None)


def distance_in_year(one: Date | None, other: Date | None) -> int | None:
    """Days between two days of the year where the year of one was worked out, not printed; else None."""
    if one is None or other is None or not (one.basis or other.basis):
        return None
    days = [_DAY.fullmatch(bare(date.value or "")) for date in (one, other)]
    if not all(days):
        return None
    first, second = (datetime.date(2000, int(day[1]), int(day[2])) for day in days if day)
    return abs((first - second).days)


def _gap(days: int) -> str:
    return "dates agree" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"


def _exclude(one: Date | None, other: Date | None) -> bool:
    """Whether two dates are of two happenings, whatever else is shared."""
    gap = distance(one, other)
    if gap is None or gap <= NEAR:
        return False
    gap = distance_in_year(one, other)
    return gap is None or gap > NEAR


class _Links:
    """Union of linked tellings."""

    def __init__(self) -> None:
        self._group: dict[Span, list[Telling]] = {}
        self._why: dict[Span, str] = {}

    def join(self, one: Telling, other: Telling, why: str) -> None:
        """Puts the groups of both together, unless a date of one forbids a date of the other."""
        left, right = self._group.get(one.noun, [one]), self._group.get(other.noun, [other])
        if left is right or any(_exclude(a.date, b.date) for a in left for b in right):
            return
        merged = left + right
        for telling in merged:
            self._group[telling.noun] = merged
            self._why.setdefault(telling.noun, why)

    def clusters(self) -> Iterator[Occurrence]:
        """Each group once, its tellings in the order of the case."""
        for group in {id(group): group for group in self._group.values()}.values():
            first = group[0]
            yield Occurrence(first.kind, tuple(sorted(group, key=lambda t: t.noun)), self._why[first.noun])
