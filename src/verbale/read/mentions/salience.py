"""Who is meant: the persons and states of a text by how near and how prominent they are at a place."""

import re
from collections.abc import Callable, Iterable

from verbale.read.mentions.found import Found, Page

_OBLIQUE = re.compile(
    r"\b(?:of|by|with|to|for|against|from|about|between|on|under|than|like|and|towards?|over|in)\s(?:[\w.’'-]+\s){0,4}$"
)


class Salience:
    """Weights of actors as the text goes by: the sentence of the last mention, more for a subject."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}
        self._type: dict[str, str] = {}

    def note(self, find: Found, clock: int, more: float = 0.0) -> None:
        """Remember a resolved mention in sentence number `clock`."""
        if find.actor is None:
            return
        weight = clock + find.weight + more
        self._at[find.actor] = max(weight, self._at.get(find.actor, -9.0)) + 0.001
        self._type[find.actor] = find.type

    def near(self, actor: str, clock: int) -> bool:
        """Whether an actor was met in sentence number `clock` or right before it."""
        return self._at.get(actor, -9.0) >= clock - 1

    def best(
        self, fits: Callable[[str], bool] = lambda actor: True, types: Iterable[str] = ("person",)
    ) -> tuple[str | None, float]:
        """The most prominent actor that fits, and its lead over the next (in sentences); (None, 0) for nobody."""
        ranked = sorted(
            ((weight, actor) for actor, weight in self._at.items() if self._type[actor] in types and fits(actor)),
            reverse=True,
        )
        if not ranked:
            return None, 0.0
        return ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0


_WEIGHTS = {  # a subject outweighs one sentence of distance
    "nsubj": 1.2,
    "nsubj:pass": 1.15,
    "ROOT": 0.9,
    "parataxis": 0.6,
    "obj": 0.5,
    "iobj": 0.5,
    "vocative": 0.3,
}
_UP = frozenset({"flat", "compound", "nmod:desc", "fixed"})


def weigh(page: Page, finds: Iterable[Found]) -> None:
    """Give each find the weight of its role: subjects most, then objects; prepositions and owners least."""
    parsed = page.doc.has_annotation("DEP")
    for find in finds:
        find.weight = _parsed_weight(page, find) if parsed else _plain_weight(page, find)


def _parsed_weight(page: Page, find: Found) -> float:
    span = page.doc.char_span(find.start, find.end, alignment_mode="expand")
    if span is None:
        return 0.0
    token, shared = span.root, 1.0
    while token.dep_ in _UP and token.head != token:
        token = token.head
    if token.dep_ == "conj":
        token, shared = token.head, 0.8
    return _WEIGHTS.get(token.dep_, 0.1 if token.dep_ == "appos" else 0.0) * shared


def _plain_weight(page: Page, find: Found) -> float:
    start = find.title[0] if find.title and find.title[0] < find.start else find.start
    owner = page.text[find.end : find.end + 2] in {"'s", "’s"}
    return 0.0 if owner or _OBLIQUE.search(page.text[max(0, start - 50) : start]) else 0.6
