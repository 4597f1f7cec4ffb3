"""Answers that a text shows by what it speaks of: "we have read the statement", "replied with a letter", "unanswered".

a side says something about `the statement`   it answers the statement last told there before, of another side
a sender `replied`, `answered`                it answers the last letter or message to it, told there before
a text notes remarks of a day                 it answers what the other side said on that day
a text welcomes an offer of somebody          it answers what that one said within the week before
a sentence says that no answer came           what was last told before it is unanswered
"""

import re
from collections.abc import Iterator

from verbale.compare.placing import Board, Reply, is_later
from verbale.compare.retorts import Retorts
from verbale.compare.telling import words_for
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import earliest, is_edtf
from verbale.model.records import Date, Mention, Signal
from verbale.model.span import Span, overlap

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


def replies(desk: Desk, signals: list[Signal]) -> Iterator[Reply]:
    """The answers that texts show, in the order of the signals; then what nobody answered."""
    sentences, board = Sentences(desk), Board(desk, signals)
    retorts = Retorts(desk, sentences, board)
    for signal in signals:
        for span in signal.telling:
            yield from _spoken_of(desk, sentences, board, signal, span)
        if signal.text:
            yield from _taken_up(desk, sentences, board, signal)
        yield from retorts.of(signal)
    yield from _silent(desk, sentences, board, retorts)


def _spoken_of(desk: Desk, sentences: Sentences, board: Board, signal: Signal, span: Span) -> Iterator[Reply]:
    """What the telling of an answer, or the next words of its speaker, speak of."""
    earlier = [one for one in board.before(span, signal) if not is_later(one, signal)]
    if _REPLIED.search(span.text):
        put = [one for one in board.before(span, signal, span.start) if signal.sender in one.recipients]
        letters = (one for one in (*put, *earlier) if one.form in {"letter", "message"} and not is_later(one, signal))
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


def _taken_up(desk: Desk, sentences: Sentences, board: Board, signal: Signal) -> Iterator[Reply]:
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


def _silent(desk: Desk, sentences: Sentences, board: Board, retorts: Retorts) -> Iterator[Reply]:
    """Sentences that say that no answer came, to the signal last told before them."""
    for document in desk.in_order(board.places):
        for match in _SILENT.finditer(desk.text(document)):
            span = sentences.span(desk.span(document, *match.span()))
            before = [one for one in board.before(span, None, JUST) if one.form in {"letter", "message", "statement"}]
            named = {one.actor for one in desk.of(Mention, document) if overlap(one.span.bounds, span.bounds)}
            told = next((one for one in before if one.sender not in named), None)
            if told is not None and (means := next(_meant(desk, sentences, retorts, told, document), None)):
                told = means
            if (to := told) is not None:
                yield Reply(None, to, span, "unanswered", "a text says that no answer came")


def _meant(desk: Desk, sentences: Sentences, retorts: Retorts, told: Signal, document: str) -> Iterator[Signal]:
    """What "it" means behind a sentence that tells of one signal by another's: "X's offer was welcomed by Y"."""
    for span in told.telling:
        if span.document == document and (one := retorts.named(span, told)) is not None:
            yield one
