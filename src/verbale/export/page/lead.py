"""The lead: what the exchange is, in half a dozen lines at the head of the page, each a link to its section."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.export.table import name_of, names
from verbale.model.date import bare, earliest
from verbale.model.dossier import Dossier, R
from verbale.model.records import (
    Actor,
    Answer,
    Condition,
    Conflict,
    Dated,
    Interpretation,
    Novelty,
    Omission,
    Signal,
)

LISTED = 3
"""So many of the commonest are named; the others are in the section."""


class Fact(NamedTuple):
    """A line of the lead: what is asked, what the case says, and where it says so."""

    question: str
    words: str
    href: str


def lead(dossier: Dossier) -> tuple[Fact, ...]:
    """The lines that have something to say."""
    asked = (
        ("Who to whom", _parties(dossier), "#s-signals"),
        ("When", _days(dossier), "#s-signals"),
        ("In what form", _forms(dossier), "#s-signals"),
        ("On what terms", _terms(dossier), "#s-conditions"),
        ("What is new", _news(dossier), "#s-precedents"),
        ("Read as", _readings(dossier), "#s-readings"),
        ("Carried", _carried(dossier), "#s-fidelity"),
        ("Accounts differ in", _differences(dossier), "#s-conflicts"),
    )
    return tuple(Fact(*fact) for fact in asked if fact[1])


def _held(dossier: Dossier, kind: type[R]) -> Iterator[R]:
    return (record for record in dossier.records(kind) if record.status != "rejected")


def _parties(dossier: Dossier) -> str:
    known = names(dossier)
    states = {actor.id: actor.id if actor.type == "state" else actor.state for actor in dossier.records(Actor)}
    pairs: Counter[tuple[str, str]] = Counter()
    for signal in _held(dossier, Signal):
        sender = signal.state or states.get(signal.sender or "")
        towards = {states.get(one) or one for one in signal.recipients}
        pairs.update((sender, one) for one in sorted(towards) if sender and one != sender)
    told = (f"{name_of(known, who)} to {name_of(known, whom)}" for who, whom in pairs)
    return _listed(zip(told, pairs.values(), strict=True))


def _days(dossier: Dossier) -> str:
    told = _span(signal.date for signal in _held(dossier, Signal))
    printed = _span(document.published for document in dossier.documents.values())
    return "; ".join([f"signals of {told}"] * bool(told) + [f"documents of {printed}"] * bool(printed))


def _span(dates: Iterable[Dated | None]) -> str:
    """The first and the last of the dates, as they are written."""
    placed = sorted((day, one.value) for one in dates if one and (day := earliest(bare(one.value))))
    values = list(dict.fromkeys(value for _, value in (placed[0], placed[-1]))) if placed else []
    return " to ".join(values)


def _forms(dossier: Dossier) -> str:
    signals = list(_held(dossier, Signal))
    told = _listed(Counter(signal.form for signal in signals).items())
    ranked = [one.authority for one in signals if one.authority and one.authority.rung.isdigit()]
    if not ranked:
        return told
    highest = min(ranked, key=lambda authority: int(authority.rung))
    return f"{told}; the highest is rung {highest.rung}, {highest.label}"


def _terms(dossier: Dossier) -> str:
    conditions = {condition.id for condition in _held(dossier, Condition)}
    verdicts = Counter(one.verdict for one in _held(dossier, Answer) if one.to in conditions and one.span)
    if not conditions:
        return ""
    answered = _listed(verdicts.items()) or "none answered in this case"
    return f"{_count(len(conditions), 'condition')}; {answered}"


def _news(dossier: Dossier) -> str:
    verdicts = Counter(one.verdict.replace("-", " ") for one in _held(dossier, Novelty))
    return f"{_count(verdicts.total(), 'claim')} of a first: {_listed(verdicts.items())}" if verdicts else ""


def _readings(dossier: Dossier) -> str:
    return _listed(Counter(one.motive.replace("-", " ") for one in _held(dossier, Interpretation)).items())


def _carried(dossier: Dossier) -> str:
    sentences = list(_held(dossier, Omission))
    told = sum(bool(one.carried_by) for one in sentences)
    return f"{told} of {_count(len(sentences), 'sentence')} of primary texts, by somebody" if sentences else ""


def _differences(dossier: Dossier) -> str:
    return _listed(Counter(conflict.field for conflict in _held(dossier, Conflict)).items())


def _listed(counted: Iterable[tuple[str, int]]) -> str:
    """The commonest with their numbers, those of one number in the order of the alphabet."""
    ordered = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    named = [f"{words} ({number})" for words, number in ordered[:LISTED]]
    return ", ".join(named + [f"{len(ordered) - LISTED} more"] * (len(ordered) > LISTED))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
