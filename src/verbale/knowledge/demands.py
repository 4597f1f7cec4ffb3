"""Past demands on the file: what one side has asked of another before, so that silence about it can be seen."""

from typing import NamedTuple

from verbale.errors import KnowledgeError
from verbale.knowledge.base import Knowledge
from verbale.knowledge.tables import table


class Demand(NamedTuple):
    """A demand of a state towards another (ids as given), with the words that show it in a text."""

    state: str
    towards: str
    demand: str
    cues: tuple[str, ...]
    source: str


def demands(knowledge: Knowledge) -> tuple[Demand, ...]:
    """The case's `[[demand]]` rows, then the shipped ones; KnowledgeError where an entry lacks a field."""
    found = []
    for entry in knowledge.case.get("demand", ()):
        if missing := [name for name in ("state", "demand", "cues") if not entry.get(name)]:
            where = str(knowledge.case_file or "case.toml")
            raise KnowledgeError(f"a [[demand]] entry lacks {', '.join(missing)}", where, "add it to the entry")
        cues = tuple(str(cue).lower() for cue in entry["cues"])
        found.append(
            Demand(entry["state"], entry.get("towards", ""), entry["demand"], cues, entry.get("source", "the case"))
        )
    for row in table("demands"):
        cues = tuple(cue.strip().lower() for cue in row["cues"].split(";"))
        found.append(Demand(row["state"], row["towards"], row["demand"], cues, row["source"]))
    return tuple(found)
