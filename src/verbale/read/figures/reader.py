"""The reader of figures: numbers of something, with their unit, measure, date and holder."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from verbale.language.numbers import number
from verbale.model.records import Date, Dated, Figure, Quotation, record_id
from verbale.model.span import Bounds, Span
from verbale.read.figures.grammar import NOUN, PLURALS, measures, pattern, units
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "figures"
_NOUN = re.compile(NOUN)
_SMALL = re.compile(r"one|two|three|four|five|six|seven|eight|nine|ten", re.I)
_DEFINITE = re.compile(r"\b(?:the|these|those|both|its|their|our|his|her|your|my|of|other|said|'s|’s)\s+$", re.I)
_NUMBERED = re.compile(
    r"(?:\b(?:Resolutions?|No\.?|Nos\.?|Article|Articles|Rule|Room|Pages?|pp?\.|Route|Section|Chapter|Part|Phase|Level|Track|Type|Act|Title|Vol\.?|Volume"
    r"|Figure|Table|Annex|Appendix|Order|Directive|Bill|Law|Flight|Boeing|Airbus|Group of|Unit|Battalion|Regiment|Corps|Area|Zone|Window|Highway|Psalm"
    r"|Channel|Apollo|Chang'e|Windows|Form|Amendment|Convention|Protocol|Agenda|Vision|Grade|Class|Line|Pier|Gate|Building|Office|Bureau|Department|Mine)"
    r"|[A-Z]{1,6}-|#|§|\b[GFBTCKM](?=\d)|\bCOVID-|\w/|\d[-–/])\s*$"
)
_NOT_COUNT = re.compile(r"(?:hundred|thousand|am|pm|BC|AD|GMT|UTC|EST|degrees?)$")
_SINGULAR_S = re.compile(r"(?:ss|ous|us|is|ics|news|always|perhaps|thus|ly|'s|’s|s['’])$")
_IRREGULAR = frozenset("people men women children persons police dead missing injured wounded troops seats personnel staff aircraft crew feet "
    "servicemen policemen fishermen congressmen lawmakers servicewomen clergymen crewmen spacecraft cattle sheep fish media criteria phenomena data homeless".split())  # fmt: skip
_PERSONS = frozenset("people persons person men women children nationals citizens troops soldiers servicemen personnel victims politicians civilians residents "
    "workers employees students members officials abductees prisoners hostages refugees passengers participants delegates deputies fishermen militants dead missing "
    "injured wounded police policemen lives deaths fatalities casualties injuries Americans lawmakers officers families_ migrants journalists experts".split())  # fmt: skip


class Phrase(NamedTuple):
    """A number with what it counts: bounds in the passage, unit, measure, and the words of the thing."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    measure: str
    bare: bool = False


def read_figures(reading: Reading) -> Iterator[Figure]:
    """Figures in text order."""
    dated = _dated_bounds(reading)
    quotations = _quotations(reading)
    for index, passage, _ in reading.paragraphs():
        previous: Phrase | None = None
        for match in pattern().finditer(passage.text):
            span = _inside(reading, index, match)
            if span is None or _is_date(dated, span.bounds, passage.text, match):
                continue
            phrase = _phrase(passage.text, match, previous)
            if phrase is None:
                continue
            previous = phrase
            yield _record(reading, index, phrase, dated, quotations)


def _inside(reading: Reading, index: int, match: re.Match[str]) -> Span | None:
    start, end = match.span("low") if match["low"] else match.span("loose")
    spans = reading.spans(index, start, end)
    return spans[0] if spans else None


def _dated_bounds(reading: Reading) -> list[Date]:
    return sorted(reading.records(Date), key=lambda date: date.span.bounds)


def _is_date(dated: list[Date], bounds: Bounds, text: str, match: re.Match[str]) -> bool:
    """Whether the number belongs to a date; a length of time is a figure too, unless it says how long ago."""
    at = bisect_right([date.span.start for date in dated], bounds[0]) - 1
    if at < 0 or dated[at].span.end <= bounds[0]:
        return False
    date = dated[at]
    if date.type in ("duration",):
        return False
    return not re.search(r"\b(?:days?|weeks?|months?|years?|hours?)\s+(?:before|after|later|earlier)\b", date.span.text)


def _phrase(text: str, match: re.Match[str], previous: Phrase | None) -> Phrase | None:
    low, high = _range(match)
    if low is None and high is None:
        return None
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 90]
    if match["low"] and _NUMBERED.search(text[max(0, match.start("low") - 14) : match.start("low")]):
        return None
    found = _unit(match, text, after)
    if found:
        unit, measure, length = found
        if measure == "duration" and _is_vague_time(match, text, length):
            return None
        end = match.end() + length
        measure = _share(text, match.start(), end) if measure == "share" else measure
        return Phrase(match.start(), end, low, high, unit, measure)
    return _counted(text, match, low, high, before, after, previous)


def _range(match: re.Match[str]) -> tuple[float | None, float | None]:
    if match["loose"]:
        return _loose(match["loose"]), None if not re.match(
            r"(?:half )?a (?:couple|dozen)|half", match["loose"], re.I
        ) else _loose(match["loose"])
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else low
    if low is None or high is None:
        return None, None
    if match["high"]:
        low, high = _scaled(match["low"], match["high"], low, high)
    if match["least"]:
        return low, None
    return (None, high) if match["most"] else (low, high)


def _scaled(first: str, second: str, low: float, high: float) -> tuple[float, float]:
    """ "2 to 3 million": the scale behind the second number belongs to both."""
    scale = re.search(r"(hundred|thousand|million|billion|trillion|bn|mn|m|k)$", second, re.I)
    if scale and low < 1000 and not re.search(r"[a-z]$", first):
        low *= {"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3}.get(scale[1]) or PLURALS[scale[1].lower()]
    return low, high


def _loose(words: str) -> float | None:
    """Two of the named unit at least: "dozens" are 24 or more, "tens of thousands" 20,000 or more."""
    lowered = words.lower()
    if lowered.startswith("a couple"):
        return 2
    if "half a dozen" in lowered:
        return 6
    amount = 1.0
    for word in re.findall(r"[a-z]+", lowered):
        amount *= PLURALS.get(word.rstrip("s"), 1)
    return amount if lowered.startswith("a dozen") else amount * 2


def _unit(match: re.Match[str], text: str, after: str) -> tuple[str, str, int] | None:
    """Unit, measure, and how many characters behind the number belong to it."""
    for unit, measure, behind, before in units():
        if before and match["low"] and match["sign"] and before.fullmatch(match["sign"]):
            extra = behind.match(after)
            return unit, measure, extra.end() if extra else 0
    for unit, measure, behind, _ in units():
        found = behind.match(after)
        if found and not (unit == "m" and not found[0].strip().startswith("met")):
            return unit, measure, found.end()
    return None


def _is_vague_time(match: re.Match[str], text: str, length: int) -> bool:
    """ "5 years ago" is a date; "Day 3" and ages are no lengths of time."""
    behind = text[match.end() + length : match.end() + length + 12]
    return bool(re.match(r"[-\s]+(?:ago|old)\b", behind)) or text[max(0, match.start() - 6) : match.start()].endswith(
        ("aged ",)
    )


def _share(text: str, start: int, end: int) -> str:
    clause = text[max(0, start - 60) : start]
    for measure, words in measures("before"):
        if measure == "approval" and words.search(clause):
            return measure
    for measure, words in measures("after"):
        if measure == "approval" and words.search(text[end : end + 30]):
            return measure
    return "share"


def _counted(
    text: str,
    match: re.Match[str],
    low: float | None,
    high: float | None,
    before: str,
    after: str,
    previous: Phrase | None,
) -> Phrase | None:
    found = _NOUN.match(after)
    words = found["noun"].split() if found else []
    size = _head(words)
    small = bool(match["low"] and _SMALL.fullmatch(match["low"]))
    if small and (match["low"].lower() == "one" or _DEFINITE.search(before)):
        return None
    if found and size:
        end = match.end() + found.start("noun") + len(_joined(found["noun"], size))
        return _thing(text, match.start(), end, low, high, words[:size])
    return _bare(text, match, low, high, after, previous)


def _joined(noun: str, size: int) -> str:
    match = re.match(r"\S+" + r"\s+\S+" * (size - 1), noun)
    return match[0].rstrip(".,;:") if match else noun


def _head(words: list[str]) -> int:
    """How many words the noun phrase has: up to its first plural; 0 where none is plural."""
    for at, word in enumerate(words):
        plain = word.strip(".,;:'’\"")
        if plain in _IRREGULAR or plain.lower() in _IRREGULAR:
            return at + 1
        if plain.endswith("s") and len(plain) > 2 and not _SINGULAR_S.search(plain) and not plain.isupper():
            return at + 1
    return 0


def _thing(text: str, start: int, end: int, low: float | None, high: float | None, words: list[str]) -> Phrase | None:
    head = words[-1].strip(".,;:'’\"")
    if _NOT_COUNT.search(head):
        return None
    unit = "person" if head.lower() in _PERSONS else _singular(head)
    measure = _measure(text, start, end, head) or f"count of {head}"
    return Phrase(start, end, low, high, "person" if measure in ("deaths", "injured", "missing") else unit, measure)


def _measure(text: str, start: int, end: int, head: str) -> str | None:
    for measure, words in measures("noun"):
        if words.fullmatch(head) or words.match(head):
            return measure
    if head.lower() not in _PERSONS:
        return None
    clause = re.split(r"[.;:!?]\s|,\s(?=and|but|while|leaving)", text[max(0, start - 50) : start])[-1]
    for measure, words in measures("after"):
        if words.match(text, end):
            return measure
    for measure, words in measures("before"):
        if measure != "approval" and (found := list(words.finditer(clause))) and len(clause) - found[-1].end() < 22:
            return measure
    return None


def _singular(word: str) -> str:
    lowered = word.lower()
    if lowered.endswith("ies"):
        return lowered[:-3] + "y"
    if re.search(r"(?:s|x|z|ch|sh)es$", lowered):
        return lowered[:-2]
    return {"men": "man", "women": "woman", "children": "child", "feet": "foot", "people": "person"}.get(
        lowered, lowered.rstrip("s")
    )


def _bare(
    text: str, match: re.Match[str], low: float | None, high: float | None, after: str, previous: Phrase | None
) -> Phrase | None:
    """A number at a clause's end: of what the figure before it in the sentence counted."""
    ends = re.match(r"\s*(?:[.;,)!?”\"]|$|\s(?:dead|missing|injured|wounded|killed)\b)", after)
    direct = re.match(r"\s+(dead|missing|injured|wounded|killed)\b", after)
    if direct:
        measure = {"dead": "deaths", "killed": "deaths", "wounded": "injured"}.get(direct[1], direct[1])
        return Phrase(match.start(), match.end() + direct.end(), low, high, "person", measure)
    same = previous and not re.search(r"[.!?]\s", text[previous.end : match.start()])
    if not ends or not same or not match["low"] or previous is None or match["sign"]:
        return None
    if len(match["low"]) < 2 or previous.measure in ("duration", "money", "share", "magnitude", "approval"):
        return None
    plain = match.start("low") == match.start()
    cue = plain and re.search(
        r"\b(?:only|just|admit(?:s|ted)?|to|is|was|at|be|of)\s+$", text[max(0, match.start() - 12) : match.start()]
    )
    if plain and not cue:
        return None
    return Phrase(match.start(), match.end(), low, high, previous.unit, previous.measure, bare=True)


def _record(
    reading: Reading, index: int, phrase: Phrase, dated: list[Date], quotations: list[tuple[Bounds, str | None]]
) -> Figure:
    span = reading.span(index, phrase.start, phrase.end)
    return Figure(
        id=record_id("figure", reading.document.id, [span.bounds]),
        reader=NAME,
        why=_why(phrase),
        span=span,
        low=phrase.low,
        high=phrase.high,
        unit=phrase.unit,
        measure=phrase.measure,
        as_of=_as_of(reading, index, phrase, dated, span),
        holder=_holder(reading, span, quotations),
    )


def _why(phrase: Phrase) -> str:
    if phrase.bare:
        return f"a number of what the figure before it counts: {phrase.measure}"
    bound = "no less than" if phrase.high is None else "no more than" if phrase.low is None else "exactly"
    bound = "between" if phrase.low != phrase.high and None not in (phrase.low, phrase.high) else bound
    return f"{bound}, in {phrase.unit}: {phrase.measure}"


def _as_of(reading: Reading, index: int, phrase: Phrase, dated: list[Date], span: Span) -> Dated | None:
    """The date in the same sentence, nearest to the figure."""
    text = reading.passages[index].text
    low = max((m.end() for m in re.finditer(r"[.!?]\s", text[: phrase.start])), default=0)
    high = next((m.start() for m in re.finditer(r"[.!?]\s", text[phrase.end :])), len(text) - phrase.end) + phrase.end
    bounds = reading.passages[index].bounds(low, high)
    near = [
        (min(abs(date.span.start - span.end), abs(span.start - date.span.end)), date)
        for date in dated
        if date.type in ("date", "range") and date.value and any(s <= date.span.start < e for s, e in bounds)
    ]
    if not near:
        return None
    date = min(near, key=lambda pair: pair[0])[1]
    return Dated(date.value or "", (date.span,))


def _quotations(reading: Reading) -> list[tuple[Bounds, str | None]]:
    return [(span.bounds, quotation.speaker) for quotation in reading.records(Quotation) for span in quotation.content]


def _holder(reading: Reading, span: Span, quotations: list[tuple[Bounds, str | None]]) -> str | None:
    """The speaker of the words that give it; else the document speaks."""
    around = [(end - start, speaker) for (start, end), speaker in quotations if start <= span.start and span.end <= end]
    return min(around, key=lambda pair: pair[0])[1] if around else reading.document.id


STEP = Step(NAME, makes=("figure",), run=read_figures, needs=("date", "quotation"))
