"""Names that no file knows: persons by title, model or pattern, places by their head word, bodies by the model."""

import re
from typing import NamedTuple

from verbale.knowledge.actors import actor_id
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.tables import toml
from verbale.model.records import MentionType
from verbale.model.span import Bounds
from verbale.read.mentions.found import Found, Page, Scene
from verbale.read.mentions.persons import beside_office, by_initial, given_names, is_given, person_evidence, shorts_of
from verbale.read.mentions.unlisted import find_unlisted_bodies

_PART = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w’'‘]*[\w](?:-[A-Za-z]\w*)*)"
_LINK = r"(?:de|da|del|di|du|van|von|der|den|bin|ben|al|el|la|ul|ur|dos)"
RUN = re.compile(rf"{_PART}(?:[ \u00a0](?:{_LINK} )*(?:{_PART}|(?:al|el|ul)-[A-Z]\w+))*")
"""Capitalised words in a row, with the small words that names hold."""
_COMMA_NAME = re.compile(r"([A-Z][a-z]+), ([A-Z][a-z]+-[a-z]+)\b")
_WORDS = toml("name_words")
_PLACE = re.compile(rf"^(?:{'|'.join(_WORDS['place_openers'])})\b|\b(?:{'|'.join(_WORDS['place_heads'])})$")
_THING = re.compile(rf"\b(?:{'|'.join(_WORDS['thing_heads'])})$")
_OWNER = re.compile(r".*['’]s (?=[A-Z])")
_GOVERNMENT = re.compile(r"(?:['’]s)? (?:Administration|Government|Cabinet)$")
_OF_PLACE = re.compile(
    r"\b(?:in|at|near|around|from|of|into|across|through|over|off|before|during|lose|win|divides?|the) $"
)
_FUNCTION, _HONORIFIC = (frozenset(_WORDS[name]) for name in ("function_words", "honorifics"))


class _Name(NamedTuple):
    """Capitalised words cut down to a name, with the model's label and whether a title stands before them."""

    start: int
    end: int
    text: str
    label: str
    titled: bool


def find_unknown(scene: Scene, page: Page, offices: list[Hit]) -> None:
    """Mentions of names that stand on no list, on one page. What lies inside the words of an office is no name."""
    labels = {(ent.start_char, ent.end_char): ent.label_ for ent in page.doc.ents}
    inside = [(hit.start, hit.end) for hit in offices if hit.last - hit.first > 1]
    find_unlisted_bodies(scene, page, inside)
    for match in _COMMA_NAME.finditer(page.text):
        if not scene.taken(page.index, *match.span()):
            _add_person(scene, page, match.start(), match.end(), "a name written family name first, with a comma")
    headline = is_headline(page)
    for match in RUN.finditer(page.text):
        start, end = match.span()
        if not any(low <= start and end <= high for low, high in inside):
            start = max([start, *(high + 1 for low, high in inside if low <= start < high)])
            if name := _cut_name(scene, page, start, end, labels):
                _add_name(scene, page, name, headline, offices)


def is_headline(page: Page) -> bool:
    """Whether most words of a page are capitalised, so that capitals say nothing about names."""
    if len(page.words) > 30 or page.text.rstrip().endswith((".", ":", ".”", '."')):
        return False
    longer = [page.text[word.start] for word in page.words if len(word.key) > 3]
    return len(longer) > 3 and sum(char.isupper() for char in longer) > 0.7 * len(longer)


def _cut_name(scene: Scene, page: Page, start: int, end: int, labels: dict[Bounds, str]) -> _Name | None:
    """The name in a run of capitalised words, without owner, title and government; None where nothing new is left."""
    if owner := _OWNER.match(page.text, start, end):
        start = owner.end()
        labels = {place: kind for place, kind in labels.items() if place[0] >= start}  # owner and owned are two
    start, titled = after_title(scene, page, start, end)
    if page.text[start:end].endswith(("'s", "’s")):
        end -= 2
    if government := _GOVERNMENT.search(page.text, start, end):
        end = government.start()
    text = page.text[start:end]
    first, _, rest = text.partition(" ")
    if " " in rest and is_given(rest) and not is_given(first) and len(first) > 2:  # "Libertarian Ann Quarry"
        start, text = start + len(first) + 1, rest
    if start >= end or scene.taken(page.index, start, end) or text.isupper():
        return None
    label = next((kind for (low, high), kind in labels.items() if low < end and start < high), "")
    return _Name(start, end, text, label, titled)


def _add_name(scene: Scene, page: Page, name: _Name, headline: bool, offices: list[Hit]) -> None:
    start, end, text, label, titled = name
    if " " not in text:
        _single(scene, page, start, end, "" if headline else label, titled and not headline)
    elif headline:
        if actor := next((one for one, known in scene.names.items() if known == text), None):
            scene.add(Found(page.index, start, end, "person", actor, "name", "a name that the text gives elsewhere"))
    elif _PLACE.search(text) and not (label == "PERSON" and is_given(text)):
        scene.add(Found(page.index, start, end, "place", actor_id(text, "place"), "name", "the head word of a place"))
    elif _THING.search(text):
        return
    elif why := person_evidence(page, start, end, label, titled) or beside_office(page, start, end, offices):
        _add_person(scene, page, start, end, why)
    elif label in {"ORG", "GPE"}:
        type: MentionType = "organization" if label == "ORG" else "place"
        actor = scene.knowledge.actors.identify(text, type)
        scene.names.setdefault(actor, text)
        scene.add(Found(page.index, start, end, type, actor, "name", f"the language model reads a {type}"))


def after_title(scene: Scene, page: Page, start: int, end: int) -> tuple[int, bool]:
    """Where a name begins behind function words, adjectives and offices that open its run; whether an office did."""
    titled = False
    offices, actors = scene.knowledge.offices, scene.knowledge.actors
    while start < end:
        parts = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^ \u00a0]+", page.text[start:end])]
        for size in range(min(len(parts), 6), 0, -1):
            words = tuple(key for low, high in parts[:size] for key in _keys(page.text[low:high]))
            if words in offices.words or (size == 1 and words and words[0] in _HONORIFIC):
                titled = True
            elif not (words in actors.demonyms or (size == 1 and words and words[0] in _FUNCTION)):
                continue
            start = parts[size][0] if size < len(parts) else end
            break
        else:
            break
    return start, titled


def _keys(word: str) -> list[str]:
    return [fold(part) for part in re.findall(r"[^\W_]+", word)]


def _add_person(scene: Scene, page: Page, start: int, end: int, why: str) -> None:
    name = page.text[start:end]
    actors = scene.knowledge.actors
    known = actors.find(name) or by_initial(scene, name)
    actor = known.id if known else actor_id(name)
    gender = known.gender if known else given_names().get(fold(re.split(r"[ -]", name)[0]), "")
    scene.add(Found(page.index, start, end, "person", actor, "name", why, gender=gender))
    scene.learn(actor, known.name if known else name, known.short if known else shorts_of(name), gender)


def _single(scene: Scene, page: Page, start: int, end: int, label: str, titled: bool) -> None:
    """One capitalised word behind a title, or that the model reads as a person: a name to be resolved later."""
    text = page.text[start:end]
    key = fold(text)
    if key not in scene.shorts and (len(text) < 2 or key in _FUNCTION or _PLACE.search(text) or _THING.search(text)):
        return
    if label == "PERSON" and not titled and _OF_PLACE.search(page.text[max(0, start - 12) : start]):
        label = ""
    if titled or label == "PERSON" or key in scene.shorts or key in scene.knowledge.actors.short:
        why = "behind a title" if titled else label
        scene.add(Found(page.index, start, end, "person", None, "short", why))
