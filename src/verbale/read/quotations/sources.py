"""Who stands behind a cue: its subject, the subject it inherits, the agent of a passive, the owner of a noun."""

from collections.abc import Iterator

from verbale.model.span import Bounds
from verbale.read.quotations.cues import verb_at
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.names import NAMING, NOMINATIVE, name_from
from verbale.read.quotations.sentences import PAUSES
from verbale.read.quotations.words import DAYS, HOURS, INVERTED, QUOTING, RELATIVES, SUBORDINATORS

Source = tuple[int, Bounds | None]
"""The token of a verb of saying, and the speaker's tokens where somebody is named."""

_INHERITS = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "obl", "dep", "nmod", "csubj"})


def source_of(tree: Tree, verb: int, frame: str = "") -> Source:
    """Head token and words of the source of a verb; (-1, None) where the text names none."""
    if found := _inverted(tree, verb) or _with(tree, verb) or _quoted(tree, verb):
        return found
    if tree.children_by(verb, "nsubj:pass", "aux:pass") or _is_told(tree, verb):
        return _agent(tree, verb)
    if found := _between(tree, verb):
        return found
    subject = tree.subject(verb)
    if (
        subject is not None
        and tree.words[subject][0].isalnum()
        and not (tree.lower[subject] in RELATIVES and _apposed(tree, verb))
    ):
        return _antecedent(tree, verb, subject)
    for found in (_before(tree, verb), _aside(tree, verb), _inherited(tree, verb, 0), _nearest(tree, verb)):
        if (
            found
            and found[1]
            and tree.pos[found[0]] not in {"ADV", "PUNCT", "ADP"}
            and not found[1][0] <= tree.starts[verb] < found[1][1]
            and any(map(str.isalnum, tree.text[slice(*found[1])]))
        ):
            return found
    return -1, None


def _between(tree: Tree, verb: int) -> Source | None:
    """The name between two pauses with its verb: "Lin Bao, his aides say, left"."""
    closed = verb + 1 >= tree.size or tree.words[verb + 1] in PAUSES
    last = verb - 1
    if not closed or last < 1 or tree.pos[last] not in {"NOUN", "PROPN"}:
        return None
    first = last
    while first > 0 and tree.pos[first - 1] in NAMING and tree.pos[first - 1] != "PRON":
        first -= 1
    parted = first > 1 and tree.words[first - 1] == ","
    return (last, tree.bounds(first, last)) if parted else None


def _quoting(tree: Tree, verb: int) -> int | None:
    """The verb of quoting behind whose "as" a participle stands: "quoted the envoy as saying"."""
    head = tree.heads[verb]
    after_as = verb > 1 and tree.lower[verb - 1] == "as" and tree.tags[verb] == "VBG"
    return head if after_as and head < verb and tree.lower[head] in QUOTING else None


def _quoted(tree: Tree, verb: int) -> Source | None:
    """Whom somebody quotes: the object of the quoting verb, or the subject of its passive."""
    if (head := _quoting(tree, verb)) is None:
        return None
    passive = tree.children_by(head, "nsubj:pass")
    things = passive or [k for k in tree.children_by(head, "obj") if head < k < verb]
    return (things[0], tree.name_of(things[0])) if things else None


def relayer(tree: Tree, verb: int) -> Bounds | None:
    """Who passes on what another said: "the agency quoted Lin as saying", "was quoted by the agency as saying"."""
    head = _quoting(tree, verb)
    return None if head is None else source_of(tree, head)[1]


def _heads(tree: Tree, token: int) -> Iterator[int]:
    """What a token hangs from, and what that hangs from, up to the top."""
    while tree.heads[token] != token:
        token = tree.heads[token]
        yield token


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether a participle says what was said to somebody: "Asked to explain the delay, the envoy left"."""
    if tree.tags[verb] not in {"VBN", "VBD"} or tree.children_by(verb, "aux", "nsubj"):
        return False
    return tree.sentence(verb)[0] == verb or (tree.tags[verb] == "VBN" and tree.deps[verb] == "advcl")


def _antecedent(tree: Tree, verb: int, subject: int) -> Source:
    """The subject, or the thing that "that" or "which" stands for: "a letter that says"."""
    head = tree.heads[verb]
    relative = tree.lower[subject] in RELATIVES and tree.deps[verb] == "acl:relcl" and head < subject
    if relative and tree.lower[subject] == "who":
        return head, tree.name_of(subject)
    return (head, tree.name_of(head)) if relative else (subject, tree.name_of(subject))


def _aside(tree: Tree, verb: int) -> Source | None:
    """The subject of the main clause behind which a participle stands: "Lin met the envoy, arguing that"."""
    last = verb - 1
    while last > 0 and tree.pos[last] == "ADV":
        last -= 1
    led = last >= 1 and (tree.words[last] == "," or tree.lower[last] in SUBORDINATORS)
    if tree.tags[verb] != "VBG" or not led or tree.heads[verb] > verb:
        return None
    above = [head for head in _heads(tree, verb) if tree.is_finite(head) and tree.subject(head) is not None]
    if not above:
        return None
    head = next((head for head in above if verb_at(tree, head, "quote")), above[0])
    subject = tree.subject(head)
    if subject is None or subject > verb or tree.quoted[subject] != tree.quoted[verb]:
        return None
    return _antecedent(tree, head, subject)


def _inverted(tree: Tree, verb: int) -> Source | None:
    """The name right behind a plain verb of saying that follows a comma: ", said Lin Bao, an envoy"."""
    comma = verb > 0 and tree.words[verb - 1] in {",", "”", '"', "''"} and tree.lower[verb] in INVERTED
    if not comma or verb + 1 >= tree.size or tree.pos[verb + 1] not in {"PROPN", "DET", "NOUN", "ADJ", "PRON"}:
        return None
    name = name_from(tree, verb + 1, tree.size)
    if name is None or tree.subject(verb) is not None:
        return None
    after = tree.token_from(name[1])
    closes = (
        after >= tree.size or tree.pos[after] in {"PUNCT", "PRON"} or tree.lower[after] in {"in", "on", "at", "from"}
    )
    return (tree.token_at(name[1] - 1), name) if closes else None


def _with(tree: Tree, verb: int) -> Source | None:
    """The name of an absolute phrase: "with the agency stating that ..."."""
    if tree.tags[verb] != "VBG" or not verb or tree.pos[verb - 1] not in {"PROPN", "NOUN"}:
        return None
    first = verb - 1
    while first > 0 and (tree.pos[first] in NAMING or tree.lower[first] in {"of", "'s", "’s", "-"}):
        first -= 1
    return (verb - 1, tree.bounds(first + 1, verb - 1)) if tree.lower[first] == "with" else None


def _apposed(tree: Tree, verb: int) -> int | None:
    """The last token of the name before a comma that closes an aside right before a verb: "Lin, the envoy, said"."""
    last = _left_of(tree, verb)
    if last < 1 or tree.words[last] not in {",", "—", "–", "--", "―", ")"}:
        return None
    start, _ = tree.sentence(verb)
    opening = {")": "("}.get(tree.words[last], tree.words[last])
    for token in range(last - 1, max(start, last - 30), -1):
        if tree.words[token] == opening and tree.pos[token - 1] in {"PROPN", "NOUN"} and token - 1 >= start:
            named = last - token > 2 and all(tree.pos[k] == "PROPN" for k in range(token + 1, last))
            return last - 1 if named and opening == "," else token - 1
    return None


def _left_of(tree: Tree, verb: int) -> int:
    """The token before a verb, what says when or how left out: "the envoy | this week also said"."""
    last = verb - 1
    while last >= 0 and (
        tree.pos[last] in {"ADV", "AUX"}
        or tree.words[last] in DAYS
        or tree.lower[last] in {"self", "-"}
        or _is_hour(tree, last)
    ):
        last -= 1
    return last


def _is_hour(tree: Tree, token: int) -> bool:
    begins = tree.lower[token] in {"this", "last", "next"} and tree.lower[token + 1] in HOURS
    return begins or (tree.lower[token] in HOURS and tree.lower[token - 1] in {"this", "last", "next"})


def _before(tree: Tree, verb: int) -> Source | None:
    """The name or pronoun right before a finite verb, which the parse may have missed: "Rep. A. Berg (D-Ohio) said"."""
    bare = tree.tags[verb] == "VB" and not tree.modal(verb)
    if not bare and tree.tags[verb] not in {"VBD", "VBZ", "VBP", "VBN", "NNS"}:
        return None
    apposed = _apposed(tree, verb)
    last = apposed if apposed is not None else _left_of(tree, verb)
    people = last > 0 and tree.pos[last] == "ADJ" and tree.words[last][0].isupper() and tree.lower[last - 1] == "the"
    if last < 0 or tree.quoted[last] != tree.quoted[verb]:
        return None
    if tree.pos[last] not in {"PROPN", "NOUN", "PRON"} and not people:
        return None
    if tree.pos[last] == "PRON":
        return (last, tree.bounds(last, last)) if tree.lower[last] in NOMINATIVE else None
    first = last
    while first >= 0 and (tree.pos[first] in NAMING or tree.lower[first] in {"of", "'s", "’s"}):
        first -= 1
    return last, tree.bounds(first + 1, last)


def _inherited(tree: Tree, verb: int, depth: int) -> Source | None:
    """The subject that a verb without its own shares with the one above it."""
    head, relation = _above(tree, verb), tree.deps[verb]
    if head == verb or depth > 4 or tree.quoted[head] != tree.quoted[verb]:
        return None
    if relation.startswith("acl"):
        noun = not _infinitive(tree, verb) and tree.pos[head] not in {"VERB", "AUX"}
        return (head, tree.name_of(head)) if noun else _inherited(tree, head, depth + 1)
    if relation not in _INHERITS:
        return None
    if relation == "conj" and _is_past(tree, verb) and not _is_past(tree, head):
        return _inherited(tree, head, depth + 1) or _own(tree, head)
    return _shared(tree, verb, head) or _before(tree, head) or _inherited(tree, head, depth + 1)


def _above(tree: Tree, verb: int) -> int:
    """What a verb hangs from, outside the marks that it does not stand in."""
    head = tree.heads[verb]
    while tree.quoted[head] != tree.quoted[verb] and tree.heads[head] != head:
        head = tree.heads[head]
    return head


def _shared(tree: Tree, verb: int, head: int) -> Source | None:
    """The object of the verb above that an infinitive has as its subject, or that verb's own subject."""
    objects = tree.children_by(head, "obj", "iobj")
    if objects and tree.deps[verb] == "xcomp" and _infinitive(tree, verb):
        return objects[0], tree.name_of(objects[0])
    subject = tree.subject(head)
    passive = tree.children_by(head, "nsubj:pass")
    found = passive[0] if subject is None and passive else subject
    return None if found is None else _antecedent(tree, head, found)


def _is_past(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] == "VBD"


def _own(tree: Tree, verb: int) -> Source | None:
    subject = tree.subject(verb)
    return None if subject is None else (subject, tree.name_of(subject))


def _nearest(tree: Tree, verb: int) -> Source | None:
    """The nearest subject of a finite verb to the left in the sentence, outside marks where the cue is."""
    start, _ = tree.sentence(verb)
    for token in range(verb - 1, start - 1, -1):
        subject = tree.deps[token] in {"nsubj", "nsubj:pass"} and tree.lower[token] not in RELATIVES
        if (
            subject
            and not tree.in_phrase(token)
            and not tree.is_time(token)
            and tree.quoted[token] == tree.quoted[verb]
            and tree.is_finite(tree.heads[token])
        ):
            return token, tree.name_of(token)
    return None


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
        if any(tree.lower[k] in {"of", "from", "by", "among", "in"} for k in tree.children[child] if k < child):
            return child, tree.name_of(child)
    head = tree.heads[noun]
    if tree.deps[noun] in {"obj", "obl", "xcomp"} and head != noun and tree.pos[head] == "VERB":
        return source_of(tree, head)
    return -1, None
