"""What the clauses of a condition tell: whether they are finite, of the future, or deny."""

import re

from spacy.tokens import Doc, Token

Stretch = tuple[int, int]
"""First token and the one behind the last."""
_MODAL = frozenset(
    {"will", "would", "may", "might", "could", "can", "shall", "must", "should", "'ll", "’ll", "'d", "’d"}
)


def is_finite(token: Token) -> bool:
    """Whether a verb is finite, by its tag."""
    return token.tag_ in {"VBD", "VBP", "VBZ", "MD"}


def has_finite(doc: Doc, stretches: tuple[Stretch, ...]) -> bool:
    """Whether a finite verb stands in the stretch."""
    return any(is_finite(doc[n]) for low, high in stretches for n in range(low, high))


_PROSPECT = re.compile(
    r"\b(?:is|are|am|be|was|were|stands?|stood|remains?) (?:\w+ )?(?:ready|prepared|willing|open|free|bound|to)\b"
    r"|\bneed not\b",
    re.IGNORECASE,
)


def is_future(doc: Doc, stretches: tuple[Stretch, ...]) -> bool:
    """Whether a modal or a readiness stands in the stretch."""
    if _PROSPECT.search(" ".join(doc[low:high].text for low, high in stretches)):
        return True
    return any(doc[n].text in _MODAL or doc[n].tag_ == "MD" for low, high in stretches for n in range(low, high))


_DENIED = re.compile(
    r"\b(?:cannot|can(?:\s+not|['’]t|\s+hardly|\s+never)|(?:will|would|could|may|shall)\s+(?:not|never|hardly)|wo(?:n['’]t|uldn['’]t)"
    r"|no\s[^,.;]{0,60}?\b(?:can|will|would|could)|there\s+(?:can|will|is|are|would|could)\s+(?:be\s+)?no"
    r"|(?:is|are|be|remains?)\s+(?:\w+\s+)?(?:impossible|unthinkable|inconceivable|not\s+possible)|(?:nothing|nobody)\s+(?:can|will|would))\b",
    re.IGNORECASE,
)
_MISSED = re.compile(r"\b(?:would|could|might)\s+(?:not|never)\s+have\b", re.IGNORECASE)


def is_denied(doc: Doc, stretches: tuple[Stretch, ...]) -> bool:
    """Whether the stretch says that something cannot or will not be; not that it could not have been."""
    text = " ".join(doc[low:high].text for low, high in stretches)
    return bool(_DENIED.search(text)) and not _MISSED.search(text)
