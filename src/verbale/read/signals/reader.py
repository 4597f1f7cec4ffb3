"""The signal reader: what a document itself is as a signal, and every signal that it tells of.

A draft that stands by itself (a form with its sender, or an official's words with a day, hearers or a place) is a
signal; the other places of the text where its sender's words or its letter are spoken of are added to it.
"""

from collections.abc import Callable, Iterator

from msgspec import structs
from spacy.tokens import Span as Sentence

from verbale.knowledge.forms import RANK, SPOKEN, apart, related
from verbale.knowledge.topics import topics
from verbale.model.date import compatible
from verbale.model.records import Dated, Form, Record, Signal, record_id
from verbale.model.span import Span
from verbale.read.reading import Reading
from verbale.read.signals.acts import tell_acts
from verbale.read.signals.carrying import audience_in, channel_in, occasion_in
from verbale.read.signals.dating import lately
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import may_tell, remarks_in
from verbale.read.signals.meetings import tell_meetings
from verbale.read.signals.page import Page
from verbale.read.signals.primary import tell_itself
from verbale.read.signals.scene import Scene
from verbale.read.signals.spoken import tell_words
from verbale.read.signals.told import tell_nouns
from verbale.read.signals.written import tell_verbs
from verbale.step import Step

NAME = "signals"
UNSURE = "signals of persons whose office another document of the case may tell"
"""The reader's name on signals of senders who hold no office in the document itself: linking keeps or drops them."""
_READ, _DAY = 6000, len("2024-01-05")
"""Characters of a primary text that tell its topics; the length of a date that is a day."""
_OPENING = 700
"""Characters of a primary text in which it says on what occasion it is written."""
SENT: frozenset[Form] = frozenset({"letter", "message", "statement", "press statement", "speech"})
"""Forms that have an occasion."""
_CLOSE = 400
"""Words about a signal that stand so near behind it are about that one; else about the first that fits."""


def read_signals(reading: Reading) -> Iterator[Record]:
    """Signal records of one document: itself first, then in the order of its text."""
    scene = Scene(reading)
    itself = tell_itself(scene)
    drafts = list(_drafts(scene, itself))
    for group in _gathered(scene, itself, drafts):
        if group[0].whole or _form(group) in ("talks", "act") or _abroad(scene, group):
            signal = _record(scene, group)
            if not scene.had_left(signal.sender, signal.date.value if signal.date else scene.day):
                yield signal if scene.is_sure(signal.sender) else structs.replace(signal, reader=UNSURE)


def _abroad(scene: Scene, group: list[Draft]) -> bool:
    """Whether words of state concern another one: what is said to the people at home about home is no signal."""
    sender = _sender(scene, group)
    recipients = _recipients(scene, group, sender)
    states = {scene.state(actor) for actor in recipients} - {None}
    beyond = any(scene.is_world_body(actor) for actor in recipients)
    return beyond or bool(states - {scene.state(sender)}) or scene.is_foreign(sender, (one.span for one in group))


def _drafts(scene: Scene, itself: Draft | None) -> Iterator[Draft]:
    """What every sentence tells; of a primary text's own parties only what it tells by name, not each thing said."""
    own = {itself.sender, *itself.recipients} if itself else set()
    for draft in _told(scene, itself):
        if not (draft.vague and draft.sender in own):
            scene.settle_state(draft.sender, draft.recipients)
            yield draft


def _told(scene: Scene, itself: Draft | None) -> Iterator[Draft]:
    for page in scene.pages:
        if page.role in ("title", "dateline", "caption"):
            continue
        for sentence in page.doc.sents:
            if itself and itself.page == page.index and sentence.start_char < itself.until:
                continue
            yield from _in_sentence(scene, page, sentence)


def _in_sentence(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """What a sentence tells; who only vouches for a signal that it tells ("..., the ministry said") sends none."""
    low, firm = sentence.text.lower(), False
    for key, tell in _TELLERS:
        if key is None or may_tell(low, key):
            for draft in tell(scene, page, sentence):
                if draft.aside and firm:
                    continue
                draft.loose = draft.loose and not firm
                firm = firm or (draft.firm and not draft.vague)
                yield draft


_TELLERS: tuple[tuple[str | None, Callable[[Scene, Page, Sentence], Iterator[Draft]]], ...] = (
    ("nouns", tell_nouns),
    ("verbs", tell_verbs),
    ("meetings", tell_meetings),
    (None, tell_words),
    ("acts", tell_acts),
)


def _gathered(scene: Scene, itself: Draft | None, drafts: list[Draft]) -> list[list[Draft]]:
    """The drafts put together that are of one signal, in the order of the text; what stands for nothing is left."""
    groups: list[list[Draft]] = [[itself]] if itself else []
    for draft in (one for one in drafts if one.firm):
        fits = [group for group in groups if _same(scene, group, draft)]
        if fits:
            min(fits, key=lambda group: _gap(group, draft)).append(draft)
        else:
            groups.append([draft])
    for draft in (one for one in drafts if one.loose and not one.firm and itself is None):
        own = [group for group in groups if _is_said(scene, group, draft) and _may_say(scene, group, draft)]
        if not own:
            groups.append([draft])
    firm = [list(group) for group in groups]
    begun = {id(group[0]) for group in groups}
    for draft in (one for one in drafts if not one.firm and id(one) not in begun):
        near = [(at, group) for at, group in enumerate(groups) if _adds(scene, firm[at], draft)]
        if near:
            close = [(at, group) for at, group in near if 0 <= _gap(firm[at], draft)[1] < _CLOSE]
            min(close or near, key=lambda pair: _gap(firm[pair[0]], draft) if close else (False, pair[0]))[1].append(
                draft
            )
    return groups


def _gap(group: list[Draft], draft: Draft) -> tuple[bool, int]:
    """Nearest before the draft, else nearest behind it."""
    gaps = [draft.span.start - one.span.start for one in group]
    before = [gap for gap in gaps if gap >= 0]
    return (not before, min(before) if before else -max(gaps))


def _same(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether a firm draft is of a group's signal: one sender, and nothing in form, day and addressee against it."""
    first = group[0]
    if draft.sender not in {one.sender for one in group} and not (
        _crossed(first, draft) or _stands_for(scene, first, draft) or _speaks_for(scene, first, draft)
    ):
        return False
    dates = [one.date for one in group if one.date]
    if draft.date and not all(compatible(date.value, draft.date.value) for date in dates):
        return False
    if draft.another or not _meets(scene, group, draft):
        return False
    if {first.form, draft.form} <= {"letter", "message"} and apart(topics(first.span.text), topics(draft.span.text)):
        return False
    if any(one.span == draft.span for one in group) and (draft.vague or first.vague):
        return True
    sharp = [date for date in dates if draft.date and len(date.value) == len(draft.date.value) == 10]
    spoken = bool(sharp) and first.form in SPOKEN and draft.form in SPOKEN
    return spoken or related(_form(group), draft.form)


def _crossed(a: Draft, b: Draft) -> bool:
    """Talks told from the other side."""
    return a.form == b.form == "talks" and {a.sender, *a.recipients} == {b.sender, *b.recipients}


def _stands_for(scene: Scene, a: Draft, b: Draft) -> bool:
    """A letter that a state is said to send is its official's, where nothing speaks against it."""
    states = {scene.state(a.sender), scene.state(b.sender)}
    return len(states) == 1 and bool(states & {a.sender, b.sender}) and {a.form, b.form} <= {"letter", "message"}


def _speaks_for(scene: Scene, a: Draft, b: Draft) -> bool:
    """A state or body said something, and the official quoted right behind said it for it."""
    if not {a.form, b.form} <= SPOKEN or not 0 <= b.span.start - a.span.start < 2 * _CLOSE:
        return False
    state, kind = scene.state(a.sender), scene.knowledge_type(a.sender)
    if scene.knowledge_type(b.sender) != "person" or scene.state(b.sender) not in (state, None):
        return False
    return state == a.sender or (kind == "organization" and "spokes" in (scene.office(b.sender, "") or "").lower())


def _is_said(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether words without a day are of somebody of whom the text has told already, or of who spoke for that one."""
    return draft.sender in {one.sender for one in group} or _speaks_for(scene, group[0], draft)


def _may_say(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether words without a day may be of a signal: of words spoken, or of a letter told shortly before."""
    dates = [one.date.value for one in group if one.date]
    if dates and scene.day and min(dates)[:4] < scene.day[:4]:
        return False  # what was said years ago draws no news
    near = any(0 <= draft.span.start - one.span.start < 2 * _CLOSE for one in group)
    return group[0].form in SPOKEN or (group[0].form in ("letter", "message") and near)


def _meets(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether nothing in the addressees speaks against one signal: foreign ones of no common state do."""
    own = scene.state(group[0].sender)
    mine = {scene.state(actor) for actor in draft.recipients} - {None, own}
    others = {scene.state(actor) for one in group for actor in one.recipients} - {None, own}
    return not mine or not others or bool(mine & others)


def _adds(scene: Scene, group: list[Draft], draft: Draft) -> bool:
    """Whether a draft that is no signal by itself tells more of a group's."""
    if draft.sender not in ("", *(one.sender for one in group)) or group[0].form in ("talks", "act"):
        return False
    dates = [one.date for one in group if one.date]
    if draft.date and not all(compatible(date.value, draft.date.value) for date in dates):
        return False
    if not draft.sender and draft.span.start < group[0].span.start:
        return False
    return (draft.vague or draft.loose or related(_form(group), draft.form)) and _meets(scene, group, draft)


def _form(group: list[Draft]) -> Form:
    firm = [one for one in group if one.firm] or group[:1]
    named = [one for one in firm if not one.vague] or firm
    if named[0].whole:
        return named[0].form
    return min((one.form for one in named), key=RANK.index)


def _record(scene: Scene, group: list[Draft]) -> Signal:
    lead, form, date = max(group, key=_weight), _form(group), _date(group)
    if date is None and form in SPOKEN and any(one.loose for one in group):
        date = lately(scene)
    sender = _sender(scene, group)
    itself = next((one for one in group if one.whole), None)
    spans = tuple(dict.fromkeys((lead.span, *(one.span for one in group))))
    address, disclaimers = _remarks(scene, group, itself is not None)
    told, recipients = [span.text for span in spans], _recipients(scene, group, sender)
    opening = [scene.document.title or "", scene.reading.text[:_OPENING]] if itself else []
    text = scene.reading.text[:_READ] if itself else " ".join(span.text for span in spans)
    return Signal(
        id=record_id("signal", scene.document.id, [lead.span.bounds], sender, form),
        reader=NAME,
        why=lead.why,
        sender=sender,
        office=next((one.office for one in group if one.office and one.sender == sender), None)
        or scene.office(sender, date.value if date else scene.day),
        state=scene.state(sender),
        recipients=recipients,
        form=form,
        channel=channel_in(scene, told, (sender, *recipients))
        or next((one.channel for one in group if one.channel), None),
        audience=audience_in(told),
        date=date,
        address=address,
        disclaimers=disclaimers,
        occasion=occasion_in((*told, *opening)) if form in SENT else None,
        topics=topics(f"{scene.document.title or ''} {text}" if itself else text),
        text=scene.document.id if itself else None,
        telling=(lead.span,),
        evidence=tuple(dict.fromkeys((*spans, *address, *disclaimers))),
    )


def _weight(draft: Draft) -> tuple[bool, bool, bool, int]:
    """Which place tells a signal best: the text itself, what stands by itself, with a day, the earliest."""
    day = draft.date is not None and len(draft.date.value) == _DAY
    return draft.whole, draft.firm, day and not draft.vague, -draft.span.start


def _sender(scene: Scene, group: list[Draft]) -> str:
    """The official rather than the state for which he sends."""
    senders = [one.sender for one in group if one.firm] or [group[0].sender]
    return next((sender for sender in senders if scene.state(sender) != sender), senders[0])


def _recipients(scene: Scene, group: list[Draft], sender: str) -> tuple[str, ...]:
    """Those named where the signal is told; where none is, those named where it is spoken of again."""
    for some in ([one for one in group if one.firm], group):
        found = [actor for one in some for actor in one.recipients if actor not in (sender, scene.state(sender))]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _date(group: list[Draft]) -> Dated | None:
    dates = [one.date for one in group if one.date]
    return max(dates, key=lambda date: (len(date.value) == 10, "/" not in date.value, len(date.value)), default=None)


def _remarks(scene: Scene, group: list[Draft], itself: bool) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Forms of address and disclaimers in the tellings, or in the whole text of a primary one."""
    spans = [one.span for one in group]
    found: dict[str, list[Span]] = {"address": [], "disclaimers": []}
    for page in scene.pages:
        for key in found:
            for bounds in remarks_in(key, page.text):
                span = scene.reading.span(page.index, *bounds)
                if itself or any(one.start <= span.start < one.end for one in spans):
                    found[key].append(span)
    return tuple(found["address"]), tuple(found["disclaimers"])


STEP = Step(NAME, makes=("signal",), run=read_signals, needs=("mention", "date", "quotation"))
