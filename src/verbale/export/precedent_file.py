"""A precedent file as it grows: the signals of a case become rows of it, so that the next case can be tested on them.

`extend(dossier, path)` adds one row a signal that the file does not have yet: same day, sender, recipient and kind of
form count as the same. Rows that stand are left as they are, and a file that cannot be used is not touched. What
`knowledge/precedents.py` reads is what is written here.
"""

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from verbale.export.table import name_of, names
from verbale.knowledge.forms import OCCASIONS, related
from verbale.knowledge.naming import name_key
from verbale.knowledge.precedents import COLUMNS, Precedent, form_named, read_precedents
from verbale.model.dossier import Dossier
from verbale.model.records import Actor, Signal

HEAD = """\
# Precedents: messages, statements and talks as the documents of a case tell of them.
# What a row is: one signal; names and offices in the words of the case. Add and mend rows by hand as you like.
# Source: `source` names who told of it, and when. Read by: cases whose case.toml has `precedents = ["{name}"]`.
# date: EDTF. Written by `verbale read --precedents`, which only ever adds rows.
"""
"""What opens the file, with the file's own name put in."""
FILED = "novelty"
"""The reader of signals that came from precedent files and archives: they are on file already."""


class Extended(NamedTuple):
    """Rows added, signals that the file had, and signals that lack the date or sender which a row needs."""

    added: int
    known: int
    incomplete: int

    def __str__(self) -> str:
        parts = [f"{self.added} added", f"{self.known} there already"]
        parts += [f"{self.incomplete} without date or sender left out"] * bool(self.incomplete)
        return ", ".join(parts)


def extend(dossier: Dossier, path: Path) -> Extended:
    """Adds the signals of a dossier to a precedent file, a new one where there is none.

    KnowledgeError where the file cannot be used; OSError where it cannot be written. It is written whole or not at all.
    """
    there = list(read_precedents(path)) if path.exists() else []
    whole, incomplete = _rows(dossier)
    fresh: list[Precedent] = []
    for row in whole:
        if not any(_same(row, one) for one in (*there, *fresh)):
            fresh.append(row)
    if fresh:
        _write(path, fresh)
    return Extended(len(fresh), len(whole) - len(fresh), incomplete)


def _rows(dossier: Dossier) -> tuple[list[Precedent], int]:
    """The rows of a dossier's own signals, and how many of them make none."""
    signals = [one for one in dossier.records(Signal) if one.status != "rejected" and one.reader != FILED]
    known, actors = names(dossier), {actor.id: actor for actor in dossier.records(Actor)}
    rows = [_row(dossier, known, actors, one) for one in signals if one.date and one.sender]
    return rows, len(signals) - len(rows)


def _row(dossier: Dossier, known: dict[str, str], actors: dict[str, Actor], signal: Signal) -> Precedent:
    to = next((actors[one] for one in signal.recipients if one in actors), None)
    state = None if to is None else to.id if to.type == "state" else to.state
    occasions = [topic for topic in signal.topics if topic in OCCASIONS]
    return Precedent(
        date=signal.date.value if signal.date else "",
        sender=name_of(known, signal.sender),
        office=signal.office or "",
        sender_state=name_of(known, signal.state),
        form=f"{signal.form} of condolence" if _condoles(signal) else signal.form,
        recipient=to.name if to and to.type != "state" else "",
        recipient_office=to.offices[0].title if to and to.offices else "",
        recipient_state=name_of(known, state),
        occasion=occasions[0] if occasions else signal.occasion or "",
        source="; ".join(dict.fromkeys(_told(dossier, known, signal))),
    )


def _condoles(signal: Signal) -> bool:
    return signal.form in {"letter", "message"} and "condolence" in signal.topics


def _told(dossier: Dossier, known: dict[str, str], signal: Signal) -> Iterator[str]:
    """Who told of it: outlet, authors or title, and the day."""
    for span in (*signal.telling, *signal.evidence):
        published = dossier.documents[span.document].published
        yield ", ".join(filter(None, (known[span.document], published.value if published else "")))


def _same(row: Precedent, other: Precedent) -> bool:
    """Whether two rows tell of one signal."""
    return (
        row.date == other.date
        and name_key(row.sender) == name_key(other.sender)
        and name_key(row.recipient or row.recipient_state) == name_key(other.recipient or other.recipient_state)
        and related(form_named(row.form), form_named(other.form))
    )


def _write(path: Path, rows: list[Precedent]) -> None:
    """Appends rows in the file's own order of columns, by way of a file beside it."""
    old = path.read_text(encoding="utf-8") if path.exists() else HEAD.format(name=path.name) + "\t".join(COLUMNS) + "\n"
    lines = [line for line in old.splitlines() if line.strip() and not line.startswith("#")]
    columns = [cell.strip() for cell in lines[0].split("\t")]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([" ".join(row._asdict()[name].split()) for name in columns] for row in rows)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(old if old.endswith("\n") else old + "\n")
        file.write(out.getvalue())
    Path(file.name).chmod(path.stat().st_mode if path.exists() else 0o644)
    Path(file.name).replace(path)
