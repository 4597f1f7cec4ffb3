"""The clause that a cue governs: with and without "that", before it, around it, after "whether"."""

from verbale.read.quotations.cues import Found
from verbale.read.quotations.extent import beside, clause_end, find_that, part_start, that_clause
from verbale.read.quotations.frames import governed, is_reporting
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.sentences import EDGES, MARKS, PAUSES, sentence_end
from verbale.read.quotations.words import DAYS, NOMINAL, RELATIVES, SUBORDINATORS

_WH = frozenset({"whether", "if", "what", "how", "why", "when", "where", "who", "which"})
_SUBJECTS = frozenset({"i", "he", "she", "it", "we", "they", "you"})
_STOPS = frozenset({"WDT", "WP", "WRB", "VBG", "TO"})
_PLAIN = frozenset(["say", "add", "argue", "insist", "contend", "claim", "warn", "believe", "think"])


def clause(tree: Tree, found: Found) -> list[int] | None:
    """The finite clause that a cue governs, before it, behind it or around it, as tokens."""
    token = found.token
    quotes = "quote" in found.cue.frames
    if (quotes or _is_thinking(tree, found)) and not _governs(tree, token):
        around = beside(tree, found, aside=not quotes)
        if around:
            return around
    if passed := _passed_on(tree, found):
        return passed
    for child in tree.children_by(token, "ccomp"):
        return _complement(tree, found, child)
    for child in tree.children_by(token, "xcomp", "advcl", "obj"):
        if child > token and (_opens_with_that(tree, child) or _is_sentence(tree, child)):
            return _complement(tree, found, child)
    return _around(tree, token) or that_clause(tree, found.token, found.last + 1) or _loose(tree, found)


def _passed_on(tree: Tree, found: Found) -> list[int] | None:
    """The clause behind a relay between two pauses: "Lin suggested, according to a diplomat, that they meet"."""
    after = found.last + 1
    if tree.words[after : after + 1] != [","] or tree.lower[after + 1 : after + 3] != ["according", "to"]:
        return None
    end = sentence_end(tree, found.token)
    for that in range(after + 3, end - 1):
        if tree.lower[that] == "that" and tree.words[that - 1] in PAUSES:
            return list(range(that, clause_end(tree, found.token, that)))
    return None


def _is_thinking(tree: Tree, found: Found) -> bool:
    """Whether somebody other than the writer thinks: "the offer, she believes, is meant"."""
    subject = tree.subject(found.token)
    return (
        found.cue.kind == "thought"
        and subject is not None
        and tree.lower[subject] not in {"i", "we", "you"} | RELATIVES
    )


def _opens_with_that(tree: Tree, child: int) -> bool:
    return any(tree.lower[k] == "that" and k < child for k in tree.children_by(child, "mark"))


def _is_sentence(tree: Tree, child: int) -> bool:
    """Whether what the parse takes for an object has a verb and a subject of its own: "showed Orlo was the winner"."""
    return tree.deps[child] == "obj" and tree.subject(child) is not None and tree.is_finite(child)


def _governs(tree: Tree, verb: int) -> bool:
    """Whether a verb has its subject before it and its clause behind it: "Lin, the envoy, said it failed"."""
    subject = tree.subject(verb)
    if subject is None or subject > verb or tree.words[min(verb + 1, tree.size - 1)] in PAUSES:
        return False
    behind = [
        child for child in tree.children_by(verb, "ccomp") if child > verb and (tree.subject(child) or verb) >= verb
    ]
    return any(not _goes_on_behind(tree, verb, child) for child in behind)


def _goes_on_behind(tree: Tree, verb: int, child: int) -> bool:
    """Whether an aside ends with a hearer: ", he told the panel on Monday, was a closed chapter"."""
    first = next(k for k in tree.subtree(child) if k > verb)
    return tree.words[first - 1] == "," and tree.words[verb - 2] == "," and tree.lower[first] != "that"


def _complement(tree: Tree, found: Found, child: int) -> list[int] | None:
    token = found.token
    asides = frozenset(c for c in tree.children[child] if tree.deps[c] == "parataxis" and is_reporting(tree, c))
    tokens = tree.subtree(child, asides)
    if child < token:
        return _before(tree, token, child, tokens)
    start = next(k for k in tokens if k > token)
    that = find_that(tree, found.last + 1, start + 1)
    if that:
        start = that
    elif start > found.last + 1 and "addressee" not in found.cue.frames and _opens_clause(tree, found.last + 1, start):
        start = found.last + 1
    if not that and tree.subject(child) is None and not tree.is_finite(child):
        return [k for k in governed(tree, token, start) if k in set(tokens) or not asides]
    return list(range(start, clause_end(tree, token, start)))


def _before(tree: Tree, token: int, child: int, tokens: list[int]) -> list[int] | None:
    """The clause before a cue that closes it with a comma: "the talks failed, Orlo said"."""
    low, high = part_start(tree, token), sentence_end(tree, token)
    own = [k for k in tokens if k != token and low <= k < high]
    last = max((k for k in own if k < token and tree.words[k] not in MARKS), default=-1)
    parted = last >= 0 and (tree.words[last] in PAUSES or tree.words[last + 1] in PAUSES)
    return own if parted and tree.is_finite(child) and tree.subject(child) is not None else None


def _opens_clause(tree: Tree, first: int, last: int) -> bool:
    """Whether what stands between a cue and its clause is a part of the clause: a name, no time and no place."""
    opens = tree.pos[first] in NOMINAL | {"SCONJ"} or tree.tags[last] in FINITE
    return opens and not any(tree.words[k] in {",", *DAYS} or tree.lower[k] == "that" for k in range(first, last))


def _loose(tree: Tree, found: Found) -> list[int] | None:
    """The rest of the sentence after a cue, where a finite verb stands but no clause is seen."""
    token, start = found.token, found.last + 1
    if start >= tree.size or tree.modal(token) == "to" or "quote" not in found.cue.frames:
        return None
    participle = tree.tags[token] in {"VBG", "VBN"} and tree.deps[token].startswith("acl")
    reduced = participle and tree.words[token - 1] != ","
    if reduced or tree.pos[start] not in NOMINAL or tree.words[start] in DAYS:
        return None
    end = clause_end(tree, token, start)
    rest = [k for k in range(start, end) if tree.quoted[k] == tree.quoted[token]]
    plain = found.cue.name in _PLAIN and any(tree.tags[k] in FINITE and tree.pos[k - 1] != "CCONJ" for k in rest)
    return list(range(start, end)) if plain or _runs_to_verb(tree, start, end) else None


def _runs_to_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a finite verb follows a name with no pause and no relative word between: "noted | it was late"."""
    for token in range(start, end):
        if tree.tags[token] in FINITE:
            before = token - 1
            while before > start and tree.pos[before] == "ADV":
                before -= 1
            return token > start and tree.pos[before] not in {"CCONJ", "DET", "ADJ", "NUM"}
        if (token > start and tree.lower[token] in _SUBJECTS) or _stops(tree, token):
            return False
    return False


def _stops(tree: Tree, token: int) -> bool:
    """Whether a token shows that no clause began: a pause, a relative or subordinating word, a participle."""
    joined = tree.lower[token] in SUBORDINATORS or tree.pos[token] == "SCONJ"
    return joined or tree.words[token] in EDGES or tree.tags[token] in _STOPS


def _around(tree: Tree, token: int) -> list[int] | None:
    """The clause that a parenthetical cue stands in or after: "the talks failed, he said"."""
    head = tree.heads[token]
    passive = any(tree.children_by(token, "aux:pass"))
    if tree.deps[token] != "parataxis" or head == token or tree.subject(token) is None or passive:
        return None
    first = tree.subtree(token)[0]
    if head < token and not {tree.words[first], tree.words[first - 1]}.isdisjoint({":", ";"}):
        return None
    low, high = part_start(tree, token), sentence_end(tree, token)
    content = [k for k in tree.subtree(head, frozenset({token})) if low <= k < high]
    if not low <= head < high:
        return None
    return [k for k in content if not (tree.words[k] in MARKS and k == content[0])]


def wh_clause(tree: Tree, found: Found) -> list[int] | None:
    """An indirect question behind the cue; None where there is none."""
    for child in tree.children_by(found.token, "ccomp", "obj", "advcl"):
        if child < found.token:
            continue
        tokens = tree.subtree(child)
        if tree.lower[tokens[0]] in _WH and (tree.deps[child] != "advcl" or tree.lower[tokens[0]] == "whether"):
            return governed(tree, found.token, tokens[0])
    return None
