"""Claims of a first, tested against every signal of the case and against the precedent files.

A claim stands where nothing earlier fits its scope; it is contradicted where something does; it holds if narrowed where
something fits all of it but what the claim leaves open (the recipient, the person, the form). Where the sender is not
known, or there is nothing to compare with, it stays untested. A base rate counts what is on file, not what there was.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from verbale.knowledge.precedents import Precedent, all_precedents
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.date import compatible, is_edtf, latest
from verbale.model.records import Dated, First, Mention, Novelty, Record, Signal, record_id
from verbale.model.span import Span
from verbale.step import Step

NAME = "novelty"
SHOWN = 2
"""Precedents from the files that a claim brings into the case; the base rate counts all."""
_LEADERS = re.compile(
    r"\b(?:leaders?|heads? of state|presidents?|premiers?|prime ministers?|kings?|personal\w*)\b", re.IGNORECASE
)
_RARE = re.compile(r"\b(?:" + "|".join(toml("first_words")["rare"]) + r")\b", re.IGNORECASE)
_YEARS = re.compile(r"\bin (?P<n>\d+) years\b")
_WRITTEN = re.compile(r"letter|message|telegram|note|condolence|sympath|anything", re.IGNORECASE)
_KIND = re.compile(r"condolence|sympath", re.IGNORECASE)


Verdict = Literal["stands", "contradicted", "holds-if-narrowed", "untested"]


class Case(NamedTuple):
    """What a claim is tested against: the signals of the case and precedents as signals."""

    signals: tuple[Signal, ...]
    files: tuple[tuple[Precedent, Signal], ...]


def test_firsts(desk: Desk) -> Iterable[Record]:
    """A test a claim, and the signals of the case with those precedents that a test names."""
    case = _case(desk)
    tests = [test for first in desk.records(First) if (test := tested(desk, case, first))]
    yield from tests
    named = {id for test in tests for id in (*test.comparables, *test.counterexamples)}
    extra = [signal for _, signal in case.files if signal.id in named]
    if extra:
        yield from (*case.signals, *extra)


def _case(desk: Desk) -> Case:
    signals = desk.records(Signal)
    files = tuple((row, _signal(desk, row)) for row in all_precedents(desk.knowledge))
    new = tuple(pair for pair in files if not any(_same(pair[1], signal) for signal in signals))
    return Case(signals, new)


def _signal(desk: Desk, row: Precedent) -> Signal:
    actors = desk.knowledge.actors
    sender = actors.identify(row.sender)
    state = actors.identify(row.sender_state, "state") if row.sender_state else None
    recipient = actors.identify(row.recipient) if row.recipient else None
    return Signal(
        id=record_id("signal", "precedent", [], row.date, row.sender, row.recipient, row.occasion),
        reader=NAME, why=f"from the precedent files; source: {row.source}", sender=sender, office=row.office or None,
        state=state, recipients=tuple(one for one in (recipient, _state(desk, row)) if one),
        form="letter" if "letter" in row.form else "message", date=Dated(row.date), occasion=row.occasion or None,
        topics=tuple(topic for topic in ("condolence" if _KIND.search(row.form) else "", row.occasion) if topic),
    )  # fmt: skip


def _state(desk: Desk, row: Precedent) -> str | None:
    return desk.knowledge.actors.identify(row.recipient_state, "state") if row.recipient_state else None


def _same(one: Signal, other: Signal) -> bool:
    dated = one.date is not None and other.date is not None and compatible(one.date.value, other.date.value)
    return one.sender == other.sender and dated and bool(set(one.topics) & set(other.topics))


def tested(desk: Desk, case: Case, first: First) -> Novelty | None:
    """The test of one claim."""
    sender, recipient = _actor(desk, first, first.scope.sender), _actor(desk, first, first.scope.recipient)
    focal = _focal(desk, case, first, sender, recipient)
    if sender is None and " never " in f" {first.span.text.lower()} ":
        return _novelty(first, "untested", (), (), None, "the text names no sender that is known")
    if focal is not None and (sender is None or (_LEADERS.search(first.span.text) and sender == focal.state)):
        sender = focal.sender
    if sender is None:
        return _novelty(first, "untested", (), (), None, "the text names no sender that is known")
    topics = set(focal.topics) if focal else set()
    earlier = [one for one in (*case.signals, *(s for _, s in case.files)) if one is not focal and _before(one, focal)]
    like = [one for one in earlier if _is_like(desk, one, sender, topics, first)]
    to = recipient or None
    exact = [
        one for one in like if one.sender == sender and _reaches(desk, one, to) and not _too_old(first, one, focal)
    ]
    others = [one for one in like if one.sender == sender and one not in exact]
    same_side = [one for one in like if one.sender != sender and _reaches(desk, one, to or _to(focal))]
    return _verdict(desk, first, sender, to, focal, exact, others, same_side, case)


def _verdict(
    desk: Desk, first: First, sender: str, to: str | None, focal: Signal | None,
    exact: list[Signal], others: list[Signal], same_side: list[Signal], case: Case,
) -> Novelty:  # fmt: skip
    rate = base_rate(desk, case, sender, to or _to(focal))
    comparables = _ids(case, [*exact, *same_side, *others])
    rare, is_state = bool(_RARE.search(first.span.text)), _is_state(desk, sender)
    if not comparables:
        return _novelty(first, "untested", (), (), rate, "nothing on file compares with it")
    if exact and to is None:
        here = [one for one in exact if not _reaches(desk, one, _to(focal))]
        if len(here) == len(exact) and focal is not None:
            why = f"only of signals to {_name(desk, _to(focal))}: the same sender has others on file"
            return _novelty(first, "holds-if-narrowed", comparables, _ids(case, exact), rate, why)
    if exact or (is_state and same_side):
        counter = _ids(case, exact or same_side)
        if not (rare or is_state):
            return _novelty(first, "contradicted", comparables, counter, rate, "an earlier signal fits the claim")
        why = "the same side has earlier signals on file: it holds of this sender's own name, form or occasion"
        return _novelty(first, "holds-if-narrowed", comparables, counter, rate, why)
    return _novelty(first, "stands", comparables, (), rate, "nothing earlier on file fits its sender and recipient")


def _ids(case: Case, signals: list[Signal]) -> tuple[str, ...]:
    """Signals of the case, and the latest few of the precedent files."""
    filed = {signal.id for _, signal in case.files}
    own = [signal.id for signal in signals if signal.id not in filed]
    more = [signal.id for signal in reversed(signals) if signal.id in filed][:SHOWN]
    return tuple(dict.fromkeys((*own, *more)))


def _novelty(
    first: First, verdict: Verdict, comparables: tuple[str, ...], counter: tuple[str, ...], rate: str | None, why: str
) -> Novelty:
    return Novelty(
        id=record_id("novelty", first.span.document, [first.span.bounds]), reader=NAME, why=why, first=first.id,
        verdict=verdict, comparables=comparables, counterexamples=counter, base_rate=rate,
    )  # fmt: skip


def _actor(desk: Desk, first: First, words: str | None) -> str | None:
    """Who the words of the scope name: as a mention of that document has them, else as the files know them."""
    if not words:
        return None
    mentions = [one for one in desk.records(Mention) if one.span.document == first.span.document and one.actor]
    for mention in sorted(mentions, key=lambda one: abs(one.span.start - first.span.start)):
        if mention.span.text == words:
            return mention.actor
    return None


def _focal(desk: Desk, case: Case, first: First, sender: str | None, recipient: str | None) -> Signal | None:
    """The signal that the claim is about: of that sender, to that recipient, told in the same document if any is."""
    fits = [
        signal
        for signal in case.signals
        if (sender is None or sender in {signal.sender, signal.state}) and _reaches(desk, signal, recipient)
    ]
    document = first.span.document
    fits = [one for one in fits if any(span.document == document for span in one.evidence)] or fits
    dated = [signal for signal in fits if signal.date and is_edtf(signal.date.value)]
    if sender is None:
        near = [one for one in dated if any(_near(span, first.span) for span in one.evidence)]
        return near[0] if near else None
    written = _WRITTEN.search(first.scope.form or "") is not None
    return max(dated, key=lambda one: _rank(one, written), default=None)


def _rank(signal: Signal, written: bool) -> tuple[bool, int, str]:
    """The right family of forms first, then what most documents tell of, then the latest."""
    when = latest(signal.date.value) if signal.date else None
    return (signal.form in {"letter", "message"}) == written, len(signal.telling), str(when or "")


def _near(one: Span, other: Span) -> bool:
    return one.document == other.document and abs(one.start - other.start) < 400


def _before(one: Signal, focal: Signal | None) -> bool:
    if focal is None or focal.date is None or one.date is None:
        return True
    low, high = latest(one.date.value), latest(focal.date.value)
    return compatible(one.date.value, focal.date.value) or low is None or high is None or low <= high


def _is_like(desk: Desk, one: Signal, sender: str, topics: set[str], first: First) -> bool:
    """Whether a signal is of the same side and about a thing of the same kind."""
    known = desk.knowledge.actors.get(sender)
    side = {sender, known.state if known else None} - {None}
    if one.sender not in side and one.state not in side:
        return False
    if _KIND.search(first.scope.form or "") or "condolence" in topics:
        return "condolence" in one.topics or one.form in {"letter", "message"}
    return bool(set(one.topics) & topics) or (one.form in (first.scope.form or ""))


def _reaches(desk: Desk, signal: Signal, recipient: str | None) -> bool:
    """Whether it went to that actor, its state or one of its state."""
    if recipient is None:
        return True
    known = desk.knowledge.actors.get(recipient)
    side = {recipient, known.state if known else None} - {None}
    for one in signal.recipients:
        other = desk.knowledge.actors.get(one)
        if one in side or (other is not None and other.state in side):
            return True
    return False


def _to(focal: Signal | None) -> str | None:
    return focal.recipients[0] if focal is not None and focal.recipients else None


def _too_old(first: First, one: Signal, focal: Signal | None) -> bool:
    """Whether a claim "in 22 years" leaves the signal out."""
    match = _YEARS.search(first.scope.since or "")
    if match is None or focal is None or focal.date is None or one.date is None:
        return False
    now, then = latest(focal.date.value), latest(one.date.value)
    return now is not None and then is not None and now.year - then.year >= int(match["n"])


def _is_state(desk: Desk, actor: str) -> bool:
    known = desk.knowledge.actors.get(actor)
    return known is not None and known.type in {"state", "organization"}


def base_rate(desk: Desk, case: Case, sender: str, recipient: str | None) -> str:
    """How many messages of the kind are on file: in the sender's name, and of them to this recipient."""
    filed = [*case.signals, *(signal for _, signal in case.files)]
    kind = [one for one in filed if one.form in {"letter", "message"}]
    own = [one for one in kind if sender in {one.sender, one.state}]
    to = [one for one in own if _reaches(desk, one, recipient)] if recipient else []
    words = f"letters and messages on file: {len(kind)}; in the name of {_name(desk, sender)}: {len(own)}"
    return words + (f"; of them to {_name(desk, recipient)} or its side: {len(to)}" if recipient else "")


def _name(desk: Desk, actor: str | None) -> str:
    known = desk.knowledge.actors.get(actor) if actor else None
    return known.name if known else (actor or "nobody").removeprefix("actor:")


STEP = Step(NAME, makes=("novelty",), run=test_firsts, needs=("first", "signal", "mention"))
