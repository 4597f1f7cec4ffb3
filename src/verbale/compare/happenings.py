"""What several texts tell of one happening, laid side by side: its day, its figures, what is known of it by report."""

from collections.abc import Iterator

from verbale.compare.dates import compare_dates
from verbale.compare.figures import compare_figures
from verbale.compare.hearsay import compare_hearsay
from verbale.compare.sameness import Sameness
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.occurrences import occurrences
from verbale.link.sentences import Sentences
from verbale.model.records import Conflict
from verbale.step import Step


def compare_happenings(desk: Desk) -> Iterator[Conflict]:
    """The happenings are found once, for all comparisons of them."""
    sentences, names = Sentences(desk), Names(desk)
    happened = occurrences(desk, sentences, names)
    same = Sameness(desk, sentences, names)
    yield from compare_dates(desk, happened)
    yield from compare_figures(desk, happened, same)
    yield from compare_hearsay(desk, happened)


STEP = Step("happenings", makes=("conflict",), run=compare_happenings, needs=("date", "figure", "mention", "signal"))
