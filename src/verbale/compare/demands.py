"""What a primary text does not ask for, against the demands on the file: a note beside the signal whose text it is."""

from collections.abc import Iterator

from verbale.knowledge.demands import Demand, demands
from verbale.link.desk import Desk
from verbale.model.records import Note, Signal, record_id
from verbale.step import Step

NAME = "demands"


def note_silence(desk: Desk) -> Iterator[Note]:
    """One note a text and demand of its sender's state towards a state that the text is about."""
    for signal in desk.records(Signal):
        if signal.text is None or signal.state is None or signal.form in {"letter", "message"}:
            continue
        text = desk.text(signal.text).lower()
        for demand in demands(desk.knowledge):
            if _fits(desk, signal, demand) and not any(cue in text for cue in demand.cues):
                yield Note(
                    id=record_id("note", signal.text, [], NAME, demand.demand), reader=NAME,
                    why=f"none of its words ({', '.join(demand.cues)}) stands in the text; source: {demand.source}",
                    about=signal.id, text=f"not asked for in this text: {demand.demand}", author="verbale", at="",
                )  # fmt: skip


def _fits(desk: Desk, signal: Signal, demand: Demand) -> bool:
    if signal.state != f"actor:{demand.state}":
        return False
    known = (desk.knowledge.actors.get(one) for one in signal.recipients)
    sides = {*signal.recipients, *(one.state for one in known if one)}
    return not demand.towards or f"actor:{demand.towards}" in sides


STEP = Step(NAME, makes=("note",), run=note_silence, needs=("signal",))
