"""Reproduced texts: where in an article a primary text that is told whole begins, and where it ends."""

import itertools
import re

from verbale.intake.lead import (
    FIRST_PERSON,
    announces_text,
    is_closing,
    is_place_and_day,
    is_salutation,
    is_signature,
    lead_pattern,
)
from verbale.intake.paragraphs import Paragraph, is_prose

_OPENING = '"“‘«„「'
_CLOSING = '"”’»“」'
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]")
_LEAST, _LEAST_NAMED = 200, 100
_SIGNATURE = 4
_REACH = 400
_LONGEST_HEADING = 160


def reproduced_end(paragraphs: list[Paragraph], at: int) -> int:
    """Where the text that begins at `at` ends; `at` itself where none begins."""
    begin = _begins(paragraphs, at)
    if begin is None:
        return at
    end = _ending(paragraphs, begin)
    size = sum(len(p.text) for p in paragraphs[begin:end])
    return end if size >= (_LEAST_NAMED if _named_whole(paragraphs[begin - 1]) else _LEAST) else at


def _begins(paragraphs: list[Paragraph], at: int) -> int | None:
    """The first paragraph of the text proper, behind an agency's own lead; None where nothing begins here."""
    here = paragraphs[at]
    if at == 0:
        return None
    if here.role == "dateline" and at + 2 < len(paragraphs) and paragraphs[at + 1].role == "body":
        lead = paragraphs[at + 1].text
        if announces_text(lead) and lead.rstrip().endswith(":"):
            return at + 2
    if here.role != "body" and not is_place_and_day(here.text):
        return None
    if _is_titled(paragraphs, at) or _is_led(paragraphs, at) or _is_headed(paragraphs, at):
        return at
    if (
        is_salutation(here.text)
        and here.text[0] not in _OPENING
        and (_closes(paragraphs, at) or _written(paragraphs, at))
    ):
        return at
    return at if _quoted_run(paragraphs, at) else None


def _is_led(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a sentence above announces the text, or opens a quotation of a text that runs over paragraphs."""
    above, here = paragraphs[at - 1], paragraphs[at]
    if above.role not in ("body", "heading"):
        return False
    lead = above.text.rstrip()
    if announces_text(lead) and lead.endswith((":", ".")):
        return above.role == "body" or _is_spoken(paragraphs, at)
    if lead.endswith((":", ".")) and lead_pattern("whole").search(above.tail):
        return lead.endswith(":") or not _narrates(here)
    quotes = lead.endswith(":") and bool(lead_pattern("quotes").search(above.tail))
    return quotes and here.text[0] in _OPENING and not _closed(here.text)


def _named_whole(above: Paragraph) -> bool:
    """Whether the line above says that the text is told whole."""
    return bool(lead_pattern("whole").search(above.tail) or lead_pattern("texts").fullmatch(above.text))


def _is_titled(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a heading says that the text itself stands under it."""
    above = paragraphs[at - 1]
    whole = _is_line(above) and bool(lead_pattern("texts").fullmatch(above.text))
    if not whole or any(_narrates(p) for p in _opening(paragraphs, at)[:2]):
        return False
    return _name_heading(above)


def _is_headed(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a heading names a statement or a letter, and its sender speaks under it."""
    above = paragraphs[at - 1]
    named = _is_line(above) and bool(lead_pattern("headings").fullmatch(above.text))
    spoken = named and (_is_spoken(paragraphs, at) or _is_issued(paragraphs, at))
    return spoken and _name_heading(above)


def _is_issued(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the heading says who issued the text, and no narrator speaks up to the next heading."""
    if not lead_pattern("issued").search(paragraphs[at - 1].text):
        return False
    section = list(itertools.takewhile(lambda p: p.role == "body", paragraphs[at : at + 8]))
    return bool(section) and not any(_narrates(p) or _QUOTED.search(p.head) for p in section)


def _is_line(paragraph: Paragraph) -> bool:
    return paragraph.role in ("body", "heading") and len(paragraph.text) < _LONGEST_HEADING


def _name_heading(above: Paragraph) -> bool:
    if above.role == "body":
        above.role, above.why = "heading", "names the text that is told whole under it"
    return True


def _opening(paragraphs: list[Paragraph], at: int) -> list[Paragraph]:
    return [p for p in paragraphs[at : at + 4] if p.role == "body"]


def _is_spoken(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the text opens as its sender would: addressing somebody, in the first person, or as an office speaks."""
    opening = _opening(paragraphs, at)
    if any(is_salutation(p.text) or FIRST_PERSON.search(_QUOTED.sub("", p.head)) for p in opening):
        return True
    return any(lead_pattern("official").search(p.head) for p in opening) and not any(map(_narrates, opening[:2]))


def _closes(paragraphs: list[Paragraph], at: int) -> bool:
    return any(is_closing(p.text) for p in paragraphs[at : at + 40])


def _written(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether what stands under a salutation is written to somebody, and signed."""
    following = paragraphs[at + 1 : at + 2]
    if not following or is_salutation(following[0].text):
        return False
    signed = any(is_signature(p.text) for p in paragraphs[at + 2 : at + 30])
    return signed and any(
        lead_pattern("addressed").search(_QUOTED.sub("", p.head)) for p in paragraphs[at + 1 : at + 4]
    )


def _quoted_run(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether paragraphs that the format sets apart as a quotation begin here, more than one of them."""
    begins = not (at and paragraphs[at - 1].quoted)
    return begins and at + 1 < len(paragraphs) and paragraphs[at].quoted and paragraphs[at + 1].quoted


def _ending(paragraphs: list[Paragraph], begin: int) -> int:
    marked = paragraphs[begin].text[0] in _OPENING and _open_to_end(paragraphs[begin].text)
    quoted = paragraphs[begin].quoted
    for at in range(begin, min(len(paragraphs), begin + _REACH)):
        here = paragraphs[at]
        if quoted and not here.quoted:
            return at
        if is_closing(here.text) or (at > begin and _signs(here) and not _goes_on(paragraphs, at)):
            return _signed(paragraphs, at)
        if _stops(paragraphs, at, begin):
            return _trimmed(paragraphs, at, begin)
        if marked and here.text[-1] in _CLOSING and not _opens_next(paragraphs, at):
            return at + 1
    return _trimmed(paragraphs, min(len(paragraphs), begin + _REACH), begin)


def _closed(text: str) -> bool:
    """Whether the quotation that opens the paragraph closes in it."""
    close = {"“": "”", "‘": "’", "«": "»", "„": "“", "「": "」"}.get(text[0], text[0])
    return text.find(close, 1) > 0


def _open_to_end(text: str) -> bool:
    """Whether the quotation that opens the paragraph is the paragraph, not a phrase of it."""
    close = {"“": "”", "‘": "’", "«": "»", "„": "“", "「": "」"}.get(text[0], text[0])
    at = text.find(close, 1)
    return at < 0 or at >= len(text) - 2 or (text.find(close, at + 1) < 0 and at > 0.8 * len(text))


def _opens_next(paragraphs: list[Paragraph], at: int) -> bool:
    following = next((p for p in paragraphs[at + 1 : at + 4] if p.role == "body"), None)
    return bool(following and following.text[0] in _OPENING)


def _stops(paragraphs: list[Paragraph], at: int, begin: int) -> bool:
    here = paragraphs[at]
    if here.role == "heading":
        return at > begin and not _speaks_on(paragraphs, at)
    if here.role in ("title", "teaser", "byline", "footnote"):
        return True
    if here.role == "boilerplate" and "pages" not in here.why:
        later = [p for p in paragraphs[at + 1 : at + 3] if p.role == "body"]
        return not any(is_prose(p) and FIRST_PERSON.search(p.head) for p in later)
    return at > begin and here.role == "body" and _narrates(here)


def _narrates(paragraph: Paragraph) -> bool:
    """Whether the narrator of the article speaks in it, and not the sender of the text."""
    if lead_pattern("returns").match(paragraph.text):
        return True
    own = _QUOTED.sub("", paragraph.head)
    return not FIRST_PERSON.search(own) and bool(lead_pattern("narrates").search(own))


def _speaks_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the speaker of the text goes on under a heading: in the first person, outside quotation marks."""
    if re.match(r"\d{1,2}[.)]|[IVX]{1,4}\.", paragraphs[at].text):
        return True
    section = itertools.takewhile(lambda p: p.role in ("body", "boilerplate"), paragraphs[at + 1 : at + 8])
    return any(FIRST_PERSON.search(_QUOTED.sub("", p.head)) for p in section if p.role == "body")


def _trimmed(paragraphs: list[Paragraph], end: int, begin: int) -> int:
    """The end without furniture that only stands between the text and what follows it."""
    while end > begin and paragraphs[end - 1].role in ("boilerplate", "teaser", "caption"):
        end -= 1
    return end


def _signs(paragraph: Paragraph) -> bool:
    """Whether it is a line of a signature: a name, an office, or where and when it was signed."""
    return paragraph.role in ("body", "heading", "dateline") and (
        is_signature(paragraph.text) or is_place_and_day(paragraph.text)
    )


def _goes_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the sender speaks again behind a line that may be a signature."""
    following = [p for p in paragraphs[at + 1 : at + 4] if p.role == "body" and is_prose(p, 60)][:1]
    return any(FIRST_PERSON.search(_QUOTED.sub("", p.head)) and not _narrates(p) for p in following)


def _signed(paragraphs: list[Paragraph], closing: int) -> int:
    """The end behind the lines of a signature: names, offices, and where and when it was signed."""
    for at in range(closing + 1, min(len(paragraphs), closing + 1 + _SIGNATURE)):
        if not _signs(paragraphs[at]):
            return at
    return min(len(paragraphs), closing + 1 + _SIGNATURE)
