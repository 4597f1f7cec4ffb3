"""Orders: claims of a first about one signal that do not claim the same first.

A first of one sender, of one recipient or of one form may all stand beside each other; whoever reads only one of them
takes away another precedent. They read as a matter of definition; whether each stands is tested elsewhere (novelty).
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from verbale.compare.rebuttals import Rebuttal, rebuttals
from verbale.compare.values import cite, conflict
from verbale.knowledge.naming import name_key
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.placed import Placed
from verbale.link.sentences import Sentences
from verbale.link.tellings import state_of
from verbale.model.records import Actor, Conflict, First, Mention, Scope, Signal
from verbale.step import Step

_SHOWN = 8
_SIDE = 600
"""Characters around a claim in which the signal stands that it is about."""
_ACTS = (
    (
        "written",
        re.compile(
            r"\b(?:letters?|messages?|telegrams?|cables?|condolences?|sympathy|regrets?|wr[io]tes?|writing|written)\b",
            re.I,
        ),
    ),
    ("met", re.compile(r"\b(?:summits?|meetings?|met|meets?|visit\w*|talks|trips?)\b", re.I)),
    ("spoken", re.compile(r"\b(?:statements?|speech\w*|address\w*|interviews?|remarks?|declarations?)\b", re.I)),
    ("done", re.compile(r"\b(?:tests?|tested|launch\w*|strikes?|attack\w*|invasions?|vot(?:e|ed|es))\b", re.I)),
)
"""What a claim is a first of, in words: two claims of one sort between the same states may be of one signal."""

_MUTUAL = re.compile(r"\bbetween\b|\beach other\b|\bboth\b", re.IGNORECASE)

Claim = tuple[First, Signal | None]
"""A claim of a first, and the signal that it is about."""


def compare_orders(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a signal, or an act between two states where no signal ties the claims together."""
    rebutted = list(rebuttals(desk))
    claimed = {one.claim.id for one in rebutted}
    for one in rebutted:
        beside = [first for first in _of_the_same(desk, one.claim) if first.id not in claimed]
        claimed |= {first.id for first in beside}
        yield _rebuttal(desk, one, beside)
    for found in _grouped(desk, claimed):
        claims = [claim for claim, _ in found]
        scopes = {_plain(claim.scope) for claim in claims}
        holders = {claim.holder or claim.span.document for claim in claims}
        if len(scopes) > 1 and len(holders) > 1 and _of_one_thing(claims):
            values = [cite(desk, claim.span, _words(claim), claim.holder) for claim in _each_holder(claims)]
            why = f"{len(claims)} claims of a first about one sender's signal, each within a scope of its own"
            told = [signal for _, signal in found if signal]
            most = min(told, key=lambda signal: -len(signal.telling)).id if told else None
            yield conflict(STEP.name, "order", values, "definition", why, most)


def _of_one_thing(claims: list[First]) -> bool:
    """Whether claims of two holders are of one act, or one form of it."""
    by_act: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        by_act[_act(claim) or (claim.scope.form or "").lower()].add(claim.holder or claim.span.document)
    return any(len(holders) > 1 for holders in by_act.values())


def _rebuttal(desk: Desk, one: Rebuttal, beside: list[First]) -> Conflict:
    """The claim, what claims the same, and the earlier case with its places."""
    claims = [cite(desk, first.span, _words(first), first.holder) for first in (one.claim, *beside)][: _SHOWN // 2]
    cases = [cite(desk, span, f"earlier: {one.year}") for span in (one.case, *one.told)][: _SHOWN // 2]
    why = f"a claim of a first is denied where it is told: an earlier case of {one.year} is held against it"
    return conflict(STEP.name, "order", (*claims, *cases), "error", why)


def _of_the_same(desk: Desk, claim: First) -> list[First]:
    """Claims of other texts of one exchange that are of the same act between the same states."""
    names, sides = Names(desk), _Sides(desk)
    return [
        first for first in desk.records(First)
        if first.span.document != claim.span.document and _act(first) and _act(first) == _act(claim)
        and len(sides.of(first) & sides.of(claim)) > 1 and names.kin(first.span.document, claim.span.document)
    ]  # fmt: skip


def _grouped(desk: Desk, claimed: set[str]) -> list[list[Claim]]:
    """Claims by sender and month (tellings of one signal may stand as several where a date is loose); and by act.

    A claim that no signal stands near, or whose signal nobody else's claim is about, joins those of its act between the
    same states in texts of one exchange.
    """
    about: defaultdict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for first in (first for first in desk.records(First) if first.id not in claimed):
        signal = _about(desk, first)
        key = (signal.sender, signal.date.value[:7] if signal.date else signal.id) if signal else (None, first.id)
        about[key].append((first, signal))
    groups = [some for some in about.values() if len({first.holder for first, _ in some}) > 1]
    alone = [claim for some in about.values() if some not in groups for claim in some]
    return groups + _by_act(desk, alone)


def _by_act(desk: Desk, claims: list[Claim]) -> list[list[Claim]]:
    names, sides = Names(desk), _Sides(desk)
    groups: list[list[Claim]] = []
    keyed = [(claim, act, sides.of(claim[0])) for claim in claims if (act := _act(claim[0]))]
    for claim, act, states in keyed:
        document = claim[0].span.document
        near = [
            group for group, (first, _) in ((group, group[0]) for group in groups)
            if _act(first) == act and len(states & sides.of(first)) > 1 and names.kin(first.span.document, document)
            and sides.one_way(first, claim[0])
        ]  # fmt: skip
        if near:
            near[0].append(claim)
        else:
            groups.append([claim])
    return groups


def _act(first: First) -> str:
    return next((name for name, pattern in _ACTS if pattern.search(first.span.text)), "")


class _Sides:
    """The states that a claim is between: those that its sentence and the words before name, and their people's."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._sentences = desk, Sentences(desk)
        self._mentions = Placed(desk.records(Mention))
        self._states = {actor.id: actor.state for actor in desk.records(Actor) if actor.state}

    def one_way(self, one: First, other: First) -> bool:
        """Whether two claims can be of acts of one side: the first people's adjective in each, where both have one."""
        adjectives = [self._adjective(first) for first in (one, other)]
        return (
            not all(adjectives) or len(set(adjectives)) == 1 or any(_MUTUAL.search(f.span.text) for f in (one, other))
        )

    def _adjective(self, first: First) -> str:
        words = re.findall(r"\b[A-Z][a-z]+\b", first.span.text) if first.span.text else ()
        states = (self._desk.knowledge.actors.demonyms.get(name_key(word)) for word in words)
        return next((state for state in states if state), "")

    def of(self, first: First) -> frozenset[str]:
        """Ids of states."""
        start, end = self._sentences.around(first.span)
        said = self._mentions.within(first.span.document, (start - _SIDE, end))
        found = (state_of(self._desk, m) or self._states.get(m.actor or "") for m in said)
        return frozenset(state for state in found if state)


def _each_holder(claims: list[First]) -> list[First]:
    """The claims to show: at most two a holder, so that nobody's many claims crowd out another's."""
    shown: defaultdict[str, list[First]] = defaultdict(list)
    for claim in claims:
        shown[claim.holder or claim.span.document].append(claim)
    return [claim for some in shown.values() for claim in some[:2]][:_SHOWN]


def _about(desk: Desk, first: First) -> Signal | None:
    """The signal told near the claim, the one that most documents tell of before the nearest one."""
    near = [
        (-len({telling.document for telling in signal.telling}), abs(span.start - first.span.start), signal.id, signal)
        for signal in desk.records(Signal)
        for span in signal.evidence
        if span.document == first.span.document and abs(span.start - first.span.start) <= _SIDE
    ]
    return min(near, key=lambda item: item[:3])[3] if near else None


def _plain(scope: Scope) -> tuple[str | None, ...]:
    return tuple(part.lower() if part else None for part in _parts(scope))


def _parts(scope: Scope) -> tuple[str | None, ...]:
    return scope.sender, scope.recipient, scope.form, scope.occasion, scope.since


def _words(claim: First) -> str:
    parts = [part for part in _parts(claim.scope) if part]
    return "first: " + ", ".join(parts) if parts else claim.span.text[:80]


STEP = Step("orders", makes=("conflict",), run=compare_orders, needs=("first", "mention", "signal", "actor"))
