"""How far a reported clause goes, by its surface: what a parse of a long sentence often gets wrong."""

from verbale.read.quotations.cues import verb_at
from verbale.read.quotations.grammar import Tree

_PAUSES = frozenset({",", "—", "–", "--", "-"})
_SUBORDINATORS = frozenset(["while", "although", "though", "as", "after", "when", "since", "because", "if", "before", "until", "unless", "despite"])
_CLOSERS = frozenset({"”", '"', "''", "’’", "»", ")", "]", "’", "'"})
_FILL = frozenset({"ADV", "AUX"})
_TAIL = 9
"""Tokens that a closing attribution (", the spokesman told reporters") may have."""


def sentence_end(tree: Tree, start: int) -> int:
    """The token after the last of the sentence that holds `start`, marks and all."""
    for token in range(start, tree.size):
        if not tree.is_end(token):
            continue
        after = token + 1
        while after < tree.size and tree.words[after] in _CLOSERS:
            after += 1
        inside = tree.quoted[token] and after < tree.size and tree.quoted[after] == tree.quoted[token]
        if not inside and (after >= tree.size or not tree.words[after][0].islower()):
            return after
    return tree.size


def sentence_start(tree: Tree, token: int) -> int:
    """The first token of the sentence that holds a token."""
    for k in range(token - 1, -1, -1):
        if tree.is_end(k) and not (tree.quoted[k] and tree.quoted[k] == tree.quoted[token]):
            return k + 1 + (tree.words[k + 1] in _CLOSERS)
    return 0


def clause_end(tree: Tree, cue: int, start: int) -> int:
    """The token after the last of the clause that begins at `start` behind the cue."""
    end = sentence_end(tree, start)
    level = tree.quoted[cue]
    for token in range(start + 1, end):
        if tree.quoted[token] != level or tree.quoted[token - 1] != level:
            continue
        if tree.words[token] == ";" or (tree.words[token] in _PAUSES and _closes(tree, cue, token, end)):
            return token
        if tree.pos[token] == "CCONJ" and _reports_on(tree, cue, token + 1):
            return token
    return end


def _closes(tree: Tree, cue: int, pause: int, end: int) -> bool:
    """Whether a pause ends the clause: a participle that reports on, a closing attribution, the main clause."""
    after = pause + 1
    while after < end and tree.pos[after] in {"ADV", "CCONJ"}:
        after += 1
    if after >= end or tree.quoted[after] != tree.quoted[pause]:
        return False
    if tree.tags[after] == "VBG" and verb_at(tree, after, "quote"):
        return True
    if tree.lower[after : after + 2] == ["according", "to"]:
        return True
    return _closing_attribution(tree, after, end) or _main_clause(tree, cue, pause, end)


def _closing_attribution(tree: Tree, first: int, end: int) -> bool:
    if end - first > _TAIL:
        return False
    cues = [k for k in range(first, end) if tree.tags[k] in {"VBD", "VBZ", "VBP"} and verb_at(tree, k, "quote")]
    return bool(cues) and all(tree.pos[k] not in {"SCONJ", "VERB"} or k == cues[0] for k in range(first, end))


def _reports_on(tree: Tree, cue: int, first: int) -> bool:
    """Whether a verb of saying without a subject of its own goes on after "and" or "but"."""
    token = first
    while token < tree.size and tree.pos[token] in _FILL and tree.lower[token] not in {"was", "were", "is", "are"}:
        token += 1
    if token >= tree.size or tree.tags[token] != tree.tags[cue] or tree.tags[token] not in {"VBD", "VBZ", "VBP", "VBG"}:
        return False
    found = verb_at(tree, token, "quote") or verb_at(tree, token, "clause") or verb_at(tree, token, "as")
    return found is not None and found.cue.kind in {"speech", "demand", "question", "promise", "denial", "judgement"}


def _main_clause(tree: Tree, cue: int, comma: int, end: int) -> bool:
    """Whether the comma closes a subordinate clause at the head of the sentence, which holds the cue."""
    begin = sentence_start(tree, cue)
    if tree.lower[begin] not in _SUBORDINATORS or any(tree.words[k] == "," for k in range(begin, cue)):
        return False
    after = comma + 1
    subject = tree.pos[after] in {"DET", "PRON", "PROPN", "NOUN", "ADJ"}
    return subject and any(tree.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(after + 1, min(end, after + 12)))
