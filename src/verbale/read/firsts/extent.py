"""How far a claim of a first reaches: the clause around its word, to where the sentence turns to something else."""

from spacy.tokens import Doc, Token

from verbale.language.clauses import SUBJECTS, children
from verbale.language.stretch import clause_stretch, trimmed
from verbale.read.firsts.lexicon import singular, words

_LONG = 400
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_STOPS = frozenset('.!?:;"”’')


def sentence(token: Token) -> tuple[int, int]:
    """First token and end of its sentence; breaks that a parse makes behind a bracket or in mid-clause are no ends."""
    start, end, doc = token.sent.start, token.sent.end, token.doc
    while start > 0 and _is_torn(doc, start):
        start = doc[start - 1].sent.start
    while end < len(doc) and _is_torn(doc, end):
        end = doc[end].sent.end
    return start, end


def _is_torn(doc: Doc, at: int) -> bool:
    """Whether a sentence that is said to begin at a token only goes on: a small letter behind no stop."""
    return doc[at].text[:1].islower() and doc[at - 1].text[-1:] not in _STOPS and not doc[at - 1].is_space


def clause_head(token: Token) -> Token:
    """The head of the smallest finite clause around the token."""
    for held in (token, *token.ancestors):
        if held.tag_ in _FINITE or any(child.tag_ in _FINITE for child in children(held, "cop", "aux", "aux:pass")):
            return held
    return token


def extent(head: Token, word: Token, noun: Token | None) -> tuple[int, int]:
    """From where the clause begins to where the sentence turns: a joined clause, a semicolon, a quotation's end."""
    start, end = clause_stretch(head, frozenset({"advcl"}))
    doc = head.doc
    last = max(word.i, noun.i if noun is not None else word.i)
    stop = _turn(doc, last)
    low = min(start, word.idx, noun.left_edge.idx if noun is not None else word.idx)
    if noun is not None and end - low > _LONG:
        return trimmed(word, noun.left_edge.i, noun.right_edge.i)
    begin, end_of = sentence(word)
    lost = _is_torn(doc, head.sent.start) or head.dep_ in {"ROOT", "parataxis"}
    if lost and head.pos_ in {"VERB", "AUX"} and not any(children(head, *SUBJECTS)):
        low = min(low, doc[_joined_at(doc, begin, min(head.i, word.i))].idx)
    first = next(token.i for token in doc[begin:end_of] if token.idx >= low)
    reach = max(last, stop if head == word or noun is None or _is_time(noun) else _last(doc, end, stop))
    return trimmed(word if word.i >= first else head, first, reach)


def _joined_at(doc: Doc, begin: int, before: int) -> int:
    """Where the clause begins that a torn sentence breaks off: behind the last joining word or comma, else at once."""
    places = (n + 1 for n in range(before - 1, begin, -1) if doc[n].lower_ in {"and", "but", ",", ";", "that"})
    return next(places, begin)


def _is_time(noun: Token) -> bool:
    return singular(noun.lower_) in words("times")


def _last(doc: Doc, end: int, stop: int) -> int:
    return next((n for n in range(stop, -1, -1) if doc[n].idx < end), stop)


def _turn(doc: Doc, last: int) -> int:
    """The last token before the sentence turns to something else."""
    finite, end = False, sentence(doc[last])[1]
    for n in range(last + 1, end):
        token = doc[n]
        if token.text in {";", "—", "–", "--"} or (token.is_quote and doc[n - 1].text in {",", "."}):
            return n - 1
        finite = finite or token.tag_ in _FINITE
        if token.lower_ in {"and", "but", "or", "yet"} and _opens_clause(doc, n + 1, end, finite):
            return n - 1
        if token.text == "," and n + 1 < end and doc[n + 1].lower_ in {"who", "which", "so", "but", "saving", "while"}:
            return n - 1
    return end - 1


def _opens_clause(doc: Doc, begin: int, end: int, finite: bool) -> bool:
    """Whether a finite verb follows the joining word at once, or with its subject where a verb stood before."""
    if begin < end and doc[begin].tag_ in _FINITE:
        return True
    if not finite:
        return False
    for n in range(begin, min(begin + 12, end)):
        if doc[n].tag_ in _FINITE or doc[n].lower_ == "never":
            return n > begin
        if doc[n].is_punct and doc[n].text not in {"[", "]", "-", "’"}:
            return False
    return False
