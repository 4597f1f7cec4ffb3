"""Datelines: place, date and agency at the start of a dispatch, cut from the sentence that they open."""

import re

from verbale.intake.paragraphs import Paragraph
from verbale.intake.sheet import Sheet
from verbale.knowledge.calendar import SHORT_MONTH, WEEKDAY

_DASH = r"(?:--+|[–—―]|-(?=\s))"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /-](?:[A-Z][\w.'’-]*|de|of|the|al|el)){0,4}"
_MONTH = rf"(?:{SHORT_MONTH})[a-z]*\.?"
_DAY = rf"(?:{WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"[A-Z][\w .'’&/-]{1,40}"
_FORMS = (
    rf"(?P<place>{_PLACE}(?:, {_PLACE})?)(?:,? \(?(?P<day>{_DAY})\)?)?[,.]?\s*\((?P<agency>{_AGENCY})\)\s*{_DASH}",
    rf"(?P<place2>{_PLACE}(?:, {_PLACE})?), (?P<day2>{_DAY})\s*(?:\([^)]{{1,40}}\))?\s*{_DASH}",
    rf"(?P<bare>[A-Z][A-Z.'’ -]{{2,30}}(?:, [A-Z][\w. ]{{1,20}})?)\s*{_DASH}",
    rf"\((?P<agency4>{_AGENCY})\)\s*{_DASH}(?:\s*{_DAY}\s*{_DASH})?",
)
DATELINE = re.compile(rf"(?:{'|'.join(_FORMS)})\s*")
"""PLACE, Month D (AGENCY) -- and its shorter kinds, at the start of a dispatch."""


TIME = re.compile(
    r"(?:\(?(?:begin|end|as delivered),?\)?\s*)?\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4}|,? local time)?", re.I
)
"""A line that is a time of day, as transcripts open and close with one."""


def cut_datelines(sheet: Sheet) -> None:
    """Cut an agency's dateline from the first sentence that it opens."""
    cut: list[Paragraph] = []
    begun = False
    for paragraph in sheet.paragraphs:
        if len(paragraph.text) < 40 and TIME.fullmatch(paragraph.text):
            paragraph.mark("dateline", "a time of day")
        match = DATELINE.match(paragraph.head) if paragraph.role is None and len(paragraph.text) > 60 else None
        told, begun = begun, begun or paragraph.role is None
        if match is None or match.end() >= len(paragraph.text) or (match["bare"] and told):
            cut.append(paragraph)
            continue
        words = paragraph.text[: match.end()].rstrip()
        start = paragraph.start + match.end()
        cut.append(
            Paragraph(
                paragraph.start, paragraph.start + len(words), words, page=paragraph.page, breaks=paragraph.breaks
            )
        )
        cut[-1].mark("dateline", "place, date or agency before a dash")
        rest = paragraph.text[match.end() :]
        cut.append(Paragraph(start, paragraph.end, rest, page=paragraph.page, quoted=paragraph.quoted, breaks=0))
    sheet.paragraphs = cut
