"""Marks on a text: overlapping spans laid flat, so that any number of records can be shown over the same words."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.model.span import Bounds


class Mark(NamedTuple):
    """A stretch of a text that something stands on: `key` names it (a record id or a place), `kind` colours it."""

    start: int
    end: int
    key: str
    kind: str = ""


class Fragment(NamedTuple):
    """A stretch under one and the same set of marks. `opens` are the keys that begin here: their permalinks."""

    text: str
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    opens: tuple[str, ...]


def place_key(document: str, start: int, end: int) -> str:
    """The permalink of a span that no record id stands for."""
    return f"{document}.{start}-{end}"


def fragments(text: str, within: Bounds, marks: Iterable[Mark], seen: set[str]) -> Iterator[Fragment]:
    """The text of `within` cut wherever a mark begins or ends; joined again it is that text, whatever the marks.

    `seen` holds the keys that have their permalink already (a key opens once a page) and grows.
    """
    low, high = within
    edges: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        start, end = max(mark.start, low), min(mark.end, high)
        if start < end:
            edges[start].append(mark)
            edges[end].append(mark)
    cuts = sorted({low, high, *edges})
    active: dict[Mark, None] = {}
    for start, end in itertools.pairwise(cuts):
        for mark in edges.get(start, ()):
            if max(mark.start, low) == start:
                active[mark] = None
            else:
                active.pop(mark, None)
        keys = tuple(dict.fromkeys(mark.key for mark in active))
        opens = tuple(key for key in keys if key not in seen)
        seen.update(opens)
        yield Fragment(text[start:end], keys, tuple(sorted({mark.kind for mark in active if mark.kind})), opens)
