"""Offices: which office a title names, who held it on a day, and what a person held."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from verbale.knowledge.naming import fold, name_key
from verbale.knowledge.tables import Row


class Tenure(NamedTuple):
    """A person in an office; `start` and `end` are EDTF days, months or years, empty where not known."""

    office: str
    of: str
    person: str
    start: str
    end: str
    source: str

    def covers(self, day: str) -> bool | None:
        """Whether the person held it on an EDTF day, month or year: None where it cannot be told."""
        if not self.start or not day or day < self.start[: len(day)]:
            return None if not self.start or not day else False
        if self.end and day[: len(self.end)] > self.end:
            return False
        begins = _meet(day, self.start) and min(len(day), len(self.start)) < 10
        ends = bool(self.end) and _meet(day, self.end)
        return None if begins or ends else True


def _meet(a: str, b: str) -> bool:
    """Whether two EDTF values agree as far as both go."""
    size = min(len(a), len(b))
    return a[:size] == b[:size]


class Offices:
    """All tenures. Persons and states are actor ids."""

    def __init__(self, tenures: Iterable[Tenure], rows: Iterable[Row]) -> None:
        self.tenures = tuple(tenures)
        self._held: dict[str, list[Tenure]] = defaultdict(list)
        self._posts: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            self._held[tenure.person].append(tenure)
            self._posts[tenure.office, tenure.of].append(tenure)
        self.words: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self.level: dict[str, int] = {}
        for row in rows:
            self.level[row["office"]] = int(row["level"])
            for form in (row["office"], *row["forms"].split(";")):
                if row["office"] not in self.words[name_key(form)]:
                    self.words[name_key(form)].append(row["office"])

    def named(self, title: str) -> tuple[str, ...]:
        """The offices that a title may name, best first: ("foreign minister", ...); empty where it names none."""
        key = tuple(fold(word) for word in name_key(title))
        for start in range(len(key)):
            for end in range(len(key), start, -1):
                if key[start:end] in self.words:
                    return tuple(self.words[key[start:end]])
        return ()

    def held(self, person: str) -> tuple[Tenure, ...]:
        """All that a person held, as the files have it."""
        return tuple(self._held.get(person, ()))

    def posts(self, office: str, of: str) -> tuple[Tenure, ...]:
        """Everybody who held an office of a state or body."""
        return tuple(self._posts.get((office, of), ()))

    def holder(self, offices: Iterable[str], of: str, day: str) -> Tenure | None:
        """Who held the first of these offices on that day; the likelier one where a change falls into the day."""
        doubtful = None
        for office in offices:
            for tenure in self.posts(office, of):
                covers = tenure.covers(day)
                if covers:
                    return tenure
                if covers is None and tenure.start:
                    doubtful = tenure
        return doubtful

    def on(self, person: str, day: str) -> tuple[Tenure, ...]:
        """What a person held on that day (where certain)."""
        return tuple(tenure for tenure in self.held(person) if tenure.covers(day))
