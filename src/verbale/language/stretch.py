"""Stretches of clauses: from the subject to the end of what a head word governs, in characters of the Doc's text."""

from spacy.tokens import Doc, Token

TEXT = "text"
"""Where the parser leaves the text of a Doc."""

_BEFORE = frozenset({"mark", "cc", "punct", "advcl", "parataxis", "discourse", "conj", "obl", "cc:preconj"})
_BEHIND = frozenset({"punct", "conj", "cc", "parataxis"})


def text_of(doc: Doc) -> str:
    """`doc.text`, made once a Doc instead of anew each time."""
    return str(doc.user_data[TEXT]) if TEXT in doc.user_data else doc.text


def clause_stretch(head: Token, also: frozenset[str] = frozenset()) -> tuple[int, int]:
    """The clause of a head word; dependents behind it labelled in `also` stay out, as joined clauses do.

    The bounds stay in the head's sentence, without punctuation, quotation marks or spaces at their edges.
    """
    top = head
    while top.dep_ == "xcomp" and top.head.pos_ in {"VERB", "ADJ", "AUX"}:
        top = top.head
    lows = [child.left_edge.i for child in top.children if child.i < top.i and child.dep_ not in _BEFORE]
    highs = [
        child.right_edge.i
        for child in (*head.children, *top.children)
        if child.i > head.i and child.dep_ not in _BEHIND and child.dep_ not in also
    ]
    low, high = max(min([head.i, top.i, *lows]), head.sent.start), min(max([head.i, *highs]), head.sent.end - 1)
    return trimmed(head, low, high)


def trimmed(head: Token, low: int, high: int) -> tuple[int, int]:
    """The tokens `low` to `high` as characters, without punctuation, quotation marks or spaces at their edges."""
    doc = head.doc
    while high > head.i and _is_edge(doc[high]):
        high -= 1
    while low < head.i and _is_edge(doc[low]):
        low += 1
    return doc[low].idx, doc[high].idx + len(doc[high])


def _is_edge(token: Token) -> bool:
    return token.is_punct or token.is_quote or token.is_space
