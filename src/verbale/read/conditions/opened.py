"""The conditions that a cue opens: which cues count where they stand, and the tokens that speak with them."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from verbale.language.stretch import text_of
from verbale.model.voices import Voices
from verbale.read.conditions.cues import Cue, cue_of, pattern
from verbale.read.conditions.extent import Parts, Region, clause_parts, phrase_parts
from verbale.read.conditions.tones import has_finite, is_denied, is_future
from verbale.read.reading import Reading

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
_NO_CLAUSE = frozenset({"of", "when", "before", "after", "that", "in", "at", "on", "for", "and", "to", "is", "was"})
_BEFORE = re.compile(
    r"\b(?:as|what|asks?|asked|wonder(?:s|ed)?|see|know(?:s|n)?|unclear|whether or not)\s+$", re.IGNORECASE
)


def opened_parts(reading: Reading, voices: Voices, index: int, doc: Doc) -> Iterator[tuple[Parts, str, str]]:
    """The conditions of a passage that cues open, each with its polarity and why."""
    for match in pattern().finditer(text_of(doc)):
        yield from _parts(reading, voices, index, doc, match)


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
    parts = read(region, span.start, _last(doc, span.end - 1))
    if parts is None or not _counts(doc, cue, parts):
        return
    yield parts, cue.polarity, f"{match[0]!r} opens a condition ({cue.takes})"


def _last(doc: Doc, last: int) -> int:
    """The last token of the cue, with an aside right behind it: "if, as is rumoured, he goes"."""
    if last + 1 < len(doc) and doc[last + 1].text == ",":
        return next((n for n in range(last + 2, min(last + 12, len(doc))) if doc[n].text == ","), last)
    return last


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
    if then.lower_ in {"what", "how", "who"} or (cue.words.startswith("the ") and first.lower_ in _NO_CLAUSE):
        return False
    lone = first.lower_ in {"that", "this"} and parts.given[0][1] - parts.given[0][0] == 1
    if cue.takes == "phrase" and (
        (first.pos_ == "PRON" and not lone) or (cue.words.endswith(" by") and first.tag_ != "VBG")
    ):
        return False
    if cue.takes == "clause" and cue.where != "any" and not has_finite(doc, parts.given):
        return False
    if first.lower_ == "you" and then.tag_ == "VB":  # advice to a reader: "if you are a veteran, visit"
        return False
    should = cue.words == "should" and has_finite(doc, parts.then)
    if (cue.where == "future" or cue.takes == "inversion") and not should and not is_future(doc, parts.then):
        return False
    return cue.where != "denied" or is_denied(doc, parts.then) or _is_fronted_rule(doc, cue, parts)


def _is_fronted_rule(doc: Doc, cue: Cue, parts: Parts) -> bool:
    """ "Without that, we talk about trucks": a phrase in front of what is or will be."""
    (low, _), (begin, end) = parts.given[0], parts.then[0]
    finite = next((doc[n].tag_ for n in range(begin, end) if doc[n].tag_ in {"VBD", "VBP", "VBZ", "MD"}), "VBD")
    return cue.takes == "phrase" and low < begin and finite != "VBD" and doc[begin - 1].text == ","


def _between_semicolons(doc: Doc, low: int, high: int, first: int) -> tuple[int, int]:
    breaks = [n for n in range(low, high) if doc[n].text == ";"]
    return max([low, *(n + 1 for n in breaks if n < first)]), min([high, *(n for n in breaks if n > first)])


def region_of(reading: Reading, voices: Voices, index: int, doc: Doc, first: int) -> Region | None:
    """The tokens that speak with the cue's token: of its sentence, within the quotation that it lies in."""
    sentence = doc[first].sent
    at = doc[first].idx
    spans = reading.spans(index, at, at + len(doc[first]))
    if not spans:
        return None
    quotation = voices.quotation(spans[0])
    low, high = _between_semicolons(doc, sentence.start, sentence.end, first)
    numbers = tuple(range(low, high))
    if quotation is None:
        return Region(doc, numbers)
    passage = reading.passages[index]
    held: set[int] = set()
    for piece in quotation.content:
        begin, end = passage.at(piece.start), passage.at(piece.end)
        if begin is not None and end is not None:
            held |= {n for n in numbers if begin <= doc[n].idx < end}
    if first not in held:
        return Region(doc, numbers)
    # Words cut by ", he went on," are one sentence still: its aside is left out later, with every other.
    return Region(doc, tuple(range(min(held), max(held) + 1)))
