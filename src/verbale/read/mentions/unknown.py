"""Names that no file knows: persons by title, model or pattern, bodies by their head word or the model."""

import re

from verbale.knowledge.actors import actor_id
from verbale.knowledge.naming import fold
from verbale.read.mentions.found import Found, Page, Scene

_PART = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w’'‘]*[\w](?:-[A-Za-z]\w*)*)"
_LINK = r"(?:de|da|del|di|du|van|von|der|den|bin|ben|al|el|la|ul|ur|dos)"
RUN = re.compile(rf"{_PART}(?:[ \u00a0](?:{_LINK} )*(?:{_PART}|(?:al|el|ul)-[A-Z]\w+))*")
_COMMA_NAME = re.compile(r"([A-Z][a-z]+), ([A-Z][a-z]+-[a-z]+)\b")
_HEAD = (
    r"University|Institute|Institution|Ministry|Department|Agency|Committee|Commission|Council|Party|Association|Center|Centre"
    r"|Foundation|Corporation|Company|Academy|Bureau|Union|Federation|Organization|Organisation|Society|College|School|Assembly"
    r"|Court|Bank|Fund|Alliance|League|Authority|Office|Group|Front|Movement|Army|Navy|Force|Forces|Brigade|Secretariat"
    r"|Coalition|Congress|Senate|Parliament|Club|Network|Times|Post|News|Daily|Tribune|Journal|Herald|Institutes|Command|Guard"
)
_OF = r"(?:(?: (?:of|for|on|and|in) (?:the )?| & |, )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*)*"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'-]*[\w] ){{0,5}}(?:{_HEAD})\b(?: of| for| on)(?: the)? [A-Z]\w+{_OF}|(?:[A-Z][\w’'-]*[\w] ){{1,5}}(?:{_HEAD})\b"
)
_OUTLET = re.compile(r"(?:Times|Post|News|Daily|Tribune|Journal|Herald|Network)$")
_SPEECH = re.compile(
    r"\s(?:said|says|told|added|noted|wrote|argued|explained|stated|warned|concluded|believes?|thinks?|asked|who|insisted|announced)\b"
)
_SAID = re.compile(r"\b(?:said|says|added|wrote|noted|argued|explained|warned|asked|according to|by) $")
_FUNCTION = frozenset(
    "the a an in on at for but and or so if when while as it its he she they we i his her their our this that these those there "
    "what who how why where which from to of by with without after before since until during not no yes also however moreover "
    "meanwhile yet still although though because then now today yesterday monday tuesday wednesday thursday friday saturday "
    "sunday january february march april may june july august september october november december first second third last "
    "one two three both each all some many most more much such another other new old only even just like under over both "
    "between among against about into through despite given according earlier later once unlike former late senior chief "
    "more mr mrs ms dr president minister every any few here let once instead thus therefore perhaps indeed finally "
    "recently additionally furthermore unfortunately similarly asked speaking based following should would could can will "
    "north south east west northern southern eastern western your my".split()
)


def find_unknown(scene: Scene, page: Page) -> None:
    """Mentions of names that stand on no list, on one page."""
    labels = {(ent.start_char, ent.end_char): ent.label_ for ent in page.doc.ents}
    for match in _BODY.finditer(page.text):
        _add_body(scene, page, match.start(), match.end())
    for match in _COMMA_NAME.finditer(page.text):
        if not scene.taken(page.index, *match.span()):
            _add_person(scene, page, match.start(), match.end(), "a name written family name first, with a comma")
    for match in RUN.finditer(page.text):
        _run(scene, page, *match.span(), labels)


def _add_body(scene: Scene, page: Page, start: int, end: int) -> None:
    while (head := page.text[start:end].partition(" ")) and head[0].lower() in _FUNCTION and head[2]:
        start += len(head[0]) + 1
    if start >= end or " " not in page.text[start:end] or scene.taken(page.index, start, end):
        return
    name = page.text[start:end]
    type = "outlet" if _OUTLET.search(name) else "organization"
    actor = scene.knowledge.actors.identify(name, type)
    scene.names.setdefault(actor, name)
    scene.add(Found(page.index, start, end, type, actor, "name", "capitalised words with the head word of a body"))  # type: ignore[arg-type]


def _run(scene: Scene, page: Page, start: int, end: int, labels: dict[tuple[int, int], str]) -> None:
    start, titled = after_title(scene, page, start, end)
    if page.text[start:end].endswith(("'s", "’s")):
        end -= 2
    text = page.text[start:end]
    if start >= end or scene.taken(page.index, start, end) or text.isupper():
        return
    label = next((kind for (low, high), kind in labels.items() if low < end and start < high), "")
    if " " not in text:
        _single(scene, page, start, end, label, titled)
        return
    why = _person_evidence(scene, page, start, end, label, titled)
    if why:
        _add_person(scene, page, start, end, why)
    elif label == "ORG":
        actor = scene.knowledge.actors.identify(text, "organization")
        scene.names.setdefault(actor, text)
        scene.add(Found(page.index, start, end, "organization", actor, "name", "the language model reads a body"))
    elif label == "GPE":
        actor = actor_id(text, "place")
        scene.add(Found(page.index, start, end, "place", actor, "name", "the language model reads a place"))


def after_title(scene: Scene, page: Page, start: int, end: int) -> tuple[int, bool]:
    """Where a name begins behind the function words, adjectives and offices that open its run; whether an office did."""
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


_HONORIFIC = frozenset(
    {"mr", "mrs", "ms", "dr", "sir", "lord", "lady", "comrade", "prof", "miss", "gen", "sen", "rep", "gov"}
)


def _keys(word: str) -> list[str]:
    return [fold(part) for part in re.findall(r"[^\W_]+", word)]


def _person_evidence(scene: Scene, page: Page, start: int, end: int, label: str, titled: bool) -> str:
    text = page.text[start:end]
    if len(text.split()) > 5:
        return ""
    if titled:
        return "capitalised words behind a title"
    if label == "PERSON":
        return "the language model reads a person"
    first = fold(re.split(r"[ -]", text)[0])
    if first in given_names(scene) and label != "ORG":
        return "begins with a given name"
    if (
        _SPEECH.match(page.text[end : end + 12])
        and label != "ORG"
        and not page.text[max(0, start - 4) : start].endswith("the ")
    ):
        return "capitalised words that speak"
    if _SAID.search(page.text[max(0, start - 15) : start]) and label != "ORG":
        return "capitalised words behind a verb of speech"
    return ""


_GIVEN: dict[int, dict[str, str]] = {}


def given_names(scene: Scene) -> dict[str, str]:
    """Given names with their gender, from the known persons whose family name stands last."""
    actors = scene.knowledge.actors
    if id(actors) not in _GIVEN:
        found: dict[str, str] = {}
        for actor in actors.by_id.values():
            parts = actor.name.split()
            if (
                actor.type == "person"
                and len(parts) == 2
                and actor.short
                and parts[-1] in actor.short
                and len(parts[0]) > 2
            ):
                found.setdefault(fold(parts[0]), actor.gender)
        _GIVEN.clear()
        _GIVEN[id(actors)] = found
    return _GIVEN[id(actors)]


def _add_person(scene: Scene, page: Page, start: int, end: int, why: str) -> None:
    name = page.text[start:end]
    actors = scene.knowledge.actors
    known = actors.find(name)
    actor = known.id if known else actor_id(name)
    gender = known.gender if known else given_names(scene).get(fold(re.split(r"[ -]", name)[0]), "")
    scene.add(Found(page.index, start, end, "person", actor, "name", why, gender=gender))
    scene.learn(actor, known.name if known else name, known.short if known else shorts_of(name), gender)


def shorts_of(name: str) -> tuple[str, ...]:
    """What later mentions of an unknown person may use: the last word; the first where the name is Korean or inverted."""
    if "," in name:
        return (name.split(",")[0],)
    parts = name.split()
    if parts[-1].rstrip(".") in {"Jr", "Sr", "II", "III"}:
        parts = parts[:-1]
    if len(parts) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", parts[1]):
        return (parts[0],)
    if len(parts) == 3 and fold(parts[0]) in _KOREAN:
        return (parts[0],)
    return (parts[-1],)


_KOREAN = frozenset(
    "kim ri pak choe choi jo cho kang han sin jang kwon song hwang im rah suh noh ahn lim chung jeong lee park yun hong paek "
    "nguyen tran pham le vo ho".split()
)


def _single(scene: Scene, page: Page, start: int, end: int, label: str, titled: bool) -> None:
    """One capitalised word behind a title, or that the model reads as a person: a name to be resolved later."""
    text = page.text[start:end]
    if len(text) < 2 or text.lower() in _FUNCTION:
        return
    scene.add(
        Found(page.index, start, end, "person", None, "short", "behind a title" if titled else label)
    ) if titled or label == "PERSON" or fold(text) in scene.shorts or fold(
        text
    ) in scene.knowledge.actors.short else None
