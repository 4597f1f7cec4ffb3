"""A person's word about a record, as the case keeps it."""

from typing import Any

import msgspec


class Word(msgspec.Struct, frozen=True):
    """One thing that somebody said. `about` is the record as it was then, `now` its id today (None: no place left)."""

    number: int
    at: str
    author: str
    verb: str
    about: str
    content: Any = None
    anchor: dict[str, Any] = {}
    now: str | None = None
