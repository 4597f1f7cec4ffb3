"""Lines of a printed page: how they go together to paragraphs, and which are the page's own, not the text's."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from verbale.model.passage import Role

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""

_EDGE = 0.13
_OUTERMOST = 3
_NUMBER = re.compile(r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I)
_NOTE = re.compile(r"\s*(?:\[?\d{1,3}[\].)]?|[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*\S")
_ENDED = re.compile(r"[.?!:][”\"'’)\]\d]*\s*$")


@dataclass(slots=True)
class Line:
    """One printed line; `height` is that of its middling letter, so that a raised number does not make a line taller.

    `page` counts from 1, `edge` is the page's height, all lengths are in points.
    """

    text: str
    page: int
    box: Box
    edge: float
    height: float
    role: Role | None = None

    @property
    def is_marginal(self) -> bool:
        """Whether it stands at the head or the foot of its page."""
        middle = (self.box[1] + self.box[3]) / 2
        return not _EDGE * self.edge < middle < (1 - _EDGE) * self.edge


def mark_lines(lines: list[Line]) -> None:
    """Gives furniture and footnotes their roles: lines at the edge that come back, page numbers, small print below."""
    outer = [line for line in _outermost(lines) if not _ENDED.search(line.text)]
    come_back = Counter(words for words, _ in {(words, line.page) for line in outer for words in _recurring(line)})
    for line in outer:
        if any(come_back[words] > 1 for words in _recurring(line)) or (
            line.is_marginal and _NUMBER.fullmatch(line.text)
        ):
            line.role = "boilerplate"
    sizes = [line.height for line in lines if line.role is None for _ in range(len(line.text) // 8)]
    if sizes:
        _mark_notes(lines, median(sizes) * 0.93)


def _outermost(lines: list[Line]) -> Iterator[Line]:
    """Lines at the head or foot of their page, by where they stand or, on a page that is not full, by being outermost.

    A page's notes and furniture often follow the text's last line, wherever that is.
    """
    for _, page in itertools.groupby(lines, key=lambda line: line.page):
        printed = list(page)
        for at, line in enumerate(printed):
            if line.is_marginal or min(at, len(printed) - 1 - at) < _OUTERMOST:
                yield line


def _recurring(line: Line) -> set[str]:
    """What would come back of it on another page: its words, the first or the last number counted with the pages.

    So "Papers 7" on page 7 and "Papers 8" on page 8 are the same, and "Article 4" and "Article 9" are not.
    """
    words = " ".join(line.text.casefold().split())
    numbers = list(re.finditer(r"\d{1,4}", words))
    counted = (
        f"{words[: number.start()]}page{int(number[0]) - line.page:+}{words[number.end() :]}"
        for number in (*numbers[:1], *numbers[-1:])
    )
    return {words, *counted}


def _mark_notes(lines: list[Line], small: float) -> None:
    """Small print that opens with a number or mark in the lower half of a page is a note, to the page's end."""
    page = 0
    for line in lines:
        if line.role is not None:
            continue
        if line.height >= small:
            page = 0
        elif line.page == page or (line.box[3] < line.edge / 2 and _NOTE.match(line.text)):
            line.role, page = "footnote", line.page


def group_lines(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines in paragraphs, in the order given."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: list[Line], line: Line) -> bool:
    last = group[-1]
    if (last.page, last.role) != (line.page, line.role):
        return False
    height = max(last.height, line.height, 1.0)
    gap = last.box[1] - line.box[3]
    if abs(last.height - line.height) > 0.12 * height or not -0.9 * height < gap < 0.55 * height:
        return False
    if line.role == "footnote" and _NOTE.match(line.text) and _ENDED.search(last.text):
        return False
    width = max(one.box[2] for one in group) - min(one.box[0] for one in group)
    indented = len(group) > 1 and line.box[0] - min(one.box[0] for one in group[1:]) > height
    ended_short = last.box[2] - min(one.box[0] for one in group) < 0.8 * max(width, line.box[2] - line.box[0])
    return not (_ENDED.search(last.text) and (indented or ended_short))
