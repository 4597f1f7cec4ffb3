"""Figures: numbers of the same thing that cannot both be right, or that mean another thing by the same word.

The same thing is established in one of three ways: both stand with one happening (a toll, a magnitude); both measure a
standing matter of the same people (approval of one person, abductees between the same states); one sentence sets them
against each other ("lists 17, but activists believe").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from verbale.compare.counted import TOLLS, Counted, Matter, counted, fits
from verbale.compare.matters import matters
from verbale.compare.sameness import Sameness
from verbale.compare.values import cite, conflict, written
from verbale.link.desk import Desk
from verbale.link.occurrences import Occurrence
from verbale.model.date import compatible, is_edtf
from verbale.model.records import Conflict, Figure, Value
from verbale.model.span import Bounds, Span

NAME = "figures-of-one"
_SHOWN = 8
_LOOK = 12  # characters behind a number in which "of them" stands

_CLAIM = re.compile(
    r"\b(?:lists?|listed|claims?|claimed|admit\w*|believ\w+|acknowledg\w+|recogni[sz]\w+|estimat\w+|says?|said|put(?:s|ting)?"
    r"|self-assess\w+|assess\w+|report\w*|announc\w+|indicat\w+|count\w*|officially|according|maintain\w*|insist\w*"
    r"|confirm\w*)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:while|whereas|although|though|but|however|yet|only)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:of (?:them|whom|which|these|those)|including|among|the rest|another|each|per)\b", re.IGNORECASE
)


def compare_figures(desk: Desk, happened: Iterable[Occurrence], same: Sameness) -> Iterator[Conflict]:
    """One conflict a thing counted: of a happening, of a standing matter, of a sentence that sets two side by side."""
    figures = [
        counted(desk, figure, same.sentences.around(figure.span))
        for figure in desk.records(Figure)
        if figure.low is not None or figure.high is not None
    ]
    by_sentence: defaultdict[tuple[str, Bounds], list[Counted]] = defaultdict(list)
    for one in figures:
        by_sentence[one.document, one.sentence].append(one)
    set_apart = [two for some in by_sentence.values() for two in contrasted(desk, some)]
    held = {one.figure.id for pair in set_apart for one in pair}
    found = matters(same, figures, happened)
    for matter in found:
        yield from _differing(desk, matter, held)
    covered = {one.figure.id for matter in found for one in matter.figures}
    for first, second in set_apart:
        if not {first.figure.id, second.figure.id} <= covered:
            why = "one sentence sets them against each other, and somebody else gives each"
            yield _conflict(desk, [first, second], "definition", why)


def contrasted(desk: Desk, some: list[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Neighbouring figures of a sentence in one unit, each with a word of claiming, a word of contrast with them."""
    for first, second in pairwise(sorted(some, key=lambda one: one.figure.span)):
        text, (low, high) = desk.text(first.document), first.sentence
        between = text[first.figure.span.end : second.figure.span.start]
        set_off = _CONTRAST.search(between) or re.match(r"\W*(?:while|whereas|although|though)\b", text[low:high], re.I)
        alike = first.figure.unit == second.figure.unit and first.figure.measure == second.figure.measure
        claims = _CLAIM.search(text, low, first.figure.span.end) and _CLAIM.search(between)
        countable = first.figure.measure not in ("duration", "age") and first.figure.unit not in (None, "day", "year")
        part = _PART.search(text, first.figure.span.end, min(high, second.figure.span.end + _LOOK))
        one_thing = alike and countable and not part
        if set_off and claims and one_thing and not fits(first.figure, second.figure):
            yield first, second


def _differing(desk: Desk, matter: Matter, held: set[str]) -> Iterator[Conflict]:
    values = list({(one.document, one.figure.low, one.figure.high): one for one in matter.figures}.values())
    apart = [
        (a, b) for n, a in enumerate(values[:_SHOWN]) for b in values[n + 1 : _SHOWN] if not fits(a.figure, b.figure)
    ]
    several = matter.alone or len({one.document for one in values}) > 1 or {one.figure.id for one in values} & held
    if not apart or not several:
        return
    reading, because = matter.reading or _reading(desk, values, apart, held)
    yield _conflict(desk, values[:_SHOWN], reading, f"{matter.why}; {because}")


def _reading(
    desk: Desk, values: list[Counted], apart: list[tuple[Counted, Counted]], held: set[str]
) -> tuple[str, str]:
    first = values[0]
    measure, toll = first.figure.measure, bool(first.kind and first.kind.group in ("toll", "held"))
    if any({a.figure.id, b.figure.id} & held for a, b in apart):
        return "definition", "who gives a number says what is counted: listed, admitted, believed"
    if measure == "duration" and any(_reproduces(desk, a.document, b.document) for a, b in apart):
        return "error", "one of them carries the other"
    if toll or measure in TOLLS or measure.startswith("count"):
        return _risen(desk, apart)
    if measure == "magnitude" and len({one.figure.unit for one in values}) > 1:
        return "definition", "the scales differ"
    if measure != "duration" and any(_days(a, b) for a, b in apart):
        return "as-of", "they hold as of different days"
    return "unresolved", "both are given for the same thing"


def _risen(desk: Desk, apart: list[tuple[Counted, Counted]]) -> tuple[str, str]:
    if any(_rises(desk, a, b) for a, b in apart):
        return "as-of", "the later text has the later count"
    return "unresolved", "a toll may have risen between them, but the texts do not say which is later"


def _reproduces(desk: Desk, one: str, other: str) -> bool:
    return desk.document(one).parent == other or desk.document(other).parent == one


def _days(a: Counted, b: Counted) -> bool:
    one, other = a.figure.as_of, b.figure.as_of
    if one and other and is_edtf(one.value) and is_edtf(other.value):
        return not compatible(one.value, other.value)
    return (one is None) != (other is None)


def _rises(desk: Desk, a: Counted, b: Counted) -> bool:
    less, more = sorted((a, b), key=lambda one: one.figure.low or one.figure.high or 0.0)
    last, first = written(desk, less.document)[0], written(desk, more.document)[0]
    return bool(last and first and last < first) or less.figure.high is None


def _conflict(desk: Desk, group: list[Counted], reading: str, why: str) -> Conflict:
    ordered = sorted(group, key=lambda one: one.figure.span)
    return conflict(NAME, "figure", [_value(desk, one) for one in ordered], reading, why)


def _value(desk: Desk, one: Counted) -> Value:
    figure = one.figure
    low, high = (None if x is None else _plain(x) for x in (figure.low, figure.high))
    if low == high:
        number = low
    elif low is None:
        number = f"at most {high}"
    else:
        number = f"at least {low}" if high is None else f"{low}–{high}"
    unit = f" {figure.unit}" if figure.unit and figure.unit != "person" else ""
    return cite(desk, _span(desk, one), f"{number}{unit}", figure.holder)


def _plain(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,.10g}"


def _span(desk: Desk, one: Counted) -> Span:
    return desk.span(one.document, *one.figure.span.bounds)
