"""Later mentions in the order of the text: short names, titles alone, descriptions, kin, pronouns."""

import re
from typing import NamedTuple

from verbale.knowledge.gazetteer import Hit
from verbale.model.records import MentionType
from verbale.read.mentions.descriptions import describe_kin, describe_office, describe_regime, describe_ruler
from verbale.read.mentions.found import Found, Page, Scene
from verbale.read.mentions.memory import KIN, Memory
from verbale.read.mentions.shorts import resolve_short

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself|[Ss]he|[Hh]er|[Hh]ers|[Hh]erself|I|[Mm]e|[Mm]y|[Mm]yself"
    r"|[Ww]e|us|[Oo]ur|[Tt]hey|[Tt]heir|[Tt]hem)\b(?![.]\w)"
)
_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURALS = frozenset({"we", "us", "our", "they", "their", "them"})
_FIRST = frozenset({"i", "me", "my", "myself"})
_RULER = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:state |country['’]s |supreme |top )?"
    r"(?:dictator|ruler|strongman|despot|tyrant|autocrat|leadership)\b(?! of )"
)
_REGIME = re.compile(r"\b[Tt]he regime\b|\b[Tt]he (?:country|nation)['’]s (?:government|leadership)\b")


class Event(NamedTuple):
    """Something to be resolved at a place of the text; of those at one place the lower rank comes first."""

    start: int
    rank: int
    what: Found | Hit | re.Match[str]


def resolve(scene: Scene, alone: dict[int, list[Hit]]) -> None:
    """Walk the document once and resolve what refers to what. `alone` are the office words beside no name, by page."""
    memory = Memory(scene)
    for page in scene.pages:
        sentence = -1
        for event in _events(scene, page, alone.get(page.index, [])):
            if (now := page.sentence(event.start)) != sentence:
                memory.clock += max(1, now - sentence if sentence >= 0 else 1)
                sentence = now
            memory.turn_to(page, event.start)
            _meet(memory, page, event.what)
        memory.clock += 1
    for finds in scene.on.values():
        finds[:] = [find for find in finds if find.how != "short"]


def _events(scene: Scene, page: Page, alone: list[Hit]) -> list[Event]:
    found = [Event(find.start, 0, find) for find in scene.on.get(page.index, [])]
    found += [Event(hit.start, 1, hit) for hit in alone]
    for rank, pattern in ((1, _RULER), (1, _REGIME), (2, _PRONOUN), (3, KIN)):
        found += [Event(match.start(), rank, match) for match in pattern.finditer(page.text)]
    return sorted(found, key=lambda event: (event.start, event.rank))


def _meet(memory: Memory, page: Page, what: Found | Hit | re.Match[str]) -> None:
    if isinstance(what, Found):
        if what.how == "short":
            resolve_short(memory, page, what)
        memory.note(page, what)
    elif isinstance(what, Hit):
        describe_office(memory, page, what)
    elif what.re is _PRONOUN:
        _pronoun(memory, page, what, what[0].lower())
    elif what.re is KIN:
        describe_kin(memory, page, what, what[0].lower())
    elif what.re is _RULER:
        describe_ruler(memory, page, what.start(), what.end())
    else:
        describe_regime(memory, page, what)


def _pronoun(memory: Memory, page: Page, match: re.Match[str], word: str) -> None:
    if memory.scene.taken(page.index, *match.span()) and word not in _GENDER:
        return
    actor, why = None, ""
    type: MentionType = "group" if word in _PLURALS else "person"
    if word in _GENDER:
        gender = _GENDER[word]
        actor, lead = memory.salience.best(lambda one: memory.scene.genders.get(one, gender) == gender)
        if actor:
            sure = "clearly" if lead >= 1 else "by a little"
            why = f"{word}: {memory.name(actor)} is {sure} the most prominent"
    elif word in _FIRST and memory.scene.sender and not page.quoted(match.start()):
        actor, why = memory.scene.sender, "the first person is the sender of the statement"
    if actor is None and word not in _FIRST and word not in {"we"}:
        return
    find = Found(page.index, *match.span(), type, actor, "pronoun", why or "not resolved here")
    memory.scene.add(find)
    if word in _GENDER:
        memory.note(page, find)
