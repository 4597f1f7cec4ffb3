"""The sheet: a text's paragraphs on the table while the marking passes give each its role."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from verbale.intake.lead import is_salutation
from verbale.intake.paragraphs import Paragraph, is_cut, is_prose
from verbale.model.records import Document

_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL = frozenset(
    [
        "this",
        "that",
        "these",
        "those",
        "with",
        "from",
        "have",
        "been",
        "will",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "after",
        "before",
        "about",
    ]
)
_SURVEY = 200_000


@dataclass(eq=False)
class Sheet:
    """What the passes read and mark. `title` and `parts` are what they learn on the way."""

    document: Document
    text: str
    paragraphs: list[Paragraph]
    title: list[Paragraph] = field(default_factory=list)

    @property
    def open(self) -> list[Paragraph]:
        """The paragraphs without a role yet."""
        return [paragraph for paragraph in self.paragraphs if paragraph.role is None]

    def index(self) -> dict[int, int]:
        """Where each paragraph stands in the list, by its start."""
        return {paragraph.start: at for at, paragraph in enumerate(self.paragraphs)}

    def head_end(self) -> int:
        """The index of the first paragraph of running text: all before it is the head of the page."""
        text = [(at, p) for at, p in enumerate(self.paragraphs) if p.role in (None, "body", "dateline")]
        for n, (at, paragraph) in enumerate(text):
            if _opens_text(paragraph, text[n + 1][1] if n + 1 < len(text) else None):
                return at
        return next((at for at, paragraph in text if is_prose(paragraph, 40)), 0)

    def text_start(self) -> int:
        """Where the running text begins: the offset of `head_end`."""
        at = self.head_end()
        return self.paragraphs[at].start if at < len(self.paragraphs) else 0

    @cached_property
    def words(self) -> Counter[str]:
        """Words of four letters and more in the running text, in small letters, with their counts."""
        prose = (paragraph.text[:_SURVEY] for paragraph in self.paragraphs if is_prose(paragraph))
        found: Counter[str] = Counter()
        size = 0
        for text in prose:
            found.update(content_words(text))
            size += len(text)
            if size > _SURVEY:
                break
        return found


def _opens_text(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether running text begins here: a long paragraph, two sentences one after the other, or a letter's address."""
    if is_prose(paragraph) or is_salutation(paragraph.text) or (len(paragraph.text) >= 80 and is_cut(paragraph.tail)):
        return True
    sentence = is_prose(paragraph, 40) and not paragraph.text.endswith(("?", "!"))
    return sentence and following is not None and is_prose(following, 40)


def content_words(text: str) -> list[str]:
    """Its words of four letters and more, in small letters."""
    return [word for word in map(str.casefold, _WORD.findall(text)) if word not in _SMALL]


def letters(text: str) -> str:
    """The text's letters and digits in small letters: what two copies of one line have in common."""
    return "".join(char for char in text.casefold() if char.isalnum())


def same_line(text: str) -> str:
    """`letters` with numbers masked: what the furniture of all pages has in common."""
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))
