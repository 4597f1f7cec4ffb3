"""Signals told of by a verb alone: wrote to, cabled, notified, replied to, posted on; and replies that came."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.language.clauses import agents
from verbale.model.records import Dated, Form
from verbale.read.signals.dating import bounded, recent, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import SYMPATHY, UNREAL

_TIME = r"(?: (?:on |last |this |late |early |next )*(?:\w+day|week|month|year|\w+ \d{1,2}|\d{1,2} \w+)(?:, \d{4})?,?)?"
_WROTE = re.compile(
    r"\b(?:wrote|written|writes)(?: back| again| personally| directly| privately| secretly)*(?:,? [^,;.:“\"]{0,30}?,?)?"
    r"(?= to (?!the (?:paper|editor)|say\b|complain|protest|propose|ask))"
)
_CABLED = re.compile(
    r"\b(?:cabled|wired|telegraphed|telexed|faxed|messaged|radioed|e-?mailed|notified)\b"
    r"|\b(?:sent|conveyed|offered|extended|expressed|presented|tendered)"
    r"(?= (?:his|her|its|their|heartfelt|deep|sincere|warm|official|formal)?[\w ]{0,20}\b(?:condolences"
    r"|sympath(?:y|ies)|congratulations|greetings|best wishes|regrets|apolog(?:y|ies))\b)"
)
_POSTED = re.compile(
    r"\b(?:tweeted|retweeted|posted|blogged)\b|\b(?:wrote|said|announced|declared)(?= (?:on|via)"
    r" (?:X|Twitter|Facebook|Telegram|Instagram|Weibo|VK|Truth Social|social media)\b)"
)
_ANSWERED = re.compile(
    rf"\b(?:replied|responded|answered|reacted|wrote back)(?: \w+ly)?{_TIME}"
    r"(?: in writing| by (?:letter|cable|telegram))?(?= (?:to )?(?:the |his |her |its |their |an? )?"
    r"[^,;.:“\"]{0,60}?\b(?:letter|note|message|telegram|cable"
    r"|memorandum|proposal|offer|overture|appeal|demand|protest|invitation|request|ultimatum|statement|plan)s?\b)"
)
_WRITTEN = re.compile(r"letter|note|message|telegram|cable|memorand|protest|in writing|wrote back", re.I)
_REPLY = re.compile(
    r"\b(?:reply|response|answer)\b(?=[^.;]{0,40}\b(?:came|arrived|was (?:sent|delivered|handed|received|dated))\b)"
)
_TO = re.compile(r"\b(?:to|with)\s+(?:the |his |her |its |their )?(?:[\w-]+ (?:counterpart|neighbou?r),? )?$")
_OBJECT = re.compile(r"\s*(?:to )?(?:the |his |her |its |their |then-)?(?:[\w’'-]+ ){0,2}$")
_OWNED = re.compile(r"(?:[’']s?|\b(?:his|her|its|their)|[Tt]he [A-Z]\w+)\s+(?:[a-z-]+\s+){0,2}$")


def tell_verbs(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """The draft of what a sentence tells to have been written, cabled, posted, or answered."""
    low, high = sentence.start_char, sentence.end_char
    for pattern, form in _VERBS:
        match = pattern.search(page.text, low, high)
        if match is None or page.is_quoted(*match.span()) or UNREAL.search(page.text, low, match.start()):
            continue
        if draft := _drafted(scene, page, (low, high), match, pattern, form):
            yield draft
            return
    yield from _reply(scene, page, low, high)


_VERBS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (_POSTED, "statement"), (_WROTE, "letter"), (_CABLED, "message"), (_ANSWERED, "statement"),
)  # fmt: skip


def _drafted(
    scene: Scene, page: Page, bounds: tuple[int, int], match: re.Match[str], pattern: re.Pattern[str], form: Form
) -> Draft | None:
    low, high = bounds
    sender = _writer(scene, page, low, match)
    if sender is None:
        return None
    to = _addressee(scene, page, match.end(), high, sender) if pattern is not _POSTED else ()
    if not to and pattern is _WROTE:
        return None
    if pattern is _ANSWERED and _WRITTEN.search(page.text, match.start(), min(high, match.end() + 60)):
        form = "message"
    span = scene.reading.span(page.index, low, high)
    date = told_on(scene, page, (low, high), [match.span()]) or _around(scene, page, match, high)
    return Draft(form, sender.mention.actor or "", span, f"{match[0]!r}", True, to, date, vague=form == "statement")


def _around(scene: Scene, page: Page, match: re.Match[str], high: int) -> Dated | None:
    """When a message without a day must have been: after what it is about, or lately."""
    sorry = SYMPATHY.search(page.text, match.start(), min(high, match.end() + 60))
    found = bounded(scene, page, match.end(), high) if sorry else None
    return found or recent(scene, page, (match.start(), high))


def _writer(scene: Scene, page: Page, low: int, match: re.Match[str]) -> Place | None:
    """Who wrote: the verb's subject."""
    span = page.doc.char_span(*match.span(), alignment_mode="expand")
    for token in agents(span[0]) if span is not None else ():
        place = page.of(token)
        if place and place.mention.actor and place.start < match.start():
            return place if scene.speaks(place) and place.mention.type != "outlet" else None
    place = page.subject(low, match.start())
    return place if place and scene.speaks(place) and place.mention.type != "outlet" else None


def _addressee(scene: Scene, page: Page, start: int, end: int, sender: Place) -> tuple[str, ...]:
    """The party that is the verb's object, or stands behind "to"; a place stands for its state."""
    own = sender.mention.actor
    for place in page.sides(start, end):
        actor = place.mention.actor
        if not actor or actor == own or place.mention.type == "outlet" or place.mention.how == "pronoun":
            continue
        begins = page.opens.get(place.start, place.start)
        if _TO.search(page.text, start, begins) or _OBJECT.fullmatch(page.text, start, begins):
            return (actor,)
    return ()


def _reply(scene: Scene, page: Page, low: int, high: int) -> Iterator[Draft]:
    """Whose reply came on a day: a message, whatever it said."""
    match = _REPLY.search(page.text, low, high)
    if match is None or page.is_quoted(*match.span()) or UNREAL.search(page.text, low, match.end()):
        return
    owned = _OWNED.search(page.text, low, match.start())
    end = owned.end() if owned else low
    owner = next((p for p in reversed(page.parties(low, end)) if owned and p.end >= owned.start()), None)
    date = told_on(scene, page, (match.end(), high), [(match.end(), high)])
    if owner is None or owner.mention.actor is None or date is None or not scene.speaks(owner):
        return
    actor = scene.state(owner.mention.actor) if owner.mention.type == "place" else owner.mention.actor
    span = scene.reading.span(page.index, low, high)
    yield Draft("message", actor or "", span, "a reply that came", True, (), date)
