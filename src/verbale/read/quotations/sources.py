"""Who stands behind a cue: its subject, the subject it inherits, the agent of a passive, the owner of a noun."""

from verbale.model.span import Bounds
from verbale.read.quotations.grammar import Tree

Source = tuple[int, Bounds | None]


_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM"})
_NOMINATIVE = frozenset({"he", "she", "they", "it", "i", "we", "who", "you"})
_INHERITS = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "dep", "nmod", "csubj"})


def source_of(tree: Tree, verb: int, frame: str = "") -> Source:
    """Head token and words of the source of a verb; (-1, None) where the text names none."""
    if tree.children_by(verb, "nsubj:pass", "aux:pass"):
        return _agent(tree, verb)
    subject = tree.subject(verb)
    if subject is not None:
        return subject, tree.name_of(subject)
    return _before(tree, verb) or _inherited(tree, verb, 0)


def _before(tree: Tree, verb: int) -> Source | None:
    """The name or pronoun right before a finite verb, which the parse may have missed: "Rep. A. Berg (D-Ohio) said"."""
    if tree.tags[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    last = verb - 1
    while last >= 0 and (tree.pos[last] == "ADV" or tree.lower[last] in {"has", "have", "had", "also"}):
        last -= 1
    if last >= 0 and tree.words[last] == ")":
        last = next((k - 1 for k in range(last, -1, -1) if tree.words[k] == "("), -1)
    if last < 0 or tree.quoted[last] != tree.quoted[verb]:
        return None
    if tree.lower[last] in _NOMINATIVE and tree.pos[last] == "PRON":
        return last, tree.bounds(last, last)
    first = last
    while first >= 0 and (tree.pos[first] in _NOMINAL or tree.lower[first] in {"of", "'s", "’s"}):
        first -= 1
    if first == last or tree.pos[last] not in {"PROPN", "NOUN"}:
        return None
    return last, tree.bounds(first + 1, last)


def _inherited(tree: Tree, verb: int, depth: int) -> Source:
    """The subject that a verb without its own shares with the one above it."""
    head, relation = tree.heads[verb], tree.deps[verb]
    if head == verb or depth > 4:
        return -1, None
    if relation in {"acl", "acl:relcl"} and not _infinitive(tree, verb) and tree.pos[head] not in {"VERB", "AUX"}:
        return head, tree.name_of(head)
    if relation in {"acl", "acl:relcl"}:
        return _inherited(tree, head, depth + 1)
    if relation not in _INHERITS:
        return -1, None
    if relation == "xcomp" and (objects := tree.children_by(head, "obj", "iobj")) and _infinitive(tree, verb):
        return objects[0], tree.name_of(objects[0])
    subject = tree.subject(head)
    if subject is not None and tree.quoted[subject] == tree.quoted[verb]:
        return subject, tree.name_of(subject)
    if tree.children_by(head, "nsubj:pass"):
        subject = tree.children_by(head, "nsubj:pass")[0]
        return subject, tree.name_of(subject)
    return _before(tree, head) or _inherited(tree, head, depth + 1)


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.children[verb] if k < verb)


def _agent(tree: Tree, verb: int) -> Source:
    for child in tree.children_by(verb, "obl:agent", "obl"):
        if any(tree.lower[k] == "by" for k in tree.children[child] if k < child):
            return child, tree.name_of(child)
    return -1, None


def source_of_noun(tree: Tree, noun: int) -> Source:
    """The source of a cue noun: its owner, its "of/from/by" phrase, or the subject of the verb it is the object of."""
    for child in tree.children_by(noun, "nmod:poss"):
        return child, tree.name_of(child)
    for child in tree.children_by(noun, "nmod"):
        if any(tree.lower[k] in {"of", "from", "by", "among"} for k in tree.children[child] if k < child):
            return child, tree.name_of(child)
    head = tree.heads[noun]
    if tree.deps[noun] in {"obj", "obl", "xcomp"} and head != noun and tree.pos[head] == "VERB":
        return source_of(tree, head)
    return -1, None
