"""Saved web pages: the words of the page in its own paragraphs, every one traced to its place in the file.

The page is walked as a stream of tags, without a tree: ten thousand nested elements cost no more than ten thousand in
a row, and each word's offset in the file is at hand. Nothing in a page is run or fetched.
"""

import re
from html import unescape
from html.parser import HTMLParser

from verbale.errors import InputError
from verbale.intake.content import Content, Draft, problem
from verbale.intake.encoding import decode
from verbale.intake.extracted import Block
from verbale.intake.formats.page import BREAKING, CLOSES, VOID, Part, open_part
from verbale.intake.formats.pagedata import PageData
from verbale.intake.formats.plain import check_size
from verbale.model.passage import Role

_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]*encoding=["']([\w.-]+)""", re.I
)
_WORDS = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
_DEEP = 5000


def extract(data: bytes, path: str) -> Content:
    """The page's text. Offsets of places are characters of the file as decoded, a byte order mark counted."""
    check_size(data, path)
    declared = _CHARSET.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    decoded = decode(data, path, name, keep_ends=True)
    page = walk_page(decoded.text)
    if not page.blocks:
        raise InputError("the page has no text", path, "save it from the browser after it has loaded, or as text")
    moved = decoded.places[0].at or 0 if decoded.places else 0
    places = tuple(type(place)(place.start, place.end, (place.at or 0) + moved) for place in page.draft.places)
    problems = decoded.problems
    if page.deepest > _DEEP:
        what = f"elements are nested {page.deepest:,} deep; the page was read all the same"
        problems += (problem(path, what, "look whether the page was saved whole"),)
    return Content(
        text=page.draft.text(), blocks=page.kept_blocks(), places=places, given=page.data.given(), problems=problems
    )


def walk_page(source: str) -> "Page":
    """The page with all its words taken in."""
    page = Page(source)
    page.feed(source)
    page.close()
    page.end_block()
    return page


class Page(HTMLParser):
    """Takes in the words of a page: `draft` the text, `blocks` its paragraphs with the article each stands in."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.draft, self.data = Draft(), PageData()
        self.blocks: list[tuple[Block, int, float]] = []
        self.deepest = 0
        self._open = [Part("")]
        self._counts: dict[str, int] = {}
        self._articles = 0
        self._titled = False
        self._in_title = self._in_data = False
        self._start: int | None = None
        self._part = self._open[0]
        self._linked = 0
        self._space: int | None = None
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def kept_blocks(self) -> tuple[Block, ...]:
        """The paragraphs with their roles; what stands outside the main article is no part of the text."""
        sizes: dict[int, int] = {}
        for block, article, _ in self.blocks:
            if block.role in (None, "heading", "title"):
                sizes[article] = sizes.get(article, 0) + block.end - block.start
        main = max((key for key in sizes if key), key=lambda key: sizes[key], default=0)
        if main and sizes[main] * 3 < sum(sizes.values()):
            main = 0
        return tuple(_placed(block, article, main, linked) for block, article, linked in self.blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._note(tag, attributes)
        if tag in BREAKING:
            self.end_block()
            self._close_if_open("p")
        if tag == "br":
            self._break_line()
        for other in CLOSES.get(tag, ()):
            if self._open[-1].tag == other:
                self._close(other)
        if tag in VOID:
            return
        part = open_part(tag, attributes, self._open[-1], self._articles)
        self._articles = max(self._articles, part.article)
        self._open.append(part)
        self._counts[tag] = self._counts.get(tag, 0) + 1
        self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title"):
            self._in_data = self._in_title = False
        if tag in BREAKING:
            self.end_block()
        if self._counts.get(tag):
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.add_script(data)
        elif self._in_title:
            self.data.title += data
        elif not self._open[-1].skipped:
            self._take(data)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};" if self._ends_so(f"&{name};") else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};" if self._ends_so(f"&#{name};") else f"&#{name}")

    def end_block(self) -> None:
        """Ends the paragraph that is open, if one is."""
        if self._start is not None:
            start, end = self._start, self.draft.length
            role = self._part.role
            if role == "title":
                role, self._titled = ("heading" if self._titled else "title"), True
            block = Block(start, end, role, quoted=self._part.quoted)
            self.blocks.append((block, self._part.article, self._linked / (end - start)))
        self._start = self._space = None
        self._linked = 0

    def _note(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "html":
            self.data.language = attributes.get("lang") or attributes.get("xml:lang") or self.data.language
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            name = name or attributes.get("http-equiv")
            if name and attributes.get("content"):
                self.data.add_meta(name, attributes["content"] or "")
        elif tag == "link" and "canonical" in (attributes.get("rel") or "").split():
            self.data.canonical = attributes.get("href")
        elif tag == "title" and not self.data.title and not self._counts.get("svg"):
            self._in_title = True
        elif tag == "script" and "ld+json" in (attributes.get("type") or ""):
            self._in_data = True

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _ends_so(self, reference: str) -> bool:
        return self.rawdata.startswith(reference, self._raw_offset())

    def _raw_offset(self) -> int:
        return self._offset()

    def _reference(self, reference: str) -> None:
        if self._in_title:
            self.data.title += unescape(reference)
        elif not self._open[-1].skipped and not self._in_data:
            self._put(unescape(reference), self._offset(), len(reference))

    def _take(self, data: str) -> None:
        at = self._offset()
        if self._open[-1].kept_spaces:
            self._put(data, at, len(data))
            return
        done = 0
        for words in _WORDS.finditer(data):
            if words.start() > done:
                self._space = at + done
            self._put(words[0], at + words.start(), len(words[0]))
            done = words.end()
        if done < len(data):
            self._space = at + done

    def _put(self, words: str, at: int, width: int) -> None:
        if not words or (self._start is None and not words.strip()):
            return
        if self._start is None:
            if self.draft.length:
                self.draft.add("\n\n")
            self._start, self._part, self._space = self.draft.length, self._open[-1], None
        if self._space is not None:
            self.draft.add(" ", self._space)
            self._space = None
        self.draft.add(words, at, width)
        self._linked += len(words) * self._open[-1].linked

    def _break_line(self) -> None:
        if self._start is not None:
            self.draft.add("\n")
            self._space = None

    def _close_if_open(self, tag: str) -> None:
        if self._counts.get(tag):
            self._close(tag)

    def _close(self, tag: str) -> None:
        while len(self._open) > 1:
            part = self._open.pop()
            self._counts[part.tag] -= 1
            if part.tag == tag:
                return


def _placed(block: Block, article: int, main: int, linked: float) -> Block:
    role: Role | None = block.role
    if role in ("boilerplate", "teaser"):
        return block
    if main and article and article != main:
        role = "teaser"
    elif (main and not article and role != "title") or (
        role is None and linked > 0.7 and block.end - block.start < 200
    ):
        role = "boilerplate"
    return Block(block.start, block.end, role, block.page, block.quoted)
