"""The two sides of a document: to whom a demand, an offer or a refusal goes where its sentence names nobody."""

from collections import Counter
from collections.abc import Iterable

from verbale.knowledge.standing import Standing
from verbale.model.records import Mention

_SHARE, _LEAST = 0.6, 3
"""Two states are the sides where at least this share of the mentions of a state's actors is theirs, and so many each:
below that, in our reading of archive texts, a third is spoken to as often as not."""


class Sides:
    """The pair of states that a document is mostly about, if there is one."""

    def __init__(self, standing: Standing, mentions: Iterable[Mention]) -> None:
        self.standing = standing
        said = Counter(standing.side(mention.actor) for mention in mentions if mention.actor)
        states = Counter({side: count for side, count in said.items() if _is_state(standing, side)})
        first = states.most_common(2)
        fits = len(first) == 2 and first[1][1] >= _LEAST
        self.pair = tuple(side for side, _ in first) if fits and _share(first, states) >= _SHARE else ()

    def other(self, actor: str) -> tuple[str, ...]:
        """The side that stands against an actor's; () where the actor is on neither."""
        own = self.own(actor)
        return tuple(side for side in self.pair if side != own) if own else ()

    def own(self, actor: str) -> str | None:
        """The side that an actor is on: by its state, else by the one capital of the two in which it speaks."""
        side = self.standing.side(actor)
        if side in self.pair:
            return side
        seats = self.standing.seats.get(actor, set()) & set(self.pair) if side == actor else set()
        return next(iter(seats)) if len(seats) == 1 else None


def _share(first: list[tuple[str, int]], states: Counter[str]) -> float:
    return sum(count for _, count in first) / max(1, states.total())


def _is_state(standing: Standing, side: str) -> bool:
    known = standing.actors.get(side)
    return known is not None and known.type == "state"
