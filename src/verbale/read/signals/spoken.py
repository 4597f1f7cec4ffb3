"""Signals told of by what was said: an official's words with a day, hearers or a place."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.language.clauses import agents
from verbale.model.records import Form, Mention
from verbale.read.signals.dating import recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import occasions, verbs
from verbale.read.signals.page import Page, Place, Words
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL
from verbale.read.signals.told import happened

_UNSAID = re.compile(
    r"\b(?:would|will|(?-i:may)|might|could|should|if|not|never|to|of|after|before|without)\b[^,;.]{0,12}$", re.I
)
_OTHERS = re.compile(
    r"(?:[’']s?|\b(?:his|her|their|its))\s+(?:[\w-]+\s+){0,2}(?:statements?|remarks?|comments?|words"
    r"|speech|address|claims?|call)"
    r"(?:\s+(?:by|of)\s+[\w. ]{1,40})?\s*$",
    re.I,
)
_TOLD = re.compile(r"(?:told|assured|informed)\b")
_SPEECH = re.compile(r"\b(?:" + "|".join(f"{verb[:-1]}" for verb in sorted(verbs("speak"))) + r")\w*")
_MUTE = frozenset({"outlet", "place"})
_MAIN = frozenset({"ROOT", "conj"})
_THEN = re.compile(r"\bthen-")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GAP = re.compile(r"(?: of (?:the )?[A-Z]\w+)?,? (?:also |then |later |again |has |had )*")
_HEARD, _MONTH = 60, 7
"""Characters within which an audience is named; the length of the vaguest date that makes words a signal (a month)."""


def tell_words(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the quotations of a sentence whose speakers speak for a state, one a speaker."""
    low, high = sentence.start_char, sentence.end_char
    done: set[str] = set()
    for words in page.words:
        cue = _cue(scene, page, words, low, high)
        speaker = words.quotation.speaker
        if cue is None or speaker is None or speaker in done:
            continue
        if scene.speaks(_who(scene, words)) and scene.knowledge_type(speaker) != "outlet":
            done.add(speaker)
            yield _draft(scene, page, (low, high), words, cue)
    if not done and (told := _told(scene, page, (low, high)) or _acted(scene, page, sentence)):
        yield told


def _told(scene: Scene, page: Page, bounds: tuple[int, int]) -> Draft | None:
    """Told reporters, told lawmakers: what an official told them, where no quotation is read."""
    form, place = _occasion(_outside(page, *bounds), bounds[0])
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


def _acted(scene: Scene, page: Page, sentence: Sentence) -> Draft | None:
    """Warned, promised, accused: what an official's verb of speech does by itself, where no quotation is read."""
    match = _SPEECH.search(page.text, sentence.start_char, sentence.end_char)
    if match is None:
        return None
    form, place = _occasion(_outside(page, sentence.start_char, sentence.end_char), sentence.start_char)
    bounds = (sentence.start_char, sentence.end_char)
    for token in sentence:
        if token.lemma_.lower() not in verbs("speak") or token.tag_ not in _FINITE or not happened(token):
            continue
        near = (*map(page.of, agents(token)), _right_before(page, sentence.start_char, token.idx))
        who = next((one for one in near if one and one.mention.type not in _MUTE and scene.speaks(one)), None)
        if who is None:
            continue
        anchors = [(token.idx, token.idx + len(token)), *([place] if place else [])]
        if page.is_quoted(*anchors[0]):
            continue
        date = told_on(scene, page, bounds, anchors) or recent(scene, page, bounds)
        return Draft(
            form or "statement", who.mention.actor or "", scene.reading.span(page.index, *bounds),
            f"{token.text!r}, an act of speech", form is not None or date is not None, (), date, vague=form is None,
            loose=token.dep_ in _MAIN and not _THEN.search(sentence.text) and _is_news(scene, who.mention.actor),
        )  # fmt: skip
    return None


def _right_before(page: Page, low: int, verb: int) -> Place | None:
    """The party that stands right before a verb whose subject the parse lost."""
    places = [one for one in page.parties(low, verb) if one.mention.actor]
    return places[-1] if places and _GAP.fullmatch(page.text, places[-1].end, verb) else None


def _is_news(scene: Scene, speaker: str | None) -> bool:
    """Whether a text is an account of what an official or a body, not a state at large, said."""
    if scene.knowledge_type(speaker) not in ("person", "organization"):
        return False
    return scene.document.genre in ("report", "analysis", None) and not scene.is_organ


def _cue(scene: Scene, page: Page, words: Words, low: int, high: int) -> tuple[int, int] | None:
    """Where the verb of saying stands in the sentence; None for what is thought, wished, or not said."""
    cue = words.quotation.cue
    start = scene.reading.passages[page.index].at(cue.start) if cue is not None else None
    if cue is None or start is None or not low <= start < high or _UNSAID.search(page.text, low, start):
        return None
    if cue.text.lower() == "according to":
        return start, start + len(cue.text)
    token = page.doc.char_span(start, start + len(cue.text), alignment_mode="expand")
    if token is None or not any(part.lemma_.lower() in verbs("say") for part in token):
        return None
    return start, start + len(cue.text)


def _who(scene: Scene, words: Words) -> Place:
    quotation = words.quotation
    span = quotation.source or quotation.content[0]
    mention = Mention(id="", span=span, type=scene.knowledge_type(quotation.speaker), actor=quotation.speaker)
    return Place(words.start, words.end, mention)


def _draft(scene: Scene, page: Page, bounds: tuple[int, int], words: Words, cue: tuple[int, int]) -> Draft:
    quotation = words.quotation
    form, place = _occasion(_outside(page, *bounds), bounds[0])
    anchors = [cue, *([place] if place else [])]
    source = scene.reading.passages[page.index].at(quotation.source.start) if quotation.source else None
    if source is not None and quotation.source is not None:
        anchors.append((source, source + len(quotation.source.text)))
    date = told_on(scene, page, bounds, anchors, [_content(scene, page, words)])
    date = date or (recent(scene, page, bounds) if form else None)
    channel = None
    recipients = (quotation.addressee,) if quotation.addressee else _hearers(page, place)
    if form == "interview" and recipients and _own_agency(scene, quotation.speaker, recipients[0]):
        form, channel, recipients = "statement", recipients[0], ()
    said = page.text[slice(*cue)]
    why = f"{said!r} with its occasion: {form}" if form else f"{said!r} on a day"
    firm = form is not None or (date is not None and len(date.value) >= _MONTH)
    recipients = tuple(one for one in recipients if scene.knowledge_type(one) != "outlet")
    return Draft(
        form or "statement", quotation.speaker or "", scene.reading.span(page.index, *bounds), why, firm,
        recipients, date, None, channel, vague=form is None,
        loose=not page.text[: cue[1]].endswith("ing") and _is_news(scene, quotation.speaker),
    )  # fmt: skip


def _content(scene: Scene, page: Page, words: Words) -> tuple[int, int]:
    """Where the words said stand: the days told in them are not the day on which they were said."""
    passage = scene.reading.passages[page.index]
    ends = [
        at
        for span in words.quotation.content
        for at in (passage.at(span.start), passage.at(span.end))
        if at is not None
    ]
    return (min(ends), max(ends)) if ends else (0, 0)


def _own_agency(scene: Scene, speaker: str | None, outlet: str) -> bool:
    known = scene.knowledge.actors.get(outlet)
    return bool(
        known and known.type == "outlet" and known.standing.startswith("state") and known.state == scene.state(speaker)
    )


def _outside(page: Page, low: int, high: int) -> str:
    """The sentence with its marked words blanked."""
    return re.sub(r"[“\"][^”\"]*[”\"]?", lambda match: " " * len(match[0]), page.text[low:high])


def _occasion(outside: str, low: int) -> tuple[Form | None, tuple[int, int] | None]:
    """The form that place or hearers tell, and where; not those of words that somebody else is said to have spoken."""
    for form, pattern in occasions():
        for match in pattern.finditer(outside):
            if not _OTHERS.search(outside, 0, match.start()):
                return form, (low + match.start(), low + match.end())
    return None, None


def _hearers(page: Page, place: tuple[int, int] | None) -> tuple[str, ...]:
    """The body that the occasion's words name."""
    if place is None:
        return ()
    inside = [
        p for p in page.within(place[0], place[1] + _HEARD)
        if p.mention.type in ("organization", "outlet") and p.start < place[1] and p.mention.actor
    ]  # fmt: skip
    return tuple(p.mention.actor for p in inside[:1] if p.mention.actor)
