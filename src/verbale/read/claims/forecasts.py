"""The reader of forecasts: what is said to come, by whom, until when, and how surely."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.model.date import parse
from verbale.model.laid import Laid
from verbale.model.records import Condition, Date, Dated, Forecast, record_id
from verbale.model.span import Bounds, overlap
from verbale.read.claims.cues import either
from verbale.read.claims.extent import clause_around, subject_of, token_at, trimmed
from verbale.read.claims.hedges import Hedge, hedge_in
from verbale.read.claims.units import Unit, Units
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "forecasts"
_OWN = re.compile(r"(?:i|we)$", re.I)
_THAT = re.compile(r"\s*that\s*")
_ASIDE = re.compile(r"\s*[—–-]+\s*(?:certainly|perhaps|possibly|probably|if not|not|or|let alone|much less|even)\b")
_RELATIVE = re.compile(r"\b(?:that|which|who) $")
_LEAST = 18
"""Characters a forecast must have: less is a fragment."""
_LONGEST = 2.3
"""How many times as long as what follows from it a condition may be, to be told in one span with it."""


class Find(NamedTuple):
    """A clause of a unit that says what is to come; bounds are the passage's."""

    unit: Unit
    bounds: Bounds
    words: Bounds
    hedge: Hedge | None


def read_forecasts(reading: Reading) -> Iterator[Forecast]:
    """Forecasts in text order."""
    if not (said().search(reading.text) or supposed().search(reading.text)):
        return
    units, dates = Units(reading), Dates(reading)
    conditions = Laid((span.bounds, one.id) for one in reading.records(Condition) for span in one.then)
    for unit in units:
        if not unit.words.rstrip(" ”\"'’)").endswith("?"):
            for find in _finds(units, unit):
                yield _record(units, find, dates, conditions)


@cache
def said() -> re.Pattern[str]:
    """What says by itself that something is to come."""
    return either(toml("claims")["forecasts"]["bare"])


@cache
def supposed() -> re.Pattern[str]:
    """What says so beside a condition, a likelihood, or a supposed event as its subject."""
    return either(toml("claims")["forecasts"]["hedged"])


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    rules = toml("claims")["forecasts"]
    return {name: re.compile(rules[name], re.I) for name in ("not_before", "condition", "result", "soon")}


def _finds(units: Units, unit: Unit) -> list[Find]:
    found: list[Find] = []
    matches = [(match, pattern is supposed()) for pattern in (said(), supposed()) for match in _all(pattern, unit)]
    for match, weak in sorted(matches, key=lambda held: (held[0].start(), held[1])):
        bounds = _whole(unit, clause_around(unit, *match.span()), match)
        find = Find(unit, bounds, match.span(), hedge_in(unit.text, *bounds, match.span()))
        if _size(bounds) >= _LEAST and _is_forecast(units, find, weak):
            found.append(find)
    return _apart(found)


def _all(pattern: re.Pattern[str], unit: Unit) -> Iterator[re.Match[str]]:
    return pattern.finditer(unit.text, unit.start, unit.end)


def _apart(found: list[Find]) -> list[Find]:
    """One find a clause: where two are joined by "and", the first ends where the second begins."""
    kept: list[Find] = []
    for find in found:
        last = kept[-1] if kept else None
        if last and _leads_to(last, find):
            kept[-1] = last._replace(bounds=(last.bounds[0], find.bounds[1]))
            continue
        if last and last.words[1] < find.bounds[0] < last.bounds[1]:
            kept[-1] = last._replace(bounds=trimmed(last.unit.text, last.bounds[0], find.bounds[0]))
        elif last and overlap(last.bounds, find.bounds):
            continue
        kept.append(find)
    return kept


def _leads_to(one: Find, other: Find) -> bool:
    """Whether both are one: "there is a risk that" before what may come, a dash and "certainly" behind it."""
    text = one.unit.text
    if _THAT.fullmatch(text[one.words[1] : max(one.words[1], other.bounds[0])]):
        return True
    between = text[one.bounds[1] : max(one.bounds[1], other.words[0])]
    return _ASIDE.match(between) is not None


def _size(bounds: Bounds) -> int:
    return bounds[1] - bounds[0]


def _whole(unit: Unit, bounds: Bounds, match: re.Match[str]) -> Bounds:
    """The clause with its condition where that is no longer than the span bears; else what follows from it alone."""
    subject = subject_of(unit, match.start())
    opens = _rules()["condition"].match(unit.text, bounds[0])
    comma = unit.text.rfind(", ", bounds[0], subject.idx if subject is not None else match.start()) if opens else -1
    if comma < 0:
        return bounds
    if comma - bounds[0] > _LONGEST * (bounds[1] - comma):
        return trimmed(unit.text, comma, bounds[1])
    return bounds


def _is_forecast(units: Units, find: Find, weak: bool) -> bool:
    unit, start = find.unit, find.words[0]
    if _is_noun(unit, start) or _is_promise(units, unit, start) or _is_condition(unit, start):
        return False
    if _rules()["not_before"].search(unit.text, unit.sentence[0], start):
        return False
    conditional = _rules()["condition"].search(unit.text, *unit.sentence) is not None
    if units.primary and unit.quotation is None and not conditional:
        return False
    return not weak or conditional or _is_supposed(find)


def _is_supposed(find: Find) -> bool:
    """Whether a "would" tells of what a supposed event brings, or comes with a likelihood."""
    unit, start = find.unit, find.words[0]
    if _RELATIVE.search(unit.text, find.bounds[0], start):
        return False
    if find.hedge is not None and find.hedge.band is not None:
        return True
    event = _rules()["result"].search(unit.text, *find.bounds) is not None
    return event and unit.text[slice(*find.words)].lower() == "would"


def _is_noun(unit: Unit, offset: int) -> bool:
    """Whether "will", "might" or "may" is no verb: "the will of the people", "military might"."""
    token = token_at(unit, offset)
    return (
        token is not None
        and token.lower_ in ("will", "might", "may", "can")
        and token.tag_ not in ("MD", "VB", "VBP", "")
    )


def _is_condition(unit: Unit, offset: int) -> bool:
    """Whether the words stand in the condition, not in what follows from it."""
    lead = unit.text[unit.start : offset]
    at = max(lead.rfind(f"{word} ") for word in ("if", "If", "whether", "unless"))
    return at >= 0 and "," not in lead[at:] and " then " not in lead[at:]


def _is_promise(units: Units, unit: Unit, offset: int) -> bool:
    """What the speaker, or the speaker's own side, will do is a promise, not a forecast."""
    subject = subject_of(unit, offset)
    if subject is None:
        return re.search(r"\b(?:I|we|We)\b", unit.text[max(unit.start, offset - 20) : offset]) is not None
    if _OWN.match(subject.text):
        return True
    span = units.reading.span(unit.passage, subject.idx, subject.idx + len(subject.text))
    actor = units.mentioned.actor_of(span)
    return units.is_own_side(unit, actor)


class Dates:
    """The dates of a document that may be the horizon of what it says is to come."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        dated = (date for date in reading.records(Date) if date.value and date.type in ("date", "range"))
        self._dates = Laid((date.span.bounds, date) for date in dated)
        self.written = reading.document.published or reading.document.not_before
        days = _days(self.written.value) if self.written else ()
        self._today = days[0] if days else None

    def horizon(self, unit: Unit, bounds: Bounds) -> Dated | None:
        """The date in the clause, else in its sentence, that is not over when the text is written; or "soon"."""
        for stretches in (self.reading.spans(unit.passage, *bounds), self.reading.spans(unit.passage, *unit.sentence)):
            for date in (date for stretch in stretches for date in self._dates.over(stretch.bounds)):
                if self._ahead(str(date.value)):
                    return Dated(str(date.value), (date.span,))
        return self._soon(unit, bounds)

    def _soon(self, unit: Unit, bounds: Bounds) -> Dated | None:
        """Words such as "soon": about the year of writing."""
        match = _rules()["soon"].search(unit.text, *bounds)
        if match is None or self.written is None or not self.written.value[:4].isdigit():
            return None
        return Dated(
            f"{self.written.value[:4]}~", (*self.reading.spans(unit.passage, *match.span()), *self.written.basis)
        )

    def _ahead(self, value: str) -> bool:
        days = _days(value)
        return len(days) == 2 and self._today is not None and days[1] >= self._today


def _days(value: str) -> tuple[int, int] | tuple[()]:
    try:
        stretches = parse(value).days()
    except ValueError:
        return ()
    return (min(low for low, _ in stretches), max(high for _, high in stretches)) if stretches else ()


def _record(units: Units, find: Find, dates: Dates, conditions: Laid[str]) -> Forecast:
    reading, unit = units.reading, find.unit
    spans = reading.spans(unit.passage, *find.bounds)
    span = reading.span(unit.passage, *find.bounds)
    hedge = find.hedge
    holder, holder_span = units.holder(unit, find.words[0])
    conditional = next(iter(conditions.over(span.bounds)), None)
    return Forecast(
        id=record_id("forecast", reading.document.id, [span.bounds]),
        reader=NAME,
        why=_why(find),
        holder=holder,
        holder_span=holder_span,
        span=span,
        what=" ".join(" ".join(part.text for part in spans).split()),
        horizon=dates.horizon(unit, find.bounds),
        hedge=reading.span(unit.passage, *hedge.bounds) if hedge else None,
        band=hedge.band if hedge else None,
        condition=conditional,
    )


def _why(find: Find) -> str:
    words = find.unit.text[slice(*find.words)]
    if find.hedge is None or find.hedge.band is None:
        return f"{words!r} says what is to come; no likelihood is named"
    hedge = find.unit.text[slice(*find.hedge.bounds)]
    low, high = find.hedge.band
    return f"{words!r} says what is to come; {hedge!r} is read as {low}-{high} per cent ({find.hedge.source})"


STEP = Step(NAME, makes=("forecast",), run=read_forecasts, needs=("mention", "quotation", "date", "condition"))
