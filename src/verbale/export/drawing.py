"""Drawings made here, as SVG text: a timeline of points on lanes, with arcs between them.

Days stand apart as they do in the calendar, but for gaps much longer than the usual ones: those are cut short, marked
and said, so that one letter of long ago does not press a whole exchange into one dot.

Only attributes, no styles (the page's policy forbids them); every point is a link to its record and has its words as a
title. The table beside a drawing always says the same.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import pairwise
from statistics import median
from typing import NamedTuple

LANE, LEFT, RIGHT, TOP, WIDTH = 30, 190, 46, 26, 1080
LONG_GAP, LEAST_GAP = 4, 14
"""A gap is cut short to so many times the middle one, but never to fewer than so many days."""
LABEL = 84
"""The width of a day's words below the axis: what would stand closer is left out."""


class Point(NamedTuple):
    """Something on a day, in a lane. `side` (0 to 3) colours it; `href` is where it leads; `when` its date in words."""

    day: date
    lane: str
    title: str
    href: str
    side: int = 0
    when: str = ""


class Arc(NamedTuple):
    """A line from one point to another, by their places in the sequence of points."""

    start: int
    end: int
    title: str


def timeline(points: Sequence[Point], lanes: Sequence[str], arcs: Sequence[Arc] = (), label: str = "Timeline") -> str:
    """The points from the first day to the last; an empty string where there are none."""
    if not points:
        return ""
    axis, height = Axis([point.day for point in points]), TOP + LANE * len(lanes) + 34

    def y(lane: str) -> float:
        return TOP + LANE * (lanes.index(lane) + 0.5)

    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [f'<svg {size} role="group" aria-label="{escape(label + axis.note)}">']
    for lane in lanes:
        parts.append(f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(lane)}" y2="{y(lane)}"/>')
        parts.append(f'<text x="{LEFT - 22}" y="{y(lane) + 4}" text-anchor="end">{escape(_cut(lane, 26))}</text>')
    parts += [_tick(across, height, words) for across, words in _labels(points, axis)]
    parts += [_break(across, height) for across in axis.breaks]
    places = [(axis.at(point.day), y(point.lane)) for point in points]
    parts += [_arc(places[arc.start], places[arc.end], arc.title) for arc in arcs]
    for (across, down), point in zip(_spread(places), points, strict=True):
        parts.append(
            f'<a href="{escape(point.href)}" aria-label="{escape(point.title)}">'
            f'<circle class="side-{point.side}" cx="{across}" cy="{down}" r="6">'
            f"<title>{escape(point.title)}</title></circle></a>"
        )
    return "".join(parts) + "</svg>"


class Axis:
    """Days from left to right; `breaks` are the middles of the gaps that were cut short."""

    def __init__(self, days: Sequence[date]) -> None:
        self._days = sorted(set(days))
        gaps = [(after - before).days for before, after in pairwise(self._days)]
        longest = max(LEAST_GAP, LONG_GAP * median(gaps)) if gaps else 0
        steps = [min(gap, longest) for gap in gaps]
        room = (WIDTH - LEFT - RIGHT) / (sum(steps) or 1)
        self._places = [float(LEFT)]
        for step in steps:
            self._places.append(self._places[-1] + step * room)
        middles = [(left + right) / 2 for left, right in pairwise(self._places)]
        self.breaks = [round(middle, 1) for middle, gap in zip(middles, gaps, strict=True) if gap > longest]
        self.note = "; gaps marked with two strokes are cut short" if self.breaks else ""

    def at(self, day: date) -> float:
        """Where one of the days stands."""
        return round(self._places[bisect_right(self._days, day) - 1], 1)


def _labels(points: Sequence[Point], axis: Axis) -> Iterator[tuple[float, str]]:
    """The first and the last day, and of those between as many as have room, with their words."""
    days = {axis.at(point.day): point.when or point.day.isoformat() for point in points}
    order = sorted(days)
    taken: list[float] = []
    for across in (order[0], order[-1], *order[1:-1]):
        if all(abs(across - other) >= LABEL for other in taken):
            taken.append(across)
            yield across, days[across]


def _spread(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points on the same day and lane stand beside each other, not on each other."""
    taken: set[tuple[float, float]] = set()
    spread = []
    for across, down in places:
        while (across, down) in taken:
            across = round(across + 9, 1)
        taken.add((across, down))
        spread.append((across, down))
    return spread


def _arc(start: tuple[float, float], end: tuple[float, float], title: str) -> str:
    middle = (start[0] + end[0]) / 2
    return (
        f'<path class="arc" d="M{start[0]},{start[1]} C{middle},{start[1]} {middle},{end[1]} {end[0]},{end[1]}">'
        f"<title>{escape(title)}</title></path>"
    )


def _tick(across: float, height: int, words: str) -> str:
    return (
        f'<line class="axis" x1="{across}" x2="{across}" y1="{TOP - 6}" y2="{height - 28}"/>'
        f'<text class="soft" x="{across}" y="{height - 12}" text-anchor="middle">{escape(words)}</text>'
    )


def _break(across: float, height: int) -> str:
    """Two strokes through every lane."""
    strokes = (f"M{across + shift},{TOP - 4} l-4,8 M{across + shift},{height - 36} l-4,8" for shift in (-1, 4))
    return f'<path class="arc" d="{" ".join(strokes)}"><title>a long gap, cut short</title></path>'


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
