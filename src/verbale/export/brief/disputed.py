"""What differs between accounts, and who reads which motive into what."""

from collections import Counter
from collections.abc import Iterator

from verbale.export.brief.sentence import LIMITS, Sentence, Sources, sentence
from verbale.export.brief.words import FIELDS, MOTIVES, READS, day, join, quoted
from verbale.model.records import Agreement, Conflict, Interpretation, Signal, Value


def conflicts(desk: Sources) -> Iterator[Sentence]:
    """What different places say of one thing, the most contested first."""
    found = sorted(desk.all(Conflict), key=lambda one: (one.reading == "as-of", -len(one.values)))
    turns: Counter[str] = Counter()
    turn = {}
    for one in found:  # each field has its turn
        turn[one.id] = turns[one.field]
        turns[one.field] += 1
    for one in sorted(found, key=lambda one: turn[one.id])[: LIMITS["conflicts"]]:
        distinct = {value.value: value for value in reversed(one.values)}
        sides = [
            f"{_shown(one, value)} ({desk.name(value.holder) if value.holder else _where(desk, value.document)})"
            for value in list(distinct.values())[::-1][:3]
        ]
        thing = FIELDS[one.field]
        yield sentence(f"{thing} differ: {join(sides)}; {READS[one.reading]}.", one)


def _shown(conflict: Conflict, value: Value) -> str:
    """Figures and orders in the words of their text, which say of what; dates in words and as read; else the value."""
    words = quoted(value.span.text, 90) if value.span and conflict.field in ("figure", "date", "order") else ""
    if conflict.field == "date" and words:
        return f"{words}, that is {day(value.value)}"
    return words or quoted(value.value, 90)


def _where(desk: Sources, document: str | None) -> str:
    return desk.outlet(document) if document else "the knowledge files"


def readings(desk: Sources) -> Iterator[Sentence]:
    """Agreements with their roots, then disputes, each holder named."""
    by_id = {one.id: one for one in desk.all(Interpretation)}
    for agreement in sorted(desk.all(Agreement), key=lambda one: (-one.roots, -len(one.interpretations)))[:3]:
        members = [by_id[id] for id in agreement.interpretations if id in by_id]
        if not members:
            continue
        holders = list(dict.fromkeys(desk.name(one.holder, one.holder_span) for one in members))
        signal = desk.signals.get(members[0].about or "")
        into = _described(desk, signal) if signal else "what was said"
        reads = "reads" if len(holders) == 1 else "read"
        roots = "one independent source" if agreement.roots == 1 else f"{agreement.roots} independent sources"
        motive = MOTIVES.get(members[0].motive, members[0].motive)
        yield sentence(f"{join(holders)} {reads} {motive} into {into}; behind this stand {roots}.", agreement, *members,
                       spans=[one.span for one in members])  # fmt: skip
    pairs = [(one, by_id[other]) for one in by_id.values() for other in one.disputes if other in by_id]
    seen: set[frozenset[str]] = set()
    for one, other in pairs:
        if frozenset((one.id, other.id)) in seen or len(seen) == LIMITS["readings"] - 3:
            continue
        seen.add(frozenset((one.id, other.id)))
        left, right = (
            f"{desk.name(each.holder, each.holder_span)} ({quoted(each.span.text, 110)})" for each in (one, other)
        )
        yield sentence(f"two readings stand against each other: {left} and {right}.", one, other,
                       spans=[one.span, other.span])  # fmt: skip


def _described(desk: Sources, signal: Signal) -> str:
    """A signal in the middle of a sentence."""
    to = f" to {desk.name(signal.recipients[0])}" if signal.recipients and signal.form in ("letter", "message") else ""
    date = f", {day(signal.date.value)}" if signal.date else ""
    return f"the {signal.form} of {desk.name(signal.sender)}{to}{date}"
