"""Talks: who met, held talks with, or called whom."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.model.records import Dated
from verbale.read.signals.dating import told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.scene import Page, Place, Scene

_TALKS = (
    r"(?:(?:[\w‘’'“”\"-]+|[\w‘’'“”\"-]+ and [\w‘’'“”\"-]+)\s+){0,4}?[“\"‘']?(?:talks?|negotiations|summits?(?: (?:meeting|talks))?|contacts?|consultations|conversations?"
    r"|meetings?|phone call|telephone (?:call|conversation)|dialogue)\b"
)
_HELD = re.compile(
    rf"\b(?:held|had|conducted|hold|holding|having held|wrapped up|concluded|hosted)\s+(?:an?\s+|the\s+|their\s+|its\s+)?{_TALKS}",
    re.I,
)
_MET = re.compile(
    r"\b(?:met(?: and had an? (?:\w+ )*talks?)?(?: with)?|received|spoke (?:by (?:tele)?phone )?with|called|talked with|conferred with|paid a courtesy call on|had (?:an? )?(?:\w+ )*talks? with)\s+(?=[A-Z“\"]|the |his |her |then-)"
)
_TOOK = re.compile(
    rf"\b{_TALKS[:-2]}[”\"’']?(?:\s+(?:between|of|with|in)\b[^.;]{{0,120}}?)?\s*,?\s*(?:which )?(?:was|were|took place|is)\s*(?:held|place|in)?\b",
    re.I,
)
_BETWEEN = re.compile(rf"\b{_TALKS}[”\"’']?\s+(?:held\s+)?(?:on [\w ]+ )?between\b", re.I)
_NOT = re.compile(
    r"\b(?:would|will|may|might|could|should|can|not|never|no|if|to|plans?|wants?|ready|hope|possible|seek\w*|propos\w+|without|until|before|would-be|next|going)\b[^,;.]{0,25}$",
    re.I,
)
_WITH = re.compile(r"\b(?:with|between|and|among)\s+(?:the |his |her |its |their )?(?:[\w’'-]+ )*?$", re.I)


def tell_meetings(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the talks that a sentence tells of as having taken place."""
    low, high = sentence.start_char, sentence.end_char
    text = page.text
    for pattern, why in (
        (_HELD, "held talks"),
        (_MET, "met"),
        (_BETWEEN, "talks between two sides"),
        (_TOOK, "talks that took place"),
    ):
        match = pattern.search(text, low, high)
        if match is None or _NOT.search(text, low, match.start()):
            continue
        sides = _sides(scene, page, low, high, match, pattern)
        if sides is None:
            continue
        date = told_on(scene, page, (low, high), [match.span()])
        if pattern in (_BETWEEN, _TOOK) and date is None:
            continue
        span = scene.reading.span(page.index, low, high)
        yield Draft("talks", sides[0], span, why, True, sides[1], date)
        return


def _sides(
    scene: Scene, page: Page, low: int, high: int, match: re.Match[str], pattern: re.Pattern[str]
) -> tuple[str, tuple[str, ...]] | None:
    before, after = parties(scene, page, low, match.start()), parties(scene, page, match.end(), high)
    if pattern is _MET:
        if not before or not after:
            return None
        first = after[0]
        return (before[0], (first,)) if scene.state(before[0]) != scene.state(first) else None
    if pattern is _HELD:
        partners = after if re.search(r"\bwith\b", page.text[match.end() : match.end() + 60]) else []
        everyone = before[:1] + partners[:1] if partners else before[-2:]
    else:
        everyone = (
            after[:2] if pattern is _BETWEEN else (parties(scene, page, match.start(), match.end()) or before)[:2]
        )
    states = {scene.state(actor) for actor in everyone}
    if len(everyone) < 2 or len(states) < 2:
        return None
    return everyone[0], tuple(everyone[1:])


def parties(scene: Scene, page: Page, start: int, end: int) -> list[str]:
    """Those who can hold talks, named in a stretch: officials, states, and states that an adjective names."""
    found: list[tuple[int, str]] = []
    for place in page.within(start, end):
        if place.mention.type != "place" and place.mention.actor and scene.speaks(place):
            found.append((place.start, _whole(scene, place)))
    for match in re.finditer(
        r"\b(?:(?:North|South|Saudi|New|Sri|Costa|Puerto|East|West)\s)?[A-Z][a-z]+\b", page.text[start:end]
    ):
        at = start + match.start()
        state = scene.knowledge.actors.state(match[0])
        if state and not any(p.start <= at < p.end for p in page.mentions):
            found.append((at, state))
    ordered = list(dict.fromkeys(actor for _, actor in sorted(found)))
    persons = {scene.state(actor) for actor in ordered if scene.state(actor) != actor}
    return [actor for actor in ordered if scene.state(actor) != actor or actor not in persons]


def _whole(scene: Scene, place: Place) -> str:
    """The state itself for its unnamed people ("Japanese diplomats"), else the actor."""
    actor = place.mention.actor or ""
    return (scene.state(actor) or actor) if place.mention.type == "group" else actor


def undated(date: Dated | None) -> bool:
    """Whether nothing says when."""
    return date is None
