"""Names that the knowledge files know: persons, states, bodies, outlets; bodies and media of a state; capitals."""

import re

from verbale.knowledge.actors import PREFIX, split
from verbale.knowledge.gazetteer import Form, Gazetteer, Hit
from verbale.knowledge.naming import name_key, slug
from verbale.knowledge.tables import table, toml
from verbale.model.records import MentionType
from verbale.read.mentions.found import Found, Page, Scene

_WORDS = toml("name_words")
_PLACE_BEFORE = re.compile(rf"\b(?:{'|'.join(_WORDS['place_before'])}) (?:the )?$", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    rf"\s(?:{'|'.join(_WORDS['place_after'])})\b|, [A-Z][a-z]+\.? \d|, \d\d? [A-Z][a-z]+|-based\b|\s\("
    r"|, (?:the )?capital"
)
_DATELINE = re.compile(r"^[\s(\"“]*[A-Z][\w .,]{2,40}(?:\([A-Za-z ]+\)|—|--|-- | - | – )")
_NOUN = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})
_GOVERNMENT = frozenset({"government", "media"})


class Bodies:
    """The bodies that every state has, as a gazetteer of their own."""

    def __init__(self) -> None:
        self.forms = Gazetteer()
        self.kinds: dict[str, str] = {}
        for row in table("bodies"):
            self.kinds[row["body"]] = row["kind"]
            for form in split(row["forms"]):
                self.forms.add(Form(row["body"], form, row["kind"], cased=form.isupper() or form in {"MoD"}))


BODIES = Bodies()
"""Bodies of states and organizations, by every form of their names."""


def find_known(scene: Scene, page: Page) -> None:
    """Mentions of everything that the gazetteer knows, on one page."""
    bodies = {hit.first: hit for hit in BODIES.forms.find(page.text, page.words)}
    for hit in scene.knowledge.actors.gazetteer.find(page.text, page.words):
        form = hit.forms[0]
        if form.kind in {"demonym", "people"}:
            _people(scene, page, hit, bodies)
        elif form.kind in {"name", "capital", "metonym"}:
            _name(scene, page, hit, bodies)


def _name(scene: Scene, page: Page, hit: Hit, bodies: dict[int, Hit]) -> None:
    actor = scene.knowledge.actors.get(pick(hit, scene, page))
    if actor is None or _inside_name(page, hit, actor.type) or page.text[hit.end : hit.end + 1] in _MONEY:
        return
    if actor.type == "organization" and actor.state and (owner := _owner(scene, page, hit)) not in {None, actor.state}:
        _own_body(scene, page, hit, owner or "")
        return
    form = hit.forms[0]
    end = hit.end + (page.text[hit.end : hit.end + 1] == "." and page.text[hit.end - 2 : hit.end - 1] == ".")
    how, type = ("metonym" if form.kind != "name" else "name"), actor.type
    if form.kind == "capital" and is_place(page, hit.start, hit.end):
        type, how = "place", "name"
    if actor.type == "state" and _body_of(scene, page, hit, actor.id, bodies, how):
        return
    why = f"{form.text} is a known name of {actor.name}" if how == "name" else f"{form.text} stands for {actor.name}"
    scene.add(Found(page.index, hit.start, end, type, actor.id, how, why, gender=actor.gender))
    if actor.type == "person":
        scene.learn(actor.id, actor.name, actor.short, actor.gender)


_MONEY = frozenset("$£€¥")
_OWNED = re.compile(r"((?:[A-Z][\w.'’-]*? )?[A-Z][\w.-]*?)(?:['’]s?)? (?:own |new |top |the )?$")


def _owner(scene: Scene, page: Page, hit: Hit) -> str | None:
    """The state whose name or adjective stands right before a body's: every state has a supreme court."""
    if hit.forms[0].text == "" or any(char.islower() for char in page.text[hit.start : hit.start + 1]):
        return None
    before = _OWNED.search(page.text, max(0, hit.start - 30), hit.start)
    if before is None:
        return None
    return scene.knowledge.actors.state(before[1]) or scene.knowledge.actors.state(before[1].split()[-1])


def _own_body(scene: Scene, page: Page, hit: Hit, state: str) -> None:
    """A body of that state by the name that another state's body has."""
    known = scene.knowledge.actors.get(state)
    adjective = known.demonyms[0] if known and known.demonyms else known.name if known else ""
    name = f"{adjective} {page.text[hit.start : hit.end]}"
    actor = scene.knowledge.actors.identify(name, "organization")
    scene.names.setdefault(actor, name)
    scene.add(
        Found(page.index, hit.start, hit.end, "organization", actor, "name", "a body of the state named before it")
    )


def pick(hit: Hit, scene: Scene, page: Page) -> str:
    """Of several actors with one form the outlet in a dateline, or the one that the day allows, else the first."""
    forms = hit.forms if len(hit.forms) > 1 else ()
    for form in forms:
        known = scene.knowledge.actors.get(form.actor)
        if known and known.type == "outlet" and hit.start < 60 and page.text[hit.start - 1] == "(":
            return form.actor
    for form in forms:
        held = any(tenure.covers(scene.day) for tenure in scene.knowledge.offices.held(form.actor))
        if held or scene.knowledge.actors.lives(form.actor, scene.day):
            return form.actor
    living = [form.actor for form in forms if scene.knowledge.actors.lives(form.actor, scene.day) is None]
    return living[0] if living else hit.forms[0].actor


_PART_OF = re.compile(
    r"\b(?:(?:Sea|Gulf|Bank|Strait|University) of|Central|Latin|Middle|North|South|East|West|Northern|Southern|Eastern"
    r"|Western|Upper|Lower|Greater|Inner|Outer) $"
)


def _inside_name(page: Page, hit: Hit, type: str) -> bool:
    """A one-word name inside a longer capitalised name: "Jordan" in "Jordan Peterson", "Japan" in "Japan Airlines"."""
    if type not in {"state", "outlet", "person"} or hit.first != hit.last:
        return False
    after = page.text[hit.end : hit.end + 12]
    before = page.text[max(0, hit.start - 12) : hit.start]
    if type == "state":
        return bool(_PART_OF.search(before))
    return bool(re.match(r" [A-Z][a-z]", after) or re.search(r"[A-Z][a-z]+ $", before)) and type == "person"


def is_place(page: Page, start: int, end: int) -> bool:
    """Whether a capital's name means the place: behind words of place or motion, in a dateline, before "visit"."""
    before, after = page.text[max(0, start - 30) : start], page.text[end : end + 20]
    if page.role == "dateline" or (start < 3 and _DATELINE.match(page.text)):
        return True
    return bool(_PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after))


def _body_of(scene: Scene, page: Page, hit: Hit, state: str, bodies: dict[int, Hit], how: str) -> bool:
    """ "Japan's foreign ministry", "the DPRK government", "the government of Japan": a body and its state."""
    place = hit.last + 1
    if place < len(page.words) and page.words[place].key == "s" and page.text[hit.end : hit.end + 1] in "'’":
        place += 1
    body = bodies.get(place)
    if body and len(page.text[hit.end : body.start].strip("'’s ")) == 0:
        owned = how == "metonym" or "s" in page.text[hit.end : body.start]
        if owned and body.forms[0].actor != "government":
            scene.add(Found(page.index, hit.start, hit.end, "state", state, how, "the state whose body is named"))
        return body_of_state(scene, page, hit.start, body, state)
    for first in range(max(0, hit.first - 6), hit.first):
        body = bodies.get(first)
        if body and re.fullmatch(r" of (?:the )?", page.text[body.end : hit.start]):
            if body.forms[0].actor in _GOVERNMENT:
                scene.add(
                    Found(page.index, _article(page, body.start), hit.end, "state", state, "name", "its government")
                )
                return True
            body_of_state(scene, page, body.start, body, state, hit.end)
            return False
    return False


def _people(scene: Scene, page: Page, hit: Hit, bodies: dict[int, Hit]) -> None:
    form = hit.forms[0]
    body = bodies.get(hit.last + 1)
    if body and page.text[hit.end : body.start] == " ":
        body_of_state(scene, page, hit.start, body, form.actor)
    elif (form.kind == "people" or _peoples(page, hit)) and not _modifies(page, hit.end):
        start = _article(page, hit.start)
        scene.add(Found(page.index, start, hit.end, "state", form.actor, "metonym", "a people stands for its state"))


def _peoples(page: Page, hit: Hit) -> bool:
    """ "The Japanese", "the French": an adjective that names a people behind its article."""
    ending = page.text[hit.start : hit.end].endswith(("ese", "sh", "ch", "ss"))
    return ending and page.text[max(0, hit.start - 4) : hit.start] in {"the ", "The "}


def _modifies(page: Page, end: int) -> bool:
    """Whether the word after an offset is a noun or adjective that the people's name modifies."""
    span = page.doc.char_span(end, min(end + 2, len(page.text)), alignment_mode="expand")
    if re.match(r" and [A-Z]", page.text[end : end + 6]):
        return True
    for token in span or ():
        if token.idx >= end and not token.is_space:
            return token.pos_ in _NOUN and not token.is_punct
    return False


def _article(page: Page, start: int) -> int:
    """Where the words begin, an article before them included."""
    match = re.search(r"\b[Tt]he $", page.text[max(0, start - 4) : start])
    return start - 4 if match else start


def body_of_state(scene: Scene, page: Page, start: int, body: Hit, state: str, end: int = 0) -> bool:
    """Add the body that a state has; the state itself where the words are for its government."""
    known = scene.knowledge.actors.get(state)
    noun, kind = body.forms[0].actor, body.forms[0].kind
    start, end = _article(page, start), end or body.end
    if kind == "government":
        scene.add(Found(page.index, start, end, "state", state, "name", f"the {noun} stands for the state"))
        return True
    name = body_name(noun, known.demonyms[0] if known and known.demonyms else known.name if known else "", state, scene)
    type: MentionType = "group" if kind == "media" else "organization"
    actor = scene.knowledge.actors.find(name)
    id = actor.id if actor else PREFIX + slug(name_key(name))
    scene.names.setdefault(id, name)
    scene.add(Found(page.index, start, end, type, id, "name", f"{noun.lower()} of a named state"))
    return True


def body_name(noun: str, adjective: str, state: str, scene: Scene) -> str:
    """The canonical name of a state's body: "Russian Foreign Ministry", "US State Department" where it has its own."""
    return f"{adjective} {noun}".strip()
