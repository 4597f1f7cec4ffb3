"""The genre of a document: what its title, the lines above its text, its opening or its words say it is."""

import re

from verbale.intake.lead import (
    FIRST_PERSON,
    announced_genre,
    announces_text,
    genre_patterns,
    is_salutation,
    names_post,
)
from verbale.intake.paragraphs import Paragraph
from verbale.intake.sheet import Sheet
from verbale.knowledge.pieces import patterns
from verbale.model.records import Genre

_QUOTED = re.compile(r"[“\"][^”\"]{0,700}[”\"]|(?<!\w)‘[^‘]{0,600}’(?!\w)")
Found = tuple[Genre, str]
"""A genre and the line that says why."""

_LABEL = re.compile(r"^\s*(?:Q|A|[A-Z][A-Z .,'’()-]{2,50})\s*[:：]|^\s*Q\b[.: ]|^[A-Z][\w.'’ -]{2,40}:\s", re.M)


def tell_genre(sheet: Sheet, title: str) -> tuple[Genre | None, str]:
    """The genre and why; None where the page has no running text."""
    body = [p for p in sheet.paragraphs if p.role == "body"]
    if not body:
        return None, ""
    return _by_title(sheet, title) or _by_opening(sheet, body) or _by_speakers(body) or _by_words(sheet)


def _label(paragraph: Paragraph) -> Genre | None:
    """The genre that a line of the head names: "Readout", "Press Statement"."""
    if paragraph.role not in ("heading", "boilerplate", "title") or len(paragraph.text) > 40:
        return None
    for genre, pattern in patterns("imprint")["labels"].items():
        if re.fullmatch(pattern, paragraph.text, re.I):
            found: Genre = genre
            return found
    return None


def _is_primary(sheet: Sheet, genre: Genre) -> bool:
    """Whether a text titled a letter or statement is one, and not about one: its sender speaks, or nobody signs it."""
    body = [p for p in sheet.paragraphs if p.role == "body"][:4]
    if any(
        FIRST_PERSON.search(_QUOTED.sub("", p.head)) or is_salutation(p.text) or announces_text(p.text) for p in body
    ):
        return True
    told_of = any(p.role in ("byline", "footnote", "teaser") for p in sheet.paragraphs)
    return genre == "statement" and not told_of


def _by_title(sheet: Sheet, title: str) -> Found | None:
    for genre, pattern in genre_patterns():
        if (match := pattern.search(title)) and (genre not in ("message", "statement") or _is_primary(sheet, genre)):
            return genre, f"{genre}: the title says {match[0].strip()!r}"
    return None


def _by_opening(sheet: Sheet, body: list[Paragraph]) -> Found | None:
    if labels := [label for p in sheet.paragraphs[:8] if (label := _label(p))]:
        return labels[0], f"{labels[0]}: a line above the text says so"
    if is_salutation(body[0].text):
        return "message", "message: it opens by addressing somebody"
    reproduced = any(p.role == "quoted-document" for p in sheet.paragraphs)
    if announces_text(body[0].text) and not reproduced:
        return announced_genre(body[0].text), "its first sentence announces a text told whole"
    return None


def _by_speakers(body: list[Paragraph]) -> Found | None:
    labelled = sum(bool(_LABEL.match(p.text)) for p in body)
    if labelled >= 4 and labelled > 0.3 * len(body):
        return "transcript", f"transcript: {labelled} paragraphs open with a speaker"
    return None


def _rate(key: str, text: str) -> float:
    """How many of a list's words stand in each word of the text; short texts prove little, and count for less."""
    found = re.findall(rf"\b(?:{'|'.join(patterns('imprint')[key])})\b", text, re.I)
    return len(found) / (len(text.split()) + 200)


def _by_words(sheet: Sheet) -> Found:
    body = " ".join(p.text[:5000] for p in sheet.paragraphs if p.role == "body")[:60_000]
    said, argued = _rate("saying", body), _rate("judging", body)
    headings = sum(p.role == "heading" for p in sheet.paragraphs)
    notes = any(p.role == "footnote" for p in sheet.paragraphs)
    signed = any(p.role == "byline" and names_post(p.text) for p in sheet.paragraphs)
    score = argued - 1.5 * said + 0.004 * min(headings, 3) + 0.006 * notes + 0.006 * signed
    told = f"{said * 1000:.0f} words of saying and {argued * 1000:.0f} of judging in a thousand"
    return ("analysis", f"analysis: {told}") if score > 0.003 and argued > 0.004 else ("report", f"report: {told}")
