"""Texts and planted quotations for `align.py`: drawn from a folder of archives with a fixed seed.

Where more texts are asked for than the archives hold, the rest is made by resampling: sentences of random texts, put
together to texts of the usual length.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.align.archive import Text
from verbale.align.spelling import number_of
from verbale.align.words import fold, split
from verbale.knowledge.tables import toml

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
PLAN = (("verbatim", 40), ("surface", 20), ("elided", 15), ("edited", 15), ("left out", 10))
LENGTH = 250
GRAVE = ("negation", "number", "condition")


@dataclass(frozen=True)
class Planted:
    """A quotation and what is true of it: kind, text, where it stands, how many words were edited, which weight."""

    kind: str
    quotation: str
    text: str
    bounds: tuple[tuple[int, int], ...]
    edits: int = 0
    weight: str = ""
    words: int = 0


class Collection:
    """Texts for an index of `size`, others left out of it, and quotations planted from both."""

    def __init__(self, folder: Path, size: int, seed: int) -> None:
        self.random = random.Random(seed)
        held = list(_read(folder))
        self.random.shuffle(held)
        spare = min(len(held) // 10, 2000)
        self.left_out, held = held[:spare], held[spare:]
        self.real, self.size, self.seed = held[:size], size, seed

    def drop_versions(self) -> None:
        """Leave no text out of which another version is in: one in ten of its runs of twelve words stands there."""
        inside = np.unique(np.concatenate([_runs(text.text) for text in self.real]))
        self.left_out = [text for text in self.left_out if _share(_runs(text.text), inside) < 0.1]

    def texts(self) -> Iterator[Text]:
        """The texts to index: real ones, then resampled ones. The same every time."""
        yield from self.real
        rng = random.Random(self.seed + 1)
        sentences = [sentence for text in self.real for sentence in SENTENCE.split(text.text)]
        for number in range(len(self.real), self.size):
            parts: list[str] = []
            words = 0
            while words < LENGTH:
                parts.append(rng.choice(sentences))
                words += parts[-1].count(" ") + 1
            yield Text(f"resampled-{number}", " ".join(parts))

    def plant(self, count: int) -> list[Planted]:
        """Quotations in the shares of `PLAN`."""
        kinds = [kind for kind, share in PLAN for _ in range(count * share // 100)]
        return [self._draw(kind, self.random.randint(3, 40)) for kind in kinds]

    def plant_left_out(self, count: int) -> list[Planted]:
        """Quotations of texts that are not in the index."""
        return [self._draw("left out", self.random.randint(3, 40)) for _ in range(count)]

    def plant_short(self, count: int) -> list[Planted]:
        """Quotations of 5 to 7 words with one edited."""
        return [self._draw("edited", self.random.randint(5, 7)) for _ in range(count)]

    def plant_grave(self, count: int) -> list[Planted]:
        """Quotations of 8 to 30 words with a negation, number or condition dropped, added or changed."""
        found: list[Planted] = []
        while len(found) < count:
            planted = self._cut(self.random.choice(self.real), self.random.randint(8, 30))
            edited = planted and self._edit_grave(planted, GRAVE[len(found) % 3])
            if edited:
                found.append(edited)
        return found

    def _draw(self, kind: str, length: int) -> Planted:
        while True:
            text = self.random.choice(self.left_out if kind == "left out" else self.real)
            cut = self._cut(
                text, max(length, 9) if kind == "elided" else max(length, 5) if kind == "edited" else length
            )
            made = cut and self._turn(cut, kind, text)
            if made:
                return made

    def _turn(self, cut: Planted, kind: str, text: Text) -> Planted | None:
        if kind == "surface":
            return Planted(kind, self._roughen(cut.quotation), cut.text, cut.bounds, words=cut.words)
        if kind == "elided":
            return self._elide(cut, text)
        if kind == "edited":
            return self._edit(cut)
        return Planted(kind, cut.quotation, cut.text, cut.bounds, words=cut.words)

    def _cut(self, text: Text, length: int) -> Planted | None:
        words = split(text.text)
        if len(words) < length + 2:
            return None
        low = self.random.randrange(len(words) - length)
        start, end = words.bounds(low, low + length)
        cut = text.text[start:end]
        if any(mark in cut for mark in "[]…") or ".." in cut or ". ." in cut:
            return None
        return Planted("", cut, text.id, ((start, end),), words=length)

    def _roughen(self, text: str) -> str:
        case = self.random.choice((str.upper, str.lower, str.title))
        text = text.replace(" - ", " — ").replace('"', "“").replace("'", "’")
        return case(re.sub(r"(?<=\w)[,;:](?= )", self.random.choice(("", ",", ";")), text))

    def _elide(self, cut: Planted, text: Text) -> Planted | None:
        words = split(text.text)
        low = int(words.starts.searchsorted(cut.bounds[0][0]))
        first = self.random.randint(4, cut.words - 4)
        gap = self.random.randint(3, 30)
        if low + cut.words + gap > len(words):
            return None
        ends = low + first
        if words.keys[ends] == words.keys[ends + gap] or words.keys[ends - 1] == words.keys[ends + gap - 1]:
            return None  # the words that part belong to either side
        left = words.bounds(low, low + first)
        right = words.bounds(low + first + gap, low + cut.words + gap)
        mark = self.random.choice((" ... ", " [...] ", " … ", " "))
        quotation = text.text[slice(*left)] + mark + text.text[slice(*right)]
        if any(sign in text.text[left[0] : right[1]] for sign in "[]…") or ".." in text.text[left[0] : right[1]]:
            return None
        return Planted("elided", quotation, cut.text, (left, right), words=cut.words)

    def _edit(self, cut: Planted) -> Planted:
        tokens = cut.quotation.split(" ")
        count = 1 if len(tokens) < 8 else self.random.randint(1, 2 if len(tokens) < 14 else 3)
        inner = [place for place in range(1, len(tokens) - 1, 2) if len(split(tokens[place])) == 1]
        places = self.random.sample(inner, min(count, len(inner)))
        edits = sum(max(1, len(split(tokens[place]))) for place in places)
        for place in places:
            tokens[place] = self.random.choice(("", f"{tokens[place]} {self._word()}", self._word()))
        return Planted("edited", " ".join(filter(None, tokens)), cut.text, cut.bounds, edits, words=cut.words)

    def _edit_grave(self, cut: Planted, weight: str) -> Planted | None:
        tokens = cut.quotation.split(" ")
        for place in range(1, len(tokens) - 1):
            word = tokens[place].strip(",.;:")
            number = fold(word).isdigit() or number_of([word]) is not None
            if weight == "number" and number and word:
                tokens[place] = str(self.random.randint(201, 999)) + ("0" if "201" in word else "")
            elif weight != "number" and fold(word) in _words(weight):
                tokens[place] = ""
            else:
                continue
            return Planted("edited", " ".join(filter(None, tokens)), cut.text, cut.bounds, 1, weight, cut.words)
        if weight == "number":
            return None
        place = self.random.randint(2, len(tokens) - 2)
        tokens.insert(place, "not" if weight == "negation" else "unless")
        return Planted("edited", " ".join(tokens), cut.text, cut.bounds, 1, weight, cut.words)

    def _word(self) -> str:
        """A word that may stand anywhere, of a text of the collection."""
        while True:
            word = self.random.choice(self.random.choice(self.real).text.split())
            if word.isalpha():
                return word


def _runs(text: str) -> NDArray[np.uint64]:
    """A hash of each run of twelve words."""
    keys = split(text).keys
    total = np.zeros(max(len(keys) - 11, 0), np.uint64)
    for place in range(12):
        total = total * np.uint64(0x9E3779B97F4A7C15) + keys[place : place + len(total)]
    return total


def _share(runs: NDArray[np.uint64], inside: NDArray[np.uint64]) -> float:
    places = np.minimum(inside.searchsorted(runs), len(inside) - 1)
    return float((inside[places] == runs).mean())


@cache
def _words(weight: str) -> frozenset[str]:
    return frozenset(toml("align_weights")[weight])


def _read(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                if len(row["text"]) > 300:
                    yield Text(f"{path.name}:{number}", row["text"], row.get("date"), source=path.name)
