"""Each primary text sentence by sentence: who carried it, how, and who tells of the same signal and left it out.

A document carries a sentence by a quotation of it (`carriage`), in its own words, or as the occasion of the signal:
where the sentence reports what somebody said, and the document reports that in another quotation of that speaker.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.compare.primaries import Library, Primary, Sentence
from verbale.compare.retranslation import Likeness
from verbale.compare.telling import Tellers, marked_in, tellers, told_in
from verbale.compare.terms import Terms
from verbale.link.desk import Desk
from verbale.model.records import Carriage, Carried, Omission, Quotation, record_id
from verbale.model.span import Span, overlap
from verbale.step import Step

NAME = "omissions"

OWN_WORDS, OCCASION = 0.66, 0.4
"""The likeness from which a sentence of a document tells the primary's; and a report what another speaker said."""

_SHARED = 5
"""Words that a sentence in own words shares with the primary's at least."""

_SAME_STEMS = 2
"""Stems that two sentences have in common before they are compared at all."""

_SHORTEST = 12
"""Characters of a sentence carried that a fragment has at least; fewer (`no reason`) carry no sentence."""

_HOW: dict[str, Carried] = {
    "verbatim": "verbatim", "elided": "verbatim", "bracketed": "verbatim", "spliced": "verbatim",
    "altered": "altered", "retranslated": "retranslated",
}  # fmt: skip
_RANK: tuple[Carried, ...] = ("verbatim", "altered", "retranslated", "own-words", "as-occasion")


class _Told(NamedTuple):
    document: str
    how: Carried


def list_omissions(desk: Desk) -> Iterator[Omission]:
    """A record for every sentence of every primary text that another document tells of."""
    library = Library(desk)
    carried, told_of = _carried(desk), tellers(desk, library)
    reports = _reports(desk)
    for primary in library.primaries:
        telling = told_of.get(primary.document)
        if telling is None:
            continue
        occasions = _occasions(library, primary, reports, telling.documents)
        for sentence, told in _retold(desk, library, primary, telling, reports):
            told += _quoted(sentence, carried[primary.document])
            told += _in_own_words(library, sentence, telling.documents)
            told += (one for span, one in occasions if overlap(span.bounds, (sentence.start, sentence.end)))
            yield _record(desk, sentence, told, telling.documents)


def _retold(
    desk: Desk, library: Library, primary: Primary, telling: Tellers, reports: dict[str, list[Quotation]]
) -> list[tuple[Sentence, list[_Told]]]:
    """Each sentence that says something, with those who tell it where they tell of the text, or mark its words."""
    sentences = [one for one in library.sentences(primary.document) if one.terms.terms and not _leads_in(desk, one)]
    retold: list[list[_Told]] = [[] for _ in sentences]
    for document in telling.documents:
        for teller in telling.sentences[document]:
            for place in told_in(library, teller, sentences):
                retold[place].append(_Told(document, "own-words"))
        others = [one for one in reports.get(document, ()) if one.speaker != primary.sender]
        for place in marked_in(library, document, sentences, others):
            retold[place].append(_Told(document, "verbatim"))
    return list(zip(sentences, retold, strict=True))


def _leads_in(desk: Desk, sentence: Sentence) -> bool:
    """Whether it only leads in the text: `... issued the following statement:`."""
    return desk.text(sentence.document)[sentence.start : sentence.end].rstrip().endswith(":")


def _carried(desk: Desk) -> defaultdict[str, list[tuple[Span, _Told]]]:
    """By primary: source spans, and the document that carries them."""
    quotations = {quotation.id: quotation for quotation in desk.records(Quotation)}
    found: defaultdict[str, list[tuple[Span, _Told]]] = defaultdict(list)
    for record in desk.records(Carriage):
        quotation = quotations.get(record.quotation)
        if record.primary and quotation and record.verdict in _HOW:
            told = _Told(quotation.content[0].document, _HOW[record.verdict])
            found[record.primary] += [(span, told) for span in record.source]
    return found


def _quoted(sentence: Sentence, carried: Iterable[tuple[Span, _Told]]) -> Iterator[_Told]:
    for span, told in carried:
        held = overlap(span.bounds, (sentence.start, sentence.end))
        if held >= min(_SHORTEST, sentence.end - sentence.start):
            yield told


def _in_own_words(library: Library, sentence: Sentence, telling: Iterable[str]) -> Iterator[_Told]:
    for document in telling:
        for other in library.sentences(document):
            if len(sentence.stems & other.stems) < _SAME_STEMS:
                continue
            if not library.scale.may_share(other.terms, sentence.terms, _SHARED):
                continue
            likeness = library.scale.compare(other.terms, sentence.terms)
            if likeness.shared < _SHARED or likeness.doubts:
                continue
            if _tells(likeness, library.scale.compare(sentence.terms, other.terms)):
                yield _Told(document, "own-words")
                break


def _tells(likeness: Likeness, back: Likeness) -> bool:
    """Whether one of two sentences says as good as all of the other, and nothing speaks against it."""
    return (
        not back.doubts
        and max(likeness.score, back.score) >= OWN_WORDS
        and min(likeness.cover, back.cover) >= OWN_WORDS / 2
    )


def _reports(desk: Desk) -> dict[str, list[Quotation]]:
    """The quotations of each document."""
    found: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in desk.records(Quotation):
        if quotation.content and quotation.speaker:
            found[quotation.content[0].document].append(quotation)
    return found


def _occasions(
    library: Library, primary: Primary, reports: dict[str, list[Quotation]], telling: Iterable[str]
) -> list[tuple[Span, _Told]]:
    """What others said, in the primary and in the documents that tell of it."""
    found = []
    for inner in reports.get(primary.document, ()):
        if inner.speaker == primary.sender:
            continue
        span = inner.content[0]
        terms = library.terms(span.document, span.start, span.end)
        for document in telling:
            said = [one.content[0] for one in reports.get(document, ()) if one.speaker == inner.speaker]
            if any(_alike(library, terms, one) for one in said):
                found.append((span, _Told(document, "as-occasion")))
    return found


def _alike(library: Library, terms: Terms, span: Span) -> bool:
    likeness = library.scale.compare(library.terms(span.document, span.start, span.end), terms)
    return likeness.score >= OCCASION and likeness.shared > 1


def _record(desk: Desk, sentence: Sentence, told: Iterable[_Told], telling: Iterable[str]) -> Omission:
    how: dict[str, Carried] = {}
    for one in sorted(told, key=lambda one: _RANK.index(one.how)):
        how.setdefault(one.document, one.how)
    carried = tuple(document for document in telling if document in how)
    left = tuple(document for document in telling if document not in how)
    span = desk.span(sentence.document, sentence.start, sentence.end)
    said = ", ".join(sorted(set(how.values()))) or "nobody"
    return Omission(
        id=record_id("omission", sentence.document, [span.bounds]),
        reader=NAME,
        why=f"carried by {len(carried)} of {len(carried) + len(left)} documents that tell of it ({said})",
        span=span,
        carried_by=carried,
        left_out_by=left,
        how={document: how[document] for document in carried},
    )


STEP = Step(NAME, makes=("omission",), run=list_omissions, needs=("carriage",))
