"""Children: primary texts that an article reproduces whole. Each becomes a document of its own."""

import hashlib
from dataclasses import dataclass

from verbale.intake.extracted import Extracted
from verbale.intake.lead import announced_genre, announces_text, is_salutation
from verbale.intake.paragraphs import Paragraph, is_prose
from verbale.intake.reproduced import reproduced_end
from verbale.intake.second import second_end
from verbale.intake.sheet import Sheet
from verbale.model.records import Document, Genre


@dataclass(frozen=True)
class Child:
    """Where a reproduced text stands in its parent, the heading over it and what announced it."""

    start: int
    end: int
    text: str
    title: str | None
    announced: str
    second: bool = False

    @property
    def why(self) -> str:
        """What announced it, in one line."""
        words = " ".join(self.announced.split())
        if self.second:
            return f"a second text in one file, under {words[:80]!r}"
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
        child = None if sheet.document.parent else _child_at(sheet, at, told)
        if child:
            found.append(child)
            kept.append(Paragraph(child.start, child.end, child.text, "quoted-document", child.why))
            at = next(
                (next_ for next_ in range(at, len(paragraphs)) if paragraphs[next_].start >= child.end), len(paragraphs)
            )
            continue
        told += _narration(paragraphs[at])
        kept.append(paragraphs[at])
        at += 1
    sheet.paragraphs = kept
    return found


def _child_at(sheet: Sheet, at: int, told: int) -> Child | None:
    """The text that begins at a paragraph; `told` are the characters that the document itself told before it."""
    end = reproduced_end(sheet.paragraphs, at)
    if end > at and _is_part(sheet.paragraphs, at, end, told):
        return _child(sheet, at, end)
    end = second_end(sheet.paragraphs, at)
    if end > at:
        start, stop = sheet.paragraphs[at].start, sheet.paragraphs[end - 1].end
        return Child(start, stop, sheet.text[start:stop], None, sheet.paragraphs[at].text, second=True)
    return None


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
