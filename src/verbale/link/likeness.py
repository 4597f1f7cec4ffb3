"""How well a telling fits a signal: what they share, and what speaks against their being one."""

import datetime
import re
from collections.abc import Iterable, Mapping

from verbale.knowledge.forms import SPOKEN, apart, best, related
from verbale.knowledge.ladders import Ladders
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.date import compatible
from verbale.model.records import Dated, Mention, Signal

DISTINCT = frozenset({"letter", "press statement", "press conference"})
"""Forms rare enough in one exchange for an undated telling to be of the sender's one that is dated."""
WRITTEN = frozenset({"letter", "message"})
"""Forms that are one thing under two names."""
NEAR = 3
"""Days by which documents may differ about the day of one letter, or of a text that they carry."""
WEEK = 7
"""The same of a letter between two people: from its writing to the day on which it arrives or is told."""
TOPICS = 2
"""Topics that an undated telling must share with a signal where nothing else says that it is that one."""
WORDS = 4
"""Words, beside names and general ones, that do as well."""
EDITION = 0.4
"""The share of runs of words that two editions of one text have in common at least."""
Group = list[Signal]
"""Tellings of one signal."""


class Known:
    """What linking needs to know: the states of actors, the ladders of authority."""

    def __init__(self, desk: Desk, states: Mapping[str, str | None]) -> None:
        self.ladders = Ladders(desk.knowledge)
        self.actors = desk.knowledge.actors
        self._desk, self._names = desk, frozenset(_named(desk))
        self._words: dict[str, frozenset[str]] = {}
        self._runs: dict[str, frozenset[str]] = {}
        self._states = states

    def state(self, actor: str | None) -> str | None:
        """The state of an actor; the actor itself where none is known."""
        if actor is None:
            return None
        known = self.actors.get(actor)
        if known is None:
            return self._states.get(actor) or actor
        return known.id if known.type == "state" else known.state or actor

    def is_state(self, actor: str) -> bool:
        """Whether an actor is a state."""
        known = self.actors.get(actor)
        return known is not None and known.type == "state"

    def words(self, telling: Signal) -> frozenset[str]:
        """Stems of what a telling says, names and general words left out."""
        if telling.id not in self._words:
            text = " ".join(span.text for span in telling.evidence or telling.telling)
            self._words[telling.id] = frozenset(stem for stem in _stems(text) if stem not in self._names)
        return self._words[telling.id]

    def runs(self, document: str) -> frozenset[str]:
        """The runs of five words of a primary text."""
        if document not in self._runs:
            self._runs[document] = frozenset(_runs(self._desk.text(document)))
        return self._runs[document]

    def carries(self, group: Group, telling: Signal) -> bool:
        """Whether a telling has a run of words that stands in the text of the group's signal."""
        texts = {one.text for one in group if one.text}
        own = [run for span in telling.evidence for run in _runs(span.text)] if texts else []
        return any(run in self.runs(text) for text in texts for run in own)

    def is_edition(self, one: Signal, other: Signal) -> bool:
        """Whether two primary texts are editions of one: many runs of the shorter stand in the longer, leads aside."""
        left, right = (
            self.runs(signal.text or "") - {run for span in signal.telling for run in _runs(span.text)}
            for signal in (one, other)
        )
        return len(left & right) >= EDITION * max(1, min(len(left), len(right)))


def _named(desk: Desk) -> Iterable[str]:
    """Stems of the words in names."""
    for mention in desk.records(Mention):
        if mention.how == "name":
            yield from _stems(mention.span.text)


def _stems(text: str) -> Iterable[str]:
    general = toml("topics")["general"]
    return (word[:5] for word in re.findall(r"[a-zÀ-ž]{5,}", text.lower()) if word not in general)


def _runs(text: str) -> Iterable[str]:
    words = re.findall(r"[\w’'-]+", text.lower())
    return (" ".join(words[n : n + 5]) for n in range(len(words) - 4))


def likeness(group: Group, telling: Signal, known: Known) -> float:
    """How well a telling fits a group of the same sender: 0 where something speaks against it, or too little for it."""
    if _contradicts(group, telling, known):
        return 0.0
    form, date = best([one.form for one in group]), date_of(group)
    days = date is not None and telling.date is not None
    same_day = is_day(date) and is_day(telling.date)
    spoken = same_day and form in SPOKEN and telling.form in SPOKEN
    if not (spoken or any(related(one.form, telling.form) for one in group)):
        return 0.0
    addressed = bool(_foreign(group, known) & _foreign([telling], known))
    topics = len({*telling.topics} & {topic for one in group for topic in one.topics})
    distinct = form == telling.form and form in DISTINCT
    shared = len(known.words(telling) & frozenset().union(*map(known.words, group)))
    carries = known.carries(group, telling)
    enough = addressed or distinct or topics >= TOPICS or shared >= WORDS or carries
    if not days and (telling.form in ("act", "talks") or not enough):
        return 0.0
    likely = 0.5 * topics + 0.3 * (form == telling.form) + 0.1 * shared + 3 * carries
    return 1.0 + 2 * same_day + days + addressed + likely


def _contradicts(group: Group, telling: Signal, known: Known) -> bool:
    """Whether another text of its own, a date, an addressee or an occasion speaks against one signal."""
    texts = [one for one in group if one.text and one.text != telling.text]
    if telling.text and not all(known.is_edition(one, telling) for one in texts):
        return True
    dates = [one.date.value for one in group if one.date]
    if (
        telling.date
        and not all(compatible(date, telling.date.value) for date in dates)
        and not _misdated(group, telling, known)
    ):
        return True
    mine, theirs = _foreign([telling], known), _foreign(group, known)
    if telling.form != "talks" and mine and theirs and not mine & theirs:  # talks are told from either side
        return True
    told = {topic for one in group for topic in one.topics}
    return telling.form in WRITTEN and apart(told, telling.topics)


def _misdated(group: Group, telling: Signal, known: Known) -> bool:
    """Whether documents only differ by a few days about one signal: a letter between two, or one text's words."""
    documents = {span.document for one in group for span in one.telling}
    if any(span.document in documents for span in telling.telling):
        return False
    days = [date for one in (*group, telling) if one.date and (date := _day(one.date))]
    if len(days) < 2:
        return False
    apart, written = (max(days) - min(days)).days, all(one.form in WRITTEN for one in (*group, telling))
    if apart <= NEAR and known.carries(group, telling):
        return True
    if {actor for one in group for actor in one.recipients} & {*telling.recipients}:
        return written and apart <= WEEK
    mine, theirs = _foreign([telling], known), _foreign(group, known)
    return written and apart <= NEAR and (bool(mine & theirs) or not mine or not theirs)


def _day(date: Dated) -> datetime.date | None:
    return datetime.date.fromisoformat(date.value) if is_day(date) else None


def is_day(date: Dated | None) -> bool:
    """Whether a date is known to the day."""
    return date is not None and len(date.value) == len("2024-01-05")


def _foreign(group: Group, known: Known) -> set[str]:
    """The other states addressed: bodies and groups without a state speak for and against nothing."""
    own = known.state(group[0].sender)
    states = {known.state(actor) for one in group for actor in one.recipients} - {own, None}
    return {state for state in states if state and known.is_state(state)}


def date_of(group: Group) -> Dated | None:
    """The sharpest date of a group's tellings."""
    dates = [one.date for one in group if one.date]
    return max(
        dates,
        key=lambda date: (len(date.value) == 10, "/" not in date.value, "~" not in date.value, len(date.value)),
        default=None,
    )


def plain_day(telling: Signal) -> str | None:
    """The day of a telling, where it has one."""
    return telling.date.value if telling.date and is_day(telling.date) and "X" not in telling.date.value else None
