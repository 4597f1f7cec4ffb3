"""A map as SVG: rows of numbered sentences, a column for each document, a square as dark as the words were kept.

Only attributes, no styles (the page's policy forbids them); every square is a link and has its words as a title. The
table beside the drawing says the same.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

CELL, LEFT, TOP, RIGHT, LETTERS = 22, 400, 100, 240, 20
"""Lengths in pixels; LETTERS is the most of a column's name that is written."""


class Square(NamedTuple):
    """One square: how dark it is (0 is empty, 1 full), its words, and where it leads."""

    shade: float
    title: str
    href: str


class Line(NamedTuple):
    """One row: its name, a word to stress behind it (empty: none), and its squares from the left."""

    name: str
    stress: str
    squares: tuple[Square, ...]


def grid(lines: Sequence[Line], columns: Sequence[str], label: str, top: int = 0) -> str:
    """The map under its title, without the `svg` element around it; `top` is how far down it starts."""
    parts = [f'<text x="0" y="{top + 16}">{escape(label)}</text>']
    for number, column in enumerate(columns):
        across = LEFT + CELL * number + CELL // 2
        name = escape(column if len(column) <= LETTERS else column[: LETTERS - 1] + "…")
        parts.append(
            f'<text class="soft" transform="translate({across + 4} {top + TOP - 6}) rotate(-35)">{name}</text>'
        )
    for place, line in enumerate(lines):
        down = top + TOP + CELL * place
        parts.append(f'<text x="{LEFT - 10}" y="{down + 15}" text-anchor="end">{escape(line.name)}</text>')
        parts += [_square(square, LEFT + CELL * number, down) for number, square in enumerate(line.squares)]
        if line.stress:
            across = LEFT + CELL * len(line.squares) + 10
            parts.append(f'<text x="{across}" y="{down + 15}" font-weight="bold">{escape(line.stress)}</text>')
    return "".join(parts)


def height(lines: Sequence[Line]) -> int:
    """How much room a map of so many lines takes."""
    return TOP + CELL * len(lines) + 18


def draw(maps: Sequence[str], wide: int, high: int, label: str) -> str:
    """Maps as one drawing, as wide as so many columns ask for; an empty string where there is none."""
    if not maps:
        return ""
    width = LEFT + CELL * wide + RIGHT
    size = f'viewBox="0 0 {width} {high}" width="{width}" height="{high}"'
    return f'<svg {size} role="img" aria-label="{escape(label)}">{"".join(maps)}</svg>'


def _square(square: Square, across: int, down: int) -> str:
    box = f'x="{across + 2}" y="{down + 2}" width="{CELL - 4}" height="{CELL - 4}"'
    filled = f'fill="currentColor" fill-opacity="{square.shade}" stroke="currentColor" stroke-opacity="0.45"'
    return f'<a href="{escape(square.href)}"><rect {box} {filled}><title>{escape(square.title)}</title></rect></a>'
