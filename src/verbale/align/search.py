"""Every passage that a quotation may come from, over any number of texts: seed, extend, verify.

    corpus = Corpus.of(["A text of many words ...", "Another ..."])
    find = corpus.find("a quotation ... of some words")
    find.passages[0].text, .bounds, .edits        # number of the text, stretches of it, what was changed
    find.occurrences, find.expect                 # in how many texts it stands; how surprising that is

Texts go by number, in the order in which they were given. A find is what the words say: whether it is a source or a
formula, and which verdict it earns, is `verdict.judge`'s to say.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.aligner import NEAR, WORD, Alignment, align
from verbale.align.body import Body, Places, Tokens, lay_out
from verbale.align.edits import Edit, list_edits, list_pieces
from verbale.align.query import Query, ask
from verbale.align.seeds import BUDGET, FEW, Window, find_verbatim, find_windows
from verbale.align.surprise import expect
from verbale.align.words import split
from verbale.errors import UsageError
from verbale.model.span import Bounds, hull

SHOWN = 3
"""Passages that are shown with their edits unless more are asked for; all are counted."""

LONGEST = 2000
"""Words of a quotation that is laid along texts: beyond, memory would grow without measure."""

_WINDOWS, _SHORT, _MORE, _LONG = 6, 8, 1000, 200
"""Windows of different words that are aligned: 6 and more, of quotations of up to 8 words as many as make 1,000 words
of theirs (they have more that look alike), of those of more than 200 words the best alone."""

_WIDE = 600
"""Words of a window that is aligned apart from the usual ones."""

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
    """What was found for a quotation. All passages are counted, the first few shown; `Corpus.show` shows the others."""

    query: Query
    passages: tuple[Passage, ...]
    """The first of them, in the order of `hits`."""
    hits: tuple["Hits", ...]
    """Every place, in the order of the texts' numbers."""
    expect: float
    """How many such finds chance would make here (`surprise.expect`); infinite where nothing was found."""
    elsewhere: tuple[Passage, ...] = ()
    """Where the rest stands, when the best passage holds only a part and another place holds the rest."""

    @property
    def occurrences(self) -> int:
        """In how many texts the passage stands, as well as in the best of them."""
        return len(np.unique(np.concatenate([hits.texts for hits in self.hits]))) if self.hits else 0

    @property
    def places(self) -> int:
        """At how many places it stands in them."""
        return sum(len(hits.texts) for hits in self.hits)


class Hits(NamedTuple):
    """Places in one body that hold a quotation at the same cost: `texts` their texts' numbers, word k of the quotation
    at `starts[i] + laid[k]` of the body's tokens (`laid[k]` is -1 for a word that does not stand there)."""

    body: int
    texts: NDArray[np.int64]
    starts: NDArray[np.int64]
    laid: NDArray[np.intp]


class _Hit(NamedTuple):
    body: int
    text: int
    cost: int
    low: int
    laid: NDArray[np.intp]

    @property
    def begin(self) -> int:
        """The place of the first word that stands there: windows that overlap hold the same passage."""
        return self.low + int(self.laid[self.laid >= 0][0])


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
        """Every passage that `quotation` may come from.

        UsageError where it has no words to look for, or more than `LONGEST` and does not stand somewhere word for word.
        """
        query = ask(quotation)
        if not len(query):
            raise UsageError("the quotation has no words to look for", repr(quotation[:40]), "give three words or more")
        if len(query) > 1 and not query.elided.any() and not query.bracketed.any():
            found = self._find_verbatim(query, limit)
            if found is not None:
                return found
        if len(query) == 1:
            return self._find_word(query, limit)
        if len(query) > LONGEST:
            remedy = f"give at most {LONGEST} words at a time, or compare the two texts as versions"
            raise UsageError(f"the quotation has {len(query)} words and is not word for word", quotation[:40], remedy)
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

    def show(self, find: Find, texts: Container[int] | None = None, limit: int = SHOWN) -> tuple[Passage, ...]:
        """The passages of a find, at most `limit`; only those in `texts` where it is given (say, one sender's)."""
        shown: list[Passage] = []
        for hits in find.hits:
            for text, start in zip(hits.texts, hits.starts, strict=True):
                if len(shown) >= limit:
                    return tuple(shown)
                if texts is None or int(text) in texts:
                    shown.append(self._show(find.query, hits.body, int(text), int(start), hits.laid))
        return tuple(shown)

    def _find_verbatim(self, query: Query, limit: int) -> Find | None:
        return self._show_places(query, [find_verbatim(body, query.tokens) for body in self.bodies], limit)

    def _find_word(self, query: Query, limit: int) -> Find:
        places = [np.flatnonzero(body.tokens == query.tokens[0]) for body in self.bodies]
        return self._show_places(query, places, limit) or Find(query, (), (), float("inf"))

    def _count_word(self, query: Query) -> Iterator[tuple[int, int]]:
        for base, body in zip(self.bases, self.bodies, strict=False):
            texts, times = np.unique(body.text_of(np.flatnonzero(body.tokens == query.tokens[0])), return_counts=True)
            yield from zip((texts + base).tolist(), times.tolist(), strict=True)

    def _show_places(self, query: Query, places: Sequence[Places], limit: int) -> Find | None:
        span = np.arange(len(query))
        hits = tuple(
            Hits(number, self.bodies[number].text_of(found) + self.bases[number], found, span)
            for number, found in enumerate(places)
            if len(found)
        )
        if not hits:
            return None
        find = Find(query, (), hits, expect(self.bodies, query.tokens, [(0, len(query))]))
        find = find._replace(passages=self.show(find, limit=limit))
        # equal hashes are not yet equal words: what differs after all is looked for as altered words
        return find if not find.passages or any(not passage.edits for passage in find.passages) else None

    def _find_altered(self, query: Query, limit: int) -> Find:
        found = self._align_windows(query)
        if not found:
            return Find(query, (), (), float("inf"))
        best = min(hit.cost for hit in found)
        near = [hit for hit in found if hit.cost <= best + NEAR]
        chosen = sorted(near, key=lambda hit: (hit.cost, hit.body, hit.low))
        hits = tuple(self._gather(hit) for hit in chosen)
        runs, gaps = _runs(self.bodies[chosen[0].body], query, chosen[0])
        edited = len(query) - sum(high - low for low, high in runs)
        likely = expect(self.bodies, query.tokens, runs, gaps, edited) if runs else float("inf")
        find = Find(query, (), hits, likely, self._find_rest(query, runs))
        return find._replace(passages=self.show(find, limit=limit))

    def _gather(self, hit: _Hit) -> Hits:
        return Hits(hit.body, np.array([hit.text]), np.array([hit.low]), hit.laid)

    def _find_rest(self, query: Query, runs: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
        """Passages that hold a stretch of the quotation that its best passage does not."""
        found: list[Passage] = []
        for low, high in _holes(len(query), runs):
            first, last = query.words.bounds(int(query.kept[low]), int(query.kept[high - 1]) + 1)
            part = ask(query.text[first:last])
            if len(part) < _PART or part.elided.any() or part.bracketed.any():
                continue
            hit = min(self._try_windows(part, _WINDOWS, BUDGET), key=lambda hit: hit.cost, default=None)
            if hit is not None and self._holds_part(part, hit):
                found.append(self._show(part, hit.body, hit.text, hit.low, hit.laid))
        return tuple(found)

    def _holds_part(self, part: Query, hit: _Hit) -> bool:
        run = max(_runs(self.bodies[hit.body], part, hit)[0], key=lambda run: run[1] - run[0], default=(0, 0))
        return run[1] - run[0] >= _PART and expect(self.bodies, part.tokens, [run]) <= _PART_EXPECT

    def _align_windows(self, query: Query) -> list[_Hit]:
        """Windows that may hold the quotation, aligned: the most voted by its rarest pairs, and where those are poor,
        the most voted by many more (a formula with one word changed has a rare pair at the wrong place)."""
        limit = _count_windows(len(query))
        hits = self._try_windows(query, limit, BUDGET if len(query) > FEW else 5 * BUDGET)
        poor = max(2 * WORD, WORD * len(query) // 4)
        if FEW < len(query) <= _LONG and min((hit.cost for hit in hits), default=poor) >= poor:
            hits += self._try_windows(query, limit, 6 * BUDGET)
        return list({(hit.body, hit.begin): hit for hit in hits}.values())

    def _try_windows(self, query: Query, limit: int, budget: int) -> list[_Hit]:
        """Hits among the `limit` most voted windows of different words, by pairs with `budget` places."""
        windows: list[tuple[int, Window]] = []
        for number, body in enumerate(self.bodies):
            windows += [(number, window) for window in find_windows(body, query, 3 * limit, budget)]
        windows.sort(key=lambda pair: -pair[1].votes)
        sources: dict[bytes, Tokens] = {}
        keys = []
        for number, window in windows:
            source = self.bodies[number].tokens[window.low : window.high]
            keys.append(source.tobytes())
            if len(sources) < limit:
                sources.setdefault(keys[-1], source)
        laid = self._align(query, sources)
        hits = []
        for key, (number, window) in zip(keys, windows, strict=True):
            found = laid.get(key)
            if found is not None and found.places.max() >= 0:
                text = int(self.bases[number]) + window.text
                hits.append(_Hit(number, text, found.cost, window.low, found.places))
        return hits

    def _align(self, query: Query, sources: dict[bytes, Tokens]) -> dict[bytes, Alignment | None]:
        """Alignments of the windows' words, those of a width together."""
        laid: dict[bytes, Alignment | None] = {}
        bound = WORD * len(query) // 2 + 200
        for wide in (False, True):
            keys = [key for key, source in sources.items() if (len(source) > _WIDE) == wide]
            if keys:
                some = [sources[key] for key in keys]
                laid.update(zip(keys, align(query.tokens, some, query.elided, query.bracketed, bound), strict=True))
        return laid

    def _show(self, query: Query, body: int, text: int, start: int, laid: NDArray[np.intp]) -> Passage:
        words = self._words(text)
        shift = start - self.bodies[body].window(text - int(self.bases[body]))[0]
        low, high = shift, shift + len(laid)
        if not query.brackets and laid[0] == 0 and laid[-1] == len(laid) - 1 and laid.min() == 0:
            keys = words.keys[low:high]
            if len(keys) == len(laid) and (keys == query.words.keys).all():
                return Passage(text, (words.bounds(low, high),), (), 1.0)
        places = np.where(laid >= 0, laid + shift, -1)
        edits = list_edits(query, self.read(text), words, places)
        lost = sum(edit.words for edit in edits if edit.op in ("added", "changed"))
        return Passage(text, list_pieces(query, words, places), edits, max(0.0, 1 - lost / len(query)))


def _count_windows(words: int) -> int:
    if words <= _SHORT:
        return _MORE // words
    return max(_WINDOWS, _MORE // 4 // words) if words <= _LONG else 1


def _runs(body: Body, query: Query, hit: _Hit) -> tuple[list[tuple[int, int]], list[int]]:
    """Runs of words that match one after another at both ends, and how far apart they lie in the text."""
    there = body.tokens[np.maximum(hit.low + hit.laid, 0)]
    same = np.flatnonzero((hit.laid >= 0) & (there == query.tokens))
    if not same.size:
        return [], []
    cuts = np.flatnonzero((np.diff(same) > 1) | (np.diff(hit.laid[same]) > 1)) + 1
    runs = np.split(same, cuts)
    gaps = [int(hit.laid[right[0]] - hit.laid[left[-1]]) - 1 for left, right in pairwise(runs)]
    return [(int(run[0]), int(run[-1]) + 1) for run in runs], gaps


def _holes(count: int, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of `count` words that no run of two and more covers."""
    long = [run for run in runs if run[1] - run[0] > 1]
    edges = [0, *(edge for run in long for edge in run), count]
    return [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True) if high - low >= _PART]
