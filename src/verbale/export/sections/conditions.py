"""Conditions and answers: who asks what of whom, what would follow, and what the other side said."""

from collections.abc import Iterable, Iterator

from verbale.export.sections.readings import signal_name
from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten, source_name
from verbale.knowledge.topics import topics
from verbale.model.dossier import Dossier
from verbale.model.records import Answer, Condition, Note, Position, Signal

COLUMNS = ("Holder", "Put to", "If", "Then", "Issues", "Answer", "Deadlock", "Document", "Id")
"""One row a condition."""
ISSUES = ("Issue", "Conditions", "Who sets them", "Where others stand")
"""One row an issue that conditions are about."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a condition; a deadlock is a condition that the side it is put to refuses."""
    known = names(dossier)
    answers: dict[str, list[Answer]] = {}
    for answer in dossier.records(Answer):
        answers.setdefault(answer.to, []).append(answer)
    conditions = [one for one in dossier.records(Condition) if one.status != "rejected"]
    rows = tuple(_row(dossier, known, one, answers.get(one.id, [])) for one in conditions)
    stuck = sum(row[6].text != "" for row in rows)
    yield Table("Conditions and answers", COLUMNS, rows, f"{len(rows)} conditions; {stuck} that the other side refuses")
    grouped = tuple(_issues(dossier, known, conditions))
    if grouped:
        yield Table("Issue by issue", ISSUES, grouped, "issues are topics of a lexicon and words that several share")
    if quiet := tuple(_quiet(dossier, known)):
        note = "past demands on the file that a text is silent on"
        yield Table("Not asked for", ("Demand", "Signal", "Why"), quiet, note)


def _quiet(dossier: Dossier, known: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    """One row a past demand that a signal is silent on."""
    signals = {signal.id: signal for signal in dossier.records(Signal)}
    for note in dossier.records(Note):
        if note.reader == "demands" and note.status != "rejected":
            demand = note.text.partition(": ")[2] or note.text
            about = signal_name(known, signals[note.about]) if note.about in signals else note.about
            yield cell(demand, record=note.id), cell(about, record=note.about), cell(note.why)


def _issues(dossier: Dossier, known: dict[str, str], conditions: list[Condition]) -> Iterable[tuple[Cell, ...]]:
    """One row an issue that two conditions or a position share, those of most conditions first."""
    held = [
        (one, one.span.text.lower(), topics(one.span.text))
        for one in dossier.records(Position) if one.status != "rejected"
    ]  # fmt: skip
    by_issue: dict[str, list[Condition]] = {}
    for one in conditions:
        for issue in one.issues:
            by_issue.setdefault(issue, []).append(one)
    for issue, some in sorted(by_issue.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        stances = [one for one, words, about in held if issue in words or issue in about]
        if len(some) > 1 or stances:
            who = dict.fromkeys(name_of(known, one.holder, one.holder_span) for one in some)
            stand = dict.fromkeys(f"{name_of(known, one.holder, one.holder_span)}: {one.stance}" for one in stances)
            yield (
                cell(issue, some[0].if_[0], some[0].id), cell(str(len(some))), cell(shorten(", ".join(who), 90)),
                cell(shorten("; ".join(stand), 120), stances[0].span if stances else None),
            )  # fmt: skip


def _row(dossier: Dossier, known: dict[str, str], one: Condition, answers: list[Answer]) -> tuple[Cell, ...]:
    refused = next((answer for answer in answers if answer.verdict == "refused"), None)
    answer = refused or next(iter(answers), None)
    return (
        cell(name_of(known, one.holder, one.holder_span)),
        cell(name_of(known, one.addressed_to)),
        cell(shorten(" … ".join(span.text for span in one.if_), 110), one.if_[0], one.id),
        cell(shorten(" … ".join(span.text for span in one.then), 90), one.then[0] if one.then else None),
        cell(", ".join(one.issues)),
        cell(f"{answer.verdict}: {shorten(answer.span.text, 70)}", answer.span, answer.id)
        if answer and answer.span
        else cell("no answer on file"),
        cell("required, and refused") if refused else Cell(""),
        cell(source_name(dossier, one.if_[0].document)),
        cell(one.id, record=one.id),
    )


SECTION = Section("conditions", "Conditions and answers", tables, rank=24)
