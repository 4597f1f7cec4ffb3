"""One letter or statement that texts date differently, or say that different people gave out."""

from collections.abc import Iterator

from verbale.compare.sameness import Sameness
from verbale.compare.sent import Sent, agents, sent, told_days
from verbale.compare.values import cite, conflict
from verbale.model.date import bare, compatible
from verbale.model.records import Conflict

NAME = "sendings"


def compare_sendings(same: Sameness) -> Iterator[Conflict]:
    """At most a date and an identity for each."""
    for found in sent(same):
        yield from _dates(same, found)
        yield from _givers(same, found)


def _dates(same: Sameness, found: Sent) -> Iterator[Conflict]:
    told = told_days(found)
    values = {bare(date.value) for _, date in told}
    if len(values) < 2 or all(compatible(a, b) for a in values for b in values):
        return
    moments = {one.moment for one, _ in told}
    if "arrived" in moments and len(moments) > 1:
        reading, because = "definition", "one text dates the sending, another one the arrival"
    else:
        counts = sorted((sum(bare(d.value) == value for _, d in told) for value in values), reverse=True)
        reading = "error" if counts[0] > counts[1] else "unresolved"
        because = f"{' here, '.join(sorted(values))} there"
    shown = [cite(same.desk, date.span, date.value) for _, date in told]
    yield conflict(NAME, "date", shown, reading, f"{found.why}; {because}")


def _givers(same: Sameness, found: Sent) -> Iterator[Conflict]:
    """Who gave out a statement: two people, or a person here and an unnamed spokesman there."""
    named = agents(found) if found.kind == "statement" else []
    people = {(one.document, _surname(span.text)): span for one, span in named}
    if len({name for _, name in people}) > 1 and len({document for document, _ in people}) > 1:
        values = [cite(same.desk, span, span.text) for span in people.values()]
        why = f"{found.why}; texts name different people as the ones who gave it out"
        yield conflict(NAME, "identity", values, "definition", why)


def _surname(words: str) -> str:
    return "spokesman" if "spokes" in words.lower() else words.split()[-1].lower()
