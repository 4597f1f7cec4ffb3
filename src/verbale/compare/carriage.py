"""How each quotation carried a primary text of the case: word for word, with edits, in other words, or not at all.

One record a quotation. Of a direct quotation the words between the marks are laid along the primary texts, of a mixed
one every marked stretch; indirect speech is compared by meaning and only told where a sentence is clearly it. Nobody is
said to have quoted wrongly: the edits are shown. Where the words are looked for, and in which order: `bench.py`.
"""

from collections.abc import Iterator, Sequence

from verbale.compare.bench import Bench
from verbale.compare.pieces import Piece, nested_in, verdict_on
from verbale.link.desk import Desk
from verbale.model.records import Carriage, Quotation, record_id
from verbale.step import Step

NAME = "carriage"


def compare_quotations(desk: Desk) -> Iterator[Carriage]:
    """A record for every direct and mixed quotation, and for indirect ones whose primary sentence was found."""
    bench = Bench(desk)
    quotations = [quotation for quotation in desk.records(Quotation) if quotation.content]
    nested = nested_in(quotations)

    def carry(quotation: Quotation) -> Carriage | None:
        return _record(quotation, bench.pieces(quotation, nested.get(quotation.id, ())))

    first = {quotation.id: carry(quotation) for quotation in quotations}
    for quotation in quotations:
        record = first[quotation.id]
        if record and record.primary:
            bench.tell(quotation.content[0].document, record.primary)
    for quotation in quotations:
        record = first[quotation.id]
        if record is None or record.primary is None:
            record = carry(quotation)
        if record:
            yield record


def _record(quotation: Quotation, pieces: Sequence[Piece]) -> Carriage | None:
    """The record of one quotation; None where there is nothing to tell."""
    if not pieces:
        return None
    found = [piece for piece in pieces if piece.primary]
    verdict, why = verdict_on(pieces)
    primary = max(found, key=lambda piece: len(piece.text)).primary if found else None
    from_it = [piece for piece in found if piece.primary is primary]
    document = quotation.content[0].document
    told = tuple(dict.fromkeys(span for piece in from_it for span in piece.source))
    expects = [piece.expect for piece in pieces if piece.expect is not None]
    scores = [piece.score for piece in pieces if piece.score is not None]
    return Carriage(
        id=record_id(NAME, document, [span.bounds for span in quotation.content], quotation.id),
        reader=NAME,
        why=why,
        quotation=quotation.id,
        primary=primary.document if primary else None,
        source=told,
        verdict=verdict,
        candidate=verdict == "retranslated",
        occurrences=max((piece.occurrences for piece in pieces), default=0),
        expect=min(expects) if expects else None,
        edits=tuple(edit for piece in (from_it or pieces) for edit in piece.edits),
        score=min(scores) if scores else None,
        archive=next((piece.archive for piece in pieces if piece.archive), None) if primary is None else None,
    )


STEP = Step(NAME, makes=("carriage",), run=compare_quotations)
