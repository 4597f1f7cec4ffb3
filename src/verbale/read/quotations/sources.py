"""Who stands behind a cue: its subject, the subject it inherits, the agent of a passive, the owner of a noun."""

from verbale.model.span import Bounds
from verbale.read.quotations.grammar import Tree

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
Source = tuple[int, Bounds | None]


def source_of(tree: Tree, verb: int, frame: str = "") -> Source:
    """Head token and words of the source of a verb; (-1, None) where the text names none."""
    if tree.children_by(verb, "nsubj:pass", "aux:pass"):
        return _passive(tree, verb, frame)
    return _active(tree, verb, 0)


def _active(tree: Tree, verb: int, depth: int) -> Source:
    subject = tree.subject(verb)
    if subject is not None:
        return subject, tree.name_of(subject)
    head, relation = tree.heads[verb], tree.deps[verb]
    if head == verb or depth > 4:
        return -1, None
    if relation == "acl":
        return (head, tree.name_of(head)) if not _infinitive(tree, verb) else _active(tree, head, depth + 1)
    if relation == "acl:relcl":
        return head, tree.name_of(head)
    if relation in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "dep", "nmod"}:
        if relation in {"xcomp"} and (objects := tree.children_by(head, "obj", "iobj")) and _infinitive(tree, verb):
            return objects[0], tree.name_of(objects[0])
        return _active(tree, head, depth + 1)
    return -1, None


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.lower[k] == "to" for k in tree.children[verb] if k < verb)


def _passive(tree: Tree, verb: int, frame: str) -> Source:
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
