"""Family names alone: whom they mean, by the text, by the office beside them, by the files."""

import re

from verbale.knowledge.actors import Known, actor_id
from verbale.knowledge.naming import fold
from verbale.knowledge.tables import table
from verbale.model.records import MentionType
from verbale.read.mentions.found import Found, Page
from verbale.read.mentions.memory import Memory
from verbale.read.mentions.persons import given_names

_AFTER_ADMINISTRATION = re.compile(
    r"(?:['’]s)? (?:administration|government|cabinet|Administration|Government|Cabinet|regime)\b"
)
_ERA = re.compile(
    r"(?:['’]s)? (?:era|years|presidency|administration|government|cabinet|doctrine|Administration|Cabinet|Doctrine)\b"
)
_ORDINARY = frozenset(fold(row["name"]) for row in table("ordinary_names"))


def resolve_short(memory: Memory, page: Page, find: Found) -> None:
    """Fill the actor of a short name, or leave it empty where nobody fits."""
    text = page.text[find.start : find.end]
    key = fold(text.removesuffix("'s").removesuffix("’s"))
    named = memory.scene.shorts.get(key, [])
    title = page.text[find.title[0] : find.title[1]] if find.title else ""
    actor, why = _by_office(memory, key, title, named)
    if actor is None and named:
        actor, why = _among(memory, named, text, title)
    elif actor is None:
        actor, why = _by_given_name(memory, key, text)
    if actor is None and not named:
        actor, why = _from_files(memory, page, find, key, title)
    if actor is None and (find.why == "behind a title" or find.why == "PERSON") and not memory.actors.state(text):
        actor, why = actor_id(text), "a name that the text gives in this form only"
        if len(text) < 3 or not text[0].isupper() or (find.why == "PERSON" and page.opens(find.start)):
            return
        memory.scene.learn(actor, text, (text,), given_names().get(key, ""))
    if actor:
        find.actor, find.how, find.why = actor, "name", why
        _administration(memory, page, find, text)


def _among(memory: Memory, named: list[str], text: str, title: str) -> tuple[str | None, str]:
    if len(named) == 1:
        return named[0], f"{text} is short for {memory.name(named[0])}, named in this text"
    offices = set(memory.offices.named(title))
    titled = [actor for actor in named if offices & {tenure.office for tenure in memory.offices.held(actor)}]
    if offices and len(titled) == 1:
        return titled[0], f"of those called {text} only {memory.name(titled[0])} was {title}"
    fits = set(titled or _current(memory, named))
    actor, lead = memory.salience.best(lambda one: one in fits)
    if actor is None:
        return named[0], f"{text}: the first of {len(named)} persons of that name in this text"
    sure = "clearly" if lead >= 1 else "barely"
    return actor, f"{text}: {memory.name(actor)} is {sure} the nearest of {len(named)} persons of that name"


def _current(memory: Memory, named: list[str]) -> list[str]:
    """Of several of one name those who had not left all they held by the day of writing, or were met just now.

    Where one of the others was met last, the name means the one who holds the highest office.
    """
    day = memory.scene.day

    def gone(actor: str) -> bool:
        held = memory.offices.held(actor)
        left = all(tenure.end and tenure.end[: len(day)] < day[: len(tenure.end)] for tenure in held)
        return bool(day and held and left) and not memory.salience.near(actor, memory.clock)

    there = [actor for actor in named if not gone(actor)] or named
    nearest, _ = memory.salience.best(lambda one: one in named)
    if nearest is None or nearest in there:
        return there
    rank = min(memory.level(actor) for actor in there)
    return [actor for actor in there if memory.level(actor) == rank]


def _by_given_name(memory: Memory, key: str, text: str) -> tuple[str | None, str]:
    """The only person of the text whose whole name begins with this given name."""
    gender = given_names().get(key)
    names = memory.scene.names
    found = [one for one, name in names.items() if fold(name.split(" ")[0]) == key and " " in name] if gender else []
    if len(found) != 1:
        return None, ""
    memory.scene.genders.setdefault(found[0], gender or "")
    return found[0], f"{text} is the given name of {memory.name(found[0])}, named in this text"


def _by_office(memory: Memory, key: str, title: str, named: list[str]) -> tuple[str | None, str]:
    """The known person of that family name who held the office that stands beside, if nobody in the text did."""
    offices = set(memory.offices.named(title))
    known = [actor for actor in memory.actors.short.get(key, []) if memory.arrived(actor)]
    held = [actor for actor in known if offices & {tenure.office for tenure in memory.offices.held(actor.id)}]
    if not held or any(actor.id in named for actor in held):
        return None, ""
    best = memory.likeliest(held, offices)
    return (best.id, f"{best.name} is the likeliest {title} of that name in the files") if best else (None, "")


def _from_files(memory: Memory, page: Page, find: Found, key: str, title: str) -> tuple[str | None, str]:
    known = [actor for actor in memory.actors.short.get(key, []) if memory.arrived(actor)]
    behind = page.text[find.end : find.end + 16]
    if key in _ORDINARY and not title and not _ERA.match(behind) and find.why != "PERSON":
        return None, ""
    limit = 2 if key in _ORDINARY else 3 if len(known) > 1 else 9
    best = memory.likeliest([actor for actor in known if memory.level(actor.id) <= limit], set())
    return (best.id, f"{best.name} is the best known holder of an office of that name") if best else (None, "")


def _administration(memory: Memory, page: Page, find: Found, text: str) -> None:
    """ "The Biden administration" is the state; other governments called by a name are bodies of that name."""
    match = _AFTER_ADMINISTRATION.match(page.text, find.end)
    known = memory.actors.get(find.actor)
    if not match or not known or not known.state or "regime" in match[0]:
        return
    presidents = {"president"} & {tenure.office for tenure in memory.offices.held(known.id)}
    if presidents and known.state == "actor:united-states":
        _add_government(memory, find, match.end(), "state", known)
    else:
        _add_government(memory, find, match.end(), "organization", known)


def _add_government(memory: Memory, find: Found, end: int, type: MentionType, known: Known) -> None:
    actor = known.state
    if type == "organization":
        name = f"{known.short[0] if known.short else known.name.split()[-1]} administration"
        actor = memory.actors.identify(name, type)
        memory.scene.names.setdefault(actor, name)
    why = f"the government under {known.name}"
    memory.scene.add(Found(find.page, find.start, end, type, actor, "name", why))
