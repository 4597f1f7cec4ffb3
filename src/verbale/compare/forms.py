"""Forms: what different texts call one signal, a letter here and a message there."""

import re
from collections.abc import Iterator

from verbale.compare.values import cite, conflict
from verbale.link.desk import Desk
from verbale.model.records import Conflict, Signal, Value
from verbale.model.span import Span
from verbale.step import Step

_WORDS = {
    "letter": r"letters?|missives?|notes? verbales?",
    "message": r"(?:congratulatory |condolence |sympathy |verbal |personal )?messages?",
    "telegram": r"telegrams?|cables?",
    "statement": r"(?:press |joint |official )?statements?|communiqu[eé]s?|declarations?|press releases?",
    "commentary": r"commentar(?:y|ies)|editorials?|op-?eds?",
    "interview": r"interviews?",
    "speech": r"speech(?:es)?|addresses",
}
_FORM = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items()) + r")\b", re.IGNORECASE
)


def compare_forms(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a signal: the word of each telling, where they name different sorts of signal."""
    for signal in desk.records(Signal):
        named = [(kind, value) for span in signal.telling for kind, value in _named(desk, span, signal)]
        if signal.form != "talks" and len({kind for kind, _ in named}) > 1:
            words = ", ".join(sorted({value.value for _, value in named}))
            why = f"texts call one signal by different forms: {words}"
            yield conflict(STEP.name, "form", [value for _, value in named], "definition", why, signal.id)


def _named(desk: Desk, telling: Span, signal: Signal) -> Iterator[tuple[str, Value]]:
    """The form that a telling names; where it names several, the one that the signal has, or none."""
    found = list(_FORM.finditer(desk.text(telling.document), *telling.bounds))
    if len({match.lastgroup for match in found}) > 1:
        found = [match for match in found if match.lastgroup == signal.form.split()[-1]]
    if found:
        yield found[0].lastgroup or "", cite(desk, desk.span(telling.document, *found[0].span()), found[0][0].lower())


STEP = Step("forms", makes=("conflict",), run=compare_forms, needs=("signal", "actor"))
