"""Where temporal expressions stand: in the passages that are read, and printed on the page around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verbale.model.span import Span, cut
from verbale.read.dates.grammar import find, piece
from verbale.read.reading import Reading


class Hit(NamedTuple):
    """An expression: the passage (None on the page around them), its text, offsets in it, rule, and match."""

    passage: int | None
    text: str
    start: int
    end: int
    rule: str
    match: re.Match[str]
    span: Span


M, D, Y, WEEKDAY = piece("month"), piece("day"), piece("year"), piece("weekday")
_DATE = rf"(?:{M}\s+{D}(?:,?\s+{Y})|{D}\s+{M}(?:,?\s+{Y})|{Y}-\d\d-\d\d)"
_IMPRINT = re.compile(
    rf"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\n\d]{{0,60}}?(?P<copyright>{Y})"
    rf"|(?:^\W*(?i:published|posted|updated|issued|released|last modified|date|publication date)\b[^\n\d]{{0,20}}?"
    rf"|\b(?i:(?:article|piece|story|text|essay|post|commentary|column|analysis|interview|report|paper)"
    rf"\s+(?:was\s+|first\s+|originally\s+)*(?:published|appeared|posted)|(?:first|originally)\s+(?:published|appeared))\b"
    rf"[^\n\d]{{0,40}}?)(?P<printed>{_DATE})"
    rf"|(?P<each>(?i:each|every)\s+{WEEKDAY}(?:\s+(?:morning|afternoon|evening))?)",
    re.M,
)
_FOLLOWED = re.compile(r"\s*,?\s*(?:\(?\s*)?(?:on\s+)?\Z")
_VERB_SECOND = re.compile(r"\s+(?:at|in|on|for|per)\b")
_NOT_AFTER = re.compile(
    r"(?:Resolution|resolution|No\.|Nos\.|number|Article|Rule|room|Room|page|pp?\.|Route|Section|Act|UNSCR|UNSC|Law|Directive|Order|Bill|H\.R\.|S\.)\s*(?:No\.\s*)?\(?$"
)
_COUNTED = re.compile(
    r"(?:[-\s](?:strong|hectares?|tons?|tonnes?|m|km|kg|meters?|metres?|miles?|feet|people|persons?|troops|soldiers|men|women|households?|houses|homes|buildings"
    r"|square|cubic|pieces?|copies|units?|dollars?|euros?|won|yen|percent|per cent|megawatts?|MW|kilo\w+|employees|workers|pages|members|participants"
    r"|students|families|cases|jobs|delegates|deputies|others|or more))\b|(?:°|%)"
)


def find_hits(reading: Reading) -> list[Hit]:
    """Every expression in text order, passage by passage; then those of the imprint."""
    hits: list[Hit] = []
    for index, passage in enumerate(reading.passages):
        text = passage.text
        for rule, match in find(text):
            if not _is_trap(rule, text, match):
                hits.extend(_hits(reading, index, text, rule, match))
    return hits


def _hits(reading: Reading, index: int, text: str, rule: str, match: re.Match[str]) -> Iterator[Hit]:
    spans = reading.spans(index, match.start(), match.end())
    if spans:
        longest = max(spans, key=lambda span: span.end - span.start)
        yield Hit(index, text, match.start(), match.end(), rule, match, longest)


def _is_trap(rule: str, text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a date is a number of something, or part of a name."""
    start, end = match.span()
    before, after = text[max(0, start - 14) : start], text[end : end + 14]
    if rule in ("year", "part_year"):
        return bool(_NOT_AFTER.search(before) or _COUNTED.match(after)) or int(match["y"]) > 2100
    if rule in ("bare_month", "part_month"):
        return after[:2] in ("/A",) or bool(re.match(r"\s(?:be|not|have|also|well|on\b)", after) and match[0] == "May")
    if rule == "weekday":
        return bool(re.match(r"\s+(?:Times|Post|Review|Group)\b", after)) or before.endswith(("Black ", "Bloody "))
    if rule == "length":
        return match["n"].lower() in ("a", "an") and (
            match["u"].lower() in ("second", "minute", "day")
            or before.lower().endswith(("once ", "times ", "such ", "per "))
        )
    return rule == "slashed" and match["s"] == "." and int(match["b"]) > 12


def find_imprint(reading: Reading, hits: list[Hit]) -> list[tuple[str, str, Span]]:
    """(what, words, span) of copyright years, printed days, and weekdays on which the outlet comes out."""
    found = []
    for match in _IMPRINT.finditer(reading.text):
        for what in ("copyright", "printed", "each"):
            if match[what]:
                found.append((what, match[what], cut(reading.document.id, reading.text, *match.span(what))))
    return found
