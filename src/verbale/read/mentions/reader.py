"""Mentions: people, states, bodies, offices, outlets and places, resolved within their document.

Names come from the knowledge files first, then from titles, the language model and patterns; short forms, titles
alone, descriptions and pronouns are resolved in a walk through the text by nearness, gender, office and role.
"""

from collections.abc import Iterable

from verbale.model.records import Mention, Record, record_id
from verbale.model.span import trim
from verbale.read.mentions.bodies import find_bare_bodies
from verbale.read.mentions.chains import resolve
from verbale.read.mentions.found import Found, Page, open_scene
from verbale.read.mentions.groups import find_groups
from verbale.read.mentions.imprint import find_imprint
from verbale.read.mentions.known import find_known
from verbale.read.mentions.relative import find_relative, named_states
from verbale.read.mentions.salience import weigh
from verbale.read.mentions.sender import find_sender
from verbale.read.mentions.titles import find_offices, find_titles
from verbale.read.mentions.unknown import find_unknown, is_headline
from verbale.read.reading import Reading
from verbale.step import Step


def read_mentions(reading: Reading) -> Iterable[Record]:
    """Mention records of one document, in reading order."""
    scene = open_scene(reading)
    for page in scene.pages:
        find_known(scene, page)
    offices = {page.index: find_offices(page) for page in scene.pages}
    named = named_states(scene)
    for page in sorted(scene.pages, key=is_headline):
        find_relative(scene, page, named)
        find_unknown(scene, page, offices[page.index])
    find_bare_bodies(scene)
    alone = {page.index: find_titles(scene, page, offices[page.index]) for page in scene.pages}
    for page in scene.pages:
        weigh(page, scene.on.get(page.index, []))
        find_groups(scene, page)
    find_sender(scene, reading)
    resolve(scene, alone)
    found = [record(reading, scene.pages[find.page], find) for find in scene.ordered() if _kept(reading, find)]
    return [*found, *find_imprint(reading, STEP.name)]


def _kept(reading: Reading, find: Found) -> bool:
    return find.start < find.end and bool(reading.passages[find.page].bounds(find.start, find.end))


def record(reading: Reading, page: Page, find: Found) -> Mention:
    """The mention record of a find."""
    span = reading.span(page.index, find.start, find.end)
    bounds = trim(page.text, *find.title) if find.title else None
    title = reading.span(page.index, *bounds) if bounds and reading.passages[page.index].bounds(*bounds) else None
    return Mention(
        id=record_id("mention", reading.document.id, [span.bounds], find.how, find.type),
        reader=STEP.name, why=find.why, span=span, type=find.type, actor=find.actor, title=title, how=find.how,  # type: ignore[arg-type]
    )  # fmt: skip


STEP = Step("mentions", makes=("mention",), run=read_mentions)
