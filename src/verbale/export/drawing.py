"""Drawings made here, as SVG text: a timeline of points on lanes, with arcs between them.

Only attributes, no styles (the page's policy forbids them); every point is a link to its record and has its words as a
title. The table beside a drawing always says the same.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

LANE, LEFT, RIGHT, TOP, WIDTH = 30, 190, 24, 26, 1080


class Point(NamedTuple):
    """Something on a day, in a lane. `side` (0 to 3) colours it; `href` is where it leads."""

    day: date
    lane: str
    title: str
    href: str
    side: int = 0


class Arc(NamedTuple):
    """A line from one point to another, by their places in the sequence of points."""

    start: int
    end: int
    title: str


def timeline(points: Sequence[Point], lanes: Sequence[str], arcs: Sequence[Arc] = (), label: str = "Timeline") -> str:
    """The points from the first day to the last; an empty string where there are none."""
    if not points:
        return ""
    first, last = min(point.day for point in points), max(point.day for point in points)
    days = max(1, (last - first).days)
    height = TOP + LANE * len(lanes) + 34

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / days, 1)

    def y(lane: str) -> float:
        return TOP + LANE * (lanes.index(lane) + 0.5)

    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [f'<svg {size} role="img" aria-label="{escape(label)}">']
    for lane in lanes:
        parts.append(f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(lane)}" y2="{y(lane)}"/>')
        parts.append(f'<text x="{LEFT - 14}" y="{y(lane) + 4}" text-anchor="end">{escape(_cut(lane, 26))}</text>')
    parts += [_tick(x(day), height, words) for day, words in _ticks(first, last)]
    places = [(x(point.day), y(point.lane)) for point in points]
    parts += [_arc(places[arc.start], places[arc.end], arc.title) for arc in arcs]
    for place, point in zip(_spread(places), points, strict=True):
        parts.append(
            f'<a href="{escape(point.href)}"><circle class="side-{point.side}" cx="{place[0]}" cy="{place[1]}" r="6">'
            f"<title>{escape(point.title)}</title></circle></a>"
        )
    return "".join(parts) + "</svg>"


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


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Eight days at most with their words: days, months or years, by the length of the whole."""
    days = (last - first).days
    if days > 366 * 3:
        step = max(1, days // 366 // 8 + 1)
        years = range(first.year, last.year + 1, step)
        return [(max(first, date(year, 1, 1)), str(year)) for year in years]
    step = max(1, days // 8 + (days % 8 > 0))
    return [
        (first + timedelta(days=offset), (first + timedelta(days=offset)).isoformat())
        for offset in range(0, days + 1, step)
    ]


def _tick(across: float, height: int, words: str) -> str:
    return (
        f'<line class="axis" x1="{across}" x2="{across}" y1="{TOP - 6}" y2="{height - 28}"/>'
        f'<text class="soft" x="{across}" y="{height - 12}" text-anchor="middle">{words}</text>'
    )


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
