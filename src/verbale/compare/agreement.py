"""Readings that agree: the same motive read into the same signal, counted by independent roots instead of mentions.

A root is a source that reports nobody else. Two statements of one holder are one root; three documents that rest on one
report are one; sources that report each other in a circle are one, and a problem says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from verbale.knowledge.base import Knowledge
from verbale.link.desk import Desk
from verbale.link.relays import Sources, independent
from verbale.link.reports import Source, chain, source_key
from verbale.link.sentences import Sentences
from verbale.model.mentioned import Mentioned
from verbale.model.records import Agreement, Interpretation, Mention, Problem, Record, record_id
from verbale.model.span import Span
from verbale.step import Step

NAME = "agreement"
UNCOUNTED = frozenset({"other", "undetermined"})
"""Motives that name nothing: two readings that share them say nothing in common."""


def find_agreements(desk: Desk) -> Iterable[Record]:
    """One record for every motive that more than one holder, or document, reads into a signal."""
    known = Known(desk)
    groups: defaultdict[tuple[str, str], list[Interpretation]] = defaultdict(list)
    for reading in desk.records(Interpretation):
        if reading.about is not None and reading.motive not in UNCOUNTED:
            groups[reading.about, reading.motive].append(reading)
    for (about, motive), readings in groups.items():
        if len({(reading.holder, reading.span.document) for reading in readings}) > 1:
            yield from _agreement(known, about, motive, readings)


def _agreement(known: "Known", about: str, motive: str, readings: list[Interpretation]) -> Iterator[Record]:
    sources = Sources()
    for reading in readings:
        known.trace(reading, sources)
    roots = independent((reading.id for reading in readings), sources)
    circles = sources.circles()
    yield Agreement(
        id=record_id("agreement", about, [], motive),
        reader=NAME,
        why=f"{len(readings)} readings of one signal name {motive}; roots: {', '.join(sorted(map(known.name, roots)))}",
        interpretations=tuple(reading.id for reading in readings),
        roots=len(roots),
    )
    for circle in circles:
        yield Problem(
            id=record_id("problem", about, [], motive, *circle), reader=NAME, where=readings[0].span,
            why=f"found while counting who reads {motive} into one signal",
            what=f"sources report each other in a circle: {', '.join(map(known.name, circle))}",
            remedy="they count as one root; find the first report and note it",
        )  # fmt: skip


class Known:
    """What tells on whose word a reading stands: sentences, mentions, and which document an outlet's name means."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sentences = Sentences(desk)
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in desk.records(Mention):
            mentions[mention.span.document].append(mention)
        self._mentioned = {document: Mentioned(found) for document, found in mentions.items()}
        self._outlets = _outlets(desk, desk.knowledge)

    def trace(self, reading: Interpretation, sources: Sources) -> None:
        """Adds the way from a reading to its root: through its holder, or through what its sentence reports."""
        holder = self.holder(reading)
        steps = self.steps(reading.span)
        told = reading.holder == reading.span.document or any(holder in step for step in steps)
        nearer = [reading.id]
        if not steps or not told:
            sources.add(reading.id, holder)
            return
        if reading.holder == reading.span.document and holder not in steps[0]:
            sources.add(reading.id, holder)
            nearer = [holder]
        for step in steps:
            for reporter in nearer:
                for reported in step:
                    sources.add(reporter, reported)
            nearer = list(step)

    def holder(self, reading: Interpretation) -> str:
        """Who reads it so: an actor, the document, or the words that name nobody, which are of this document only."""
        if reading.holder is not None:
            return reading.holder
        words = source_key(reading.holder_span.text) if reading.holder_span else ""
        return f"{reading.span.document}:{words}"

    def steps(self, span: Span) -> list[tuple[str, ...]]:
        """The sources behind the sentence around a span, the nearest first."""
        sentence = self._sentences.span(span)
        return [tuple(self._source(sentence, one) for one in step) for step in chain(sentence.text)]

    def _source(self, sentence: Span, source: Source) -> str:
        place = self._desk.span(sentence.document, sentence.start + source.start, sentence.start + source.end)
        mentioned = self._mentioned.get(sentence.document)
        actor = mentioned.actor_of(place) if mentioned else None
        return self._outlets.get(actor or source_key(source.name), actor or source_key(source.name))

    def name(self, source: str) -> str:
        """The source as a person reads it."""
        document = self._desk.dossier.documents.get(source.partition(":")[0])
        if document is None:
            return source.removeprefix("actor:")
        _, _, words = source.partition(":")
        name = document.outlet or document.title or document.path
        return f"{words} in {name}" if words else name


def _outlets(desk: Desk, knowledge: Knowledge) -> dict[str, str]:
    """The only document of an outlet, by the outlet's actor id and by the key of its name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for document in desk.dossier.documents.values():
        if document.outlet:
            found[source_key(document.outlet)].append(document.id)
            if actor := knowledge.actors.identify(document.outlet):
                found[actor].append(document.id)
    return {name: documents[0] for name, documents in found.items() if len(set(documents)) == 1}


STEP = Step(NAME, makes=("agreement",), run=find_agreements, needs=("interpretation", "signal", "actor"))
