"""Matters: which figures of a case are of one thing.

Each source gives groups with what makes them one: a happening that several texts tell of; a standing matter (a person's
approval, a state's reserves, abductees between two states); a toll of the same people in texts of one exchange; two
sentences that say the same but for the number. Groups that share a figure become one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from verbale.compare.counted import Counted, Matter, counts_a_part, fits
from verbale.compare.sameness import Sameness
from verbale.compare.standing import of_claims, of_standing, of_states
from verbale.compare.values import spoken
from verbale.link.occurrences import NEAR, Occurrence, distance
from verbale.link.placed import Placed
from verbale.link.tellings import beside
from verbale.model.records import Date
from verbale.model.span import Bounds

ENOUGH = 3
"""Points at which two tolls are of one happening; see `_toll`."""
LIKE = 0.6
"""Share of the shorter sentence's content words from which two sentences say the same but for a number."""
_WORDS = 5  # content words that such sentences share at least
_TERMS = frozenset({"duration", "money"})
_LEAD, _RUN = 3, 6  # same words right before two terms, and beside them in all, from which they stand in one sentence
_SHORT = 3  # letters up to which a word tells nothing
_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_BUSY = 40  # figures of one block that are compared with each other; a busier block counts too many things


def matters(same: Sameness, counted: list[Counted], happened: Iterable[Occurrence]) -> list[Matter]:
    """The things that two or more figures are of, in the order in which they are found."""
    desk = same.desk
    found = [
        *of_happenings(same, happened, counted), *of_standing(desk, counted), *of_states(desk, same, counted),
        *of_tolls(same, counted), *of_like_sentences(same, counted), *of_same_words(same, counted),
        *of_claims(same, counted),
    ]  # fmt: skip
    joined: list[Matter] = []
    for one in found:
        ids = {figure.figure.id for figure in one.figures}
        hits = [other for other in joined if any(figure.figure.id in ids for figure in other.figures)]
        members = {figure.figure.id: figure for matter in (*hits, one) for figure in matter.figures}
        joined = [other for other in joined if other not in hits]
        first = hits[0] if hits else one
        reading = next((matter.reading for matter in (*hits, one) if matter.reading), None)
        joined.append(Matter(first.why, tuple(members.values()), reading, one.alone or first.alone))
    return joined


def of_happenings(same: Sameness, happened: Iterable[Occurrence], counted: list[Counted]) -> Iterator[Matter]:
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
            yield Matter(f"{measure}; {spoken(same.desk, found.why)}", tuple(some.values()))


def _measure(one: Counted) -> str:
    if one.kind and one.kind.group == "toll":
        return one.kind.name
    kept = one.figure.measure == "magnitude" or one.figure.unit in ("home", "house", "building")
    return one.figure.measure if kept else ""


def of_tolls(same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """Tolls, and people held, of one happening that no noun names in both texts."""
    dates = Placed(same.desk.records(Date))
    tolls = [
        _Toll(one, same, dates)
        for one in counted
        if one.kind and one.kind.group in ("toll", "held") and not counts_a_part(same.desk, one)
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
            if one.document == other.document or pair in seen or not same.kin(one.document, other.document):
                continue
            if not fits(one.figure, other.figure):
                seen.add(pair)
                if words := _alike(same, one, other):
                    yield Matter(f"one sentence but for the number: shared {words}", (one, other))


def of_same_words(same: Sameness, counted: list[Counted]) -> Iterator[Matter]:
    """Terms and sums that stand amid the same words, in two texts or in one that gives a text twice."""
    blocks: defaultdict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for one in counted:
        if one.figure.measure in _TERMS and len(words := _before(same, one)) >= _LEAD:
            blocks[(one.figure.unit or "", *words[-_LEAD:])].append(one)
    for block in (block for block in blocks.values() if 1 < len(block) <= _BUSY):
        for one, other in combinations(block, 2):
            if not fits(one.figure, other.figure) and _one_term(same, one, other):
                why = f"one term in the same words: “… {' '.join(_before(same, one)[-_LEAD:])} …”"
                yield Matter(why, (one, other), ("error", "one text or the other gives it wrongly"), True)


def _one_term(same: Sameness, one: Counted, other: Counted) -> bool:
    """Whether enough words on both sides of two numbers are the same; of sums only where a text reproduces one."""
    family = [same.desk.document(each.document).parent or each.document for each in (one, other)]
    sums = one.figure.measure == "money" and (family[0] != family[1] or one.document == other.document)
    before = _run(_before(same, one), _before(same, other))
    after = _run(_after(same, one)[::-1], _after(same, other)[::-1])
    words = [*_before(same, one)[len(_before(same, one)) - before :], *_after(same, one)[:after]]
    telling = {word for word in words if len(word) > _SHORT}
    return not sums and len(words) >= _RUN and len(telling) >= _LEAD and same.kin(one.document, other.document)


def _before(same: Sameness, one: Counted) -> list[str]:
    text = same.desk.text(one.document)
    return _TOKEN.findall(text[one.sentence[0] : one.figure.span.start].lower())


def _after(same: Sameness, one: Counted) -> list[str]:
    text = same.desk.text(one.document)
    return _TOKEN.findall(text[one.figure.span.end : one.sentence[1]].lower())


def _run(one: list[str], other: list[str]) -> int:
    """How many words the two have in common at their end."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _alike(same: Sameness, one: Counted, other: Counted) -> str:
    stretches = [(each.document, each.sentence) for each in (one, other)]
    shared = same.shared(*stretches)
    if len(shared) < _WORDS or same.share(*stretches) < LIKE:
        return ""
    return ", ".join(same.words(stretches[0], shared))
