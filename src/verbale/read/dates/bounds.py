"""Bounds: "before Christmas", "by the end of the month" say no later than when, and not when."""

from verbale.model.date import bare, latest
from verbale.model.span import Span
from verbale.read.dates.find import Hit
from verbale.read.dates.frame import Resolved, bound_before, is_bound_ahead, is_future
from verbale.read.reading import Reading

_WHOLE = frozenset({"season", "holiday", "weekend"})
_ENDED = frozenset({"month", "month_of", "month_turn", "part_month", "part_of", "turn", "part_year", "ordinal_week"})
_ENDS = ("end", "the end", "the very end", "close", "the close", "last week", "the last week")


def is_bound(hit: Hit) -> bool:
    """Whether "before", "by" or "until" stands before a holiday, season, weekend or the end of a stretch."""
    if hit.rule not in _WHOLE and not (hit.rule in _ENDED and _ends(hit)):
        return False
    return bound_before(hit.text, hit.start) is not None


def _ends(hit: Hit) -> bool:
    return " ".join((hit.match.groupdict().get("part") or "").lower().split()) in _ENDS


def is_ahead(hit: Hit) -> bool:
    """Whether the text tells of the time as still to come, by the words around it or the bound in front of it."""
    return is_future(hit.text, hit.start, hit.end) or (is_bound(hit) and is_bound_ahead(hit.text, hit.start, hit.end))


def open_bound(reading: Reading, hit: Hit, value: Resolved) -> tuple[Span, Resolved]:
    """The span with its preposition and the value open to the past; both as they are where it is no bound."""
    start = bound_before(hit.text, hit.start)
    if start is None or hit.passage is None or not value.value or "X" in value.value or not is_bound(hit):
        return hit.span, value
    last = value.value if hit.rule == "season" else latest(bare(value.value))
    spans = reading.spans(hit.passage, start, hit.end)
    if last is None or len(spans) != 1:
        return hit.span, value
    return spans[0], value._replace(value=f"../{last}", type="range", why=f"no later than it; {value.why}")
