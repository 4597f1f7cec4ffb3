"""Groups that speak or are spoken of: "human rights activists", "the international community"."""

import re

from verbale.knowledge.actors import actor_id
from verbale.knowledge.tables import table
from verbale.read.mentions.found import Found, Page, Scene

_ROWS = table("groups")
_HEADS = "|".join(row["word"] for row in _ROWS if row["sense"] == "head")
_FIXED = "|".join(row["word"] for row in _ROWS if row["sense"] == "fixed")
_BARE = {row["word"] for row in _ROWS if row["bare"]}
_GROUP = re.compile(
    rf"\b(?:[Tt]he (?:(?!the\b)[\w-]+ ){{0,2}}?(?:{_FIXED})"
    rf"|(?:(?P<det>[Tt]he|[Mm]any|[Ss]ome|[Mm]ost|[Ss]everal|[Oo]ther) )?"
    rf"(?P<mod>(?:[\w-]+ ){{0,2}}?)(?P<head>{_HEADS}))\b"
)


def find_groups(scene: Scene, page: Page) -> None:
    """Mentions of groups on one page; bare callings ("analysts") name nobody in particular and have no actor."""
    for match in _GROUP.finditer(page.text):
        start, end = _bounds(page, match)
        if scene.taken(page.index, start, end, {"person", "organization", "outlet", "group"}):
            continue
        text = page.text[start:end]
        bare = bool(match["head"]) and (
            " " not in re.sub(r"^(?:[Tt]he|[Mm]any|[Ss]ome|[Mm]ost|[Ss]everal|[Oo]ther) ", "", text)
        )
        if bare and match["head"] not in _BARE:
            continue
        actor = None if bare else actor_id(text.lower(), "group")
        if actor:
            scene.names.setdefault(actor, re.sub(r"^[Tt]he ", "", text))
        scene.add(Found(page.index, start, end, "group", actor, "description", "a word for a group of people"))


def _bounds(page: Page, match: re.Match[str]) -> tuple[int, int]:
    """The group with the adjectives and nouns before its head that belong to it, by their tags."""
    if not match["head"]:
        return match.span()
    start = match.start("head")
    span = page.doc.char_span(start, match.end("head"), alignment_mode="expand")
    token = span[0] if span else None
    while token is not None and token.i and (before := page.doc[token.i - 1]).idx >= match.start("mod"):
        if (
            before.pos_ not in {"ADJ", "NOUN", "PROPN"}
            or before.lower_ in {"more", "many", "other", "several", "such"}
            or before.sent.start != token.sent.start
        ):
            break
        start, token = before.idx, before
    if match["det"] and page.text[match.start("det") : start].strip() == match["det"]:
        start = match.start("det")
    return start, match.end("head")
