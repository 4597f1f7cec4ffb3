"""Paragraphs: how lines of a stored text go together, whatever way its line breaks were made.

Three ways are told apart: blank lines between paragraphs, one line a paragraph, and lines wrapped at a fixed width.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from verbale.intake.extracted import Block
from verbale.model.passage import Role

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_ITEM = re.compile(r"[-–—•*·▪]\s|\(?[0-9]{1,3}[.)]\s|[¹²³⁰-⁹]|\[[0-9]{1,3}\]|(?:Q|A)[.:]\s")
_TERMINAL = (".", "?", "!", ":", ";", "…", "。", "？", "！", "؟", "।")
_CLOSERS = "\"'”’»)]）」』*¹²³⁴⁵⁶⁷⁸⁹⁰⁾"
_INNER_STOP = re.compile(r"[a-z)\]][.?!][\"”’]? [A-Z\"“]")
_UNENDED = re.compile(
    r"(?:[,-]|\b(?:a|an|the|of|in|on|to|for|by|with|from|and|or|that|which|as|at|into|between|is|was|are|were|be|been|"
    r"has|have|had|its|their|his|her|this|these|not|would|will|could|should|may|might|can|must))$"
)
_LONGEST_WRAP = 130


@dataclass(slots=True, eq=False)
class Paragraph:
    """A stretch of the stored text under a role that the marking passes fill in. `after` is what it carries on."""

    start: int
    end: int
    text: str
    role: Role | None = None
    why: str = ""
    page: int | None = None
    quoted: bool = False
    breaks: int = 2
    after: "Paragraph | None" = field(default=None, repr=False)

    def mark(self, role: Role, why: str) -> None:
        """Give it a role, once: the first pass that knows it wins."""
        if self.role is None:
            self.role, self.why = role, why

    @property
    def head(self) -> str:
        """Its first characters: enough to tell what kind it is, however long it is."""
        return self.text[:700]

    @property
    def tail(self) -> str:
        """Its last characters."""
        return self.text[-200:]

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.tail)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence, closing quotation marks and footnote marks aside."""
    return text.rstrip().rstrip(_CLOSERS).endswith(_TERMINAL)


def starts_low(text: str) -> bool:
    """Whether the text starts as the middle of a sentence does: with a small letter."""
    return text[:1].islower()


def is_cut(text: str) -> bool:
    """Whether the text ends where no sentence and no title ends: with a comma, a hyphen or a small word."""
    return bool(_UNENDED.search(text))


def is_item(text: str) -> bool:
    """Whether the text opens as an item of a list, a footnote or a turn of questions and answers does."""
    return bool(_ITEM.match(text))


def is_prose(paragraph: Paragraph, least: int = 100) -> bool:
    """Whether it reads as a paragraph of running text: long enough, and ended as a sentence."""
    if len(paragraph.text) < least:
        return False
    return paragraph.ends or len(paragraph.text) > 400 or bool(least >= 100 and _INNER_STOP.search(paragraph.head))


def split_paragraphs(text: str, blocks: Iterable[Block] = ()) -> list[Paragraph]:
    """The paragraphs of a text. A format's own blocks are kept as they are; text between them is split by lines."""
    found: list[Paragraph] = []
    at = 0
    for block in sorted(blocks, key=lambda block: (block.start, -block.end)):
        start, end = max(block.start, at), min(block.end, len(text))
        if start >= end:
            continue
        found.extend(_paragraphs(text, at, start))
        found.extend(_given(text, block, start, end))
        at = end
    found.extend(_paragraphs(text, at, len(text)))
    return found


def _given(text: str, block: Block, start: int, end: int) -> Iterator[Paragraph]:
    if bounds := _strip(text, start, end):
        found = Paragraph(*bounds, text[slice(*bounds)], page=block.page, quoted=block.quoted)
        if block.role is not None:
            found.mark(block.role, "the file's own structure says so")
        yield found


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    breaks: int


def _paragraphs(text: str, start: int, end: int) -> Iterator[Paragraph]:
    lines = list(_lines(text, start, end))
    width = _wrap_width([line for line in _runs(lines) if len(line) > 1])
    for run in _runs(lines):
        own = width or _wrap_width([run])
        first = run[0]
        for line, following in zip(run, [*run[1:], None], strict=True):
            if following is None or not (_continues(line, following, own) if own else _is_broken(line, following)):
                yield Paragraph(first.start, line.end, text[first.start : line.end], breaks=first.breaks)
                first = following or first


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    last = start
    for match in _LINE.finditer(text, start, end):
        if bounds := _strip(text, *match.span()):
            breaks = len(_BREAKS.findall(text, last, bounds[0])) + 2 * text.count("\f", last, bounds[0])
            yield _Line(*bounds, text[slice(*bounds)], bounds[0] - match.start(), breaks if last > start else 2)
            last = bounds[1]


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    kept = len(piece.strip())
    return (start + lead, start + lead + kept) if kept else None


def _runs(lines: list[_Line]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for line in lines:
        if run and line.breaks > 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _wrap_width(runs: list[list[_Line]]) -> int | None:
    """The width at which lines were wrapped; None where line breaks end paragraphs."""
    pairs = [(line, following) for run in runs for line, following in itertools.pairwise(run)]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line.text) for line, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    low = sum(starts_low(following.text) for _, following in pairs) / len(pairs)
    cased = any(line.text != line.text.swapcase() for line, _ in pairs[:50])
    full = sum(len(line.text) >= 0.75 * width and not line.text.endswith(_TERMINAL) for line, _ in pairs) / len(pairs)
    wrapped = low >= 0.3 if cased else full >= 0.7
    return width if 20 < width <= _LONGEST_WRAP and wrapped else None


def _is_broken(line: _Line, following: _Line) -> bool:
    """Whether a line break stands inside a word or a sentence, where breaks end paragraphs."""
    if re.search(r"[^\W\d_][-\u2010\u00ad]$", line.text) and following.text[0].isalpha():
        return True
    return len(line.text) >= 20 and starts_low(following.text) and not ends_sentence(line.text)


def _continues(line: _Line, following: _Line, width: int) -> bool:
    if following.indent > line.indent + 1 or is_item(following.text) or line.text.isupper() != following.text.isupper():
        return False
    if starts_low(following.text):
        return True
    word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(word) >= 0.85 * width
