"""Names that few documents of a case share: they tell one happening, and one exchange, from others.

names = Names(desk)
names.of(text, sentence, mentions)     # the rare names of a stretch
names.kin("doc-a", "doc-b")            # whether both documents have enough of them to be of one exchange
names.kin_of("doc-a")                  # all documents that do
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import permutations

from verbale.knowledge.calendar import MONTH, WEEKDAY
from verbale.link.desk import Desk
from verbale.model.records import Mention
from verbale.model.span import Bounds

RARE = 12
"""Documents of a case in which a name may stand and still be a mark of one happening."""
KIN = 4
"""Rare names that two documents must share to be of one exchange."""

_NAME = re.compile(r"\b[A-Z][a-zA-Z]{2,}(?:-[A-Za-z]+)*")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_COMMON = re.compile(
    rf"{MONTH}|{WEEKDAY}|New|Year|Day|Eve|North|South|East|West|President|Minister|Prime|Foreign|Government|State|Press|"
    r"Party|Statement|Central"
)


class Names:
    """Capitalised words that stand in few documents of the case and are no ordinary words."""

    def __init__(self, desk: Desk) -> None:
        self._spread: Counter[str] = Counter()
        self._ordinary: set[str] = set()
        self._of: dict[str, frozenset[str]] = {}
        for document in desk.dossier.documents:
            text = desk.text(document)
            self._of[document] = frozenset(map(sys.intern, _NAME.findall(text)))
            self._spread.update(self._of[document])
            self._ordinary.update(_LOWER.findall(text))

    def of(self, text: str, sentence: Bounds, said: list[Mention]) -> frozenset[str]:
        """Those of a sentence that belong to no person, state or body."""
        taken = {word for m in said if m.type != "place" for word in _NAME.findall(m.span.text)}
        first = text[sentence[0] : sentence[1]].split(maxsplit=1)
        found = set(_NAME.findall(text, sentence[0] + len(first[0]) if first else 0, sentence[1])) - taken
        return frozenset(word for word in found if self._rare(word))

    def _rare(self, word: str) -> bool:
        ordinary = word.lower() in self._ordinary or _COMMON.fullmatch(word)
        return self._spread[word] <= RARE and not ordinary

    @cached_property
    def _kin(self) -> dict[str, frozenset[str]]:
        """By document, those that share enough rare names with it."""
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for document, names in self._of.items():
            for name in names:
                if self._rare(name):
                    holders[name].append(document)
        shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for held in holders.values():
            for one, other in permutations(held, 2):
                shared[one][other] += 1
        return {one: frozenset(o for o, count in others.items() if count >= KIN) for one, others in shared.items()}

    def kin_of(self, document: str) -> frozenset[str]:
        """The other documents that tell of one exchange with it, as far as the names in them say."""
        return self._kin.get(document, frozenset())

    def kin(self, one: str, other: str) -> bool:
        """Whether two documents tell of one exchange, as far as the names in them say."""
        return one == other or other in self.kin_of(one)

    def rare(self, words: Iterable[str]) -> frozenset[str]:
        """The rare ones of capitalised words."""
        return frozenset(word for word in words if self._rare(word))
