"""Retold: one speaker's condition told in other words by another text, one form of address given in two ways.

The same condition is established by who sets it and by what follows from it; the same address by the signal.
"""

import re
from collections.abc import Iterator

from verbale.compare.sameness import Sameness, Stretch
from verbale.compare.values import cite, conflict, named
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.sentences import Sentences
from verbale.model.records import Condition, Conflict, Signal
from verbale.model.span import Span
from verbale.step import Step

THEN = 0.5
"""Share of the shorter consequence's content words from which two conditions promise the same."""
SAME_IF = 0.25
"""The same of the conditions themselves: from here on they are told alike."""
_FEWEST = 2  # content words that two consequences share
_SHOWN = 6
_TO = re.compile(
    r"\b(?:to|address(?:ed|ing) (?:[\w ]{2,40} as|to)|called [\w ]{2,40})\s+"
    r"[“\"‘'](?P<words>[A-Z][^”\"’'\n]{4,80})[”\"’']"
)


def compare_retold(desk: Desk) -> Iterator[Conflict]:
    """Conditions, then forms of address."""
    yield from _conditions(Sameness(desk, Sentences(desk), Names(desk)))
    yield from _addresses(desk)


def _conditions(same: Sameness) -> Iterator[Conflict]:
    """One conflict a condition that texts tell in words of their own."""
    groups: list[list[Condition]] = []
    for one in same.desk.records(Condition):
        if one.holder and one.holder not in same.desk.dossier.documents and one.if_ and one.then:
            near = [group for group in groups if any(_one_promise(same, one, other) for other in group)]
            for group in near[1:]:
                groups.remove(group)
                near[0].extend(group)
            if near:
                near[0].append(one)
            else:
                groups.append([one])
    for group in groups:
        yield from _differing(same, group)


def _one_promise(same: Sameness, one: Condition, other: Condition) -> bool:
    if one.holder != other.holder or one.polarity != other.polarity:
        return False
    stretches = _stretch(one.then), _stretch(other.then)
    return len(same.shared(*stretches)) >= _FEWEST and same.share(*stretches) >= THEN


def _stretch(spans: tuple[Span, ...]) -> Stretch:
    return spans[0].document, (min(span.start for span in spans), max(span.end for span in spans))


def _differing(same: Sameness, group: list[Condition]) -> Iterator[Conflict]:
    shown: list[Condition] = []
    own = [one for one in group if same.desk.document(one.if_[0].document).parent]  # the text itself speaks first
    for one in (*own, *(one for one in group if one not in own)):
        if all(same.share(_stretch(one.if_), _stretch(other.if_)) < SAME_IF for other in shown):
            shown.append(one)
    if len({one.if_[0].document for one in shown}) < 2 or len(shown) < 2:
        return
    desk = same.desk
    values = [cite(desk, one.if_[0], one.if_[0].text, one.holder) for one in shown[:_SHOWN]]
    who = named(desk, shown[0].holder or "")
    why = f"one condition of {who}, told by what follows from it as the same, in other words"
    yield conflict(STEP.name, "wording", values, "definition", why)


def _addresses(desk: Desk) -> Iterator[Conflict]:
    """One conflict a signal whose recipient texts quote it as calling differently."""
    for signal in desk.records(Signal):
        quoted = {(span.document, _plain(span.text)): span for span in (*signal.address, *_called(desk, signal))}
        names = {words for _, words in quoted}
        apart = [a for a in names for b in names if a not in b and b not in a]
        if apart and len({document for document, _ in quoted}) > 1:
            values = [cite(desk, span, span.text, signal.sender) for _, span in sorted(quoted.items())[:_SHOWN]]
            why = f"texts give the form of address differently: {', '.join(span.text for span in quoted.values())}"
            yield conflict(STEP.name, "wording", values, "definition", why, signal.id)


def _called(desk: Desk, signal: Signal) -> Iterator[Span]:
    """What a telling quotes the recipient as being called."""
    for telling in signal.telling:
        for match in _TO.finditer(telling.text):
            start = telling.start + match.start("words")
            yield desk.span(telling.document, start, start + len(match["words"]))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


STEP = Step("retold", makes=("conflict",), run=compare_retold, needs=("condition", "signal", "actor"))
