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
    """At most one conflict a signal."""
    about: defaultdict[str, list[First]] = defaultdict(list)
    for first in desk.records(First):
        if signal := _about(desk, first):
            about[signal].append(first)
    for signal, claims in about.items():
        scopes = {_plain(claim.scope) for claim in claims}
        holders = {claim.holder or claim.span.document for claim in claims}
        if len(scopes) > 1 and len(holders) > 1:
            values = [cite(desk, claim.span, _words(claim), claim.holder) for claim in claims[:_SHOWN]]
            why = f"{len(claims)} claims of a first about one signal, each within a scope of its own"
            yield conflict(STEP.name, "order", values, "definition", why, signal)


def _about(desk: Desk, first: First) -> str | None:
    """The signal told near the claim, the one that most documents tell of before the nearest one."""
    near = [
        (-len({telling.document for telling in signal.telling}), abs(span.start - first.span.start), signal.id)
        for signal in desk.records(Signal)
        for span in signal.evidence
        if span.document == first.span.document and abs(span.start - first.span.start) <= _SIDE
    ]
    return min(near)[2] if near else None


def _plain(scope: Scope) -> tuple[str | None, ...]:
    return tuple(part.lower() if part else None for part in _parts(scope))


def _parts(scope: Scope) -> tuple[str | None, ...]:
    return scope.sender, scope.recipient, scope.form, scope.occasion, scope.since


def _words(claim: First) -> str:
    parts = [part for part in _parts(claim.scope) if part]
    return "first: " + ", ".join(parts) if parts else claim.span.text[:80]


STEP = Step("orders", makes=("conflict",), run=compare_orders, needs=("first", "signal"))
