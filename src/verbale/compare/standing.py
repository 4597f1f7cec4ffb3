"""Standing matters: what a person or a state has one value of at a time, and in which sense each value is given.

Which measures these are, whose they are and how their values may differ is data (`standing.toml`): topics are added
there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.counted import Counted, Matter, counts_a_part
from verbale.compare.sameness import Sameness
from verbale.compare.values import named, printed_year
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.link.tellings import state_of
from verbale.model.records import Actor, Mention

_YEARS = 1  # between two texts whose values of a state's standing matter are worth comparing
_BACK = 300  # characters before a sentence in which stands whose matter it is
_REACH = 400  # the same for a measure of persons and of two states
_BESIDE = 30  # characters beside a number in which words stand that say another thing is counted


class Measure(NamedTuple):
    """One row of the lexicon."""

    name: str
    fits: re.Pattern[str]
    of: str
    defined: bool
    others: re.Pattern[str] | None


@cache
def measures() -> tuple[Measure, ...]:
    """The rows that say whose the matter is."""
    return tuple(
        Measure(row["name"], _any(row["measures"]), row["of"], row.get("defined", False),
                _any(row["others"]) if "others" in row else None)
        for row in toml("standing")["measure"] if "of" in row
    )  # fmt: skip


@cache
def _definitions() -> dict[str, re.Pattern[str]]:
    return {name: _any(words) for name, words in toml("standing")["definitions"].items()}


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def of_standing(desk: Desk, counted: list[Counted]) -> Iterator[Matter]:
    """The measures of the lexicon, by whom they are about."""
    found = [(one, measure) for one in counted if (measure := _measure(one)) and not _another(desk, one, measure)]
    said = mentions_of(desk, {one.document for one, _ in found})
    groups: defaultdict[tuple[Measure, str], list[Counted]] = defaultdict(list)
    for one, measure in found:
        if whom := _whom(desk, one, measure, said[one.document]):
            groups[measure, whom].append(one)
    for (measure, whom), some in groups.items():
        why = f"{measure.name}: {' and '.join(named(desk, actor) for actor in whom.split('+'))}"
        yield Matter(why, tuple(some), _defined(desk, some) if measure.defined else None)


def _measure(one: Counted) -> Measure | None:
    return next((row for row in measures() if row.fits.fullmatch(one.figure.measure)), None)


def _another(desk: Desk, one: Counted, measure: Measure) -> bool:
    """Whether the words beside it say that another thing is counted: those who came back, those who died."""
    text, span = desk.text(one.document), one.figure.span
    low, high = max(one.sentence[0], span.start - _BESIDE), min(one.sentence[1], span.end + _BESIDE)
    return bool(measure.others and measure.others.search(text, low, high))


def _defined(desk: Desk, some: list[Counted]) -> tuple[str, str]:
    """How values read that are given in different senses, with the senses that the words name."""
    senses = dict.fromkeys(sense for one in some if (sense := sense_of(desk, one)))
    what = f": {', '.join(senses)}" if len(senses) > 1 else ""
    return "definition", f"who gives a number says what is counted{what}"


def sense_of(desk: Desk, one: Counted) -> str:
    """In which sense a number is given: listed, admitted, believed; empty where no word of its sentence says so."""
    text = desk.text(one.document)
    places = [
        (match.end(), name)
        for name, pattern in _definitions().items()
        for match in pattern.finditer(text, *one.sentence)
    ]
    before = [place for place in places if place[0] <= one.figure.span.start]
    return max(before)[1] if before else min(places)[1] if places else ""


def mentions_of(desk: Desk, documents: set[str]) -> defaultdict[str, list[Mention]]:
    """The mentions of somebody known, by document."""
    said: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        if mention.span.document in documents and mention.actor:
            said[mention.span.document].append(mention)
    return said


def _whom(desk: Desk, one: Counted, measure: Measure, mentions: list[Mention]) -> str | None:
    """The person whose matter it is, or the states that it concerns: of the sentence, else before it, else the text."""
    start = one.figure.span.start
    near = [m for m in mentions if start - _REACH <= m.span.start < max(one.sentence[1], start)]
    if measure.of == "person":
        persons = [m for m in near if m.type == "person" and m.span.end <= start and m.actor]
        return max(persons, key=lambda m: m.span.start).actor if persons else None
    states = {state for m in near if (state := state_of(desk, m))}
    states = states or {state for m in mentions if (state := state_of(desk, m))}
    return "+".join(sorted(states)) if len(states) > 1 else None


def of_states(desk: Desk, same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """What a state has one of at a time: its reserves, its debt; by the state named nearest before the number."""
    standing = [
        one for one in counted
        if one.kind and one.kind.group == "standing" and _measure(one) is None and not counts_a_part(desk, one)
    ]  # fmt: skip
    said = mentions_of(desk, {one.document for one in standing})
    states = {actor.id: actor.state for actor in desk.records(Actor) if actor.type == "person"}
    groups: defaultdict[tuple[str, str, str], list[Counted]] = defaultdict(list)
    for one in standing:
        near = [m for m in said[one.document] if one.sentence[0] - _BACK <= m.span.start < one.figure.span.start]
        owners = [owner for m in near if (owner := state_of(desk, m) or states.get(m.actor or ""))]
        if owners and one.kind:
            groups[one.kind.name, owners[-1], one.figure.unit or ""].append(one)
    for (kind, state, _), some in groups.items():
        close = [one for one in some if any(_close(desk, same, one, other) for other in some)]
        if len(close) > 1:
            yield Matter(f"{kind} of {named(desk, state)}", tuple(close))


def of_claims(same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """A sum in dispute: each side puts its own number to one thing, in texts of one exchange and about one time."""
    groups: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        if one.kind and one.kind.group == "claimed" and not counts_a_part(same.desk, one):
            groups[one.kind.name, one.figure.unit or ""].append(one)
    for (kind, _), some in groups.items():
        close = [one for one in some if any(_close(same.desk, same, one, other) for other in some)]
        if len(close) > 1:
            yield Matter(kind, tuple(close), ("unresolved", "each side puts its own number to it"))


def _close(desk: Desk, same: Sameness, one: Counted, other: Counted) -> bool:
    """Whether two texts are of one exchange and about one time."""
    if one.document == other.document or not same.kin(one.document, other.document):
        return False
    found = (printed_year(desk, each.document) for each in (one, other))
    years = [year for year in found if year]
    return max(years, default=0) - min(years, default=0) <= _YEARS
