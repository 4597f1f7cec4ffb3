"""Ladders of authority: conventions of watchers about how much a state commits itself by a form, an office, a channel."""

from verbale.knowledge.base import Knowledge
from verbale.model.records import Authority, Signal


class Ladders:
    """Every ladder that is known: the shipped ones, and the case's own before them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def rung(self, signal: Signal) -> Authority | None:
        """The rung of a signal on its state's ladder."""
        return None
