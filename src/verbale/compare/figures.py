"""Figures: numbers of the same thing that cannot both be right, or that mean another thing by the same word.

The same thing is established in one of three ways: both stand with one happening (a toll, a magnitude); both measure a
standing matter of the same people (approval of one person, abductees between the same states); one sentence sets them
against each other ("lists 17, but activists believe").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from verbale.compare.values import cite, conflict, written
from verbale.link.desk import Desk
from verbale.link.occurrences import Occurrence, state_of
from verbale.link.sentences import Sentences
from verbale.model.date import compatible, is_edtf
from verbale.model.records import Conflict, Figure, Mention, Value
from verbale.model.span import Bounds, Span

NAME = "figures-of-one"
TOLLS = frozenset({"deaths", "injured", "missing"})
"""Measures that grow as news comes in; so do counts of what was destroyed."""
SLACK = {"magnitude": 0.1, "approval": 1.0}
"""How far two values of a measure may lie apart and still be one reading of an instrument or a poll."""
_ROUND = 0.05  # of the larger value: what one text rounds and another gives in full
_FLOOR = 1.25  # times a floor ("at least") from which the other value is news, not the same number said carefully
_SHOWN = 8
_LOOK = 12  # characters behind a number in which "of them" stands
_STANDING = frozenset({"abductees", "approval"})

_CLAIM = re.compile(
    r"\b(?:lists?|listed|claims?|claimed|admit\w*|believ\w+|acknowledg\w+|recogni[sz]\w+|estimat\w+|says?|said|put(?:s|ting)?"
    r"|self-assess\w+|assess\w+|report\w*|announc\w+|indicat\w+|count\w*|officially|according|maintain\w*|insist\w*"
    r"|confirm\w*)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:while|whereas|although|though|but|however|yet|only)\b|;", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:of (?:them|whom|which|these|those)|including|among|the rest|another|each|per)\b", re.IGNORECASE
)
_SOME = re.compile(
    r"\b(?:return(?:s|ed|ing)?|releas(?:e|es|ed|ing)|freed|repatriat\w+|died|dead|surviv\w+|remaining|rescued)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:about|around|some|approximately|nearly|almost|roughly|over|more than|up to|close to)\b", re.IGNORECASE
)


class Counted(NamedTuple):
    """A figure with the sentence it stands in."""

    figure: Figure
    sentence: Bounds

    @property
    def document(self) -> str:
        """The document's id."""
        return self.figure.span.document


def compare_figures(desk: Desk, happened: Iterable[Occurrence], sentences: Sentences) -> Iterator[Conflict]:
    """One conflict a thing counted: of a happening, of a standing matter, of a sentence that sets two side by side."""
    counted = [
        Counted(figure, sentences.around(figure.span))
        for figure in desk.records(Figure)
        if figure.low is not None or figure.high is not None
    ]
    by_sentence: defaultdict[tuple[str, Bounds], list[Counted]] = defaultdict(list)
    for one in counted:
        by_sentence[one.document, one.sentence].append(one)
    set_apart = [two for some in by_sentence.values() for two in contrasted(desk, some)]
    held = {one.figure.id for pair in set_apart for one in pair}
    groups = [*of_happenings(happened, by_sentence), *of_matters(desk, counted, sentences)]
    for why, group in groups:
        yield from _differing(desk, why, group, held)
    covered = {one.figure.id for _, group in groups for one in group}
    for first, second in set_apart:
        if not {first.figure.id, second.figure.id} <= covered:
            why = "one sentence sets them against each other, and somebody else gives each"
            yield _conflict(desk, [first, second], "definition", why)


def of_happenings(
    happened: Iterable[Occurrence], by_sentence: dict[tuple[str, Bounds], list[Counted]]
) -> Iterator[tuple[str, list[Counted]]]:
    """Figures that stand in the sentences of one disaster or attack, measure by measure."""
    for found in happened:
        if found.kind.group not in ("disaster", "attack"):
            continue
        by_measure: defaultdict[tuple[str, str | None], dict[str, Counted]] = defaultdict(dict)
        for telling in found.tellings:
            for one in by_sentence.get((telling.document, telling.sentence), ()):
                if _belongs(one.figure):
                    by_measure[one.figure.measure, one.figure.unit].setdefault(one.figure.id, one)
        for (measure, _), some in sorted(by_measure.items(), key=lambda item: str(item[0])):
            yield f"{measure}; {found.why}", list(some.values())


def _belongs(figure: Figure) -> bool:
    return figure.measure in TOLLS or figure.measure == "magnitude" or figure.unit in ("home", "house", "building")


def of_matters(desk: Desk, counted: list[Counted], sentences: Sentences) -> Iterator[tuple[str, list[Counted]]]:
    """Figures of a matter that goes on, by whom it is about: a person's approval, abductees between two states."""
    standing = [one for one in counted if one.figure.measure in _STANDING and not _another(desk, one)]
    documents = {one.document for one in standing}
    said: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        if mention.span.document in documents and mention.actor:
            said[mention.span.document].append(mention)
    groups: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in standing:
        if whom := _whom(desk, one, said[one.document]):
            groups[one.figure.measure, whom].append(one)
    for (measure, whom), some in groups.items():
        yield f"{measure}: {whom.replace('actor:', '')}", some


def _another(desk: Desk, one: Counted) -> bool:
    """Whether the words beside it say that another thing is counted: those who came back, those who died."""
    text, span = desk.text(one.document), one.figure.span
    return bool(_SOME.search(text, max(one.sentence[0], span.start - 30), min(one.sentence[1], span.end + 30)))


def _whom(desk: Desk, one: Counted, mentions: list[Mention]) -> str | None:
    """The person whose approval it is, or the states that the abductions concern: of the sentence, else before it."""
    start = one.figure.span.start
    near = [m for m in mentions if start - 400 <= m.span.start < max(one.sentence[1], start)]
    if one.figure.measure == "approval":
        persons = [m for m in near if m.type == "person" and m.span.end <= start and m.actor]
        return max(persons, key=lambda m: m.span.start).actor if persons else None
    states = {state for m in near if (state := state_of(desk, m))}
    states = states or {state for m in mentions if (state := state_of(desk, m))}
    return "+".join(sorted(states)) if len(states) > 1 else None


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


def fits(one: Figure, other: Figure) -> bool:
    """Whether both can be the same number: equal, one rounded, one a bound that the other keeps."""
    if one.low == one.high and other.low == other.high:
        a, b = one.low or 0.0, other.low or 0.0
        slack = SLACK.get(one.measure, 0.0)
        if _loose(one) or _loose(other) or _round(max(a, b)) or _round(min(a, b)):
            slack = max(slack, _ROUND * max(abs(a), abs(b)))
        return abs(a - b) <= slack + 1e-9
    low = max((f.low for f in (one, other) if f.low is not None), default=-inf)
    high = min((f.high for f in (one, other) if f.high is not None), default=inf)
    return low <= high and not _news(one, other)


def _loose(figure: Figure) -> bool:
    return bool(_LOOSE.search(figure.span.text))


def _round(value: float) -> bool:
    """A number of hundreds and more that ends in zeros is a rounding of its neighbours."""
    return value >= 100 and value % 10 ** (len(str(int(value))) - 1) == 0


def _news(one: Figure, other: Figure) -> bool:
    """A floor that the other value leaves far behind."""
    floors = [f.low for f in (one, other) if f.high is None and f.low]
    exact = [f.low for f in (one, other) if f.low == f.high and f.low]
    return bool(floors and exact) and max(exact) > _FLOOR * max(floors)


def _differing(desk: Desk, why: str, group: list[Counted], held: set[str]) -> Iterator[Conflict]:
    values = list({(one.document, one.figure.low, one.figure.high): one for one in group}.values())
    apart = [
        (a, b) for n, a in enumerate(values[:_SHOWN]) for b in values[n + 1 : _SHOWN] if not fits(a.figure, b.figure)
    ]
    if not apart or (len({one.document for one in values}) < 2 and not {one.figure.id for one in values} & held):
        return
    reading, because = _reading(desk, values, apart, held)
    yield _conflict(desk, values[:_SHOWN], reading, f"{why}; {because}")


def _reading(
    desk: Desk, values: list[Counted], apart: list[tuple[Counted, Counted]], held: set[str]
) -> tuple[str, str]:
    measure = values[0].figure.measure
    if measure == "abductees" or any({a.figure.id, b.figure.id} & held for a, b in apart):
        return "definition", "who gives a number says what is counted: listed, admitted, believed"
    if any(_days(a, b) for a, b in apart) and measure not in TOLLS:
        return "as-of", "they hold as of different days"
    if measure in TOLLS or values[0].figure.measure.startswith("count"):
        if any(_rises(desk, a, b) for a, b in apart):
            return "as-of", "the later text has the later count"
        return "unresolved", "a toll may have risen between them, but the texts do not say which is later"
    if measure == "magnitude" and len({one.figure.unit for one in values}) > 1:
        return "definition", "the scales differ"
    return "unresolved", "both are given for the same thing"


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
    low, high = (None if x is None else f"{x:,.10g}" for x in (figure.low, figure.high))
    if low == high:
        number = low
    elif low is None:
        number = f"at most {high}"
    else:
        number = f"at least {low}" if high is None else f"{low}–{high}"
    unit = f" {figure.unit}" if figure.unit and figure.unit != "person" else ""
    return cite(desk, _span(desk, one), f"{number}{unit}", figure.holder)


def _span(desk: Desk, one: Counted) -> Span:
    return desk.span(one.document, *one.figure.span.bounds)
