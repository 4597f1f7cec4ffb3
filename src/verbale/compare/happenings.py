"""What several texts tell of one happening, laid side by side: its day, its figures, what is known of it by report."""

from collections.abc import Iterable, Iterator

from verbale.compare.dates import compare_dates
from verbale.compare.figures import compare_figures
from verbale.compare.hearsay import compare_hearsay
from verbale.compare.sameness import Sameness
from verbale.compare.senders import compare_sendings
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
    dated = list(compare_dates(desk, happened))
    yield from dated
    yield from _further(compare_sendings(same), dated)
    yield from compare_figures(desk, happened, same)
    yield from compare_hearsay(desk, happened)


def _further(found: Iterable[Conflict], known: list[Conflict]) -> Iterator[Conflict]:
    """Those that lay side by side what no known one does."""
    taken = [{value.span for value in conflict.values} for conflict in known]
    for conflict in found:
        if not any(len(spans & {value.span for value in conflict.values}) > 1 for spans in taken):
            yield conflict


STEP = Step("happenings", makes=("conflict",), run=compare_happenings, needs=("date", "figure", "mention", "signal"))
