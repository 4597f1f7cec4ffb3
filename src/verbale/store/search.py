"""Full-text search with keyword in context. Korean, Japanese and Chinese are found by pairs of characters."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from verbale.errors import UsageError
from verbale.model.span import Bounds, Span

CONTEXT = 60
"""Characters shown on either side of a find."""

_CJK = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
_CJK_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(r"\w+")
_TERM = re.compile(r'"([^"]+)"?|(\S+)')


class Hit(msgspec.Struct, frozen=True):
    """A find with what stands before and after it on its line."""

    span: Span
    before: str
    after: str


class Term(msgspec.Struct, frozen=True):
    """A word or a phrase of a query; `open` where any word that begins so is meant (`negotiat*`)."""

    words: tuple[str, ...]
    open: bool = False
    cjk: str = ""


def index(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Adds a document's text to the index."""
    connection.execute("INSERT INTO found (rowid, text, pairs) VALUES (?, ?, ?)", (number, text, pairs(text)))


def unindex(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Takes a document's text, given as it was indexed, out of the index."""
    row = (number, text, pairs(text))
    connection.execute("INSERT INTO found (found, rowid, text, pairs) VALUES ('delete', ?, ?, ?)", row)


def pairs(text: str) -> str:
    """Every pair of neighbouring characters of the text's Korean, Japanese and Chinese runs; a lone one stays alone."""
    return " ".join(" ".join(_pairs(run[0])) for run in _CJK_RUN.finditer(text))


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query: words, "phrases in marks", words with an open end*. UsageError where it has none."""
    found = []
    for phrase, word in _TERM.findall(query.replace("“", '"').replace("”", '"')):
        raw = phrase or word
        if run := _CJK_RUN.search(raw):
            found.append(Term((), cjk=run[0]))
        elif words := tuple(_fold(match[0]) for match in _WORD.finditer(raw)):
            found.append(Term(words, open=raw.endswith("*")))
    if not found:
        raise UsageError("there is nothing to search for", remedy='give words, a "phrase in marks", or a beginning*')
    return tuple(found)


def documents_with(connection: sqlite3.Connection, terms: Sequence[Term]) -> list[int]:
    """The numbers of the documents that hold every term, the best first."""
    match = " AND ".join(_match(term) for term in terms)
    rows = connection.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank, rowid", (match,))
    return [number for (number,) in rows.fetchall()]


def hits_in(document: str, text: str, terms: Sequence[Term]) -> Iterator[Hit]:
    """Where the terms stand in a text, in its order."""
    words = [(match.span(), _fold(match[0])) for match in _WORD.finditer(text)]
    places = {bounds for term in terms for bounds in _places(term, text, words)}
    for start, end in sorted(places):
        before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
        after = text[end : end + CONTEXT].partition("\n")[0]
        yield Hit(Span(document, start, end, text[start:end]), before, after)


def _places(term: Term, text: str, words: list[tuple[Bounds, str]]) -> Iterator[Bounds]:
    if term.cjk:
        yield from (match.span() for match in re.finditer(re.escape(term.cjk), text))
        return
    *whole, last = term.words
    for at in range(len(words) - len(whole)):
        if all(words[at + i][1] == word for i, word in enumerate(whole)):
            bounds, word = words[at + len(whole)]
            if word == last or (term.open and word.startswith(last)):
                yield words[at][0][0], bounds[1]


def _match(term: Term) -> str:
    if term.cjk:
        phrase = " ".join(_pairs(term.cjk))
        return f'pairs : "{phrase}"' + (" *" if len(term.cjk) == 1 else "")
    return f'text : "{" ".join(term.words)}"' + (" *" if term.open else "")


def _pairs(run: str) -> list[str]:
    return [a + b for a, b in pairwise(run)] or [run]


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
