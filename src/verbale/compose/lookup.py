"""Texts to look quotations up in (an archive, a case, loose files), and quotations checked against them."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from verbale.align.archive import Archive, Text
from verbale.align.edits import Edit
from verbale.align.found import Find
from verbale.align.search import Corpus
from verbale.align.verdict import Kind, Origin, judge
from verbale.align.words import fold, split
from verbale.errors import InputError
from verbale.intake.given import Given
from verbale.intake.sources import sources
from verbale.model.dossier import Dossier
from verbale.model.prepared import Prepared
from verbale.model.records import Actor, Document, Signal
from verbale.model.span import Bounds

SHORTEST = 3
"""Words that a quotation in a draft has at least to be checked: shorter ones are names and ironies."""

_MARKS = re.compile(r"“([^“”]+)”|«([^«»]+)»|「([^「」]+)」|『([^『』]+)』|„([^“„”]+)[“”]|\"([^\"\n]+)\"")


class Library(NamedTuple):
    """Texts that are searched as one, and what is known of each by its number."""

    corpus: Corpus
    describe: Callable[[int], Text]
    size: int


class Checked(msgspec.Struct, frozen=True):
    """A quotation and its verdict; `source` and `bounds` say where it stands, None where it was not found."""

    quotation: str
    verdict: Kind
    origin: Origin
    source: str | None
    sender: str | None
    date: str | None
    bounds: tuple[Bounds, ...]
    source_text: str
    edits: tuple[Edit, ...]
    occurrences: int
    expect: float
    why: str
    at: Bounds | None = None

    @property
    def carried(self) -> bool:
        """Whether nothing but elisions and brackets stands between the quotation and its source."""
        return self.verdict in ("verbatim", "elided", "bracketed")


def archive_library(folder: Path) -> Library:
    """The texts of an archive."""
    archive = Archive.open(folder)
    return Library(archive.corpus, archive.text, len(archive))


def dossier_library(dossier: Dossier) -> Library:
    """The texts of a case."""
    texts = [_of_document(document, dossier.text(document.id)) for document in dossier.documents.values()]
    return _library(texts)


def case_texts(dossier: Dossier) -> Iterator[Text]:
    """The texts of a case with the sender, addressees and date of the signal whose text each is."""
    signals = {signal.text: signal for signal in dossier.records(Signal) if signal.text and signal.status != "rejected"}
    known = {actor.id: actor.name for actor in dossier.records(Actor)}
    for document in dossier.documents.values():
        text, signal = _of_document(document, dossier.text(document.id)), signals.get(document.id)
        if signal is not None:
            text = msgspec.structs.replace(
                text,
                sender=known.get(signal.sender or "", text.sender),
                addressee=", ".join(known.get(one, one) for one in signal.recipients) or None,
                date=signal.date.value if signal.date else text.date,
            )
        yield text


def file_library(paths: Iterable[Path]) -> Library:
    """The texts of files and folders, as intake reads them."""
    return _library(list(read_texts(paths)))


def read_texts(
    paths: Iterable[Path], given: Given | None = None, troubled: Callable[[InputError], None] | None = None
) -> Iterator[Text]:
    """The texts of files, folders and JSON Lines, those reproduced in them after them; InputError for what cannot be
    read, or `troubled` is told and reading goes on."""
    for source in sources(paths, given):
        try:
            yield from _texts_of(source.prepare())
        except InputError as error:
            if troubled is None:
                raise
            troubled(error)


def check(library: Library, quotation: str, speaker: str | None = None, date: str | None = None) -> Checked:
    """The verdict on one quotation; `speaker` and `date` (the start of an ISO date) are compared with what is known."""
    find = library.corpus.find(quotation)
    agreeing = []
    if speaker or date:
        texts = {number for number in _texts(find) if _agrees(library.describe(number), speaker, date)}
        agreeing = list(library.corpus.show(find, texts))
    verdict = judge(find, agreeing)
    place = verdict.passage
    if place is None:
        return Checked(
            quotation, verdict.verdict, verdict.origin, None, None, None, (), "", (), 0, find.expect, verdict.why
        )
    text = library.describe(place.text)
    return Checked(
        quotation=quotation,
        verdict=verdict.verdict,
        origin=verdict.origin,
        source=text.id,
        sender=text.sender,
        date=text.date,
        bounds=place.bounds,
        source_text=" … ".join(text.text[start:end] for start, end in place.bounds),
        edits=verdict.edits,
        occurrences=verdict.occurrences,
        expect=verdict.expect,
        why=verdict.why,
    )


def quotations_in(text: str) -> Iterator[Bounds]:
    """Where the quotations of a draft stand, without their marks; those of one or two words are left out."""
    for match in _MARKS.finditer(text):
        group = match.lastindex or 0
        if len(split(match[group])) >= SHORTEST:
            yield match.span(group)


def _texts(find: Find) -> Iterator[int]:
    for hits in find.hits:
        yield from map(int, hits.texts)


def _agrees(text: Text, speaker: str | None, date: str | None) -> bool:
    named = speaker is None or bool(text.sender and set(_folded(speaker)) <= set(_folded(text.sender)))
    dated = date is None or bool(text.date and (text.date.startswith(date) or date.startswith(text.date)))
    return named and dated


def _folded(name: str) -> list[str]:
    return [fold(word) for word in re.findall(r"\w+", name)]


def _library(texts: list[Text]) -> Library:
    return Library(Corpus.of([text.text for text in texts]), texts.__getitem__, len(texts))


def _texts_of(prepared: Prepared) -> Iterator[Text]:
    yield _of_document(prepared.document, prepared.text)
    for child in prepared.children:
        yield from _texts_of(child)


def _of_document(document: Document, text: str) -> Text:
    return Text(
        id=document.path,
        text=text,
        date=document.published.value if document.published else None,
        title=document.title,
        sender=", ".join(document.authors) or document.outlet,
        source=document.outlet,
        url=document.url,
    )
