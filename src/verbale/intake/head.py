"""The head of a page and its headings: title, kicker, byline, date line, agency dateline, headings in the text."""

import re
from functools import cache

from verbale.intake.dateline import DATELINE, TIME
from verbale.intake.lead import genre_patterns, names_post
from verbale.intake.masthead import house_in, imprint_date, masthead, names_house
from verbale.intake.paragraphs import Paragraph, is_cut, is_prose, starts_low
from verbale.intake.printed import printed_date, printed_month
from verbale.intake.sheet import Sheet, content_words, letters
from verbale.knowledge.calendar import WEEKDAY
from verbale.knowledge.pieces import patterns

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_NAMES = rf"{_NAME}(?:,? (?:(?:de|von|van|der|bin|al|el|ibn|da|dos|del|la|le) )?{_NAME}){{1,3}}"
_BY = re.compile(
    rf"(?i:(?:(?:story|written|analysis|commentary|opinion|report(?:ed|ing)?|interview) )?by:?|authors?:|von|par|por)"
    rf"\s+(?:{_NAME}|the ).{{0,160}}"
)
_WITH_POST = re.compile(rf"{_NAMES}\s*(?:\(|, |\||–|—|- )\s*.{{3,140}}")
_ONLY_NAMES = re.compile(rf"{_NAMES}(?:(?:, | and | & |, and ){_NAMES}){{0,5}}")
_FROM_PLACE = re.compile(rf"{_NAMES}(?: and {_NAMES})? in {_NAME}(?:,? (?:and )?{_NAME}){{0,3}}")
_SUBJECT = re.compile(
    rf"(?:About the authors?:?\s+)?(?:By )?(?:(?:Dr|Prof|Mr|Ms|Mrs|Amb|Gen|Professor|Ambassador)\.? )?({_NAMES})\b"
)
_ABOUT_AUTHOR = re.compile(r"(?:About the author|The (?:author|writer)s? (?:is|are|was)\b|\W*E-?mail\b)", re.I)
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]|[A-H][.)]|Part \w+|Section \w+|Chapter \w+)\s+\S", re.I
)
_SECTIONS = re.compile(r"[^|>»/]{2,40}(?:\s[|>»/•·]\s[^|>»/]{2,40})+")
_DAY_OR_TIME = re.compile(rf"\b(?:{WEEKDAY}\b|\d{{1,2}}[:.]\d{{2}}\b)")
_PLACE_AND_DAY = re.compile(rf"(?:{_NAME}(?: {_NAME}){{0,3}}, )?(?:the )?[\w.]{{1,9}} [\w.]{{1,9}},? \d{{4}}\.?")
_SUBJECT_LINE = re.compile(r"(?:subject|subj|re|title|headline)\s*:\s", re.I)
_LONGEST_HEADING = 140
ABOVE_TITLE = "stands above the title"
"""Why a line is furniture that may be the page's masthead."""
HOUSE = "names the house under the title"
"""Why a line under the title is furniture."""
CLOSING = "where and when it was written, under the text"
"""Why a line under the text is a dateline."""
IMPRINT = "names the house and its day"
"""Why a line is furniture that tells when the text came out."""


@cache
def _places() -> re.Pattern[str]:
    return re.compile("|".join(patterns("imprint")["places"]))


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns('imprint')['no_names'])})\b", re.I)


@cache
def nameless_byline() -> re.Pattern[str]:
    """Bylines that name a post or an agency, and no author."""
    return re.compile("|".join(patterns("imprint")["bylines"]), re.I)


@cache
def _bio() -> re.Pattern[str]:
    return re.compile("|".join(patterns("imprint")["bios"]), re.I)


def mark_head(sheet: Sheet) -> None:
    """The title among the lines before the running text, and what the lines around it are."""
    end = sheet.head_end()
    lines = [paragraph for paragraph in sheet.paragraphs[:end] if paragraph.role is None]
    given = next((p for p in sheet.paragraphs[: end + 1] if p.role == "title"), None)
    title = given or _choose_title(sheet, lines)
    if title is None:
        _mark_below(lines, titled=False)
        return
    same = [p for p in lines if letters(p.text) == letters(title.text)]
    for paragraph in same:
        paragraph.mark(
            "title", "the line of the head that the text is about" if len(same) == 1 else "the title, printed again"
        )
    sheet.title = [title, *_rest_of_title(lines, title)]
    for paragraph in sheet.title:
        paragraph.mark("title", "the title goes on in the next line")
    above = [p for p in lines if p.start < title.start]
    _mark_above(above)
    for paragraph in lines:
        if any(letters(paragraph.text) == letters(line.text) for line in above[:20] if line.role == "boilerplate"):
            paragraph.mark("boilerplate", "the name of a section, printed again")
    _mark_below([p for p in lines if p.start > title.start], titled=True)


def _choose_title(sheet: Sheet, lines: list[Paragraph]) -> Paragraph | None:
    wanted = letters(sheet.document.title or "")
    for paragraph in lines:
        if wanted and letters(paragraph.text) == wanted:
            return paragraph
    if wanted and not any(_near(wanted, letters(paragraph.text)) for paragraph in lines[:40]):
        return None
    scored = [(_title_score(sheet, lines, paragraph), -at, paragraph) for at, paragraph in enumerate(lines[:40])]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > -0.5 else None


def _near(wanted: str, line: str) -> bool:
    """Whether a line of the page may be the title that the file gives: one holds most of the other."""
    short, long = sorted((wanted, line), key=len)
    return len(short) > 0.5 * len(long) and (short in long or wanted[:20] == line[:20])


def _title_score(sheet: Sheet, lines: list[Paragraph], paragraph: Paragraph) -> float:
    text = paragraph.text
    words = content_words(text)
    if (
        len(text) > 300
        or not words
        or text.endswith(".")
        or is_byline(text)
        or printed_line(text)
        or imprint_date(text)
        or _SECTIONS.fullmatch(text)
        or _is_author_below(sheet, text)
    ):
        return -1
    copies = sum(letters(other.text) == letters(text) for other in lines[:40])
    shared = sum(word in sheet.words for word in words)
    count = len(text.split())
    score = (
        2 * shared / len(words)
        + 0.4 * min(shared, 6)
        + 2 * min(copies - 1, 2) * (count >= 4)
        + (1 if 4 <= count <= 30 else 0.2)
    )
    score -= 1.5 * (text[-1] in ".,;:") + starts_low(text) + 0.5 * bool(_ONLY_NAMES.fullmatch(text))
    score -= 1.5 * bool(_FROM_PLACE.fullmatch(text))
    if any(pattern.search(text) for _, pattern in genre_patterns()):
        return score + 1.5
    score += bool(_SUBJECT_LINE.match(text))
    if names_house(text):
        return max(-0.4, score - 2)
    return score - 1.2 * (count <= 8 and bool(masthead().search(text)))


def _is_author_below(sheet: Sheet, text: str) -> bool:
    """Whether a line is a name of which a note under the text tells who its bearer is."""
    if not _ONLY_NAMES.fullmatch(text):
        return False
    return any(p.text.startswith(f"{text} ") and _bio().search(p.head) for p in sheet.paragraphs[-6:])


def _rest_of_title(lines: list[Paragraph], title: Paragraph) -> list[Paragraph]:
    at = lines.index(title) + 1 if title in lines else len(lines)
    following = lines[at] if at < len(lines) else None
    if following and following.breaks == 1 and starts_low(following.text) and not is_byline(following.text):
        return [following]
    return []


def _mark_above(lines: list[Paragraph]) -> None:
    for paragraph in lines:
        text = paragraph.text
        if not _mark_known(paragraph) and len(text.split()) <= 12 and not text.endswith((".", ":", ",", "!")):
            paragraph.mark("boilerplate", ABOVE_TITLE)


def _mark_below(lines: list[Paragraph], titled: bool) -> None:
    """Lines between title and text. Where the page does not print its title, less is known of what they are."""
    for paragraph in lines:
        text = paragraph.text
        if _mark_known(paragraph) or text.endswith((":", "!")) or len(text) > 300 or DATELINE.match(text):
            continue
        if titled and len(text.split()) <= 8 and masthead().search(text) and not text.endswith("?"):
            paragraph.mark("boilerplate", HOUSE)
        elif titled and _ONLY_NAMES.fullmatch(text) and len(text.split()) <= 12 and not _no_name().search(text):
            paragraph.mark("byline", "a name alone under the title")
        elif titled and _FROM_PLACE.fullmatch(text) and not _no_name().search(text):
            paragraph.mark("byline", "a name and where its bearer writes from")
        elif titled or not text.endswith("."):
            paragraph.mark("heading", "stands under the title, above the text")


def _mark_known(paragraph: Paragraph) -> bool:
    """Dates, places, bylines and names of sections, which are what they are wherever they stand."""
    text = paragraph.text
    if printed_line(text):
        paragraph.mark("dateline", "a line that is a date")
    elif len(text) < 120 and _places().search(text) and not is_byline(text):
        paragraph.mark("dateline", "a line that is a place")
    elif imprint_date(text):
        paragraph.mark("boilerplate", IMPRINT)
    elif is_byline(text):
        paragraph.mark("byline", "names its author as bylines do")
    elif _SECTIONS.fullmatch(text):
        paragraph.mark("boilerplate", "names of sections between bars")
    return paragraph.role is not None


def is_byline(text: str) -> bool:
    """Whether a line names an author: "By X", or names with a post beside them."""
    if len(text) > 220 or "\n\n" in text:
        return False
    if text.endswith("."):
        return False
    if _BY.fullmatch(text) or nameless_byline().fullmatch(text):
        return True
    if not (_WITH_POST.fullmatch(text) and names_post(text)):
        return False
    return house_in(text) is None or not names_house(re.split(r"\s*[(,|–—]|- ", text)[0])


def printed_line(text: str) -> bool:
    """Whether a line is a date of publication and nothing else."""
    if len(text) > 120:
        return False
    if TIME.fullmatch(text):
        return True
    found = printed_date(text) or printed_month(text)
    if found is None:
        return False
    if len(found.value) < 10:
        return found.end - found.start == len(text)
    rest = re.sub(r"[\W\d_]+", "", text[: found.start] + text[found.end :])
    label = re.match(
        r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|issued|date|release date)\b)", text, re.I
    )
    timed = bool(_DAY_OR_TIME.search(text)) and found.start < 25 and len(text.split()) <= 14 and text[-1] not in "?!:"
    return bool(label) or len(rest) <= 12 or timed


def mark_bios(sheet: Sheet) -> None:
    """Who the author is, told behind the text, and the author's name alone above it; where and when it was written."""
    paragraphs = sheet.paragraphs
    for paragraph in paragraphs[max(1, len(paragraphs) - 5) :]:
        if paragraph.role is None and _PLACE_AND_DAY.fullmatch(paragraph.text) and printed_date(paragraph.text):
            paragraph.mark("dateline", CLOSING)
    for at in range(len(paragraphs) - 1, len(paragraphs) // 2, -1):
        paragraph = paragraphs[at]
        if paragraph.role is not None or len(paragraph.text) > 900 or not _is_bio(sheet, paragraph):
            if paragraph.role in (None, "body") and is_prose(paragraph, 200):
                return
            continue
        paragraph.mark("boilerplate", "tells who the author is")
        above = paragraphs[at - 1]
        if _ONLY_NAMES.fullmatch(above.text) and paragraph.text.startswith(above.text.split()[0]):
            above.mark("byline", "the author's name above a note about the author")


def _is_bio(sheet: Sheet, paragraph: Paragraph) -> bool:
    """Whether it tells who somebody is whom the text itself never names."""
    subject = _SUBJECT.match(paragraph.head)
    if subject and _tells_author(sheet, subject[1], paragraph.head[subject.end() :]):
        return True
    if not (subject and _bio().search(paragraph.head)):
        return bool(_ABOUT_AUTHOR.match(paragraph.head))
    name = subject[1].split(",")[0]
    return not any(name in p.text for p in sheet.paragraphs if p.start < paragraph.start and len(p.text) > 60)


def _tells_author(sheet: Sheet, name: str, rest: str) -> bool:
    """Whether words about a name are about the name of the byline: "Ana Rojas teaches law in Lima"."""
    written = any(p.role == "byline" and name in p.text for p in sheet.paragraphs)
    return written and bool(re.match(r",? (?:who )?(?:is|was|has|[a-z]+s)\b", rest))


def mark_headings(sheet: Sheet) -> None:
    """Short lines that open a part of the text: no stop at their end, running text under them."""
    paragraphs = sheet.paragraphs
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role is None and _is_heading(paragraphs, at):
            paragraph.mark("heading", "a short line without a stop above running text")


def _is_heading(paragraphs: list[Paragraph], at: int) -> bool:
    text = paragraphs[at].text
    if text.startswith(("*", "_", "#")) and len(text) > 4:
        text = text.strip("*_# ") or text
    following = next((p for p in paragraphs[at + 1 : at + 6] if p.role in (None, "body", "heading")), None)
    if len(text) > _LONGEST_HEADING or following is None or starts_low(text) or starts_low(following.text):
        return False
    if (
        text[0] in "\"“‘'-–—•*("
        or text.endswith((".", ",", ";", ":", "!", "-", "”", '"'))
        or re.match(r"Q[ .:]|A[.:]|[A-Z .]{3,30}:", text)
    ):
        return False
    above = paragraphs[at - 1] if at else None
    if above and above.role is None and not above.ends and len(above.text) > 100:
        return False
    if is_cut(text):
        return False
    numbered = bool(_NUMBERED.match(text))
    return numbered or (len(text.split()) <= 16 and len(following.text) > max(len(text), 40))
