"""How far a reported clause goes, by its surface: what a parse of a long sentence often gets wrong."""

from verbale.model.span import Bounds
from verbale.read.quotations.cues import Found, lexicon, verb_at
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.names import NOMINATIVE
from verbale.read.quotations.pauses import FILL, closes, reports_on
from verbale.read.quotations.sentences import CLOSERS, EDGES, MARKS, PAUSES, sentence_end, sentence_start
from verbale.read.quotations.words import (
    ADDING,
    ADDING_PHRASES,
    DAYS,
    INVERTED,
    NOMINAL,
    OPENING_PHRASES,
    RELATIVES,
    SUBORDINATORS,
)

_PARTS = frozenset({";", ":"})
_OPENERS = frozenset({"“", '"', "``", "‘", "«"})


_REACH = 20
"""Tokens that may stand between a cue and its "that"."""
_TAIL = 6
"""Tokens of an attribution between two commas (", the minister has said,")."""
_SHORTEST = 3
"""Tokens that a part of a sentence has before its cue ("it held, he said")."""
_HEARER = 10
"""Tokens that name to whom, when and where something was said (", he told a Port Sorel audience on June 14,")."""
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve", "'d", "’d", "'s", "’s"})


def clause_end(tree: Tree, cue: int, start: int) -> int:
    """The token after the last of the clause that begins at `start` behind the cue."""
    end = sentence_end(tree, start)
    level = tree.quoted[cue]
    led = _leads_in(tree, cue)
    for token in range(start + 1, end):
        if tree.quoted[token] != level:
            continue
        if tree.quoted[token - 1] != level:
            if tree.words[token - 1] == "," and tree.words[token] in CLOSERS and closes(tree, cue, token, end):
                return token
            continue
        if tree.words[token] == ":" and (tree.words[token + 1 : token + 2] or [""])[0] in _OPENERS:
            return token
        if tree.words[token] in _PARTS and not _goes_on(tree, token, end):
            return token
        if tree.words[token] in PAUSES and (closes(tree, cue, token, end) or (led and _opens_main(tree, token, end))):
            return token
        if tree.pos[token] == "CCONJ" and reports_on(tree, cue, token + 1):
            return token
    return end


def _leads_in(tree: Tree, cue: int) -> bool:
    """Whether a cue stands in a clause that its main clause follows: "When Lin said that it failed, he meant ..."."""
    first = sentence_start(tree, cue)
    return tree.lower[first] in SUBORDINATORS and not any(tree.words[k] in PAUSES for k in range(first, cue))


def _opens_main(tree: Tree, comma: int, end: int) -> bool:
    """Whether a main clause begins behind a comma: a subject and its finite verb."""
    first = comma + 1
    if first >= end or not (tree.lower[first] in NOMINATIVE or tree.pos[first] in {"PROPN", "DET", "NOUN"}):
        return False
    stop = next((k for k in range(first, end) if tree.words[k] in PAUSES), end)
    return any(tree.tags[k] in FINITE for k in range(first, stop))


def _told_anew(tree: Tree, colon: int, end: int) -> bool:
    """Whether what a colon opens has an attribution of its own: "it failed: a guest, she says, may come back"."""
    for token in range(colon + 2, end - 1):
        told = tree.words[token - 1] in PAUSES and tree.lower[token] in {"he", "she", "it", "they"}
        if told and tree.words[min(token + 2, end - 1)] in PAUSES and verb_at(tree, token + 1, "quote"):
            return True
    return False


def _goes_on(tree: Tree, mark: int, end: int) -> bool:
    """Whether a report goes on behind a mark: "that it had failed; that nobody had come", "it failed: nobody came"."""
    if tree.words[mark] == ":":
        return not _told_anew(tree, mark, end)
    after = mark + 1
    while after < end and (tree.pos[after] == "CCONJ" or tree.words[after] == ","):
        after += 1
    return tree.lower[after : after + 1] == ["that"]


def beside(tree: Tree, found: Found, aside: bool = False) -> list[int] | None:
    """The clause that a cue closes or interrupts: "The talks failed, said the envoy", "The plan, he said, is dead".

    `aside`: only between two pauses, or at the end ("the offer, she believes, is meant").
    """
    cue = found.token
    if tree.tags[cue] not in {"VBD", "VBZ", "VBP", "VBN"} or tree.quoted[cue] or _is_passive(tree, cue):
        return None
    start, end = part_start(tree, cue), sentence_end(tree, cue)
    inverted = tree.words[cue - 1] == "," if cue > start else False
    reported = tree.lower[start : start + 2] == ["according", "to"]
    bare = inverted and (cue + 1 >= end or tree.pos[cue + 1] not in NOMINAL)
    if reported or bare or (inverted and (aside or _is_after_apposition(tree, cue, end))):
        return None
    if inverted:
        return _sides(tree, start, cue - 1, _next_comma(tree, cue, end), end)
    if not _closes_at(tree, found.last + 1, end, "addressee" in found.cue.frames):
        return None
    comma = _comma_before_name(tree, start, cue)
    if comma is None or find_that(tree, cue + 1, end) is not None:
        return None
    return _sides(tree, start, comma, _next_comma(tree, cue, end), end)


def part_start(tree: Tree, token: int) -> int:
    """Where the part of the sentence begins that a token stands in: behind a semicolon, or a colon behind a verb."""
    start = sentence_start(tree, token)
    for before in range(token - 1, start, -1):
        if tree.words[before] in {";", ":"} and tree.quoted[before] == tree.quoted[token]:
            whole = tree.words[before] == ";" or any(tree.tags[k] in FINITE for k in range(start, before))
            if whole and token - before > _SHORTEST:
                return before + 1
    return start


def _closes_at(tree: Tree, after: int, end: int, heard: bool) -> bool:
    """Whether nothing but a hearer, a day or a place stands between a cue and the pause behind it."""
    while after < end and (tree.words[after] in DAYS or tree.pos[after] == "ADV"):
        after += 1
    if after >= end or tree.is_end(after) or tree.words[after] in PAUSES or tree.lower[after] in {"in", "on", "at"}:
        return True
    stop = _next_comma(tree, after, end)
    if not heard and tree.pos[after] != "ADP":
        return False
    plain = all(tree.pos[k] in NOMINAL | {"ADP", "ADV", "PART"} for k in range(after, stop))
    return stop < end and stop - after <= _HEARER and plain


def _is_after_apposition(tree: Tree, cue: int, end: int) -> bool:
    """Whether a comma before a cue closes an aside to its subject: "her deputy, Lin Bao, told the panel that ..."."""
    subject = tree.subject(cue)
    plain = tree.lower[cue] not in INVERTED or (subject is not None and subject < cue)
    return plain and find_that(tree, cue + 1, end) is not None


def _is_passive(tree: Tree, cue: int) -> bool:
    """Whether a participle has no "has" or "had" with it: "is understood to have told"."""
    return tree.tags[cue] == "VBN" and not any(tree.lower[k] in _HAVE for k in tree.children_by(cue, "aux"))


def _comma_before_name(tree: Tree, start: int, cue: int) -> int | None:
    """The comma before the name that stands before a cue; None where something else does."""
    token = cue - 1
    while token > start and tree.pos[token] in FILL:
        token -= 1
    if (
        tree.words[token] in PAUSES
        or tree.pos[token] not in {"PROPN", "NOUN", "PRON"}
        or tree.lower[token] in RELATIVES
    ):
        return None
    if tree.lower[token] in NOMINATIVE and tree.pos[token - 1] in {"NOUN", "PROPN"}:
        return None
    while token > start and (tree.pos[token] in NOMINAL or tree.lower[token] in {"of", "'s", "’s", "for", "in", "-"}):
        token -= 1
    return token if tree.words[token] in PAUSES and token > start and tree.quoted[token] == tree.quoted[cue] else None


def _next_comma(tree: Tree, cue: int, end: int) -> int:
    return next((k for k in range(cue + 1, end) if tree.words[k] in PAUSES and not tree.quoted[k]), end)


def _sides(tree: Tree, start: int, comma: int, next_comma: int, end: int) -> list[int] | None:
    """The tokens before the attribution, and those after it where the clause goes on."""
    before = list(range(start, comma))
    end = next((k for k in range(next_comma, end) if tree.words[k] == ":" and not tree.quoted[k]), end)
    first = start + (tree.pos[start] == "CCONJ")
    opened = _is_subordinate(tree, first) and not any(tree.words[k] == "," for k in before)
    finite = not opened and any(tree.tags[k] in FINITE and not _in_aside(tree, k) for k in before)
    after = list(range(next_comma + 1, end))
    runs = any(tree.tags[k] in FINITE for k in after)
    if not (finite or runs) or (not finite and not before):
        return None
    if runs and before and tree.lower[before[-1]] in RELATIVES:
        return after
    if tree.tags[next_comma + 1 : next_comma + 2] == ["TO"] or tree.lower[next_comma + 1 : next_comma + 2] == ["i"]:
        return None
    if runs and not finite:
        first = next_comma + 1
        plain = first < end and tree.tags[first] in FINITE
        return [*before, *after] if opened or plain or not _has_hearer(tree, comma, next_comma) else None
    return [*before, *after] if _goes_on_after(tree, comma, next_comma, end) else before


def _is_subordinate(tree: Tree, first: int) -> bool:
    """Whether a sentence opens with a clause that another one follows: "if", "so long as", "should it ..."."""
    opening = " ".join(tree.lower[first : first + 3]) + " "
    inverted = tree.lower[first] in {"should", "were", "had"} and tree.pos[first + 1] in NOMINAL
    return tree.lower[first] in SUBORDINATORS or opening.startswith(OPENING_PHRASES) or inverted


def _has_hearer(tree: Tree, comma: int, next_comma: int) -> bool:
    """Whether more than a name and its verb stand between the pauses: "he told the panel on Monday"."""
    verb = next((k for k in range(next_comma - 1, comma, -1) if tree.tags[k] in {"VBD", "VBZ", "VBP", "VBN"}), comma)
    return next_comma - verb > 3


def _goes_on_after(tree: Tree, comma: int, next_comma: int, end: int) -> bool:
    """Whether a clause goes on behind its attribution: "it held, he said, until the spring"."""
    told = next_comma - comma <= _TAIL and tree.tags[next_comma - 1] in {"VBD", "VBZ", "VBP"}
    if not told or next_comma + 1 >= end:
        return False
    behind = " ".join(tree.lower[next_comma + 1 : min(end, next_comma + 5)]) + " "
    return tree.lower[next_comma + 1] in ADDING or behind.startswith(ADDING_PHRASES)


def _in_aside(tree: Tree, token: int) -> bool:
    """Whether a finite verb stands in a relative clause: "In the letter, which was lost, ..."."""
    head = tree.heads[token] if tree.deps[token] in {"aux", "aux:pass", "cop"} else token
    return tree.deps[head] == "acl:relcl"


def stretches_of(tree: Tree, tokens: list[int]) -> list[Bounds]:
    """Neighbouring tokens joined into stretches, without "that" in front and punctuation at the edges."""
    runs: list[list[int]] = []
    for token in tokens:
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    found = []
    for number, run in enumerate(runs):
        while run and (
            tree.lower[run[0]] in EDGES or tree.words[run[0]].isspace() or (not number and _is_that(tree, run[0]))
        ):
            run.pop(0)
        while run and tree.lower[run[-1]] in EDGES:
            run.pop()
        if run and any(tree.words[token][0].isalnum() for token in run):
            found.append(tree.bounds(run[0], run[-1]))
    return found


def _is_that(tree: Tree, token: int) -> bool:
    """Whether a token is the "that" which opens a reported clause."""
    if tree.lower[token] != "that":
        return False
    before_mark = token + 1 < tree.size and tree.words[token + 1] in MARKS | {","}
    return before_mark or tree.deps[token] == "mark" or tree.tags[token] in {"IN", "WDT"}


def find_that(tree: Tree, first: int, last: int) -> int | None:
    """The "that" which opens a reported clause behind a cue: no finite verb and no pause stands before it.

    A name in marks may ("said in a lecture on “The Long Road” that").
    """
    level = tree.quoted[first - 1] if first else 0
    for token in range(first, min(last, first + _REACH, tree.size)):
        if tree.lower[token] == "that" and tree.pos[token] in {"SCONJ", "PRON"} and token + 1 < tree.size:
            return token
        if tree.quoted[token] != level or tree.words[token] in MARKS:
            continue
        if tree.tags[token] in FINITE or tree.words[token] in {",", ";", ":"} or tree.is_end(token):
            return None
        if token > first and tree.pos[token] == "VERB" and verb_at(tree, token, "clause"):
            return None
    return None


def that_clause(tree: Tree, cue: int, first: int) -> list[int] | None:
    """A clause that "that" opens, whatever the parse makes of it; no relative one ("the claim that shocks")."""
    that = find_that(tree, first, tree.size)
    if that is None or (tree.pos[that + 1] in {"VERB", "AUX", "PUNCT"} and tree.words[that + 1] not in MARKS | {","}):
        return None
    if that > first and _is_relative(tree, cue, that):
        return None
    end = clause_end(tree, cue, that)
    verbs = any(tree.tags[k] in FINITE for k in range(that + 1, end))
    return list(range(that, end)) if verbs else None


def _is_relative(tree: Tree, cue: int, that: int) -> bool:
    """Whether a "that" behind a cue's object goes with the object: "stressed the threat that it would pose"."""
    found = verb_at(tree, cue, "clause")
    if (found and "addressee" in found.cue.frames) or tree.lower[that - 1] in lexicon("noun"):
        return False
    thing = tree.pos[that - 1] in {"NOUN", "PROPN"} and any(tree.children_by(cue, "obj"))
    return thing and (tree.tags[that] == "WDT" or tree.deps[that] in {"obj", "nsubj"})
