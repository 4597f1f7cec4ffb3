"""The brief: about two pages that state only what records support, every sentence with its records and its places.

Sentences are templates over records, names resolved; words of the documents stand in quotation marks. What the case
has nothing of is a `missing` line of its part and no sentence. Choice, where there is more than two pages hold: signals
with a text, many tellings; what is contradicted before what stands; what most documents touch.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from verbale.export.brief_words import FIELDS, FORMS, MOTIVES, NOVELTIES, VERDICTS, day, join, quoted
from verbale.export.csl import item
from verbale.export.table import name_of, names, shorten
from verbale.model.dossier import Dossier, R
from verbale.model.records import (
    Agreement,
    Answer,
    Carriage,
    Condition,
    Conflict,
    Document,
    First,
    Forecast,
    Interpretation,
    Novelty,
    Omission,
    Quotation,
    Record,
    Signal,
    Value,
    spans_in,
)
from verbale.model.span import Span

LIMITS = {"signals": 7, "firsts": 4, "carriages": 4, "omissions": 2, "conflicts": 5, "readings": 5, "open": 5}
"""Sentences of a sort: together about 30, which is two pages with their notes."""


class Sentence(NamedTuple):
    """One sentence, the ids of the records that it states, and the places it can be looked up at."""

    text: str
    records: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents it cites, each once."""
        return tuple(dict.fromkeys(span.document for span in self.spans))


class Part(NamedTuple):
    """A part under its heading; `missing` says what the case has nothing of."""

    heading: str
    sentences: tuple[Sentence, ...]
    missing: str = ""


class Brief(NamedTuple):
    """The whole, with the citation of every document that a sentence cites."""

    title: str
    parts: tuple[Part, ...]
    citations: dict[str, str]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in their order; note N belongs to the Nth."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)


def write_brief(dossier: Dossier, title: str) -> Brief:
    """The brief of a case; an empty case gives its parts, each saying what is missing."""
    desk = Sources(dossier)
    parts = tuple(
        Part(heading, sentences, "" if sentences else missing)
        for heading, writers, missing in PARTS
        for sentences in [tuple(s for write in writers for s in write(desk) if s.spans)]
    )
    cited = dict.fromkeys(one for part in parts for sentence in part.sentences for one in sentence.documents)
    return Brief(title, parts, {one: citation(dossier.documents[one]) for one in cited})


def citation(document: Document) -> str:
    """Author, title, outlet, date, address: what is known of them, else the file's name."""
    known = item(document)
    authors = [a.get("literal") or f"{a['given']} {a['family']}" for a in known.get("author", ())]
    title = f"“{known['title']}”" if "title" in known else Path(document.path).name
    date = day(document.published.value) if document.published else "no date"
    fields = [join(authors), title, known.get("container-title"), date, known.get("URL")]
    return ", ".join(field for field in fields if field)


class Sources:
    """The records of a case that nobody rejected, with names."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        # A document without an outlet is known by its authors; a long title would drown the sentence.
        named = {
            d.id: d.outlet or join(list(d.authors)) or shorten(d.title or "", 48) for d in dossier.documents.values()
        }
        self.known = names(dossier) | {id: name for id, name in named.items() if name}
        self.signals = {signal.id: signal for signal in self.all(Signal)}

    def all(self, kind: type[R]) -> list[R]:
        """All records of a kind that stand."""
        return [record for record in self.dossier.records(kind) if record.status != "rejected"]

    def name(self, who: str | None, words: Span | None = None) -> str:
        """Somebody's name, the words of the text that name nobody, or what is so."""
        return name_of(self.known, who, words) or "Somebody who is not named"

    def outlet(self, document: str) -> str:
        """The document's outlet or title."""
        return self.known.get(document, document)


def sentence(text: str, *records: Record, spans: Iterable[Span] = ()) -> Sentence:
    """A sentence with its records; its places are theirs where none are given."""
    places = tuple(spans) or tuple(span for record in records for span in spans_in(record))
    text = text[:1].upper() + text[1:]
    return Sentence(text, tuple(record.id for record in records), places)


def exchange(desk: Sources) -> Iterator[Sentence]:
    """The signals, in the order of their dates."""

    def importance(signal: Signal) -> tuple[bool, int, bool, bool]:
        tellings = len({span.document for span in signal.telling})
        dated = signal.date is not None and len(signal.date.value) >= len("2024-01-05")
        return signal.text is None, -tellings, not dated, not signal.recipients

    chosen = sorted(desk.signals.values(), key=importance)[: LIMITS["signals"]]
    for signal in sorted(chosen, key=lambda one: (one.date is None, one.date.value if one.date else "")):
        sender = desk.name(signal.sender) + (f", {signal.office}," if signal.office else "")
        verb, to = FORMS[signal.form]
        whom = f" {to} {join([desk.name(one) for one in signal.recipients[:3]])}" if signal.recipients else ""
        when = f" ({day(signal.date.value)})" if signal.date else " (date not established)"
        tellings = len({span.document for span in signal.telling})
        told = f"; {tellings} documents tell of it" if tellings > 1 else ""
        text = "; its text is in the case" if signal.text else ""
        places = signal.telling or signal.evidence
        yield sentence(f"{sender} {verb}{whom}{when}{told}{text}.", signal, spans=places)


def novelty(desk: Sources) -> Iterator[Sentence]:
    """Claims of a first with what the case says of them."""
    tested = {one.first: one for one in desk.all(Novelty)}
    order = ("contradicted", "holds-if-narrowed", "stands", "untested", None)

    def rank(first: First) -> tuple[int, bool]:
        test = tested.get(first.id)
        return order.index(test.verdict if test else None), not first.scope.since

    for first in sorted(desk.all(First), key=rank)[: LIMITS["firsts"]]:
        test = tested.get(first.id)
        verdict = f"; {NOVELTIES[test.verdict]}" if test else ""
        who = desk.name(first.holder, first.holder_span)
        said = f"{who} speaks of something new or unusual: {quoted(first.span.text)}{verdict}."
        yield sentence(said, first, *([test] if test else []), spans=[first.span])


def carried(desk: Sources) -> Iterator[Sentence]:
    """Quotations set against their primary texts, weighty edits first; without any, as they are."""
    quotations = {one.id: one for one in desk.all(Quotation)}
    order = ("altered", "spliced", "not-found", "retranslated", "elided", "bracketed", "verbatim")

    def rank(one: Carriage) -> tuple[bool, int, int]:
        weighty = any(edit.weight != "other" for edit in one.edits)
        return not weighty, order.index(one.verdict), -_length(quotations[one.quotation])

    found = [one for one in desk.all(Carriage) if one.quotation in quotations and one.verdict in order and one.primary]
    for one in sorted(found, key=rank)[: LIMITS["carriages"]]:
        quotation = quotations[one.quotation]
        words, place = " … ".join(span.text for span in quotation.content), quotation.content[0].document
        who = f"{desk.outlet(place)} quotes {desk.name(quotation.speaker, quotation.source)}: {quoted(words)}"
        waits = ", which a person has yet to confirm" if one.candidate else ""
        edits = [f"{quoted(e.quoted)} for {quoted(e.source)}" for e in one.edits if e.quoted and e.source][:2]
        changed = f" ({join(edits)})" if edits and one.verdict == "altered" else ""
        against = f"set against {desk.outlet(one.primary or '')}, the words are {VERDICTS[one.verdict]}{changed}{waits}"
        yield sentence(f"{who}; {against}.", quotation, one, spans=(*quotation.content, *one.source))
    if not found:
        direct = [each for each in quotations.values() if each.form == "direct" and each.speaker and _length(each) > 40]
        for each in sorted(direct, key=_length, reverse=True)[: LIMITS["carriages"]]:
            said = quoted(" … ".join(span.text for span in each.content))
            who = f"{desk.outlet(each.content[0].document)} quotes {desk.name(each.speaker)}"
            yield sentence(f"{who}: {said}.", each, spans=each.content)


def _length(quotation: Quotation) -> int:
    return sum(span.end - span.start for span in quotation.content)


def omitted(desk: Sources) -> Iterator[Sentence]:
    """Sentences of primary texts that documents telling of them leave out though others carry them."""
    found = [one for one in desk.all(Omission) if one.left_out_by and one.carried_by]
    for one in sorted(found, key=lambda o: (-min(len(o.left_out_by), len(o.carried_by)), -len(o.left_out_by)))[
        : LIMITS["omissions"]
    ]:
        out, by = (
            join([desk.outlet(d) for d in one.left_out_by[:3]]),
            join([desk.outlet(d) for d in one.carried_by[:3]]),
        )
        yield sentence(f"{quoted(one.span.text)} is carried by {by} and not by {out}.", one, spans=[one.span])


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
        reads = {"error": "they cannot all be right", "definition": "they may mean different things",
                 "as-of": "both may have held on their day", "unresolved": "the texts do not settle it"}  # fmt: skip
        thing = FIELDS[one.field]
        yield sentence(f"{thing} differ: {join(sides)}; {reads[one.reading]}.", one)


def _shown(conflict: Conflict, value: Value) -> str:
    """Figures in the words of their text, which say what is counted; dates in words and as read; else the value."""
    words = quoted(value.span.text, 90) if value.span and conflict.field in ("figure", "date") else ""
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


def forecasts(desk: Sources) -> Iterator[Sentence]:
    """Forecasts that nobody resolved, those with a horizon or a likelihood first."""
    found = [one for one in desk.all(Forecast) if one.resolution is None]
    found.sort(key=lambda one: (one.horizon is None, one.band is None, one.hedge is None))
    for one in found[: LIMITS["open"]]:
        horizon = f" (horizon: {day(one.horizon.value)})" if one.horizon else ""
        band = f"; its hedge is read as {one.band[0]} to {one.band[1]} per cent" if one.band else ""
        who = desk.name(one.holder, one.holder_span)
        yield sentence(
            f"{who} said of what is to come{horizon}: {quoted(one.span.text)}{band}.",
            one, spans=[one.span],
        )  # fmt: skip


def conditions(desk: Sources) -> Iterator[Sentence]:
    """Conditions that no record of the case answers; said so only where answers were looked for."""
    answers = {one.to: one for one in desk.all(Answer)}
    texts = {signal.text for signal in desk.signals.values() if signal.text}
    found = [
        one for one in desk.all(Condition)
        if one.then and (one.id not in answers or answers[one.id].verdict == "unanswered")
    ]  # fmt: skip
    found.sort(key=lambda one: (one.if_[0].document not in texts, one.addressed_to is None))
    for one in found[: LIMITS["open"] - 1]:
        answer = answers.get(one.id)
        told = "; no answer to it was found in the case" if answer else ""
        terms, then = (quoted(" … ".join(span.text for span in spans), 130) for spans in (one.if_, one.then))
        who = desk.name(one.holder, one.holder_span)
        yield sentence(f"{who} names a condition, {terms}, and what follows from it, {then}{told}.", one,
                       *([answer] if answer else []), spans=(*one.if_, *one.then))  # fmt: skip


Writer = Callable[[Sources], Iterator[Sentence]]
PARTS: tuple[tuple[str, tuple[Writer, ...], str], ...] = (
    ("The exchange", (exchange,), "The case holds no signal."),
    ("What is new", (novelty,), "The case holds no claim of a first."),
    ("What was said, and how it was carried", (carried, omitted), "The case holds no quotation to set against a text."),
    (
        "What is disputed",
        (conflicts, readings),
        "The case holds no conflict and no reading that is shared or disputed.",
    ),
    ("What remains open", (forecasts, conditions), "The case holds no open forecast and no condition."),
)
