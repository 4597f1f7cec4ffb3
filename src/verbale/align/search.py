"""Every passage that a quotation may come from, over any number of texts: seed, extend, verify.

    corpus = Corpus.of(["A text of many words ...", "Another ..."])
    find = corpus.find("a quotation ... of some words")
    find.passages[0].text, .bounds, .edits        # number of the text, stretches of it, what was changed
    find.occurrences, find.expect                 # in how many texts it stands; how surprising that is

Texts go by number, in the order in which they were given. A find is what the words say: whether it is a source or a
formula, and which verdict it earns, is `verdict.judge`'s to say.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from verbale.align.aligner import NEAR
from verbale.align.body import Body, Places, lay_out
from verbale.align.edits import list_edits, list_pieces
from verbale.align.found import Find, Hits, Passage
from verbale.align.placing import Placed, list_holes, list_runs, place, place_by
from verbale.align.query import Query, ask
from verbale.align.seeds import find_verbatim
from verbale.align.surprise import expect
from verbale.align.words import Words, split
from verbale.errors import UsageError

SHOWN = 3
"""Passages that are shown with their edits unless more are asked for; all are counted."""

LONGEST = 2000
"""Words of a quotation that is laid along texts: beyond, memory would grow without measure."""

_PART, _PART_EXPECT = 4, 1e-3
"""Words, and the highest expect value, of a stretch that tells that a quotation was put together from two places."""


class _Shown(NamedTuple):
    body: int
    text: int
    start: int
    laid: NDArray[np.intp]


class _Stretch(NamedTuple):
    """A text, the piece of it around a passage, where the piece starts, and the place of its first word."""

    text: str
    piece: str
    start: int
    first: int


class Corpus:
    """Bodies of texts that are searched as one, and the way to their texts."""

    def __init__(self, bodies: Sequence[Body], read: Callable[[int], str]) -> None:
        """`read(number)` gives the text of that number, exactly as it was laid out."""
        self.bodies = tuple(bodies)
        self.bases = np.cumsum([0, *(body.texts for body in self.bodies)])
        self.read = read

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Corpus":
        """A corpus in memory: what a case needs."""
        held = tuple(texts)
        return cls([lay_out(split(text) for text in held)], held.__getitem__)

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
        chosen: list[_Shown] = []
        for hits in find.hits:
            for text, start in zip(hits.texts.tolist(), hits.starts.tolist(), strict=True):
                if len(chosen) >= limit:
                    return self._show(find.query, chosen)
                if texts is None or text in texts:
                    chosen.append(_Shown(hits.body, text, start, hits.laid))
        return self._show(find.query, chosen)

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
        found = place(self.bodies, query)
        if not found:
            return Find(query, (), (), float("inf"))
        best = min(hit.cost for hit in found)
        near = [hit for hit in found if hit.cost <= best + NEAR]
        chosen = sorted(near, key=lambda hit: (hit.cost, hit.body, hit.begin))
        hits = tuple(self._gather(hit) for hit in chosen)
        runs, gaps = list_runs(self.bodies[chosen[0].body], query, chosen[0])
        edited = len(query) - sum(high - low for low, high in runs)
        likely = expect(self.bodies, query.tokens, runs, gaps, edited) if runs else float("inf")
        find = Find(query, (), hits, likely, self._find_rest(query, runs))
        return find._replace(passages=self.show(find, limit=limit))

    def _gather(self, hit: Placed) -> Hits:
        return Hits(hit.body, np.array([hit.text + self.bases[hit.body]]), np.array([hit.low]), hit.laid)

    def _find_rest(self, query: Query, runs: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
        """Passages that hold a stretch of the quotation that its best passage does not."""
        found: list[Passage] = []
        for low, high in list_holes(len(query), runs, _PART):
            first, last = query.words.bounds(int(query.kept[low]), int(query.kept[high - 1]) + 1)
            part = ask(query.text[first:last])
            if len(part) < _PART or part.elided.any() or part.bracketed.any():
                continue
            hit = min(place_by(self.bodies, part), key=lambda hit: hit.cost, default=None)
            if hit is not None and self._holds_part(part, hit):
                text = hit.text + int(self.bases[hit.body])
                found += self._show(part, [_Shown(hit.body, text, hit.low, hit.laid)])
        return tuple(found)

    def _holds_part(self, part: Query, hit: Placed) -> bool:
        run = max(list_runs(self.bodies[hit.body], part, hit)[0], key=lambda run: run[1] - run[0], default=(0, 0))
        return run[1] - run[0] >= _PART and expect(self.bodies, part.tokens, [run]) <= _PART_EXPECT

    def _show(self, query: Query, chosen: Sequence[_Shown]) -> tuple[Passage, ...]:
        """The passages: their words are cut out of their texts and parted all at once."""
        stretches = [self._stretch(one) for one in chosen]
        all_words = split("\0".join(stretch.piece for stretch in stretches))
        passages: list[Passage] = []
        known: dict[tuple[str, bytes], tuple[Passage, int]] = {}
        low = opened = 0
        for one, stretch in zip(chosen, stretches, strict=True):
            closed = opened + len(stretch.piece)
            high = int(all_words.starts.searchsorted(closed))
            shift = stretch.start - opened
            words = Words(
                all_words.keys[low:high], all_words.starts[low:high] + shift, all_words.ends[low:high] + shift
            )
            key, start = _wording(one, stretch, words)
            if key not in known:
                known[key] = _passage(query, one, stretch, words), start
            same, there = known[key]
            passages.append(_shift(same, one.text, start - there))
            low, opened = high, closed + 1
        return tuple(passages)

    def _stretch(self, one: _Shown) -> _Stretch:
        body, number = self.bodies[one.body], one.text - int(self.bases[one.body])
        text = self.read(one.text)
        there = one.laid[one.laid >= 0] + (one.start - body.window(number)[0])
        first, start, end = body.stretch(number, int(there[0]) - 1, int(there[-1]) + 2)
        return _Stretch(text, text[start:end], start, body.window(number)[0] + first)


def _wording(one: _Shown, stretch: _Stretch, words: Words) -> tuple[tuple[str, bytes], int]:
    """What the edits of a passage depend on: its text with a word around, and how the quotation lies on it; and where
    that text starts."""
    there = one.laid[one.laid >= 0] + (one.start - stretch.first)
    low, high = max(int(there[0]) - 1, 0), min(int(there[-1]) + 1, len(words) - 1)
    start = int(words.starts[low])
    return (
        stretch.text[start : int(words.ends[high])],
        (one.laid + (one.start - stretch.first - low)).tobytes(),
    ), start


def _shift(passage: Passage, text: int, by: int) -> Passage:
    """A passage as it stands in another text that has the same words."""
    if not by:
        return passage._replace(text=text)
    edits = tuple(
        msgspec.structs.replace(edit, source_bounds=(edit.source_bounds[0] + by, edit.source_bounds[1] + by))
        if edit.source or edit.op != "bracketed"
        else edit
        for edit in passage.edits
    )
    return Passage(text, tuple((start + by, end + by) for start, end in passage.bounds), edits, passage.matched)


def _passage(query: Query, one: _Shown, stretch: _Stretch, words: Words) -> Passage:
    laid, low = one.laid, one.start - stretch.first
    high = low + len(laid)
    if not query.brackets and laid[0] == 0 and laid[-1] == len(laid) - 1 and laid.min() == 0:
        keys = words.keys[low:high]
        if len(keys) == len(laid) and (keys == query.words.keys).all():
            return Passage(one.text, (words.bounds(low, high),), (), 1.0)
    places = np.where(laid >= 0, laid + low, -1)
    edits = list_edits(query, stretch.text, words, places)
    lost = sum(edit.words for edit in edits if edit.op in ("added", "changed"))
    return Passage(one.text, list_pieces(query, words, places), edits, max(0.0, 1 - lost / len(query)))
