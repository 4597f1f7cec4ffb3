"""Linking and comparing: every step across documents, each laid on what was there before."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

from verbale.errors import FAULT, KnowledgeError, StoreError
from verbale.intake.twins import tell_twins
from verbale.knowledge.base import Knowledge
from verbale.link.desk import Desk, Said
from verbale.model.dossier import Dossier, R, Shelf
from verbale.model.merge import Merge, renamed, survivors
from verbale.model.prepared import ReadText
from verbale.model.records import Document, Problem, Record, record_id
from verbale.step import SIDE_BY_SIDE, Step, discover

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are (0 where nobody knows)."""


class Bench(Dossier, Protocol):
    """A dossier that takes layers: what a step made goes on top."""

    def lay(self, made: Iterable[Record | Merge]) -> None:
        """Puts it on top, as `step.py` says."""


@cache
def case_steps() -> tuple[Step, ...]:
    """The steps across documents, those of `link` before those of `compare`."""
    return tuple(step for floor in ("link", "compare") for step in discover(f"verbale.{floor}"))


def link_case(
    bench: Bench,
    knowledge: Knowledge,
    said: tuple[Said, ...] = (),
    progress: Progress | None = None,
    strict: bool = True,
) -> list[Problem]:
    """Says which documents are nearly the same, then runs every step across documents.

    Where not `strict`, a step that fails becomes a problem, and the others still run; returns those problems.
    """
    failed: list[Problem] = []
    documents = [document for document in bench.documents.values() if document.parent is None]
    bench.lay(tell_twins((document.path, bench.text(document.id)) for document in documents))
    steps = case_steps()
    for done, step in enumerate(steps):
        if progress:
            progress(f"linking: {step.name}", done, len(steps))
        try:
            bench.lay(step.run(Desk(bench, knowledge, said)))
        except (StoreError, KnowledgeError, sqlite3.Error):
            raise
        except Exception as error:
            if strict:
                raise
            failed.append(_failure(step, error))
            bench.lay(failed[-1:])
    return failed


def _failure(step: Step, error: Exception) -> Problem:
    return Problem(
        id=record_id("problem", "case", [], "failure", step.name),
        reader=step.name,
        why=f"{type(error).__name__}: {error}",
        where="the case as a whole",
        what=f"the step {step.name!r} failed on this case; the others have run",
        remedy=FAULT,
    )


class Memory(Shelf):
    """A bench held in memory."""

    def __init__(self, texts: Iterable[ReadText]) -> None:
        read = list(texts)
        super().__init__(
            {text.document.id: text.document for text in read},
            {text.document.id: text.text for text in read},
            {text.document.id: text.sentences for text in read},
            _by_kind(record for text in read for record in text.records),
        )
        self._merges: list[Merge] = []
        self._shown: dict[type[Record], tuple[Record, ...]] = {}

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """See Dossier."""
        if kind is Document:
            return tuple(self.documents.values())  # type: ignore[arg-type]
        if kind not in self._shown:
            names = survivors(self._merges)
            firsts: dict[str, Record] = {}
            for record in super().records(kind):
                shown = renamed(record, names) if names else record
                firsts.setdefault(shown.id, shown)
            self._shown[kind] = tuple(firsts.values())
        return self._shown[kind]  # type: ignore[return-value]

    def lay(self, made: Iterable[Record | Merge]) -> None:
        """See Bench."""
        values = list(made)
        self._merges += [value for value in values if isinstance(value, Merge)]
        new = _by_kind(value for value in values if isinstance(value, Record))
        for kind, records in new.items():
            below = super().records(kind) if kind.__struct_config__.tag in SIDE_BY_SIDE else ()
            self._records = {**self._records, kind: (*below, *records)}
        self._shown.clear()


def _by_kind(records: Iterable[Record]) -> dict[type[Record], tuple[Record, ...]]:
    found: defaultdict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        found[type(record)].append(record)
    return {kind: tuple(some) for kind, some in found.items()}
