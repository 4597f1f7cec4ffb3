"""Talks: who met, held talks with, or called whom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span as Sentence

from verbale.read.signals.dating import recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL

_KIND = r"(?:[\w‘’'“”\"-]+\s+){0,5}?[“\"‘'’”]?"
_TALKS = (
    rf"{_KIND}(?:talks?|negotiations|summits?(?: (?:meeting|talks))?|contacts?|consultations|conversations?|meetings?"
    r"|phone call|telephone (?:call|conversation)|dialogue)\b[”\"’']?"
)
_HELD = re.compile(
    rf"\b(?:held|had|conducted|hold|holding(?! of\b)|wrapped up|concluded|hosted)\s+(?:an?\s+|the\s+"
    rf"|their\s+|its\s+)?{_TALKS}",
    re.I,
)
_LINE = r"(?:(?:by|over|on|via) (?:the |a |an? \w+ )?(?:(?:tele)?phone|hot ?line|hot-line|video(?: ?link)?|red phone))"
_MET = re.compile(
    r"\b(?:met(?: \w+ly)?(?: and had an? (?:\w+ )*talks?)?(?: with)?|received"
    rf"|(?:spoke|talked) (?:{_LINE} )?(?:with|to)(?= (?!reporters|the (?:press|media)))"
    r"|called|phoned|telephoned|rang(?: up)?|talked with|conferred with|had (?:an? )?(?:\w+ )*talks? with)"
    r"\s+(?=[A-Z“\"]|the |his |her |then-)"
)
_TOGETHER = re.compile(
    rf"\b(?:met|(?:spoke|talked|conferred)(?= {_LINE}))(?=,? (?:in|at|on|by|over|again|secretly|privately|briefly"
    r"|face|for|last|twice|this|aboard|[A-Z])|[,.])"
)
_VISIT = re.compile(
    r"\b(?:visited|paid an? (?:[\w-]+ )*visit to|made an? (?:[\w-]+ )*trip to)\s+(?:the )?(?=[A-Z])"
    r"|[’']s?\s+(?:[\w-]+ ){0,3}(?:visit|trip|tour|mission)\s+(?:to|of)\s+(?:the )?"
)
_BETWEEN = re.compile(rf"\b{_TALKS}\s+(?:held\s+)?between\b", re.I)
_TOOK = re.compile(
    rf"\b{_TALKS}(?:\s+(?:between|of|with)\b[^.;]{{0,120}}?)?\s*,?\s*(?:which\s+)?(?:was|were"
    rf"|took)\s+(?:held|place|in)\b",
    re.I,
)
_BUSINESS = re.compile(r"\b(?:received|called)\b", re.I)
_TAKEN = re.compile(r"\b(?:held|took place|was in|were in|began|ended|opened|resumed|concluded|broke down)\b", re.I)
_AMONG = re.compile(r"\b(?:between|of|with)\s+", re.I)
_NEAR = 90


class Pattern(NamedTuple):
    """A construction that tells of talks, and what it is called."""

    words: re.Pattern[str]
    why: str


HELD, MET = Pattern(_HELD, "held talks"), Pattern(_MET, "met")
TOGETHER, VISIT = Pattern(_TOGETHER, "met each other"), Pattern(_VISIT, "visited")
BETWEEN, TOOK = Pattern(_BETWEEN, "talks between two sides"), Pattern(_TOOK, "talks that took place")


def tell_meetings(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """The draft of the talks that a sentence tells of as having taken place."""
    low, high = sentence.start_char, sentence.end_char
    for pattern in (MET, TOGETHER, HELD, BETWEEN, TOOK, VISIT):
        match = pattern.words.search(page.text, low, high)
        if match is None or UNREAL.search(page.text, low, match.start()):
            continue
        sides = _sides(scene, page, (low, high), match, pattern)
        date = told_on(scene, page, (low, high), [match.span()]) or recent(scene, page, (low, high))
        if sides is None or (pattern is BETWEEN and not _dated_behind(page, match, high)):
            continue
        if date is None and pattern in (TOOK, TOGETHER, VISIT):
            continue
        yield Draft("talks", sides[0], scene.reading.span(page.index, low, high), pattern.why, True, sides[1:], date)
        return


def _dated_behind(page: Page, match: re.Match[str], high: int) -> bool:
    """Whether talks between two sides are told of as held: a verb, and a day behind it."""
    end = min(high, match.end() + _NEAR)
    return bool(_TAKEN.search(page.text, match.end(), end)) and any(
        match.end() <= when.start < end for when in page.dates
    )


def _sides(
    scene: Scene, page: Page, bounds: tuple[int, int], match: re.Match[str], pattern: Pattern
) -> tuple[str, ...] | None:
    """The two sides, of different states; None where they are not named."""
    before, after = parties(scene, page, bounds[0], match.start()), parties(scene, page, match.end(), bounds[1])
    if pattern is MET:
        found = [*_subject(scene, before), *after[:1]]
        if _BUSINESS.match(match[0]) and any(scene.state(actor) == actor for actor in found):
            return None
    elif pattern is HELD:
        partners = after[:1] if re.match(r".{0,60}?\bwith\b", page.text[match.end() : bounds[1]]) else []
        found = [*_subject(scene, before), *partners] if partners else before[-2:]
    elif pattern is BETWEEN:
        found = after[:2]
    elif pattern is TOGETHER:
        found = before[-2:]
    elif pattern is VISIT:
        found = _visitor(scene, page, bounds, match)
    else:
        between = _AMONG.search(page.text, *match.span())
        low = between.end() if between else max(bounds[0], match.start() - _NEAR)
        found = parties(scene, page, low, match.end())[:2] if between else parties(scene, page, low, match.end())[-2:]
    states = {scene.state(actor) for actor in found}
    return tuple(found) if len(found) == 2 and len(states) == 2 and None not in states else None


def _visitor(scene: Scene, page: Page, bounds: tuple[int, int], match: re.Match[str]) -> list[str]:
    """An official, and the state whose place he visits."""
    guests = [
        one for one in parties(scene, page, bounds[0], match.start() + 2) if scene.knowledge_type(one) == "person"
    ]
    hosts = [
        state for place in page.within(match.start() + 1, min(bounds[1], match.end() + _NEAR))
        if (state := scene.state(place.mention.actor)) and guests and state != scene.state(guests[-1])
    ]  # fmt: skip
    return [guests[-1], hosts[0]] if guests and hosts else []


def _subject(scene: Scene, before: list[str]) -> list[str]:
    """Who meets: the last person before the verb, whose bodies may stand between; else the last party."""
    people = [actor for actor in before if scene.knowledge_type(actor) == "person"]
    return (people or before)[-1:]


def parties(scene: Scene, page: Page, start: int, end: int) -> list[str]:
    """Those who can hold talks, named in a stretch: officials, bodies, states, and states named by an adjective."""
    found: list[tuple[int, str]] = []
    for place in page.parties(start, end):
        if place.mention.type != "place" and place.mention.actor and scene.speaks(place):
            found.append((place.start, _whole(scene, place)))
    for match in _ADJECTIVE.finditer(page.text, start, end):
        state = scene.knowledge.actors.state(match[0])
        if state and not any(p.start <= match.start() < p.end for p in page.mentions):
            found.append((match.start(), state))
    ordered = list(dict.fromkeys(actor for _, actor in sorted(found)))
    persons = {scene.state(actor) for actor in ordered if scene.state(actor) != actor}
    return [actor for actor in ordered if scene.state(actor) != actor or actor not in persons]


_ADJECTIVE = re.compile(r"\b(?:(?:North|South|Saudi|New|Sri|Costa|East|West)\s)?[A-Z][a-z]+\b")


def _whole(scene: Scene, place: Place) -> str:
    """The state itself for its unnamed people ("diplomats of both"), else the actor."""
    actor = place.mention.actor or ""
    return (scene.state(actor) or actor) if place.mention.type == "group" else actor
