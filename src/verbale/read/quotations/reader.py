"""The quotation reader: source, cue and content in every form, with the speaker resolved."""

from collections.abc import Iterator

from verbale.model.records import Problem, Quotation, Record, record_id
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.marks import Marked, pair_marks
from verbale.read.quotations.passage import read_passage
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "quotations"


def read_quotations(reading: Reading) -> Iterator[Record]:
    """Quotations and problems of one document, in the order of its text."""
    paragraphs = list(reading.paragraphs())
    marks = pair_marks([passage.text for _, passage, _ in paragraphs])
    for (index, _, doc), marked in zip(paragraphs, marks, strict=True):
        yield from _problems(reading, index, marked)
        tree = Tree(doc, [stretch.inner for stretch in marked.stretches])
        for one in read_passage(tree, marked):
            yield _quotation(reading, index, one, marked)


def _quotation(reading: Reading, index: int, one: Attribution, marked: Marked) -> Quotation:
    content = tuple(span for bounds in one.content for span in reading.spans(index, *bounds))
    form = _form(one, marked, reading.passages[index].text)
    if form == "direct":
        content = tuple(
            span
            for start, end in one.content
            for span in reading.spans(index, *_unmarked(start, end, reading.passages[index].text))
        )
    return Quotation(
        id=record_id("quotation", reading.document.id, [span.bounds for span in content], one.cue),
        reader=NAME,
        why=one.rule,
        form=form,
        content=content,
        cue=reading.span(index, *one.cue) if one.cue else None,
        source=reading.span(index, *one.source) if one.source else None,
    )


_MARKS = "\"“”„«»'‘’` "


def _unmarked(start: int, end: int, text: str):
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _form(one: Attribution, marked: Marked, text: str) -> str:
    """Direct where 95 % of the letters and digits stand inside marks, mixed where some do, indirect where none does."""
    inside = total = 0
    for start, end in one.content:
        for k in range(start, end):
            if text[k].isalnum():
                total += 1
                inside += any(s.inner[0] <= k < s.inner[1] for s in marked.stretches)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"


def _problems(reading: Reading, index: int, marked: Marked) -> Iterator[Problem]:
    for mend in marked.mends:
        where = reading.span(index, mend.start, mend.end)
        yield Problem(
            id=record_id("problem", reading.document.id, [where.bounds], mend.what),
            reader=NAME, where=where, what=mend.what, remedy="read the paragraph and edit its quotations",
        )  # fmt: skip


STEP = Step(NAME, ("quotation", "problem"), read_quotations, ("mention", "date"))
