"""Footnotes: paragraphs that open with a mark the body carries, and their continuation on a later page."""

import re

from verbale.intake.paragraphs import Paragraph, starts_low
from verbale.intake.sheet import Sheet

_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[⁾)]?\s*")
_BRACKETED = re.compile(r"\[(\d{1,3}|[a-z*†‡])\]\s*|(\d{1,3})\)\s*")
_PLAIN = re.compile(r"(\d{1,3})\.?\s+(?=\S)")
_STAR = re.compile(r"([*†‡§]{1,3})\s*(?=\w|[“\"(])")
_ALONE = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}[⁾)]?")
_SECTION = re.compile(
    r"(?:(?:end|foot)?notes?|references|works cited|bibliography|sources|citations)(?: and (?:references|sources))?:?",
    re.I,
)
_EMPHASIS = re.compile(r"(?<!\w)\*{1,3}\w[^*\n]{1,200}\*{1,3}")
_SURVEY = 2_000_000
_PAGE = 60


def mark_footnotes(sheet: Sheet) -> None:
    """Footnotes by their marks, by the section of notes they stand in, and by being the rest of one that was cut."""
    marks = _marks(sheet)
    expected = 1
    for at, paragraph in enumerate(sheet.paragraphs):
        if paragraph.role is None and _ALONE.fullmatch(paragraph.text) and at + 1 < len(sheet.paragraphs):
            paragraph.mark("footnote", "a mark alone on its line")
            sheet.paragraphs[at + 1].mark("footnote", f"stands under the mark {paragraph.text}")
        elif paragraph.role is None and (why := _is_note(paragraph, marks, expected)):
            paragraph.mark("footnote", why)
            number = _number(paragraph)
            expected = number + 1 if number else expected
            _mark_continuation(sheet.paragraphs, at)
    _mark_section(sheet)


def _marks(sheet: Sheet) -> set[str]:
    """The marks that stand behind a word somewhere in the text."""
    text = sheet.text[:_SURVEY]
    found = {match[1].translate(_SUPER) for match in re.finditer(r"(?<=[\w.,;:”\"’')\]])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})", text)}
    found |= {f"[{match[1]}]" for match in re.finditer(r"(?<=[\w.,;:”\"’') ])\[(\d{1,3}|[a-z*†‡])\]", text)}
    found |= {f"{match[1]})" for match in re.finditer(r"(?<=[a-z.,;:”\"’])(\d{1,3})\)", text)}
    found |= {
        f"={match[1]}" for match in re.finditer(r"[a-z][.,;”\"’)]{0,2}(?<=[a-z.,;”\"’)])(\d{1,2})(?=[\s\n]|$)", text)
    }
    if not _EMPHASIS.search(text):
        found |= {match[1] for match in re.finditer(r"(?<=[\w.,;:”\"’')])([*†‡§]{1,3})(?=[\s.,;:)]|$)", text)}
    return found


def _is_note(paragraph: Paragraph, marks: set[str], expected: int) -> str:
    head = paragraph.head
    if (match := _RAISED.match(head)) and len(head) > match.end():
        return f"opens with the raised mark {match[0].strip()}"
    if match := _BRACKETED.match(head):
        mark = f"[{match[1]}]" if match[1] else f"{match[2]})"
        return f"opens with the mark {mark}, which stands in the text" if mark in marks else ""
    if match := _PLAIN.match(head):
        noted = f"={match[1]}" in marks and int(match[1]) == expected
        return f"opens with the number {match[1]}, which stands behind a word of the text" if noted else ""
    if match := _STAR.match(head):
        alone = match[1] in marks and paragraph.text.count(match[1][0]) == len(match[1])
        return f"opens with {match[1]}, which stands behind a word of the text" if alone else ""
    return ""


def _number(paragraph: Paragraph) -> int | None:
    digits = re.match(r"[\[(]?(\d{1,3})", paragraph.head.translate(_SUPER))
    return int(digits[1]) if digits else None


def _mark_continuation(paragraphs: list[Paragraph], at: int) -> None:
    """A note that ends in mid-sentence goes on where the next page ends: right above the furniture, under the text."""
    note = paragraphs[at]
    if note.ends or len(note.text) < 40 or re.search(r"https?://\S+$|[(,] ?\d{4}\)?$|\bpp?\. ?[\d-]+$", note.tail):
        return
    breaks = [n for n in range(at + 1, min(len(paragraphs), at + _PAGE)) if paragraphs[n].role == "boilerplate"]
    if not breaks:
        return
    page = _page_after(paragraphs, breaks[0])
    for n in reversed(page):
        candidate = paragraphs[n]
        whole = n == page[0] and _is_whole_above(paragraphs, at)
        if candidate.role is None and _may_continue(paragraphs, n, page, whole):
            candidate.mark("footnote", "the rest of a footnote that the page before cut off")
            candidate.after = note
            return


def _page_after(paragraphs: list[Paragraph], at: int) -> list[int]:
    """The paragraphs of the page that begins behind the furniture at `at`."""
    start = at
    while start < len(paragraphs) and paragraphs[start].role == "boilerplate":
        start += 1
    end = start
    while end < min(len(paragraphs), start + _PAGE) and paragraphs[end].role != "boilerplate":
        end += 1
    return list(range(start, end))


def _is_whole_above(paragraphs: list[Paragraph], note: int) -> bool:
    """Whether the running text above a note ends with a sentence, so that no other text is cut by the page."""
    above = next((p for p in reversed(paragraphs[:note]) if p.role not in ("footnote", "boilerplate")), None)
    return above is not None and above.ends


def _may_continue(paragraphs: list[Paragraph], n: int, page: list[int], whole: bool) -> bool:
    if n in page[:1]:
        return whole and starts_low(paragraphs[n].text)
    if _RAISED.match(paragraphs[n].head) or _BRACKETED.match(paragraphs[n].head):
        return False
    above, candidate = paragraphs[n - 1], paragraphs[n]
    cut_above = above.role is None and not above.ends and len(above.text) > 100
    after = next((p for p in paragraphs[page[-1] + 1 : page[-1] + _PAGE] if p.role != "boilerplate"), None)
    if cut_above:
        finishes = candidate.ends or not starts_low(candidate.text)
        return finishes and after is not None and starts_low(after.text)
    return starts_low(candidate.text) and (above.ends or above.role == "footnote")


def _mark_section(sheet: Sheet) -> None:
    """All that stands under a heading such as "Notes" near the end."""
    paragraphs = sheet.paragraphs
    for at in range(len(paragraphs) // 3, len(paragraphs)):
        if paragraphs[at].role is None and at and _SECTION.fullmatch(paragraphs[at].text.strip()):
            paragraphs[at].mark("heading", "the heading of the notes")
            for following in paragraphs[at + 1 :]:
                following.mark("footnote", f"stands under {paragraphs[at].text!r}")
            return
