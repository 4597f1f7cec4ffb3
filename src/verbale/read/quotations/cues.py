"""Cues: the words of a passage that hand something over to somebody, from `knowledge/data/cues.tsv`."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import Row, table
from verbale.model.span import Bounds
from verbale.read.quotations.grammar import Tree

_VOWELS = "aeiou"


class Cue(NamedTuple):
    """One row of the lexicon: `words` is the head word's lemma and what must follow it."""

    words: tuple[str, ...]
    part: str
    kind: str
    frames: frozenset[str]
    factive: bool = False

    @property
    def name(self) -> str:
        """The cue as it is listed."""
        return " ".join(self.words)


class Found(NamedTuple):
    """A cue at a token of a passage; `last` is its last token (the particle or preposition that it needs)."""

    cue: Cue
    token: int
    last: int


@cache
def lexicon(part: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of one part of speech by every form of their first word."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in table("cues"):
        if row["part"] == part:
            words = tuple(row["cue"].split())
            cue = Cue(words, part, row["kind"], frozenset(row["frames"].split()), bool(row["factive"]))
            for form in _forms(words[0], row):
                found[form] = (*found.get(form, ()), cue)
    return found


def _forms(word: str, row: Row) -> set[str]:
    if row["part"] in {"noun", "document"}:
        return {word, f"{word}s"} if word[-1] != "y" or word[-2] in _VOWELS else {word, f"{word[:-1]}ies"}
    if row["part"] != "verb":
        return {word}
    return {word, *(row["forms"].split() or _regular(word))}


def _regular(verb: str) -> list[str]:
    """Third person, past and -ing form of a regular verb."""
    if verb.endswith("e"):
        return [f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return [third, f"{verb}ed", f"{verb}ing"]


def find_verbs(tree: Tree) -> Iterator[tuple[int, tuple[Found, ...]]]:
    """Every token that can be a verb of attribution, with the cues it may be (longest first)."""
    verbs = lexicon("verb")
    for token, form in enumerate(tree.lower):
        if form in verbs and _is_verbal(tree, token) and (cues := _matching(tree, token, verbs[form])):
            yield token, cues


def _is_verbal(tree: Tree, token: int) -> bool:
    """Whether a word that can be a verb is one here: "repeated warnings" are not."""
    verb = not tree.parsed or tree.pos[token] in {"VERB", "AUX"} or _before_that(tree, token)
    return verb and tree.deps[token] != "amod"


def _before_that(tree: Tree, token: int) -> bool:
    """Whether a word taken for a noun stands as a verb before its clause: "the poll shows that"."""
    that = tree.lower[token + 1 : token + 2] == ["that"]
    noun = tree.lower[token] in lexicon("noun") and (tree.tags[token] != "NNS" or tree.pos[token - 1] != "CCONJ")
    return that and not noun and tree.pos[token] in {"NOUN", "PROPN", "ADJ"}


def find_nouns(tree: Tree) -> Iterator[tuple[int, Cue]]:
    """Every noun that can hand a clause over."""
    nouns = lexicon("noun")
    for token, form in enumerate(tree.lower):
        if form in nouns and tree.pos[token] == "NOUN":
            yield token, nouns[form][0]


def is_document(tree: Tree, head: int, source: Bounds | None, named: bool = True) -> bool:
    """Whether a source is something that can be read or heard: a poll, a record, a video; if `named`, anybody named."""
    words = tree.text[slice(*source)].lower().split() if source else []
    if words[:1] in (["this"], ["these"], ["that"]):
        return False
    if any(word.strip(",.’'") in lexicon("document") for word in words):
        return True
    return named and head >= 0 and tree.pos[head] in {"PROPN", "PRON"}


def find_adjectives(tree: Tree) -> Iterator[tuple[int, Cue]]:
    """Every adjective or participle that can hand a clause over: "was convinced that"."""
    adjectives = lexicon("adjective")
    for token, form in enumerate(tree.lower):
        if form in adjectives and tree.pos[token] in {"ADJ", "VERB"}:
            yield token, adjectives[form][0]


def verb_at(tree: Tree, token: int, frame: str) -> Found | None:
    """The cue at a token that takes the frame, whatever the tagger thinks of it."""
    for found in _matching(tree, token, lexicon("verb").get(tree.lower[token], ())):
        if frame in found.cue.frames:
            return found
    return None


def _matching(tree: Tree, token: int, cues: tuple[Cue, ...]) -> tuple[Found, ...]:
    found = []
    for cue in cues:
        rest = cue.words[1:]
        other = not rest and token + 1 < tree.size and tree.deps[token + 1] == "compound:prt"
        if tuple(tree.lower[token + 1 : token + 1 + len(rest)]) == rest and not other:
            found.append(Found(cue, token, token + len(rest)))
    return tuple(sorted(found, key=lambda one: -len(one.cue.words)))
