"""Indirect speech, thought and judgement by the dependencies around a cue."""

from collections.abc import Iterator

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import Found, find_nouns, find_verbs, is_document, verb_at
from verbale.read.quotations.extent import EDGES, MARKS, beside, clause_end, find_that, stretches_of, that_clause
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.phrases import by_as, by_noun, by_preposition, by_view
from verbale.read.quotations.sources import RELATIVES, WEEKDAYS, source_of

_WH = frozenset({"whether", "if", "what", "how", "why", "when", "where", "who", "which"})
_PLAIN = frozenset(["say", "add", "argue", "insist", "contend", "claim", "warn", "believe", "think"])
_OPEN = frozenset({"can", "could", "may", "might", "should", "would", "must"})
_PHASES = frozenset(
    [
        "went",
        "goes",
        "going",
        "continued",
        "continues",
        "appeared",
        "seemed",
        "began",
        "started",
        "used",
        "came",
        "refused",
        "declined",
    ]
)
_LINKS = frozenset({"of", "for", "to", "toward", "towards", "over", "about"})
_TIMES = frozenset({"during", "after", "before", "while", "when", "amid", "until", "earlier"})
_SETTINGS = frozenset(
    [
        "statement",
        "interview",
        "speech",
        "letter",
        "report",
        "tweet",
        "tweets",
        "conference",
        "email",
        "e-mail",
        "address",
        "remarks",
        "testimony",
        "forum",
        "briefing",
        "rally",
        "commentary",
        "message",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "time",
    ]
)
_LOOSE = frozenset({"advcl", "parataxis", "ccomp"})


def find_indirect(tree: Tree) -> Iterator[Attribution]:
    """Every attribution that the parse shows, marked words or not; needs a parse."""
    reported = {one.cue_token: one for one in by_as(tree)}
    yield from reported.values()
    for token, cues in find_verbs(tree):
        if token in reported:
            continue
        if found := _by_verb(tree, token, cues):
            yield found
    for token, cue in find_nouns(tree):
        if found := by_noun(tree, token, cue):
            yield found
    yield from by_preposition(tree)
    yield from by_view(tree)


def _by_verb(tree: Tree, token: int, cues: tuple[Found, ...]) -> Attribution | None:
    frames = {frame: found for found in reversed(cues) for frame in found.cue.frames}
    for frame, rule in _FRAMES:
        if frame in frames:
            content = rule(tree, frames[frame])
            if content:
                return _attribution(tree, frames[frame], content, frame)
    return None


def _attribution(tree: Tree, found: Found, content: list[int], frame: str) -> Attribution | None:
    head, source = source_of(tree, found.token, frame)
    if found.cue.kind == "evidence" and not is_document(tree, head, source):
        return None
    if _is_open(tree, found.token, frame, source is None, head):
        return None
    stretches = stretches_of(tree, content)
    if not stretches or (source and any(source[0] >= low and source[1] <= high for low, high in stretches)):
        return None
    hearer = _addressee(tree, found) if "addressee" in found.cue.frames or "order" in found.cue.frames else None
    rule = f"{found.cue.name} + {frame}"
    cue = tree.bounds(found.token, found.last)
    return Attribution(tuple(stretches), cue, source, rule, found.cue.kind, head, found.token, hearer)


def _is_open(tree: Tree, verb: int, frame: str, nobody: bool, head: int) -> bool:
    """Whether nobody is said to have said it: "one might call this", "it can be said that", "to discuss the plan"."""
    modal = tree.modal(verb)
    if head >= 0 and tree.lower[head] in {"this", "these", "those"}:
        return True
    if frame in {"clause", "wh"}:
        return modal in _OPEN and (nobody or tree.lower[head] in {"one", "you"})
    marked = any(tree.quoted[k] for k in range(verb, min(tree.size, verb + 12)))
    return nobody or modal in _OPEN or (modal == "to" and not marked and not _carries_on(tree, verb))


def _carries_on(tree: Tree, verb: int) -> bool:
    """Whether an infinitive belongs to a verb that only says that it was done: "went on to deny"."""
    return tree.lower[tree.heads[verb]] in _PHASES


def _addressee(tree: Tree, found: Found) -> Bounds | None:
    objects = tree.children_by(found.token, "iobj") or tree.children_by(found.token, "obj")
    passive = tree.children_by(found.token, "nsubj:pass")
    person = objects or passive
    return tree.name_of(person[0]) if person else None


def _field(tree: Tree, verb: int, start: int) -> list[int]:
    """What a verb governs from `start` to its right: its dependents there, but not what is coordinated with it."""
    own = frozenset(
        child
        for child in tree.children[verb]
        if child > verb and (tree.deps[child] == "conj" or (tree.deps[child] in _LOOSE and _is_aside(tree, child)))
    )
    end = clause_end(tree, verb, start)
    tokens = [token for token in tree.subtree(verb, own) if start <= token < end]
    while tokens and tree.deps[tokens[-1]] == "cc":
        tokens.pop()
    return tokens


def _is_aside(tree: Tree, clause: int) -> bool:
    """Whether a loose clause behind a cue is no part of what is said: ", adding that ...", ", he said"."""
    first = tree.subtree(clause)[0]
    comma = first > 0 and tree.words[first - 1] in {",", "—", "–", "--", ";"}
    comma = comma or tree.words[first] in {",", "—", "–", "--", ";"}
    return comma and (tree.tags[clause] == "VBG" or _is_reporting(tree, clause))


def _is_reporting(tree: Tree, token: int) -> bool:
    return verb_at(tree, token, "quote") is not None or verb_at(tree, token, "clause") is not None


def _clause(tree: Tree, found: Found) -> list[int] | None:
    token = found.token
    if "quote" in found.cue.frames and (around := beside(tree, token)):
        return around
    for child in tree.children_by(token, "ccomp"):
        return _complement(tree, found, child)
    for child in tree.children_by(token, "xcomp", "advcl", "obj"):
        if child > token and any(tree.lower[k] == "that" and k < child for k in tree.children_by(child, "mark")):
            return _complement(tree, found, child)
    return _around(tree, token) or that_clause(tree, found.token, found.last + 1) or _loose(tree, found)


def _complement(tree: Tree, found: Found, child: int) -> list[int]:
    token = found.token
    asides = frozenset(c for c in tree.children[child] if tree.deps[c] == "parataxis" and _is_reporting(tree, c))
    tokens = tree.subtree(child, asides)
    if child < token:
        return [k for k in tokens if k != token]
    start = next(k for k in tokens if k > token)
    that = find_that(tree, found.last + 1, start + 1)
    if that:
        start = that
    elif start > found.last + 1 and "addressee" not in found.cue.frames and _opens_clause(tree, found.last + 1, start):
        start = found.last + 1
    if not that and tree.subject(child) is None and not tree.is_finite(child):
        return [k for k in _field(tree, token, start) if k in set(tokens) or not asides]
    return list(range(start, clause_end(tree, token, start)))


def _opens_clause(tree: Tree, first: int, last: int) -> bool:
    """Whether what stands between a cue and its clause is a part of the clause: a name, no time and no place."""
    nominal = tree.pos[first] in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"}
    return nominal and not any(tree.words[k] in {",", *WEEKDAYS} or tree.lower[k] == "that" for k in range(first, last))


def _loose(tree: Tree, found: Found) -> list[int] | None:
    """The rest of the sentence after a plain verb of saying, where a finite verb stands but no clause is seen."""
    token, start = found.token, found.last + 1
    if found.cue.name not in _PLAIN or start >= tree.size or tree.modal(token) == "to":
        return None
    if tree.pos[start] not in {"DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM"} or tree.words[start] in WEEKDAYS:
        return None
    end = clause_end(tree, token, start)
    rest = [k for k in range(start, end) if tree.quoted[k] == tree.quoted[token]]
    return list(range(start, end)) if any(tree.tags[k] in FINITE for k in rest) else None


def _around(tree: Tree, token: int) -> list[int] | None:
    """The clause that a parenthetical cue stands in or after: "the talks failed, he said"."""
    head = tree.heads[token]
    if tree.deps[token] != "parataxis" or head == token or tree.subject(token) is None:
        return None
    content = tree.subtree(head, frozenset({token}))
    return [k for k in content if not (tree.words[k] in MARKS and k == content[0])]


def _wh(tree: Tree, found: Found) -> list[int] | None:
    for child in tree.children_by(found.token, "ccomp", "obj", "advcl"):
        if child < found.token:
            continue
        tokens = tree.subtree(child)
        if tree.lower[tokens[0]] in _WH and (tree.deps[child] != "advcl" or tree.lower[tokens[0]] == "whether"):
            return _field(tree, found.token, tokens[0])
    return None


def _infinitive(tree: Tree, found: Found) -> list[int] | None:
    for child in tree.children_by(found.token, "xcomp", "ccomp"):
        if child > found.token and _has_to(tree, child):
            return _field(tree, found.token, tree.subtree(child)[0])
    return None


def _has_to(tree: Tree, token: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.children[token] if k < token)


def _order(tree: Tree, found: Found) -> list[int] | None:
    objects = tree.children_by(found.token, "obj", "iobj", "obl")
    passive = tree.children_by(found.token, "nsubj:pass")
    for child in tree.children_by(found.token, "xcomp", "advcl", "ccomp"):
        if child > found.token and _has_to(tree, child) and (objects or passive):
            return _field(tree, found.token, tree.subtree(child)[0])
    return None


def _object_as(tree: Tree, found: Found) -> list[int] | None:
    things = tree.children_by(found.token, "obj") or tree.children_by(found.token, "nsubj:pass")
    for token in range(found.last + 1, min(tree.size, found.last + 20)):
        if tree.lower[token] == "as" and token == found.last + 1 and not _follows_subject(tree, things):
            return list(range(token + 1, clause_end(tree, found.token, token)))
        if tree.lower[token] == "as" and _belongs(tree, token, found.token):
            after = [k for k in things if k > found.token]
            if after:
                return _without_setting(tree, found.token, _field(tree, found.token, tree.subtree(after[0])[0]))
            field = _without_setting(tree, found.token, _field(tree, found.token, token))
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


def _complemented(tree: Tree, found: Found) -> list[int] | None:
    """Object and predicate: "called the plan a mistake"."""
    things = [k for k in tree.children_by(found.token, "obj", "ccomp", "xcomp") if k > found.token]
    if not things or any(_has_to(tree, k) for k in things):
        return None
    field = _field(tree, found.token, min(tree.subtree(k)[0] for k in things))
    predicate = len(things) > 1 or tree.deps[things[0]] != "obj" or any(tree.quoted[k] for k in field)
    return field if predicate else None


def _of(tree: Tree, found: Found) -> list[int] | None:
    return _prepositional(tree, found, "of")


def _for(tree: Tree, found: Found) -> list[int] | None:
    said = _prepositional(tree, found, "for")
    thing = _object(tree, found)
    return sorted({*thing, *said}) if said and thing else None


def _prepositional(tree: Tree, found: Found, preposition: str) -> list[int] | None:
    for child in tree.children_by(found.token, "obl", "advcl"):
        case = [k for k in tree.children[child] if k < child and tree.lower[k] == preposition]
        if child > found.token and case:
            return _field(tree, found.token, case[0] + 1)
    return None


def _object(tree: Tree, found: Found) -> list[int] | None:
    if len(found.cue.words) > 1:
        return _after_particle(tree, found)
    for child in tree.children_by(found.token, "obj"):
        if child > found.token:
            field = _field(tree, found.token, tree.subtree(child)[0])
            return _without_setting(tree, found.token, _with_phrases(tree, found.token, field))
    return None


def _after_particle(tree: Tree, found: Found) -> list[int] | None:
    """What a cue with its preposition or particle takes: "called for talks", "pointed out the risk"."""
    for child in tree.children_by(found.token, "obl", "obj", "advcl", "ccomp", "xcomp", "nmod"):
        if child > found.last:
            tokens = [k for k in tree.subtree(child) if k > found.last]
            if tokens and tokens[0] == found.last + 1:
                return _without_setting(tree, found.token, _field(tree, found.token, tokens[0]))
    return None


def _with_phrases(tree: Tree, verb: int, field: list[int]) -> list[int]:
    """An object with the phrases right behind it, which the parse may hang elsewhere: "sympathy | for the victims"."""
    if not field or field[-1] + 1 >= tree.size or tree.lower[field[-1] + 1] not in _LINKS:
        return field
    end = clause_end(tree, verb, field[0])
    stop = next((k for k in range(field[-1] + 1, end) if tree.words[k] in EDGES or tree.tags[k] in FINITE), end)
    return [*field, *range(field[-1] + 1, stop)]


def _without_setting(tree: Tree, verb: int, field: list[int]) -> list[int]:
    """A field without where and when it was said: "called for talks | in a statement on Monday"."""
    for place, token in enumerate(field[1:], 1):
        after = tree.lower[token + 1 : token + 5]
        where = tree.lower[token] in {"in", "at", "on", "via"} and not _SETTINGS.isdisjoint(after)
        aside = tree.lower[token] in {"although", "though", "whereas"}
        when = tree.lower[token] in _TIMES and tree.pos[token] in {"ADP", "SCONJ", "ADV"}
        if (where or when or aside) and tree.quoted[token] == tree.quoted[verb]:
            return field[:place]
    return field


_FRAMES = (
    ("clause", _clause),
    ("wh", _wh),
    ("infinitive", _infinitive),
    ("order", _order),
    ("as", _object_as),
    ("complement", _complemented),
    ("of", _of),
    ("for", _for),
    ("object", _object),
)
