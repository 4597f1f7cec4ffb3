"""Saved web pages: the words of the page in its own paragraphs, every one traced to its place in the file.

The page is walked as a stream of tags, without a tree: ten thousand nested elements cost no more than ten thousand in
a row, and each word's offset in the file is at hand. Nothing in a page is run or fetched.
"""

import re

from verbale.errors import InputError
from verbale.intake.content import Content, Draft, problem
from verbale.intake.encoding import decode
from verbale.intake.extracted import Block
from verbale.intake.formats.page import BREAKING, CLOSES, VOID, Part, open_part
from verbale.intake.formats.pagedata import PageData
from verbale.intake.formats.plain import check_size
from verbale.intake.formats.tags import Words, read_tags
from verbale.model.passage import Role

_CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]*encoding=["']([\w.-]+)""", re.I
)
_WORDS = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
_DEEP = 5000
_SHORT = 200


def extract(data: bytes, path: str, charset: str | None = None) -> Content:
    """The page's text. Offsets of places are characters of the file as decoded, a byte order mark counted."""
    check_size(data, path)
    declared = _CHARSET.search(data[:4096])
    name = charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(data, path, name, keep_ends=True)
    page = Page()
    page.read(decoded.text)
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


class Page:
    """Takes in the words of a page: `draft` the text, `blocks` its paragraphs with the article each stands in."""

    def __init__(self) -> None:
        self.draft, self.data = Draft(), PageData()
        self.blocks: list[tuple[Block, int, float]] = []
        self.deepest = 0
        self._open = [Part("")]
        self._counts: dict[str, int] = {}
        self._articles = 0
        self._titled = False
        self._linked_data = False
        self._start: int | None = None
        self._part = self._open[0]
        self._linked = 0
        self._space: int | None = None

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

    def read(self, source: str) -> None:
        """Takes in all tags and words of a page."""
        for one in read_tags(source):
            if isinstance(one, Words):
                self._take(one)
            elif one.closes:
                self._end(one.name)
            else:
                self._begin(one.name, one.attributes)
        self.end_block()

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._note(tag, attributes)
        if tag in BREAKING:
            self.end_block()
            self._end("p")
        if tag == "br":
            self._break_line()
        if self._open[-1].tag in CLOSES.get(tag, ()):
            self._end(self._open[-1].tag)
        if tag in VOID:
            return
        part = open_part(tag, attributes, self._open[-1], self._articles)
        self._articles = max(self._articles, part.article)
        self._open.append(part)
        self._counts[tag] = self._counts.get(tag, 0) + 1
        self.deepest = max(self.deepest, len(self._open))

    def _end(self, tag: str) -> None:
        if tag in BREAKING:
            self.end_block()
        if not self._counts.get(tag):
            return
        while len(self._open) > 1:
            part = self._open.pop()
            self._counts[part.tag] -= 1
            if part.tag == tag:
                return

    def _take(self, words: Words) -> None:
        inside = self._open[-1]
        if inside.tag == "title" and not self._counts.get("svg"):
            self.data.title += words.text
        elif inside.tag == "script" and self._linked_data:
            self.data.add_script(words.text)
        elif not inside.skipped:
            self._put_all(words, inside.kept_spaces)

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

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html":
            self.data.language = attributes.get("lang") or attributes.get("xml:lang") or self.data.language
        elif tag == "meta" and attributes.get("content"):
            names = (attributes.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
            self.data.add_meta(next(filter(None, names), ""), attributes["content"])
        elif tag == "link" and "canonical" in attributes.get("rel", "").split():
            self.data.canonical = attributes.get("href")
        elif tag == "script":
            self._linked_data = "ld+json" in attributes.get("type", "")

    def _put_all(self, words: Words, kept_spaces: bool) -> None:
        if kept_spaces or words.width != len(words.text):
            self._put(*words)
            return
        done = 0
        for run in _WORDS.finditer(words.text):
            if run.start() > done:
                self._space = words.at + done
            self._put(run[0], words.at + run.start(), len(run[0]))
            done = run.end()
        if done < len(words.text):
            self._space = words.at + done

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
