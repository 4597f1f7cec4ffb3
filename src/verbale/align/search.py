"""Every passage that a quotation may come from, over any number of texts: seed, extend, verify.

    corpus = Corpus.of(["A text of many words ...", "Another ..."])
    find = corpus.find("a quotation ... of some words")
    find.passages[0].text, .bounds, .edits        # number of the text, stretches of it, what was changed
    find.occurrences, find.expect                 # in how many texts it stands; how surprising that is

Texts go by number, in the order in which they were given. A find is what the words say: whether it is a source or a
formula, and which verdict it earns, is `verdict.judge`'s to say.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.aligner import WORD, Alignment, align
from verbale.align.body import Body, Places, lay_out
from verbale.align.edits import Edit, list_edits, list_pieces
from verbale.align.query import Query, ask
from verbale.align.seeds import find_verbatim, find_windows
from verbale.align.surprise import expect
from verbale.align.words import split
from verbale.errors import UsageError
from verbale.model.span import Bounds, hull

SHOWN = 8
"""Passages that are shown with their edits unless more are asked for; all are counted."""

_WINDOWS, _TRIED = 64, 8
_PART, _PART_EXPECT = 4, 1e-3
"""Words, and the highest expect value, of a stretch that tells that a quotation was put together from two places."""


class Passage(NamedTuple):
    """One passage: the text's number, the stretches the quotation carries (one a segment), and the edits.

    `matched`: the share of the quotation's words (brackets left out) that stand there, spelling variants counted in.
    """

    text: int
    bounds: tuple[Bounds, ...]
    edits: tuple[Edit, ...]
    matched: float

    @property
    def hull(self) -> Bounds:
        """From the first word carried to the last."""
        return hull(self.bounds)


class Find(NamedTuple):
    """What was found for a quotation: passages (best first, as many as asked for), and all of them counted."""

    query: Query
    passages: tuple[Passage, ...]
    occurrences: int
    """Texts that hold the passage as well as the best one does."""
    places: int
    """Places at which it stands in them."""
    expect: float
    """How many such finds chance would make here (`surprise.expect`); infinite where nothing was found."""
    elsewhere: tuple[Passage, ...] = ()
    """Where the rest stands, when the best passage holds only a part and another place holds the rest."""


class _Hit(NamedTuple):
    body: int
    cost: int
    low: int
    places: NDArray[np.intp]


class Corpus:
    """Bodies of texts that are searched as one, and the way to their texts."""

    def __init__(self, bodies: Sequence[Body], read: Callable[[int], str]) -> None:
        """`read(number)` gives the text of that number, exactly as it was laid out."""
        self.bodies = tuple(bodies)
        self.bases = np.cumsum([0, *(body.texts for body in self.bodies)])
        self.read = read
        self._words = lru_cache(64)(lambda number: split(read(number)))

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Corpus":
        """A corpus in memory: what a case needs."""
        held = tuple(texts)
        return cls([lay_out(split(text).keys for text in held)], held.__getitem__)

    def find(self, quotation: str, limit: int = SHOWN) -> Find:
        """Every passage that `quotation` may come from; UsageError where it has no words to look for."""
        query = ask(quotation)
        if not len(query):
            raise UsageError("the quotation has no words to look for", repr(quotation[:40]), "give three words or more")
        if len(query) > 1 and not query.elided.any() and not query.bracketed.any():
            found = self._find_verbatim(query, limit)
            if found is not None:
                return found
        if len(query) == 1:
            return self._find_word(query, limit)
        return self._find_altered(query, limit)

    def count(self, phrase: str) -> dict[int, int]:
        """In which texts a phrase stands word for word, and how often: number of the text to times."""
        query = ask(phrase)
        if len(query) < 2:
            return dict(self._count_word(query)) if len(query) else {}
        counted: dict[int, int] = {}
        for base, body in zip(self.bases, self.bodies, strict=False):
            texts, times = np.unique(body.text_of(find_verbatim(body, query.tokens)), return_counts=True)
            counted.update(zip((texts + base).tolist(), times.tolist(), strict=True))
        return counted

    def _find_verbatim(self, query: Query, limit: int) -> Find | None:
        hits = [(number, find_verbatim(body, query.tokens)) for number, body in enumerate(self.bodies)]
        return self._show_places(query, hits, limit)

    def _find_word(self, query: Query, limit: int) -> Find:
        hits = [(number, np.flatnonzero(body.tokens == query.tokens[0])) for number, body in enumerate(self.bodies)]
        return self._show_places(query, hits, limit) or Find(query, (), 0, 0, float("inf"))

    def _count_word(self, query: Query) -> Iterator[tuple[int, int]]:
        for base, body in zip(self.bases, self.bodies, strict=False):
            texts, times = np.unique(body.text_of(np.flatnonzero(body.tokens == query.tokens[0])), return_counts=True)
            yield from zip((texts + base).tolist(), times.tolist(), strict=True)

    def _show_places(self, query: Query, hits: Sequence[tuple[int, Places]], limit: int) -> Find | None:
        total = sum(len(places) for _, places in hits)
        if not total:
            return None
        span = np.arange(len(query))
        passages: list[Passage] = []
        texts = 0
        for number, places in hits:
            owners = self.bodies[number].text_of(places)
            texts += int((np.diff(owners) != 0).sum()) + bool(len(owners))
            for place in places[: max(limit - len(passages), 0)]:
                passages.append(self._show(query, _Hit(number, 0, int(place), span)))
        if passages and all(passage.matched < 0.5 for passage in passages):
            return None
        likely = expect(self.bodies, query.tokens, [(0, len(query))])
        return Find(query, tuple(passages), texts, total, likely)

    def _find_altered(self, query: Query, limit: int) -> Find:
        hits = list(self._align_windows(query))
        if not hits:
            return Find(query, (), 0, 0, float("inf"))
        best = min(hit.cost for hit in hits)
        hits = sorted((hit for hit in hits if hit.cost <= best), key=lambda hit: (hit.body, hit.low))
        texts = {self._number(hit) for hit in hits}
        passages = tuple(self._show(query, hit) for hit in hits[:limit])
        runs, gaps = _runs(self.bodies[hits[0].body], query, hits[0])
        likely = expect(self.bodies, query.tokens, runs, gaps) if runs else float("inf")
        return Find(query, passages, len(texts), len(hits), likely, self._find_rest(query, runs))

    def _find_rest(self, query: Query, runs: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
        """Passages that hold a stretch of the quotation that its best passage does not."""
        found: list[Passage] = []
        for low, high in _holes(len(query), runs):
            first, last = query.words.bounds(int(query.kept[low]), int(query.kept[high - 1]) + 1)
            part = ask(query.text[first:last])
            if len(part) < _PART or part.elided.any() or part.bracketed.any():
                continue
            hit = min(self._align_windows(part), key=lambda hit: hit.cost, default=None)
            if hit is not None and self._holds_part(part, hit):
                found.append(self._show(part, hit))
        return tuple(found)

    def _holds_part(self, part: Query, hit: _Hit) -> bool:
        run = max(_runs(self.bodies[hit.body], part, hit)[0], key=lambda run: run[1] - run[0], default=(0, 0))
        return run[1] - run[0] >= _PART and expect(self.bodies, part.tokens, [run]) <= _PART_EXPECT

    def _align_windows(self, query: Query) -> Iterator[_Hit]:
        windows = [
            (number, window)
            for number, body in enumerate(self.bodies)
            for window in find_windows(body, query, _WINDOWS)
        ]
        windows.sort(key=lambda pair: -pair[1].votes)
        tried: dict[bytes, Alignment] = {}
        for number, window in windows:
            source = self.bodies[number].tokens[window.low : window.high]
            key = source.tobytes()
            if key not in tried:
                if len(tried) >= _TRIED:
                    continue
                tried[key] = align(query.tokens, source, query.elided, query.bracketed)
            cost, places = tried[key]
            if cost <= WORD * len(query) // 2 + 200:
                yield _Hit(number, cost, window.low, places)

    def _number(self, hit: _Hit) -> int:
        return int(self.bases[hit.body] + self.bodies[hit.body].text_of(np.array([hit.low]))[0])

    def _show(self, query: Query, hit: _Hit) -> Passage:
        number = self._number(hit)
        words = self._words(number)
        shift = hit.low - self.bodies[hit.body].window(number - int(self.bases[hit.body]))[0]
        places = np.where(hit.places >= 0, hit.places + shift, -1)
        edits = list_edits(query, self.read(number), words, places)
        lost = sum(edit.words for edit in edits if edit.op in ("added", "changed"))
        return Passage(number, list_pieces(query, words, places), edits, max(0.0, 1 - lost / len(query)))


def _runs(body: Body, query: Query, hit: _Hit) -> tuple[list[tuple[int, int]], list[int]]:
    """Runs of words that match one after another at both ends, and how far apart they lie in the text."""
    there = body.tokens[np.maximum(hit.low + hit.places, 0)]
    same = np.flatnonzero((hit.places >= 0) & (there == query.tokens))
    if not same.size:
        return [], []
    cuts = np.flatnonzero((np.diff(same) > 1) | (np.diff(hit.places[same]) > 1)) + 1
    runs = np.split(same, cuts)
    gaps = [int(hit.places[right[0]] - hit.places[left[-1]]) - 1 for left, right in pairwise(runs)]
    return [(int(run[0]), int(run[-1]) + 1) for run in runs], gaps


def _holes(count: int, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of `count` words that no run of two and more covers."""
    long = [run for run in runs if run[1] - run[0] > 1]
    edges = [0, *(edge for run in long for edge in run), count]
    return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if high - low >= _PART]
