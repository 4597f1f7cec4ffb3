"""What the parts of the mention reader share: pages, finds, and the scene they stand in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from verbale.knowledge.base import Knowledge
from verbale.knowledge.naming import Word, fold, words
from verbale.model.records import MentionType
from verbale.model.span import Bounds
from verbale.read.reading import Reading

_MARK = re.compile("[\"“”]|''")
_YEAR = re.compile(r"\b(19[3-9]\d|20[0-3]\d)\b")


@dataclass
class Found:
    """A mention on its way: offsets in its page; `actor` may be filled later."""

    page: int
    start: int
    end: int
    type: MentionType
    actor: str | None = None
    how: str = "name"
    why: str = ""
    title: Bounds | None = None
    gender: str = ""
    weight: float = 0.5

    @property
    def bounds(self) -> Bounds:
        """(start, end) in the page."""
        return self.start, self.end


@dataclass
class Page:
    """One passage: its text, words and parse, and the sentence that each offset lies in."""

    index: int
    text: str
    doc: Doc
    role: str
    words: list[Word] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    def sentence(self, offset: int) -> int:
        """The number of the sentence at an offset, counted within the page."""
        return sum(start <= offset for start in self.sentences)

    @cached_property
    def quotes(self) -> list[Bounds]:
        """The stretches between double quotation marks; an open one runs to the end of the page."""
        found, start = [], None
        for match in _MARK.finditer(self.text):
            mark = match[0]
            if start is None and mark != "”":
                start = match.end()
            elif start is not None and mark != "“":
                found.append((start, match.start()))
                start = None
        if start is not None:
            found.append((start, len(self.text)))
        return found

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies inside a quotation of more than a few words."""
        return any(low <= offset < high and high - low > 25 for low, high in self.quotes)

    def opens(self, offset: int) -> bool:
        """Whether a sentence, or a quotation, begins at an offset."""
        before = self.text[:offset].rstrip(" \"'“‘([")
        return not before or before[-1] in '.!?:;—–"”’)'


@dataclass
class Scene:
    """A document while its mentions are read."""

    pages: tuple[Page, ...]
    knowledge: Knowledge
    day: str
    sender: str | None = None
    on: dict[int, list[Found]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    shorts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, find: Found) -> Found:
        """Keep a find."""
        self.on.setdefault(find.page, []).append(find)
        return find

    def taken(self, page: int, start: int, end: int, types: Iterable[str] = ()) -> bool:
        """Whether a find on that page (of these types, where some are given) shares a character with the stretch."""
        return any(
            find.start < end and start < find.end and (not types or find.type in types)
            for find in self.on.get(page, ())
        )

    def ordered(self) -> list[Found]:
        """All finds in reading order, the longer first where two begin together."""
        return sorted(
            (f for some in self.on.values() for f in some), key=lambda find: (find.page, find.start, -find.end)
        )

    def learn(self, actor: str, name: str, shorts: tuple[str, ...], gender: str = "") -> None:
        """Remember a person of this document: the name, what later mentions may use, and the gender."""
        self.names.setdefault(actor, name)
        if gender:
            self.genders.setdefault(actor, gender)
        for short in shorts:
            known = self.shorts.setdefault(fold(short), [])
            if actor not in known:
                known.append(actor)


def open_scene(reading: Reading) -> Scene:
    """The scene of a reading, with the day it is told on (EDTF; a year where no more is known; may be empty)."""
    pages = tuple(
        Page(index, passage.text, doc, passage.role, words(passage.text), [s.start_char for s in doc.sents])
        for index, passage, doc in reading.paragraphs()
    )
    return Scene(pages, reading.knowledge, day_of(reading))


def day_of(reading: Reading) -> str:
    """When the document was written, as far as it is known: published, else the year it names most, the later one."""
    document = reading.document
    for dated in (document.published, document.not_after, document.not_before):
        if dated and _YEAR.match(dated.value[:4]):
            return dated.value.split("/")[0].rstrip("~?%")
    years = Counter(match[1] for passage in reading.passages for match in _YEAR.finditer(passage.text))
    return max(years, key=lambda year: (years[year], year), default="")
