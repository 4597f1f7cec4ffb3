"""Markdown: stored as it is written, with headings, block quotes and footnotes known as such."""

from functools import cache
from typing import TYPE_CHECKING

from verbale.intake.content import Content
from verbale.intake.extracted import Block
from verbale.intake.formats import plain
from verbale.model.passage import Role

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def extract(data: bytes, path: str) -> Content:
    """The file's text with blocks; the marks of Markdown stay in the text, those of a heading outside its block."""
    content = plain.extract(data, path)
    return Content(
        text=content.text,
        blocks=find_blocks(content.text),
        places=content.places,
        given=content.given,
        problems=content.problems,
    )


def find_blocks(text: str) -> tuple[Block, ...]:
    """The leaf blocks of a Markdown text in order: the first heading of the first level is the title."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Block] = []
    quotes = 0
    titled = False
    for token in _parser().parse(text):
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type in _LEAVES and token.map:
            role = _role(token, titled)
            titled = titled or role == "title"
            start, end = starts[min(token.map[0], len(starts) - 1)], starts[min(token.map[1], len(starts) - 1)]
            found.extend(_block(text, start, end, role, quotes > 0))
    return tuple(found)


_LEAVES = {"heading_open", "paragraph_open", "fence", "code_block", "html_block", "table_open"}


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _role(token: "Token", titled: bool) -> Role | None:
    if token.type == "heading_open":
        return "title" if token.tag == "h1" and not titled else "heading"
    return "boilerplate" if token.type == "html_block" else None


def _block(text: str, start: int, end: int, role: Role | None, quoted: bool) -> list[Block]:
    """The block without the marks around it; an underline of a heading is one of them."""
    end = min(end, len(text))
    if role in ("title", "heading"):
        line_end = text.rfind("\n", start, max(end - 1, start))
        if line_end > start and not text[line_end:end].strip(" \n=-"):
            end = line_end
        end = start + len(text[start:end].rstrip().rstrip("#").rstrip())
        start += len(text[start:end]) - len(text[start:end].lstrip(" \t#>"))
    else:
        marks = " \t\n>" if quoted else " \t\n"
        start += len(text[start:end]) - len(text[start:end].lstrip(marks))
        end = start + len(text[start:end].rstrip())
    return [Block(start, end, role, quoted=quoted)] if start < end else []
