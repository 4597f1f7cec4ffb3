"""Precedents: messages that were sent before, from shipped files, a case's `[[precedent]]` rows and a user's own file.

Columns: date (EDTF), sender, office, sender_state, form, recipient, recipient_office, recipient_state, occasion,
source.
A case file may name more files of these columns: `precedents = ["ours.tsv"]`, beside the case file.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from verbale.errors import KnowledgeError
from verbale.knowledge.base import Knowledge
from verbale.knowledge.tables import DATA, read_table
from verbale.model.records import Form

COLUMNS = (
    "date", "sender", "office", "sender_state", "form", "recipient", "recipient_office", "recipient_state",
    "occasion", "source",
)  # fmt: skip
"""The columns of a precedent file."""


class Precedent(NamedTuple):
    """One message of the past; names as the source spells them, `date` EDTF."""

    date: str
    sender: str
    office: str
    sender_state: str
    form: str
    recipient: str
    recipient_office: str
    recipient_state: str
    occasion: str
    source: str


def form_named(words: str) -> Form:
    """The form that a row's words name: "message of sympathy" is a message."""
    forms: tuple[Form, ...] = get_args(Form)
    return next((form for form in forms if form == words), "letter" if "letter" in words else "message")


@cache
def shipped_precedents() -> tuple[Precedent, ...]:
    """The rows of every file in `data/precedents/`."""
    return tuple(row for path in sorted((DATA / "precedents").glob("*.tsv")) for row in read_precedents(path))


def read_precedents(path: Path) -> tuple[Precedent, ...]:
    """The rows of a file; KnowledgeError names a column that is missing or unknown."""
    rows = read_table(path, COLUMNS)
    if unknown := sorted({name for row in rows[:1] for name in row} - set(COLUMNS)):
        raise KnowledgeError(
            f"the table has the unknown column {', '.join(unknown)}", str(path), f"its columns are {', '.join(COLUMNS)}"
        )
    return tuple(_precedent(row, str(path)) for row in rows)


def all_precedents(knowledge: Knowledge) -> tuple[Precedent, ...]:
    """Shipped rows and those of the case."""
    found = list(shipped_precedents())
    where = str(knowledge.case_file or "case.toml")
    for entry in knowledge.case.get("precedent", ()):
        if unknown := sorted(set(entry) - set(COLUMNS)):
            raise KnowledgeError(f"a [[precedent]] entry has the unknown column {', '.join(unknown)}", where, "mend it")
        found.append(_precedent({name: str(entry.get(name, "")) for name in COLUMNS}, where))
    folder = knowledge.case_file.parent if knowledge.case_file else Path()
    for name in knowledge.case.get("precedents", ()):
        found += read_precedents(folder / str(name))
    return tuple(found)


def _precedent(row: Mapping[str, str], where: str) -> Precedent:
    if not row["date"] or not row["sender"]:
        raise KnowledgeError("a precedent lacks its date or sender", where, "give both")
    return Precedent(*(row[name] for name in COLUMNS))
