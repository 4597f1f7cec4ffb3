"""Sources to read, in batches: one batch is one task for a worker and one transaction of the store.

Their borders come from the sources alone, never from time or the number of workers, so that the same input makes the
same case file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

import verbale
from verbale.intake.sources import Source
from verbale.knowledge.base import Knowledge

ROWS = 32
"""Rows of an archive that are read and kept together: few enough that a killed run loses seconds, not minutes."""


class Task(msgspec.Struct, frozen=True):
    """A batch with the digest of program and knowledge that it is read with."""

    sources: tuple[Source, ...]
    reading: str


def batches(sources: Iterable[Source], unread: Callable[[Source], bool], reading: str) -> Iterator[Task]:
    """Tasks of the sources that have to be read: a file alone, rows of one archive together."""
    waiting: list[Source] = []
    for source in filter(unread, sources):
        if waiting and (source.path != waiting[0].path or len(waiting) == ROWS):
            yield Task(tuple(waiting), reading)
            waiting = []
        waiting.append(source)
    if waiting:
        yield Task(tuple(waiting), reading)


@cache
def program_digest(*floors: str) -> str:
    """A digest of this version and of its code on these floors: another program reads again."""
    root = Path(verbale.__file__).parent
    whole = hashlib.sha256(verbale.__version__.encode())
    for floor in floors:
        for path in sorted((root / floor).rglob("*")):
            if path.suffix in (".py", ".tsv", ".toml", ".csv", ".cfg") or path.name == "meta.json":
                whole.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def reading_digest(knowledge: Knowledge) -> str:
    """What a reading depends on beside the document: program, model and knowledge."""
    floors = program_digest("model", "knowledge", "intake", "language", "models", "read")
    return f"{floors}-{knowledge.digest[:16]}"


def linking_digest(knowledge: Knowledge) -> str:
    """What linking and comparing depend on beside the records."""
    return f"{program_digest('model', 'knowledge', 'align', 'link', 'compare')}-{knowledge.digest[:16]}"
