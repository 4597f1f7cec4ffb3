"""What the rules find in one passage before it becomes a record."""

from typing import NamedTuple

from verbale.model.span import Bounds


class Attribution(NamedTuple):
    """Source, cue and content in one passage. `content` may be several stretches, in reading order.

    `source` is None where the words name nobody; `rule` says in a few words which construction was seen; `rank` orders
    rival finds (a lower one goes first). `relay` names who passes the words on.
    `head` is the token that heads the source, -1 without a parse.
    """

    content: tuple[Bounds, ...]
    cue: Bounds | None
    source: Bounds | None
    rule: str
    kind: str = "speech"
    head: int = -1
    cue_token: int = -1
    addressee: Bounds | None = None
    relay: Bounds | None = None
    marked: bool = False
