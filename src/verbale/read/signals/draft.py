"""Drafts: a signal as one place of one document tells of it, before the places are put together."""

from dataclasses import dataclass, field

from verbale.model.records import Dated, Form
from verbale.model.span import Span


@dataclass
class Draft:
    """What one place tells. `firm`: it is a signal by itself; else it only adds to one told elsewhere in the text."""

    form: Form
    sender: str
    span: Span
    why: str
    firm: bool = True
    recipients: tuple[str, ...] = ()
    date: Dated | None = None
    office: str | None = None
    channel: str | None = None
    whole: bool = False
    """The document is the signal's own text."""
    vague: bool = False
    """The form is only what is said of words spoken: any other form of the same day is the better name."""
    loose: bool = False
    """Words without day, hearers or place: a signal of its own only where its sender has no other in the text."""
    aside: bool = False
    """A participle says it ("..., demanding that"): content of what the sentence tells otherwise."""
    another: bool = False
    """The text itself says that it is one more: "also sent"."""
    page: int = -1
    until: int = 0
    """For a primary text: the paragraph that announces it, and up to where; it tells of nothing else."""
    more: list[Span] = field(default_factory=list)
