"""Passages: paragraphs as they are read, joined over page breaks and footnotes, without hyphens at line ends."""

import itertools
import re
from collections import defaultdict

from verbale.intake.paragraphs import Paragraph, is_cut, is_item, starts_low
from verbale.intake.sheet import Sheet
from verbale.model.passage import Passage, Piece

_SPACE = re.compile(r"[^\S ]")
_HYPHEN = re.compile(
    r"(?<=[^\W\d_])(?:[-\u2010][ \t]*(?:\r\n|[\n\r])[ \t]*|\u00ad[ \t]*(?:\r\n|[\n\r])?[ \t]*)(?=[^\W\d_])"
)
_DIVIDED = re.compile(rf"[^\W\d_]*{_HYPHEN.pattern}[^\W\d_]*")
_REACH = 40


def join_cut(sheet: Sheet) -> None:
    """Find for each cut paragraph of the running text what it goes on in: `after` of the continuation names it."""
    body = [at for at, paragraph in enumerate(sheet.paragraphs) if paragraph.role == "body"]
    for at, following in itertools.pairwise(body):
        paragraphs = sheet.paragraphs
        if following - at <= _REACH and _goes_on(paragraphs, at, following):
            paragraphs[following].after = paragraphs[at]


def _goes_on(paragraphs: list[Paragraph], at: int, following: int) -> bool:
    cut, rest = paragraphs[at], paragraphs[following]
    between = paragraphs[at + 1 : following]
    if cut.ends or any(p.role in ("heading", "title", "quoted-document") for p in between) or len(cut.text) < 40:
        return False
    if is_item(rest.text):
        return False
    if starts_low(rest.text) or is_cut(cut.tail):
        return True
    interrupted = any(p.role in ("boilerplate", "footnote") for p in between)
    return interrupted and len(cut.text) > 100 and len(rest.text) > 100 and rest.text[:1].isalnum()


def make_passages(sheet: Sheet) -> tuple[Passage, ...]:
    """One passage for each paragraph, with its continuations; a title that is printed twice is read once."""
    goes_on: defaultdict[int, list[Paragraph]] = defaultdict(list)
    first: dict[int, Paragraph] = {}
    for paragraph in sheet.paragraphs:
        root = paragraph if paragraph.after is None else first[id(paragraph.after)]
        first[id(paragraph)] = root
        goes_on[id(root)].append(paragraph)
    titles = {id(paragraph) for paragraph in sheet.title[:1]}
    read = [p for p in sheet.paragraphs if p.after is None and (p.role != "title" or not titles or id(p) in titles)]
    words = _Vocabulary(sheet.text)
    return tuple(_passage(goes_on[id(paragraph)] + _title_rest(sheet, paragraph), words) for paragraph in read)


def _title_rest(sheet: Sheet, paragraph: Paragraph) -> list[Paragraph]:
    return sheet.title[1:] if sheet.title and paragraph is sheet.title[0] else []


def _passage(parts: list[Paragraph], words: "_Vocabulary") -> Passage:
    texts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for part in parts:
        for start, end, kept in _stretches(part.text, words):
            if texts and kept:
                texts.append(" ")
                size += 1
            texts.append(_SPACE.sub(" ", part.text[start:end]))
            pieces.append(Piece(size, part.start + start, end - start))
            size += end - start
    return Passage("".join(texts), tuple(pieces), parts[0].role or "body")


def _stretches(text: str, words: "_Vocabulary") -> list[tuple[int, int, bool]]:
    """Stretches of a paragraph between hyphens at line ends; the flag: a space belongs before it."""
    if "-" not in text and "\u2010" not in text and "\u00ad" not in text:
        return [(0, len(text), True)]
    found: list[tuple[int, int, bool]] = []
    at, spaced = 0, True
    for match in _HYPHEN.finditer(text):
        end = match.start() + (1 if words.keeps_hyphen(text, match) else 0)
        found.append((at, end, spaced))
        at, spaced = match.end(), False
    found.append((at, len(text), spaced))
    return found


class _Vocabulary:
    """The words of the text itself: the evidence for what a word divided at a line end is."""

    def __init__(self, text: str) -> None:
        self.text, self._words = text, set[str]()

    def keeps_hyphen(self, text: str, match: re.Match[str]) -> bool:
        """Whether the hyphen belongs to the word: "long-\\nterm" keeps it, "coop-\\neration" does not."""
        if match[0].startswith("\u00ad"):
            return False
        before = re.search(r"[^\W\d_]+$", text[max(0, match.start() - 40) : match.start()])
        after = re.match(r"[^\W\d_]+", text[match.end() : match.end() + 40])
        if before is None or after is None:
            return True
        left, right = before[0].casefold(), after[0].casefold()
        if left + right in self.words:
            return False
        return f"{left}-{right}" in self.words or after[0][0].isupper() or right in self.words

    @property
    def words(self) -> set[str]:
        """Every word, and every compound that is hyphenated within a line."""
        if not self._words:
            survey = self.text[:2_000_000].casefold()
            self._words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", _DIVIDED.sub(" ", survey)))
        return self._words
