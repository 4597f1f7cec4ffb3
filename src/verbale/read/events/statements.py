"""Statements as events (CAMEO 01x): what actors of politics are quoted as saying, where it is no act told already."""

from collections.abc import Iterable, Iterator

from verbale.model.records import Event, Quotation, record_id
from verbale.model.span import Span, cut
from verbale.read.events.cast import Cast
from verbale.read.events.settings import Settings
from verbale.read.reading import Reading


def statements(reading: Reading, cast: Cast, settings: Settings, acts: Iterable[Event], name: str) -> Iterator[Event]:
    """One event for the first quotation of a speaker on a day."""
    taken = [span.bounds for event in acts for span in event.evidence]
    seen: set[tuple[str, str]] = set()
    for quotation in reading.records(Quotation):
        speaker = quotation.speaker
        if speaker is None or quotation.cue is None or quotation.source is None or not cast.political(speaker):
            continue
        spans = _evidence(reading, quotation)
        if not spans or any(_covers(bounds, quotation.cue) for bounds in taken):
            continue
        key = (quotation.date.value if quotation.date else "", speaker)
        if key in seen or _told(acts, quotation, speaker, cast):
            continue
        seen.add(key)
        yield Event(
            id=record_id("event", reading.document.id, [span.bounds for span in spans], "010"),
            reader=name, why=f"matched '{quotation.cue.text}': a statement in politics", type=None, cameo="010",
            actors=(speaker,), recipients=_addressed(cast, quotation, spans), date=quotation.date,
            evidence=spans,
        )  # fmt: skip


def _evidence(reading: Reading, quotation: Quotation) -> tuple[Span, ...]:
    parts = [*quotation.content, *(span for span in (quotation.source, quotation.cue) if span)]
    low, high = min(part.start for part in parts), max(part.end for part in parts)
    if high - low > 1200:
        return quotation.content
    return (cut(reading.document.id, reading.text, low, high),)


def _covers(bounds: tuple[int, int], span: Span) -> bool:
    return bounds[0] <= span.start and span.end <= bounds[1]


def _told(acts: Iterable[Event], quotation: Quotation, speaker: str, cast: Cast) -> bool:
    """Whether the words said are an act of the speaker's own side that is told already."""
    if quotation.form == "direct":
        return False
    state = cast.side(speaker)
    for event in acts:
        inside = any(
            span.start >= part.start and span.start < part.end for span in event.evidence for part in quotation.content
        )
        if inside and any(cast.side(actor) == state for actor in event.actors):
            return True
    return False


def _addressed(cast: Cast, quotation: Quotation, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Whom it is said to; where nobody is named, the first state that it is about beside the speaker's own."""
    if quotation.addressee:
        return (quotation.addressee,)
    own = cast.side(quotation.speaker or "")
    for span in spans:
        for mention in cast.said.within(span):
            if mention.type == "state" and mention.actor and mention.actor != own:
                return (mention.actor,)
    return ()
