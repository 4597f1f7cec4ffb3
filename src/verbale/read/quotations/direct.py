"""Marked speech by its surface: which stretch is attributed to whom, with or without a good parse.

A stretch is *told* when a cue before it leads in ("he said: ...", "stating, ...") or one behind it closes
("...," said the minister). Stretches that an attribution interrupts are one quotation.
"""

from collections.abc import Sequence
from typing import NamedTuple

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import Found, verb_at
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.marks import Stretch
from verbale.read.quotations.sources import source_of

_LEAD_MARKS = frozenset({",", ":", "—", "–", "--", "-", "that"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "X", "SYM"})
_INSIDE_NAME = frozenset({"of", "'s", "’s", "'", "’", "-", "for", "and", "&", "the"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_ZONE = 32


class Zone(NamedTuple):
    """Tokens outside marks beside a stretch: `first:last` half-open."""

    first: int
    last: int


class Told(NamedTuple):
    """An attribution of a stretch: the cue, the source's words, and how it was seen."""

    cue: Bounds
    source: Bounds | None
    rule: str
    token: int
    head: int = -1
    zone: Zone = Zone(0, 0)
    kind: str = "speech"


def zones(tree: Tree, stretches: Sequence[Stretch], index: int) -> tuple[Zone, Zone]:
    """The tokens before a stretch back to the sentence's or the previous stretch's end, and those after it likewise."""
    stretch = stretches[index]
    begin, end = tree.token_from(stretch.start), tree.token_from(stretch.end)
    low = tree.token_from(stretches[index - 1].end) if index else 0
    high = tree.token_from(stretches[index + 1].start) if index + 1 < len(stretches) else tree.size
    first = next((k + 1 for k in range(begin - 1, low - 1, -1) if tree.is_end(k)), low)
    last = next((k for k in range(end, high) if tree.is_end(k)), high)
    return Zone(first, begin), Zone(end, last)


def told_after(tree: Tree, stretch: Stretch, zone: Zone) -> Told | None:
    """The attribution that follows a stretch: "...," he said; "...," said the minister; "...," according to her."""
    text = tree.text
    closing = text[stretch.inner[0] : stretch.inner[1]].rstrip(" '’”\"")[-1:]
    first = zone.first
    outside = first < zone.last and tree.lower[first] in {",", "—", "–", "--", "-"}
    if outside:
        first += 1
    if first >= zone.last or not (closing in {",", "?", "!", "—", "–", "-", "…", "."} or outside):
        return None
    if tree.lower[first : first + 2] == ["according", "to"]:
        name = _name_from(tree, first + 2, zone.last)
        return (
            Told(tree.bounds(first, first + 1), name, "marked speech, then according to", first, zone=zone)
            if name
            else None
        )
    if closing == "." and not outside and tree.words[first][:1].isupper() and tree.lower[first] not in _PRONOUNS:
        return _closing_cue(tree, first, zone) if _runs_out(tree, first, zone) else None
    return _closing_cue(tree, first, zone)


def _runs_out(tree: Tree, first: int, zone: Zone) -> bool:
    """Whether the sentence behind a full stop is no more than `Name said`."""
    return zone.last - first <= 6 and verb_at(tree, zone.last - 1, "quote") is not None


def _closing_cue(tree: Tree, first: int, zone: Zone) -> Told | None:
    start = first
    while start < zone.last and tree.pos[start] == "ADV" and tree.lower[start] not in _PRONOUNS:
        start += 1
    inverted = start < zone.last and verb_at(tree, start, "quote")
    if inverted and not tree.lower[start].endswith("ing"):
        name = _name_from(tree, inverted.last + 1, zone.last)
        if name:
            return _told(tree, inverted, name, "marked speech, then inverted", zone)
    for token in range(first + 1, min(zone.last, first + _ZONE)):
        found = verb_at(tree, token, "quote")
        if found and not tree.lower[token].endswith("ing") and _verbal(tree, token):
            name = _name_before(tree, first, token)
            if name:
                return _told(tree, found, name, "marked speech, then", zone)
    return None


def _verbal(tree: Tree, token: int) -> bool:
    return not tree.pos[token] or tree.pos[token] not in {"NOUN", "PROPN", "ADJ", "ADP"}


def _told(tree: Tree, found: Found, name: Bounds | None, how: str, zone: Zone, head: int = -1) -> Told:
    rule = f"{how} '{tree.text[tree.starts[found.token] : tree.ends[found.last]]}'"
    return Told(tree.bounds(found.token, found.last), name, rule, found.token, head, zone, found.cue.kind)


def _name_from(tree: Tree, first: int, last: int) -> Bounds | None:
    """The name that starts at a token: up to a comma, a verb, or a preposition other than "of" and "for"."""
    end = first
    while end < last and (tree.pos[end] in _NOMINAL or tree.lower[end] in _INSIDE_NAME or not tree.pos[end]):
        if not tree.pos[end] and tree.lower[end] in {",", "(", ";"}:
            break
        end += 1
    while end > first and (tree.lower[end - 1] in _INSIDE_NAME and not tree.words[end - 1][0].isupper()):
        end -= 1
    if end > first and tree.lower[first] in _PRONOUNS | {"him", "her", "them"}:
        return tree.bounds(first, first)
    while end > first + 1 and tree.words[end - 1] in _WEEKDAYS:
        end -= 1
    return tree.bounds(first, end - 1) if end > first else None


_WEEKDAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today"])


def _name_before(tree: Tree, first: int, verb: int) -> Bounds | None:
    """The subject before a verb: by the parse where it lies in the zone, else the first name of the zone."""
    if tree.parsed:
        subject = tree.subject(verb)
        if subject is not None and first <= subject < verb:
            return tree.name_of(subject)
    if any(tree.pos[k] == "VERB" and tree.lower[k - 1] not in {"who", "which"} for k in range(first, verb)):
        return None
    return _name_from(tree, first, verb)


def told_before(tree: Tree, stretch: Stretch, zone: Zone) -> Told | None:
    """The attribution that leads in: he said, "..."; the letter reads: "..."; stating that "..."."""
    if zone.first >= zone.last:
        return None
    last = zone.last - 1
    colon, comma = tree.words[last] == ":", tree.words[last] in {",", "—", "–", "--"}
    floor = max(zone.first, last - _ZONE)
    for token in range(last, floor - 1, -1):
        found = verb_at(tree, token, "quote")
        if not found or not _verbal(tree, token):
            continue
        gap = range(found.last + 1, last + 1)
        if colon or (comma and _sentential(tree, stretch)) or _tight(tree, gap):
            head, name = _lead_source(tree, token, zone)
            return _told(tree, found, name, "led in by", zone, head)
    if colon:
        head, name = _subject_of_zone(tree, zone)
        return Told(tree.bounds(last, last), name, "led in by a colon", last, head, zone)
    return None


def _tight(tree: Tree, gap: range) -> bool:
    """Whether no more than a hearer, an adverb or "that" stands between cue and mark."""
    return len(gap) <= 4 and all(
        tree.pos[k] in _NOMINAL | {"ADV", "SCONJ", ""} or tree.lower[k] in _LEAD_MARKS | {"by", "saying"} for k in gap
    )


def _sentential(tree: Tree, stretch: Stretch) -> bool:
    """Whether the words inside the marks stand as a sentence: a capital, "I", a bracket or an ellipsis first."""
    inner = tree.text[stretch.inner[0] : stretch.inner[1]].lstrip(" ‘'…. ")
    return bool(inner) and (inner[0].isupper() or inner[0] in "[(“" or inner[0].isdigit()) and len(inner.split()) > 1


def sentential(tree: Tree, stretch: Stretch) -> bool:
    """Whether a stretch can stand as a quotation by itself: a sentence by its looks and its length."""
    inner = tree.text[stretch.inner[0] : stretch.inner[1]].rstrip()
    return _sentential(tree, stretch) and len(inner.split()) >= 3 and inner[-1:] in ".?!,…—–-"


def _lead_source(tree: Tree, verb: int, zone: Zone) -> tuple[int, Bounds | None]:
    if tree.parsed:
        head, name = source_of(tree, verb)
        if name is not None:
            return head, name
    names = [k for k in range(zone.first, verb) if tree.pos[k] in {"PROPN", "PRON", ""} and tree.words[k][0].isupper()]
    return (-1, _name_from(tree, names[0], verb)) if names else (-1, None)


def _subject_of_zone(tree: Tree, zone: Zone) -> tuple[int, Bounds | None]:
    if not tree.parsed:
        return -1, None
    for token in range(zone.first, zone.last):
        if tree.deps[token] in {"nsubj", "nsubj:pass"}:
            return token, tree.name_of(token)
    return -1, None


def attribution(told: Told, content: tuple[Bounds, ...]) -> Attribution:
    """What was told, as the reader's common form."""
    return Attribution(content, told.cue, told.source, told.rule, told.kind, told.head, told.token, marked=True)
