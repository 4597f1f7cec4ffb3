"""Actors: persons, states, bodies and outlets by every form of their names.

`identify(name)` gives the id that every reader writes: `actor:` and a key in which case, hyphens, accents, name order,
initials and titles do not count. A known actor has the id of its canonical name, an unknown one that of the name given.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from verbale.knowledge.gazetteer import Form, Gazetteer, form_of
from verbale.knowledge.naming import fold, name_key, person_key, slug
from verbale.knowledge.offices import Offices, Tenure
from verbale.knowledge.tables import Row, table
from verbale.model.records import MentionType

PREFIX = "actor:"
"""What every actor id begins with."""


class Known(NamedTuple):
    """A row of the data files as an actor. `state` is an actor id; `standing` is an outlet's, `kind` a body's."""

    id: str
    name: str
    type: MentionType
    state: str | None = None
    forms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    gender: str = ""
    standing: str = ""
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    capital: str = ""
    life: tuple[str, str] = ("", "")
    source: str = ""
    kin: tuple[str, ...] = ()
    """Words for a person by whose relative it is: "sister" of "sister of Jon Quill"."""


def actor_id(name: str, type: str = "person") -> str:
    """The id of a name that no row knows."""
    key = person_key(name) if type == "person" else name_key(name)
    return PREFIX + slug(key)


class Actors:
    """Every known actor, and the gazetteer of their forms."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_id: dict[str, Known] = {}
        self._exact: dict[tuple[str, ...], str] = {}
        self._person: dict[tuple[str, ...], str] = {}
        self.short: dict[str, list[Known]] = defaultdict(list)
        self.demonyms: dict[tuple[str, ...], str] = {}
        self.gazetteer = Gazetteer()
        for actor in known:
            if actor.id not in self.by_id:
                self._enter(actor)

    def _enter(self, actor: Known) -> None:
        self.by_id[actor.id] = actor
        for name in (actor.name, *actor.forms):
            self._exact.setdefault(name_key(name), actor.id)
            if actor.type == "person":
                self._person.setdefault(person_key(name), actor.id)
                for form in orders(name):
                    self.gazetteer.add(Form(actor.id, form, "name"), comma=True)
            else:
                self.gazetteer.add(form_of(actor.id, name, "name"))
        for short in actor.short:
            self.short[fold(short)].append(actor)
        for word in actor.demonyms:
            self.demonyms.setdefault(name_key(word), actor.id)
            self.gazetteer.add(Form(actor.id, word, "demonym"))
            if people := plural(word):
                self.gazetteer.add(Form(actor.id, people, "people"))
        if actor.capital:
            self.gazetteer.add(form_of(actor.id, actor.capital, "capital"))
        for word in actor.metonyms:
            self.gazetteer.add(form_of(actor.id, word, "metonym", cased=word != word.lower()))
        for word in actor.relative:
            self.gazetteer.add(form_of(actor.id, word, "relative"))

    def get(self, actor: str | None) -> Known | None:
        """The known actor of an id."""
        return self.by_id.get(actor or "")

    def lives(self, actor: str, day: str) -> bool | None:
        """Whether a state was there on that day; None where its row does not say or no day is known."""
        known = self.by_id.get(actor)
        if not known or not day or known.life == ("", ""):
            return None
        start, end = known.life
        return start[: len(day)] <= day[: len(start)] and (not end or day[: len(end)] <= end[: len(day)])

    def find(self, name: str) -> Known | None:
        """The known actor of a name in any of its forms and orders; demonyms and capitals are no names."""
        found = self._exact.get(name_key(name)) or self._person.get(person_key(name))
        return self.by_id.get(found or "")

    def identify(self, name: str, type: str = "person") -> str:
        """The actor id of a name: of the known actor, else made from the name itself."""
        known = self.find(name)
        return known.id if known else actor_id(name, type)

    def state(self, name: str) -> str | None:
        """The state that a name, adjective, people's name or capital means: "Japanese" is `actor:japan`."""
        key = name_key(name)
        found = self._exact.get(key) or self.demonyms.get(key)
        known = self.by_id.get(found or "")
        return known.id if known and known.type == "state" else None


def orders(name: str) -> tuple[str, ...]:
    """The orders in which a name may stand: family name first or last."""
    parts = name.split()
    if not 2 <= len(parts) <= 3 or any(len(part.strip(".")) < 2 for part in parts):
        return (name,)
    return (name, " ".join([parts[-1], *parts[:-1]]), " ".join([*parts[1:], parts[0]]))


def plural(demonym: str) -> str:
    """The people, where the word differs from the adjective: "Russians"; "the Japanese" is told by its article."""
    return "" if demonym.endswith(("ese", "sh", "ch", "ss", "s")) else f"{demonym}s"


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def shipped() -> tuple[Known, ...]:
    """The actors of the shipped tables."""
    return (
        *states(table("states")),
        *persons(table("persons")),
        *bodies(table("organizations"), "organization"),
        *bodies(table("outlets"), "outlet"),
        *bodies(table("places"), "place"),
    )


def states(rows: Iterable[Row | Mapping[str, Any]]) -> Iterable[Known]:
    """Actors of state rows."""
    for row in rows:
        yield Known(
            PREFIX + slug(name_key(row["name"])), row["name"], "state", PREFIX + slug(name_key(row["name"])),
            tuple(form for form in (row.get("formal", ""), *split(row.get("forms", ""))) if form),
            demonyms=split(row.get("demonyms", "")), capital=row.get("capital", ""),
            metonyms=split(row.get("metonyms", "")), relative=split(row.get("relative", "")),
            life=(row.get("from", ""), row.get("to", "")), source=row.get("source", ""),
        )  # fmt: skip


def persons(rows: Iterable[Row | Mapping[str, Any]]) -> Iterable[Known]:
    """Actors of person rows."""
    for row in rows:
        state = PREFIX + slug(name_key(row["state"])) if row.get("state") else None
        yield Known(
            PREFIX + slug(name_key(row["name"])), row["name"], "person", state, split(row.get("forms", "")),
            split(row.get("short", row["name"].split()[-1])), row.get("gender", ""), source=row.get("source", ""),
            kin=tuple(relation.partition(" of ")[0] for relation in split(row.get("relations", ""))),
        )  # fmt: skip


def bodies(rows: Iterable[Row | Mapping[str, Any]], type: MentionType) -> Iterable[Known]:
    """Actors of rows of organizations and outlets."""
    for row in rows:
        state = PREFIX + slug(name_key(row["state"])) if row.get("state") else None
        yield Known(
            PREFIX + slug(name_key(row["name"])), row["name"], type, state, split(row.get("forms", "")),
            standing=row.get("standing", row.get("kind", "")), capital=row.get("capital", ""),
            source=row.get("source", ""),
        )  # fmt: skip


def tenures(rows: Iterable[Row | Mapping[str, Any]], actors: Actors) -> Iterable[Tenure]:
    """Tenures with ids for persons, states and bodies."""
    for row in rows:
        of = actors.find(row.get("of", ""))
        yield Tenure(
            row["office"], of.id if of else PREFIX + slug(name_key(row.get("of", ""))), actors.identify(row["person"]),
            row.get("from", ""), row.get("to", ""), row.get("source", ""),
        )  # fmt: skip


def offices(actors: Actors, more: Iterable[Tenure] = ()) -> Offices:
    """The offices of the shipped tables, those of the case before them."""
    return Offices((*more, *tenures(table("tenures"), actors)), table("offices"))
