"""The brief: about two pages that state only what records support, every sentence with its records and its places.

Sentences are templates over records, names resolved; words of the documents stand in quotation marks. What the case
has nothing of is a `missing` line of its part and no sentence. Choice, where there is more than two pages hold: signals
with a text, many tellings; what is contradicted before what stands; what most documents touch.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from verbale.export.brief.disputed import conflicts, readings
from verbale.export.brief.pending import conditions, forecasts
from verbale.export.brief.said import carried, exchange, novelty, omitted
from verbale.export.brief.sentence import Citation, Sentence, Sources
from verbale.model.dossier import Dossier


class Part(NamedTuple):
    """A part under its heading; `missing` says what the case has nothing of."""

    heading: str
    sentences: tuple[Sentence, ...]
    missing: str = ""


class Brief(NamedTuple):
    """The whole, with the citation of every document that a sentence cites."""

    title: str
    parts: tuple[Part, ...]
    citations: dict[str, Citation]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in their order; note N belongs to the Nth."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)


def write_brief(dossier: Dossier, title: str) -> Brief:
    """The brief of a case; an empty case gives its parts, each saying what is missing."""
    desk = Sources(dossier)
    parts = tuple(
        Part(heading, sentences, "" if sentences else missing)
        for heading, writers, missing in PARTS
        for sentences in [tuple(s for write in writers for s in write(desk) if s.spans)]
    )
    cited = dict.fromkeys(one for part in parts for sentence in part.sentences for one in sentence.documents)
    return Brief(title, parts, {one: desk.citation(one) for one in cited})


Writer = Callable[[Sources], Iterator[Sentence]]
"""A part's sentences, from the records of a case."""
PARTS: tuple[tuple[str, tuple[Writer, ...], str], ...] = (
    ("The exchange", (exchange,), "The case holds no signal."),
    ("What is new", (novelty,), "The case holds no claim of a first."),
    ("What was said, and how it was carried", (carried, omitted), "The case holds no quotation to set against a text."),
    (
        "What is disputed",
        (conflicts, readings),
        "The case holds no conflict and no reading that is shared or disputed.",
    ),
    ("What remains open", (forecasts, conditions), "The case holds no open forecast and no condition."),
)
"""Heading, writers, and what stands there when they have nothing to say."""
