"""Which documents tell of a primary text, and in which of their sentences.

A document tells of it by a telling of its signal, by a quotation of it, by reproducing it, or by its sender's name in
one sentence with a word for such a text (`in the statement of 15 February, X ...`): the sender's latest text before the
document, or the one whose date stands there. Without the name, the date with such a word is enough where the sentence
says what the text says. In such a document those sentences tell that name the sender or report its words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from verbale.compare.primaries import Library, Primary, Sentence
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import earliest, is_edtf, latest
from verbale.model.records import Carriage, Date, Mention, Quotation
from verbale.model.span import Bounds, Span, overlap

NEAR = 1
"""Days by which a text's date and its teller's may differ (zones, evening papers)."""

NEWS = 31
"""Days after a text in which "her statement" without a date is still that one."""

ALIKE, SHARED = 0.55, 5
"""The likeness, and the words in common, by which a sentence without the sender's name tells the text."""


FEW, SHORT, TOLD = 3, 0.7, 0.42
"""Words in common at least; the likeness when there are no more; the likeness in a sentence that tells of the text."""

_MARKED = re.compile(r"[“\"]([^“”\"\n]{4,400})[”\"]|[‘]([^‘\n]{4,400}?)[’](?!\w)")
_CUT = re.compile(r"\[[^\]]*\]|…|\.\.\.")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Tellers(NamedTuple):
    """The documents that tell of a primary text, in the order of the case; by document, the sentences that do."""

    documents: tuple[str, ...]
    sentences: dict[str, tuple[Sentence, ...]]


@cache
def words_for(form: str | None) -> re.Pattern[str]:
    """Words for a text of that form; of any form where it is None."""
    by_form = toml("telling_words")["words"]
    words = [one for some in by_form.values() for one in some] if form is None else by_form[form]
    return re.compile(rf"\b(?:{'|'.join(dict.fromkeys(words))})\b", re.IGNORECASE)


def _words(primary: Primary) -> re.Pattern[str]:
    form = primary.signal.form if primary.signal else "statement"
    return words_for(form if form in toml("telling_words")["words"] else "statement")


def tellers(desk: Desk, library: Library) -> dict[str, Tellers]:
    """By primary text: who tells of it. Texts that nobody tells of are left out."""
    found = _known(desk, library)
    for document, number in _named(desk, library):
        found[library.primaries[number].document][document] = None
    told = {}
    for primary in library.primaries:
        documents = tuple(desk.in_order(one for one in found[primary.document] if one != primary.document))
        if documents:
            told[primary.document] = Tellers(
                documents, {one: tuple(_sentences(desk, library, primary, one)) for one in documents}
            )
    return told


def _known(desk: Desk, library: Library) -> dict[str, dict[str, None]]:
    """By primary: the documents that hold a telling of its signal, or carry it, or reproduce it when others do."""
    found: dict[str, dict[str, None]] = {primary.document: {} for primary in library.primaries}
    for primary in library.primaries:
        if primary.signal:
            found[primary.document] |= dict.fromkeys(span.document for span in primary.signal.telling)
    quotations = {quotation.id: quotation for quotation in desk.records(Quotation)}
    for record in desk.records(Carriage):
        if record.primary in found and record.quotation in quotations:
            found[record.primary][quotations[record.quotation].content[0].document] = None
    return found


def _named(desk: Desk, library: Library) -> Iterator[tuple[str, int]]:
    """Documents with a sentence that speaks of a text by its sender or date, and the number of that text."""
    by_sender: defaultdict[str, list[Primary]] = defaultdict(list)
    by_day: defaultdict[date, list[Primary]] = defaultdict(list)
    for primary in library.primaries:
        if primary.sender:
            by_sender[primary.sender].append(primary)
        if (day := _day(primary.date)) is not None:
            by_day[day].append(primary)
    bounds = Sentences(desk)
    for document in desk.dossier.documents:
        text = desk.text(document)
        if not words_for(None).search(text):
            continue
        for start, end in bounds.all(document):
            if words_for(None).search(text, start, end):
                sentence = desk.span(document, start, end)
                yield from ((document, one.number) for one in _meant(desk, library, sentence, by_sender, by_day))


def _meant(
    desk: Desk,
    library: Library,
    sentence: Span,
    by_sender: dict[str, list[Primary]],
    by_day: dict[date, list[Primary]],
) -> Iterator[Primary]:
    """The texts that a sentence with a word for a text speaks of."""
    bounds = sentence.bounds
    days = [
        day for one in desk.of(Date, sentence.document) if overlap(one.span.bounds, bounds) and (day := _day(one.value))
    ]
    senders = {
        one.actor for one in desk.of(Mention, sentence.document) if one.actor and overlap(one.span.bounds, bounds)
    }
    for sender in senders & by_sender.keys():
        spoken_of = [one for one in by_sender[sender] if _words(one).search(sentence.text)]
        if (latest_one := _latest(desk, spoken_of, sentence.document, days)) is not None:
            yield latest_one
    for day in days:
        for offset in range(-NEAR, NEAR + 1):
            for primary in by_day.get(date.fromordinal(day.toordinal() + offset), ()):
                if primary.document != sentence.document and _says(library, sentence, primary):
                    yield primary


def _latest(desk: Desk, primaries: list[Primary], document: str, days: list[date]) -> Primary | None:
    """The sender's text of one of the days; where none stands there, the latest that is news when the document is."""
    dated = [(day, one) for one in primaries if one.document != document and (day := _day(one.date)) is not None]
    if days:
        near = (one for day, one in dated if any(abs((day - other).days) <= NEAR for other in days))
        return next(near, None)
    published = desk.document(document).published
    last = latest(published.value) if published and is_edtf(published.value) else None
    news = [(day, one.number, one) for day, one in dated if last and 0 <= (last - day).days <= NEWS]
    return max(news)[2] if news else None


def _says(library: Library, sentence: Span, primary: Primary) -> bool:
    """Whether a sentence says what one of the text's says."""
    terms = library.terms(sentence.document, *sentence.bounds)
    for other in library.sentences(primary.document):
        if len(other.stems.intersection(terms.stems)) >= 2:
            likeness = library.scale.compare(other.terms, terms)
            if likeness.shared >= SHARED and likeness.score >= ALIKE:
                return True
    return False


def _day(value: str | None) -> date | None:
    """The day of an EDTF value of one day; None of a longer time."""
    if value is None or not is_edtf(value):
        return None
    first, last = earliest(value), latest(value)
    return first if first == last else None


def _sentences(desk: Desk, library: Library, primary: Primary, document: str) -> Iterator[Sentence]:
    """The sentences of a document that name the sender, report its words, or tell its signal."""
    spans: list[Bounds] = [one.span.bounds for one in desk.of(Mention, document) if one.actor == primary.sender]
    for quotation in desk.of(Quotation, document):
        if quotation.speaker is not None and quotation.speaker == primary.sender:
            spans += [one.bounds for one in quotation.content]
    if primary.signal:
        spans += [one.bounds for one in primary.signal.evidence if one.document == document]
    for sentence in library.sentences(document):
        bounds = (sentence.start, sentence.end)
        named = any(overlap(one, bounds) for one in spans)
        if named or (
            _words(primary).search(desk.text(document), *bounds)
            and _says(library, desk.span(document, *bounds), primary)
        ):
            yield sentence


def told_in(library: Library, teller: Sentence, sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of the sentences that a telling sentence tells: the likest, then those that the rest of it tells."""
    scored = []
    for place, other in enumerate(sentences):
        if len(teller.stems & other.stems) < 2:
            continue
        back = library.scale.compare(other.terms, teller.terms)
        if (back.shared >= FEW and back.score >= SHORT) or (back.shared > FEW and back.score >= TOLD):
            scored.append((back.score, -place))
    taken: frozenset[str] = frozenset()
    for _, place in sorted(scored, reverse=True):
        shared = teller.stems & sentences[-place].stems
        if not taken or len(shared - taken) >= FEW:
            taken |= shared
            yield -place


def marked_in(
    library: Library, document: str, sentences: Sequence[Sentence], others: Iterable[Quotation]
) -> Iterator[int]:
    """The places of the sentences whose words stand between quotation marks in a document, not as another's words."""
    desk = library.desk
    text, taken = desk.text(document), [span.bounds for one in others if one.speaker for span in one.content]
    texts = [_plain(desk.text(one.document)[one.start : one.end]) for one in sentences]
    for match in _MARKED.finditer(text):
        pieces = [_plain(piece) for piece in _CUT.split(match[1] or match[2])]
        if any(overlap(match.span(), one) for one in taken) or len(" ".join(pieces).split()) < FEW:
            continue
        found = next((place for place, one in enumerate(texts) if all(piece in one for piece in pieces)), None)
        if found is not None:
            yield found


def _plain(text: str) -> str:
    """Words in small letters with single spaces, without points."""
    return " ".join(_WORDS.findall(text.lower()))
