"""Indirect speech, thought and judgement by the dependencies around a cue."""

from collections.abc import Iterator

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.clausal import clause, wh_clause
from verbale.read.quotations.cues import Found, find_adjectives, find_nouns, find_verbs, is_document
from verbale.read.quotations.extent import stretches_of
from verbale.read.quotations.frames import (
    complemented,
    figure_at,
    for_phrase,
    infinitive,
    likened,
    object_as,
    object_of,
    of_phrase,
    order,
    raised,
)
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.phrases import by_adjective, by_as, by_noun, by_preposition, by_view
from verbale.read.quotations.sentences import sentence_start
from verbale.read.quotations.sources import relayer, source_of
from verbale.read.quotations.words import INFERRING, NOBODY, OPEN, PHASES, RELATIVES, UNNAMED, WISHING

_FRAMES = (
    ("raising", raised),
    ("clause", clause),
    ("wh", wh_clause),
    ("infinitive", infinitive),
    ("order", order),
    ("as", object_as),
    ("complement", complemented),
    ("of", of_phrase),
    ("for", for_phrase),
    ("at", figure_at),
    ("to", likened),
    ("object", object_of),
)

_MENTAL = frozenset({"thought", "judgement"})
_POINTING = frozenset({"this", "these", "those", "such"})


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
    for token, cue in find_adjectives(tree):
        if found := by_adjective(tree, token, cue):
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
    if found.cue.kind == "evidence" and not is_document(tree, head, source, named=frame != "object"):
        return None
    if _is_open(tree, found, frame, source, head) or _is_own(tree, found, content, head):
        return None
    if frame not in {"clause", "wh", "raising"} and _is_unsaid(tree, found, content, head):
        return None
    stretches = stretches_of(tree, content)
    if (
        not stretches
        or _is_pronoun(tree, content)
        or _lacks_subject(tree, found, frame, content)
        or (source and any(source[0] >= low and source[1] <= high for low, high in stretches))
    ):
        return None
    hearer = _addressee(tree, found) if "addressee" in found.cue.frames or "order" in found.cue.frames else None
    rule = f"{found.cue.name} + {frame}"
    cue = tree.bounds(found.token, found.last)
    relay = relayer(tree, found.token)
    return Attribution(tuple(stretches), cue, source, rule, found.cue.kind, head, found.token, hearer, relay)


def _is_own(tree: Tree, found: Found, content: list[int], head: int) -> bool:
    """Whether nobody else's words are told: "I suspect" in mid-clause, "Note what is missing", "Asked if it held"..."""
    verb = found.token
    aside = head >= 0 and tree.lower[head] in {"i", "we"} and content[0] < verb and found.cue.kind in _MENTAL
    bids = head < 0 and tree.tags[verb] in {"VB", "VBP"} and not tree.modal(verb) and verb == sentence_start(tree, verb)
    able = found.cue.kind == "thought" and [tree.lower[k] for k in content[:2]] == ["how", "to"]
    asked = head < 0 and verb == sentence_start(tree, verb) and tree.tags[verb] in {"VBN", "VBD"}
    return aside or bids or able or asked


def _is_unsaid(tree: Tree, found: Found, content: list[int], head: int) -> bool:
    """Whether no words are told: a bare wish or view, what nobody does, "asked not to be named", the writer's odds."""
    if any(tree.quoted[k] for k in content):
        return False
    words = [tree.lower[k] for k in content]
    unnamed = words[-1] in UNNAMED and "to" in words[:2] and len(words) <= 5
    nobody = head >= 0 and (tree.lower[head] in NOBODY or tree.lower[head - 1 : head + 1] == ["no", "one"])
    odds = head >= 0 and tree.lower[head] in {"i", "we"} and found.cue.name in {"put", "expect"}
    return unnamed or nobody or odds or found.cue.name in WISHING


def _lacks_subject(tree: Tree, found: Found, frame: str, content: list[int]) -> bool:
    """Whether a clause begins with its verb, and no relative word stands for its subject ("which he said were")."""
    if frame != "clause" or content[0] < found.token or tree.tags[content[0]] not in FINITE:
        return False
    return not any(tree.lower[k] in RELATIVES for k in range(max(0, found.token - 8), found.token))


def _is_pronoun(tree: Tree, content: list[int]) -> bool:
    """Whether no more than a pronoun would be said: "I doubt it", "he blamed them"."""
    words = [k for k in content if tree.words[k][0].isalnum()]
    return len(words) == 1 and (tree.pos[words[0]] in {"PRON", "DET"} or tree.tags[words[0]] in {"WRB", "WP", "WDT"})


def _is_open(tree: Tree, found: Found, frame: str, source: Bounds | None, head: int) -> bool:
    """Whether nobody is said to have said it: "one might call this", "it can be said that", "to discuss the plan"."""
    verb, modal = found.token, tree.modal(found.token)
    if _points(tree, found, source, head) or _is_supposed(tree, found, frame):
        return True
    if frame in {"clause", "wh"}:
        asks = modal == "to" and found.cue.kind in {"question", "promise", "thought"}
        if tree.lower[head] == "you" and found.cue.kind == "thought":
            return True
        nobody = modal in OPEN and (source is None or tree.lower[head] in {"one", "you"})
        return nobody or (asks and not _carries_on(tree, verb))
    if frame == "raising":
        return False
    marked = any(tree.quoted[k] for k in range(verb, min(tree.size, verb + 12)))
    later = modal in {"will", "shall", "wo"} and head >= 0 and tree.lower[head] not in {"i", "we"}
    return source is None or later or modal in OPEN or (modal == "to" and not marked and not _carries_on(tree, verb))


def _points(tree: Tree, found: Found, source: Bounds | None, head: int) -> bool:
    """Whether a bare "this" or "those" would be the source, or "such a move" of what the writer infers."""
    if source is not None and found.cue.name in INFERRING and tree.lower[tree.token_at(source[0])] in _POINTING:
        return True
    own = source is not None and head >= 0 and tree.starts[head] == source[0]
    return own and tree.lower[head] in _POINTING and not tree.children_by(head, "acl", "acl:relcl", "amod")


def _is_supposed(tree: Tree, found: Found, frame: str) -> bool:
    """Whether a cue is a condition ("if India agrees") or weighs something ("considering the delay, the talks ...")."""
    verb = found.token
    weighs = frame == "clause" and tree.tags[verb] == "VBG" and found.cue.kind in {"judgement", "thought"}
    if weighs and "that" not in tree.lower[verb + 1 : verb + 3]:
        return True
    return any(tree.lower[k] in {"if", "unless", "whether"} for k in tree.children_by(verb, "mark"))


def _carries_on(tree: Tree, verb: int) -> bool:
    """Whether an infinitive belongs to a verb that only says that it was done: "went on to deny"."""
    return tree.lower[tree.heads[verb]] in PHASES


def _addressee(tree: Tree, found: Found) -> Bounds | None:
    objects = tree.children_by(found.token, "iobj") or tree.children_by(found.token, "obj")
    passive = tree.children_by(found.token, "nsubj:pass")
    person = objects or passive
    return tree.name_of(person[0]) if person else None
