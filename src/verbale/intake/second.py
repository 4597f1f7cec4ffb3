"""Two texts in one file: where a second statement, letter or note begins that has a head of its own."""

from verbale.intake.lead import is_place_and_day, is_salutation, lead_pattern
from verbale.intake.paragraphs import Paragraph, is_prose

_TOP = 4
"""Paragraphs of a file among which its own head stands."""
_HEAD = 2
"""Paragraphs below a heading in which its day or salutation stands."""


def second_end(paragraphs: list[Paragraph], at: int) -> int:
    """Where the second text that begins at `at` ends; `at` itself where none begins.

    Only a file that opens as a primary text holds a second one: an article that prints texts announces them.
    """
    first = next((top for top in range(min(_TOP, at)) if _opens(paragraphs, top)), None)
    if first is None or not _opens(paragraphs, at) or not any(is_prose(p) for p in paragraphs[first:at]):
        return at
    later = (below for below in range(at + 1, len(paragraphs)) if _opens(paragraphs, below))
    return next(later, len(paragraphs))


def _opens(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a heading names a statement, letter or note, and its day or salutation follows."""
    heading = paragraphs[at].text
    if len(heading) > 160 or not lead_pattern("headings").fullmatch(heading):
        return False
    below = paragraphs[at + 1 : at + 1 + _HEAD]
    return any(p.role == "dateline" or is_place_and_day(p.text) or is_salutation(p.text) for p in below)
