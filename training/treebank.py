"""CoNLL-U in, sentences and paragraphs out: the treebanks as the recipe sees them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAMED = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
_BRACKET = re.compile(r"\(([^()]+)\)?|([^()]+)\)")


@dataclass(slots=True)
class Word:
    """One syntactic word. `head` counts from 0 within the sentence and is the word's own place for a root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    misc: str


@dataclass(slots=True)
class Sentence:
    """The words of one annotated sentence; `paragraph` and `document` say whether it opens one."""

    words: list[Word] = field(default_factory=list)
    names: "list[Mention]" = field(default_factory=list)
    paragraph: bool = False
    document: str = ""


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one CoNLL-U file, in order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield _sentence(block.split("\n"))


def _sentence(lines: list[str]) -> Sentence:
    found, until, space_after = Sentence(), 0, True
    for line in lines:
        if line.startswith("#"):
            found.paragraph |= line.startswith(("# newpar", "# newdoc"))
            if line.startswith("# newdoc"):
                found.document = line.rpartition("=")[2].strip()
            continue
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            until, space_after = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
            continue
        number = int(cells[0])
        space = space_after if number == until else number > until and "SpaceAfter=No" not in cells[9]
        head = int(cells[6]) - 1
        feats = "" if cells[5] == "_" else cells[5]
        found.words.append(
            Word(
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                feats,
                head if head >= 0 else number - 1,
                cells[7],
                space,
                cells[9],
            )
        )
    return found


def read_paragraphs(path: Path, longest: int = 12) -> Iterator[list[Sentence]]:
    """Sentences gathered into paragraphs, none longer than `longest` sentences."""
    held: list[Sentence] = []
    for sentence in read_sentences(path):
        if held and (sentence.paragraph or len(held) == longest):
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class Mention:
    """An annotated mention within one sentence: words `start` to `end` (half open) and GUM's entity type."""

    start: int
    end: int
    kind: str


def mentions(sentence: Sentence) -> list[Mention]:
    """GUM's `Entity=` brackets as spans; the second part of a discontinuous mention is one of its own."""
    opened: list[tuple[str, str, int]] = []
    found: list[Mention] = []
    for place, word in enumerate(sentence.words):
        cell = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(cell):
            if bracket.group(1):
                parts = bracket.group(1).split("-")
                opened.append((parts[0], parts[1] if len(parts) > 1 else "", place))
                if not bracket.group(0).endswith(")"):
                    continue
                key = parts[0]
            else:
                key = bracket.group(2)
            at = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == key), None)
            if at is not None:
                _, kind, start = opened.pop(at)
                found.append(Mention(start, place + 1, kind))
    return found


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """The word of a stretch whose own head lies outside it (the first, where there are several)."""
    words = sentence.words
    return next((i for i in range(start, end) if words[i].head == i or not start <= words[i].head < end), start)


def named_mentions(sentence: Sentence) -> list[Mention]:
    """Mentions of person, organization and place whose head is a proper noun, as annotated."""
    words = sentence.words
    return [
        m for m in mentions(sentence) if m.kind in NAMED and words[head_of(sentence, m.start, m.end)].upos == "PROPN"
    ]


def names(sentence: Sentence) -> list[Mention]:
    """The outermost of `named_mentions`."""
    found = named_mentions(sentence)
    return [m for m in found if not any(o != m and o.start <= m.start and m.end <= o.end for o in found)]


def text_of(sentences: Iterable[Sentence]) -> str:
    """The running text of sentences, one space where a sentence ends without one."""
    out = []
    for sentence in sentences:
        out += [word.form + " " * word.space for word in sentence.words]
    return "".join(out).rstrip()
