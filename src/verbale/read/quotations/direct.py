"""Marked speech by its surface: which stretch is attributed to whom, with or without a good parse.

A stretch is *told* when a cue before it leads in ("he said: ...", "stating, ...") or one behind it closes
("...," said the minister). Stretches that an attribution interrupts are one quotation.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import Found, verb_at
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.marks import Stretch
from verbale.read.quotations.names import name_from
from verbale.read.quotations.sources import relayer, source_of
from verbale.read.quotations.words import DAYS, RELATIVES

_LEAD_MARKS = frozenset({",", ":", "—", "–", "--", "-", "that"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "PRON", "X", "SYM"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_BEFORE_SENTENCE = " \u00a0‘'…."
_DASHES = frozenset({"—", "–", "--", "-", "―", "~"})
_SIGNED = re.compile(r"[\s.]*([―—–]|--?)\s*((?:[A-Z][\w.’'-]*,?\s*|(?:of|de|the|van|al)\s+){1,8}?)[\s.]*(?=$|[“\"”])")
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
    relay: Bounds | None = None


def zones(tree: Tree, stretches: Sequence[Stretch], index: int) -> tuple[Zone, Zone]:
    """The tokens before a stretch back to the sentence's or the previous stretch's end, and those after it likewise."""
    stretch = stretches[index]
    begin, end = tree.token_from(stretch.start), tree.token_from(stretch.end)
    low = tree.token_from(stretches[index - 1].end) if index else 0
    high = tree.token_from(stretches[index + 1].start) if index + 1 < len(stretches) else tree.size
    first = next((k + 1 for k in range(begin - 1, low - 1, -1) if tree.is_end(k)), low)
    last = next((k for k in range(end, high) if tree.is_end(k)), high)
    return Zone(first, begin), Zone(end, last)


def told_after(tree: Tree, stretch: Stretch, zone: Zone, free: bool = True) -> Told | None:
    """The attribution that follows a stretch: "...," he said; "...," said the minister; "...," according to her."""
    text = tree.text
    if match := _SIGNED.match(text, stretch.end):
        dash, signed = match.span(1), match.span(2)
        return Told(dash, signed, "marked speech, signed after a dash", tree.token_at(dash[0]), zone=zone)
    closing = text[stretch.inner[0] : stretch.inner[1]].rstrip(" '’”\"")[-1:]
    first = zone.first
    while first < zone.last and not tree.words[first].strip():
        first += 1
    outside = first < zone.last and tree.lower[first] in _DASHES | {","}
    if outside:
        first += 1
    if first >= zone.last or not (closing in {",", "?", "!", "—", "–", "-", "…", "."} or outside):
        return None
    if tree.lower[first : first + 2] == ["according", "to"]:
        name = name_from(tree, first + 2, zone.last)
        return Told(tree.bounds(first, first + 1), name, "marked speech, then according to", first, zone=zone)
    if closing == "." and not outside and tree.words[first][:1].isupper() and tree.lower[first] not in _PRONOUNS:
        return _closing_cue(tree, first, zone, free) if _runs_out(tree, first, zone) else None
    return _closing_cue(tree, first, zone, free)


def _is_attribute(tree: Tree, token: int) -> bool:
    """Whether a participle only says what a thing is like: "a statement posted on its website"."""
    return tree.tags[token] == "VBN" and tree.deps[token].startswith("acl")


def _runs_out(tree: Tree, first: int, zone: Zone) -> bool:
    """Whether the sentence behind a full stop is no more than `Name said`."""
    return zone.last - first <= 6 and verb_at(tree, zone.last - 1, "quote") is not None


def _leads_on(tree: Tree, found: Found, zone: Zone) -> bool:
    """Whether a cue behind a marked phrase opens the next marks instead: on the “gap,” she said, “We ...”."""
    return found.last + 2 == zone.last and tree.words[found.last + 1] in {",", ":"} and zone.last < tree.size


def _closing_cue(tree: Tree, first: int, zone: Zone, free: bool = True) -> Told | None:
    start = first
    while start < zone.last and tree.pos[start] == "ADV" and tree.lower[start] not in _PRONOUNS:
        start += 1
    inverted = start < zone.last and verb_at(tree, start, "quote")
    if inverted and not tree.lower[start].endswith("ing"):
        name = name_from(tree, inverted.last + 1, zone.last)
        if name:
            return tell(tree, inverted, name, "marked speech, then inverted", zone)
    for token in range(first + 1, min(zone.last, first + _ZONE)):
        found = verb_at(tree, token, "quote")
        if found and not free and _leads_on(tree, found, zone):
            return None
        if found and not tree.lower[token].endswith("ing") and _verbal(tree, token):
            name = _name_before(tree, first, token)
            if name:
                return tell(tree, found, name, "marked speech, then", zone)
    return None


def _verbal(tree: Tree, token: int) -> bool:
    return not tree.pos[token] or tree.pos[token] not in {"NOUN", "PROPN", "ADJ", "ADP"}


def tell(tree: Tree, found: Found, name: Bounds | None, how: str, zone: Zone, head: int = -1) -> Told:
    """An attribution with its reason in words: how it was seen, and with which cue."""
    rule = f"{how} '{tree.text[tree.starts[found.token] : tree.ends[found.last]]}'"
    cue, relay = tree.bounds(found.token, found.last), relayer(tree, found.token)
    return Told(cue, name, rule, found.token, head, zone, found.cue.kind, relay)


def _name_before(tree: Tree, first: int, verb: int) -> Bounds | None:
    """The subject before a verb: by the parse where it lies in the zone, else the name that the zone begins with."""
    if tree.parsed:
        subject = tree.subject(verb)
        if subject is not None and first <= subject < verb and tree.lower[subject] not in RELATIVES:
            return tree.name_of(subject)
    name = name_from(tree, first, verb)
    if name is None:
        return None
    after = tree.token_from(name[1])
    apposed = after < verb and tree.lower[after] in {",", "(", "—", "–", "--", "-"}
    plain = all(tree.pos[k] not in {"VERB", "PUNCT", "SCONJ"} for k in range(after, verb))
    return name if apposed or plain else None


def told_before(tree: Tree, stretch: Stretch, zone: Zone) -> Told | None:
    """The attribution that leads in: he said, "..."; the letter reads: "..."; stating that "..."."""
    if zone.first >= zone.last:
        return None
    last = zone.last - 1
    colon, comma = tree.words[last] == ":", tree.words[last] in {",", "—", "–", "--"}
    floor = max(zone.first, last - _ZONE)
    for token in range(last, floor - 1, -1):
        found = verb_at(tree, token, "quote")
        if not found or not _verbal(tree, token) or _is_attribute(tree, token):
            continue
        gap = range(found.last + 1, last + 1)
        if comma and any(tree.tags[k] in FINITE for k in gap):
            return None
        named = not colon and not _sentential(tree, stretch) and not _hears(tree, found, gap)
        if not named and (colon or comma or _tight(tree, gap)):
            head, name = lead_source(tree, token, zone)
            return tell(tree, found, name, "led in by", zone, head)
    if colon:
        head, name = _subject_of_zone(tree, zone)
        return Told(tree.bounds(last, last), name, "led in by a colon", last, head, zone)
    return None


def leads_out(tree: Tree) -> Told | None:
    """The attribution that a passage ending in a colon makes for what follows it."""
    if not tree.size or not tree.text.rstrip().endswith(":"):
        return None
    last = tree.token_at(len(tree.text.rstrip()) - 1)
    first = next((k + 1 for k in range(last - 1, -1, -1) if tree.is_end(k)), 0)
    for token in range(last - 1, first - 1, -1):
        found = verb_at(tree, token, "quote")
        verbal = _verbal(tree, token) or (token == last - 1 and tree.lower[token] not in _bare_forms(found))
        if found and not tree.quoted[token] and verbal:
            head, name = lead_source(tree, token, Zone(first, last))
            return tell(tree, found, name, "led in by", Zone(first, last), head)
    head, name = _subject_of_zone(tree, Zone(first, last))
    return Told(tree.bounds(last, last), name, "led in by a colon", last, head) if name else None


def _bare_forms(found: Found | None) -> frozenset[str]:
    """The bare form of a cue, which may be a noun ("the following comment:")."""
    return frozenset(found.cue.words[:1]) if found else frozenset()


def _hears(tree: Tree, found: Found, gap: range) -> bool:
    """Whether the words between a cue and the marks name the hearer or the day, or none stand there."""
    names = [k for k in gap if tree.pos[k] in {"NOUN", "PROPN"} and tree.words[k] not in DAYS]
    return not names or "addressee" in found.cue.frames


def _tight(tree: Tree, gap: range) -> bool:
    """Whether no more than a hearer, an adverb or "that" stands between cue and mark."""
    return len(gap) <= 4 and all(
        tree.pos[k] in _NOMINAL | {"ADV", "SCONJ", ""} or tree.lower[k] in _LEAD_MARKS | {"by", "saying"} for k in gap
    )


def _sentential(tree: Tree, stretch: Stretch) -> bool:
    """Whether the words inside the marks stand as a sentence: a capital, "I", a bracket or an ellipsis first."""
    inner = tree.text[stretch.inner[0] : stretch.inner[1]].lstrip(_BEFORE_SENTENCE)
    return bool(inner) and (inner[0].isupper() or inner[0] in "[(“" or inner[0].isdigit()) and len(inner.split()) > 1


def is_title(tree: Tree, stretch: Stretch, before: Zone) -> bool:
    """Whether marked words are the name of a work or a show: capitals throughout, after a preposition or an owner."""
    words = tree.text[stretch.inner[0] : stretch.inner[1]].strip(" ,.").split()
    capitals = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words if word[0].isalnum())
    if not (capitals and any(word[0].isupper() for word in words) and before.first < before.last):
        return False
    leader = before.last - 1
    return tree.pos[leader] in {"ADP", "PART", "NOUN", "PROPN", "ADJ", "DET"} and tree.lower[leader] not in _QUOTING


_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "vs"])
_QUOTING = frozenset({"as", "that", "like"})


def sentential(tree: Tree, stretch: Stretch) -> bool:
    """Whether a stretch can stand as a quotation by itself: a sentence by its looks and its length."""
    inner = tree.text[stretch.inner[0] : stretch.inner[1]].rstrip()
    return _sentential(tree, stretch) and len(inner.split()) >= 3 and inner[-1:] in ".?!,…—–-"


def lead_source(tree: Tree, verb: int, zone: Zone) -> tuple[int, Bounds | None]:
    """Head token and words of who speaks: right behind the verb, by the parse, or the first name."""
    if verb == zone.first and verb + 1 < zone.last and (name := name_from(tree, verb + 1, zone.last)):
        return tree.token_at(name[1] - 1), name
    if tree.parsed:
        head, name = source_of(tree, verb)
        if name is not None:
            return head, name
    names = [k for k in range(zone.first, verb) if tree.pos[k] in {"PROPN", "PRON", ""} and tree.words[k][0].isupper()]
    return (-1, name_from(tree, names[0], verb)) if names else (-1, None)


def _subject_of_zone(tree: Tree, zone: Zone) -> tuple[int, Bounds | None]:
    if not tree.parsed:
        return -1, None
    subjects = [k for k in range(zone.first, zone.last) if tree.deps[k] in {"nsubj", "nsubj:pass"}]
    main = [k for k in subjects if tree.heads[tree.heads[k]] == tree.heads[k]]
    return next(((k, tree.name_of(k)) for k in (*main, *subjects)), (-1, None))


def attribution(told: Told, content: tuple[Bounds, ...]) -> Attribution:
    """What was told, as the reader's common form."""
    return Attribution(
        content, told.cue, told.source, told.rule, told.kind, told.head, told.token, relay=told.relay, marked=True
    )
