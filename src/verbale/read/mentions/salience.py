"""Who is meant: the persons and states of a text by how near and how prominent they are at a place."""

import re
from collections.abc import Callable, Iterable

from verbale.read.mentions.found import Found, Page

_OBLIQUE = re.compile(
    r"\b(?:of|by|with|to|for|against|from|about|between|on|under|than|like|and|toward|towards|over|in)\s(?:[\w.’'-]+\s){0,4}$"
)


class Salience:
    """Weights of actors as the text goes by: the sentence number of the last mention, more where it is no mere attribute."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}
        self._type: dict[str, str] = {}

    def note(self, find: Found, clock: int) -> None:
        """Remember a resolved mention in sentence number `clock`."""
        if find.actor is None:
            return
        weight = clock + (0.0 if find.oblique else 0.6)
        self._at[find.actor] = max(weight, self._at.get(find.actor, -1.0)) + 0.001
        self._type[find.actor] = find.type

    def best(
        self, fits: Callable[[str], bool] = lambda actor: True, types: Iterable[str] = ("person",)
    ) -> tuple[str | None, float]:
        """The most prominent actor that fits, and how far it leads the next one (in sentences); (None, 0) for nobody."""
        ranked = sorted(
            ((weight, actor) for actor, weight in self._at.items() if self._type[actor] in types and fits(actor)),
            reverse=True,
        )
        if not ranked:
            return None, 0.0
        return ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0


def mark_oblique(page: Page, finds: Iterable[Found]) -> None:
    """Mark the mentions that stand behind a preposition or as an owner: attributes rather than topics."""
    for find in finds:
        start = find.title[0] if find.title and find.title[0] < find.start else find.start
        owner = page.text[find.end : find.end + 2] in {"'s", "’s"}
        find.oblique = owner or bool(_OBLIQUE.search(page.text[max(0, start - 50) : start]))
