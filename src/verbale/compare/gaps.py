"""What a primary text does not say of itself: no date, nobody who signs, no office, no state that is known.

The signal stands as it is; a problem beside it says what is missing and how a person can state it.
"""

from collections.abc import Iterator

from verbale.link.desk import Desk
from verbale.model.records import Actor, Problem, Signal, record_id
from verbale.step import Step

SIGNED = frozenset({"letter", "message"})
"""Forms that a person signs; a statement without an office is mostly that of a body."""


def find_gaps(desk: Desk) -> Iterator[Problem]:
    """A problem for each thing that the signal of a primary text lacks."""
    actors = {actor.id: actor for actor in desk.records(Actor)}
    for signal in desk.records(Signal):
        if signal.text and signal.telling:
            sender = actors.get(signal.sender or "")
            for what, remedy in gaps(signal, sender):
                yield _problem(signal, what, remedy)


def gaps(signal: Signal, sender: Actor | None) -> Iterator[tuple[str, str]]:
    """What is missing and its remedy, each one line; `sender` is the signal's, None where nobody is known by it."""
    if signal.date is None:
        yield (
            f"the {signal.form} has no date line",
            f"state its day: verbale edit CASE {signal.id} date.value=2031-05-03, or read it with --published",
        )
    if signal.sender is None:
        yield (
            f"nobody is named as the sender of the {signal.form}",
            f"name one: verbale edit CASE {signal.id} sender=actor:NAME",
        )
    elif sender and sender.type == "person" and signal.form in SIGNED and not signal.office:
        yield (
            f"{sender.name} signs the {signal.form} without an office: no rung can be worked out",
            "give the office: an [[office]] entry in case.toml",
        )
    if signal.sender and signal.state is None:
        name = sender.name if sender else signal.sender.removeprefix("actor:")
        yield f"no state is known for {name}", "name it: a [[state]] or [[person]] entry in case.toml"


def _problem(signal: Signal, what: str, remedy: str) -> Problem:
    where = signal.telling[0]
    return Problem(
        id=record_id("problem", where.document, [where.bounds], STEP.name, what),
        reader=STEP.name,
        where=where,
        what=what,
        remedy=remedy,
    )


STEP = Step("gaps", makes=("problem",), run=find_gaps, needs=("signal", "actor"))
