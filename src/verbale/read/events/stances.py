"""Positions as events: to demand is a demand, to refuse a refusal, where no act tells it already."""

from collections.abc import Iterable, Iterator

from verbale.knowledge.sides import Sides
from verbale.model.records import Event, Position, Stance, record_id
from verbale.model.span import overlap
from verbale.read.events.cast import Cast
from verbale.read.events.lexicon import plover
from verbale.read.reading import Reading

_CODES: dict[Stance, str] = {
    "demands": "100", "offers": "030", "proposes": "030", "accepts": "030", "refuses": "120", "opposes": "110",
}  # fmt: skip


def stances(reading: Reading, cast: Cast, sides: Sides, acts: Iterable[Event], name: str) -> Iterator[Event]:
    """One event for each position of an actor of politics whose words no act covers."""
    told = [span.bounds for event in acts for span in event.evidence]
    for position in reading.records(Position):
        code = _CODES.get(position.stance)
        if code is None or position.holder is None or not cast.political(position.holder):
            continue
        low, high = position.span.bounds
        if any(2 * overlap((low, high), bounds) >= min(high - low, bounds[1] - bounds[0]) for bounds in told):
            continue
        told.append((low, high))
        made = plover(code)
        yield Event(
            id=record_id("event", reading.document.id, [(low, high)], code),
            reader=name, why=f"the position says so: {position.why}", type=made.type, mode=made.mode, cameo=code,
            actors=(position.holder,), recipients=sides.other(position.holder), evidence=(position.span,),
        )  # fmt: skip
