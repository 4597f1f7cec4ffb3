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


def _form(primary: Primary) -> str:
    """The form whose words speak of a text."""
    form = primary.signal.form if primary.signal else "statement"
    return form if form in toml("telling_words")["words"] else "statement"


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
    texts, bounds = _Texts(library), Sentences(desk)
    for document in desk.dossier.documents:
        text = desk.text(document)
        if not words_for(None).search(text):
            continue
        for start, end in bounds.all(document):
            if words_for(None).search(text, start, end):
                yield from ((document, one) for one in _meant(desk, texts, desk.span(document, start, end)))


class _Texts:
    """The numbers of the primary texts by day, and by sender, form and day."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.by_day: defaultdict[int, list[int]] = defaultdict(list)
        self.forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._sent: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
        for primary in library.primaries:
            if (day := _day(primary.date)) is None:
                continue
            self.by_day[day.toordinal()].append(primary.number)
            if primary.sender:
                form = _form(primary)
                self.forms[primary.sender][form] = None
                self._sent[primary.sender, form, day.toordinal()].append(primary.number)

    def sent(self, sender: str, forms: Iterable[str], days: Iterable[int], but: str) -> list[int]:
        """What a sender sent in some forms on some days; not the document `but`."""
        found = [number for form in forms for day in days for number in self._sent.get((sender, form, day), ())]
        return [number for number in found if self.library.primaries[number].document != but]

    def latest(self, sender: str, forms: Sequence[str], last: int, but: str) -> int | None:
        """What a sender sent last in the time in which it is news."""
        for day in range(last, last - NEWS - 1, -1):
            if sent := self.sent(sender, forms, [day], but):
                return max(sent)
        return None


def _meant(desk: Desk, texts: _Texts, sentence: Span) -> Iterator[int]:
    """The numbers of the texts that a sentence with a word for a text speaks of."""
    bounds, document = sentence.bounds, sentence.document
    told = [_day(one.value) for one in desk.of(Date, document) if overlap(one.span.bounds, bounds)]
    days = [day.toordinal() + off for day in told if day for off in range(-NEAR, NEAR + 1)]
    senders = {one.actor for one in desk.of(Mention, document) if one.actor and overlap(one.span.bounds, bounds)}
    for sender in senders & texts.forms.keys():
        forms = [form for form in texts.forms[sender] if words_for(form).search(sentence.text)]
        if (found := _latest(desk, texts, sender, forms, document, days)) is not None:
            yield found
    numbers = [number for day in dict.fromkeys(days) for number in texts.by_day.get(day, ())]
    for primary in map(texts.library.primaries.__getitem__, numbers):
        if primary.document != document and _says(texts.library, sentence, primary):
            yield primary.number


def _latest(
    desk: Desk, texts: _Texts, sender: str, forms: Sequence[str], document: str, days: Sequence[int]
) -> int | None:
    """The sender's text of one of the days; where none stands there, the latest that is news when the document is."""
    if days:
        return min(texts.sent(sender, forms, days, document), default=None)
    published = desk.document(document).published
    last = latest(published.value) if published and is_edtf(published.value) else None
    return texts.latest(sender, forms, last.toordinal(), document) if last else None


def _says(library: Library, sentence: Span, primary: Primary) -> bool:
    """Whether a sentence says what one of the text's says."""
    terms = library.terms(sentence.document, *sentence.bounds)
    stems = frozenset(terms.stems)
    for other in library.sentences(primary.document):
        if len(other.stems & stems) >= 2 and library.scale.may_share(other.terms, terms, SHARED):
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
            words_for(_form(primary)).search(desk.text(document), *bounds)
            and _says(library, desk.span(document, *bounds), primary)
        ):
            yield sentence


def told_in(library: Library, teller: Sentence, sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of the sentences that a telling sentence tells: the likest, then those that the rest of it tells."""
    scored = []
    for place, other in enumerate(sentences):
        if len(teller.stems & other.stems) < 2 or not library.scale.may_share(other.terms, teller.terms, FEW):
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
