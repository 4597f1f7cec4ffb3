"""The signal reader: what a document itself is as a signal, and every signal that it tells of.

A draft that stands by itself (a form with its sender, or an official's words with a day, hearers or a place) is a
signal; the other places of the text where its sender's words or its letter are spoken of are added to it.
"""

from collections.abc import Iterator

from verbale.knowledge.forms import RANK, SPOKEN, related
from verbale.model.date import compatible
from verbale.model.records import Dated, Form, Record, Signal, record_id
from verbale.model.span import Span
from verbale.read.reading import Reading
from verbale.read.signals.acts import tell_acts
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import remarks as remark_pattern
from verbale.read.signals.lexicon import topics
from verbale.read.signals.meetings import tell_meetings
from verbale.read.signals.primary import tell_itself
from verbale.read.signals.scene import Scene
from verbale.read.signals.spoken import tell_words
from verbale.read.signals.told import tell_nouns
from verbale.step import Step

NAME = "signals"


def read_signals(reading: Reading) -> Iterator[Record]:
    """Signal records of one document: itself first, then in the order of its text."""
    scene = Scene(reading)
    itself = tell_itself(scene)
    drafts = list(_drafts(scene, itself))
    for group in _gathered(scene, itself, drafts):
        yield _record(scene, group)


def _drafts(scene: Scene, itself: Draft | None) -> Iterator[Draft]:
    for page in scene.pages:
        if page.role in ("title", "dateline", "caption"):
            continue
        for sentence in page.doc.sents:
            yield from tell_nouns(scene, page, sentence)
            yield from tell_meetings(scene, page, sentence)
            yield from tell_words(scene, page, sentence)
            yield from tell_acts(scene, page, sentence)


def _gathered(scene: Scene, itself: Draft | None, drafts: list[Draft]) -> list[list[Draft]]:
    groups: list[list[Draft]] = [[itself]] if itself else []
    for draft in (one for one in drafts if one.firm):
        fits = next((group for group in groups if _same(scene, group, draft)), None)
        if fits is None:
            groups.append([draft])
        else:
            fits.append(draft)
    for draft in (one for one in drafts if not one.firm):
        near = [group for group in groups if _adds(scene, group, draft)]
        if near:
            min(near, key=lambda group: _gap(group, draft)).append(draft)
    return groups


def _gap(group: list[Draft], draft: Draft) -> tuple[bool, int]:
    """Nearest before the draft, else nearest behind it."""
    gaps = [draft.span.start - one.span.start for one in group]
    before = [gap for gap in gaps if gap >= 0]
    return (not before, min(before) if before else -max(gaps))


def _same(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    first = group[0]
    if draft.sender != first.sender and not (first.form == draft.form == "talks" and _crossed(first, draft)):
        return False
    if any(one.span == draft.span for one in group) and any(related(one.form, draft.form) for one in group):
        return True
    dates = [one.date for one in group if one.date]
    if dates and draft.date:
        if not all(compatible(date.value, draft.date.value) for date in dates):
            return False
        sharp = len(dates[0].value) == len(draft.date.value) == 10
        spoken = sharp and first.form in SPOKEN and draft.form in SPOKEN
        return (spoken or related(_form(group), draft.form)) and _meets(scene, group, draft)
    return related(_form(group), draft.form) and _meets(scene, group, draft) and (draft.date is None or not dates)


def _crossed(a: Draft, b: Draft) -> bool:
    return {a.sender, *a.recipients} == {b.sender, *b.recipients}


def _meets(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether nothing in the addressees speaks against one signal."""
    mine = {scene.state(actor) or actor for actor in draft.recipients}
    others = {scene.state(actor) or actor for one in group for actor in one.recipients}
    return not mine or not others or bool(mine & others)


def _adds(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    if draft.sender != group[0].sender or group[0].form in ("talks", "act"):
        return False
    dates = [one.date for one in group if one.date]
    if draft.date and dates and not all(compatible(date.value, draft.date.value) for date in dates):
        return False
    return (draft.vague or related(_form(group), draft.form)) and _meets(scene, group, draft)


def _form(group: list[Draft]) -> Form:
    named = [one for one in group if not one.vague] or group
    if named[0].whole:
        return named[0].form
    return min((one.form for one in named), key=RANK.index)


def _record(scene: Scene, group: list[Draft]) -> Signal:
    first = group[0]
    spans = tuple(dict.fromkeys(span for one in group for span in (one.span, *one.more)))
    date = _date(group)
    itself = next((one for one in group if one.whole), None)
    address, disclaimers = _remarks(scene, group, itself is not None)
    words = (
        " ".join(span.text for span in spans)
        if itself is None
        else f"{scene.document.title or ''} {scene.reading.text[:6000]}"
    )
    form = _form(group)
    day = date.value if date else scene.day
    return Signal(
        id=record_id("signal", scene.document.id, [span.bounds for span in spans[:1]], first.sender, form),
        reader=NAME,
        why=first.why,
        sender=first.sender,
        office=next((one.office for one in group if one.office), None) or scene.office(first.sender, day),
        state=scene.state(first.sender),
        recipients=tuple(dict.fromkeys(actor for one in group for actor in one.recipients if actor != first.sender)),
        form=form,
        channel=next((one.channel for one in group if one.channel), None),
        date=date,
        address=address,
        disclaimers=disclaimers,
        occasion=next((one.occasion for one in group if one.occasion), None),
        topics=topics(words),
        text=scene.document.id if itself else None,
        telling=spans[:1],
        evidence=tuple(dict.fromkeys((*spans, *address, *disclaimers))),
    )


def _date(group: list[Draft]) -> Dated | None:
    dates = [one.date for one in group if one.date]
    return max(dates, key=lambda date: (len(date.value) == 10, "/" not in date.value, len(date.value)), default=None)


def _remarks(scene: Scene, group: list[Draft], itself: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Forms of address and disclaimers in the tellings, or in the whole text of a primary one."""
    spans = [one.span for one in group]
    found: dict[str, list[Span]] = {"address": [], "disclaimers": []}
    for page in scene.pages:
        for key in found:
            for match in remark_pattern(key).finditer(page.text):
                span = scene.reading.span(page.index, *match.span())
                if itself or any(one.start <= span.start < one.end for one in spans):
                    found[key].append(span)
    return tuple(found["address"]), tuple(found["disclaimers"])


STEP = Step(NAME, makes=("signal",), run=read_signals, needs=("mention", "date", "quotation"))
