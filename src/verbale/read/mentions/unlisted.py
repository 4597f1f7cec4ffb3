"""Bodies that stand on no list: capitalised words with the head word of a body, and the outlet of a dateline."""

import re

from verbale.knowledge.naming import fold, name_key
from verbale.knowledge.tables import toml
from verbale.model.records import MentionType
from verbale.model.span import Bounds
from verbale.read.mentions.found import Found, Page, Scene

_WORDS = toml("name_words")
_HEAD, _MONTH = "|".join(_WORDS["body_heads"]), "|".join(_WORDS["calendar"])
_CAPITALS = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_OF = rf"(?:(?: (?:of|for|and) (?:the )?| & )(?!{_MONTH}){_CAPITALS})*"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'-]*[\w] ){{0,5}}(?:{_HEAD})\b(?: of| for| on)(?: the)? (?!{_MONTH}){_CAPITALS}{_OF}"
    rf"|(?:[A-Z][\w’'-]*[\w] ){{1,5}}(?:{_HEAD})\b"
)
_LOWER_BODY = re.compile(rf"(?P<name>{_CAPITALS}) (?:[a-z]{{4,}} ){{0,2}}(?:{'|'.join(_WORDS['lower_heads'])})\b")
_OUTLET = re.compile(rf"(?:{'|'.join(_WORDS['outlet_heads'])})$")
_FOREIGN_OUTLET = re.compile(
    rf"\b(?:Le|La|Les|El|Il|Die|Der|De|O) (?:{'|'.join(_WORDS['foreign_outlets'])})\b"
    r"(?: (?:d[ueio]|de la|del|della|des|de) [A-Z][\w’'-]+| [A-Z][a-zà-ÿ]+(?=[ ,.]))?"
)
_ACRONYM = re.compile(r"^(?P<name>[A-Z]{2,5}) \([A-Z][\w ]+\) ?(?:—|–|--|-)")
_FUNCTION = frozenset(_WORDS["function_words"])


def find_unlisted_bodies(scene: Scene, page: Page, inside: list[Bounds]) -> None:
    """Mentions of bodies that stand on no list, on one page; nothing that lies `inside` the words of an office."""
    for match in _ACRONYM.finditer(page.text):
        _add_acronym(scene, page, match)
    for match in _FOREIGN_OUTLET.finditer(page.text):
        _add_foreign_outlet(scene, page, match)
    for match in _BODY.finditer(page.text):
        if not any(low <= match.start() and match.end() <= high for low, high in inside):
            _add_body(scene, page, match.start(), match.end())
    for match in _LOWER_BODY.finditer(page.text):
        _add_lower_body(scene, page, match)


def _add_acronym(scene: Scene, page: Page, match: re.Match[str]) -> None:
    """ "ABC (Springfield) --": the outlet of a dateline."""
    if not scene.taken(page.index, *match.span("name")):
        actor = scene.knowledge.actors.identify(match["name"], "outlet")
        scene.names.setdefault(actor, match["name"])
        scene.add(Found(page.index, *match.span("name"), "outlet", actor, "name", "the outlet that opens a dateline"))


def _add_foreign_outlet(scene: Scene, page: Page, match: re.Match[str]) -> None:
    """ "Le Quotidien du Centre": a newspaper by its name in its own language."""
    if not scene.taken(page.index, *match.span(), {"person", "outlet", "organization"}):
        actor = scene.knowledge.actors.identify(match[0], "outlet")
        scene.names.setdefault(actor, match[0])
        scene.add(Found(page.index, *match.span(), "outlet", actor, "name", "a newspaper's name in its own language"))


def _add_body(scene: Scene, page: Page, start: int, end: int) -> None:
    while (head := page.text[start:end].partition(" ")) and head[0].lower() in _FUNCTION and head[2]:
        start += len(head[0]) + 1
    for owner in re.finditer(r"[\w. ]+?['’]s ", page.text[start:end]):
        if owner.start() == 0 and scene.taken(page.index, start, start + owner.end() - 3, {"state", "place", "person"}):
            start += owner.end()
    if start >= end or " " not in page.text[start:end] or scene.taken(page.index, start, end, {"person", "outlet"}):
        return
    inner = [find for find in scene.on.get(page.index, []) if find.start < end and start < find.end]
    if any((find.start <= start and end <= find.end) or find.start < start or find.end > end for find in inner):
        return
    name = page.text[start:end]
    type: MentionType = "outlet" if _OUTLET.search(name) else "organization"
    actor = _whole(scene, name) or scene.knowledge.actors.identify(name, type)
    for find in inner:
        if find.type in {"state", "organization"} and find.start == start:
            scene.on[page.index].remove(find)
    scene.names.setdefault(actor, name)
    scene.add(Found(page.index, start, end, type, actor, "name", "capitalised words with the head word of a body"))


def _add_lower_body(scene: Scene, page: Page, match: re.Match[str]) -> None:
    """ "The Galmar fisheries department": a body by the place that it is of."""
    start, end = match.span()
    first = fold(match["name"].split(" ")[0])
    if first in _FUNCTION or page.opens(start) or scene.knowledge.actors.state(match["name"]):
        return
    if scene.taken(page.index, start, end, {"person", "organization"}) or scene.taken(
        page.index, match.end("name"), end
    ):
        return
    actor = scene.knowledge.actors.identify(page.text[start:end], "organization")
    scene.names.setdefault(actor, page.text[start:end])
    scene.add(Found(page.index, start, end, "organization", actor, "name", "a name with the head word of a body"))


def _whole(scene: Scene, name: str) -> str | None:
    """A body named in full elsewhere in the text whose name begins or ends with these words."""
    key = name_key(name)
    for finds in scene.on.values():
        for find in finds:
            if find.type == "organization" and find.actor:
                known = scene.knowledge.actors.get(find.actor)
                whole = name_key(known.name if known else scene.names.get(find.actor, ""))
                if len(whole) > len(key) > 1 and key in {whole[: len(key)], whole[-len(key) :]}:
                    return find.actor
    return None
