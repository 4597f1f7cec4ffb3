"""Names that no file knows: persons by title, model or pattern, bodies by their head word or the model."""

import re
from functools import cache

from verbale.knowledge.actors import Known, actor_id
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold, name_key
from verbale.knowledge.tables import table, toml
from verbale.model.records import MentionType
from verbale.read.mentions.found import Found, Page, Scene

_PART = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z][\w’'‘]*[\w](?:-[A-Za-z]\w*)*)"
_LINK = r"(?:de|da|del|di|du|van|von|der|den|bin|ben|al|el|la|ul|ur|dos)"
RUN = re.compile(rf"{_PART}(?:[ \u00a0](?:{_LINK} )*(?:{_PART}|(?:al|el|ul)-[A-Z]\w+))*")
"""Capitalised words in a row, with the small words that names hold."""
_COMMA_NAME = re.compile(r"([A-Z][a-z]+), ([A-Z][a-z]+-[a-z]+)\b")
_WORDS = toml("name_words")
_HEAD, _MONTH = "|".join(_WORDS["body_heads"]), "|".join(_WORDS["calendar"])
_CAPITALS = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_OF = rf"(?:(?: (?:of|for|and) (?:the )?| & )(?!{_MONTH}){_CAPITALS})*"
_BODY = re.compile(
    rf"(?:[A-Z][\w’'-]*[\w] ){{0,5}}(?:{_HEAD})\b(?: of| for| on)(?: the)? (?!{_MONTH}){_CAPITALS}{_OF}"
    rf"|(?:[A-Z][\w’'-]*[\w] ){{1,5}}(?:{_HEAD})\b"
)
_LOWER_BODY = re.compile(rf"(?P<name>{_CAPITALS}) (?:[a-z]{{4,}} ){{0,2}}(?:{'|'.join(_WORDS['lower_heads'])})\b")
_PLACE = re.compile(rf"^(?:{'|'.join(_WORDS['place_openers'])})\b|\b(?:{'|'.join(_WORDS['place_heads'])})$")
_THING = re.compile(rf"\b(?:{'|'.join(_WORDS['thing_heads'])})$")
_OUTLET = re.compile(rf"(?:{'|'.join(_WORDS['outlet_heads'])})$")
_EAST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]{1,5}(?: [A-Z][a-z]{1,5}|-[a-z]{2,6})")
_OWNER = re.compile(r".*['’]s (?=[A-Z])")
_GOVERNMENT = re.compile(r"(?:['’]s)? (?:Administration|Government|Cabinet)$")
_ACRONYM = re.compile(r"^(?P<name>[A-Z]{2,5}) \([A-Z][\w ]+\) ?(?:—|–|--|-)")
_SPEECH = re.compile(rf"\s(?:{'|'.join(_WORDS['speech'])}|who)\b")
_SAID = re.compile(rf"\b(?:{'|'.join(_WORDS['speech'])}|according to|by) $")
_FUNCTION, _HONORIFIC, _FAMILY_FIRST = (
    frozenset(_WORDS[name]) for name in ("function_words", "honorifics", "family_first")
)


def find_unknown(scene: Scene, page: Page, offices: list[Hit]) -> None:
    """Mentions of names that stand on no list, on one page. What lies inside the words of an office is no name."""
    labels = {(ent.start_char, ent.end_char): ent.label_ for ent in page.doc.ents}
    inside = [(hit.start, hit.end) for hit in offices if hit.last - hit.first > 1]
    for match in _ACRONYM.finditer(page.text):
        _add_acronym(scene, page, match)
    for match in _BODY.finditer(page.text):
        if not any(low <= match.start() and match.end() <= high for low, high in inside):
            _add_body(scene, page, match.start(), match.end())
    for match in _LOWER_BODY.finditer(page.text):
        _add_lower_body(scene, page, match)
    for match in _COMMA_NAME.finditer(page.text):
        if not scene.taken(page.index, *match.span()):
            _add_person(scene, page, match.start(), match.end(), "a name written family name first, with a comma")
    headline = is_headline(page)
    for match in RUN.finditer(page.text):
        start, end = match.span()
        if not any(low <= start and end <= high for low, high in inside):
            start = max([start, *(high + 1 for low, high in inside if low <= start < high)])
            _run(scene, page, start, end, labels, headline, offices)


def is_headline(page: Page) -> bool:
    """Whether most words of a page are capitalised, so that capitals say nothing about names."""
    if len(page.words) > 30 or page.text.rstrip().endswith((".", ":", ".”", '."')):
        return False
    longer = [page.text[word.start] for word in page.words if len(word.key) > 3]
    return len(longer) > 3 and sum(char.isupper() for char in longer) > 0.7 * len(longer)


def _add_acronym(scene: Scene, page: Page, match: re.Match[str]) -> None:
    """ "ABC (Springfield) --": the outlet of a dateline."""
    if not scene.taken(page.index, *match.span("name")):
        actor = scene.knowledge.actors.identify(match["name"], "outlet")
        scene.names.setdefault(actor, match["name"])
        scene.add(Found(page.index, *match.span("name"), "outlet", actor, "name", "the outlet that opens a dateline"))


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


def _run(
    scene: Scene,
    page: Page,
    start: int,
    end: int,
    labels: dict[tuple[int, int], str],
    headline: bool,
    offices: list[Hit],
) -> None:
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
    if " " in rest and _given(rest) and not _given(first) and len(first) > 2:  # "Libertarian Ann Quarry"
        start, text = start + len(first) + 1, rest
    if start >= end or scene.taken(page.index, start, end) or text.isupper():
        return
    label = next((kind for (low, high), kind in labels.items() if low < end and start < high), "")
    if " " not in text:
        _single(scene, page, start, end, "" if headline else label, titled and not headline)
    elif headline:
        if actor := next((one for one, name in scene.names.items() if name == text), None):
            scene.add(Found(page.index, start, end, "person", actor, "name", "a name that the text gives elsewhere"))
    elif _PLACE.search(text) and not (label == "PERSON" and _given(text)):
        scene.add(Found(page.index, start, end, "place", actor_id(text, "place"), "name", "the head word of a place"))
    elif _THING.search(text):
        return
    elif why := _person_evidence(page, start, end, label, titled) or beside_office(page, start, end, offices):
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


_PERSON_BEHIND = re.compile(r", (?:who|whose|aged \d|[2-9]\d,)")
_BEHIND = re.compile(r", (?:(?:the|a|an|his|her|its|their|then|now|former|formerly|once|currently|who (?:is|was)) )?")
_NAMED = re.compile(r" [A-Z]")
_NOT_BEHIND = re.compile(r"(?!(?:and|or|but|which|that|where|as|if|when|because|while)\b)[^,;:.()]*$")


def beside_office(page: Page, start: int, end: int, offices: list[Hit]) -> str:
    """Why two or three capitalised words are a person: an office stands in apposition to them; empty if none does."""
    words = page.text[start:end].split()
    if not 2 <= len(words) <= 4 or any(word.isupper() and len(word) > 2 for word in words):
        return ""
    if _PERSON_BEHIND.match(page.text, end):
        return "capitalised words that go on with who"
    if any(page.text[hit.end : start] in {", ", " — ", " – "} for hit in offices) and page.text[end : end + 1] in {
        ",",
        "—",
    }:
        return "capitalised words behind an office and a comma"
    opened = _BEHIND.match(page.text, end)
    if opened is None:
        return ""
    near = [hit for hit in offices if opened.end() <= hit.start < opened.end() + 45]
    if any(
        _NOT_BEHIND.match(page.text[opened.end() : hit.start]) and not _NAMED.match(page.text, hit.end) for hit in near
    ):
        return "capitalised words with an office behind a comma"
    return ""


def _person_evidence(page: Page, start: int, end: int, label: str, titled: bool) -> str:
    text, before = page.text[start:end], page.text[max(0, start - 15) : start]
    if len(text.split()) > 5:
        return ""
    no_body = label != "ORG"
    evidence = (
        ("capitalised words behind a title", titled),
        ("the language model reads a person", label == "PERSON"),
        ("begins with a given name", no_body and _given(text)),
        ("made like a Korean or Vietnamese name", no_body and bool(_EAST.fullmatch(text)) and _east(text)),
        (
            "capitalised words that speak",
            no_body and not before.endswith("the ") and bool(_SPEECH.match(page.text[end : end + 12])),
        ),
        ("capitalised words behind a verb of speech", no_body and bool(_SAID.search(before))),
    )
    return next((why for why, holds in evidence if holds), "")


def _east(name: str) -> bool:
    return fold(name.split(" ")[0]) in _FAMILY_FIRST


def _given(name: str) -> bool:
    return fold(re.split(r"[ -]", name)[0]) in given_names()


@cache
def given_names() -> dict[str, str]:
    """Given names with their gender ("m", "f"), folded."""
    return {fold(row["name"]): row["gender"] for row in table("given_names")}


_INITIALS = re.compile(r"([A-Z])\.(?:[ -]?[A-Z]\.)* ?([A-Z][\w'’-]+)")


def _by_initial(scene: Scene, name: str) -> Known | None:
    """ "V. Petrov": the only known person of that family name whose given name has that initial."""
    match = _INITIALS.fullmatch(name)
    if match is None:
        return None
    found = [one for one in scene.knowledge.actors.short.get(fold(match[2]), []) if one.name.startswith(match[1])]
    return found[0] if len(found) == 1 else None


def _add_person(scene: Scene, page: Page, start: int, end: int, why: str) -> None:
    name = page.text[start:end]
    actors = scene.knowledge.actors
    known = actors.find(name) or _by_initial(scene, name)
    actor = known.id if known else actor_id(name)
    gender = known.gender if known else given_names().get(fold(re.split(r"[ -]", name)[0]), "")
    scene.add(Found(page.index, start, end, "person", actor, "name", why, gender=gender))
    scene.learn(actor, known.name if known else name, known.short if known else shorts_of(name), gender)


def shorts_of(name: str) -> tuple[str, ...]:
    """What later mentions of an unknown person may use: the last word; the first of a Korean or inverted name."""
    if "," in name:
        return (name.split(",")[0],)
    parts = name.split()
    if parts[-1].rstrip(".") in {"Jr", "Sr", "II", "III"}:
        parts = parts[:-1]
    if len(parts) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", parts[1]):
        return (parts[0],)
    if len(parts) == 3 and fold(parts[0]) in _FAMILY_FIRST:
        return (parts[0],)
    return (parts[-1],)


_OF_PLACE = re.compile(
    r"\b(?:in|at|near|around|from|of|into|across|through|over|off|before|during|lose|win|divides?|the) $"
)


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
