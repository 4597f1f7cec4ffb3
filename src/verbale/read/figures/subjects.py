"""What a figure is about: the event of its sentence where people came to harm, else the actor that it belongs to."""

from verbale.knowledge.tables import toml
from verbale.model.laid import Laid
from verbale.model.mentioned import Mentioned
from verbale.model.records import Event, Mention
from verbale.model.span import Span
from verbale.read.reading import Reading

_HARM = frozenset(toml("figure_words")["people"])
_OWNERS = frozenset({"state", "organization", "person", "group", "outlet"})


class Subjects:
    """The events and actors of one document, by place."""

    def __init__(self, reading: Reading) -> None:
        spans = ((span.bounds, event) for event in reading.records(Event) for span in event.evidence)
        self.events: Laid[Event] = Laid(spans)
        self.mentioned = Mentioned(reading.records(Mention))

    def about(self, figure: Span, measure: str, sentence: Span) -> str | None:
        """The id of the event or actor that the figure is about; None where its sentence names neither."""
        if measure in _HARM and (event := self._event(figure, sentence)):
            return event.id
        named = [m for m in self.mentioned.within(sentence) if m.actor and m.type in _OWNERS]
        before = [m for m in named if m.span.end <= figure.start]
        return before[-1].actor if before else None

    def _event(self, figure: Span, sentence: Span) -> Event | None:
        found = self.events.over(sentence.bounds)
        return min(found, key=lambda event: _distance(event, figure), default=None)


def _distance(event: Event, figure: Span) -> int:
    return min(max(0, span.start - figure.end, figure.start - span.end) for span in event.evidence)
