"""Sentences told in other words: the sentence of a primary text that says what a stretch of a quotation says."""

from collections.abc import Sequence

from verbale.align.words import split
from verbale.compare.pieces import Piece, alter_fragment
from verbale.compare.primaries import Library, Primary
from verbale.compare.terms import terms_of
from verbale.model.span import Span

FRAGMENT = 5
"""Words up to which a stretch is a fragment: too short to be told anew, its words are altered or not."""

SHARED = 4
"""Words that a retranslation shares with its source at least."""


def find_reworded(library: Library, near: Sequence[Primary], stretch: Sequence[Span], least: float) -> Piece | None:
    """The likest sentence of these primaries as a piece; None where none is as like as `least`."""
    text = " ".join(span.text for span in stretch)
    fragment = len(split(text)) <= FRAGMENT
    asked = library.terms(stretch[0].document, *stretch[0].bounds) if len(stretch) == 1 else terms_of(text)
    stems = frozenset(asked.stems)
    found = [
        (library.scale.compare(asked, sentence.terms), primary, sentence)
        for primary in near
        for sentence in library.sentences(primary.document)
        if fragment or stems & sentence.stems  # a sentence told anew keeps one word of it at least
    ]
    likeness, primary, sentence = max(found, key=lambda one: one[0].score, default=(None, None, None))
    if likeness is None or primary is None or sentence is None or likeness.score < least:
        return None
    low, high = likeness.place
    span = library.desk.span(sentence.document, sentence.start + low, sentence.start + high)
    if fragment:
        return alter_fragment(text, primary, span, likeness)
    if likeness.shared < SHARED:
        return None
    doubts = f"; to be looked at: {', '.join(likeness.doubts)}" if likeness.doubts else ""
    why = f"{likeness.shared} words or their synonyms in one sentence (likeness {likeness.score:.2f}){doubts}"
    score = round(likeness.score, 3)
    return Piece(text, "retranslated", primary, (span,), occurrences=1, score=score, doubts=likeness.doubts, why=why)
