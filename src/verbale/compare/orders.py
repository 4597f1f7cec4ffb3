"""Orders: claims of a first about one signal that do not claim the same first.

A first of one sender, of one recipient or of one form may all stand beside each other; whoever reads only one of them
takes away another precedent. They read as a matter of definition; whether each stands is tested elsewhere (novelty).
"""

from collections import defaultdict
from collections.abc import Iterator

from verbale.compare.values import cite, conflict
from verbale.link.desk import Desk
from verbale.model.records import Conflict, First, Scope, Signal
from verbale.step import Step

_SHOWN = 8
_SIDE = 600
"""Characters around a claim in which the signal stands that it is about."""


def compare_orders(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a sender and month: tellings of one signal may stand as several where a date is loose."""
    about: defaultdict[tuple[str | None, str], list[tuple[First, Signal]]] = defaultdict(list)
    for first in desk.records(First):
        if signal := _about(desk, first):
            month = signal.date.value[:7] if signal.date else signal.id
            about[signal.sender, month].append((first, signal))
    for found in about.values():
        claims = [claim for claim, _ in found]
        scopes = {_plain(claim.scope) for claim in claims}
        holders = {claim.holder or claim.span.document for claim in claims}
        if len(scopes) > 1 and len(holders) > 1:
            values = [cite(desk, claim.span, _words(claim), claim.holder) for claim in _each_holder(claims)]
            why = f"{len(claims)} claims of a first about one sender's signal, each within a scope of its own"
            most = min((signal for _, signal in found), key=lambda signal: -len(signal.telling))
            yield conflict(STEP.name, "order", values, "definition", why, most.id)


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


STEP = Step("orders", makes=("conflict",), run=compare_orders, needs=("first", "signal"))
