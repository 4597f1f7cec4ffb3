"""The reader of firsts: claims of a first, a never-before, an unusual thing, with their scope."""

from collections.abc import Iterator

from spacy.tokens import Doc

from verbale.language.stretch import text_of
from verbale.model.records import First, Mention, Quotation, Signal, record_id
from verbale.model.span import Span, cut
from verbale.model.voices import Voice, Voices
from verbale.read.asides import Holder, holder_aside
from verbale.read.firsts.extent import sentence
from verbale.read.firsts.finds import Claim, find_claims
from verbale.read.firsts.scope import scope_of
from verbale.read.firsts.voiced import Voiced
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "firsts"


def read_firsts(reading: Reading) -> Iterator[First]:
    """Claims in text order; the same words twice (a headline and its repeat) count once."""
    voiced = Voiced(reading)
    voices = Voices(reading.document, reading.records(Quotation), reading.records(Mention), reading.records(Signal))
    seen: set[str] = set()
    for index, passage, doc in reading.paragraphs("body", "footnote", "title", "heading"):
        for claim in find_claims(doc):
            span = reading.span(index, claim.start, claim.end)
            at = reading.spans(index, claim.word.idx, claim.word.idx + len(claim.word))
            span = _within_quotation(reading, voices, span, at[0] if at else span)
            words = " ".join(span.text.lower().split())
            if words in seen:
                continue
            seen.add(words)
            voice = voices.of(at[0] if at else span)
            holder = _by_aside(reading, voiced, index, doc, claim) if voice == Voice(reading.document.id) else None
            yield First(
                id=record_id("first", reading.document.id, [span.bounds]),
                reader=NAME,
                why=f"{claim.why}, in the {passage.role}",
                span=span,
                holder=holder[0] if holder else voice.actor,
                holder_span=holder[1] if holder else voice.words,
                scope=scope_of(voiced, index, doc, claim, span),
            )


def _by_aside(reading: Reading, voiced: Voiced, index: int, doc: Doc, claim: Claim) -> Holder | None:
    """Who is named in the sentence as holding it: "no minister, the archivist recalls, has"."""
    first, end = sentence(claim.word)
    around = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    return holder_aside(reading, voiced.said, index, text_of(doc), around, claim.end)


def _within_quotation(reading: Reading, voices: Voices, span: Span, at: Span) -> Span:
    """The claim ends where the quotation ends that it begins in."""
    quotation = voices.quotation(at)
    for piece in quotation.content if quotation else ():
        if piece.start <= span.start < piece.end < span.end:
            return cut(reading.document.id, reading.text, span.start, piece.end)
    return span


STEP = Step(NAME, makes=("first",), run=read_firsts, needs=("mention", "quotation", "signal"))
