"""What makes capitalised words the name of a person, and what such a name is short for."""

import re
from functools import cache

from verbale.knowledge.actors import Known
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.tables import table, toml
from verbale.read.mentions.found import Page, Scene

_WORDS = toml("name_words")
_EAST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]{1,5}(?: [A-Z][a-z]{1,5}|-[a-z]{2,6})")
_SPEECH = re.compile(rf"\s(?:{'|'.join(_WORDS['speech'])}|who)\b")
_SAID = re.compile(rf"\b(?:{'|'.join(_WORDS['speech'])}|according to|by) $")
_FAMILY_FIRST = frozenset(_WORDS["family_first"])
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


def person_evidence(page: Page, start: int, end: int, label: str, titled: bool) -> str:
    """Why capitalised words are a person: by a title, the model's `label`, their own make or a verb; empty if none."""
    text, before = page.text[start:end], page.text[max(0, start - 15) : start]
    if len(text.split()) > 5:
        return ""
    no_body = label != "ORG"
    evidence = (
        ("capitalised words behind a title", titled),
        ("the language model reads a person", label == "PERSON"),
        ("begins with a given name", no_body and is_given(text)),
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


def is_given(name: str) -> bool:
    """Whether a name begins with a given name."""
    return fold(re.split(r"[ -]", name)[0]) in given_names()


@cache
def given_names() -> dict[str, str]:
    """Given names with their gender ("m", "f"), folded."""
    return {fold(row["name"]): row["gender"] for row in table("given_names")}


_INITIALS = re.compile(r"([A-Z])\.(?:[ -]?[A-Z]\.)* ?([A-Z][\w'’-]+)")


def by_initial(scene: Scene, name: str) -> Known | None:
    """ "V. Petrov": the only known person of that family name whose given name has that initial."""
    match = _INITIALS.fullmatch(name)
    if match is None:
        return None
    found = [one for one in scene.knowledge.actors.short.get(fold(match[2]), []) if one.name.startswith(match[1])]
    return found[0] if len(found) == 1 else None


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
