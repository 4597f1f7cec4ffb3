"""What a search gives: passages, how often they stand in the texts, and how likely chance would make them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.edits import Edit
from verbale.align.query import Query
from verbale.model.span import Bounds, hull


class Passage(NamedTuple):
    """One passage: the text's number, the stretches the quotation carries (one a segment), and the edits.

    `matched`: the share of the quotation's words (brackets left out) that stand there, spelling variants counted in.
    """

    text: int
    bounds: tuple[Bounds, ...]
    edits: tuple[Edit, ...]
    matched: float

    @property
    def hull(self) -> Bounds:
        """From the first word carried to the last."""
        return hull(self.bounds)


class Find(NamedTuple):
    """What was found for a quotation. All passages are counted, the first few shown; `Corpus.show` shows the others."""

    query: Query
    passages: tuple[Passage, ...]
    """The first of them, in the order of `hits`."""
    hits: tuple["Hits", ...]
    """Every place, in the order of the texts' numbers."""
    expect: float
    """How many such finds chance would make here (`surprise.expect`); infinite where nothing was found."""
    elsewhere: tuple[Passage, ...] = ()
    """Where the rest stands, when the best passage holds only a part and another place holds the rest."""

    @property
    def occurrences(self) -> int:
        """In how many texts the passage stands, as well as in the best of them."""
        return len(np.unique(np.concatenate([hits.texts for hits in self.hits]))) if self.hits else 0

    @property
    def places(self) -> int:
        """At how many places it stands in them."""
        return sum(len(hits.texts) for hits in self.hits)


class Hits(NamedTuple):
    """Places in one body that hold a quotation at the same cost: `texts` their texts' numbers, word k of the quotation
    at `starts[i] + laid[k]` of the body's tokens (`laid[k]` is -1 for a word that does not stand there)."""

    body: int
    texts: NDArray[np.int64]
    starts: NDArray[np.int64]
    laid: NDArray[np.intp]
