"""Readings that agree: the same motive read into the same signal, counted by independent roots instead of mentions.

A root is a source that reports nobody else. Two statements of one holder are one root; three documents that rest on one
report are one; sources that report each other in a circle are one, and a problem says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from verbale.compare.terms import terms_of
from verbale.knowledge.base import Knowledge
from verbale.link.desk import Desk
from verbale.link.relays import Sources, independent
from verbale.link.reports import Source, chain, source_key
from verbale.link.sentences import Sentences
from verbale.link.tellings import state_of
from verbale.model.mentioned import Mentioned
from verbale.model.records import Agreement, Interpretation, Mention, Problem, Record, Signal, record_id
from verbale.model.span import Span
from verbale.step import Step

NAME = "agreement"
UNCOUNTED = frozenset({"other", "undetermined", "significance", "tone"})
"""Motives that name nothing, and remarks on weight and tone: two readings that share them say nothing in common."""
BROAD = frozenset(
    {"open-dialogue", "improve-relations", "pressure", "keep-options-open", "show-hostility", "status", "raise-the-bar",
     "react-to-third-party-act"}
)  # fmt: skip
"""Motives so wide that two readings agree only where they share words as well."""


def find_agreements(desk: Desk) -> Iterable[Record]:
    """One record for every motive that more than one holder, or document, reads into a signal."""
    known = Known(desk)
    states = {signal.id: signal.state for signal in desk.records(Signal)}
    groups: defaultdict[tuple[str, str], list[Interpretation]] = defaultdict(list)
    for reading in desk.records(Interpretation):
        if reading.about is None or reading.motive in UNCOUNTED:
            continue
        if known.is_of(reading, states.get(reading.about)):
            groups[reading.about, reading.motive].append(reading)
    for (about, motive), readings in groups.items():
        for some in _worded_alike(readings) if motive in BROAD else [readings]:
            if len({(reading.holder, reading.span.document) for reading in some}) > 1:
                yield from _agreement(known, about, motive, some)


def _worded_alike(readings: list[Interpretation]) -> list[list[Interpretation]]:
    """Readings put together by words that they share besides names."""
    groups: list[tuple[set[str], list[Interpretation]]] = []
    for reading in readings:
        words, members = _words(reading), [reading]
        for other in [group for group in groups if len(group[0] & words) >= _SHARED]:
            groups.remove(other)
            words, members = words | other[0], other[1] + members
        groups.append((words, members))
    return [sorted(members, key=lambda one: one.span) for _, members in groups]


def _words(reading: Interpretation) -> set[str]:
    """Stems of the content words of a reading, names left out."""
    text = reading.span.text
    terms = terms_of(text)
    return {term.stem for term in terms.terms if not text[term.start].isupper() and len(term.stem) > _SHORT}


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


_SHARED = 3
"""Content words that two readings of a broad motive share."""
_SHORT = 3
_LOOK = 40  # characters of a reading in which stands who acts
_OPENS = re.compile(r"(?:\w+, )?(?:(?:the|an?|its|even|only) )?", re.IGNORECASE)


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

    def is_of(self, reading: Interpretation, state: str | None) -> bool:
        """Whether a reading is of what that state does: no other one stands at its head."""
        start, text = reading.span.start, self._desk.text(reading.span.document)
        mentioned = self._mentioned.get(reading.span.document)
        found = mentioned.touching(start, start + _LOOK) if mentioned and state else ()
        heads = (one for one in found if _OPENS.fullmatch(text, start, max(start, one.span.start)))
        first = next((side for mention in heads if (side := self._side(mention))), None)
        return first is None or first == state

    def _side(self, mention: Mention) -> str | None:
        known = self._desk.knowledge.actors.get(mention.actor) if mention.actor else None
        return state_of(self._desk, mention) or (known.state if known and mention.type != "outlet" else None)

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
