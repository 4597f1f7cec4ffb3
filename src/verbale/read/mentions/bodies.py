"""Bodies named by their head word alone: "the ministry" behind "the Orvian Foreign Ministry"."""

import re

from verbale.knowledge.naming import name_key
from verbale.knowledge.tables import toml
from verbale.read.mentions.found import Found, Page, Scene
from verbale.read.mentions.known import BODIES, body_of_state

_HEADS = "|".join(toml("name_words")["bare_heads"])
_BARE = re.compile(rf"\b[Tt]he (?P<head>(?i:{_HEADS}))\b(?! (?:of|for|on|to)\b|['’]s? [A-Z]| [A-Z])")
_HOME_KINDS = frozenset({"ministry", "court", "office", "agency"})


def find_bare_bodies(scene: Scene) -> None:
    """Add both kinds: bodies of the state that a report's dateline names, and later words for a body of the text."""
    home = _home(scene)
    last: dict[str, str] = {}
    for page in scene.pages:
        if home:
            _add_home_bodies(scene, page, home)
        named = sorted((f for f in scene.on.get(page.index, []) if f.type == "organization" and f.actor), key=_start)
        for match in _BARE.finditer(page.text):
            _remember(scene, last, [find for find in named if find.end <= match.start()])
            actor = last.get(match["head"].lower())
            if actor and not scene.taken(page.index, *match.span()):
                why = f"the {match['head'].lower()} last named"
                scene.add(Found(page.index, *match.span(), "organization", actor, "description", why))
        _remember(scene, last, named)


def _start(find: Found) -> int:
    return find.start


def _remember(scene: Scene, last: dict[str, str], named: list[Found]) -> None:
    for find in named:
        known = scene.knowledge.actors.get(find.actor)
        key = name_key(known.name if known else scene.names.get(find.actor or "", ""))
        head = next((at for at, word in enumerate(key) if word in {"of", "for", "on"}), len(key))
        if head:
            last[key[head - 1]] = find.actor or ""


def _home(scene: Scene) -> str | None:
    """The state whose capital a report's dateline names."""
    for page in scene.pages[:4]:
        if page.role == "dateline":
            for hit in scene.knowledge.actors.gazetteer.find(page.text, page.words):
                if hit.forms[0].kind == "capital":
                    return hit.forms[0].actor
    return None


def _add_home_bodies(scene: Scene, page: Page, home: str) -> None:
    for hit in BODIES.forms.find(page.text, page.words):
        capital = page.text[hit.start].isupper() and page.text[hit.end - 1].islower()
        if not capital or hit.forms[0].kind not in _HOME_KINDS or hit.first == hit.last:
            continue
        if page.text[hit.end : hit.end + 4] != " of " and not scene.taken(page.index, hit.start, hit.end):
            body_of_state(scene, page, hit.start, hit, home)
