"""The sender of a primary text: whose the first person is outside its quotations."""

import re

from verbale.read.mentions.found import Scene
from verbale.read.reading import Reading

_ISSUES = re.compile(
    r"\b(?:issued|released|made|gave|sent|published|delivered|answered)\b[^.]{0,40}\b(?:statement|answer|message|letter|remarks|commentary|speech|talk|telegram)"
)
_SIGNED = re.compile(r"^(?:Sincerely|Respectfully|Yours|Signed|s/|/s/)", re.IGNORECASE)


def find_sender(scene: Scene, reading: Reading) -> None:
    """Fill the scene's sender: a stated author of a statement, who "issued the following statement", or who signs."""
    document = reading.document
    if document.genre not in {"statement", "message"}:
        return
    if document.authors:
        scene.sender = scene.knowledge.actors.identify(document.authors[0])
        scene.names.setdefault(scene.sender, document.authors[0])
        return
    for page in scene.pages[:4]:
        match = _ISSUES.search(page.text)
        people = [
            find for find in scene.on.get(page.index, []) if find.actor and find.type in {"person", "organization"}
        ]
        if match and people and people[0].start < match.start():
            scene.sender = people[0].actor
            return
    for page in scene.pages[-3:]:
        people = [find for find in scene.on.get(page.index, []) if find.actor and find.type == "person"]
        if people and (len(page.text) < 60 or _SIGNED.match(page.text)) and document.genre == "message":
            scene.sender = people[0].actor
