"""Where temporal expressions stand: in the passages that are read, and printed on the page around them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from verbale.knowledge.tables import toml
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
_NAMES = toml("date_rules")["names"]
_NUMBERED = re.compile(rf"(?:{'|'.join(_NAMES['before'])})\s*\(?$")
_COUNTED = re.compile(rf"(?:[-\s](?:{'|'.join(_NAMES['counted'])})\b)|(?:°|%)")
_METAPHOR = toml("date_rules")["metaphor"]
_TIMES_OF = re.compile(rf"\b(?:{'|'.join(_METAPHOR['of'])}|(?-i:[A-Z]\w+))\s+of\s+$", re.I)
_OWNED = re.compile(rf"['’]s\s+(?:{'|'.join(_METAPHOR['owned'])})\b", re.I)
_NOT_AGE = re.compile(r",? (?:and|or|to) \d|, \d")
_OF_TIME = re.compile(
    r"\b(?:for|in|within|over|during|after|about|nearly|than|almost|only|just|lasted|lasting|took|takes)\s+$", re.I
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


def _is_trap(rule: str, text: str, match: re.Match[str]) -> bool:  # noqa: PLR0911 - a row a rule
    """Whether what looks like a date is a number of something, or part of a name."""
    start, end = match.span()
    before, after = text[max(0, start - 20) : start], text[end : end + 14]
    if rule == "today":
        return _is_an_age(match[0], before, after)
    if rule in ("year", "part_year", "years"):
        return bool(_NUMBERED.search(before) or _COUNTED.match(after)) or int(match["y"]) > 2100
    if rule == "day" and not match["y"] and re.match(r"\d+(?:st|nd|rd|th)\s", match[0].removeprefix("the ")):
        return bool(re.match(r"\s[A-Z]", after))  # "the 27th April Festival" is the 27th of its kind
    if rule in ("bare_month", "part_month"):
        return after[:2] in ("/A",) or bool(re.match(r"\s(?:be|not|have|also|well|on\b)", after) and match[0] == "May")
    if rule == "age_bare":
        return bool((before.endswith(", ") and not re.search(r"[A-Z][\w.'’-]+,\s$", before)) or _NOT_AGE.match(after))
    if rule == "weekday":
        return bool(re.match(r"\s+(?:Times|Post|Review|Group)\b", after)) or before.endswith(("Black ", "Bloody "))
    if rule == "length":
        article = match["n"].lower() in ("a", "an") and "half" not in match[0].lower()
        return article and not _OF_TIME.search(before) and not match[0].lower().endswith("-long")
    return rule == "slashed" and match["s"] == "." and int(match["b"]) > 12


def _is_an_age(words: str, before: str, after: str) -> bool:
    """Whether yesterday or tomorrow means a past or coming time: "the quarrels of yesterday"."""
    return words.lower() in ("yesterday", "tomorrow") and bool(_TIMES_OF.search(before) or _OWNED.match(after))


def find_imprint(reading: Reading, hits: list[Hit]) -> list[tuple[str, str, Span]]:
    """(what, words, span) of copyright years, printed days, and weekdays on which the outlet comes out."""
    found = []
    for match in _IMPRINT.finditer(reading.text):
        for what in ("copyright", "printed", "each"):
            if match[what]:
                found.append((what, match[what], cut(reading.document.id, reading.text, *match.span(what))))
    return found
