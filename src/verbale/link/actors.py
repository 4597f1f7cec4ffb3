"""Actors across documents: one record an id, with every name seen, and the joining of short names to whole ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from verbale.knowledge.actors import PREFIX
from verbale.knowledge.base import Knowledge
from verbale.knowledge.naming import fold
from verbale.link.cast import cast
from verbale.link.desk import Desk
from verbale.model.merge import Merge
from verbale.model.records import Actor, Mention
from verbale.step import Step


def link_actors(desk: Desk) -> Iterable[Actor | Merge]:
    """Merges of short names, and one record for every actor that a record of the case names."""
    merges = tuple(short_names(desk.records(Mention), desk.knowledge))
    return (*merges, *cast(desk, {merge.old: merge.new for merge in merges}))


def short_names(mentions: Iterable[Mention], knowledge: Knowledge) -> Iterable[Merge]:
    """A one-word name of one document is the only person of the case whose whole name ends or begins with it."""
    whole: defaultdict[str, Counter[str]] = defaultdict(Counter)
    short: dict[str, str] = {}
    for mention in mentions:
        if mention.type != "person" or mention.how != "name" or not mention.actor:
            continue
        parts = mention.actor.removeprefix(PREFIX).split("-")
        if len(parts) == 1 and not knowledge.actors.get(mention.actor):
            short[mention.actor] = mention.span.text
        elif len(parts) > 1:
            known = knowledge.actors.get(mention.actor)
            words = map(fold, known.short) if known else (fold(word) for word in mention.span.text.split()[-1:])
            for word in words:
                whole[word][mention.actor] += 1
    for old, text in sorted(short.items()):
        fits = whole.get(old.removeprefix(PREFIX), Counter())
        if len(fits) == 1:
            new = next(iter(fits))
            yield Merge(old, new, f"{text} is the only person of the case whose whole name has that family name")


STEP = Step("actors", makes=("actor",), run=link_actors, needs=())
