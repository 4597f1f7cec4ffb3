"""The reader of conditions: if this, then that, as somebody says it."""

import re
from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc

from verbale.knowledge.standing import Standing
from verbale.language.clauses import negation, subjects
from verbale.language.stretch import text_of
from verbale.model.mentioned import Mentioned
from verbale.model.records import Condition, Mention, Quotation, Signal, record_id
from verbale.model.span import Span
from verbale.model.voices import FIRST_PERSON, Voice, Voices
from verbale.read.conditions.bargains import bargain_parts
from verbale.read.conditions.cues import Cue, cue_of, pattern
from verbale.read.conditions.extent import (
    Parts,
    Region,
    Stretch,
    clause_parts,
    has_finite,
    is_denied,
    is_future,
    phrase_parts,
)
from verbale.read.conditions.special import special_parts
from verbale.read.holders import Holders
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "conditions"
_ASKS = frozenset(
    {
        "ask",
        "wonder",
        "know",
        "see",
        "question",
        "doubt",
        "decide",
        "determine",
        "unclear",
        "check",
        "say",
        "tell",
        "care",
        "find",
    }
)
_IDLE = re.compile(
    r"(?:any|not|ever|only|necessary|needed|possible|applicable|at all|so|anything|"
    r"you (?:will|like|please|want)|(?:they|you|he|she|it) so \w+|"
    r"need(?:ed)? be|and when|indeed|appropriate|required|nothing)\b[^\w]*$|(?:not|anything|any|ever|only|and when)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:as|what|asks?|asked|wonder(?:s|ed)?|see|know(?:s|n)?|unclear|whether or not)\s+$", re.IGNORECASE
)
_REFUSING = frozenset({"will", "would", "wo", "shall", "'ll", "’ll"})
_TAKEN = re.compile(r"takes?\b", re.IGNORECASE)


def read_conditions(reading: Reading) -> Iterator[Condition]:
    """Conditions in text order."""
    said = Mentioned(reading.records(Mention))
    holders = Holders(reading, Standing(reading.knowledge, reading.records(Mention), reading.text))
    voices = Voices(reading.document, reading.records(Quotation), reading.records(Mention), reading.records(Signal))
    for index, passage, doc in reading.paragraphs("body", "footnote", "title", "heading"):
        found: list[tuple[Parts, str, str]] = []
        for match in pattern().finditer(passage.text):
            found += _parts(reading, voices, index, doc, match)
        found += [(parts, "positive", why) for parts, why in special_parts(doc, passage.text)]
        found += bargain_parts(doc, passage.text)
        taken: set[int] = set()
        for parts, polarity, why in sorted(found, key=lambda one: one[0].given[0]):
            place = {n for low, high in parts.given for n in range(low, high)}
            if len(place & taken) * 2 <= len(place):
                taken |= place
                record = _record(reading, voices, said, index, doc, parts, polarity, why)
                yield _as_refused(record, voices, holders, index, doc, parts)


def _parts(
    reading: Reading, voices: Voices, index: int, doc: Doc, match: re.Match[str]
) -> Iterator[tuple[Parts, str, str]]:
    cue = cue_of(match)
    span = doc.char_span(*match.span(), alignment_mode="expand")
    if span is None or _is_idle(text_of(doc), match, cue) or _is_question(span.root.i, doc):
        return
    region = region_of(reading, voices, index, doc, span.start)
    if region is None or (cue.takes == "inversion" and not _is_inverted(doc, span.start, region)):
        return
    read = phrase_parts if cue.takes == "phrase" else clause_parts
    parts = read(region, span.start, span.end - 1)
    if parts is None or not _counts(doc, cue, parts):
        return
    yield parts, cue.polarity, f"{match[0]!r} opens a condition ({cue.takes})"


def _is_idle(text: str, match: re.Match[str], cue: Cue) -> bool:
    """ "if any", "as if", "see if", "for as long as it takes": no condition."""
    behind = text[match.end() :].lstrip()
    if behind[:1] in "\"”’'" and text[match.start() - 1 : match.start()] in tuple("\"“‘'"):
        return True
    if cue.words == "provided" and not text[: match.start()].rstrip().endswith(","):
        return True
    if cue.words.endswith("if") and (
        _IDLE.match(behind.split(",")[0].split(".")[0]) or _BEFORE.search(text[: match.start()])
    ):
        return True
    return cue.words.endswith("long as") and behind.lower().startswith(("it takes", "possible", "necessary"))


def _is_question(first: int, doc: Doc) -> bool:
    """Whether "if" means whether: what it opens is what somebody asks or knows."""
    verb = doc[first].head
    return (
        doc[first].lower_ == "if" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _ASKS and verb.head.i < first
    )


def _is_inverted(doc: Doc, first: int, region: Region) -> bool:
    """A verb before its subject, in no question."""
    if first + 1 >= region.end or doc[region.end - 1].text == "?" or doc[doc[first].sent.end - 1].text == "?":
        return False
    behind = doc[first + 1]
    return behind.pos_ in {"PRON", "DET", "PROPN", "NOUN", "ADJ"} and behind.lower_ not in {"be", "also"}


def _counts(doc: Doc, cue: Cue, parts: Parts) -> bool:
    first, then = doc[parts.given[0][0]], doc[parts.then[0][0]]
    if cue.takes == "phrase" and (first.pos_ == "PRON" or (cue.words.endswith(" by") and first.tag_ != "VBG")):
        return False
    if cue.takes == "clause" and cue.where != "any" and not has_finite(doc, parts.given):
        return False
    if first.lower_ == "you" and then.tag_ == "VB":  # advice to a reader: "if you are a veteran, visit"
        return False
    if (cue.where == "future" or cue.takes == "inversion") and not is_future(doc, parts.then):
        return False
    return cue.where != "denied" or is_denied(doc, parts.then)


def region_of(reading: Reading, voices: Voices, index: int, doc: Doc, first: int) -> Region | None:
    """The tokens that speak with the cue's token: of its sentence, within the quotation that it lies in."""
    sentence = doc[first].sent
    at = doc[first].idx
    spans = reading.spans(index, at, at + len(doc[first]))
    if not spans:
        return None
    quotation = voices.quotation(spans[0])
    numbers = tuple(range(sentence.start, sentence.end))
    if quotation is None:
        return Region(doc, numbers)
    passage = reading.passages[index]
    held: set[int] = set()
    for piece in quotation.content:
        low, high = passage.at(piece.start), passage.at(piece.end)
        if low is not None and high is not None:
            held |= {n for n in numbers if low <= doc[n].idx < high}
    return Region(doc, tuple(sorted(held))) if first in held else Region(doc, numbers)


def _record(
    reading: Reading, voices: Voices, said: Mentioned, index: int, doc: Doc, parts: Parts, polarity: str, why: str
) -> Condition:
    given, then = _spans(reading, index, doc, parts.given), _spans(reading, index, doc, parts.then)
    voice = voices.of(given[0])
    if parts.holder is not None:
        token = doc[parts.holder]
        voice = _told(said, reading.span(index, token.idx, token.idx + len(token)), voice)
    return Condition(
        id=record_id("condition", reading.document.id, [span.bounds for span in (*given, *then)]),
        reader=NAME,
        why=f"{why}; {_said_by(voice)}",
        holder=voice.actor,
        holder_span=voice.words,
        if_=given,
        then=then,
        polarity="negative" if polarity == "negative" else "positive",
        addressed_to=_addressed(said, voice, given),
    )


def _as_refused(record: Condition, voices: Voices, holders: Holders, index: int, doc: Doc, parts: Parts) -> Condition:
    """In a report, who "will not ... until" or "unless" sets the condition, not who reports it."""
    if record.polarity != "negative" or voices.is_primary or record.holder != voices.own or parts.holder is not None:
        return record
    verbs = [doc[n] for low, high in parts.then for n in range(low, high) if doc[n].lower_ in _REFUSING]
    denied = next((word.head for word in verbs if negation(word.head) is not None), None)
    for subject in subjects(denied) if denied is not None else ():
        voice = holders.of(index, subject, Voice(record.holder))
        if voice is not None and holders.standing.is_political(voice.actor):
            return msgspec.structs.replace(record, holder=voice.actor, holder_span=voice.words)
    return record


def _spans(reading: Reading, index: int, doc: Doc, stretches: tuple[Stretch, ...]) -> tuple[Span, ...]:
    return tuple(
        span
        for low, high in stretches
        for span in reading.spans(index, doc[low].idx, doc[high - 1].idx + len(doc[high - 1]))
    )


def _told(said: Mentioned, words: Span, voice: Voice) -> Voice:
    """Who sets the condition by the words of the sentence; "we" is the speaker."""
    if words.text.lower() in FIRST_PERSON:
        return voice
    actor = said.actor_of(words)
    return Voice(actor, None if actor else words)


def _said_by(voice: Voice) -> str:
    return "in the words of a quotation" if voice.quotation else "in the text's own words"


def _addressed(said: Mentioned, voice: Voice, given: tuple[Span, ...]) -> str | None:
    """Whom the quotation addresses, else the first actor in the if-clause who is not the holder."""
    if voice.quotation is not None and voice.quotation.addressee:
        return voice.quotation.addressee
    for span in given:
        for mention in said.within(span):
            if mention.actor and mention.type in {"state", "person", "organization", "office"}:
                return mention.actor if mention.actor != voice.actor else None
    return None


STEP = Step(NAME, makes=("condition",), run=read_conditions, needs=("mention", "quotation", "signal"))
