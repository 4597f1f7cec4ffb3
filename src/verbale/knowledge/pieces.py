"""Pieces of patterns: in a data file `<name>` stands for a pattern that several rows share.

`<name:other>` is a piece whose group `name` is called `other` where it is put. Angle brackets that belong to a regular
expression (`(?P<name>`, `(?<`) are left alone.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from verbale.knowledge.tables import toml

_PIECE = re.compile(r"<(\w+)(?::(\w+))?>(?!\w)")


def fill(pattern: str, piece: Callable[[str], str]) -> str:
    """The pattern with each piece put in; `piece` gives a piece, itself filled, by its name."""

    def put(match: re.Match[str]) -> str:
        if pattern[max(0, match.start() - 2) : match.start()] in ("?P", "(?"):
            return match[0]
        filled = piece(match[1])
        return filled.replace(f"(?P<{match[1]}>", f"(?P<{match[2]}>") if match[2] else filled

    return _PIECE.sub(put, pattern)


@cache
def patterns(name: str) -> dict[str, Any]:
    """The content of `data/NAME.toml` with the pieces of its section `piece` put in. Do not change it: it is shared."""
    content = toml(name)
    pieces: dict[str, str] = content["piece"]

    def piece(key: str) -> str:
        return fill(pieces[key], piece)

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return fill(value, piece)
        if isinstance(value, list):
            return [filled(one) for one in value]
        if isinstance(value, dict):
            return {key: filled(one) for key, one in value.items()}
        return value

    return {key: filled(value) for key, value in content.items()}
