"""Competing readings of a signal against the evidence, filled with what documents say and what people marked.

Evidence offered for a reading is consistent with it; one without any has what its own paragraph argues with. Evidence
of those who dispute it is inconsistent with it. What the signal's own words would lead one to expect of each motive is
marked as the data say (`expectations`); of the rest the documents say nothing: not applicable. A reading that its
holder denies ("the purpose is not ...") is kept among the rejected ones. A person's word (verb `matrix`, about the
signal) lies on top and survives every reading: readings and evidence are found again by their id, else by motive and
words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from verbale.compare.exhibits import Evidence
from verbale.compare.expectations import denies, expected
from verbale.link.desk import Desk, Said
from verbale.model.records import (
    Agreement,
    Cell,
    Interpretation,
    Matrix,
    Problem,
    Record,
    Signal,
    record_id,
)
from verbale.step import Step

NAME = "matrix"
NO_MOTIVE = frozenset({"other", "undetermined", "significance", "tone"})
"""What names no motive competes with none, unless somebody disputes it."""


def build_matrices(desk: Desk) -> Iterable[Record]:
    """One matrix a signal that is read in more than one way, or that a person began one for."""
    shelf = Evidence(desk)
    read: defaultdict[str, list[Interpretation]] = defaultdict(list)
    for reading in desk.records(Interpretation):
        if reading.about:
            read[reading.about].append(reading)
    said: defaultdict[str | None, list[Said]] = defaultdict(list)
    for word in desk.words(NAME):
        said[word.now].append(word)
    groups = {one: agreement.id for agreement in desk.records(Agreement) for one in agreement.interpretations}
    for signal in desk.records(Signal):
        draft = fill(desk, shelf, signal, read[signal.id], groups)
        for word in said[signal.id]:
            yield from draft.hear(shelf, word)
        if len(draft.readings) > 1 or draft.author:
            yield draft.matrix(signal.id)


@dataclass
class Draft:
    """A matrix in the making. Cells that nobody filled are not applicable."""

    readings: dict[str, str] = field(default_factory=dict)
    evidence: list[str] = field(default_factory=list)
    marks: dict[tuple[str, str], Any] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    credibility: dict[str, float] = field(default_factory=dict)
    relevance: dict[str, float] = field(default_factory=dict)
    rejected: list[str] = field(default_factory=list)
    author: str | None = None

    def put(self, reading: str, evidence: str, mark: str) -> None:
        """Marks a cell; evidence that is not there yet is added."""
        if evidence not in self.evidence:
            self.evidence.append(evidence)
        self.marks[reading, evidence] = mark

    def hear(self, shelf: Evidence, word: Said) -> Iterator[Problem]:
        """Lays a person's word on top; what has no place any more is said as a problem, and the word is kept."""
        said = word.content if isinstance(word.content, dict) else {}
        self.author = word.author
        reading, evidence = self._reading(said), shelf.named(said.get("evidence", ""), said.get("words", ""))
        match said.get("do"):
            case "add" if said.get("reading") in shelf.notes:
                self.readings[said["reading"]] = ""
            case "reject" if reading and reading not in self.rejected:
                self.rejected.append(reading)
            case "keep" if reading in self.rejected:
                self.rejected.remove(reading)
            case "mark" if reading and evidence:
                self.put(reading, evidence, said["mark"])
            case "weigh" if evidence:
                self.evidence += [evidence] * (evidence not in self.evidence)
                self._weigh(evidence, said)
            case "add" | "reject" | "keep":
                return  # the note was taken back, or this is so already
            case _:
                yield _lost(word, said)

    def _weigh(self, evidence: str, said: dict[str, Any]) -> None:
        """A weight as such, or one of the two that it is made of; the other one is 1 until somebody says it."""
        parts = {"credibility": self.credibility, "relevance": self.relevance}
        if "weight" in said:
            self.weights[evidence] = said["weight"]
            for part in parts.values():
                part.pop(evidence, None)
            return
        for name, part in parts.items():
            if name in said:
                part[evidence] = said[name]
        self.weights[evidence] = self.credibility.get(evidence, 1.0) * self.relevance.get(evidence, 1.0)

    def _reading(self, said: dict[str, Any]) -> str | None:
        if said.get("reading") in self.readings:
            return str(said["reading"])
        return next((one for one, motive in self.readings.items() if motive and motive == said.get("motive")), None)

    def matrix(self, signal: str) -> Matrix:
        """The matrix with every cell."""
        cells = (
            Cell(reading, evidence, self.marks.get((reading, evidence), "not-applicable"))
            for evidence in self.evidence
            for reading in self.readings
        )
        return Matrix(
            id=record_id(NAME, signal, []), reader=NAME, why=self._why(),
            status="edited" if self.author else "suggested", about=signal, readings=tuple(self.readings),
            evidence=tuple(self.evidence), cells=tuple(cells), weights=self.weights,
            credibility=self.credibility, relevance=self.relevance, rejected=tuple(self.rejected),
            author=self.author,
        )  # fmt: skip

    def _why(self) -> str:
        by = f"; marks of {self.author} lie on top" if self.author else ""
        return f"{len(self.readings)} readings of one signal, {len(self.evidence)} pieces of evidence{by}"


def fill(desk: Desk, shelf: Evidence, signal: Signal, readings: list[Interpretation], groups: dict[str, str]) -> Draft:
    """What the documents say: readings by motive, evidence offered for each, and evidence of its disputes."""
    draft, place_of = Draft(), _groups(readings, groups)
    kept = [reading for reading in readings if reading.id in place_of]
    for reading in kept:
        draft.readings.setdefault(place_of[reading.id], reading.motive if reading.motive not in NO_MOTIVE else "")
    for reading in kept:
        own = place_of[reading.id]
        for other in [other for other in reading.disputes if place_of.get(other, own) != own]:
            for evidence in shelf.offered(reading) or (reading.id,):
                draft.put(place_of[other], evidence, "inconsistent")
    for reading in kept:  # what is offered for a reading is consistent with it, whoever else disputes it with the same
        for evidence in shelf.offered(reading):
            draft.put(place_of[reading.id], evidence, "consistent")
    _argue(desk, shelf, draft, kept, place_of)
    if len(draft.readings) > 1:
        _expect(shelf, draft, signal)
    return draft


def _groups(readings: list[Interpretation], groups: dict[str, str]) -> dict[str, str]:
    """The row of each reading: one a motive; of those without a motive only what is disputed, each alone."""
    disputed = {other for reading in readings for other in reading.disputes} | {r.id for r in readings if r.disputes}
    named: dict[str, str] = {}
    place_of: dict[str, str] = {}
    for reading in readings:
        if reading.motive not in NO_MOTIVE:
            place_of[reading.id] = named.setdefault(reading.motive, groups.get(reading.id, reading.id))
        elif reading.id in disputed:
            place_of[reading.id] = reading.id
    return place_of


def _argue(desk: Desk, shelf: Evidence, draft: Draft, kept: list[Interpretation], place_of: dict[str, str]) -> None:
    """Lays down what each reading argues with, and puts aside those that all who name them deny."""
    affirmed = {place_of[reading.id] for reading in kept if not denies(reading)}
    for reading in kept:
        group = place_of[reading.id]
        if group not in affirmed:
            draft.rejected += [group] * (group not in draft.rejected)
            draft.put(group, reading.id, "inconsistent")
            continue
        bare = not denies(reading) and not any(marked == group for marked, _ in draft.marks)
        for evidence in shelf.around(desk.text(reading.span.document), reading) if bare else ():
            draft.put(group, evidence, "consistent")


def _expect(shelf: Evidence, draft: Draft, signal: Signal) -> None:
    """Marks what the signal's own words lead one to expect of each motive, where nobody has said otherwise."""
    for evidence in shelf.about(signal):
        draft.evidence += [evidence] * (evidence not in draft.evidence)
        for group, motive in draft.readings.items():
            mark = expected(shelf.records[evidence], motive)
            if mark and (group, evidence) not in draft.marks:
                draft.put(group, evidence, mark)


def _lost(word: Said, said: dict[str, Any]) -> Problem:
    return Problem(
        id=record_id("problem", str(word.now), [], NAME, sorted(said.items(), key=str)), reader=NAME,
        where=str(word.now), why="a person's word about a matrix, kept with the case",
        what=f"a mark of {word.author} has no place any more: {said.get('reading', '?')} against"
        f" {said.get('words') or said.get('evidence', '?')}",
        remedy="mark it again (`verbale matrix`), or take the word back (`verbale undo`)",
    )  # fmt: skip


STEP = Step(
    NAME, makes=("matrix",), run=build_matrices,
    needs=("interpretation", "agreement", "signal", "event", "quotation", "condition", "position", "first", "figure"),
)  # fmt: skip
