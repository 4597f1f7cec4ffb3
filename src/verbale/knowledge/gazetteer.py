"""The gazetteer: which known forms stand where in a text. A trie over folded words, so tokenising does not matter."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from verbale.knowledge.naming import PART, Word, fold

_END = ""
_GAPS = frozenset({"", " ", "-", "‐", "‑", "–", ".", ". ", "'", "’", "' ", "’ ", "\u00a0", "/", " & ", ".-"})
_COMMA = ", "

_TAIL = re.compile(
    r"(?:and|met|made|sent|said|laid|had|has|was|is|at|in|on|to|of|for|with|who|from|by|as|gave|received|visited|guided"
    r"|watched|inspected|delivered|attended|expressed|posed|paid|extended|replied|arrived|left|took|saw|will|would)$"
)


class Form(NamedTuple):
    """One form of an actor: its words as the data file writes them. `article`: it needs "the" before it."""

    actor: str
    text: str
    kind: str
    cased: bool = True
    article: str = ""


def form_of(actor: str, text: str, kind: str, cased: bool = True) -> Form:
    """A form without its article, which the text must then have: "the North", "The Diplomat"."""
    article, _, rest = text.partition(" ")
    return Form(actor, rest, kind, cased, article) if article in {"the", "The"} else Form(actor, text, kind, cased)


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
        keys = [fold(word) for word in PART.findall(form.text)]
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
            word = of[last]
            if (after := node.get(word.key)) is None:
                return self._fused(text, of, place, last, node) or best
            node = after

    def _fused(self, text: str, of: list[Word], first: int, last: int, node: dict[str, Any]) -> Hit | None:
        """A name of three words run together with the verb or particle behind it, as damaged texts have it."""
        if last - first < 2:
            return None
        word = of[last]
        for size in range(2, len(word.key) - 1):
            after = node.get(word.key[:size])
            if after and _END in after and _TAIL.match(word.key, size):
                cut = [*of[:last], Word(word.key[:size], word.start, word.start + size)]
                if forms := fitting(text, cut, first, last, after[_END]):
                    return Hit(of[first].start, word.start + size, first, last, forms)
        return None


def fitting(text: str, of: list[Word], first: int, last: int, forms: list[Form]) -> tuple[Form, ...]:
    """The forms whose capitals and article the text has: "US" is not "us", "Hope" not "hope"; headlines fit all."""
    found = [text[word.start : word.end] for word in of[first : last + 1]]
    article = text[max(0, of[first].start - 4) : of[first].start]
    return tuple(form for form in forms if _has_article(article, form) and _has_case(found, form))


def _has_article(before: str, form: Form) -> bool:
    return not form.article or before == "The " or before.lower() == f"{form.article} "


def _has_case(found: list[str], form: Form) -> bool:
    parts = PART.findall(form.text)
    if not form.cased:
        return True
    if len(parts) == 1 and any(char.isupper() for char in parts[0][1:]):
        return bool(found[0] == parts[0])
    if len(found) != len(parts):  # "Family, Given"
        return all(word[0].isupper() or len(word) < 4 for word in found)
    return all(a[0].isupper() or not b[0].isupper() for a, b in zip(found, parts, strict=True))
