"""Sentences by their looks: where one begins and ends, and the marks that part what stands in it."""

from verbale.read.quotations.grammar import Tree

CLOSERS = frozenset({"”", '"', "''", "’’", "»", ")", "]", "’", "'"})
"""What closes with a sentence: quotation marks and brackets behind its last mark."""
MARKS = frozenset({"“", "”", '"', "''", "``", "‘", "’", "'"})
"""Quotation marks."""
PAUSES = frozenset({",", "—", "–", "--", "-", "―"})
"""Marks of a pause within a sentence."""
EDGES = frozenset({",", ";", ":", "—", "–", "--", "-", "―", ".", "?", "!"})
"""Marks at which a clause may end."""


def sentence_end(tree: Tree, start: int) -> int:
    """The token after the last of the sentence that holds `start`, marks and all."""
    for token in range(start, tree.size):
        if not tree.is_end(token):
            continue
        after = token + 1
        while after < tree.size and tree.words[after] in CLOSERS and not _opens(tree, after):
            after += 1
        inside = tree.quoted[token] and after < tree.size and tree.quoted[after] == tree.quoted[token]
        if not inside and (after >= tree.size or not tree.words[after][0].islower()):
            return after
    return tree.size


def _opens(tree: Tree, mark: int) -> bool:
    """Whether a mark of either kind opens what is behind it: it stands outside a marked stretch that begins there."""
    after = tree.quoted[mark + 1] if mark + 1 < tree.size else 0
    return after != 0 and after != tree.quoted[mark - 1] and tree.quoted[mark] in {0, after}


def sentence_start(tree: Tree, token: int) -> int:
    """The first token of the sentence that holds a token."""
    for k in range(token - 1, -1, -1):
        if tree.is_end(k) and not (tree.quoted[k] and tree.quoted[k] == tree.quoted[token]):
            return k + 1 + (tree.words[k + 1] in CLOSERS)
    return 0
