"""An event on its way from words to record."""

from dataclasses import dataclass, field

from spacy.tokens import Token


@dataclass
class Find:
    """An event as its words tell it: the head that carries it, its code, its parties, and how it was matched."""

    head: Token
    code: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    why: str = ""
    inner: "Find | None" = None
    used: set[int] = field(default_factory=set)
    operator: str = ""
