"""How far the clauses of a condition reach: the parse says where, commas and borders hold it in.

All functions work on token numbers of one Doc inside a *region*: the tokens of the sentence that belong to the same
speaker (a quotation, or the sentence where nobody is quoted). Stretches are half-open pairs of token numbers.
"""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from verbale.language.clauses import SUBJECTS
from verbale.read.conditions.tones import Stretch, is_finite

_SIDE = frozenset({"advcl", "acl", "acl:relcl", "advcl:relcl", "mark", "cc", "punct", "parataxis", "obl", "nmod"})
_OWN = frozenset({*SUBJECTS, "expl", "aux", "aux:pass", "cop"})
_OPINION = re.compile(
    r"(?:(?:and|but|so|also|moreover|however),?\s+)?"
    r"(?:(?:I|we|he|she|it|they)\s+(?:also\s+|firmly\s+|still\s+)?"
    r"(?:thinks?|believes?|holds?|considers?|hopes?|fears?|suspects?|expects?"
    r"|stressed|said|added|warned|noted|stated|(?:is|are|am) sure)"
    r"|it\s+is\s+(?:\w+\s+){1,3}(?:opinion|view|belief|position|stand|conviction)"
    r"|(?:my|our|the)\s+[\w ]{0,30}?(?:opinion|view|stand|notion|fact|point)\s+is)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_STRESS = frozenset(
    {"only", "exclusively", "especially", "even", "particularly", "but", "and", "or", ",", "solely", "just", "for"}
)
_MARKS = frozenset({"mark", "advmod", "case", "fixed", "cc", "aux", "cop", "aux:pass", "advcl", "dep"})
_BREAK = frozenset({";", "—", "–", "--"})
_TIMES = frozenset({"moment", "minute", "day", "hour", "instant"})
"""Nouns that open a condition with the clause behind them: "the moment the crew comes home"."""


class Parts(NamedTuple):
    """The clauses of one condition as stretches of tokens; `holder` is the token of who sets it, where it is told."""

    given: tuple[Stretch, ...]
    then: tuple[Stretch, ...]
    holder: int | None = None


class Region(NamedTuple):
    """The tokens of a sentence that one speaker speaks, in order."""

    doc: Doc
    tokens: tuple[int, ...]

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.tokens[-1] + 1

    @property
    def start(self) -> int:
        """The first token."""
        return self.tokens[0]

    def cut(self, low: int, high: int) -> tuple[Stretch, ...]:
        """The runs of the region's tokens in a stretch, without punctuation at the outer edges."""
        held = [n for n in self.tokens if low <= n < high]
        while held and _edge(self.doc[held[-1]]):
            held.pop()
        while held and _edge(self.doc[held[0]]):
            held.pop(0)
        runs: list[Stretch] = []
        for n in held:
            if runs and runs[-1][1] == n:
                runs[-1] = (runs[-1][0], n + 1)
            else:
                runs.append((n, n + 1))
        return tuple(run for run in runs if any(not self.doc[n].is_punct for n in range(*run)))


def _edge(token: Token) -> bool:
    return token.is_punct or token.is_space or token.is_quote


def clause_parts(region: Region, first: int, last: int) -> Parts | None:
    """The clauses of a condition whose cue is the tokens `first` to `last`."""
    if is_fronted(region, first, last):
        begin = main_start(region, first, last)
        if begin is not None:
            given = region.cut(last + 1, begin)
            begin = _behind_opinion(region, begin + (region.doc[begin].lower_ == "then"))
            then = region.cut(begin, main_end(region, begin))
            return Parts(_without_remark(region, given), then) if given and then else None
    return _behind(region, first, last)


def is_fronted(region: Region, first: int, last: int) -> bool:
    """Whether the condition stands before its consequence: where a clause can begin, nothing said before it."""
    main = _main(_verb(region.doc, first, last))
    if main is not None and region.start <= main.i < first and _clause_before(region, main, first):
        return False
    before = [n for n in region.tokens if n < first]
    words = [n for n in before if not _edge(region.doc[n])]
    if not words or region.doc[words[-1]].lower_ in {
        "that",
        "but",
        "and",
        "or",
        "so",
        "then",
        "because",
        "while",
        "as",
        "for",
    }:
        return True
    return before[-1] != words[-1] and not any(is_finite(region.doc[n]) for n in words)


def _clause_before(region: Region, main: Token, first: int) -> bool:
    """Whether the verb before the cue is really what the condition hangs on, and no cue of speech before a "that"."""
    words = [n for n in region.tokens if n < first and not _edge(region.doc[n])]
    return bool(words) and region.doc[words[-1]].lower_ not in {"that", "but", "and"} and main.i >= words[0]


def main_start(region: Region, first: int, last: int) -> int | None:
    """Where the consequence begins behind a condition that stands before it."""
    doc = region.doc
    verb = _verb(doc, first, last)
    main = _main(verb)
    if verb is not None and main is not None and verb.i < main.i < region.end:
        begin = _left(main, verb)
        if _is_parted(region, begin) or (doc[first].lower_ == "only" and doc[begin].tag_ in {"MD", "VBZ", "VBP"}):
            return _after_then(region, begin)
        return _by_comma(region, last) or begin
    return _by_comma(region, last)


def _is_parted(region: Region, begin: int) -> bool:
    """Whether a comma, a dash or "then" stands right before the token."""
    before = (region.doc[n] for n in range(begin - 1, max(region.start, begin - 4), -1))
    first = next((token for token in before if not token.is_quote), None)
    return first is not None and (first.text in {",", "—", "–", "--"} or first.lower_ == "then")


def _left(main: Token, verb: Token) -> int:
    """The first token of the main clause: its subject's, or that of an adverbial that stands before the subject."""
    own = [child.left_edge.i for child in main.children if child.dep_ in _OWN and child.i > verb.i]
    begin = min([main.i, *own])
    doc, low = main.doc, verb.i
    comma = next((n for n in range(begin - 1, low, -1) if doc[n].text == ","), None)
    between = [doc[n] for n in range(comma + 1, begin)] if comma is not None else []
    fits = between and all(token.head.i >= begin or token.head in between for token in between)
    return comma + 1 if comma is not None and fits else begin


def _after_then(region: Region, begin: int) -> int:
    return begin - 1 if begin - 1 > region.start and region.doc[begin - 1].lower_ == "then" else begin


def _by_comma(region: Region, last: int) -> int | None:
    """The first comma behind a finite verb after which a subject with a finite verb stands: where the parse is lost."""
    doc, seen = region.doc, False
    for n in region.tokens:
        if n <= last:
            continue
        token = doc[n]
        seen = seen or is_finite(token) or token.tag_ in {"VBD", "VBN", "VB"}
        if seen and (token.text == "," or token.lower_ == "then") and _opens_clause(region, n + 1):
            return n + 1
    return None


def _opens_clause(region: Region, begin: int) -> bool:
    """Whether a noun phrase and a finite verb follow within a dozen tokens, no comma between."""
    subject = False
    for n in range(begin, min(begin + 14, region.end)):
        token = region.doc[n]
        if token.text == "," or (n == begin and token.pos_ in {"CCONJ", "SCONJ", "ADP"}):
            return False
        if subject and is_finite(token):
            return True
        subject = subject or token.pos_ in {"NOUN", "PROPN", "PRON"}
        if token.tag_ in {"WDT", "WP"}:
            return False
    return False


def main_end(region: Region, begin: int) -> int:
    """Where the consequence ends: with the region, a semicolon or dash, or before ", but"."""
    doc = region.doc
    for n in region.tokens:
        if n <= begin:
            continue
        token = doc[n]
        if token.text in _BREAK or token.text == ":":
            return n
        if token.lower_ == "but" and doc[n - 1].text == ",":
            return n - 1
    return region.end


def _behind(region: Region, first: int, last: int) -> Parts | None:
    """A condition that stands behind its consequence."""
    doc = region.doc
    given = region.cut(last + 1, _end_behind(region, first, last))
    begin = _start_before(region, first, last)
    while first > begin and doc[first - 1].lower_ in _STRESS:
        first -= 1
    then = region.cut(begin, first)
    text = doc[then[0][0] : then[-1][1]].text if then else ""
    opinion = _OPINION.match(text)
    if opinion and then:
        offset = doc[then[0][0]].idx + opinion.end()
        begin = next((n for n in region.tokens if doc[n].idx >= offset), first)
        then = region.cut(begin, first)
    return Parts(given, then) if given and then else None


def _end_behind(region: Region, first: int, last: int) -> int:
    doc, verb = region.doc, _verb(region.doc, first, last)
    right = verb.right_edge.i + 1 if verb is not None and verb.i > last else region.end
    for n in region.tokens:
        if n > last and (doc[n].text in _BREAK or doc[n].text == ":" or (doc[n].text == "," and n + 1 >= right)):
            return n
        if n > last and (doc[n].text in {".", "!", "?"} or (doc[n].lower_ == "but" and doc[n - 1].text == ",")):
            return n
    return region.end


def _start_before(region: Region, first: int, last: int) -> int:
    """Where the clause begins that a condition behind it hangs on."""
    doc = region.doc
    for n in range(first - 1, region.start, -1):
        if doc[n].text in _BREAK:
            return n + 1
    main = _main(_verb(doc, first, last))
    if main is None or not region.start <= main.i < first:
        return region.start
    while main.dep_ in {"nsubj", "nsubj:pass", "obj", "nmod", "obl"} and region.start <= main.head.i < first:
        main = main.head
    main = _finite_clause(main, region.start)
    edges = [
        child.left_edge.i for child in main.children if child.dep_ not in {"mark", "cc", "punct", "parataxis", "conj"}
    ]
    return max(region.start, min([main.i, *edges]))


def _finite_clause(main: Token, start: int) -> Token:
    while main.dep_ in {"xcomp", "acl", "advcl", "ccomp", "obl", "obj", "nmod", "conj"} and main.head.i >= start:
        own = [child for child in main.children if child.dep_ in _OWN]
        if any(is_finite(token) for token in (main, *own)) and any(t.dep_ in SUBJECTS or t.dep_ == "expl" for t in own):
            return main
        main = main.head
    return main


def phrase_parts(region: Region, first: int, last: int) -> Parts | None:
    """The parts of a condition that is a noun phrase or a verb in -ing behind its cue."""
    doc = region.doc
    fronted = not any(not _edge(doc[n]) for n in region.tokens if n < first)
    if not fronted:
        return _behind(region, first, last)
    comma = next((n for n in region.tokens if n > last and doc[n].text == "," and _opens_clause(region, n + 1)), None)
    inverted = next((n for n in region.tokens if n > last and doc[n].tag_ == "MD"), None)
    begin = (
        comma + 1 if comma is not None else inverted if "only" in doc[first].lower_ else _clause_behind(region, last)
    )
    if begin is None:
        return None
    given, begin = region.cut(last + 1, begin), _behind_opinion(region, begin)
    then = region.cut(begin, main_end(region, begin))
    return Parts(given, then) if given and then else None


def _behind_opinion(region: Region, begin: int) -> int:
    """Past an "I fear that" before the consequence."""
    words = region.doc[begin : region.end].text
    match = _OPINION.match(words)
    if match is None or not words[match.end() :].strip():
        return begin
    offset = region.doc[begin].idx + match.end()
    return next((n for n in region.tokens if region.doc[n].idx >= offset), begin)


def _without_remark(region: Region, given: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The condition without a remark behind it: "a boat is rammed again, as happened twice last year"."""
    doc, (low, high) = region.doc, given[-1]
    for n in range(low + 2, high - 2):
        if doc[n].text == "," and doc[n + 1].lower_ == "as" and doc[n + 2].tag_ in {"VBD", "VBZ", "VBP", "PRP", "MD"}:
            return (*given[:-1], *region.cut(low, n))
    return given


def _clause_behind(region: Region, last: int) -> int | None:
    """Where the main clause begins right behind a phrase without a comma: "Without a truce there can be no talks"."""
    doc = region.doc
    noun = next((doc[n] for n in region.tokens if n > last and doc[n].dep_ in {"obl", "nmod", "nsubj"}), None)
    if noun is None or noun.head.i < noun.i:
        return None
    own = [child.left_edge.i for child in noun.head.children if child.dep_ in _OWN and child.i > noun.i]
    begin = min([noun.head.i, *own])
    return begin if begin > noun.i else None


def _verb(doc: Doc, first: int, last: int) -> Token | None:
    """The verb that the cue, its tokens `first` to `last`, marks."""
    marked = [doc[n].head for n in range(last, first - 1, -1) if doc[n].head.i > last and doc[n].dep_ in _MARKS]
    if doc[last].lower_ in _TIMES:
        marked += [child for child in doc[last].children if child.dep_ in {"acl", "acl:relcl", "ccomp", "advcl"}]
    return next((head for head in marked if head.pos_ in {"VERB", "AUX"}), marked[0] if marked else None)


def _main(verb: Token | None) -> Token | None:
    if verb is None or verb.dep_ == "ROOT" or verb.head == verb:
        return None
    return verb.head.head if verb.head.lower_ in _TIMES else verb.head
