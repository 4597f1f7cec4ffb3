"""Captions and credits of pictures."""

from verbale.intake.furniture import SHORT, furniture_pattern
from verbale.intake.paragraphs import Paragraph
from verbale.intake.sheet import Sheet, letters


def mark_captions(sheet: Sheet) -> None:
    """Captions and credits of pictures, by their openings and by the agencies at their ends."""
    for at, paragraph in enumerate(sheet.paragraphs):
        if paragraph.role is not None or len(paragraph.text) > 600:
            continue
        text = paragraph.text
        if furniture_pattern("captions", "openings").match(text) or furniture_pattern("captions", "closings").match(
            text
        ):
            paragraph.mark("caption", "opens or closes as captions do")
            if text.endswith(",") and len(text) < 30 and at + 1 < len(sheet.paragraphs):
                sheet.paragraphs[at + 1].mark("caption", f"stands under {text!r}")
        elif len(text) <= SHORT and furniture_pattern("captions", "credits").match(text):
            paragraph.mark("caption", "a picture's credit")
            _mark_credited(sheet.paragraphs, at)


def _mark_credited(paragraphs: list[Paragraph], at: int) -> None:
    """The line above a bare credit is its caption where it is short and not ended as running text is."""
    above = paragraphs[at - 1] if at else None
    bare = len(letters(paragraphs[at].text)) < 90
    if above and above.role is None and bare and 40 < len(above.text) <= 400 and not above.ends:
        above.mark("caption", "stands above a picture's credit")
