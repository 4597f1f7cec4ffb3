"""Signals told of by what was said: an official's words with a day, hearers or a place."""

import re
from collections.abc import Iterator

from msgspec import structs
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from verbale.model.records import Mention, Quotation
from verbale.read.signals.acted import tell_acted, tell_told
from verbale.read.signals.dating import carried, recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.hearing import (
    FINITE,
    THEN,
    hearers,
    is_across,
    is_news,
    is_retort,
    occasion,
    outside,
    turned_to,
)
from verbale.read.signals.lexicon import nouns, verbs
from verbale.read.signals.page import Page, Place, Words
from verbale.read.signals.scene import Scene

_UNSAID = re.compile(
    r"\b(?:would|will|(?-i:may)|might|could|should|if|not|never|to|of|after|before|without|neither|nor)\b[^,;.]{0,12}$"
    r"|\b(?:never before|not since)\b[^,;.]{0,60}$",
    re.I,
)
_UNNAMED = re.compile(r"\b(?:officials?|diplomats?|sources?|aides?|advis[eo]rs?|insiders?|observers?)\b", re.I)
_BESIDE = 20
"""Characters between hearers and the day on which they were told."""
_MONTH = 7
"""The length of the vaguest date that makes words a signal (a month)."""


def tell_words(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the quotations of a sentence whose speakers speak for a state, one a speaker."""
    low, high = sentence.start_char, sentence.end_char
    done: set[str] = set()
    for words in page.words:
        cue, source = _cue(scene, page, words, low, high), words.quotation.source
        speaker = words.quotation.speaker or (scene.by_role(source.text) if source else None)
        if cue is None or speaker is None or speaker in done or (source and nouns(source.text)):
            continue  # of words in a note, the note is told
        words = words._replace(quotation=structs.replace(words.quotation, speaker=speaker))
        if scene.speaks(_who(scene, words)) and scene.knowledge_type(speaker) != "outlet":
            done.add(speaker)
            yield _draft(scene, page, (low, high), words, cue)
    if not done and (told := tell_told(scene, page, (low, high)) or tell_acted(scene, page, sentence)):
        yield told


def _cue(scene: Scene, page: Page, words: Words, low: int, high: int) -> tuple[int, int] | None:
    """Where the verb of saying stands in the sentence; None for what is thought, wished, or not said."""
    cue = words.quotation.cue
    start = scene.reading.passages[page.index].at(cue.start) if cue is not None else None
    if cue is None or start is None or not low <= start < high or _UNSAID.search(page.text, low, start):
        return None
    if cue.text.lower() == "according to":
        return start, start + len(cue.text)
    token = page.doc.char_span(start, start + len(cue.text), alignment_mode="expand")
    if token is None or not any(_speaks(part) for part in token):
        return None
    return start, start + len(cue.text)


def _speaks(part: Token) -> bool:
    """Whether a word of a cue is a verb of speech: any verb but those of the mind."""
    return part.tag_.startswith("VB") and part.lemma_.lower() not in verbs("mind")


def _who(scene: Scene, words: Words) -> Place:
    quotation = words.quotation
    span = quotation.source or quotation.content[0]
    mention = Mention(id="", span=span, type=scene.knowledge_type(quotation.speaker), actor=quotation.speaker)
    return Place(words.start, words.end, mention)


def _draft(scene: Scene, page: Page, bounds: tuple[int, int], words: Words, cue: tuple[int, int]) -> Draft:
    quotation = words.quotation
    form, place = occasion(outside(page, *bounds), bounds[0])
    anchors = [cue, *([place] if place else [])]
    source = scene.reading.passages[page.index].at(quotation.source.start) if quotation.source else None
    if source is not None and quotation.source is not None:
        anchors.append((source, source + len(quotation.source.text)))
    date = told_on(scene, page, bounds, anchors, [_content(scene, page, words, place)])
    date = date or (recent(scene, page, bounds) if form else None) or carried(scene, page, bounds[0])
    channel = None
    recipients = (quotation.addressee,) if quotation.addressee else hearers(page, place)
    recipients = recipients or turned_to(
        scene, page, bounds, cue[1], quotation.speaker, _content(scene, page, words, place)
    )
    if form == "talks" and not is_across(scene, quotation.speaker, recipients):
        form, place = None, None
    if form == "interview" and recipients and _own_agency(scene, quotation.speaker, recipients[0]):
        form, channel, recipients = "statement", recipients[0], ()
    said = page.text[slice(*cue)]
    why = f"{said!r} with its occasion: {form}" if form else f"{said!r} on a day"
    firm = form is not None or (date is not None and len(date.value) >= _MONTH)
    recipients = tuple(one for one in recipients if scene.knowledge_type(one) != "outlet")
    return Draft(
        form or "statement", quotation.speaker or "", scene.reading.span(page.index, *bounds), why, firm,
        recipients, date, None, channel, vague=form is None,
        loose=_is_main(page, bounds, cue, scene.knowledge_type(quotation.speaker)) and not _is_unnamed(quotation)
        and (is_news(scene, quotation.speaker) or is_retort(scene, page, cue, quotation.speaker, recipients)),
        aside=said.endswith("ing"),
    )  # fmt: skip


def _is_unnamed(quotation: Quotation) -> bool:
    """Whether an official whom nobody names says it."""
    return quotation.source is not None and bool(_UNNAMED.search(quotation.source.text))


def _is_main(page: Page, bounds: tuple[int, int], cue: tuple[int, int], speaker: str) -> bool:
    """Whether the verb of saying tells news: finite, past or a person's present, in no clause of time."""
    if THEN.search(page.text, *bounds) or page.text[: cue[1]].endswith("ing"):
        return False
    span = page.doc.char_span(*cue, alignment_mode="expand")
    if speaker == "organization" and span is not None and span.root.tag_ in ("VBZ", "VBP"):
        return False
    marks = [one.lower_ for one in span.root.children if one.dep_ in ("mark", "advmod")] if span is not None else []
    return not {"when", "after", "before", "while", "until", "since"} & {*marks}


def _is_clause(page: Page, words: Words) -> bool:
    """Whether what is said is a clause with a verb of its own."""
    text = words.quotation.content[0].text
    start = page.text.find(text, max(0, words.start - 1), words.end + 1)
    span = page.doc.char_span(start, start + len(text), alignment_mode="expand") if start >= 0 else None
    return span is None or any(token.tag_ in FINITE or token.tag_ == "MD" for token in span)


def _content(scene: Scene, page: Page, words: Words, place: tuple[int, int] | None) -> tuple[int, int]:
    """Where the words said stand: the days told in them are not the day on which they were said."""
    passage = scene.reading.passages[page.index]
    if words.quotation.form == "indirect" and not _is_clause(page, words):
        return 0, 0  # rejected the plan on Tuesday, declined to comment on Tuesday
    ends = [
        at
        for span in words.quotation.content
        for at in (passage.at(span.start), passage.at(span.end))
        if at is not None
    ]
    low = min(ends, default=0)
    if place is not None and low <= place[1] < max(ends, default=0):  # told an audience on Monday that
        low = max([place[1], *(when.end for when in page.dates if 0 <= when.start - place[1] < _BESIDE)])
    return (low, max(ends)) if ends else (0, 0)


def _own_agency(scene: Scene, speaker: str | None, outlet: str) -> bool:
    known = scene.knowledge.actors.get(outlet)
    return bool(
        known and known.type == "outlet" and known.standing.startswith("state") and known.state == scene.state(speaker)
    )
