"""Identities: how texts that tell of one signal introduce its sender.

An office in one body here and in another body there, or an office here and a judgement of the person's weight there:
neither need be wrong, but they do not say the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from verbale.compare.values import cite, conflict
from verbale.link.desk import Desk
from verbale.model.records import Conflict, Mention, Signal
from verbale.model.span import Span, hull
from verbale.step import Step

_BODY = re.compile(
    r"\b([A-Z][\w’']+)\s+(Committee|Commission|Ministry|Department|Party|Council|Assembly|Congress|Agency|Bureau|Secretariat"
    r"|Cabinet|Army|Institute|University)\b"
)
_JUDGED = re.compile(
    r"\b(?:de facto|probably|presumed|number two|no\. ?2|second[- ]in[- ]command|right[- ]hand|heir|most powerful"
    r"|strongman|dictator|unofficial|widely (?:seen|regarded))\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:leader|head|chief|director|deputy|chair\w*|president|minister|secretary|ruler|member|command\w*|heir|boss|number)\b",
    re.IGNORECASE,
)
_SHOWN = 6


class Introduced(NamedTuple):
    """How a document introduces a person: the words, the bodies they name, whether they judge rather than state."""

    words: str
    span: Span
    bodies: frozenset[str]
    judged: bool


def compare_identities(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a person."""
    titled: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        if mention.type == "person" and mention.actor and mention.title:
            titled[mention.actor].append(mention)
    telling: defaultdict[str, set[str]] = defaultdict(set)
    for signal in desk.records(Signal):
        documents = {span.document for span in signal.telling}
        if signal.text:  # the text around a reproduced one introduces its author too
            documents |= {signal.text, desk.document(signal.text).parent or signal.text}
        if len(documents) > 1 and signal.sender and signal.sender in titled:
            telling[signal.sender] |= {document for document in documents if document}
    for actor, documents in sorted(telling.items()):
        found = [introduced(desk, m) for m in titled[actor] if m.span.document in documents]
        yield from _differing(desk, actor, [one for one in found if one.bodies or one.judged])


def introduced(desk: Desk, mention: Mention) -> Introduced:
    """The title beside a name, read for what it claims."""
    title = mention.title or mention.span
    span = desk.span(title.document, *hull([title.bounds, mention.span.bounds]))
    bodies = frozenset(f"{first} {noun}".replace("’", "'") for first, noun in _BODY.findall(title.text))
    judged = bool(_JUDGED.search(title.text) and _ROLE.search(title.text))
    return Introduced(title.text, span if len(span.text) < 160 else title, bodies, judged)


def _differing(desk: Desk, actor: str, found: list[Introduced]) -> Iterator[Conflict]:
    each = list({(one.span.document, one.bodies, one.judged): one for one in reversed(found)}.values())[::-1]
    pairs = [(a, b) for a, b in combinations(each, 2) if a.span.document != b.span.document]
    judged = any(a.judged != b.judged for a, b in pairs)
    bodies = any(a.bodies and b.bodies and a.bodies.isdisjoint(b.bodies) for a, b in pairs)
    if judged or bodies:
        why = (
            "one gives an office, another judges the weight" if judged else "they place the person in different bodies"
        )
        values = [cite(desk, one.span, one.words) for one in each[:_SHOWN]]
        why = f"texts that tell of one signal introduce its sender differently: {why}"
        yield conflict(STEP.name, "office", values, "definition", why, actor)


STEP = Step("identities", makes=("conflict",), run=compare_identities, needs=("mention", "signal", "actor"))
