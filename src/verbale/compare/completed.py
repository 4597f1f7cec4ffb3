"""The cast once more, when everything is compared: ids that only links and comparisons hold get their records too."""

from collections.abc import Iterable

from verbale.link.cast import cast
from verbale.link.desk import Desk
from verbale.model.records import Actor
from verbale.step import Step


def complete_cast(desk: Desk) -> Iterable[Actor]:
    """All actor records of the case, the whole list anew."""
    return cast(desk, {})


STEP = Step(
    "completed",
    makes=("cast",),  # not "actor": nobody may wait for this step, which waits for all
    run=complete_cast,
    needs=("conflict", "omission", "variant", "novelty", "answer", "agreement", "carriage", "signal"),
)
