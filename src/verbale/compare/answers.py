"""Which signal answers which, how, with what delay and at what rung; and what became of conditions.

A signal answers an earlier one whose sender its telling names behind "in response to"; else the latest of the other
side that surely came before it, when it goes back to that side within a season and words say how (thanks, a refusal to
comment), or within a week and they share a topic. One record a verdict and document; one verdict a sentence.
A signal that a text says is still to be answered, and that its addressee never answered, gets a record without `from`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from verbale.compare.placing import Reply
from verbale.compare.replies import replies
from verbale.knowledge.tables import table
from verbale.link.desk import Desk
from verbale.model.date import earliest, is_edtf, latest
from verbale.model.records import Answer, Condition, Mention, Position, Signal, record_id
from verbale.model.span import Span
from verbale.step import Step

NAME = "answers"
SEASON = 92
"""Days after which a signal is no longer read as an answer unless a text says so."""
NEWS = 7
"""Days within which a refusal to comment, or a shared topic with no words of answering, is about that signal."""
WEEK = 7
NAMED = 60
"""Characters behind "in response to" in which the answered party is named."""
Verdict = Literal["met", "refused", "partly", "evaded", "unanswered"]
"""What became of what was asked, as in records."""
_VERDICTS: dict[str, Verdict] = {
    "refuses": "refused",
    "opposes": "refused",
    "accepts": "met",
    "keeps-open": "evaded",
}
_TO_ANSWER = re.compile(r"\b(?:respond|repl(?:y|ies)|answer)\w*\b", re.IGNORECASE)

_REPLIED = re.compile(r"\s+(?:also |has |had |later |then )*(?:responded|replied|answered)\b", re.IGNORECASE)


class Said(NamedTuple):
    """Words of a text that say how a signal was answered."""

    verdict: Verdict
    span: Span


@cache
def cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of `answer_cues.tsv`: pattern and verdict."""
    return tuple((re.compile(row["words"], re.IGNORECASE), row["verdict"]) for row in table("answer_cues"))


def link_answers(desk: Desk) -> Iterator[Answer]:
    """Answers between signals, in the order of the signals, then to conditions; then those that a text shows."""
    shown = list(replies(desk, list(desk.records(Signal))))
    found = list(_linked_by_date(desk, {one.signal.id for one in shown if one.signal and one.sure}))
    yield from found
    yield from _shown(shown, {(one.from_, one.to) for one in found})


def _linked_by_date(desk: Desk, told: set[str]) -> Iterator[Answer]:
    """The same without what texts show; nothing is guessed of the signals `told` to answer another."""
    signals = [one for one in desk.records(Signal) if one.date and is_edtf(one.date.value) and one.form != "talks"]
    signals = [one for one in signals if not _is_week(one)]  # of the week, no order is known
    signals.sort(key=lambda one: str(earliest(one.date.value) if one.date else ""))
    begins = [day.toordinal() for one in signals if one.date and (day := earliest(one.date.value))]
    for place, begin in enumerate(begins):  # signals without a first day are sorted behind
        signal, before = signals[place], signals[bisect_left(begins, begin - SEASON) : place]
        first = _linked(desk, before, signal) or (None if signal.id in told else _answered(desk, before, signal))
        if first is not None:
            yield from _pair(desk, first, signal)
    yield from _open(desk, signals)
    yield from _conditions(desk, signals)


def _is_week(signal: Signal) -> bool:
    """Whether a report only tells a signal as news of its week."""
    ends = signal.date.value.split("/") if signal.date else []
    first, last = (earliest(end) if is_edtf(end) else None for end in (ends if len(ends) == 2 else ("", "")))
    return first is not None and last is not None and (last - first).days == WEEK


def _shown(shown: Iterable[Reply], linked: set[tuple[str | None, str]]) -> Iterator[Answer]:
    """The answers that texts show, between signals that nothing has linked yet."""
    for reply in shown:
        ends = (reply.signal.id if reply.signal else None, reply.to.id)
        if ends in linked:
            continue
        linked.add(ends)
        verdict = reply.verdict or _how(reply.span.text) or "partly"
        yield Answer(
            id=record_id("answer", reply.span.document, [reply.span.bounds], *map(str, ends), verdict), reader=NAME,
            why=reply.why, from_=ends[0], to=ends[1], verdict=verdict, span=reply.span,
        )  # fmt: skip


def _side(desk: Desk, actor: str | None) -> str | None:
    known = desk.knowledge.actors.get(actor) if actor else None
    return known.state or known.id if known is not None else actor


def _linked(desk: Desk, before: list[Signal], signal: Signal) -> Signal | None:
    """The latest earlier signal of the actor whom a telling names behind "in response to"."""
    for span in signal.evidence:
        for match in (
            found for pattern, verdict in cues() if verdict == "link" for found in pattern.finditer(span.text)
        ):
            low = span.start + match.end()
            named = {one.actor for one in _mentions(desk, span.document, low, low + NAMED)}
            for earlier in reversed(before):
                days = _delay(earlier, signal)
                if earlier.sender in named and earlier.sender != signal.sender and days is not None and days <= SEASON:
                    return earlier
    return None


def _mentions(desk: Desk, document: str, low: int, high: int) -> Iterator[Mention]:
    """Mentions of actors that begin in the stretch."""
    for one in desk.of(Mention, document):
        if one.actor and low <= one.span.start < high:
            yield one


def _answered(desk: Desk, before: list[Signal], signal: Signal) -> Signal | None:
    """The latest earlier signal of the side it goes to that was put to its own side."""
    own = signal.state or _side(desk, signal.sender)
    to = {_side(desk, one) for one in signal.recipients}
    if not to:
        return None
    told = [one for one in before if signal.text and any(span.document == signal.text for span in one.telling)]
    for earlier in (*reversed(told), *reversed(before)):
        other = earlier.state or _side(desk, earlier.sender)
        days = _delay(earlier, signal)
        if other == own or other not in to or days is None or not 0 <= days <= SEASON:
            continue
        if earlier not in told and not _is_after(earlier, signal):
            continue
        put_to = {_side(desk, one) for one in earlier.recipients}
        if own in put_to or earlier in told or _names(desk, signal, earlier):
            return earlier
    return None


def _is_after(earlier: Signal, later: Signal) -> bool:
    """Whether the one surely ended before the other began, or on its day."""
    if earlier.date is None or later.date is None:
        return False
    ended, began = latest(earlier.date.value), earliest(later.date.value)
    return ended is not None and began is not None and ended <= began


def _names(desk: Desk, signal: Signal, earlier: Signal) -> bool:
    """Whether the answer's own text names who sent the earlier signal."""
    known = desk.knowledge.actors.get(earlier.sender) if earlier.sender else None
    if known is None:
        return False
    texts = [span.text for span in signal.evidence] + ([desk.text(signal.text)] if signal.text else [])
    return any(known.name.split()[-1] in text or known.name in text for text in texts)


def _delay(earlier: Signal, later: Signal) -> int | None:
    if earlier.date is None or later.date is None:
        return None
    first, second = earliest(earlier.date.value), earliest(later.date.value)
    return (second - first).days if first and second else None


def _pair(desk: Desk, earlier: Signal, later: Signal) -> Iterator[Answer]:
    """One answer a verdict and document; "partly" on its own telling where no words say how."""
    days = _delay(earlier, later) or 0
    words = [*_said(desk, later), *_replies(desk, earlier, later)]
    seen: dict[str, set[str]] = {}
    for said in words:
        stale = said.verdict == "evaded" and days > NEWS
        told = seen.setdefault(said.verdict, set())
        again = bool(told) and not later.text and not _REPLIED.search(said.span.text)  # a reply is told once more
        if not stale and not again and said.span.document not in told:
            told.add(said.span.document)
            yield _answer(desk, earlier, later, said)
    if not words and days <= NEWS and set(earlier.topics) & set(later.topics) and later.telling:
        yield _answer(desk, earlier, later, Said("partly", later.telling[0]))


def _said(desk: Desk, later: Signal) -> Iterator[Said]:
    """The sentences of its tellings, and of its own text, that say how it answers."""
    for span in dict.fromkeys((*later.evidence, *_own_sentences(desk, later))):
        if (verdict := _how(span.text)) is not None:
            yield Said(verdict, span)
    if later.text:
        own = _side(desk, later.sender)
        taken = [one for one in desk.of(Position, later.text) if _side(desk, one.holder) == own]
        gives = any(one.stance in {"offers", "accepts"} for one in taken)
        for position in taken:
            if position.stance == "refuses":
                yield Said("partly" if gives else "refused", position.span)


def _how(text: str) -> Verdict | None:
    """What the first words of a sentence that say how it answers say; the one sentence answers once."""
    found = [
        (match.start(), verdict) for pattern, verdict in cues() if verdict != "link" and (match := pattern.search(text))
    ]
    return min(found)[1] if found else None  # type: ignore[return-value]


def _replies(desk: Desk, earlier: Signal, later: Signal) -> Iterator[Said]:
    """ "The minister responded warmly": in texts that tell of the earlier signal, behind that telling."""
    for document, start in {span.document: span.start for span in reversed(earlier.telling)}.items():
        for one in desk.of(Mention, document):
            if one.actor is None or one.actor != later.sender:
                continue
            if one.span.start < start or not _REPLIED.match(desk.text(document)[one.span.end :]):
                continue
            for low, high in (piece for pieces in desk.sentences(document) for piece in pieces):
                if low <= one.span.start < high and (verdict := _how(desk.text(document)[low:high])) is not None:
                    yield Said(verdict, desk.span(document, low, high))


def _own_sentences(desk: Desk, signal: Signal) -> Iterator[Span]:
    if signal.text:
        for pieces in desk.sentences(signal.text):
            for low, high in pieces[:1]:
                yield desk.span(signal.text, low, high)


def _answer(desk: Desk, earlier: Signal, later: Signal, said: Said) -> Answer:
    rungs = " against ".join(one.authority.label if one.authority else "no rung on file" for one in (later, earlier))
    return Answer(
        id=record_id("answer", said.span.document, [said.span.bounds], earlier.id, later.id, said.verdict),
        reader=NAME, why=f"{_delay(earlier, later)} days later; {rungs}", from_=later.id, to=earlier.id,
        verdict=said.verdict, span=said.span,
    )  # fmt: skip


def _open(desk: Desk, signals: list[Signal]) -> Iterator[Answer]:
    """Letters and messages whose addressee is said to have still to answer."""
    for condition in desk.records(Condition):
        for span in condition.if_:
            if not _TO_ANSWER.search(span.text) or condition.addressed_to is None:
                continue
            for signal in _unanswered(signals, condition.addressed_to):
                yield Answer(
                    id=record_id("answer", span.document, [span.bounds], signal.id, "unanswered"), reader=NAME,
                    why="a reply by its addressee is spoken of as still to come, and none is on file",
                    from_=None, to=signal.id, verdict="unanswered", span=span,
                )  # fmt: skip


def _unanswered(signals: list[Signal], addressee: str) -> Iterator[Signal]:
    """Letters and messages to that actor to whose sender the actor sent nothing afterwards."""
    for signal in signals:
        if signal.form in {"letter", "message"} and addressee in signal.recipients:
            later = [one for one in signals if one.sender == addressee and (_delay(signal, one) or 0) > 0]
            if not any(signal.sender in one.recipients for one in later):
                yield signal


def _conditions(desk: Desk, signals: list[Signal]) -> Iterator[Answer]:
    """Conditions that the side they are put to takes up in a signal of its own: a stance answers the nearest one."""
    put, shown = _put_by_side(desk), _by_document((span.document, one) for one in signals for span in one.evidence)
    heard = _by_document((place, one) for one in signals for place in (one.text, *(s.document for s in one.telling)))
    for position in desk.records(Position):
        verdict = _VERDICTS.get(position.stance)
        near = shown.get(position.span.document, ())
        signal = next((one for one in near if any(_over(span, position.span) for span in one.evidence)), None)
        if verdict is None or signal is None:
            continue
        conditions = put.get(_side(desk, position.holder), ())
        shared, condition = max(
            ((_shared(desk, one, position), one) for one in conditions if _is_put(heard, one, signal)),
            key=lambda pair: pair[0],
            default=(0, None),
        )
        if condition is not None and shared >= 2:
            yield Answer(
                id=record_id("answer", position.span.document, [position.span.bounds], condition.id),
                reader=NAME, why=f"the side it is put to takes a stance on {shared} of its words", from_=signal.id,
                to=condition.id, verdict=verdict, span=position.span,
            )  # fmt: skip


def _put_by_side(desk: Desk) -> dict[str | None, list[Condition]]:
    """Conditions by the side that they are put to."""
    found: defaultdict[str | None, list[Condition]] = defaultdict(list)
    for condition in desk.records(Condition):
        found[_side(desk, condition.addressed_to)].append(condition)
    return found


def _by_document(pairs: Iterable[tuple[str | None, Signal]]) -> dict[str, list[Signal]]:
    found: defaultdict[str, dict[str, Signal]] = defaultdict(dict)
    for document, signal in pairs:
        if document:
            found[document].setdefault(signal.id, signal)
    return {document: list(some.values()) for document, some in found.items()}


def _is_put(heard: Mapping[str, list[Signal]], condition: Condition, answer: Signal) -> bool:
    """Whether a signal puts the condition, told or reproduced, that does not surely begin after the answer."""
    document = condition.if_[0].document
    before = [one for one in heard.get(document, ()) if one is not answer and (_delay(one, answer) or 0) >= 0]
    return any(one.text == document or condition.holder == one.sender for one in before)


def _shared(desk: Desk, condition: Condition, position: Position) -> int:
    """How many words of the if-clause the other side's stance shares; 0 where it is not the side it is put to."""
    other, own = _side(desk, condition.addressed_to), _side(desk, condition.holder)
    if other is None or own is None or other == own or _side(desk, position.holder) != other:
        return 0
    return len(_words(" ".join(span.text for span in condition.if_)) & _words(position.span.text))


def _over(one: Span, other: Span) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{5,}", text.lower()))


STEP = Step(NAME, makes=("answer",), run=link_answers, needs=("signal", "condition", "position", "mention"))
