"""Wordings: one sentence of one speaker, given in other words by different texts.

The same sentence is established: both texts tell of one signal of that speaker (or one of them is its text), the words
stand between marks, and most of them agree. A stretch that leaves words out is no conflict; other words in their place
are. Against a primary text the edits themselves are in `carriage`; here each wording stands once, with who gives it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from verbale.compare.values import cite, conflict
from verbale.link.desk import Desk
from verbale.model.records import Conflict, Quotation, Signal
from verbale.model.span import Span, hull, overlap
from verbale.step import Step

ALIKE = 0.5
"""Share of the shorter wording's words that must stand in the other one in the same order."""
_LEAST = 5
"""Words from which a stretch is a sentence of its own; shorter ones are asked for their one telling word."""
_LONG = 8
"""Words from which a stretch is taken for its speaker's sentence wherever it stands."""
_MARKED = re.compile(r"[“\"]([^“”\"]{4,600})[”\"]")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ELLIPSIS = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_FUNCTION = re.compile(
    r"(?:the|an?|of|to|in|on|at|for|by|with|and|or|but|is|are|was|were|be|been|being|has|have|had|do|does|did|its?|this|that"
    r"|these|those|he|she|they|we|i|you|his|her|their|our|my|your|as|from|not|no|so|if|than|then|there|will|would)"
)


class Wording(NamedTuple):
    """A stretch of words with where each stands."""

    span: Span
    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]


def compare_wordings(desk: Desk) -> Iterator[Conflict]:
    """One conflict a sentence with all its wordings, the primary text's first where there is one."""
    said: defaultdict[str, list[Wording]] = defaultdict(list)
    for quotation in desk.records(Quotation):
        if quotation.speaker and quotation.form != "indirect":
            said[quotation.speaker] += marked(desk, quotation)
    seen: set[tuple[str, ...]] = set()
    for signal in desk.records(Signal):
        documents = {span.document for span in (*signal.telling, *signal.evidence)}
        documents |= {desk.document(signal.text).parent or ""} if signal.text else set()
        if not signal.sender or (len(documents) < 2 and not signal.text):
            continue
        told = [w for w in said[signal.sender] if _tells(desk, w, signal, documents)]
        primary = sentences_of(desk, signal.text) if signal.text else []
        pairs: dict[str, list[tuple[Wording, Wording]]] = {}
        for one, other in _pairs(told, primary):
            key = (one.span.document, *sorted((" ".join(one.words), " ".join(other.words))))
            if key not in seen:
                seen.add(key)
                place = f"{one.span.document}:{one.span.start}:{one.span.end}"
                pairs.setdefault(_overlapping(pairs, one) or place, []).append((one, other))
        yield from (_conflict(desk, signal, some) for some in pairs.values())


def _overlapping(pairs: dict[str, list[tuple[Wording, Wording]]], one: Wording) -> str | None:
    """The place where wordings of the same words stand already."""
    for place, some in pairs.items():
        first = some[0][0].span
        if first.document == one.span.document and overlap(first.bounds, one.span.bounds) > 0:
            return place
    return None


def _tells(desk: Desk, one: Wording, signal: Signal, documents: set[str]) -> bool:
    """Whether a wording may be of a signal: its document tells of it, or quotes it at length and its text is there.

    A speaker's other speeches repeat him and quote nobody: over a large archive they were most of the conflicts shown.
    """
    document = desk.document(one.span.document)
    if document.id == signal.text:
        return False
    quotes = document.genre in (None, "report", "analysis") and len(one.words) >= _LONG
    return document.id in documents or (bool(signal.text) and quotes)


def _pairs(told: list[Wording], primary: list[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Each wording with the place of the primary that it gives otherwise; without one, wordings among each other."""
    for n, one in enumerate(told):
        if primary:
            if (best := place_in(one, primary)) is not None:
                yield best, one
            continue
        for other in told[n + 1 :]:
            long = len(one.words) >= _LEAST <= len(other.words)
            if long and other.span.document != one.span.document and (cut := aligned(one, other)) is not None:
                yield cut


def marked(desk: Desk, quotation: Quotation) -> Iterator[Wording]:
    """The stretches of a quotation that stand between marks."""
    for span in quotation.content:
        if quotation.form == "direct":
            yield wording(span)
            continue
        for match in _MARKED.finditer(span.text):
            yield wording(desk.span(span.document, span.start + match.start(1), span.start + match.end(1)))


def wording(span: Span) -> Wording:
    """A stretch by its words, folded for comparison."""
    found = list(_WORD.finditer(span.text))
    return Wording(
        span,
        _folded(span.text),
        tuple((span.start + match.start(), span.start + match.end()) for match in found),
    )


def sentences_of(desk: Desk, document: str) -> list[Wording]:
    """The sentences of a primary text."""
    whole = (hull(pieces) for pieces in desk.sentences(document) if pieces)
    return [wording(desk.span(document, *bounds)) for bounds in whole]


def place_in(one: Wording, primary: list[Wording]) -> Wording | None:
    """The place of a primary that a wording gives otherwise; None where it stands there as it is, or not at all."""
    long = len(one.words) >= _LEAST
    found = [(s, cut[1]) for s in primary if (cut := aligned(one, s)) is not None] if long else []
    if long and not found:
        return None
    if any(_holds(sentence.words, one.words) or _leaves_out(sentence, one) for sentence in primary):
        return None
    if long:
        return max(found, key=lambda item: _common(one.words, item[0].words))[1]
    return _short_place(one, primary)


def _short_place(one: Wording, primary: list[Wording]) -> Wording | None:
    """A few words whose first telling word stands once in the primary: from there to their last word, or as many."""
    telling = [n for n, word in enumerate(one.words) if not _FUNCTION.fullmatch(word)]
    if len(telling) < 2:
        return None
    places = [(s, at) for s in primary for at, word in enumerate(s.words) if word == one.words[telling[0]]]
    if len(places) != 1:
        return None
    sentence, start = places[0]
    window = sentence.words[start : start + len(one.words) - telling[0]]
    end = window.index(one.words[-1]) + 1 if one.words[-1] in window else len(window)
    while end > 1 and _FUNCTION.fullmatch(window[end - 1]):
        end -= 1
    return _part(sentence, start, start + end) if end > 1 else None


def aligned(one: Wording, other: Wording) -> tuple[Wording, Wording] | None:
    """The stretches of two wordings that give one sentence in different words; None where too little agrees, or all."""
    if not _may_agree(one.words, other.words):
        return None
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shorter = min(len(one.words), len(other.words))
    content = {w for b in blocks for w in one.words[b.a : b.a + b.size] if not _FUNCTION.fullmatch(w)}
    if not blocks or sum(block.size for block in blocks) < ALIKE * shorter or len(content) < 2:
        return None
    first, last = blocks[0], blocks[-1]
    before, after = min(first.a, first.b), len(one.words) - last.a - last.size
    after = min(after, len(other.words) - last.b - last.size)
    left = _part(one, first.a - before, last.a + last.size + after)
    right = _part(other, first.b - before, last.b + last.size + after)
    if not _replaced(left.words, right.words) or len(right.words) > 2 * len(left.words):
        return None
    return left, right


def _may_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether enough words are in both, in whatever order: most pairs of wordings need no alignment."""
    if len(_content(one) & _content(other)) < 2:
        return False
    common = (Counter(one) & Counter(other)).total()
    return common >= ALIKE * min(len(one), len(other))


@lru_cache(1 << 15)
def _content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if not _FUNCTION.fullmatch(word))


def _replaced(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether words stand in the place of other words, or a word of denial on one side only."""
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    changed = any(op == "replace" for op, *_ in codes)
    return changed or _denials(left) != _denials(right)


def _denials(words: tuple[str, ...]) -> int:
    return sum(word in ("not", "no", "never", "without") or word.endswith("n't") for word in words)


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())


@lru_cache(1 << 12)
def _joined(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "


def _holds(outer: tuple[str, ...], inner: tuple[str, ...]) -> bool:
    return _joined(inner) in _joined(outer)


def _leaves_out(whole: Wording, one: Wording) -> bool:
    """Whether the words are the whole's own but for what a printed ellipsis stands for."""
    parts = _parts(one.span.text)
    if len(parts) < 2:
        return False
    at, text = 0, _joined(whole.words)
    for words in filter(None, parts):
        found = text.find(_joined(words), at)
        if found < 0:
            return False
        at = found + 1
    return True


@lru_cache(1 << 10)
def _parts(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of what stands between printed ellipses."""
    return tuple(_folded(part) for part in _ELLIPSIS.split(text))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(match[0].lower().replace("’", "'") for match in _WORD.finditer(text))


def _part(whole: Wording, start: int, end: int) -> Wording:
    bounds = whole.bounds[start:end]
    low, high = bounds[0][0], bounds[-1][1]
    text = whole.span.text[low - whole.span.start : high - whole.span.start]
    return Wording(Span(whole.span.document, low, high, text), whole.words[start:end], bounds)


def _conflict(desk: Desk, signal: Signal, pairs: list[tuple[Wording, Wording]]) -> Conflict:
    shown = "; ".join(dict.fromkeys(_change(one, other) for one, other in pairs))
    why = f"one sentence of one signal in different words: {shown}"
    spans = dict.fromkeys(w.span for pair in pairs for w in pair)
    values = [cite(desk, span, span.text, signal.sender) for span in spans]
    denied = any(_denials(one.words) != _denials(other.words) for one, other in pairs)
    return conflict(STEP.name, "wording", values, "error" if denied else "definition", why, signal.id)


def _change(one: Wording, other: Wording) -> str:
    """The words that stand for each other."""
    codes = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
    changed = [
        f"{' '.join(one.words[a:b])!r} / {' '.join(other.words[c:d])!r}" for op, a, b, c, d in codes if op == "replace"
    ]
    only = [" ".join((*one.words[a:b], *other.words[c:d])) for op, a, b, c, d in codes if op in ("insert", "delete")]
    return "; ".join(changed[:3]) or f"{', '.join(map(repr, only[:3]))} on one side only"


STEP = Step("wordings", makes=("conflict",), run=compare_wordings, needs=("quotation", "signal", "mention"))
