"""Which signal a reading is about: the one that its words name, by whoever's motive it reads.

Every signal that the document tells of is weighed: whether the sentence itself tells of it, whether the sender's side
is named in the reading, whether its form is ("the letter"), how often the document and the case come back to it, how
near its telling stands. What is said of talks and of older exchanges gives way to what the document is about. A reading
that points to nothing goes with the one before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import msgspec

from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import parse
from verbale.model.mentioned import Mentioned
from verbale.model.records import Actor, Dated, Interpretation, Mention, Signal
from verbale.model.span import Span, overlap
from verbale.step import Step

IN_SENTENCE, SAME_SIDE, SAME_STATE, SAME_FORM, OLD, TALKS, NAMED, POINTED = 3.0, 2.0, 1.0, 1.5, 3.0, 1.0, 0.5, 1.5
"""Weights, set by hand on invented texts: what the sentence tells goes before who sent it, that before the form."""
PER_TELLING, MOST_TELLINGS, REACH = 0.4, 6, 1500
YEAR = 366
"""Days after which a signal is an old one."""
LEAST = 1.5
_FORMS = (
    "letter|message|telegram|note|cable|missive|condolence|greeting", "statement|text|communiqué|declaration|answer",
    "speech|address", "commentary|editorial|article", "interview|conference|remark|readout",
)  # fmt: skip
"""Words that texts use for one form of signal."""
"""The weight below which a signal is not what a reading is about."""
_POINTS = re.compile(
    r"(?:this|that|it|these|such)\b|(?:the|this|his|her|its|their) (?:\w+ )?"
    r"(?:letter|message|statement|move|gesture|step|offer|speech|remarks?|comments?|words)\b",
    re.I,
)


def relate_readings(desk: Desk) -> Iterable[Interpretation]:
    """The case's interpretations, each with the signal that it is about where one fits."""
    shelves = Shelves(desk)
    before: dict[str, str | None] = {}
    for reading in desk.records(Interpretation):
        if reading.status != "edited" or reading.about is None:
            about = shelves.signal(reading) or before.get(reading.span.document)
            reading = msgspec.structs.replace(reading, about=about)
        before[reading.span.document] = reading.about
        yield reading


class Shelves:
    """The signals and mentions of a case by document."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sentences = Sentences(desk)
        self._signals: defaultdict[str, dict[str, tuple[Signal, list[Span]]]] = defaultdict(dict)
        self._states = {actor.id: actor.state for actor in desk.records(Actor) if actor.state}
        for signal in desk.records(Signal):
            for span in {*signal.telling, *signal.evidence}:
                self._signals[span.document].setdefault(signal.id, (signal, []))[1].append(span)
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in desk.records(Mention):
            mentions[mention.span.document].append(mention)
        self._mentioned = {document: Mentioned(found) for document, found in mentions.items()}
        self._named = {document: {m.actor for m in found if m.actor} for document, found in mentions.items()}
        self._elsewhere: dict[str, dict[str, tuple[Signal, list[Span]]]] = {}

    def signal(self, reading: Interpretation) -> str | None:
        """The id of the signal that fits best; None where none fits."""
        document = reading.span.document
        if document not in self._elsewhere:
            self._elsewhere[document] = self._known(document)
        told = self._elsewhere[document] | self._signals.get(document, {})
        sides = self._sides(reading.span)
        newest = max((_last(signal.date) for signal, _ in told.values()), default=0)
        near = self._pointed(reading.span, told)
        weighed = [
            (self._weight(reading, signal, places, sides, newest) + POINTED * (id == near), id)
            for id, (signal, places) in told.items()
        ]
        best = max(weighed, default=(0.0, ""))
        return best[1] if best[0] >= LEAST else None

    def _weight(
        self, reading: Interpretation, signal: Signal, places: list[Span], sides: set[str], newest: int
    ) -> float:
        sentence = self._sentences.around(reading.span)
        weight = IN_SENTENCE * any(overlap(sentence, place.bounds) > 0 for place in places)
        states = {signal.state, self._states.get(signal.sender or "")} - {None}
        weight += (SAME_SIDE if signal.sender in sides else SAME_STATE * bool(states & sides)) + NAMED * bool(
            {*signal.recipients} & sides
        )
        words = self._desk.text(reading.span.document)[slice(*sentence)].lower()
        weight += SAME_FORM * bool(_form(signal.form).search(words))
        weight += PER_TELLING * min(len(places), MOST_TELLINGS)
        weight += PER_TELLING * min(len({span.document for span in signal.telling}), MOST_TELLINGS)
        weight -= OLD * (bool(_last(signal.date)) and newest - _last(signal.date) > YEAR) + TALKS * (
            signal.form in ("talks", "act")
        )
        distance = min((abs(place.start - reading.span.start) for place in places), default=2 * REACH)
        return weight - min(distance / REACH, 1.5)

    def _known(self, document: str) -> dict[str, tuple[Signal, list[Span]]]:
        """Signals of the year before a text that names their sender, though it tells of them nowhere in so many words.

        Only where texts are known to be of one exchange by the sender's name, and only what others tell of.
        """
        day = _last(self._desk.document(document).published)
        named = self._named.get(document, set())
        signals = self._desk.records(Signal) if day else ()
        return {
            signal.id: (signal, []) for signal in signals
            if signal.sender in named and signal.form not in ("talks", "act") and 0 <= day - _last(signal.date) <= YEAR
        }  # fmt: skip

    def _pointed(self, span: Span, told: dict[str, tuple[Signal, list[Span]]]) -> str | None:
        """The signal told of last before a reading that opens with "this" or "the letter"."""
        if not _POINTS.match(span.text):
            return None
        before = [(place.start, id) for id, (_, places) in told.items() for place in places if place.start < span.start]
        return max(before)[1] if before else None

    def _sides(self, span: Span) -> set[str]:
        """The actors that a reading names, with their states."""
        mentioned = self._mentioned.get(span.document)
        found = {mention.actor for mention in mentioned.touching(*span.bounds) if mention.actor} if mentioned else set()
        known = (self._desk.knowledge.actors.get(actor) for actor in found)
        states = {one.state for one in known if one and one.state}
        return found | states | {state for actor in found if (state := self._states.get(actor))}


@cache
def _form(form: str) -> re.Pattern[str]:
    """The words by which a text calls a signal of that form."""
    kind = form.split()[-1]
    words = next((words for words in _FORMS if kind in words.split("|")), kind)
    return re.compile(rf"\b(?:{words})s?\b")


def _last(date: Dated | None) -> int:
    """The last day that a date may mean; 0 where there is none."""
    if date is None:
        return 0
    try:
        return max((high for _, high in parse(date.value).days()), default=0)
    except ValueError:
        return 0


STEP = Step("readings", makes=("interpretation",), run=relate_readings, needs=("signal", "actor"))
