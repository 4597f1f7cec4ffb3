"""Paragraphs of the treebanks as spaCy documents: what the network is shown."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from augment import vary
from silver import CLOSED, certain_names, set_certain
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab
from treebank import NAMED, Mention, Sentence, head_of, named_mentions, names, read_paragraphs

TRAILS = frozenset(
    [
        "acl",
        "acl:relcl",
        "appos",
        "parataxis",
        "advcl",
        "advcl:relcl",
        "list",
        "dep",
        "orphan",
    ]
)
POSSESSIVES = frozenset(["'s", "’s", "'", "’", ","])


def name_span(sentence: Sentence, mention: Mention) -> Mention:
    """A mention cut down to its name: no article before it, no clause, apposition or bracket after it, no 's."""
    words, start, end = sentence.words, mention.start, mention.end
    head = head_of(sentence, start, end)
    while start < head and words[start].upos in ("DET", "PUNCT", "PRON"):
        start += 1
    for place in range(head + 1, end):
        if words[place].form in "([–—":
            end = min(end, place)
        elif words[place].deprel in TRAILS and words[place].head <= head:
            end = min(end, left_edge(sentence, place))
    while end > head + 1 and (words[end - 1].form in POSSESSIVES or words[end - 1].upos in ("ADP", "PUNCT", "PRON")):
        end -= 1
    return Mention(start, end, mention.kind)


def left_edge(sentence: Sentence, place: int) -> int:
    """The first word of the stretch that hangs from `place` and ends at it, going left word by word."""
    words, edge = sentence.words, place
    while edge > 0:
        at, seen = edge - 1, 0
        while at not in (place, words[at].head) and seen < len(words):
            at, seen = words[at].head, seen + 1
        if at != place:
            return edge
        edge -= 1
    return edge


def names_of(sentence: Sentence) -> list[Mention]:
    """The names to learn; a coordination gives way to the names in it."""
    found = []
    for mention in names(sentence):
        inside = [
            m for m in named_mentions(sentence) if mention.start <= m.start and m.end <= mention.end and m != mention
        ]
        head = head_of(sentence, mention.start, mention.end)
        joined = any(w.deprel == "conj" and w.head == head for w in sentence.words[mention.start : mention.end])
        found += [name_span(sentence, m) for m in inside] if joined and inside else [name_span(sentence, mention)]
    return found


def paragraphs(path: Path) -> list[list[Sentence]]:
    """The paragraphs of one treebank file, their sentences carrying the names in them: all (GUM), or the certain."""
    found, named = [], has_names(path)
    for paragraph in read_paragraphs(path):
        for sentence in paragraph:
            sentence.names = names_of(sentence) if named else certain_names(sentence)
        found.append(paragraph)
    return found


def has_names(path: Path) -> bool:
    """Whether a treebank file carries entities."""
    return "Entity=" in path.read_text(encoding="utf-8")[:20000]


def to_doc(vocab: Vocab, paragraph: Iterable[Sentence], named: bool) -> Doc:
    """One paragraph as a document with everything that is to be learnt; names only where the treebank has them."""
    words, starts, ends = [], [], []
    for sentence in paragraph:
        offset = len(words)
        for word in sentence.words:
            words.append(replace(word, head=word.head + offset))
        words[-1] = replace(words[-1], space=True)
        starts.append(offset)
        ends += [(offset + m.start, offset + m.end, NAMED[m.kind]) for m in sentence.names]
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
    )
    if not named:
        closed = [place for place, word in enumerate(words) if word.upos in CLOSED]
        set_certain(doc, [name for name in ends if name[0] < name[1]], closed)
    if named:
        spans = [Span(doc, start, end, label=label) for start, end, label in ends if start < end]
        doc.set_ents(filter_spans(spans), default="outside")
    return doc


def varied(parts: list[tuple[list[list[Sentence]], bool]], vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    """Every paragraph once, in random order, varied; short neighbours are sometimes read as one paragraph."""
    order = [(part, number) for part, (held, _) in enumerate(parts) for number in range(len(held))]
    chance.shuffle(order)
    for part, number in order:
        held, named = parts[part]
        paragraph = held[number]
        if chance.random() < 0.25 and number + 1 < len(held) and len(paragraph) + len(held[number + 1]) < 9:
            paragraph = [*paragraph, *held[number + 1]]
        elif chance.random() < 0.08 and len(paragraph) > 1:
            cut = chance.randrange(len(paragraph))
            paragraph = paragraph[cut:]
        yield to_doc(vocab, vary(paragraph, chance, named), named)
