"""Matters: which figures of a case are of one thing.

Each source gives groups with what makes them one: a happening that several texts tell of; a standing matter (a person's
approval, a state's reserves, abductees between two states); a toll of the same people in texts of one exchange; two
sentences that say the same but for the number. Groups that share a figure become one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from verbale.compare.counted import Counted, fits
from verbale.compare.sameness import Sameness
from verbale.compare.values import printed_year
from verbale.link.desk import Desk
from verbale.link.occurrences import NEAR, Occurrence, distance
from verbale.link.placed import Placed
from verbale.link.tellings import beside, state_of
from verbale.model.records import Actor, Date, Mention
from verbale.model.span import Bounds

ENOUGH = 3
"""Points at which two tolls are of one happening; see `_toll`."""
LIKE = 0.6
"""Share of the shorter sentence's content words from which two sentences say the same but for a number."""
_WORDS = 5  # content words that such sentences share at least
_BUSY = 40  # figures of one block that are compared with each other; a busier block counts too many things
_YEARS = 1  # between two texts whose values of a state's standing matter are worth comparing
_BACK = 300  # characters before a sentence in which stands whose matter it is
_PEOPLE = frozenset({"abductees", "approval"})
_SOME = re.compile(
    r"\b(?:return(?:s|ed|ing)?|releas(?:e|es|ed|ing)|freed|repatriat\w+|died|dead|surviv\w+|remaining|rescued)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:another|a further|an additional|other|more|including|of (?:them|whom|which|these|those)|each|per|every"
    r"|among them)\b",
    re.IGNORECASE,
)


class Matter(NamedTuple):
    """Figures of one thing, and what makes them one."""

    why: str
    figures: tuple[Counted, ...]


def matters(same: Sameness, counted: list[Counted], happened: Iterable[Occurrence]) -> list[Matter]:
    """The things that two or more figures are of, in the order in which they are found."""
    desk = same.desk
    found = [
        *of_happenings(happened, counted), *of_people(desk, counted), *of_states(desk, same, counted),
        *of_tolls(same, counted), *of_like_sentences(same, counted),
    ]  # fmt: skip
    joined: list[Matter] = []
    for one in found:
        ids = {figure.figure.id for figure in one.figures}
        hits = [other for other in joined if any(figure.figure.id in ids for figure in other.figures)]
        members = {figure.figure.id: figure for matter in (*hits, one) for figure in matter.figures}
        joined = [other for other in joined if other not in hits]
        joined.append(Matter(hits[0].why if hits else one.why, tuple(members.values())))
    return joined


def of_happenings(happened: Iterable[Occurrence], counted: list[Counted]) -> Iterator[Matter]:
    """Figures that stand in the sentences of one disaster or attack, measure by measure."""
    by_sentence: defaultdict[tuple[str, Bounds], list[Counted]] = defaultdict(list)
    for one in counted:
        by_sentence[one.document, one.sentence].append(one)
    for found in happened:
        if found.kind.group not in ("disaster", "attack"):
            continue
        by_measure: defaultdict[tuple[str, str | None], dict[str, Counted]] = defaultdict(dict)
        for telling in found.tellings:
            for one in by_sentence.get((telling.document, telling.sentence), ()):
                if measure := _measure(one):
                    by_measure[measure, one.figure.unit].setdefault(one.figure.id, one)
        for (measure, _), some in sorted(by_measure.items(), key=lambda item: str(item[0])):
            yield Matter(f"{measure}; {found.why}", tuple(some.values()))


def _measure(one: Counted) -> str:
    if one.kind and one.kind.group == "toll":
        return one.kind.name
    kept = one.figure.measure == "magnitude" or one.figure.unit in ("home", "house", "building")
    return one.figure.measure if kept else ""


def of_people(desk: Desk, counted: list[Counted]) -> Iterator[Matter]:
    """A person's approval, abductees between two states: by whom they are about."""
    standing = [one for one in counted if one.figure.measure in _PEOPLE and not _another(desk, one)]
    said = _mentions(desk, {one.document for one in standing})
    groups: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in standing:
        if whom := _whom(desk, one, said[one.document]):
            groups[one.figure.measure, whom].append(one)
    for (measure, whom), some in groups.items():
        yield Matter(f"{measure}: {whom.replace('actor:', '')}", tuple(some))


def _mentions(desk: Desk, documents: set[str]) -> defaultdict[str, list[Mention]]:
    said: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        if mention.span.document in documents and mention.actor:
            said[mention.span.document].append(mention)
    return said


def _another(desk: Desk, one: Counted) -> bool:
    """Whether the words beside it say that another thing is counted: those who came back, those who died."""
    text, span = desk.text(one.document), one.figure.span
    return bool(_SOME.search(text, max(one.sentence[0], span.start - 30), min(one.sentence[1], span.end + 30)))


def _whom(desk: Desk, one: Counted, mentions: list[Mention]) -> str | None:
    """The person whose approval it is, or the states that the abductions concern: of the sentence, else before it."""
    start = one.figure.span.start
    near = [m for m in mentions if start - 400 <= m.span.start < max(one.sentence[1], start)]
    if one.figure.measure == "approval":
        persons = [m for m in near if m.type == "person" and m.span.end <= start and m.actor]
        return max(persons, key=lambda m: m.span.start).actor if persons else None
    states = {state for m in near if (state := state_of(desk, m))}
    states = states or {state for m in mentions if (state := state_of(desk, m))}
    return "+".join(sorted(states)) if len(states) > 1 else None


def of_states(desk: Desk, same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """What a state has one of at a time: its reserves, its debt; by the state named nearest before the number."""
    standing = [
        one for one in counted
        if one.kind and one.kind.group == "standing" and one.kind.name not in _PEOPLE and not _part(desk, one)
    ]  # fmt: skip
    said = _mentions(desk, {one.document for one in standing})
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
            yield Matter(f"{kind} of {state.removeprefix('actor:')}", tuple(close))


def _part(desk: Desk, one: Counted) -> bool:
    """Whether the words around say that it is a part, or something on top."""
    text, span = desk.text(one.document), one.figure.span
    return bool(_OTHERS.search(text, max(one.sentence[0], span.start - 24), min(one.sentence[1], span.end + 16)))


def _close(desk: Desk, same: Sameness, one: Counted, other: Counted) -> bool:
    """Whether two texts are of one exchange and about one time."""
    if one.document == other.document or not same.kin(one.document, other.document):
        return False
    found = (printed_year(desk, each.document) for each in (one, other))
    years = [year for year in found if year]
    return max(years, default=0) - min(years, default=0) <= _YEARS


def of_tolls(same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """Tolls, and people held, of one happening that no noun names in both texts."""
    dates = Placed(same.desk.records(Date))
    tolls = [
        _Toll(one, same, dates)
        for one in counted
        if one.kind and one.kind.group in ("toll", "held") and not _part(same.desk, one)
    ]
    blocks: defaultdict[tuple[str, str], list[_Toll]] = defaultdict(list)
    for toll in tolls:
        for key in {toll.one.whom, *toll.names} - {""}:
            blocks[toll.kind, key].append(toll)
    for (kind, _), block in sorted(blocks.items()):
        for one, other in combinations(block, 2) if len(block) <= _BUSY else ():
            if shared := _toll(same, one, other):
                yield Matter(f"{kind}: {shared}", (one.one, other.one))


class _Toll:
    """A toll with the names, states and days around it."""

    def __init__(self, one: Counted, same: Sameness, dates: Placed[Date]) -> None:
        self.one, self.kind = one, one.kind.name if one.kind else ""
        self.befell = bool(one.kind and one.kind.group == "toll")
        desk = same.desk
        _, self.wide = same.around((one.document, one.sentence))
        text = desk.text(one.document)
        self.names = same.names.of(text, self.wide, [])
        self.days = [date for date in dates.within(one.document, one.sentence) if date.type == "date" and date.value]
        self.beside = beside(text, self.wide)


def _toll(same: Sameness, one: _Toll, other: _Toll) -> str:
    """What makes two tolls one; empty where too little does, or a day or another kind of happening speaks against it.

    A point each: texts of one exchange (two where people came to harm: few happenings of it do), the
    same people, a day; a shared rare name, up to two.
    """
    if one.one.document == other.one.document or (one.beside and other.beside and not one.beside & other.beside):
        return ""
    gaps = [gap for a in one.days for b in other.days if (gap := distance(a, b)) is not None]
    if gaps and min(gaps) > NEAR:
        return ""
    names = one.names & other.names
    people = bool(one.one.whom) and one.one.whom.rstrip("s") == other.one.whom.rstrip("s")
    kin = same.kin(one.one.document, other.one.document)
    points = (1 + one.befell) * kin + people + bool(gaps) + min(len(names), 2)
    if points < ENOUGH or not (people or names):
        return ""
    return f"one happening: shared {', '.join([*sorted(names)[:3], *([one.one.whom] if people else [])])}"


def of_like_sentences(same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """Numbers of one unit in two sentences that say the same but for the number."""
    blocks: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        if one.figure.measure not in ("age", "share"):
            for stem in same.stems((one.document, one.sentence)):
                blocks[one.figure.unit or one.figure.measure, stem].append(one)
    seen: set[tuple[str, str]] = set()
    for block in (block for block in blocks.values() if 1 < len(block) <= _BUSY):
        for one, other in combinations(block, 2):
            pair = (one.figure.id, other.figure.id)
            if pair not in seen and one.document != other.document and not fits(one.figure, other.figure):
                seen.add(pair)
                if words := _alike(same, one, other):
                    yield Matter(f"one sentence but for the number: shared {words}", (one, other))


def _alike(same: Sameness, one: Counted, other: Counted) -> str:
    stretches = [(each.document, each.sentence) for each in (one, other)]
    shared = same.shared(*stretches)
    if len(shared) < _WORDS or same.share(*stretches) < LIKE or not same.kin(one.document, other.document):
        return ""
    return ", ".join(sorted(shared)[:5])
