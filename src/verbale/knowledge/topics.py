"""Topics of diplomatic exchanges: which of the lexicon's topics a text touches (`data/topics.toml`)."""

import re
from functools import cache

from verbale.knowledge.tables import toml


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{'|'.join(some)})\b")) for name, some in toml("topics")["topics"].items())


def topics(text: str) -> tuple[str, ...]:
    """The topics whose words stand in the text, in the order of the lexicon."""
    low = text.lower()
    return tuple(name for name, pattern in _topics() if pattern.search(low))
