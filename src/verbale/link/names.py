"""Names that few documents of a case share: they tell one happening, and one exchange, from others.

names = Names(desk)
names.of(text, sentence, mentions)     # the rare names of a stretch
names.shared("doc-a", "doc-b")         # the rare names of both documents
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

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
    r"January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day|New|Year|Day|Eve|North|South|East|West|President|Minister|Prime|Foreign|Government|State|Press|Party|"
    r"Statement|Central"
)


class Names:
    """Capitalised words that stand in few documents of the case and are no ordinary words."""

    def __init__(self, desk: Desk) -> None:
        self._spread: Counter[str] = Counter()
        self._ordinary: set[str] = set()
        self._of: dict[str, frozenset[str]] = {}
        for document in desk.dossier.documents:
            text = desk.text(document)
            self._of[document] = frozenset(_NAME.findall(text))
            self._spread.update(self._of[document])
            self._ordinary.update(_LOWER.findall(text))
        self.shared = lru_cache(maxsize=None)(self._shared)

    def of(self, text: str, sentence: Bounds, said: list[Mention]) -> frozenset[str]:
        """Those of a sentence that belong to no person, state or body."""
        taken = {word for m in said if m.type != "place" for word in _NAME.findall(m.span.text)}
        first = text[sentence[0] : sentence[1]].split(maxsplit=1)
        found = set(_NAME.findall(text, sentence[0] + len(first[0]) if first else 0, sentence[1])) - taken
        return frozenset(word for word in found if self._rare(word))

    def _rare(self, word: str) -> bool:
        ordinary = word.lower() in self._ordinary or _COMMON.fullmatch(word)
        return self._spread[word] <= RARE and not ordinary

    def _shared(self, one: str, other: str) -> frozenset[str]:
        """The rare names of both documents."""
        return frozenset(word for word in self._of[one] & self._of[other] if self._rare(word))

    def kin(self, one: str, other: str) -> bool:
        """Whether two documents tell of one exchange, as far as the names in them say."""
        return one == other or len(self.shared(one, other)) >= KIN

    def rare(self, words: Iterable[str]) -> frozenset[str]:
        """The rare ones of capitalised words."""
        return frozenset(word for word in words if self._rare(word))
