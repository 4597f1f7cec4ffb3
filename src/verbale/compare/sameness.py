"""Sameness: what two stretches share in words, where no name and no date is enough to say that they tell the same.

same = Sameness(desk, sentences, names)
same.shared(one, other)      # stems of content words that both stretches have
same.share(one, other)       # those, as a share of the shorter stretch
"""

import re
from collections import defaultdict
from functools import cached_property, lru_cache

from verbale.compare.terms import terms_of
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.sentences import Sentences
from verbale.model.span import Bounds

_WORD = re.compile(r"[^\W\d_]{3,}")

Stretch = tuple[str, Bounds]
"""A document's id and bounds in its text."""


class Sameness:
    """Content words of stretches, each read once."""

    def __init__(self, desk: Desk, sentences: Sentences, names: Names) -> None:
        self.desk, self.sentences, self.names = desk, sentences, names
        self.stems = lru_cache(maxsize=1 << 14)(self._stems)

    def _stems(self, stretch: Stretch) -> frozenset[str]:
        document, (start, end) = stretch
        found = terms_of(self.desk.text(document)[start:end])
        return frozenset(stem for stem in found.stems if len(stem) > 2 and stem not in _SAYING)

    def shared(self, one: Stretch, other: Stretch) -> frozenset[str]:
        """The content words of both."""
        return self.stems(one) & self.stems(other)

    def words(self, stretch: Stretch, stems: frozenset[str], most: int = 5) -> list[str]:
        """The words of a stretch whose stems are among those, as they stand, in their order."""
        document, (start, end) = stretch
        found = (word[0] for word in _WORD.finditer(self.desk.text(document), start, end))
        return list(dict.fromkeys(word for word in found if not stems.isdisjoint(terms_of(word).stems)))[:most]

    def share(self, one: Stretch, other: Stretch) -> float:
        """Shared content words over those of the shorter stretch, 0 to 1."""
        shorter = min(len(self.stems(one)), len(self.stems(other)))
        return len(self.shared(one, other)) / shorter if shorter else 0.0

    def kin(self, one: str, other: str) -> bool:
        """Whether two documents are of one exchange; a text reproduced in another is of its exchange."""
        family = {self.desk.document(document).parent or document for document in (one, other)}
        return len(family) == 1 or self.names.kin(one, other)

    def kin_of(self, document: str) -> set[str]:
        """The documents of one exchange with it, itself among them."""
        family = self._families[self.desk.document(document).parent or document]
        return {*self.names.kin_of(document), *family}

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """By document, itself and the texts reproduced in it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for document in self.desk.dossier.documents.values():
            found[document.parent or document.id].append(document.id)
        return found

    def around(self, stretch: Stretch, more: int = 1) -> Stretch:
        """A sentence with `more` sentences on either side."""
        document, (start, _) = stretch
        whole, number = self.sentences.all(document), self.sentences.number(document, start)
        if number < 0:
            return stretch
        return document, (whole[max(0, number - more)][0], whole[min(len(whole) - 1, number + more)][1])


_SAYING = frozenset(
    {"said", "sai", "say", "told", "tell", "according", "report", "minist", "president", "government", "year", "month",
     "week", "dai", "day", "today", "yesterday", "new", "first", "last", "two", "also", "would", "will", "state",
     "people", "countri", "offici"}
)  # fmt: skip
"""Stems that every report has."""
