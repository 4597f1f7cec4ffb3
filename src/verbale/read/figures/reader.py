"""The reader of figures: numbers of something, with their unit, measure, date and holder."""

import re
from collections.abc import Iterator

import msgspec

from verbale.knowledge.tables import toml
from verbale.model.laid import Laid
from verbale.model.records import Date, Dated, Figure, Quotation, record_id
from verbale.model.span import Bounds, Span
from verbale.read.figures.amounts import ends, millions
from verbale.read.figures.grammar import NOUN, pattern, units
from verbale.read.figures.harm import befallen, harmed_people, named_harmed
from verbale.read.figures.measured import is_sterling, length_of, share_of
from verbale.read.figures.phrases import END_OF_TOLL, Phrase, age, compound, ends_of_change, part_of
from verbale.read.figures.shares import shares
from verbale.read.figures.subjects import Subjects
from verbale.read.figures.things import numbered, phrase_size, thing, words
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "figures"
_NOUN = re.compile(NOUN)
_SMALL = re.compile(r"one|two|three|four|five|six|seven|eight|nine|ten", re.I)
_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|both|its|their|our|his|her|your|my|other|said|every|each|per)|['’]s)\s+$", re.I
)
_END = re.compile(r"\s*(?:[.;,)!?”\"]|$)")
_REPEATED = ("count", *toml("figure_words")["people"])
_LAG = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?)\s+(?:before|after|later|earlier)\b")


def read_figures(reading: Reading) -> Iterator[Figure]:
    """Figures in text order."""
    dated = Laid((date.span.bounds, date) for date in reading.records(Date))
    quotations = _quotations(reading)
    subjects = Subjects(reading)
    for index, passage, _ in reading.paragraphs():
        for phrase in _phrases(reading, index, passage.text, dated):
            figure = _record(reading, index, phrase, dated, quotations)
            yield msgspec.structs.replace(figure, about=_about(reading, index, phrase, figure, subjects))


def _phrases(reading: Reading, index: int, text: str, dated: Laid[Date]) -> Iterator[Phrase]:
    """Figures of a passage in text order: parts of a whole, and numbers of something outside them."""
    parts = [part for part in shares(text) if _outside(reading, index, part.start, part.end, dated)]
    yield from parts
    previous: Phrase | None = None
    for match in pattern().finditer(text):
        start, end = match.span("low") if match["low"] else match.span("loose")
        if any(part.start < end and start < part.end for part in parts) or not _outside(
            reading, index, start, end, dated
        ):
            continue
        if phrase := _phrase(text, match, previous):
            previous = phrase
            yield from ends_of_change(text, match, phrase) or (phrase,)


def _outside(reading: Reading, index: int, start: int, end: int, dated: Laid[Date]) -> bool:
    """Whether the words stand in the text and belong to no date."""
    spans = reading.spans(index, start, end)
    return bool(spans) and not _is_date(dated, spans[0].bounds)


def _is_date(dated: Laid[Date], bounds: Bounds) -> bool:
    """Whether the number belongs to a date; a length of time is a figure too, unless it says how long ago."""
    over = dated.over((bounds[0], bounds[0] + 1))
    return bool(over) and over[-1].type != "duration" and not _LAG.search(over[-1].span.text)


def _phrase(text: str, match: re.Match[str], previous: Phrase | None) -> Phrase | None:
    after = text[match.end() : match.end() + 90]
    low, high = ends(match, after)
    if low is None and high is None:
        return None
    if match["low"] and numbered().search(text[max(0, match.start("low") - 16) : match.start("low")]):
        return None
    start = match.start() if match["high"] or not match["between"] else match.end("between") + 1
    found = _unit(match, after)
    if found is None:
        return _counted(text, match, Phrase(start, match.end(), low, high, None, ""), after, previous)
    unit, measure, length = found
    end = match.end() + length
    if measure == "duration" and _is_vague_time(text, match.start(), end):
        return None
    if measure in ("share", "distance"):
        measure = share_of(text, start, end) if measure == "share" else length_of(text, start, end, unit)
    return Phrase(start, end, low, high, unit, measure)


def _unit(match: re.Match[str], after: str) -> tuple[str, str, int] | None:
    """Unit, measure, and how many characters behind the number belong to it."""
    for unit, measure, behind, before in units():
        if before and match["low"] and match["sign"] and before.fullmatch(match["sign"]):
            extra = behind.match(after)
            return unit, measure, extra.end() if extra else millions(match, after)
    for unit, measure, behind, _ in units():
        found = behind.match(after)
        if found:
            if unit == "pound" and is_sterling(match, after[found.end() :]):
                unit, measure = "GBP", "money"
            return unit, measure, found.end()
    return None


def _is_vague_time(text: str, start: int, end: int) -> bool:
    """ "5 years ago" is a date and "aged 5" an age: neither is a length of time."""
    return bool(re.match(r"[-\s]+(?:ago|old)\b", text[end : end + 12])) or text[:start].endswith("aged ")


def _counted(text: str, match: re.Match[str], phrase: Phrase, after: str, previous: Phrase | None) -> Phrase | None:
    """So many of what the next noun names."""
    found = _NOUN.match(after)
    for read in (harmed_people, age, compound, part_of, befallen):
        if told := read(text, match, phrase):
            return told
    if _is_anaphor(text, match):
        return None
    nouns = found["noun"].split() if found else []
    size = phrase_size(nouns)
    if found is None or not size or after[0] == "-":
        return _bare(text, match, phrase, after, previous)
    named = re.match(r"\S+" + r"\s+\S+" * (size - 1), found["noun"])
    end = match.end() + found.start("noun") + len(named[0].rstrip(".,;:¹²³⁴⁵⁶⁷⁸⁹⁰") if named else "")
    counted = thing(text, phrase.start, end, nouns[size - 1])
    return phrase._replace(end=end, unit=counted[0], measure=counted[1]) if counted else None


def _is_anaphor(text: str, match: re.Match[str]) -> bool:
    """ "the two countries" counts nothing anew, and "one" is a pronoun as often as a number."""
    if not match["low"] or not _SMALL.fullmatch(match["low"]):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    if match["low"].lower() == "one" or (_DEFINITE.search(before) and not _is_first(text, match)):
        return True
    of = re.search(r"(\w+) of\s+$", text[max(0, match.start() - 30) : match.start()])
    return of is not None and of[1].lower() not in words("parts")


def _is_first(text: str, match: re.Match[str]) -> bool:
    """ "the three divers" counts people whom nothing before names, "the two tugs that ..." what a clause tells of."""
    low, found = (match["low"] or "").lower(), _NOUN.match(text, match.end())
    if found is None or not re.search(r"\bthe\s+$", text[: match.start()], re.I):
        return False
    nouns = found["noun"].split()
    size = max(1, phrase_size(nouns))
    head = nouns[size - 1].strip(".,;:")
    if head not in words("parties") | words("sides") and _TOLD_OF.match(" ".join(nouns[size:]) + text[found.end() :]):
        return True
    return (
        low != "two"
        and head in words("persons") - words("parties")
        and head.lower() not in text[: match.start()].lower()
    )


_TOLD_OF = re.compile(
    r"\s*(?:that|which|who)\s+(?!(?:is|are|were|was)\b)"
    r"|\s*(?:sent|held|taken|seized|sunk|shot|lost|stationed|moored|anchored|arrested|detained|captured|named|promised)\b"
)


def _bare(text: str, match: re.Match[str], phrase: Phrase, after: str, previous: Phrase | None) -> Phrase | None:
    """A number at a clause's end: of what the figure before it in the sentence counted."""
    if named := named_harmed(text, match, phrase):
        return named
    if re.search(rf"\b(?:{'|'.join(words('holders'))})s? of\s+$", text[max(0, phrase.start - 20) : phrase.start]):
        return (
            phrase._replace(unit="person", measure="count of people") if END_OF_TOLL.match(text, phrase.end) else None
        )
    if previous is None or not previous.measure.startswith(_REPEATED) or not match["low"] or len(match["low"]) < 2:
        return None
    if match["sign"] or re.search(r"[.!?]\s", text[previous.end : match.start()]) or not _END.match(after):
        return None
    before = text[: match.start()].split()[-1:]
    if match.start("low") == match.start() and (not before or before[0] not in words("lone")):
        return None
    return phrase._replace(unit=previous.unit, measure=previous.measure, bare=True)


def _record(
    reading: Reading, index: int, phrase: Phrase, dated: Laid[Date], quotations: Laid[tuple[Bounds, str | None]]
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


def _as_of(reading: Reading, index: int, phrase: Phrase, dated: Laid[Date], span: Span) -> Dated | None:
    """The date in the same sentence, nearest to the figure."""
    bounds = reading.passages[index].bounds(*_sentence(reading.passages[index].text, phrase))
    near = [
        (min(abs(date.span.start - span.end), abs(span.start - date.span.end)), date)
        for stretch in bounds
        for date in dated.from_within(stretch)
        if date.type in ("date", "range") and date.value
    ]
    if not near:
        return None
    date = min(near, key=lambda pair: pair[0])[1]
    return Dated(date.value or "", (date.span,))


def _sentence(text: str, phrase: Phrase) -> Bounds:
    low = max((m.end() for m in re.finditer(r"[.!?]\s", text[: phrase.start])), default=0)
    high = next((m.start() for m in re.finditer(r"[.!?]\s", text[phrase.end :])), len(text) - phrase.end) + phrase.end
    return low, high


def _about(reading: Reading, index: int, phrase: Phrase, figure: Figure, subjects: Subjects) -> str | None:
    spans = reading.spans(index, *_sentence(reading.passages[index].text, phrase))
    around = next((span for span in spans if span.start <= figure.span.start < span.end), None)
    return subjects.about(figure.span, phrase.measure, around) if around else None


def _quotations(reading: Reading) -> Laid[tuple[Bounds, str | None]]:
    spans = ((span.bounds, quotation.speaker) for quotation in reading.records(Quotation) for span in quotation.content)
    return Laid((bounds, (bounds, speaker)) for bounds, speaker in spans)


def _holder(reading: Reading, span: Span, quotations: Laid[tuple[Bounds, str | None]]) -> str | None:
    """The speaker of the words that give it; else the document speaks."""
    around = quotations.around(span.bounds)
    return min(around, key=lambda pair: pair[0][1] - pair[0][0])[1] if around else reading.document.id


STEP = Step(NAME, makes=("figure",), run=read_figures, needs=("date", "quotation", "mention", "event"))
