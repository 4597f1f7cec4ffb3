"""The quotation reader: source, cue and content in every form, with the speaker resolved."""

import re
from collections.abc import Iterator

import msgspec

from verbale.model.records import Dated, Problem, Quotation, Record, record_id
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.days import Days
from verbale.read.quotations.drafts import Draft, draft, join_paragraphs, lead_out
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.headlines import by_headline
from verbale.read.quotations.marks import Marked, pair_marks
from verbale.read.quotations.passage import ECHO, read_passage
from verbale.read.quotations.speakers import Speaker
from verbale.read.quotations.turns import find_turns, outside, turn_drafts
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "quotations"
_WORD = re.compile(r"\w+")
_ECHO_WORDS = 4
_RECENT = 4
"""How many quotations back one may lie that relays another: those of a paragraph."""
_HEADS = frozenset({"title", "heading"})
"""Where only clear speech counts: "Minister Rejects Plan" tells of the text below."""
_NEAR = 2
"""How many paragraphs back a speech without attribution finds its speaker."""


def read_quotations(reading: Reading) -> Iterator[Record]:
    """Quotations and problems of one document, in the order of its text."""
    paragraphs = list(reading.paragraphs())
    texts = [passage.text for _, passage, _ in paragraphs]
    marks = pair_marks(texts)
    drafts: list[Draft] = []
    leads: dict[int, Draft] = {}
    for (index, passage, doc), marked in zip(paragraphs, marks, strict=True):
        yield from _problems(reading, index, marked)
        tree = Tree(doc, [stretch.inner for stretch in marked.stretches])
        attributions, marked = read_passage(tree, marked)
        if index == paragraphs[0][0] or passage.role in _HEADS:
            attributions = _headlined(tree, attributions, passage.role in _HEADS)
        drafts += [made for one in attributions if (made := draft(reading, index, one, marked, tree))]
        if lead := lead_out(reading, index, tree):
            leads[index] = lead
    joined = join_paragraphs(drafts, leads)
    if turns := list(turn_drafts(reading, find_turns(texts))):
        joined = sorted([*turns, *outside(joined, turns)], key=lambda one: one.content[0])
    yield from _quotations(reading, joined)


def _headlined(tree: Tree, found: list[Attribution], heads: bool) -> list[Attribution]:
    """The attributions of a headline: whoever stands before its colon, and clear speech only."""
    if (told := by_headline(tree)) and not any(one.source == told.source for one in found):
        found = [told, *(one for one in found if one.rule != ECHO)]
    return [one for one in found if not heads or one.marked or (one.rule.endswith("clause") and not _parted(tree, one))]


def _parted(tree: Tree, one: Attribution) -> bool:
    """Whether a comma parts a headline's cue from what follows it: "Velmark asks, its neighbour waits"."""
    start = one.content[0][0]
    return bool(one.cue and one.cue[1] < start and "," in tree.text[one.cue[1] : start])


def _quotations(reading: Reading, drafts: list[Draft]) -> Iterator[Quotation]:
    speakers = Speaker(reading)
    before: Draft | None = None
    last: str | None = None
    days = Days(reading)
    recent: list[Quotation] = []
    said: list[tuple[str, Draft, str | None]] = []
    for one in drafts:
        if one.why == ECHO:
            heard = _heard(one, said)
            if heard:
                yield _quotation(reading, heard[0], heard[1], None)
            continue
        if one.cue is None and one.source is None:
            told = _taken_over(one, before)
            one = told or one
            speaker = last if told else (speakers.voice if reading.document.parent else None)
        else:
            speaker = speakers.of(one, last)
        made = _quotation(reading, one, speaker, speakers.hearer(one.addressee), days.of(one))
        relayed = [before.speaker for before in recent if before.speaker and _holds(before, made)]
        if (relayer := speakers.hearer(one.relay)) and relayer != speaker:
            relayed.append(relayer)
        if relayed:
            made = msgspec.structs.replace(made, relay=tuple(dict.fromkeys(relayed)))
        recent = [*recent[-_RECENT:], made]
        yield made
        if one.form != "indirect":
            said.append((_key(one), one, speaker))
        if one.source is not None:
            last = speaker
            before = one if one.form != "indirect" or before is None else before


def _holds(outer: Quotation, inner: Quotation) -> bool:
    """Whether a quotation lies inside another's content: the other relays it."""
    if outer.content == inner.content:
        return False
    return all(any(a.start <= b.start and b.end <= a.end for a in outer.content) for b in inner.content)


def _key(one: Draft) -> str:
    return " ".join(_WORD.findall(" ".join(span.text for span in one.content).lower()))


def _heard(one: Draft, said: list[tuple[str, Draft, str | None]]) -> tuple[Draft, str | None] | None:
    """Marked words that repeat an earlier quotation of the document, with its speaker."""
    words = _key(one)
    if words.count(" ") < _ECHO_WORDS - 1:
        return None
    for text, earlier, speaker in said:
        if words in text:
            why = f"repeats words quoted before ({earlier.why})"
            return msgspec.structs.replace(one, source=None, why=why), speaker
    return None


def _taken_over(one: Draft, before: Draft | None) -> Draft | None:
    """Speech without attribution goes on from the speech before it, where that is near."""
    if before is None or one.passage - before.passage > _NEAR:
        return None
    why = f"no attribution of its own: the speaker before it ({before.why})"
    return msgspec.structs.replace(one, source=before.source, why=why)


def _quotation(
    reading: Reading, one: Draft, speaker: str | None, hearer: str | None, date: Dated | None = None
) -> Quotation:
    return Quotation(
        id=record_id(
            "quotation", reading.document.id, [span.bounds for span in one.content], one.cue and one.cue.start
        ),
        reader=NAME,
        why=one.why,
        form=one.form,
        content=one.content,
        cue=one.cue,
        source=one.source,
        speaker=speaker,
        holder_span=one.source if speaker is None else None,
        addressee=hearer,
        date=date,
    )


def _problems(reading: Reading, index: int, marked: Marked) -> Iterator[Problem]:
    for mend in marked.mends:
        for where in reading.spans(index, mend.start, mend.end)[:1]:
            yield Problem(
                id=record_id("problem", reading.document.id, [where.bounds], mend.what),
                reader=NAME, where=where, what=mend.what, remedy="read the paragraph and edit its quotations",
            )  # fmt: skip


STEP = Step(NAME, ("quotation", "problem"), read_quotations, ("mention", "date"))
