"""What a case's own file must be fit for, checked when it is loaded: ladders, demands, precedents.

Each reads its tables where it needs them; a fault in them is told before anything is read, not after a long run.
"""

from verbale.knowledge.base import Knowledge
from verbale.knowledge.demands import demands
from verbale.knowledge.ladders import Ladders
from verbale.knowledge.precedents import all_precedents


def check_case(knowledge: Knowledge) -> Knowledge:
    """The same knowledge; KnowledgeError where a ladder contradicts itself, or a demand or precedent cannot be used."""
    if knowledge.case:
        Ladders(knowledge)
        demands(knowledge)
        all_precedents(knowledge)
    return knowledge
