"""Signals told of by a verb of speech where no quotation is read: told reporters, warned, promised, accused."""

import re

from spacy.tokens import Span as Sentence

from verbale.language.clauses import agents
from verbale.read.signals.dating import carried, recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.governing import happened
from verbale.read.signals.hearing import FINITE, MUTE, THEN, is_news, is_retort, occasion, outside, turned_to
from verbale.read.signals.lexicon import verbs
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL

_IF = re.compile(r"\b(?:if|unless|whether)\s+(?:the )?$", re.I)
_TOLD = re.compile(r"(?:told|assured|informed)\b")
_SPEECH = re.compile(r"\b(?:" + "|".join(f"{verb[:-1]}" for verb in sorted(verbs("speak"))) + r")\w*")
_MAIN = frozenset({"ROOT", "conj"})
_GAP = re.compile(r"(?: of (?:the )?[A-Z]\w+)?,? (?:also |then |later |again |has |had )*")


def tell_told(scene: Scene, page: Page, bounds: tuple[int, int]) -> Draft | None:
    """Told reporters, told lawmakers: what an official told them, where no quotation is read."""
    form, place = occasion(outside(page, *bounds), bounds[0])
    if form is None or place is None or not _TOLD.match(page.text, place[0]):
        return None
    verb = page.doc.char_span(place[0], place[0] + len("told"), alignment_mode="expand")
    subject = [page.of(token) for token in agents(verb.root)] if verb is not None else []
    who = next((one for one in subject if one and one.mention.type != "outlet" and scene.speaks(one)), None)
    if who is None or UNREAL.search(page.text, bounds[0], place[0]):
        return None
    return Draft(
        form, who.mention.actor or "", scene.reading.span(page.index, *bounds), f"told it: {form}",
        date=told_on(scene, page, bounds, [place]) or recent(scene, page, bounds),
    )  # fmt: skip


def tell_acted(scene: Scene, page: Page, sentence: Sentence) -> Draft | None:
    """Warned, promised, accused: what an official's verb of speech does by itself, where no quotation is read."""
    match = _SPEECH.search(page.text, sentence.start_char, sentence.end_char)
    if match is None:
        return None
    form, place = occasion(outside(page, sentence.start_char, sentence.end_char), sentence.start_char)
    bounds = (sentence.start_char, sentence.end_char)
    for token in sentence:
        if token.lemma_.lower() not in verbs("speak") or token.tag_ not in FINITE or not happened(token):
            continue
        near = (*map(page.of, agents(token)), _right_before(page, sentence.start_char, token.idx))
        before = [one for one in near if one and one.start < token.idx and not _IF.search(page.text, 0, one.start)]
        who = next((one for one in before if one.mention.type not in MUTE and scene.speaks(one)), None)
        if who is None:
            continue
        anchors = [(token.idx, token.idx + len(token)), *([place] if place else [])]
        if page.is_quoted(*anchors[0]):
            continue
        date = told_on(scene, page, bounds, anchors) or recent(scene, page, bounds) or carried(scene, page, bounds[0])
        to = turned_to(scene, page, bounds, anchors[0][1], who.mention.actor)
        return Draft(
            form or "statement", who.mention.actor or "", scene.reading.span(page.index, *bounds),
            f"{token.text!r}, an act of speech", form is not None or date is not None,
            to, date, vague=form is None,
            loose=token.dep_ in _MAIN and not THEN.search(sentence.text)
            and (is_news(scene, who.mention.actor) or is_retort(scene, page, anchors[0], who.mention.actor, to)),
        )  # fmt: skip
    return None


def _right_before(page: Page, low: int, verb: int) -> Place | None:
    """The party that stands right before a verb whose subject the parse lost."""
    places = [one for one in page.parties(low, verb) if one.mention.actor]
    return places[-1] if places and _GAP.fullmatch(page.text, places[-1].end, verb) else None
