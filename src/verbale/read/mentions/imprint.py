"""Authors and outlet where the page prints them: in bylines, mastheads and copyright lines, which are not read."""

import re
from collections.abc import Iterator

from verbale.model.records import Mention, MentionType, record_id
from verbale.model.span import cut
from verbale.read.reading import Reading


def find_imprint(reading: Reading, reader: str) -> Iterator[Mention]:
    """A mention for each place outside the passages at which the document's authors or its outlet are named."""
    document = reading.document
    read = sorted(piece for passage in reading.passages for piece in passage.bounds(0, len(passage.text)))
    taken: list[tuple[int, int]] = []
    names: list[tuple[str, MentionType]] = [(name, "person") for name in document.authors]
    names += [(document.outlet, "outlet")] if document.outlet else []
    for name, type in names:
        if len(name) < 3 or (type == "person" and " " not in name):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text, re.I):
            if not any(low < match.end() and match.start() < high for low, high in (*read, *taken)):
                taken.append(match.span())
                yield _mention(reading, reader, match.span(), name, type)


def _mention(reading: Reading, reader: str, bounds: tuple[int, int], name: str, type: MentionType) -> Mention:
    span = cut(reading.document.id, reading.text, *bounds)
    known = reading.knowledge.actors.find(name)
    return Mention(
        id=record_id("mention", reading.document.id, [span.bounds], "name", type),
        reader=reader,
        why="the page prints its author" if type == "person" else "the page prints its outlet",
        span=span,
        type=known.type if known and known.type in ("organization", "outlet") and type == "outlet" else type,
        actor=known.id if known else reading.knowledge.actors.identify(name, type),
        how="name",
    )
