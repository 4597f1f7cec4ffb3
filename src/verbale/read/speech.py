"""Whose words a word of a document is: the quotation's speaker, whom its sentence hands it to, else the author.

A quotation that was read goes first. Where its bounds or its speaker are missing, the sentence may still say it: ",
he went on,", "X made clear that", "in the words of X", or a marked fragment of somebody who is speaking just there.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from verbale.knowledge.tables import table
from verbale.language.clauses import SUBJECTS, children, is_passive, subjects
from verbale.language.stretch import text_of
from verbale.model.laid import Laid
from verbale.model.records import Mention, Quotation, Signal
from verbale.model.voices import Voice, Voices
from verbale.read.holders import Holders
from verbale.read.reading import Reading

_ASIDE = re.compile(
    r"(?:\baccording to|\bin the (?:words|view|opinion|eyes|judgement|judgment|reading) of|\bas far as"
    r"|\bin(?= [^,.;]{1,40}['’]s? (?:words|view|opinion|eyes|judgement|judgment)\b)"
    r"|\bin(?= (?:his|her|their|its) (?:words|view|opinion|eyes)\b)"
    r"|^(?:But |And |Yet )?for(?= (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3},?"
    r" (?:the|this|that|it|there|any|an?|its)\b))\s+",
    re.IGNORECASE,
)
_PHRASAL = frozenset({"go", "make", "let", "leave", "put", "write"})
_PAUSES = frozenset({",", "”", '"', "—", "–", "--", ".", "’", ";", ":"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_JOINING = frozenset(
    {"and", "but", "who", "which", "that", "as", "while", "when", "because", "if", "what", "or", "where"}
)
_LONGEST = 14
"""How many tokens an aside may take."""
_KINDS = frozenset({"speech", "demand", "promise", "denial", "judgement", "thought"})


class Speech:
    """The voices of one document at its words."""

    def __init__(self, reading: Reading, holders: Holders) -> None:
        self.reading, self.holders = reading, holders
        quotations = reading.records(Quotation)
        self.voices = Voices(reading.document, quotations, reading.records(Mention), reading.records(Signal))
        self._laid = Laid((span.bounds, one) for one in quotations for span in one.content)

    @property
    def own(self) -> Voice:
        """The voice of the text itself."""
        return Voice(self.voices.own)

    def of(self, index: int, token: Token) -> Voice:
        """Whose word it is; the text's own where nobody else is named."""
        at = self.reading.spans(index, token.idx, token.idx + len(token))
        if not at:
            return self.own
        voice = self.voices.of(at[0])
        if voice.actor and voice.quotation is not None:
            return voice
        told = self._told(index, token)
        if told is None:
            return voice if voice.quotation is not None else self._beside(index, token) or voice
        return told._replace(quotation=voice.quotation)

    def is_said(self, voice: Voice) -> bool:
        """Whether it is somebody's word, not the author's: a quotation's, or that of whom the sentence names."""
        return voice.quotation is not None or voice.actor != self.voices.own or self.voices.is_primary

    def _told(self, index: int, token: Token) -> Voice | None:
        for source in _sources(token):
            voice = self.holders.of(index, source, self.own)
            if voice is not None and (voice.actor or voice.words):
                return voice
        return None

    def _beside(self, index: int, token: Token) -> Voice | None:
        """The only speaker of marked fragments of the sentence."""
        low, high = token.sent.start_char, token.sent.end_char
        pieces = [one for span in self.reading.spans(index, low, high) for one in self._laid.over(span.bounds)]
        speakers = {one.speaker for one in pieces if one.form != "indirect"}
        if len(speakers) != 1 or not (actor := speakers.pop()):
            return None
        return Voice(actor, None, pieces[0])


def _sources(token: Token) -> Iterator[Token]:
    """The words of who says it, as the sentence tells: of a governing verb, an aside, a phrase."""
    below = token
    for above in token.ancestors:
        if below.dep_ in {"ccomp", "parataxis"} and is_of_saying(above):
            yield from _subjects_of(above, below)
            return
        below = above
    for low, high in asides(token.sent):
        if not low <= token.i < high:
            yield from (one for one in token.doc[low:high] if one.dep_ in SUBJECTS)
    yield from _in_phrases(token.doc, token)


def asides(sentence: Span) -> Iterator[tuple[int, int]]:
    """The stretches of tokens in which a sentence only tells who says it: ", he went on,", ", said the envoy"."""
    doc, start = sentence.doc, sentence.start
    ends = [n for n in range(sentence.start, sentence.end) if doc[n].text in _PAUSES] + [sentence.end]
    for end in ends:
        if end - start <= _LONGEST and start > sentence.start and _is_saying(doc, start, end):
            yield start, end
        start = end + 1


def _is_saying(doc: Doc, low: int, high: int) -> bool:
    """Whether the tokens are a subject and a verb of saying, with no clause of their own behind it."""
    verb = next((doc[n] for n in range(low, high) if doc[n].tag_ in _FINITE and is_of_saying(doc[n])), None)
    if verb is None or verb.dep_ in {"acl:relcl", "advcl:relcl"}:
        return False
    if any(low <= child.i < high for child in children(verb, "ccomp", "xcomp")):
        return False
    if any(doc[n].tag_ in {*_FINITE, "MD"} and doc[n] != verb and doc[n].dep_ != "aux" for n in range(low, high)):
        return False
    first = next((doc[n] for n in range(low, high) if not doc[n].is_punct and not doc[n].is_quote), verb)
    return first.lower_ not in _JOINING and any(low <= who.i < high for who in children(verb, *SUBJECTS))


def _subjects_of(verb: Token, below: Token) -> Iterator[Token]:
    found = tuple(children(verb, *SUBJECTS)) or (() if is_passive(verb) else subjects(verb))
    yield from (one for one in found if one != below and not below.is_ancestor(one))


def _in_phrases(doc: Doc, token: Token) -> Iterator[Token]:
    low, high = token.sent.start_char, token.sent.end_char
    for match in _ASIDE.finditer(text_of(doc)[low:high]):
        held = doc.char_span(low + match.end(), low + match.end() + 1, alignment_mode="expand")
        if held is None:
            continue
        noun = next((one for one in doc[held.start : held.start + 10] if one.pos_ in {"PROPN", "NOUN", "PRON"}), None)
        while noun is not None and noun.dep_ in {"compound", "flat", "nmod:poss"} and noun.head.pos_ == "PROPN":
            noun = noun.head
        if noun is not None:
            yield noun


def is_of_saying(verb: Token) -> bool:
    """Whether the word is, by its form, a verb that hands words or a clause to somebody."""
    lower = verb.lower_
    if lower in _cues():
        return True
    if verb.lemma_.lower() not in _PHRASAL:
        return False
    behind = re.findall(r"\w+", text_of(verb.doc)[verb.idx : verb.idx + 30])[1:4]
    return any(behind[: len(words)] == list(words) for words in _phrasal())


@cache
def _cues() -> frozenset[str]:
    """Every form of a verb of one word that hands over a clause or marked words."""
    found: set[str] = set()
    for row in table("cues"):
        lone = row["part"] == "verb" and row["kind"] in _KINDS and " " not in row["cue"]
        if lone and {"clause", "quote"} & set(row["frames"].split()):
            found |= {row["cue"], *(row["forms"].split() or _regular(row["cue"]))}
    return frozenset(found)


@cache
def _phrasal() -> tuple[tuple[str, ...], ...]:
    """What follows the first word of a cue of several words: "clear" of "make clear", "it be known"."""
    rows = (row["cue"].split() for row in table("cues") if row["part"] == "verb" and " " in row["cue"])
    return tuple(tuple(words[1:]) for words in rows if words[0] in _PHRASAL)


def _regular(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing"
