"""The reader of forecasts: what is said to come, by whom, until when, and how surely."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import toml
from verbale.language.clauses import subtree_bounds
from verbale.model.laid import Laid
from verbale.model.records import Condition, Forecast, record_id
from verbale.model.span import Bounds, overlap
from verbale.read.claims.commitments import is_commitment, is_foretold, is_plain, is_promise, is_reported
from verbale.read.claims.cues import either
from verbale.read.claims.extent import clause_around, subject_of, token_at, trimmed, with_explanation
from verbale.read.claims.hedges import Hedge, hedge_in
from verbale.read.claims.horizons import Horizons
from verbale.read.claims.units import Unit, Units
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "forecasts"
_THAT = re.compile(r"\bthat\s*$")
_LEADS = re.compile(r"[^,.;:]{4,90}\b(?:that|whether|if) $")
_TO_COME = re.compile(r"\b(?:to (?!have\b)[a-z]+|will|would|may|might|could)\b")
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
    units, dates = Units(reading), Horizons(reading)
    conditions = Laid((span.bounds, one.id) for one in reading.records(Condition) for span in one.then)
    for unit in units:
        if not unit.text[: unit.sentence[1]].rstrip(" ”\"'’)").endswith("?"):
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
    return {
        name: re.compile(rules[name], re.I)
        for name in (
            "not_before",
            "condition",
            "result",
            "opinion",
            "elliptic",
            "own_terms",
            "joint",
            "pointer",
            "fears",
        )
    }


def _finds(units: Units, unit: Unit) -> list[Find]:
    found: list[Find] = []
    matches = [(match, pattern is supposed()) for pattern in (said(), supposed()) for match in _all(pattern, unit)]
    matches.sort(key=lambda held: (held[0].start(), held[1]))
    starts = [match.start() for match, _ in matches]
    for match, weak in matches:
        bounds = _whole(unit, _own_clause(unit, clause_around(unit, *match.span()), match, starts), match)
        find = Find(unit, bounds, match.span(), _hedge(unit, bounds, match))
        if _size(bounds) >= _LEAST and _is_forecast(units, find, weak):
            found.append(find)
    kept = _apart(found)
    if len(kept) == 1:
        kept = [kept[0]._replace(bounds=with_explanation(unit, kept[0].bounds))]
    return kept or _expected(units, unit)


def _own_clause(unit: Unit, bounds: Bounds, match: re.Match[str], starts: list[int]) -> Bounds:
    """The clause as far as no other clause of the future is joined to it: "no talks are likely, and a war may"."""
    low, high = bounds
    for joint in _rules()["joint"].finditer(unit.text, low, high):
        before = any(low <= start < joint.start() for start in starts)
        behind = any(joint.end() <= start < high for start in starts)
        if before and behind and joint.end() <= match.start():
            low = joint.end()
        elif before and behind and joint.start() >= match.end():
            high = joint.start()
            break
    return trimmed(unit.text, low, high)


def _expected(units: Units, unit: Unit) -> list[Find]:
    """What somebody expects, where the words that do stand before the unit: "nobody expects | the king to answer"."""
    cue = unit.quotation.cue if unit.quotation and unit.quotation.form != "direct" else None
    if cue is None or not _rules()["opinion"].search(cue.text) or not _TO_COME.search(unit.words):
        return []
    start = units.reading.passages[unit.passage].at(cue.start)
    if start is None or not unit.sentence[0] <= start < unit.start:
        return []
    source = unit.quotation.source if unit.quotation else None
    low = units.reading.passages[unit.passage].at(source.start) if source is not None else None
    first = low if low is not None and unit.sentence[0] <= low < start else start
    bounds = trimmed(unit.text, first, unit.end)
    return [Find(unit, bounds, (start, unit.start), hedge_in(unit.text, first, unit.end, (start, unit.start)))]


def _hedge(unit: Unit, bounds: Bounds, match: re.Match[str]) -> Hedge | None:
    """The hedge of the clause; where a "that" opens the clause, one with a band before it goes first."""
    lead = _LEADS.search(unit.text, unit.sentence[0], bounds[0])
    over = hedge_in(unit.text, *lead.span(), match.span()) if lead else None
    return over if over and over.band else hedge_in(unit.text, *bounds, match.span()) or over


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
    joint = text[one.words[0] : max(one.words[1], other.bounds[0])]
    if _THAT.search(joint) and not text[one.words[1] : other.bounds[0]].replace("that", "").strip():
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
    if _is_noun(unit, start) or _is_condition(unit, start) or _is_cut_off(units, find):
        return False
    hedged = find.hedge is not None and find.hedge.band is not None
    if _rules()["not_before"].search(unit.text, unit.sentence[0], start):
        return False
    conditional = _rules()["condition"].search(unit.text, *unit.sentence) is not None
    if is_commitment(units, unit, find.bounds, find.words, hedged) or _is_told(units, find, hedged, conditional):
        return False
    return not weak or conditional or is_foretold(units, unit) or _is_supposed(find)


def _is_told(units: Units, find: Find, hedged: bool, conditional: bool) -> bool:
    """Whether a side tells what it will do, or a reporter what somebody will: what `find` says is nobody's opinion."""
    unit, start = find.unit, find.words[0]
    if any(_rules()[name].match(unit.text, start) for name in ("opinion", "fears")):
        return False
    if is_promise(units, unit, start):
        return True
    if units.primary and unit.holder in (units.voice, units.reading.document.id):
        able = unit.text[slice(*find.words)].lower() == "can"
        plain = is_plain(unit, find.words) and not hedged
        return able or plain or not (conditional or hedged)
    return not (conditional or hedged) and is_reported(units, unit, find.words)


def _is_supposed(find: Find) -> bool:
    """Whether a "would" tells of what a supposed event brings, or comes with a likelihood."""
    unit, start = find.unit, find.words[0]
    if _RELATIVE.search(unit.text, find.bounds[0], start):
        return False
    if find.hedge is not None and find.hedge.band is not None:
        return unit.text[slice(*find.words)].lower() != "can" or find.hedge.bounds[1] <= find.bounds[0]
    subject = subject_of(unit, start)
    where = subtree_bounds(subject) if subject is not None else (find.bounds[0], start)
    event = _rules()["result"].search(unit.text, *where) is not None
    return event and unit.text[slice(*find.words)].lower() == "would"


def _is_cut_off(units: Units, find: Find) -> bool:
    """Whether the clause leaves out what is to come ("these will not"), or tells the terms of the one who speaks."""
    text, (start, end) = find.unit.text, find.bounds
    if _rules()["elliptic"].search(text, start, end):
        return True
    if _rules()["pointer"].search(text, find.words[0], end):
        return True
    return _rules()["own_terms"].match(text, start) is not None and _is_own(units, find.unit)


def _is_own(units: Units, unit: Unit) -> bool:
    """Whether the words are a side's own: quoted, or of a text in which a state speaks for itself."""
    return unit.quotation is not None or units.primary


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


def _record(units: Units, find: Find, dates: Horizons, conditions: Laid[str]) -> Forecast:
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
        horizon=dates.of(unit, find.bounds),
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
