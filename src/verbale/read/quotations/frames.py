"""What a cue takes beside a clause: an infinitive, an object, an object with "as", a predicate, a phrase."""

from verbale.read.quotations.cues import Found, verb_at
from verbale.read.quotations.extent import clause_end
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.sentences import EDGES
from verbale.read.quotations.words import ASIDES, DAYS, LINKS, RELATIVES, SETTINGS, TIMES

_LOOSE = frozenset({"advcl", "parataxis", "ccomp"})


def governed(tree: Tree, verb: int, start: int) -> list[int]:
    """What a verb governs from `start` to its right: its dependents there, but not what is coordinated with it."""
    own = frozenset(
        child
        for child in tree.children[verb]
        if child > verb and (_is_beside(tree, verb, child) or (tree.deps[child] in _LOOSE and _is_aside(tree, child)))
    )
    end = clause_end(tree, verb, start)
    tokens = [token for token in tree.subtree(verb, own) if start <= token < end]
    while tokens and tree.deps[tokens[-1]] == "cc":
        tokens.pop()
    words = [token for token in tokens if tree.words[token][0].isalnum()]
    if words and tree.tags[words[-1]] in {"WRB", "WP"}:
        return list(range(tokens[0], end))
    return tokens


def _is_beside(tree: Tree, verb: int, child: int) -> bool:
    """Whether what is joined to a verb is a second verb beside it, and not a second thing that it governs."""
    if tree.deps[child] != "conj" or any(tree.lower[k] == "but" for k in tree.children_by(child, "cc")):
        return tree.deps[child] == "conj"
    first = tree.lower[next((k for k in tree.subtree(child) if k > verb and tree.deps[k] != "cc"), child)]
    infinitive = tree.tags[child] == "VB" and tree.tags[verb] != "VB" and not tree.is_finite(child)
    return not (infinitive or tree.pos[child] == "NOUN" or first in {"how", "why", "what", "whether"})


def _is_aside(tree: Tree, clause: int) -> bool:
    """Whether a loose clause behind a cue is no part of what is said: ", adding that ...", ", he said"."""
    first = tree.subtree(clause)[0]
    comma = first > 0 and tree.words[first - 1] in {",", "—", "–", "--", ";"}
    comma = comma or tree.words[first] in {",", "—", "–", "--", ";"}
    return comma and (tree.tags[clause] == "VBG" or is_reporting(tree, clause))


def is_reporting(tree: Tree, token: int) -> bool:
    """Whether a token can lead in what is said."""
    return verb_at(tree, token, "quote") is not None or verb_at(tree, token, "clause") is not None


def infinitive(tree: Tree, found: Found) -> list[int] | None:
    """What is said in an infinitive: "vowed to stay"."""
    for child in tree.children_by(found.token, "xcomp", "ccomp"):
        if child > found.token and _has_to(tree, child):
            first = tree.subtree(child)[0]
            things = [k for k in tree.children_by(found.token, "obj") if found.token < k < first]
            if things and "addressee" not in found.cue.frames:
                first = tree.subtree(things[0])[0]
            return governed(tree, found.token, first)
    return None


def raised(tree: Tree, found: Found) -> list[int] | None:
    """Subject and infinitive of a passive: "The ship | is believed | to have sunk"."""
    for subject in tree.children_by(found.token, "nsubj:pass", "nsubj"):
        for child in tree.children_by(found.token, "xcomp", "advcl", "ccomp"):
            passive = any(tree.children_by(found.token, "aux:pass", "aux")) and tree.tags[found.token] == "VBN"
            plain = not is_reporting(tree, child) and tree.lower[subject] not in RELATIVES
            if passive and plain and child > found.token and _has_to(tree, child):
                to = tree.subtree(child)[0]
                return [*tree.subtree(subject), *governed(tree, found.token, to)]
    return None


def _has_to(tree: Tree, token: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.children[token] if k < token)


def order(tree: Tree, found: Found) -> list[int] | None:
    """What somebody is told to do, without the one who is told: "ordered the crew to leave"."""
    objects = tree.children_by(found.token, "obj", "iobj", "obl")
    passive = tree.children_by(found.token, "nsubj:pass")
    for child in tree.children_by(found.token, "xcomp", "advcl", "ccomp"):
        purpose = tree.lower[tree.subtree(child)[0]] == "in"
        if child > found.token and _has_to(tree, child) and (objects or passive) and not purpose:
            return governed(tree, found.token, tree.subtree(child)[0])
    return None


def object_as(tree: Tree, found: Found) -> list[int] | None:
    """An object and what it is said to be: "described the plan as dead"."""
    things = tree.children_by(found.token, "obj") or tree.children_by(found.token, "nsubj:pass")
    for token in range(found.last + 1, min(tree.size, found.last + 20)):
        if tree.lower[token] == "as" and token == found.last + 1 and not _follows_subject(tree, things):
            return list(range(token + 1, clause_end(tree, found.token, token)))
        if tree.lower[token] == "as" and _belongs(tree, token, found.token):
            after = [k for k in things if k > found.token]
            if after:
                return _without_setting(tree, found.token, governed(tree, found.token, tree.subtree(after[0])[0]))
            field = _without_setting(tree, found.token, governed(tree, found.token, token))
            named = [k for thing in things for k in tree.subtree(thing) if tree.lower[k] not in RELATIVES]
            return sorted({*named, *field}) if named else field[1:]
    return None


def _follows_subject(tree: Tree, things: list[int]) -> bool:
    """Whether a passive's own subject, no relative word, is part of what is said: "the raid was described as ..."."""
    return any(tree.lower[k] not in RELATIVES for k in things)


def _belongs(tree: Tree, preposition: int, verb: int) -> bool:
    """Whether an "as" belongs to the verb or to the verb's object."""
    head = tree.heads[tree.heads[preposition]]
    return head == verb or (tree.heads[head] == verb and tree.deps[head] == "obj")


def complemented(tree: Tree, found: Found) -> list[int] | None:
    """Object and predicate: "called the plan a mistake"."""
    things = [k for k in tree.children_by(found.token, "obj", "ccomp", "xcomp") if k > found.token]
    if not things or any(_has_to(tree, k) for k in things):
        return None
    if len(things) > 1 and tree.pos[tree.subtree(things[1])[0]] == "ADP":
        return None
    field = governed(tree, found.token, min(tree.subtree(k)[0] for k in things))
    predicate = len(things) > 1 or tree.deps[things[0]] != "obj" or any(tree.quoted[k] for k in field)
    return field if predicate else None


def of_phrase(tree: Tree, found: Found) -> list[int] | None:
    """What stands behind "of": "spoke of a new start"."""
    return _prepositional(tree, found, "of")


def for_phrase(tree: Tree, found: Found) -> list[int] | None:
    """An object and what it is for: "blamed the ministry for the delay"."""
    said = _prepositional(tree, found, "for")
    thing = object_of(tree, found)
    return sorted({*thing, *said}) if said and thing else None


def likened(tree: Tree, found: Found) -> list[int] | None:
    """An object and what it is likened to: "compared | the accord to a fig leaf"."""
    said = _prepositional(tree, found, "to")
    thing = object_of(tree, found)
    if thing and any(tree.lower[k] == "to" for k in thing):
        return thing
    return list(range(thing[0], said[-1] + 1)) if said and thing else None


def figure_at(tree: Tree, found: Found) -> list[int] | None:
    """An object and the figure it is put at: "put | the toll at 11"."""
    said = _prepositional(tree, found, "at")
    thing = object_of(tree, found)
    if not said or not thing or not any(tree.pos[k] == "NUM" for k in said):
        return None
    return list(range(thing[0], said[-1] + 1))


def _prepositional(tree: Tree, found: Found, preposition: str) -> list[int] | None:
    for child in tree.children_by(found.token, "obl", "advcl"):
        case = [k for k in tree.children[child] if k < child and tree.lower[k] == preposition]
        if child > found.token and case:
            return governed(tree, found.token, case[0] + 1)
    return None


def object_of(tree: Tree, found: Found) -> list[int] | None:
    """The object of a cue with its phrases, or in the passive its subject; scene and asides left out."""
    if _describes(tree, found):
        return None
    if len(found.cue.words) > 1:
        return _after_particle(tree, found)
    if passive := tree.children_by(found.token, "nsubj:pass"):
        told = tree.lower[passive[0]] not in RELATIVES and found.cue.kind in {"judgement", "denial"}
        return tree.subtree(passive[0]) if told else None
    for child in tree.children_by(found.token, "obj", "xcomp"):
        if child > found.token and (tree.deps[child] == "obj" or tree.tags[child] == "VBG"):
            field = governed(tree, found.token, tree.subtree(child)[0])
            return _without_setting(tree, found.token, _with_phrases(tree, found.token, field))
    return None


def _describes(tree: Tree, found: Found) -> bool:
    """Whether a participle only says what a thing is like: "a map showing the county", "a forum supporting them"."""
    participle = tree.tags[found.token] == "VBG" and tree.deps[found.token] == "acl"
    return participle and tree.words[found.token - 1] != "," and found.cue.kind in {"judgement", "evidence", "denial"}


def _after_particle(tree: Tree, found: Found) -> list[int] | None:
    """What a cue with its preposition or particle takes: "called for talks", "pointed out the risk"."""
    for child in tree.children_by(found.token, "obl", "obj", "advcl", "ccomp", "xcomp", "nmod"):
        if child > found.last:
            tokens = [k for k in tree.subtree(child) if k > found.last]
            if tokens and tokens[0] == found.last + 1:
                return _without_setting(tree, found.token, governed(tree, found.token, tokens[0]))
    return None


def _with_phrases(tree: Tree, verb: int, field: list[int]) -> list[int]:
    """An object with the phrases right behind it, which the parse may hang elsewhere: "sympathy | for the victims"."""
    if not field or field[-1] + 1 >= tree.size or tree.lower[field[-1] + 1] not in LINKS:
        return field
    end = clause_end(tree, verb, field[0])
    stop = next((k for k in range(field[-1] + 1, end) if tree.words[k] in EDGES or tree.tags[k] in FINITE), end)
    return [*field, *range(field[-1] + 1, stop)]


def _without_setting(tree: Tree, verb: int, field: list[int]) -> list[int]:
    """A field without where and when it was said: "called for talks | in a statement on Monday"."""
    for place, token in enumerate(field[1:], 1):
        after = tree.lower[token + 1 : token + 5]
        where = tree.lower[token] in {"in", "at", "on", "via"} and not SETTINGS.isdisjoint(after)
        day = tree.words[token] in DAYS and tree.pos[token - 1] not in {"ADP", "DET", "ADJ", "PART"}
        relative = tree.words[token] == "," and tree.lower[token + 1 : token + 2] in (["which"], ["who"])
        aside = tree.lower[token] in ASIDES or relative
        when = tree.lower[token] in TIMES and tree.pos[token] in {"ADP", "SCONJ", "ADV"}
        if (where or when or aside or day) and tree.quoted[token] == tree.quoted[verb]:
            return field[:place]
    return field
