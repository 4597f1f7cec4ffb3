"""The words of office beside a name: before it ("then-Prime Minister"), and behind it between commas."""

import re
from functools import cache

from verbale.knowledge.actors import split
from verbale.knowledge.gazetteer import Form, Gazetteer, Hit
from verbale.knowledge.tables import table, toml
from verbale.model.span import Bounds
from verbale.read.mentions.found import Found, Page, Scene

_MODIFIER = re.compile(
    r"(?:\b(?i:former|then|acting|interim|deputy|vice|first|senior|incoming|outgoing|current|late|ex|top|chief|new|long-time"
    r"|veteran|special)[- ]|[A-Z][\w’'-]+ |(?:[A-Z]\.){2,4} |[A-Z]{2,5}[ -])$"
)
_NEVER = frozenset(toml("name_words")["calendar_words"])
_OPENERS = frozenset({"the", "in", "on", "as", "when", "but", "and"})
_BEHIND = re.compile(
    r",? ?(?:,|\(|—|–| - ) ?(?P<title>"
    r"(?:(?:the|a|an|who (?:is|was)|his|her|its|their|then|former|currently|now) )?[^,;:()—–\"“”]{3,160}?)"
    r"(?=[,;:()—–\"“”]|\.(?:\s|$)|$| (?:said|says|told|added|wrote|has|had|was|is|issued|will|would)\b)"
)


@cache
def office_forms() -> Gazetteer:
    """The words for offices and callings, found in any case."""
    found = Gazetteer()
    for row in table("offices"):
        for form in {row["office"], *split(row["forms"])}:
            found.add(Form(row["office"], form, row["level"], cased=False))
    return found


def find_offices(page: Page) -> list[Hit]:
    """The words for offices and callings on a page."""
    return list(office_forms().find(page.text, page.words))


def find_titles(scene: Scene, page: Page, hits: list[Hit]) -> list[Hit]:
    """Give each name the office words beside it; what is left stands alone."""
    people = sorted((find for find in scene.on.get(page.index, []) if find.type == "person"), key=lambda f: f.start)
    used: set[int] = set()
    for person in people:
        left = max((find.end for find in scene.on[page.index] if find.end <= person.start and _closes(find)), default=0)
        before = _before(page, person, hits, left)
        behind = _behind(page, person, hits)
        person.title = before or behind
        for title in (before, behind):
            used |= {hit.start for hit in hits if title and title[0] <= hit.start < title[1]}
    return [hit for hit in hits if hit.start not in used]


def _before(page: Page, person: Found, hits: list[Hit], left: int) -> Bounds | None:
    for hit in reversed(hits):
        if (
            left <= hit.start
            and hit.end <= person.start
            and page.text[hit.end : person.start] in {" ", " (", ", ", ". ", "\u00a0", "  ", ""}
        ):
            if page.text[hit.end : person.start] == ", " and not page.text[hit.start].isupper():
                return None
            return _widen(page, hit.start, left), hit.end
    return None


def _closes(find: Found) -> bool:
    """Whether a title cannot reach over a find: other persons and outlets, but not the state that the title names."""
    return find.type in {"person", "outlet"}


def _widen(page: Page, start: int, left: int) -> int:
    while match := _MODIFIER.search(page.text[max(left, start - 24) : start]):
        word = match[0].strip().lower()
        if word in _NEVER or (page.opens(start - len(match[0])) and word in _OPENERS):
            break
        start -= len(match[0])
    return start


def _behind(page: Page, person: Found, hits: list[Hit]) -> Bounds | None:
    match = _BEHIND.match(page.text, person.end)
    if not match:
        return None
    start, end = match.span("title")
    first = page.doc.char_span(start, start + 1, alignment_mode="expand")
    if first and first[0].pos_ in {"VERB", "AUX"} and first[0].lower_ != "acting":
        return None
    if any(start <= hit.start < min(end, start + 60) for hit in hits):
        return start, end
    return None
