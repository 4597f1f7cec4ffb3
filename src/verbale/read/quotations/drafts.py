"""Drafts: attributions in the document's own offsets, carried over paragraphs before speakers are resolved."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from verbale.model.span import Span
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.direct import Told, leads_out
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.marks import Marked, Stretch
from verbale.read.reading import Reading

Form = Literal["direct", "indirect", "mixed"]
"""How words are quoted, as in records."""
_EDGES = "\"“”„«»'‘’` \u00a0"
_DIRECT = 0.95


class Draft(msgspec.Struct, frozen=True):
    """A quotation to be: spans of the stored text and what is known of its source.

    `passage` is where it begins; `head` is the place of the source's head word in the stored text, -1 where unknown.
    """

    passage: int
    form: Form
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: str
    why: str
    head: int = -1
    addressee: Span | None = None
    relay: Span | None = None
    opens: bool = False
    carried: bool = False
    carries: bool = False


def draft(reading: Reading, index: int, one: Attribution, marked: Marked, tree: Tree) -> Draft | None:
    """An attribution as a draft; None where nothing of its content stands in the stored text."""
    form = form_of(one, marked, tree.text)
    bounds = [_bare(tree.text, *pair) for pair in one.content] if form == "direct" else one.content
    content = tuple(span for low, high in bounds for span in reading.spans(index, low, high))
    if not content:
        return None
    first, last = _stretch_at(marked, one.content[0][0]), _stretch_at(marked, one.content[-1][1] - 1)
    return Draft(
        passage=index,
        form=form,
        content=content,
        cue=_span(reading, index, one.cue),
        source=_span(reading, index, one.source),
        kind=one.kind,
        why=one.rule,
        head=_head(reading, index, one, tree),
        addressee=_span(reading, index, one.addressee),
        relay=_span(reading, index, one.relay),
        opens=not tree.text[: one.content[0][0]].strip(_EDGES),
        carried=first is not None and first.carried,
        carries=last is not None and last.carries,
    )


def form_of(one: Attribution, marked: Marked, text: str) -> Form:
    """Direct where 95 % of the letters and digits stand inside marks, mixed where some do, indirect where none does."""
    inside = total = 0
    for start, end in one.content:
        total += sum(map(str.isalnum, text[start:end]))
        for stretch in marked.stretches:
            low, high = max(start, stretch.inner[0]), min(end, stretch.inner[1])
            inside += sum(map(str.isalnum, text[low:high])) if low < high and stretch not in marked.titles else 0
    if not inside:
        return "indirect"
    return "direct" if inside >= _DIRECT * total else "mixed"


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    single = text[start : start + 1] in {"‘", "'"} and text[start + 1 : start + 2] not in {"‘", "'"}
    while start < end and text[start] in _EDGES:
        start += 1
    if single and text[end - 1] in {"’", "'"}:
        end -= 1
    while end > start and text[end - 1] in '"“”„«»` \u00a0':
        end -= 1
    return start, end


def _span(reading: Reading, index: int, bounds: tuple[int, int] | None) -> Span | None:
    spans = reading.spans(index, *bounds) if bounds else ()
    return max(spans, key=lambda span: span.end - span.start) if spans else None


def _head(reading: Reading, index: int, one: Attribution, tree: Tree) -> int:
    if one.head < 0:
        return -1
    bounds = reading.passages[index].bounds(tree.starts[one.head], tree.ends[one.head])
    return bounds[0][0] if bounds else -1


def _stretch_at(marked: Marked, offset: int) -> Stretch | None:
    return next((one for one in marked.stretches if one.start <= offset < one.end), None)


def lead_out(reading: Reading, index: int, tree: Tree) -> Draft | None:
    """The attribution that a paragraph ending in a colon makes for the next one, as a draft without content."""
    told: Told | None = leads_out(tree)
    if told is None:
        return None
    return Draft(
        index, "direct", (), _span(reading, index, told.cue), _span(reading, index, told.source), told.kind,
        f"{told.rule} in the paragraph before",
    )  # fmt: skip


def join_paragraphs(drafts: Sequence[Draft], leads: dict[int, Draft]) -> list[Draft]:
    """Speech that runs over paragraphs made one, and speech after a paragraph's colon given its attribution."""
    joined: list[Draft] = []
    for one in drafts:
        before = _carrying(joined, one) if one.carried else None
        if before is not None:
            joined[before] = _merge(joined[before], one)
            continue
        lead = leads.get(one.passage - 1)
        if one.cue is None and one.opens and lead is not None:
            one = msgspec.structs.replace(one, cue=lead.cue, source=lead.source, kind=lead.kind, why=lead.why)
        joined.append(one)
    return joined


def _carrying(joined: Sequence[Draft], one: Draft) -> int | None:
    return next((k for k in range(len(joined) - 1, max(-1, len(joined) - 6), -1) if joined[k].carries), None)


def _merge(before: Draft, after: Draft) -> Draft:
    told = before if before.cue is not None else after
    return msgspec.structs.replace(
        told, passage=before.passage, content=(*before.content, *after.content), form="direct", opens=before.opens,
        carried=before.carried, carries=after.carries,
    )  # fmt: skip
