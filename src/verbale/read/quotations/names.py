"""The name that stands at a place of a text, by its words alone: where a parse is wrong or missing."""

from verbale.model.span import Bounds
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.words import DAYS

NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "X", "SYM"})
"""Parts of speech that names are made of."""
INSIDE_NAME = frozenset({"of", "'s", "’s", "'", "’", "-", "for", "and", "&", "the"})
"""Small words that may stand inside a name."""
NOMINATIVE = frozenset({"he", "she", "they", "it", "i", "we", "who", "you"})
"""Pronouns that may be subjects."""


def name_from(tree: Tree, first: int, last: int) -> Bounds | None:
    """The name that starts at a token: up to a comma, a verb, or a preposition other than "of" and "for"."""
    end = first
    while end < last and (tree.pos[end] in NAMING or tree.lower[end] in INSIDE_NAME or _untold(tree, end)):
        if not tree.pos[end] and tree.lower[end] in {",", "(", ";"}:
            break
        end += 1
    while end > first and (tree.lower[end - 1] in INSIDE_NAME and not tree.words[end - 1][0].isupper()):
        end -= 1
    if end > first and tree.lower[first] in NOMINATIVE | {"him", "her", "them"}:
        return tree.bounds(first, first)
    while end > first + 1 and tree.words[end - 1] in DAYS:
        end -= 1
    return tree.bounds(first, end - 1) if end > first else None


def _untold(tree: Tree, token: int) -> bool:
    """Whether a token has no part of speech, or is a capitalised word that was tagged as a punctuation mark."""
    word = tree.words[token]
    return not tree.pos[token] or (tree.pos[token] == "PUNCT" and word.isalpha() and word[0].isupper())
