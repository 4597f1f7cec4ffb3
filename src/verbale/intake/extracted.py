"""What every format of the intake hands to the structure reader: a text, what the format knew, where it stood."""

import msgspec

from verbale.model.passage import Role
from verbale.model.prepared import Place
from verbale.model.records import Document, Problem


class Block(msgspec.Struct, frozen=True):
    """A paragraph of the stored text, with the role that the format itself gives it (an HTML heading, a caption)."""

    start: int
    end: int
    role: Role | None = None
    page: int | None = None
    quoted: bool = False


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """A stored text with its paragraphs. `document` carries what the file or its user states about itself.

    `blocks` is empty where the format has no structure of its own (plain text): the structure reader finds them.
    """

    document: Document
    text: str
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
