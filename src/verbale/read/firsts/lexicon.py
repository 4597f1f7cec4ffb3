"""The words of claims: the lists of `first_words.toml`, and nouns as those lists hold them."""

from functools import cache

from verbale.knowledge.tables import toml


@cache
def words(name: str) -> frozenset[str]:
    """A list of `first_words.toml`."""
    return frozenset(toml("first_words")[name])


def singular(lower: str) -> str:
    """A noun without its plural ending, as the lists hold it."""
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
