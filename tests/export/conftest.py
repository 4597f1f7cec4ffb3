"""A small dossier made by hand: two documents, an actor, quotations, a figure, a signal, a conflict, a note."""

import hashlib

import pytest

from verbale.model.dossier import Shelf
from verbale.model.records import (
    Actor,
    Conflict,
    Date,
    Dated,
    Document,
    Figure,
    Note,
    Problem,
    Quotation,
    Signal,
    Value,
)
from verbale.model.span import Span, cut

LETTER = 'The ministry said on 3 May 2031: "The harbour\nstays open." At least 40 ships wait.'
REPORT = "=SUM(1) was all the envoy wrote."


def document(text: str, path: str, **known: object) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(id=f"doc-{sha[:8]}", path=path, sha256=sha, text_sha256=sha, **known)


@pytest.fixture
def dossier() -> Shelf:
    letter = document(
        LETTER,
        "in/letter.txt",
        title="The Harbour & {Peace}",
        authors=("Vale, Ada", "Ministry_of Ports"),
        outlet="Harbour 100%",
        url="https://ports.example/a_b",
        language="en",
        genre="report",
        published=Dated("2031-05~"),
    )
    report = document(REPORT, "in/report.txt", published=Dated("2031-05-04/2031-06"))
    texts = {letter.id: LETTER, report.id: REPORT}

    def at(words: str, text: str = LETTER, of: Document = letter) -> Span:
        start = text.index(words)
        return cut(of.id, text, start, start + len(words))

    records = {
        Actor: (Actor(id="actor:ministry", name="Ministry", type="organization"),),
        Quotation: (
            Quotation(
                id="q1", reader="marks", form="direct", content=(at("The harbour\nstays open."),), cue=at("said"),
                source=at("The ministry"), speaker="actor:ministry",
            ),
            Quotation(id="q2", form="indirect", content=(at("=SUM(1)", REPORT, report),), status="rejected"),
            Quotation(id="q3", form="indirect", content=(at("=SUM(1)", REPORT, report), at("all", REPORT, report))),
        ),
        Date: (
            Date(id="d1", span=at("3 May 2031"), value="2031-05-03", type="date"),
            Date(id="d2", span=at("wait"), value="P3D", type="duration"),
        ),
        Figure: (
            Figure(id="f1", span=at("At least 40 ships"), low=40, high=None, unit="ships", measure="count of ships"),
        ),
        Signal: (Signal(id="s1", sender="actor:ministry", form="statement", telling=(at("The ministry said"),)),),
        Conflict: (Conflict(id="c1", about="s1", field="date", values=(Value("2031", source="a file"),)),),
        Note: (Note(id="n1", about="q1", text="read aloud", author="Ada", at="2031-06-01T00:00:00+00:00"),),
        Problem: (
            Problem(id="p1", where="in/c.pdf", what="no text layer", remedy="run OCR"),
            Problem(id="p2", where=at("wait"), what="odd"),
        ),
    }  # fmt: skip
    sentences = {letter.id: (((0, 58),), ((59, len(LETTER)),)), report.id: (((0, len(REPORT)),),)}
    return Shelf({letter.id: letter, report.id: report}, texts, sentences, records)
