"""Word files (DOCX): paragraphs, headings, footnotes and quotations, read as a stream and never unpacked to disk.

A DOCX is a zip file of XML; sizes are looked at before anything is opened, and a document type (the way to entity
bombs) is refused. `at` of a place is the byte offset in `word/document.xml` (or in the footnotes' own part).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT, Content, Draft
from verbale.intake.encoding import clean
from verbale.intake.extracted import Block
from verbale.intake.formats.properties import borne_out
from verbale.intake.given import Given
from verbale.model.passage import Role

_LARGEST_PART = 8 * LARGEST_TEXT
_LARGEST_RATIO = 300
_LEAST_SUSPECT = 4 * 1024 * 1024
_BODY, _NOTES, _ENDNOTES, _PROPERTIES = (
    "word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml",
)  # fmt: skip
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title", re.I), "title"),
    (re.compile(r"(heading|berschrift|titre|subtitle)[ ]?\d?", re.I), "heading"),
    (re.compile(r"caption", re.I), "caption"),
    (re.compile(r"footnotetext|endnotetext", re.I), "footnote"),
    (re.compile(r"author|byline", re.I), "byline"),
)
_DAMAGE = expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError
_QUOTE = re.compile(r"(intense)?(block)?quote.*|blocktext", re.I)


def extract(data: bytes, path: str) -> Content:
    """The text of the body, then its notes, a blank line between paragraphs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_package(package, path)
            walk = Walk()
            for part in (_BODY, _NOTES, _ENDNOTES):
                if part in package.namelist():
                    walk.read(package.read(part), "footnote" if part != _BODY else None)
            given = _properties(package, walk.draft.text())
    except NotImplementedError as error:
        raise InputError(f"the DOCX is packed in a way that is not known: {error}", path, "save it again") from error
    except (*_DAMAGE, RuntimeError) as error:
        locked = isinstance(error, RuntimeError) and "encrypted" in str(error)
        what = "the DOCX is encrypted" if locked else f"the DOCX is damaged: {error}"
        raise InputError(what, path, "save it again from the word processor, without a password") from error
    text, problems = clean(walk.draft.text(), path)
    return Content(
        text=text, blocks=tuple(walk.blocks), places=tuple(walk.draft.places), given=given, problems=problems
    )


def check_package(package: zipfile.ZipFile, path: str) -> None:
    """InputError where a part would unpack to more than a document can have."""
    for part in package.infolist():
        ratio = part.file_size / max(part.compress_size, 1)
        if part.file_size > _LARGEST_PART or (part.file_size > _LEAST_SUSPECT and ratio > _LARGEST_RATIO):
            what = f"a zip bomb, or no document: {part.filename} would unpack to {part.file_size:,} bytes"
            raise InputError(what, path, "leave it out, or open it in a word processor and save its text")


class Walk:
    """Goes through the parts of a document and takes in their paragraphs."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.blocks: list[Block] = []
        self._start: int | None = None
        self._style = ""
        self._level = False
        self._in_words = 0
        self._deleted = 0
        self._role: Role | None = None
        self._titled = False

    def read(self, xml: bytes, role: Role | None) -> None:
        """One part; expat.ExpatError where it is not well formed or brings a document type."""
        self._role = role
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._taker(parser)
        parser.Parse(xml, True)

    def _taker(self, parser: expat.XMLParserType) -> Callable[[str], None]:
        def take(words: str) -> None:
            if self._in_words and not self._deleted:
                width = len(words.encode("utf-8", "surrogatepass"))
                self._put(words, parser.CurrentByteIndex, width if width != len(words) else None)

        return take

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        value = next((content for key, content in attributes.items() if key.endswith(" val")), "")
        if tag == "p":
            self._end_paragraph()
        elif tag == "pStyle":
            self._style = value
        elif tag == "outlineLvl":
            self._level = value.isdigit() and int(value) < 9
        elif tag == "t":
            self._in_words += 1
        elif tag in ("del", "moveFrom"):
            self._deleted += 1
        elif tag in ("tab", "br", "cr", "noBreakHyphen") and self._start is not None and not self._deleted:
            self._put({"tab": "\t", "noBreakHyphen": "\u2011"}.get(tag, "\n"))

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "p":
            self._end_paragraph()
        elif tag == "t":
            self._in_words -= 1
        elif tag in ("del", "moveFrom"):
            self._deleted -= 1

    def _put(self, words: str, at: int | None = None, width: int | None = None) -> None:
        if self._start is None:
            if self.draft.length:
                self.draft.add("\n\n")
            self._start = self.draft.length
        self.draft.add(words, at, width)

    def _end_paragraph(self) -> None:
        if self._start is not None:
            role = self._role or self._styled()
            quoted = bool(_QUOTE.fullmatch(self._style))
            self.blocks.append(Block(self._start, self.draft.length, role, quoted=quoted))
        self._start, self._style, self._level = None, "", False

    def _styled(self) -> Role | None:
        role = next((role for style, role in _ROLES if style.fullmatch(self._style)), None)
        role = role or ("heading" if self._level else None)
        if role == "title":
            role, self._titled = ("heading" if self._titled else "title"), True
        return role


def _refuse(*_: object) -> None:
    raise expat.ExpatError("a document type is not allowed in it")


def _properties(package: zipfile.ZipFile, text: str) -> Given:
    if _PROPERTIES not in package.namelist():
        return Given()
    found: dict[str, str] = {}
    stack: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, _: stack.append(name.rpartition(" ")[2])
    parser.EndElementHandler = lambda _: stack.pop()

    def take(words: str) -> None:
        found[stack[-1]] = found.get(stack[-1], "") + words

    parser.CharacterDataHandler = take
    parser.Parse(package.read(_PROPERTIES), True)
    return borne_out(found.get("title", ""), found.get("creator", ""), text)
