"""The cast of a case: a record for every actor id that any of its records holds."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from verbale.knowledge.actors import PREFIX, Known
from verbale.knowledge.naming import name_key, person_key
from verbale.link.desk import Desk
from verbale.model.records import KINDS, Actor, Document, Mention, MentionType, Office, encode

_ID = re.compile(rb'"(actor:[^"\\]+)"')
_EDGE = re.compile(r"^(?:the|The) |['’]s$")
READER = "actors"
"""The reader that actors carry."""


def cast(desk: Desk, merged: Mapping[str, str]) -> Iterable[Actor]:
    """One actor record an id, known or not, in the order of ids. `merged` leads from old ids to those that stay."""
    seen: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in desk.records(Mention):
        if mention.actor and mention.how != "pronoun":
            seen[merged.get(mention.actor, mention.actor)].append(mention)
    credits = dict(credited(desk))
    ids = {merged.get(found, found) for found in named_ids(desk)} | set(seen) | set(credits)
    known = desk.knowledge.actors
    more = {tenure.of for id in ids for tenure in desk.knowledge.offices.held(id)} | {
        actor.state for id in ids if (actor := known.get(id)) and actor.state
    }
    for id in sorted(ids | {one for one in more if one and known.get(one)}):
        yield actor_record(desk, id, known.get(id), seen.get(id, []), credits.get(id))


def credited(desk: Desk) -> Iterable[tuple[str, tuple[str, MentionType]]]:
    """The authors and outlets that the documents themselves state: id, name, type."""
    for document in desk.dossier.documents.values():
        for name in document.authors:
            yield desk.knowledge.actors.identify(name), (name.replace(",", ""), "person")
        if document.outlet:
            yield desk.knowledge.actors.identify(document.outlet, "outlet"), (document.outlet, "outlet")


def named_ids(desk: Desk) -> set[str]:
    """Every actor id inside any record of the case but the actor records themselves."""
    found: set[str] = set()
    for kind in KINDS.values():
        if kind not in {Actor, Document}:
            for record in desk.records(kind):
                found.update(match.decode() for match in _ID.findall(encode(record)))
    return found


def actor_record(
    desk: Desk, id: str, known: Known | None, mentions: list[Mention], credit: tuple[str, MentionType] | None = None
) -> Actor:
    """The record of one actor: its row where there is one, and what the texts call it."""
    texts = Counter(_EDGE.sub("", mention.span.text) for mention in mentions)
    name = known.name if known else credit[0] if credit else _name(id, [m for m in mentions if m.how == "name"])
    type: MentionType = known.type if known else credit[1] if credit else _type(mentions)
    offices = [
        Office(
            title=tenure.office, of=tenure.of, from_=tenure.start or None, to=tenure.end or None, source=tenure.source
        )
        for tenure in desk.knowledge.offices.held(id)
    ] or [Office(title=title, source=source) for title, source in _titles(mentions)]
    state = known.state if known else _state(desk, mentions)
    forms = sorted({*texts} - {name}, key=lambda text: (-texts[text], text))
    why = (
        f"known: {known.source}" if known else f"named by {len(mentions)} mentions" if mentions else "named by a record"
    )
    return Actor(
        id=id, reader=READER, why=why, name=name, type=type, state=state, aliases=tuple(forms), offices=tuple(offices)
    )  # fmt: skip


def _type(mentions: list[Mention]) -> MentionType:
    return Counter(mention.type for mention in mentions).most_common(1)[0][0] if mentions else "person"


def _name(id: str, mentions: list[Mention]) -> str:
    """The form used most among those that spell the id out; without any the id itself as words."""
    tail = tuple(id.removeprefix(PREFIX).split("-"))
    texts = Counter(_EDGE.sub("", mention.span.text).replace(", ", " ").strip() for mention in mentions)
    whole = [text for text in texts if tail in {person_key(text), name_key(text)}]
    if whole:
        return max(whole, key=lambda text: (texts[text], len(text), text))
    return " ".join(word.capitalize() for word in tail)


def _titles(mentions: list[Mention]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.title:
            found.setdefault(mention.title.text, f"{mention.title.document}:{mention.title.start}")
    return list(found.items())


def _state(desk: Desk, mentions: list[Mention]) -> str | None:
    """The state that the words of office name, or that the actor's own name begins with."""
    for mention in mentions:
        text = mention.title.text if mention.title else mention.span.text if mention.type != "person" else ""
        words = text.split()
        for size in (3, 2, 1):
            for place in range(len(words) - size + 1):
                if state := desk.knowledge.actors.state(
                    _EDGE.sub("", " ".join(words[place : place + size]).strip(",."))
                ):
                    return state
    return None
