"""Ladders of authority: conventions of watchers about how much a state commits itself by a form and an office.

A rung is worked out from the form, the sender's office and name, and cue words of the telling. It is a convention with
its source, never a fact of the state; where no row fits there is none.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.actors import split
from verbale.knowledge.base import Knowledge
from verbale.knowledge.forms import RANK
from verbale.knowledge.tables import table
from verbale.model.records import Authority, Signal

FORMS: frozenset[str] = frozenset(RANK)
"""The forms that a ladder may rank."""
_SPOKES = re.compile(r"spokes(?:man|woman|person)", re.I)
_PRESIDENT = re.compile(r"(?<!vice )(?<!vice-)\bpresident\b(?! of the (?:presidium|board|committee|assembly))", re.I)
_NEEDED = ("state", "rung", "label")


class Rung(NamedTuple):
    """One row: the signals of a state that stand on one rung. An empty tuple asks for nothing."""

    state: str
    rung: str
    label: str
    forms: tuple[str, ...]
    office: tuple[str, ...]
    cue: tuple[str, ...]
    source: str
    where: str

    @property
    def asks(self) -> tuple[Any, ...]:
        """What it asks of a signal."""
        return self.state, frozenset(self.forms), frozenset(self.office), frozenset(self.cue)

    @property
    def weight(self) -> int:
        """How much it asks for."""
        return bool(self.forms) + 2 * bool(self.office) + bool(self.cue)


class Ladders:
    """Every ladder that is known: the case's own rows, which win, and the shipped ones.

    KnowledgeError where a row names no known state or form, and where two rows of one file contradict each other.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        own = tuple(_case_rungs(knowledge))
        shipped = tuple(_rung(row, knowledge, f"ladders.tsv, row {at}") for at, row in enumerate(table("ladders"), 1))
        for rungs in (own, shipped):
            _check(rungs)
        stated = {rung.state for rung in own}
        self.rungs = (*own, *(rung for rung in shipped if rung.state not in stated))

    def of(self, state: str | None) -> tuple[Rung, ...]:
        """The ladder of a state, from the top."""
        return tuple(sorted((rung for rung in self.rungs if rung.state == state), key=lambda rung: rung.rung))

    def rung(self, signal: Signal) -> Authority | None:
        """The rung of a signal on its state's ladder; None where the state has none or no row fits."""
        fits = [rung for rung in self.rungs if rung.state == signal.state and self._fits(rung, signal)]
        if not fits:
            return None
        best = max(fits, key=lambda rung: rung.weight)
        name = self.knowledge.actors.get(best.state)
        return Authority(name.name if name else best.state, best.rung, best.label, best.source)

    def _fits(self, rung: Rung, signal: Signal) -> bool:
        if rung.forms and signal.form not in rung.forms:
            return False
        words = " ".join(span.text for span in signal.telling).lower()
        if rung.cue and not any(cue.lower() in words or cue.lower() in self._name(signal) for cue in rung.cue):
            return False
        return not rung.office or any(self._holds(office, signal) for office in rung.office)

    def _name(self, signal: Signal) -> str:
        """The sender's name and office, by which rows know it."""
        known = self.knowledge.actors.get(signal.sender)
        name = known.name if known else (signal.sender or "").removeprefix("actor:").replace("-", " ")
        return f"{signal.office or ''} {name}".lower()

    def _holds(self, office: str, signal: Signal) -> bool:
        known = self.knowledge.actors.get(signal.sender)
        kind = known.type if known else "person" if signal.office else None
        if office == "=president":
            return bool(_PRESIDENT.search(signal.office or ""))
        if office.startswith("="):
            wanted = {"body": "organization"}.get(office[1:], office[1:])
            return kind == wanted and not (wanted == "person" and _SPOKES.search(signal.office or ""))
        name = self._name(signal)
        # A ministry's spokesman is not the ministry: rows for him ask for the word.
        spoken = bool(_SPOKES.search(name)) and "minist" in office.lower() and "spokes" not in office.lower()
        return office.lower() in name and not (spoken and signal.form in ("statement", "press statement"))


def _case_rungs(knowledge: Knowledge) -> Iterable[Rung]:
    entries = knowledge.case.get("ladder", [])
    where = str(knowledge.case_file)
    if not isinstance(entries, list):
        raise KnowledgeError("[ladder] is one table", where, "write each rung under [[ladder]]")
    for at, entry in enumerate(entries, 1):
        if missing := [name for name in _NEEDED if not entry.get(name)]:
            raise KnowledgeError(f"[[ladder]] entry {at} lacks {', '.join(missing)}", where, "add it to the entry")
        yield _rung({**entry, "source": entry.get("source", "the case's file")}, knowledge, f"{where}, [[ladder]] {at}")


def _rung(row: Mapping[str, Any], knowledge: Knowledge, where: str) -> Rung:
    known = knowledge.actors.find(str(row["state"]))
    if known is None or known.type != "state":
        raise KnowledgeError(
            f"a ladder is of {row['state']!r}, which is no known state", where, "add a [[state]] of it"
        )
    forms = _values(row.get("forms", ""))
    if wrong := [form for form in forms if form not in FORMS]:
        raise KnowledgeError(f"{wrong[0]!r} is no form of signals", where, f"one of {', '.join(sorted(FORMS))}")
    return Rung(
        known.id, str(row["rung"]), str(row["label"]), forms, _values(row.get("office", "")),
        _values(row.get("cue", "")), str(row.get("source", "")), where,
    )  # fmt: skip


def _values(cell: object) -> tuple[str, ...]:
    return tuple(map(str, cell)) if isinstance(cell, list) else split(str(cell))


def _meet(a: Rung, b: Rung) -> bool:
    """Whether some signal fits two rows that ask for the same much: a form that both name, the same office and cue."""
    if a.state != b.state or {*a.office} != {*b.office} or {*a.cue} != {*b.cue}:
        return False
    return {*a.forms} == {*b.forms} or bool({*a.forms} & {*b.forms})


def _check(rungs: tuple[Rung, ...]) -> None:
    """Two rows that ask for the same and give different rungs contradict each other."""
    for a, b in combinations(rungs, 2):
        if a.rung != b.rung and _meet(a, b):
            raise KnowledgeError(
                f"two rows put the same signals on different rungs: {a.label!r} on {a.rung} ({a.where}) and"
                f" {b.label!r} on {b.rung} ({b.where})",
                a.where,
                "keep one of them, or tell them apart by forms, office or cue",
            )
