"""The tags and words of an HTML page, each with its offset, in one pass that never looks back.

The standard library's parser takes quadratic time over unclosed comments and tags, and a tree builder loses offsets;
this follows the tokenising rules of the HTML standard so far as words and attributes need them.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_MARK = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>\x00]*)")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*))?)?")
_OPEN_QUOTE = re.compile(r"=\s*[\"']")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Words(NamedTuple):
    """Characters of the page between tags: `text` as it reads, from `at`, over `width` characters of the file."""

    text: str
    at: int
    width: int


class Tag(NamedTuple):
    """A tag: its name in lower case, whether it ends its element, and its attributes."""

    name: str
    closes: bool
    attributes: dict[str, str]


def read_tags(source: str) -> Iterator[Words | Tag]:
    """Tags and words in the order of the page; what an unclosed comment or tag swallows in a browser is left out."""
    at, whole = 0, len(source)
    while at < whole:
        mark = _MARK.search(source, at)
        yield from read_words(source, at, mark.start() if mark else whole)
        if not mark:
            return
        name = _NAME.match(source, mark.start())
        if not name:
            at = _skip(source, mark.start())
            continue
        attributes, at = _attributes(source, name.end())
        if at < 0:
            return
        tag = name[2].lower()
        yield Tag(tag, bool(name[1]), attributes)
        if tag in _RAW and not name[1]:
            end = re.compile(f"</{tag}(?=[\\s/>])", re.I).search(source, at)
            stop = end.start() if end else whole
            yield from read_words(source, at, stop) if tag == "title" else [Words(source[at:stop], at, stop - at)]
            at = stop


def read_words(source: str, start: int, end: int) -> Iterator[Words]:
    """The words of a stretch, every character reference (`&amp;`) by itself."""
    for reference in _REFERENCE.finditer(source, start, end) if source.find("&", start, end) >= 0 else ():
        if reference.start() > start:
            yield Words(source[start : reference.start()], start, reference.start() - start)
        yield Words(unescape(reference[0]), reference.start(), len(reference[0]))
        start = reference.end()
    if start < end:
        yield Words(source[start:end], start, end - start)


def _skip(source: str, at: int) -> int:
    """Behind a comment, a doctype or another declaration."""
    end = source.find("-->", at) + 3 if source.startswith("<!--", at) else source.find(">", at) + 1
    return end if end > at else len(source)


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """A tag's attributes and where it ends; -1 where it never does."""
    found: dict[str, str] = {}
    while match := _ATTRIBUTE.match(source, at):
        if _OPEN_QUOTE.search(source, match.end() - 1, match.end() + 64) and source[match.end() - 1] == "=":
            return found, -1
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value))
        at = match.end()
    end = source.find(">", at)
    return found, end + 1 if end >= 0 else -1
