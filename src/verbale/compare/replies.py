"""Answers that a text shows by what it speaks of: "we have read the statement", "replied with a letter", "unanswered".

a side says something about `the statement`   it answers the statement last told there before, of another side
a sender `replied`, `answered`                it answers the last letter or message to it, told there before
a text notes remarks of a day                 it answers what the other side said on that day
a text welcomes an offer of somebody          it answers what that one said within the week before
a sentence says that no answer came           what was last told before it is unanswered
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from verbale.compare.telling import words_for
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import earliest, is_edtf
from verbale.model.records import Date, Mention, Signal
from verbale.model.span import Span, overlap

Verdict = Literal["met", "refused", "partly", "evaded", "unanswered"]
"""What became of what was asked, as in records."""

BACK = 900
"""Characters before the answer in which what it speaks of was told."""

JUST = 300
"""The same before a sentence that says that no answer came."""

WEEK = 7
"""Days within which a signal of the other side may answer."""
_REPLIED = re.compile(r"\b(?:replied|answered|responded|wrote back)\b", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:has|have|had) been (?:received|delivered|read)\b"
    r"|\b(?:is|are|was|were) being (?:studied|read|examined|weighed)\b"
    r"|\b(?:a|any|no) (?:reply|answer|response) (?:would|will)\b"
    r"|\b(?:asked|pressed|questioned) (?:about|on|over) (?:the |a |this |that |[\w'’]+ )?(?:letter|message|note)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:tak(?:es?|en|ing)|took) note\b|\b(?:noted|in response to|regarding|concerning)\b", re.IGNORECASE
)
_WELCOMES = re.compile(
    r"\b(?:welcom|accept|appreciat)(?:e|ed|es|ing)? (?:the |an? |this |that |any )?(?:[\w'’]+ ){0,3}?"
    r"(?:offers?|proposals?|suggestions?|good offices|initiatives?|ideas?|mediation|invitations?|gestures?)\b",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"\bunanswered\b"
    r"|\b(?:has|have|had) (?:so far |still |thus far )?(?:not|never) (?:yet )?(?:replied|answered|responded)\b"
    r"|\bneither confirmed nor denied (?:receiving|having received)\b"
    r"|\bno (?:reply|answer|response) has (?:yet )?come\b"
    r"|\b(?:is|are|was) yet to (?:reply|answer|respond)\b|\bawait(?:s|ing) (?:a|an) (?:reply|answer|response)\b",
    re.IGNORECASE,
)


class Reply(NamedTuple):
    """An answer that a text shows; `signal` is None where it says that none came. `verdict` None: no words say how."""

    signal: Signal | None
    to: Signal
    span: Span
    verdict: Verdict | None
    why: str
    sure: bool = False
    """Whether its own text says whom it answers."""


def replies(desk: Desk, signals: list[Signal]) -> Iterator[Reply]:
    """The answers that texts show, in the order of the signals; then what nobody answered."""
    sentences, board = Sentences(desk), _Board(desk, signals)
    for signal in signals:
        for span in signal.telling:
            yield from _spoken_of(desk, sentences, board, signal, span)
        if signal.text:
            yield from _taken_up(desk, sentences, board, signal)
    yield from _silent(desk, sentences, board)


class _Board:
    """Signals by the places where documents tell or reproduce them, by their day, and by who sent them."""

    def __init__(self, desk: Desk, signals: list[Signal]) -> None:
        self.places: defaultdict[str, list[tuple[int, Signal]]] = defaultdict(list)
        self.by_day: defaultdict[str, list[Signal]] = defaultdict(list)
        self.by_sender: defaultdict[str, list[Signal]] = defaultdict(list)
        for signal in signals:
            for document in _documents(desk, signal):
                self.places[document] += ((place, signal) for place in _places(desk, signal, document))
            if signal.date:
                self.by_day[signal.date.value].append(signal)
            for actor in {signal.sender, signal.state} - {None}:
                self.by_sender[str(actor)].append(signal)

    def before(self, span: Span, own: Signal | None, reach: int = BACK) -> list[Signal]:
        """Other senders' signals told or reproduced in the document within reach before a span, the nearest first."""
        found = [
            (span.start - place, signal.id, signal)
            for place, signal in self.places.get(span.document, ())
            if signal is not own and (own is None or signal.sender != own.sender) and 0 < span.start - place <= reach
        ]
        return [signal for _, _, signal in sorted(found, key=lambda one: one[:2])]


def _documents(desk: Desk, signal: Signal) -> dict[str, None]:
    parent = desk.document(signal.text).parent if signal.text else None
    return dict.fromkeys([*(one.document for one in signal.telling), *([parent] if parent else [])])


def _places(desk: Desk, signal: Signal, document: str) -> Iterator[int]:
    """Where a document tells of a signal; the end of its text where the document reproduces it."""
    yield from (one.start for one in signal.telling if one.document == document)
    if signal.text and desk.document(signal.text).parent == document:
        last = desk.text(signal.text).rstrip()[-60:]
        if (at := desk.text(document).rfind(last)) >= 0:
            yield at


def _spoken_of(desk: Desk, sentences: Sentences, board: _Board, signal: Signal, span: Span) -> Iterator[Reply]:
    """What the telling of an answer, or the next words of its speaker, speak of."""
    earlier = [one for one in board.before(span, signal) if not _later(one, signal)]
    if _REPLIED.search(span.text):
        put = [one for one in board.before(span, signal, span.start) if signal.sender in one.recipients]
        letters = (one for one in (*put, *earlier) if one.form in {"letter", "message"} and not _later(one, signal))
        if (to := next(letters, None)) is not None:
            yield Reply(signal, to, span, None, "its telling says that it replies")
        return
    own = " ".join(one.text for one in (span, *_next(desk, sentences, span)))
    if any(_RECEIVED.search(one) for one in (own, *(one.text for one in signal.evidence))):
        to = next((one for one in earlier if one.form in {"letter", "message"}), None)
        if to is not None and to.state != signal.sender:
            yield Reply(signal, to, span, None, "it speaks of a letter received, or of a reply to come")
            return
    for one in earlier:
        if one.state == signal.state and signal.state is not None:
            continue
        if one.form in {"statement", "letter", "message"} and _definite(one.form).search(own):
            yield Reply(signal, one, span, None, f"it speaks of the {one.form} told before it")
            return


def _definite(form: str) -> re.Pattern[str]:
    """A word for a text of that form with the article (`the statement`)."""
    words = words_for(form).pattern.removeprefix(r"\b")
    return re.compile(rf"\bthe {words}", re.IGNORECASE)


def _next(desk: Desk, sentences: Sentences, span: Span) -> Iterator[Span]:
    """The sentence behind, where it opens with a quotation mark: the same speaker goes on."""
    text = desk.text(span.document)
    ahead = text[span.end : span.end + 3].lstrip(" \n")
    if ahead[:1] in ('"', "“", "‘"):
        start = text.index(ahead[0], span.end)
        yield sentences.span(desk.span(span.document, start + 1, start + 2))


def _later(one: Signal, other: Signal) -> bool:
    """Whether the first surely began after the second."""
    if one.date is None or other.date is None or not (is_edtf(one.date.value) and is_edtf(other.date.value)):
        return False
    first, second = earliest(one.date.value), earliest(other.date.value)
    return first is not None and second is not None and first > second


def _taken_up(desk: Desk, sentences: Sentences, board: _Board, signal: Signal) -> Iterator[Reply]:
    """What a signal's own text notes by its day, or welcomes by its sender."""
    document = signal.text or ""
    for bounds in sentences.all(document):
        span = desk.span(document, *bounds)
        if _NOTED.search(span.text):
            days = [one.value for one in desk.of(Date, document) if overlap(one.span.bounds, bounds) and one.value]
            said = (one for day in days if len(day) == len("2000-01-01") for one in board.by_day.get(day, ()))
            if (to := next((one for one in said if _other(one, signal)), None)) is not None:
                yield Reply(signal, to, span, "partly", "its text notes what was said on that day", True)
        if _WELCOMES.search(span.text):
            named = [one.actor for one in desk.of(Mention, document) if one.actor and overlap(one.span.bounds, bounds)]
            offers = [one for actor in named for one in board.by_sender.get(actor, ()) if _other(one, signal)]
            if (to := next((one for one in reversed(offers) if _within(one, signal)), None)) is not None:
                yield Reply(signal, to, span, "met", "its text welcomes what that side offered")


def _other(one: Signal, signal: Signal) -> bool:
    return one.sender != signal.sender and one.form != "talks"


def _within(one: Signal, signal: Signal) -> bool:
    if one.date is None or signal.date is None or not (is_edtf(one.date.value) and is_edtf(signal.date.value)):
        return False
    first, second = earliest(one.date.value), earliest(signal.date.value)
    return first is not None and second is not None and 0 <= (second - first).days <= WEEK


def _silent(desk: Desk, sentences: Sentences, board: _Board) -> Iterator[Reply]:
    """Sentences that say that no answer came, to the signal last told before them."""
    for document in desk.in_order(board.places):
        for match in _SILENT.finditer(desk.text(document)):
            span = sentences.span(desk.span(document, *match.span()))
            before = [one for one in board.before(span, None, JUST) if one.form in {"letter", "message", "statement"}]
            named = {one.actor for one in desk.of(Mention, document) if overlap(one.span.bounds, span.bounds)}
            if (to := next((one for one in before if one.sender not in named), None)) is not None:
                yield Reply(None, to, span, "unanswered", "a text says that no answer came")
