"""Names that mean a state only in a text about it: "the North", "the South", "the Republic"."""

import re

from verbale.read.mentions.found import Found, Page, Scene

_COMPASS = re.compile(r" [A-Z]")


def named_states(scene: Scene) -> set[str | None]:
    """The states that the document names so far."""
    return {find.actor for finds in scene.on.values() for find in finds if find.type == "state"}


def find_relative(scene: Scene, page: Page, named: set[str | None]) -> None:
    """Relative names of the states that the document names in full elsewhere, on one page."""
    for hit in scene.knowledge.actors.gazetteer.find(page.text, page.words):
        forms = [form for form in hit.forms if form.kind == "relative" and form.actor in named]
        behind = page.text[hit.end : hit.end + 4]
        if not forms or _COMPASS.match(behind) or behind.startswith((" of", " and")):
            continue
        start = hit.start - 4 * bool(forms[0].article)
        why = f"{forms[0].text} is {forms[0].actor.removeprefix('actor:')} in a text that names it"
        scene.add(Found(page.index, start, hit.end, "state", forms[0].actor, "metonym", why))
