"""A quotation as a question to a body of texts: its words, the elisions it marks, the words it puts in brackets.

`...`, `…`, `. . .`, `[...]` and `(...)` mark an elision. Words in square brackets are the quoting author's own
(`[the leader]`, `[sic]`) and are not looked for; a bracket around single letters inside a word (`[T]he`) is only a
change of case.
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verbale.align.body import Tokens, tokens_of
from verbale.align.words import Words, split
from verbale.model.span import Bounds

_ELISION = re.compile(r"[\[(<]\s*(?:…|(?:\.\s?){2,4})\s*[\])>]|…|\.(?:\s?\.){2,}")
_BRACKET = re.compile(r"\[([^\[\]]{1,120})\]")


class Query(NamedTuple):
    """`kept` are the indices of the words looked for; `elided[k]`: an elision is marked before kept word k;
    `bracketed[k]`: words in brackets stand before it. `tokens[k]` is kept word k as the body knows it."""

    text: str
    words: Words
    kept: NDArray[np.intp]
    tokens: Tokens
    elided: NDArray[np.bool_]
    bracketed: NDArray[np.bool_]
    brackets: tuple[Bounds, ...]

    @property
    def marked(self) -> bool:
        """Whether an elision is marked anywhere, at its edges too."""
        return _ELISION.search(self.text) is not None

    def __len__(self) -> int:
        return len(self.kept)


def ask(text: str) -> Query:
    """The query of a quotation; it may have no words."""
    words = split(text)
    count = len(words)
    kept = np.arange(count)
    brackets: tuple[Bounds, ...] = ()
    opens = np.zeros(count + 1, bool)
    elided = np.zeros(count, bool)
    if "[" in text:
        brackets = tuple(match.span() for match in _BRACKET.finditer(text) if _holds_words(text, match))
        inside = np.zeros(count, bool)
        for start, end in brackets:
            low, high = np.searchsorted(words.starts, (start, end))
            inside[low:high] = True
            opens[high] = True
        kept = np.flatnonzero(~inside)
    bracketed = opens[kept]
    if "…" in text or ".." in text or ". ." in text:
        ends = [match.end() for match in _ELISION.finditer(text)]
        elided = _marks(ends, words.starts[kept])
    else:
        elided = np.zeros(len(kept), bool)
    return Query(text, words, kept, tokens_of(words.keys[kept]), elided, bracketed, brackets)


def _marks(ends: list[int], starts: NDArray[np.intp]) -> NDArray[np.bool_]:
    marks = np.zeros(len(starts), bool)
    places = np.searchsorted(starts, ends)
    marks[places[places < len(starts)]] = True
    if len(marks):
        marks[0] = False
    return marks


def _holds_words(text: str, match: re.Match[str]) -> bool:
    content = match[1]
    if not any(char.isalnum() for char in content):
        return False
    joined = text[match.end() : match.end() + 1].isalpha() or text[: match.start()][-1:].isalpha()
    return not (joined and len(content) <= 2)
