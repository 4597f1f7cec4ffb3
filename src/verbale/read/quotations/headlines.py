"""Headlines that let somebody speak: "Minister: talks will resume"."""

from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import lexicon
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.words import RUBRICS, SPEAKERS

_LONGEST = 28
_NAME = 5
"""Tokens that a headline and the name before its colon may have."""


def by_headline(tree: Tree) -> Attribution | None:
    """The clause behind a headline's colon, where a name or somebody who speaks stands before it."""
    colon = next((k for k in range(1, min(tree.size, _NAME + 1)) if tree.words[k] == ":"), None)
    if colon is None or not _LONGEST > tree.size > colon + 3 or tree.words.count(":") > 1:
        return None
    name = range(colon)
    if any(tree.lower[k] in RUBRICS or not tree.words[k][0].isalnum() for k in name) or not _speaks(tree, colon - 1):
        return None
    last = tree.size - 1
    while last > colon + 1 and tree.is_end(last):
        last -= 1
    if not any(tree.tags[k] in FINITE for k in range(colon + 1, last + 1)):
        return None
    content = (tree.starts[colon + 1], tree.ends[last])
    cue = tree.bounds(colon, colon)
    return Attribution((content,), cue, tree.bounds(0, colon - 1), "headline, led in by a clause", "speech", 0, colon)


def _speaks(tree: Tree, head: int) -> bool:
    """Whether a word is a name, somebody who speaks ("minister") or a document ("poll")."""
    known = tree.lower[head] in SPEAKERS or tree.lower[head] in lexicon("document")
    return known or tree.pos[head] == "PROPN"
