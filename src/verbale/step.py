"""Steps: one callable shape for everything that makes records, found by discovery and ordered by what it needs.

A module of `read`, `link` or `compare` that defines `STEP` is a step; adding one is one new file.

How results lie on one another
- A step of `read` is a pure function of one document. What all of them make is the ground layer of a case; it is kept
  as read, and only another reading of that document replaces it.
- A step of `link` or `compare` is run over the case after every reading that changed something. What it makes lies on
  the ground as a layer of its own: of a kind in `SIDE_BY_SIDE` its records are added to those of all others (the same
  id counts once, the first wins); of every other kind it returns the whole list anew, and from then on that list is
  what later steps, exports and pages see. A step that returns no record of a kind leaves that kind as it was.
- Beside records a step of `link` may return `Merge` values (`model/merge.py`): two actor ids are one. From then on
  every id field of every kind shows the surviving id.
- A person's words (accept, reject, edit) lie above all layers: a step sees edited values, and no rejected record.
"""

import pkgutil
from collections.abc import Callable, Iterable
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from typing import Any, NamedTuple

from verbale.errors import KnowledgeError
from verbale.model.merge import Merge
from verbale.model.records import Record

SIDE_BY_SIDE = frozenset({"conflict", "problem", "note", "matrix"})
"""Kinds that several steps make beside each other: their results are added up. Other kinds are replaced."""


class Step(NamedTuple):
    """`run` makes records of the kinds in `makes`, from its one argument and from records of the kinds in `needs`.

    Both only order the steps. `makes` may hold a name of the step's own instead of a kind: for a step that waits for
    all others, or that another one has to wait for.
    """

    name: str
    makes: tuple[str, ...]
    run: Callable[[Any], Iterable[Record | Merge]]
    needs: tuple[str, ...] = ()


def discover(package: str) -> tuple[Step, ...]:
    """Every step of a package and its sub-packages, in an order in which what a step needs is made before it."""
    root = import_module(package)
    steps = []
    for info in sorted(pkgutil.walk_packages(root.__path__, f"{package}."), key=lambda info: info.name):
        step = getattr(import_module(info.name), "STEP", None)
        if isinstance(step, Step):
            steps.append(step)
    return order(steps)


def order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps sorted so that makers come before those who need what they make; KnowledgeError on a circle."""
    by_name = {step.name: step for step in steps}
    graph = {
        step.name: {other.name for other in by_name.values() if other is not step and {*other.makes} & {*step.needs}}
        for step in by_name.values()
    }
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        raise KnowledgeError(f"steps need each other in a circle: {error.args[1]}") from error
    ordered: list[Step] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.extend(by_name[name] for name in ready)
        sorter.done(*ready)
    return tuple(ordered)
