"""Ranks: an office by its words alone (a deputy here, the head there; the navy here, the general staff there).

For persons whose offices no list has, the words beside a name are taken apart: what the office ends in, what it has in
hand or which body it belongs to, and whether it is a lesser one. What excludes each other is data (`posts.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.compare.offices import NOT_NOW, WHOSE
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.records import Mention
from verbale.model.span import Bounds, Span

_BEFORE, _AFTER = 130, 110  # characters beside a name in which its office stands
_ALIKE = 0.6  # share of the shorter body's words from which two bodies are one
_EDGE = re.compile(r"[.;:()“”\"\n–—]|\b(?:that|which|who|when|while|after|before)\b|, (?:and|but) ")
_PHRASE = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|then)|[\w]+[’']s?)\s+|\b(?:by|with|from|told|on|in|said|met|to)\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",\s+(?P<words>(?:(?:the|an?|its|his|her|their)\s+|[A-Z][\w-]+[’']s\s+)?[^,.;:()“”\"\n]{3,100}?)(?=[,.;:)]|\s–)"
)
_ACTING = re.compile(r"\b(?:met|told|said|saw|asked|with|by|from|and|urged|called|thanked|received|wrote|over)\b")
"""Behind an office: its holder does something to the one whose name follows."""
_VERB = re.compile(r"^(?:who|whose|which|said|told|and|but|in|on|at|when|after|is|was|he|she|they)\b", re.IGNORECASE)
_BODY = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+)?((?:(?:[A-Z][\w’'-]*|of|and|the|for|on)\s*)+)")
_SMALL = frozenset({"of", "and", "the", "for", "on"})


class Rank(NamedTuple):
    """An office by its words: `head`, `hand` (portfolio or command), `body`, whether lesser or minor; and its place."""

    head: str
    hand: str
    body: frozenset[str]
    lesser: str
    minor: bool
    span: Span
    words: str

    @property
    def document(self) -> str:
        """The document's id."""
        return self.span.document


def ranks(desk: Desk) -> dict[str, list[Rank]]:
    """The offices beside the names of persons whose tenures no list has, by person."""
    found: defaultdict[str, list[Rank]] = defaultdict(list)
    for mention in desk.records(Mention):
        actor = mention.actor if mention.type == "person" and mention.how == "name" else None
        if actor and not desk.knowledge.offices.held(actor):
            found[actor] += beside(desk, mention)
    return {actor: some for actor, some in found.items() if len({one.document for one in some}) > 1}


def beside(desk: Desk, mention: Mention) -> Iterator[Rank]:
    """The office before a name ("the naval commander, Ana Rojas") and behind it ("Ana Rojas, the naval commander")."""
    text, (start, end) = desk.text(mention.span.document), mention.span.bounds
    low = max(0, start - _BEFORE)
    edges = [match.end() for match in _EDGE.finditer(text, low, start)]
    low = max([low, *edges])
    segment = text[low:start].rstrip(" ,")
    cut = segment.rfind(", ") + 2 if ", " in segment else 0
    heads = [match.start() for match in _heads().finditer(segment, cut)]
    for match in _PHRASE.finditer(segment, cut, heads[-1] if heads else cut):
        cut = match.end()
    if heads and not _ACTING.search(segment, heads[-1]):
        yield from _read(desk, mention, (low + cut, low + len(segment)))
    behind = _BEHIND.match(text, end, end + _AFTER)
    if behind and not _VERB.match(behind["words"]):
        yield from _read(desk, mention, behind.span("words"))


def _read(desk: Desk, mention: Mention, bounds: Bounds) -> Iterator[Rank]:
    words = desk.text(mention.span.document)[slice(*bounds)]
    heads = list(_heads().finditer(words))
    if not heads or NOT_NOW.search(words) or WHOSE.search(words):
        return
    head = heads[0]
    body = _BODY.match(words, head.end())
    names = frozenset(word for word in (body[1].split() if body else ()) if word not in _SMALL)
    minister = head[0].lower().startswith("minister")
    yield Rank(
        head=_plain(head[0]), hand=_hand(words, "portfolios" if minister else "commands"), body=names,
        lesser=(match[0].lower() if (match := _words("lesser").search(words, 0, head.start())) else ""),
        minor=bool(minister and _words("minor").search(words)),
        span=desk.span(mention.span.document, min(bounds[0], mention.span.start), max(bounds[1], mention.span.end)),
        words=words,
    )  # fmt: skip


def apart(one: Rank, other: Rank) -> str:
    """Why one person cannot hold both at one time, or how they differ; empty where nothing says so."""
    if one.document == other.document:
        return ""
    ministers = one.head == other.head == "minister"
    if ministers and one.minor != other.minor and (one.hand or other.hand):
        return "a minister here, a minister of lesser rank there"
    if ministers and not (one.minor or other.minor) and one.hand and other.hand and one.hand != other.hand:
        return f"the {one.hand} ministry here, {other.hand} there"
    commands = {"chief", "commander", "head"}
    if {one.head, other.head} <= commands and one.hand and other.hand and one.hand != other.hand:
        return f"head of the {one.hand} here, of the {other.hand} there"
    same = one.head == other.head and _one_body(one.body, other.body)
    return f"the {one.head} here, a {one.lesser or other.lesser} there" if same and one.lesser != other.lesser else ""


def _one_body(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))


def _hand(words: str, row: str) -> str:
    found = [(match.start(), name) for name, pattern in _hands(row).items() if (match := pattern.search(words))]
    return min(found)[1] if found else ""


def _plain(head: str) -> str:
    return re.sub(r"[- ](?:in[- ]chief|general)$|s$", "", head.lower())


@cache
def _hands(row: str) -> dict[str, re.Pattern[str]]:
    return {name: _any(words) for name, words in toml("posts")["ranks"][row].items()}


@cache
def _words(row: str) -> re.Pattern[str]:
    return _any(toml("posts")["ranks"][row])


@cache
def _heads() -> re.Pattern[str]:
    return _words("heads")


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
