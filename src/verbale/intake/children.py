"""Children: primary texts that an article reproduces whole. Each becomes a document of its own."""

import hashlib
import itertools
import re
from dataclasses import dataclass

from verbale.intake.extracted import Extracted
from verbale.intake.lead import FIRST_PERSON, announced_genre, announces_text, is_closing, is_salutation, lead_pattern
from verbale.intake.paragraphs import Paragraph, is_prose
from verbale.intake.sheet import Sheet
from verbale.model.records import Document, Genre

_OPENING = '"“‘«„「'
_CLOSING = '"”’»“」'
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]")
_LEAST = 200
_SIGNATURE = 4
_REACH = 400


@dataclass(frozen=True)
class Child:
    """Where a reproduced text stands in its parent, the heading over it and what announced it."""

    start: int
    end: int
    text: str
    title: str | None
    announced: str

    @property
    def why(self) -> str:
        """What announced it, in one line."""
        words = " ".join(self.announced.split())
        return f"a primary text told whole, announced by {words[:80]!r}"

    @property
    def genre(self) -> Genre:
        """What the words that announce it call it."""
        opening = self.text[:200].split("\n")[0]
        return "message" if is_salutation(opening) else announced_genre(f"{self.title or ''} {self.announced}")

    def extract(self, parent: Document, number: int) -> Extracted:
        """It as a text of its own; its id comes from its parent, its place and its words."""
        sha = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        key = hashlib.sha256(f"{parent.id}\x1f{self.start}\x1f{sha}".encode()).hexdigest()
        document = Document(
            id=f"doc-{key[:12]}",
            reader="structure",
            why=self.why,
            genre=self.genre,
            path=f"{parent.path}#{number}",
            sha256=parent.sha256,
            text_sha256=sha,
            title=self.title,
            language=parent.language,
            parent=parent.id,
        )
        return Extracted(document=document, text=self.text)


def find_children(sheet: Sheet) -> list[Child]:
    """The texts reproduced in the sheet; each becomes one `quoted-document` paragraph. None in a child."""
    found: list[Child] = []
    kept: list[Paragraph] = []
    at, told = 0, 0
    paragraphs = sheet.paragraphs
    while at < len(paragraphs):
        end = at if sheet.document.parent else _child_end(paragraphs, at)
        if end > at and _is_part(paragraphs, at, end, told):
            child = _child(sheet, at, end)
            found.append(child)
            kept.append(Paragraph(child.start, child.end, child.text, "quoted-document", child.why))
            at = end
            continue
        told += _narration(paragraphs[at])
        kept.append(paragraphs[at])
        at += 1
    sheet.paragraphs = kept
    return found


def _narration(paragraph: Paragraph) -> int:
    """How much the document itself tells in a paragraph: running text that announces nothing."""
    told = paragraph.role == "body" and is_prose(paragraph, 60) and not announces_text(paragraph.tail)
    return len(paragraph.text) if told else 0


def _is_part(paragraphs: list[Paragraph], at: int, end: int, told: int) -> bool:
    """Whether the text is a part of an article. A dispatch that hardly tells more than its text is that text."""
    size = sum(len(paragraph.text) for paragraph in paragraphs[at:end])
    after = sum(_narration(paragraph) for paragraph in paragraphs[end : end + 40])
    return told > 0 and (told + after >= 400 or told + after >= 0.4 * size)


def _child(sheet: Sheet, at: int, end: int) -> Child:
    first, last = sheet.paragraphs[at], sheet.paragraphs[end - 1]
    above = sheet.paragraphs[at - 1]
    title = above.text if above.role == "heading" else None
    text = sheet.text[first.start : last.end]
    return Child(first.start, last.end, text, title, _announcer(sheet.paragraphs, at))


def _announcer(paragraphs: list[Paragraph], at: int) -> str:
    if paragraphs[at].role == "dateline" and at + 1 < len(paragraphs):
        return paragraphs[at].text + " " + paragraphs[at + 1].text
    return paragraphs[at - 1].text


def _child_end(paragraphs: list[Paragraph], at: int) -> int:
    """Where the text that begins at `at` ends; `at` itself where none begins."""
    begin = _begins(paragraphs, at)
    if begin is None:
        return at
    end = _ending(paragraphs, begin)
    size = sum(len(p.text) for p in paragraphs[begin:end])
    return end if size >= _LEAST else at


def _begins(paragraphs: list[Paragraph], at: int) -> int | None:
    """The first paragraph of the text proper, behind an agency's own lead; None where nothing begins here."""
    here = paragraphs[at]
    above = paragraphs[at - 1] if at else None
    if here.role == "dateline" and at + 2 < len(paragraphs) and paragraphs[at + 1].role == "body":
        lead = paragraphs[at + 1].text
        if announces_text(lead) and lead.rstrip().endswith(":"):
            return at + 2
    if above is None or here.role != "body":
        return None
    if above.role in ("body", "heading") and announces_text(above.text) and above.text.rstrip().endswith((":", ".")):
        return at if above.role != "heading" or _spoken(paragraphs, at) else None
    if len(above.text) < 160 and lead_pattern("headings").fullmatch(above.text) and _spoken(paragraphs, at):
        if above.role == "body":
            above.role, above.why = "heading", "names the text that is told whole under it"
        return at
    if is_salutation(here.text) and here.text[0] not in _OPENING and _closes(paragraphs, at):
        return at
    return at if _quoted_run(paragraphs, at) else None


def _spoken(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the text opens as its speaker would: addressing somebody, or in the first person."""
    opening = [p for p in paragraphs[at : at + 4] if p.role == "body"]
    return any(is_salutation(p.text) or FIRST_PERSON.search(p.head) for p in opening)


def _closes(paragraphs: list[Paragraph], at: int) -> bool:
    return any(is_closing(p.text) for p in paragraphs[at : at + 40])


def _quoted_run(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether paragraphs that the format sets apart as a quotation begin here, more than one of them."""
    begins = not (at and paragraphs[at - 1].quoted)
    return begins and at + 1 < len(paragraphs) and paragraphs[at].quoted and paragraphs[at + 1].quoted


def _ending(paragraphs: list[Paragraph], begin: int) -> int:
    marked = paragraphs[begin].text[0] in _OPENING and _open_to_end(paragraphs[begin].text)
    quoted = paragraphs[begin].quoted
    for at in range(begin, min(len(paragraphs), begin + _REACH)):
        here = paragraphs[at]
        if quoted and not here.quoted:
            return at
        if _stops(paragraphs, at, begin):
            return _trimmed(paragraphs, at, begin)
        if is_closing(here.text):
            return _signed(paragraphs, at + 1)
        if marked and here.text[-1] in _CLOSING and not _opens_next(paragraphs, at):
            return at + 1
    return _trimmed(paragraphs, min(len(paragraphs), begin + _REACH), begin)


def _open_to_end(text: str) -> bool:
    """Whether the quotation that opens the paragraph is the paragraph, not a phrase of it."""
    close = {"“": "”", "‘": "’", "«": "»", "„": "“", "「": "」"}.get(text[0], text[0])
    at = text.find(close, 1)
    return at < 0 or at >= len(text) - 2 or (text.find(close, at + 1) < 0 and at > 0.8 * len(text))


def _opens_next(paragraphs: list[Paragraph], at: int) -> bool:
    following = next((p for p in paragraphs[at + 1 : at + 4] if p.role == "body"), None)
    return bool(following and following.text[0] in _OPENING)


def _stops(paragraphs: list[Paragraph], at: int, begin: int) -> bool:
    here = paragraphs[at]
    if here.role == "heading":
        return not _speaks_on(paragraphs, at)
    if here.role in ("title", "teaser", "byline", "footnote"):
        return True
    if here.role == "boilerplate" and "pages" not in here.why:
        later = [p for p in paragraphs[at + 1 : at + 3] if p.role == "body"]
        return not any(is_prose(p) and FIRST_PERSON.search(p.head) for p in later)
    return at > begin and here.role == "body" and _narrates(here)


def _narrates(paragraph: Paragraph) -> bool:
    """Whether the narrator of the article speaks in it, and not the sender of the text."""
    if lead_pattern("returns").match(paragraph.text):
        return True
    own = _QUOTED.sub("", paragraph.head)
    return not FIRST_PERSON.search(own) and bool(lead_pattern("narrates").search(own))


def _speaks_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the speaker of the text goes on under a heading: in the first person, outside quotation marks."""
    if re.match(r"\d{1,2}[.)]|[IVX]{1,4}\.", paragraphs[at].text):
        return True
    section = itertools.takewhile(lambda p: p.role in ("body", "boilerplate"), paragraphs[at + 1 : at + 8])
    return any(FIRST_PERSON.search(_QUOTED.sub("", p.head)) for p in section if p.role == "body")


def _trimmed(paragraphs: list[Paragraph], end: int, begin: int) -> int:
    """The end without furniture that only stands between the text and what follows it."""
    while end > begin and paragraphs[end - 1].role in ("boilerplate", "teaser", "caption"):
        end -= 1
    return end


def _signed(paragraphs: list[Paragraph], end: int) -> int:
    """The end behind the lines of a signature."""
    for at in range(end, min(len(paragraphs), end + _SIGNATURE)):
        if paragraphs[at].role == "boilerplate" or is_prose(paragraphs[at], 80):
            return at
    return min(len(paragraphs), end + _SIGNATURE)
