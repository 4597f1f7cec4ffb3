"""Attribution by nouns and phrases: "her warning that", "according to", "as the ministry noted"."""

from collections.abc import Iterator

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import Cue, Found, is_document, lexicon, verb_at
from verbale.read.quotations.extent import clause_end, find_that, stretches_of, that_clause
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.names import name_from
from verbale.read.quotations.sentences import EDGES, MARKS, sentence_end, sentence_start
from verbale.read.quotations.sources import Source, source_of, source_of_noun
from verbale.read.quotations.words import CARRYING, DAYS, MAKING, OPENING, PERCEIVING

_OWNERS = frozenset({"his", "her", "their", "its"})
_VIEWED = frozenset({"in", "by", "on", "to"})
"""What stands before whose view it is: "in her opinion", "by his own account", "on the envoy's reading"."""
_AS_TAIL = 8
_OPEN_ENDS = frozenset({"CCONJ", "SCONJ", "ADP"})


def by_noun(tree: Tree, token: int, cue: Cue) -> Attribution | None:
    """What a noun of saying holds, with whose it is: "his claim that ..."; None where it holds nothing."""
    if tree.lower[tree.heads[token]] in PERCEIVING and tree.deps[token] in {"obj", "nmod", "obl"}:
        return None
    content: list[int] | None = None
    for child in tree.children_by(token, "acl", "ccomp", "csubj", "acl:relcl"):
        marks = [tree.lower[k] for k in tree.children[child] if k < child]
        that = "clause" in cue.frames and "that" in marks and _opens_with_that(tree, child)
        infinitive = "infinitive" in cue.frames and tree.deps[child] == "acl" and "to" in marks
        if child > token and infinitive:
            content = tree.subtree(child)
            break
        if child > token and that:
            first = tree.subtree(child)[0]
            last = tree.subtree(child)[-1] + 1 if tree.heads[token] > child else tree.size
            content = list(range(first, min(last, clause_end(tree, token, first))))
            break
    if not content and "clause" in cue.frames:
        place = find_that(tree, token + 1, token + 8)
        content = that_clause(tree, token, place) if place and _is_phrase(tree, token + 1, place) else None
    head, source = source_of_noun(tree, token)
    if not content and (topic := _topic(tree, token, cue)) and (owned := _owner(tree, token)):
        content, (head, source) = topic, owned
    if not content:
        return None
    if source is None and (cue.kind == "thought" or tree.lower[content[0]] == "to"):
        return None
    stretches = stretches_of(tree, content)
    if not stretches or _is_carried(tree, content):
        return None
    return Attribution(tuple(stretches), tree.bounds(token, token), source, f"noun {cue.name}", cue.kind, head, token)


def _topic(tree: Tree, token: int, cue: Cue) -> list[int] | None:
    """What a noun of saying is about: "his claim of victory", "the ministry's call for restraint"."""
    after = token + 1
    if after + 1 >= tree.size or tree.lower[after] not in cue.frames - {"clause", "infinitive", "wh"}:
        return None
    for child in tree.children_by(token, "nmod", "acl"):
        tokens = [k for k in tree.subtree(child) if k > after]
        if child > after and tokens and tokens[0] == after + 1:
            to = tree.lower[tokens[-1] + 1 : tokens[-1] + 2] == ["to"]
            return list(range(after + 1, clause_end(tree, token, after + 1))) if to else tokens
    return None


def _owner(tree: Tree, token: int) -> Source | None:
    """Whose a noun of saying is, or who utters it: "her claim of", "the ministry issued a call for"."""
    for child in tree.children_by(token, "nmod:poss"):
        return child, tree.name_of(child)
    verb = tree.heads[token]
    found = source_of(tree, verb) if tree.deps[token] == "obj" and tree.lower[verb] in MAKING else (-1, None)
    return found if found[1] else None


def _is_carried(tree: Tree, content: list[int]) -> bool:
    """Whether "that" stands for the noun itself: "the statement that the ministry issued on Monday"."""
    if tree.lower[content[0]] != "that":
        return False
    verb = next((k for k in content if tree.pos[k] == "VERB" or tree.lower[k] in CARRYING), content[0])
    after = verb + 1
    bare = after >= tree.size or tree.pos[after] in {"ADP", "AUX", "VERB", "PUNCT", "ADV"} or tree.words[after] in DAYS
    return tree.lower[verb] in CARRYING and bare


def by_adjective(tree: Tree, token: int, cue: Cue) -> Attribution | None:
    """ "Lin was convinced that"; "the ministry has been critical of"."""
    verb = any(tree.children_by(token, "cop", "aux:pass")) or tree.deps[token] == "xcomp"
    subject = next(iter(tree.children_by(token, "nsubj", "nsubj:pass")), None)
    if subject is None and tree.deps[token] == "xcomp":
        subject = tree.subject(tree.heads[token])
    if not verb or subject is None or tree.lower[subject] in {"it", "this", "that", "which", "there"}:
        return None
    after = token + 1
    end = clause_end(tree, token, token + 1) if after < tree.size else after
    that = tree.lower[after : after + 1] == ["that"]
    if "clause" in cue.frames and (that or any(child > token for child in tree.children_by(token, "ccomp"))):
        content = list(range(after, end))
    elif tree.lower[after : after + 1] and tree.lower[after] in cue.frames - {"clause"}:
        content = list(range(after + 1, end))
    else:
        return None
    stretches = stretches_of(tree, content)
    named = any(tree.tags[k] in {"MD", "TO"} for k in tree.children[token])
    if not stretches or named:
        return None
    source = tree.name_of(subject)
    return Attribution(
        tuple(stretches), tree.bounds(token, token), source, f"adjective {cue.name}", cue.kind, subject, token
    )


def _is_phrase(tree: Tree, first: int, last: int) -> bool:
    """Whether nothing but a prepositional phrase stands between a noun and its clause: "reports in the press that"."""
    return first == last or tree.lower[first] in {"in", "of", "from", "by"}


def _opens_with_that(tree: Tree, clause: int) -> bool:
    return any(tree.lower[k] == "that" and tree.deps[k] == "mark" for k in tree.children[clause])


def by_preposition(tree: Tree) -> Iterator[Attribution]:
    """Sentences that are told "according to" somebody."""
    for token in range(tree.size - 2):
        phrase = tree.lower[token] == "according" and tree.lower[token + 1] == "to"
        if phrase and (found := _according(tree, token)):
            yield found


def _according(tree: Tree, token: int) -> Attribution | None:
    """ "According to": the sentence around the phrase, or the clause before it where it closes one."""
    start, end = sentence_start(tree, token), sentence_end(tree, token)
    name = name_from(tree, token + 2, end) or name_from(tree, token + 3, end)
    if name is None or not (token == start or tree.words[token - 1] in EDGES or _says(tree, name)):
        return None
    after = _phrase_end(tree, token, end)
    content = [*range(start, token), *range(after, end)]
    if _is_relayed(tree, token, end):
        return None
    if after >= end - 1 and token > start:
        content = list(range(_clause_start(tree, start, token), token))
    stretches = stretches_of(tree, content)
    if not stretches:
        return None
    cue = tree.bounds(token, token + 1)
    return Attribution(tuple(stretches), cue, name, "according to", "speech", tree.token_at(name[1] - 1), token)


def _is_relayed(tree: Tree, token: int, end: int) -> bool:
    """Whether what is passed on is itself speech: "Lin suggested, according to a diplomat, that the talks ..."."""
    before = token - 1 - (tree.words[token - 1] in EDGES)
    clause = any(tree.lower[k] in {"that", "whether"} and tree.words[k - 1] in EDGES for k in range(token, end))
    return clause and before > 0 and verb_at(tree, before, "clause") is not None


def by_view(tree: Tree) -> Iterator[Attribution]:
    """ "In her view, ..."; "in the envoy's words": the rest of the sentence, where the phrase opens or closes it."""
    views = lexicon("adverbial")
    for token in range(2, tree.size):
        if tree.lower[token] not in views or not _owned(tree, token):
            continue
        opening = next((k for k in range(token - 2, max(-1, token - 8), -1) if tree.lower[k] in _VIEWED), None)
        if opening is None or tree.quoted[token]:
            continue
        start, end = sentence_start(tree, token), sentence_end(tree, token)
        edge = opening == start or tree.words[opening - 1] in EDGES
        content = [*range(start, opening), *range(token + 1, end)]
        stretches = stretches_of(tree, content)
        if edge and stretches and any(tree.tags[k] in FINITE for k in content):
            last = token - 2 if tree.tags[token - 1] == "POS" else token - 1
            cue, owner = tree.bounds(token, token), tree.bounds(opening + 1, max(opening + 1, last))
            rule, kind = f"in ... {tree.lower[token]}", views[tree.lower[token]][0].kind
            yield Attribution(tuple(stretches), cue, owner, rule, kind, last, token)


def _owned(tree: Tree, noun: int) -> bool:
    own = tree.lower[noun - 1] in {"my", "our", "your"}
    return not own and (tree.tags[noun - 1] in {"POS", "PRP$"} or tree.lower[noun - 1] in _OWNERS)


def _says(tree: Tree, name: Bounds) -> bool:
    """Whether a phrase without a pause before it names a source; "according to plan" does not."""
    last = tree.token_at(name[1] - 1)
    return is_document(tree, last, name)


def _phrase_end(tree: Tree, token: int, end: int) -> int:
    """The token after the phrase: the comma that the clause follows, or the sentence's end."""
    commas = [k for k in range(token + 2, end) if tree.words[k] == "," and not tree.quoted[k]]
    for comma in commas:
        upto = next((k for k in commas if k > comma), end)
        if any(tree.tags[k] in FINITE for k in range(comma + 1, upto)) and tree.lower[comma + 1] not in {
            "who",
            "which",
        }:
            return comma
        if comma == commas[0] and token > 1 and tree.words[token - 1] == "," and tree.pos[token - 2] in _OPEN_ENDS:
            return comma
    return _main_subject(tree, token, end)


def _main_subject(tree: Tree, token: int, end: int) -> int:
    """Where the clause begins behind a phrase without a comma: "According to officials | it opened"."""
    verb = tree.heads[next((k for k in range(token + 2, end) if tree.deps[k] == "obl"), token)]
    subject = tree.subject(verb)
    return end if subject is None or subject < token + 3 else tree.subtree(subject)[0]


def _clause_start(tree: Tree, start: int, token: int) -> int:
    """Where the clause before a closing phrase begins: after a semicolon, or after "and" with a clause of its own."""
    for k in range(token - 2, start, -1):
        if tree.words[k] == ";":
            return k + 1
    return start


def by_as(tree: Tree) -> Iterator[Attribution]:
    """ "As Lin noted, ..."; "as was reported by the agency": the rest of the sentence is what was said."""
    for token in range(tree.size - 2):
        if tree.lower[token] != "as" or (
            token and tree.words[token - 1] not in EDGES | MARKS and tree.pos[token] != "SCONJ"
        ):
            continue
        for verb in range(token + 1, min(sentence_end(tree, token), token + 9)):
            found = verb_at(tree, verb, "clause") or verb_at(tree, verb, "quote")
            if found and found.cue.name not in OPENING and tree.tags[verb] in {"VBD", "VBZ", "VBP", "VBN"}:
                if one := _as_said(tree, token, found):
                    yield one
                break


def _as_said(tree: Tree, token: int, found: Found) -> Attribution | None:
    start, end = sentence_start(tree, token), sentence_end(tree, token)
    comma = next((k for k in range(found.last + 1, end) if tree.words[k] == ","), end - 1)
    short = comma - found.last <= _AS_TAIL and not any(tree.tags[k] in FINITE for k in range(found.last + 1, comma))
    if not short or tree.quoted[token]:
        return None
    head, source = source_of(tree, found.token)
    between = range(token + 1, found.token)
    by = next((k for k in range(found.last + 1, comma) if tree.lower[k] == "by"), None)
    if by is not None:
        source = name_from(tree, by + 1, comma)
    elif (source is None or head not in between) and between:
        source = name_from(tree, token + 1, found.token)
    stretches = stretches_of(tree, [*range(start, token), *range(comma, end)])
    if (
        source is None
        or not stretches
        or not any(tree.tags[k] in FINITE for k in (*range(start, token), *range(comma, end)))
    ):
        return None
    cue = tree.bounds(found.token, found.last)
    return Attribution(tuple(stretches), cue, source, f"as ... {found.cue.name}", found.cue.kind, head, found.token)
