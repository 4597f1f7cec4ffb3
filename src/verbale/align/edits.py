"""What a quotation did to the words of its source: edits with their places at both ends, and their weight.

Spelling, contraction, number words and names written another way are no edits (`spelling.same_wording`).
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from verbale.align.query import Query
from verbale.align.spelling import same_wording
from verbale.align.weights import Weight, weigh
from verbale.align.words import Words
from verbale.model.span import Bounds, hull

Op = Literal["added", "dropped", "changed", "elided", "bracketed"]
"""What was done to words of the source: the same names as in records."""

ELISION = 3
"""So many source words passed over without a mark are an elision, fewer a dropped word."""


class Edit(msgspec.Struct, frozen=True, order=True):
    """One edit: the quotation's words and the source's, either may be empty; bounds of an empty side are a point.

    `elided`: source words passed over at an elision that the quotation marks; `bracketed`: words in the quotation's
    brackets, and the source words that they stand for; `dropped`: source words passed over unmarked.
    """

    op: Op
    quoted: str
    source: str
    quoted_bounds: Bounds
    source_bounds: Bounds
    weight: Weight
    words: int
    """How many words it touches, on its larger side."""


class _Stretch(NamedTuple):
    """Kept words `low:high` of the quotation over words `first:last` of the text, none of them equal."""

    low: int
    high: int
    first: int
    last: int


def list_edits(query: Query, text: str, words: Words, places: NDArray[np.intp]) -> tuple[Edit, ...]:
    """The edits between a quotation and the text it was laid along; `places` as in `aligner.Alignment`, in `words`."""
    found: list[Edit] = []
    for stretch in _stretches(query, words, places):
        found.extend(_edits_of(query, text, words, stretch))
    return tuple(found)


def list_pieces(query: Query, words: Words, places: NDArray[np.intp]) -> tuple[Bounds, ...]:
    """The stretches of the text that the quotation carries: one, or one for each segment between elisions."""
    placed = np.flatnonzero(places >= 0)
    order = places[placed]
    skips = np.diff(order) - 1
    marked = np.add.reduceat(query.elided, placed)[1:] if len(placed) > 1 else np.empty(0, bool)
    cuts = np.flatnonzero((skips >= ELISION) | ((skips > 0) & (marked > 0))) + 1
    return tuple(words.bounds(int(run[0]), int(run[-1]) + 1) for run in np.split(order, cuts))


def _stretches(query: Query, words: Words, places: NDArray[np.intp]) -> Iterator[_Stretch]:
    keys = query.words.keys[query.kept]
    equal = (places >= 0) & (words.keys[places] == keys)
    anchors = np.flatnonzero(equal)
    closes = np.append(anchors, len(places))
    broken = np.ones(len(closes), bool)
    broken[1:-1] = (np.diff(anchors) > 1) | (np.diff(places[anchors]) > 1) | query.bracketed[anchors[1:]]
    for number in np.flatnonzero(broken).tolist():
        anchor = int(closes[number])
        low = int(closes[number - 1]) + 1 if number else 0
        inside = places[low:anchor]
        inside = inside[inside >= 0]
        start = int(places[low - 1]) + 1 if number else int(inside[0]) if inside.size else None
        stop = int(places[anchor]) if anchor < len(places) else int(inside[-1]) + 1 if inside.size else start
        start = stop if start is None else start
        if start is not None and stop is not None and (anchor > low or stop > start or _brackets(query, anchor)):
            yield _Stretch(low, anchor, start, stop)


def _brackets(query: Query, before: int) -> bool:
    return before < len(query.bracketed) and bool(query.bracketed[before])


def _edits_of(query: Query, text: str, words: Words, stretch: _Stretch) -> Iterator[Edit]:
    quoted = [query.words.bounds(int(k), int(k) + 1) for k in query.kept[stretch.low : stretch.high]]
    source = [words.bounds(k, k + 1) for k in range(stretch.first, stretch.last)]
    bracket = _bracket_in(query, stretch) if query.brackets else ()
    while quoted and source and same_wording([_name(query.text, quoted[0])], [_name(text, source[0])]):
        quoted, source = quoted[1:], source[1:]
    while quoted and source and same_wording([_name(query.text, quoted[-1])], [_name(text, source[-1])]):
        quoted, source = quoted[:-1], source[:-1]
    if bracket:
        yield from _bracket_edit(query, text, bracket, quoted, source)
        return
    ours, theirs = [_name(query.text, word) for word in quoted], [_name(text, word) for word in source]
    if same_wording(ours, theirs):
        return
    marked = bool(query.elided[stretch.low : stretch.high + 1].any())
    op: Op = ("changed" if source else "added") if quoted else "elided" if marked else "dropped"
    yield _edit(op, query, text, quoted, source, stretch, words)


def _edit(
    op: Op, query: Query, text: str, quoted: list[Bounds], source: list[Bounds], stretch: _Stretch, words: Words
) -> Edit:
    ours, theirs = [_name(query.text, word) for word in quoted], [_name(text, word) for word in source]
    at = _quoted_point(query, stretch)
    near = [words.bounds(k, k + 1) for k in (stretch.first - 1, stretch.last) if 0 <= k < len(words)]
    start = words.bounds(min(stretch.first, len(words) - 1), min(stretch.first, len(words) - 1) + 1)[0]
    bounds = hull(quoted) if quoted else at
    place = hull(source) if source else (start, start)
    opening = _opens_sentence(text, place[0]) or (bool(quoted) and _opens_sentence(query.text, bounds[0]))
    weight = weigh(ours, theirs, [_cut(text, word) for word in near], opening)
    size = max(len(quoted), len(source))
    return Edit(op, _cut(query.text, bounds), _cut(text, place), bounds, place, weight, size)


def _bracket_in(query: Query, stretch: _Stretch) -> tuple[Bounds, ...]:
    kept = query.kept
    low = int(query.words.ends[kept[stretch.low - 1]]) if stretch.low else 0
    high = int(query.words.starts[kept[stretch.high]]) if stretch.high < len(kept) else len(query.text)
    return tuple(bracket for bracket in query.brackets if low <= bracket[0] and bracket[1] <= high)


def _bracket_edit(
    query: Query, text: str, brackets: tuple[Bounds, ...], quoted: list[Bounds], source: list[Bounds]
) -> Iterator[Edit]:
    bounds = hull([*brackets, *quoted])
    place = hull(source) if source else (0, 0)
    inner = [word.strip("[]") for word in _cut(query.text, bounds).split()]
    theirs = [_name(text, word) for word in source]
    if not same_wording(inner, theirs):
        weight = weigh(inner, theirs)
        yield Edit("bracketed", _cut(query.text, bounds), _cut(text, place), bounds, place, weight, len(inner))


def _quoted_point(query: Query, stretch: _Stretch) -> Bounds:
    """The point in the quotation where the source had more: after the word before."""
    at = int(query.words.ends[query.kept[stretch.low - 1]]) if stretch.low else 0
    return at, at


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'“”‘’«»([{")
    return not before or before[-1] in ".!?:;\n…"


def _cut(text: str, bounds: Bounds) -> str:
    return text[bounds[0] : bounds[1]]


def _name(text: str, bounds: Bounds) -> str:
    """A word, with the capital that it shares when a hyphen ties it to a capitalised one (`Jong-un`)."""
    word = _cut(text, bounds)
    if bounds[0] > 1 and text[bounds[0] - 1] in "-‐‑":
        start = bounds[0] - 1
        while start and text[start - 1].isalnum():
            start -= 1
        return word.capitalize() if text[start].isupper() else word
    return word
