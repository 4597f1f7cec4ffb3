"""The imprint: title, authors, outlet, genre and date of a document, as its own page states them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from verbale.intake.dateline import DATELINE
from verbale.intake.genre import tell_genre
from verbale.intake.head import ABOVE_TITLE, CLOSING, HOUSE, IMPRINT, nameless_byline
from verbale.intake.lead import announces_text, is_closing, names_post
from verbale.intake.masthead import house_in, imprint_date
from verbale.intake.printed import Printed, address_date, printed_date, printed_month
from verbale.intake.sheet import Sheet
from verbale.intake.tongue import detect_language
from verbale.knowledge.pieces import patterns
from verbale.model.records import Dated, Document, Problem, record_id
from verbale.model.span import cut

_PUBLISHED = re.compile(r"\b(?:published|posted|appeared|released|issued|date)\b", re.I)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^\n]{0,80}?\b((?:19|20)\d\d)(?!\s*[-–]\s*\d)\b", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def imprint(sheet: Sheet) -> tuple[Document, tuple[Problem, ...]]:
    """The sheet's document with what its page states, where nobody has stated it before."""
    old = sheet.document
    language = old.language or detect_language(sheet.text)
    genre, why = tell_genre(sheet, old.title or _title(sheet) or "")
    found: dict[str, Any] = {
        "title": old.title or _title(sheet),
        "authors": old.authors or _authors(sheet),
        "outlet": old.outlet or _outlet(sheet),
        "url": old.url or _url(sheet),
        "language": language,
        "genre": old.genre or genre,
        "published": old.published or _published(sheet),
    }
    document = msgspec.structs.replace(old, why="; ".join(filter(None, (old.why, why))), **found)
    return document, _foreign(document)


def _foreign(document: Document) -> tuple[Problem, ...]:
    if document.language is None or document.language.split("-")[0] == "en":
        return ()
    what = f"the text is in the language '{document.language}', and readers read English only"
    problem = Problem(
        id=record_id("problem", document.id, [], "language"),
        reader="structure",
        why="told by its letters and small words",
        where=document.path,
        what=what,
        remedy="add an English translation of it to the case",
    )
    return (problem,)


def _title(sheet: Sheet) -> str | None:
    parts = sheet.title or [p for p in sheet.paragraphs if p.role == "title"][:1]
    return " ".join(" ".join(part.text.split()) for part in parts) or None


def _url(sheet: Sheet) -> str | None:
    first = next(iter(sheet.paragraphs), None)
    match = _ADDRESS.search(first.head) if first and first.role == "boilerplate" else None
    return match[0] if match else None


def _authors(sheet: Sheet) -> tuple[str, ...]:
    lines = [paragraph.text for paragraph in sheet.paragraphs if paragraph.role == "byline"]
    lines = [line for line in lines if not nameless_byline().fullmatch(line)]
    names = [name for line in lines[:4] for name in names_in(line)]
    return tuple(dict.fromkeys(names)) or _senders(sheet)


def names_in(byline: str) -> list[str]:
    """The names of a byline without "By", posts and places: "By Ann Lee and Bo Wu in Oslo" gives two names."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", byline)
    text = re.sub(r"^\s*(?:\w+ )?(?:by|authors?|von|par|por)\b:?\s+", "", text, flags=re.I)
    text = re.split(r"\s+(?:in|at|for|from|of)\s+(?=[A-Z])|\s[|–—•·-]\s|\s{3,}|\d", text)[0].strip(" ,|")
    if swapped := re.fullmatch(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+(?: [A-Z][\w.'’-]*)?)", text):
        family, given = swapped.groups()
        return [f"{family} {given}" if re.search(r"-[a-z]", given) else f"{given} {family}"]
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", text)]
    return [part for part in parts if 1 < len(part.split()) <= 5 and part[0].isupper() and not names_post(part)]


_SENDER = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4})(?:, [^,:]{3,200}(?:, [^,:]{3,120})?,)? "
    r"(?:issued|released|made|published|sent|gave|delivered)\b"
)
_SENDER_TITLE = re.compile(
    r"(?i:\b(?:statement|message|letter|remarks|speech|reply|answer|declaration)s? (?:of|by|from)) "
    r"(?P<name>(?:the )?[A-Z][^,:–—]{2,80}?)(?: (?:on|to|at|regarding|following|in)\b|[,:–—]|$)"
)


def _senders(sheet: Sheet) -> tuple[str, ...]:
    title = sheet.document.title or _title(sheet) or ""
    lead = next((p.text for p in sheet.paragraphs if p.role == "body"), "")
    if announces_text(lead) and (senders := sender_in(lead)):
        return senders
    if (match := _SENDER_TITLE.search(title)) and match["name"].split()[-1][0].isupper() and _is_sender(match["name"]):
        return (_bare_name(match["name"]),)
    return _signature(sheet)


def _is_sender(words: str) -> bool:
    """ "Message of Sympathy" names an occasion, "Message of Ana Rojas" a sender."""
    return words.split()[0].lower() not in patterns("imprint")["occasions"]


def _signature(sheet: Sheet) -> tuple[str, ...]:
    """The name under the words that close a letter."""
    for at, paragraph in enumerate(sheet.paragraphs[:-1]):
        if is_closing(paragraph.text) and len(sheet.paragraphs[at + 1].text) < 80:
            return (_bare_name(sheet.paragraphs[at + 1].text.split("\n")[0]),)
    return ()


def sender_in(words: str) -> tuple[str, ...]:
    """The person whom an announcing sentence names as the sender of a text; empty where it names nobody."""
    match = _SENDER.search(words[:900])
    return (_bare_name(match["name"]),) if match else ()


def _bare_name(words: str) -> str:
    """A name without the posts before it; the words as they are where no name of two words is left."""
    bare = re.sub(rf"^(?:(?:{'|'.join(patterns('imprint')['honorifics'])})\s+)+", "", words.strip())
    return (
        bare
        if len(bare.split()) > 1 and bare[0].isupper() and " of " not in bare
        else words.strip().removeprefix("the ")
    )


@cache
def _outlet_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns("imprint")["outlets"])


def _outlet(sheet: Sheet) -> str | None:
    furniture = [p.head for p in sheet.paragraphs if p.role == "boilerplate" and len(p.text) > 6]
    masthead = re.compile(patterns("imprint")["masthead"], re.I)
    for paragraph in sheet.paragraphs[:6]:
        if paragraph.role == "boilerplate" and paragraph.why == ABOVE_TITLE and masthead.search(paragraph.text):
            line = " ".join(paragraph.text.split("\n")[0].split())
            return house_in(line) or line
        if paragraph.why in (ABOVE_TITLE, HOUSE, IMPRINT) and (house := house_in(paragraph.head)):
            return house
    for pattern in reversed(_outlet_patterns()):
        for text in (*furniture[-40:], *furniture[:10]):
            if (match := pattern.search(text)) and not re.search(r"\d", match["name"]):
                return match["name"].strip()
    return _agency(sheet)


def _agency(sheet: Sheet) -> str | None:
    for paragraph in sheet.paragraphs:
        if paragraph.role == "dateline" and (match := DATELINE.match(paragraph.text + " ")):
            place = match["place"]
            house = place and match["day"] is None and place.isupper() and len(place) <= 6
            if house and match["agency"] and not match["agency"].isupper():
                return place
            return match["agency"] or match["agency4"]
    return None


def _published(sheet: Sheet) -> Dated | None:
    best = min(_dates(sheet), key=lambda item: item[0], default=None)
    if best is None:
        return None
    _, value, start, end = best
    return Dated(value, (cut(sheet.document.id, sheet.text, start, end),))


def year_from(date: Dated | None, parent: Document) -> Dated | None:
    """A reproduced text's date with its year, where somebody has stated on which day soon after it was told of."""
    if date is None or parent.published is None or "published" not in parent.given:
        return date
    stated = re.fullmatch(r"(\d{4})-(\d\d-\d\d)", parent.published.value)
    if stated is None or not date.value.startswith("XXXX-"):
        return date
    year = int(stated[1]) - (date.value[5:] > stated[2])
    return Dated(f"{year}{date.value[4:]}", (*date.basis, *parent.published.basis))


def _dates(sheet: Sheet) -> Iterator[tuple[int, str, int, int]]:
    """Printed dates with their rank (0 is best), value and place."""
    start = sheet.text_start()
    for paragraph in sheet.paragraphs:
        if paragraph.role in ("dateline", "byline") and (date := printed_date(paragraph.head)):
            rank = 4 if date.value.startswith("X") else 3 if paragraph.why == CLOSING else 0
            yield rank, *_at(paragraph.start, date)
        elif paragraph.role == "dateline" and (date := printed_month(paragraph.head)):
            yield 2, *_at(paragraph.start, date)
        elif paragraph.role == "boilerplate" and paragraph.start < start and (date := imprint_date(paragraph.text)):
            yield (0 if len(date.value) == 10 else 2), *_at(paragraph.start, date)
        elif paragraph.role in ("boilerplate", "footnote") and len(paragraph.text) < 900:
            yield from _furniture_dates(paragraph.start, paragraph.head)


def _furniture_dates(start: int, text: str) -> Iterator[tuple[int, str, int, int]]:
    if _PUBLISHED.search(text) and (date := printed_date(text)) and not date.value.startswith("X"):
        yield 1, *_at(start, date)
    if match := _COPYRIGHT.search(text):
        yield 5, match[1], start + match.start(1), start + match.end(1)
    if (match := _ADDRESS.match(text)) and (date := address_date(match[0])):
        yield 2, *_at(start, date)


def _at(start: int, date: Printed) -> tuple[str, int, int]:
    return date.value, start + date.start, start + date.end
