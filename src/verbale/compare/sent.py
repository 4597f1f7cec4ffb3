"""Letters, replies and statements that two or more texts tell of: which places tell of one, and why.

Texts of one exchange, one kind, near days, and sender, addressee or words in common; a state that gives out statements
every day needs the words.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from verbale.compare.sameness import Sameness, Stretch
from verbale.compare.sendings import Dating, Sending, Sendings
from verbale.compare.values import named
from verbale.link.occurrences import NEAR, distance
from verbale.model.date import bare
from verbale.model.records import Date
from verbale.model.span import Span

ENOUGH = 2
"""Points at which two places tell of one letter; see `_points`."""
_YEARS = 2  # years by which two tellings of one old letter may differ
_WORDS = 5  # content words that two tellings of one statement share
_BUSY = 40
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CALLED = re.compile(
    r"\b(?:letter|message|note|telegram|cable|missive|memorandum|d[eé]marche|ultimatum)s?\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|this) (?:[\w-]+ )?(?:text|statement|declaration|communiqu\w+)\b", re.IGNORECASE)


class Sent(NamedTuple):
    """One letter or statement by the places that tell of it, and what makes them one.

    `beside` are places of the same texts that tell of "the statement" without a date.
    """

    kind: str
    places: tuple[Sending, ...]
    why: str
    beside: tuple[Sending, ...] = ()


def sent(same: Sameness) -> list[Sent]:
    """The letters, replies and statements that two or more texts tell of, in the order of the case."""
    by_kind: dict[str, list[Sending]] = {}
    for one in Sendings(same).all():
        by_kind.setdefault(one.kind, []).append(one)
    groups: list[tuple[list[Sending], str]] = []
    for some in by_kind.values():
        apart = Apart(same, some)
        for one, other in _candidates(same, some):
            if not apart.told(one, other) and (why := _points(same, one, other) or apart.sole(one, other)):
                _join(groups, one, other, why)
    return [_whole(group, why, by_kind[group[0].kind]) for group, why in groups]


def _whole(group: list[Sending], why: str, some: list[Sending]) -> Sent:
    documents = {one.document for one in group}
    beside = [one for one in some if one.date is None and one.document in documents and _DEFINITE.search(one.cue.text)]
    return Sent(group[0].kind, tuple(sorted(group, key=lambda one: one.cue)), why, tuple(beside))


def _candidates(same: Sameness, some: list[Sending]) -> Iterator[tuple[Sending, Sending]]:
    """Pairs of texts of one exchange; a case of many texts is cut by the rare names that both have."""
    by_document: dict[str, list[Sending]] = {}
    for one in some:
        by_document.setdefault(one.document, []).append(one)
    some_of = list(by_document.values())
    places = {document: place for place, document in enumerate(by_document)}
    for document, first in by_document.items():
        later = sorted(places[one] for one in same.kin_of(document) & places.keys() if places[one] > places[document])
        for second in (some_of[place] for place in later):
            if len(first) * len(second) <= _BUSY * _BUSY:
                yield from ((one, other) for one in first for other in second)


def _join(groups: list[tuple[list[Sending], str]], one: Sending, other: Sending, why: str) -> None:
    hits = [item for item in groups if one in item[0] or other in item[0]]
    members = [*(m for item in hits for m in item[0]), one, other]
    for item in hits:
        groups.remove(item)
    groups.append((list(dict.fromkeys(members)), hits[0][1] if hits else why))


def _points(same: Sameness, one: Sending, other: Sending) -> str:
    """What makes two places one sending; empty where too little does.

    A point each: the sender's side, the addressee's, a person named in both, up to two; two for the words around.
    """
    senders, recipients = one.sender & other.sender, one.recipient & other.recipient
    known = bool(one.sender and other.sender)
    if one.kind == "reply" and known and not senders and not (_states(same, one) and _states(same, other)):
        senders = one.sender & other.parties | other.sender & one.parties  # whose man he is, nobody says
        recipients = recipients or senders
    if not _near(one, other, senders) or (known and not senders and one.kind != "statement"):
        return ""
    words = same.shared(_window(same, one), _window(same, other))
    alike = len(words) >= _WORDS + 3 * (one.primary or other.primary)
    if one.kind == "statement" and not alike:
        return ""
    people = {key for key in one.parties & other.parties if not key.startswith("actor:")}
    if bool(senders) + bool(recipients) + min(len(people), 2) + 2 * alike < ENOUGH:
        return ""
    shared = [*_called(same, people or senders), *same.words(_window(same, one), words, 3)]
    return f"one {one.kind}: shared {', '.join(dict.fromkeys(shared))}"


def _called(same: Sameness, keys: Iterable[str]) -> list[str]:
    """Two of the keys as words: names of actors, surnames."""
    return [named(same.desk, key) if key.startswith("actor:") else key.title() for key in sorted(keys)[:2]]


class Apart:
    """Places of one kind that name the only one of its sender in those days, each in its text, though on other days.

    Two texts that each know one letter of a side in a few days know the same; a text that knows two tells them apart.
    """

    def __init__(self, same: Sameness, some: list[Sending]) -> None:
        self._same = same
        self._of: dict[str, list[Sending]] = {}
        for one in some:
            if one.date and _DAY.fullmatch(bare(one.date.value)):
                self._of.setdefault(one.document, []).append(one)

    def sole(self, one: Sending, other: Sending) -> str:
        """What makes them one; empty where nothing does."""
        sides, word = one.sender & other.sender, _noun(one) if _noun(one) == _noun(other) else ""
        unnamed = bool(word) and one.kind == "letter" and not (one.sender and other.sender)
        if one.kind == "reply" or not (sides or unnamed) or not _near(one, other, sides):
            return ""
        if any(self._others(a, b, sides) for a, b in ((one, other), (other, one))):
            return ""
        if not sides:
            return f"one {word}: the only one that either text tells of in those days"
        if one.kind == "statement" and not (_is_definite(one) and _is_definite(other)):
            return ""
        known = _called(self._same, {key for key in sides if key.startswith("actor:")} or sides)
        return f"one {one.kind}: the only one of {' and '.join(known)} that either text tells of in those days"

    def told(self, one: Sending, other: Sending) -> bool:
        """Whether one of the two texts itself tells of another one of that sender on the other text's day."""
        return any(
            b.date and s.date and s.date.value == b.date.value != (a.date and a.date.value) and s.sender & b.sender
            for a, b in ((one, other), (other, one))
            for s in self._of.get(a.document, ())
        )

    def _others(self, one: Sending, other: Sending, sides: frozenset[str]) -> bool:
        """Whether the text of `one` dates another one of that sender to the days around."""
        held = [s for s in self._of.get(one.document, ()) if s is not one and (s.sender & sides or not sides)]
        days = [s.date for s in held if s.date]
        own, theirs = one.date, other.date
        return any(
            own and theirs and day.value != own.value and (distance(_dated(day), _dated(theirs)) or 0) <= NEAR
            for day in days
        )


def _noun(one: Sending) -> str:
    """What a place calls a letter: a telegram, a note."""
    match = _CALLED.search(one.cue.text)
    return match[0].lower().rstrip("s") if match else ""


def _is_definite(one: Sending) -> bool:
    """Whether the words point to one text: a primary one itself, "the statement", "Friday's statement"."""
    beside = one.date is not None and 0 <= one.cue.start - one.date.span.end < 4
    return one.primary or beside or bool(_DEFINITE.search(one.cue.text))


def _states(same: Sameness, one: Sending) -> set[str]:
    """The states among the keys of a sender."""
    known = (same.desk.knowledge.actors.get(key) for key in one.sender)
    return {actor.id for actor in known if actor and actor.type == "state"}


def _window(same: Sameness, one: Sending) -> Stretch:
    """The sentence; of a primary text that its first sentence announces, all of it."""
    return one.document, ((0, len(same.desk.text(one.document))) if one.primary else one.sentence)


def _near(one: Sending, other: Sending, senders: frozenset[str]) -> bool:
    """Whether the dates allow one sending: days a few days apart, or years for a letter of the same person."""
    if one.date is None or other.date is None:
        return False
    gap = distance(_dated(one.date), _dated(other.date))
    if gap is None:
        return False
    if _DAY.fullmatch(bare(one.date.value)) and _DAY.fullmatch(bare(other.date.value)):
        return gap <= NEAR
    person = any(not key.startswith("actor:") for key in senders)
    years = [int(date.value[:4]) for date in (one.date, other.date)]
    return gap == 0 or (
        person and abs(years[0] - years[1]) <= _YEARS and all(len(bare(d.value)) == 4 for d in (one.date, other.date))
    )


def _dated(date: Dating) -> Date:
    return Date(id="", span=date.span, value=date.value, type="range" if "/" in date.value else "date")


def told_days(found: Sent) -> list[tuple[Sending, Dating]]:
    """The places with a day, or all with a year where none has."""
    dated = [(one, one.date) for one in found.places if one.date]
    days = [(one, date) for one, date in dated if _DAY.fullmatch(bare(date.value))]
    return days if len(days) > 1 else [(one, date) for one, date in dated if len(bare(date.value)) == 4]


def agents(found: Sent) -> list[tuple[Sending, Span]]:
    """The places that name a person or a spokesman as the one who gave it out."""
    return [(one, one.agent) for one in (*found.places, *found.beside) if one.agent]
