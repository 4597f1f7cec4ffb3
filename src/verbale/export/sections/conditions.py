"""Conditions and answers: who asks what of whom, what would follow, and what the other side said."""

from collections.abc import Iterable
from pathlib import Path

from verbale.export.table import Cell, Section, Table, cell, name_of, names, shorten
from verbale.model.dossier import Dossier
from verbale.model.records import Answer, Condition, Note

COLUMNS = ("Holder", "Put to", "If", "Then", "Answer", "Deadlock", "Document", "Id")


def tables(dossier: Dossier) -> Iterable[Table]:
    """One row a condition; a deadlock is a condition that the side it is put to refuses."""
    known = names(dossier)
    answers: dict[str, list[Answer]] = {}
    for answer in dossier.records(Answer):
        answers.setdefault(answer.to, []).append(answer)
    conditions = [one for one in dossier.records(Condition) if one.status != "rejected"]
    rows = tuple(_row(dossier, known, one, answers.get(one.id, [])) for one in conditions)
    stuck = sum(row[5].text != "" for row in rows)
    yield Table("Conditions and answers", COLUMNS, rows, f"{len(rows)} conditions; {stuck} that the other side refuses")
    silent = [note for note in dossier.records(Note) if note.reader == "demands" and note.status != "rejected"]
    if silent:
        quiet = tuple(
            (cell(note.text, record=note.id), cell(note.about, record=note.about), cell(note.why)) for note in silent
        )
        yield Table(
            "Not asked for", ("Demand", "Signal", "Why"), quiet, "past demands on the file that a text is silent on"
        )


def _row(dossier: Dossier, known: dict[str, str], one: Condition, answers: list[Answer]) -> tuple[Cell, ...]:
    refused = next((answer for answer in answers if answer.verdict == "refused"), None)
    answer = refused or next(iter(answers), None)
    return (
        cell(name_of(known, one.holder, one.holder_span)),
        cell(name_of(known, one.addressed_to)),
        cell(shorten(" … ".join(span.text for span in one.if_), 110), one.if_[0], one.id),
        cell(shorten(" … ".join(span.text for span in one.then), 90), one.then[0] if one.then else None),
        cell(f"{answer.verdict}: {shorten(answer.span.text, 70)}", answer.span, answer.id)
        if answer and answer.span
        else cell("no answer on file"),
        cell("required, and refused") if refused else Cell(""),
        cell(Path(dossier.documents[one.if_[0].document].path).name),
        cell(one.id, record=one.id),
    )


SECTION = Section("conditions", "Conditions and answers", tables, rank=24)
