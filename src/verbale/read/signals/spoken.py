"""Signals told of by what was said: an official's words with a day, hearers or a place."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.model.records import Form, Mention
from verbale.read.signals.dating import told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import occasions
from verbale.read.signals.scene import Page, Place, Scene, Words

_UNSAID = re.compile(r"\b(?:would|will|may|might|could|should|if|not|never|to)\b[^,;.]{0,12}$", re.I)
_INNER = frozenset({"believe", "believes", "believed", "think", "thinks", "thought", "want", "wants", "wanted", "hope", "hopes", "hoped", "know", "knows", "fear", "fears", "intend", "intends", "expect", "expects", "accept", "accepts", "recognized", "recognised", "recognize", "seek", "seeks", "see", "sees", "agree", "agreed", "reported"})  # fmt: skip
_LETTERS = re.compile(
    r"\b(?:in|of|by) (?:the|his|her|its|this|that|a|an) (?:[\w-]+ ){0,3}(?:letter|message|telegram|statement|commentary|editorial|article|speech)\b",
    re.I,
)


def tell_words(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the quotations of a sentence whose speakers speak for a state."""
    low, high = sentence.start_char, sentence.end_char
    done: set[str] = set()
    for words in page.words:
        quotation = words.quotation
        if quotation.speaker is None or quotation.cue is None or quotation.speaker in done:
            continue
        cue = page_offset(scene, page, quotation.cue.start)
        if cue is None or not low <= cue < high:
            continue
        who = Place(words.start, words.end, _as_mention(scene, words))
        if not scene.speaks(who) or scene.knowledge_type(quotation.speaker) == "outlet":
            continue
        if quotation.cue.text.lower().split()[0] in _INNER or _UNSAID.search(page.text, low, cue):
            continue
        done.add(quotation.speaker)
        yield _draft(scene, page, sentence, words, cue)


def page_offset(scene: Scene, page: Page, offset: int) -> int | None:
    """The local place of a stored offset."""
    return scene.reading.passages[page.index].at(offset)


def _as_mention(scene: Scene, words: Words) -> Mention:
    quotation = words.quotation
    span = quotation.source or quotation.content[0]
    return Mention(id="", span=span, type=scene.knowledge_type(quotation.speaker), actor=quotation.speaker)


def _draft(scene: Scene, page: Page, sentence: Sentence, words: Words, cue: int) -> Draft:
    low, high = sentence.start_char, sentence.end_char
    quotation = words.quotation
    outside = _outside(page, low, high)
    form, place = _form(outside)
    cue_end = cue + len(quotation.cue.text if quotation.cue else "")
    anchors = [(cue, cue_end)] + ([(low + place[0], low + place[1])] if place else [])
    source = page_offset(scene, page, quotation.source.start) if quotation.source else None
    if source is not None and quotation.source is not None:
        anchors.append((source, source + len(quotation.source.text)))
    date = told_on(scene, page, (low, high), anchors)
    recipients = (quotation.addressee,) if quotation.addressee else _heard(scene, page, low, place)
    firm = form is not None or (date is not None and len(date.value) >= 7)
    return Draft(
        form or "statement", quotation.speaker or "", scene.reading.span(page.index, low, high),
        f"{quotation.cue.text if quotation.cue else 'said'} it" + (f" ({form})" if form else ""),
        firm, recipients, date, vague=form is None,
    )  # fmt: skip


def _outside(page: Page, low: int, high: int) -> str:
    """The sentence with its marked words blanked."""
    return re.sub(r"[“\"][^”\"]*[”\"]", lambda match: " " * len(match[0]), page.text[low:high])


def _form(outside: str) -> tuple[Form | None, tuple[int, int] | None]:
    for form, pattern in occasions():
        if match := pattern.search(outside):
            return form, match.span()
    return None, None


def _heard(scene: Scene, page: Page, low: int, place: tuple[int, int] | None) -> tuple[str, ...]:
    """The bodies that the occasion's words name."""
    if place is None:
        return ()
    found = page.within(low + place[0], low + place[1] + 60)
    kinds = ("organization",)
    inside = [p for p in found if p.mention.type in kinds and p.start < low + place[1] and p.mention.actor]
    return tuple(dict.fromkeys(p.mention.actor or "" for p in inside[:1]))
