"""The gazetteer: which known forms stand where in a text. A trie over folded words, so tokenising does not matter."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from verbale.knowledge.naming import WORD, Word, fold

_END = ""
_GAPS = frozenset({" ", "-", "‐", "‑", "–", ".", ". ", "'", "’", "' ", "’ ", "\u00a0", "/", " & ", ".-"})
_COMMA = ", "


class Form(NamedTuple):
    """One form of an actor: its words as the data file writes them."""

    actor: str
    text: str
    kind: str
    cased: bool = True


class Hit(NamedTuple):
    """A form found in a text, with the range of words it covers."""

    start: int
    end: int
    first: int
    last: int
    forms: tuple[Form, ...]


class Gazetteer:
    """Forms by their words. Add everything, then search; the longest form that fits wins."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, form: Form, comma: bool = False) -> None:
        """Let a form be found; with `comma` also as "Family, Given"."""
        keys = [fold(word) for word in WORD.findall(form.text)]
        self._enter(keys, form)
        if comma and len(keys) > 1:
            self._enter([keys[0], _COMMA, *keys[1:]], form)

    def _enter(self, keys: list[str], form: Form) -> None:
        node = self._root
        for key in keys:
            node = node.setdefault(key, {})
        node.setdefault(_END, [])
        if form not in node[_END]:
            node[_END].append(form)

    def find(self, text: str, of: list[Word]) -> Iterator[Hit]:
        """Every longest form in the text, left to right, none overlapping. `of` are the text's words."""
        root, place, count = self._root, 0, len(of)
        while place < count:
            if of[place].key in root and (hit := self._longest(text, of, place)):
                yield hit
                place = hit.last + 1
            else:
                place += 1

    def _longest(self, text: str, of: list[Word], place: int) -> Hit | None:
        node, best, first = self._root[of[place].key], None, of[place]
        last = place
        while True:
            if _END in node and (forms := fitting(text, of, place, last, node[_END])):
                best = Hit(first.start, of[last].end, place, last, forms)
            if last + 1 == len(of):
                return best
            gap = text[of[last].end : of[last + 1].start]
            if gap == _COMMA:
                node = node.get(_COMMA, {})
            elif gap not in _GAPS:
                return best
            last += 1
            node = node.get(of[last].key)
            if node is None:
                return best


def fitting(text: str, of: list[Word], first: int, last: int, forms: list[Form]) -> tuple[Form, ...]:
    """The forms whose capitals the text has: "US" is not "us", "Hope" is not "hope"; a headline in capitals fits all."""
    found = [text[word.start : word.end] for word in of[first : last + 1]]
    return tuple(form for form in forms if not form.cased or _same_case(found, WORD.findall(form.text)))


def _same_case(found: list[str], form: list[str]) -> bool:
    if len(form) == 1 and form[0].isupper() and len(form[0]) <= 5:
        return found[0] == form[0]
    if len(found) != len(form):  # "Family, Given"
        return all(word[0].isupper() or len(word) < 4 for word in found)
    return all(a[0].isupper() or not b[0].isupper() for a, b in zip(found, form, strict=True))
