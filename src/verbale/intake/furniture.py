"""Furniture: what stands on a page without being part of its text, found by repetition and by known phrases."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from verbale.intake.dateline import TIME
from verbale.intake.paragraphs import Paragraph, is_prose, starts_low
from verbale.intake.sheet import Sheet, same_line
from verbale.knowledge.tables import toml
from verbale.model.passage import Role

SHORT, _SENTENCE = 320, 900
"""Characters of a line, and of a paragraph, that may be furniture by its words."""
_PITCH = 5
_QUOTES = "\"'“‘«„「"
_LABELLED = re.compile(r"(?:Q|A|[A-Z][A-Z .'-]{2,40})\s*[:.]|\(|[-•*]\s|Q\b")
_SERIES = re.compile(
    r"[A-Z]{1,6}[ -]?(?:No\.? ?)?\d{1,4}(?:[-/.]\d{1,4})+|(?:Vol|No|Issue)\.? ?\d+.{0,40}|[ivxlc]{1,6}", re.I
)
_MARK_ALONE = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}[⁾)]?")
_BARS = re.compile(r"\s+[|·•/»]\s+")
_MINUTES = re.compile(r"\b\d{1,3} ?-?min(?:ute)?s? read", re.I)
_ADDRESS = re.compile(r"(?:(?:URL|Source|Link|From)\s*:?\s*)?<?https?://\S+>?", re.I)
_TAIL_COPYRIGHT = re.compile(
    r"(?<=[.!?”\"’')])\s+(?:©|\(c\)|Copyright\b)[^.!?\n]{0,80}$|(?<=[.!?”\"’')])\s+©[^\n]{0,80}$", re.I
)
_DAMAGED = re.compile(r"(?<=[.!?:”\"’')])\s*,(?:\s*,)*\s+(?=[A-Z\"“'‘(])|\s*,(?:\s*,)+\s*")


@cache
def furniture_pattern(section: str, key: str) -> re.Pattern[str]:
    """The pattern of a list of `furniture.toml`; it matches a whole line where the list is of lines."""
    whole = section in ("lines", "tail") or key in ("credits", "closings")
    body = "|".join(toml("furniture")[section][key])
    return re.compile(rf"(?:{body})\s*$" if whole else f"(?:{body})", re.I | re.S)


@cache
def _pitch_weights() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple(
        (re.compile(pattern, re.I), weight) for pattern, weight in toml("furniture")["pitch"]["weights"].items()
    )


def cut_furniture(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs with what is stuck to their ends cut off: end marks, copyright lines, breaks told by bare commas."""
    return [part for paragraph in paragraphs for part in _cut(paragraph)]


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    for part in _cut_damaged(paragraph):
        tail_at = max(0, len(part.text) - 200)
        tail = part.text[tail_at:]
        found = _TAIL_COPYRIGHT.search(tail) or re.search(rf"\s+(?:{_endings()})\s*$", tail, re.I)
        if found and part.role is None:
            at = tail_at + found.start()
            yield _piece(part, 0, at)
            rest = _piece(part, at, len(part.text))
            rest.mark("boilerplate", "a copyright line or end mark stuck to the end of a paragraph")
            yield rest
        else:
            yield part


def _cut_damaged(paragraph: Paragraph) -> Iterator[Paragraph]:
    if paragraph.role is not None or not re.search(r",\s*,", paragraph.text):
        yield paragraph
        return
    at = 0
    for match in _DAMAGED.finditer(paragraph.text):
        if match.start() > at:
            yield _piece(paragraph, at, match.start())
        bare = _piece(paragraph, *match.span())
        bare.mark("boilerplate", "commas that stand for a lost paragraph break")
        yield bare
        at = match.end()
    if at < len(paragraph.text):
        yield _piece(paragraph, at, len(paragraph.text))


@cache
def _endings() -> str:
    return "|".join(toml("furniture")["lines"]["endings"])


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    text = paragraph.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    at = paragraph.start + start
    return Paragraph(at, at + len(text), text, page=paragraph.page, quoted=paragraph.quoted, breaks=paragraph.breaks)


def mark_address(sheet: Sheet) -> None:
    """A line that is only a web address, and lines without a letter or digit."""
    for paragraph in sheet.open:
        if len(paragraph.text) < 500 and _ADDRESS.fullmatch(paragraph.text):
            paragraph.mark("boilerplate", "a web address alone on a line")
        elif not any(char.isalnum() for char in paragraph.head) and len(paragraph.text) < 700:
            paragraph.mark("boilerplate", "no letter or digit in it")


def mark_repeated(sheet: Sheet) -> None:
    """Short lines that come back page after page, the numbers in them aside, and lines made of such lines."""
    head = sheet.head_end()
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for at, paragraph in enumerate(sheet.paragraphs):
        if paragraph.role is None and len(paragraph.text) <= 90 and not _looks_said(paragraph):
            groups[same_line(paragraph.text)].append(at)
    kept = {line: places for line, places in groups.items() if line and _comes_back(sheet, line, places, head)}
    for _line, places in kept.items():
        for at in places:
            sheet.paragraphs[at].mark("boilerplate", f"a line that stands on {len(places)} pages")
    _mark_compounds(sheet, set(kept))


def _looks_said(paragraph: Paragraph) -> bool:
    if TIME.fullmatch(paragraph.text) or _MARK_ALONE.fullmatch(paragraph.text):
        return True
    return paragraph.text.rstrip("\"”’'").endswith((".", "?", "!", ":", ",", ";")) or bool(
        _LABELLED.match(paragraph.text)
    )


def _comes_back(sheet: Sheet, line: str, places: list[int], head: int) -> bool:
    beyond = [at for at in places if at >= head]
    if len(places) < 2 or not beyond:
        return False
    cuts = any(_cuts_sentence(sheet.paragraphs, at) for at in beyond)
    spread = sum(b - a > 1 for a, b in itertools.pairwise(places)) + 1
    series = bool(_SERIES.fullmatch(sheet.paragraphs[places[0]].text)) or "#" in line
    return cuts or (spread >= 3) or (spread >= 2 and series)


def _cuts_sentence(paragraphs: list[Paragraph], at: int) -> bool:
    after = next((p for p in paragraphs[at + 1 : at + 5] if len(p.text) > 40 or p.ends), None)
    before = next((p for p in reversed(paragraphs[max(0, at - 5) : at]) if len(p.text) > 40), None)
    return bool(after and before and starts_low(after.text) and not before.ends)


def _mark_compounds(sheet: Sheet, lines: set[str]) -> None:
    texts = sorted(lines, key=len, reverse=True)
    if not texts:
        return
    pattern = re.compile(rf"(?:(?:{'|'.join(map(re.escape, texts[:200]))})[\s|·•/–—-]*)+", re.I)
    for paragraph in sheet.open:
        if len(paragraph.text) <= 180 and pattern.fullmatch(same_line(paragraph.text)):
            paragraph.mark("boilerplate", "made of lines that stand on every page")


def mark_phrases(sheet: Sheet) -> None:
    """Lines and openings that furniture is known by, and paragraphs that offer the reader a product."""
    begin = sheet.text_start()
    for paragraph in sheet.open:
        if (
            paragraph.start < begin
            and len(paragraph.text) < 60
            and furniture_pattern("lines", "kickers").match(paragraph.text)
        ):
            paragraph.mark("boilerplate", "names a section above the text")
        elif role := _known_phrase(paragraph):
            paragraph.mark(role, "a known phrase of page furniture")
        elif _is_pitch(paragraph):
            paragraph.mark("boilerplate", "addresses the reader and offers a product")


def _known_phrase(paragraph: Paragraph) -> Role | None:
    text = paragraph.text
    if len(text) <= SHORT and (_is_line(text) or _is_strip(text)):
        return "boilerplate"
    if len(text) <= SHORT and furniture_pattern("openings", "teaser").match(text):
        return "teaser"
    opening = furniture_pattern("openings", "boilerplate")
    if len(text) <= _SENTENCE and (opening.match(text) or opening.match(text.lstrip("*([ "))):
        return "boilerplate"
    return None


def _is_line(text: str) -> bool:
    return bool(
        furniture_pattern("lines", "boilerplate").match(text) or furniture_pattern("lines", "endings").match(text)
    )


def _is_strip(text: str) -> bool:
    """Whether a line is a row of such lines between bars: "Print | Send to a friend | 9 comments"."""
    parts = _BARS.split(text)
    return len(parts) > 1 and sum(map(_is_line, parts)) * 2 > len(parts)


def _is_pitch(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _SENTENCE or text[0] in _QUOTES or any(mark in text for mark in '“”"'):
        return False
    score = sum(weight for pattern, weight in _pitch_weights() if pattern.search(text))
    return score >= _PITCH and bool(furniture_pattern("pitch", "products").search(text))


def mark_tail(sheet: Sheet) -> None:
    """What follows a line that opens a list of other articles or a form, as far as no running text comes back."""
    paragraphs = sheet.paragraphs
    prose = [is_prose(paragraph, 140) and paragraph.ends for paragraph in paragraphs]
    remains = _Remains(paragraphs, prose)
    end = 1
    for at, paragraph in enumerate(paragraphs):
        role = _opens_tail(paragraph)
        if role is None or at < end:
            continue
        paragraph.role, paragraph.why = "boilerplate", "a line that opens a list of other articles or a form"
        end, opener = remains.end_of_tail(at), paragraph
        for following in paragraphs[at + 1 : end]:
            if opened := _opens_tail(following):
                role, opener = opened, following
            own = following is opener or _known_phrase(following) == "boilerplate"
            following.mark("boilerplate" if own else role, f"stands under {opener.text[:60]!r}")


class _Remains:
    """How much running text is still to come behind each paragraph."""

    def __init__(self, paragraphs: list[Paragraph], prose: list[bool]) -> None:
        count = len(paragraphs)
        self.size, self.begins = count, [paragraph.start for paragraph in paragraphs]
        self.half = 0.35 * (paragraphs[-1].end if paragraphs else 0)
        self.rest, self.told, self.number, self.next = (
            [0] * (count + 1),
            [0] * (count + 1),
            [0] * (count + 1),
            [count] * (count + 1),
        )
        for at in range(count - 1, -1, -1):
            length = len(paragraphs[at].text)
            self.rest[at] = self.rest[at + 1] + length
            self.told[at] = self.told[at + 1] + length * prose[at]
            self.number[at] = self.number[at + 1] + prose[at]
            self.next[at] = at if prose[at] else self.next[at + 1]

    def end_of_tail(self, at: int) -> int:
        """The end of what the line at `at` opens: the text's end, or where running text comes back."""
        after = at + 1
        sparse = self.number[after] < 3 or self.told[after] < 0.5 * self.rest[after]
        if self.begins[at] >= self.half and sparse:
            return self.size
        return min(self.next[after], after + 6)


def _opens_tail(paragraph: Paragraph) -> Role | None:
    if paragraph.role not in (None, "boilerplate") or len(paragraph.text) > 90:
        return None
    if furniture_pattern("tail", "boilerplate").match(paragraph.text):
        return "boilerplate"
    return "teaser" if furniture_pattern("tail", "teaser").match(paragraph.text) else None


def mark_teasers(sheet: Sheet) -> None:
    """Other articles: a line with its reading time, and the headline and cut-off blurb under it."""
    paragraphs, head = sheet.paragraphs, sheet.head_end()
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role is not None or len(paragraph.text) > 160 or not _MINUTES.search(paragraph.text):
            continue
        if at < head:
            paragraph.mark("boilerplate", "the reading time of the article")
            continue
        paragraph.mark("teaser", "a category with its reading time")
        for following in paragraphs[at + 1 : at + 3]:
            if following.role is None and not following.ends:
                following.mark("teaser", "headline or cut-off blurb under a reading time")
