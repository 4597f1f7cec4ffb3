"""Pauses in a reported clause: which one ends it, and which goes on with what was said."""

from verbale.read.quotations.cues import verb_at
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.sentences import EDGES, sentence_start
from verbale.read.quotations.words import ASIDES, INVERTED, NOMINAL, SUBORDINATORS

FILL = frozenset({"ADV", "AUX"})
"""Parts of speech that are passed over beside a pause."""
_DASHES = frozenset({"—", "–", "--", "―"})
_BREAKS = frozenset({"however", "while", "whereas"}) | ASIDES
_REPORTING = frozenset({"speech", "demand", "denial", "question"})
_TAIL = 9
"""Tokens that a closing attribution (", the spokesman told reporters") may have."""
_SUBJECT = 8
"""Tokens that a new subject may have before its verb."""


def closes(tree: Tree, cue: int, pause: int, end: int) -> bool:
    """Whether a pause ends the clause: a participle that reports on, a closing attribution, the main clause."""
    after = pause + 1
    while after < end and tree.pos[after] in {"ADV", "CCONJ"}:
        after += 1
    if after >= end or tree.quoted[after] != tree.quoted[pause]:
        return False
    return (
        _leads_away(tree, cue, pause, after)
        or (tree.pos[pause + 1] == "CCONJ" and _begins_anew(tree, cue, pause + 2, end))
        or (tree.words[pause] in _DASHES and not _paired(tree, cue, pause, end))
        or _closing_attribution(tree, after, end)
        or _main_clause(tree, cue, pause, end)
    )


def _leads_away(tree: Tree, cue: int, pause: int, after: int) -> bool:
    """Whether what is behind a pause is something else: ", adding", ", according to", ", said Lin", ", although"."""
    if tree.tags[after] == "VBG" and verb_at(tree, after, "quote"):
        return True
    if tree.lower[after : after + 2] == ["according", "to"] or tree.lower[pause + 1] in _BREAKS:
        return True
    if _in_relative(tree, cue) and tree.tags[pause + 1] in FINITE:
        return True
    return tree.lower[after] in INVERTED and after + 1 < tree.size and tree.pos[after + 1] in NOMINAL


def _closing_attribution(tree: Tree, first: int, end: int) -> bool:
    if end - first > _TAIL:
        return False
    cues = [k for k in range(first, end) if tree.tags[k] in {"VBD", "VBZ", "VBP"} and verb_at(tree, k, "quote")]
    return bool(cues) and all(tree.pos[k] not in {"SCONJ", "VERB"} or k == cues[0] for k in range(first, end))


def reports_on(tree: Tree, cue: int, first: int) -> bool:
    """Whether a verb of saying without a subject of its own goes on after "and" or "but"."""
    token = first
    while token < tree.size and tree.pos[token] in FILL and tree.lower[token] not in {"was", "were", "is", "are"}:
        token += 1
    if token >= tree.size:
        return False
    plural = tree.tags[token] == "NNS" and tree.lower[token + 1 : token + 2] == ["that"] and tree.tags[cue] == "VBZ"
    verbal = tree.tags[token] in {"VBD", "VBZ", "VBP", "VBG"} and _parallel(tree, cue, token)
    if not (plural or verbal):
        return False
    frames = ("quote", "clause", "as", "order", "object")
    found = next((one for frame in frames if (one := verb_at(tree, token, frame))), None)
    return found is not None and found.cue.kind in {"speech", "demand", "question", "promise", "denial", "judgement"}


def _begins_anew(tree: Tree, cue: int, first: int, end: int) -> bool:
    """Whether a clause joined to the report has a subject and a report of its own: ", but the envoy denied that"."""
    if first >= tree.size or tree.tags[first] in {"WRB", "WP"} or tree.lower[first] == "whether":
        return False
    if tree.lower[first] == "that" and tree.tags[first] == "IN":
        return False
    above = _above(tree, cue)
    for token in range(first + 1, min(end, first + _SUBJECT)):
        if tree.words[token] in EDGES:
            return False
        if tree.tags[token] in FINITE:
            verb = tree.heads[token] if tree.deps[token] in {"aux", "aux:pass", "cop"} else token
            subject = tree.subject(verb)
            joined = tree.deps[verb] == "conj" and tree.heads[verb] in above and subject is not None
            own = joined and subject is not None and subject >= first and not _is_repeated(tree, cue, subject)
            return own or _reports_again(tree, cue, token)
    return False


def _is_repeated(tree: Tree, cue: int, subject: int) -> bool:
    """Whether a pronoun was the reported clause's subject too: "says she hopes to win, but she knows"."""
    clauses = tree.children_by(cue, "ccomp")
    return any((own := tree.subject(k)) is not None and tree.lower[own] == tree.lower[subject] for k in clauses)


def _above(tree: Tree, token: int) -> set[int]:
    """A token and all that it hangs from."""
    found = {token}
    while tree.heads[token] != token:
        token = tree.heads[token]
        found.add(token)
    return found


def _reports_again(tree: Tree, cue: int, token: int) -> bool:
    found = next((one for frame in ("clause", "quote", "order") if (one := verb_at(tree, token, frame))), None)
    return found is not None and found.cue.kind in _REPORTING and tree.tags[token] == tree.tags[cue]


def _paired(tree: Tree, cue: int, dash: int, end: int) -> bool:
    """Whether a dash is one of two around an aside."""
    return any(tree.words[k] == tree.words[dash] for k in range(cue, end) if k != dash)


def _parallel(tree: Tree, cue: int, token: int) -> bool:
    """Whether two verbs stand in one tense, a progressive counted as its auxiliary."""
    head = tree.heads[cue] if tree.deps[cue] == "xcomp" else cue
    tags = {tree.tags[cue], tree.tags[head], *(tree.tags[k] for k in tree.children[cue] if tree.deps[k] == "aux")}
    return tree.tags[token] in tags or (tree.deps[token] == "conj" and tree.heads[token] == cue)


def _in_relative(tree: Tree, cue: int) -> bool:
    """Whether a cue stands in a relative clause: ", who repeated that ..., ended"."""
    return any(tree.lower[k] in {"who", "which"} for k in range(max(0, cue - 4), cue))


def _main_clause(tree: Tree, cue: int, comma: int, end: int) -> bool:
    """Whether the comma closes a subordinate clause at the head of the sentence, which holds the cue."""
    begin = sentence_start(tree, cue)
    if tree.lower[begin] not in SUBORDINATORS or any(tree.words[k] == "," for k in range(begin, cue)):
        return False
    after = comma + 1
    subject = tree.pos[after] in {"DET", "PRON", "PROPN", "NOUN", "ADJ"}
    return subject and any(tree.tags[k] in FINITE for k in range(after + 1, min(end, after + 12)))
