"""Occurrences: which places of which documents tell of one and the same happening.

Nothing is assumed to be one: every link says what is shared (place, day, parties, rare names), and weighs it.

    found = occurrences(desk)          # clusters of two or more tellings, in the order of the case
    told = tellings(desk)              # every telling by itself
"""

import datetime
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, NamedTuple, TypeVar

import msgspec

from verbale.knowledge.tables import table
from verbale.link.desk import Desk
from verbale.link.sentences import Sentences
from verbale.model.date import bare, compatible, is_edtf, parse
from verbale.model.records import Date, Mention
from verbale.model.span import Bounds, Span

Spanned = TypeVar("Spanned", Date, Mention)

NEAR = 3
"""Days by which two accounts of one happening may differ in its day; more, and they tell of two."""
ENOUGH = 3
"""Points at which two tellings are of one happening; see `link`."""
_RARE = 12
"""Documents of a case in which a name may stand and still be a mark of one happening."""
_SHOWN = 40
"""Tellings of one block that are compared with each other; a busier block tells of too many things to be told apart."""

_HEAD = 6  # words that may stand before a date at the head of a sentence
_CONTEXT = 300  # characters before a sentence in which the states stand that it speaks of

_NAME = re.compile(r"\b[A-Z][a-zA-Z]{2,}(?:-[A-Za-z]+)*")
_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_OCCURS = re.compile(
    r"\b(?:occurr\w+|struck|strik(?:es?|ing)|hits?|happen\w*|(?:took|taking) place|held|was|were|began|started|on|in|of"
    r"|since)\b"
)
_BROKEN = re.compile(r"[;:“”\"]|\b(?:after|before|while|but|when|which has|since then)\b")
_PARTED = re.compile(r"[,;:.]|\b(?:after|before|over|for|since)\b")
_REPORTED = re.compile(r"\b(?:reports?|reported(?:ly)?|rumou?r\w*|allegedly|leaks?|media)\b", re.IGNORECASE)
_GENERAL = re.compile(
    r"\b(?:future|possible|potential|any|no|more|further|other|similar|such|next|if|would|could|may|might|planned)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day|New|Year|Day|Eve|North|South|East|West|President|Minister|Prime|Foreign|Government|State|Press|Party|"
    r"Statement|Central"
)


class Kind(NamedTuple):
    """A kind of happening: `group` says what makes two of them one."""

    name: str
    group: str


class Telling(msgspec.Struct, frozen=True):
    """One place that tells of a happening. `date` is what its sentence dates it by; `names` are rare capitalised words.

    `beside` are the kinds of the disasters and attacks that the sentence names: what a message is about.
    """

    kind: Kind
    noun: Span
    sentence: Bounds
    date: Date | None
    states: frozenset[str]
    persons: frozenset[str]
    names: frozenset[str]
    beside: frozenset[str]
    reported: bool

    @property
    def document(self) -> str:
        """The document's id."""
        return self.noun.document


class Occurrence(msgspec.Struct, frozen=True):
    """One happening, two or more tellings; `why` says what makes them one."""

    kind: Kind
    tellings: tuple[Telling, ...]
    why: str

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, in the order of the case."""
        return tuple(dict.fromkeys(telling.document for telling in self.tellings))


@cache
def _patterns() -> re.Pattern[str]:
    rows = table("happenings")
    return re.compile(r"\b(?:" + "|".join(f"(?P<k{n}>{row['words']})" for n, row in enumerate(rows)) + r")\b", re.I)


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(Kind(row["kind"], row["group"]) for row in table("happenings"))


def tellings(desk: Desk, sentences: Sentences | None = None) -> Iterator[Telling]:
    """Every place of the case that names a happening as one that was, with what it says of it."""
    sentences = sentences or Sentences(desk)
    dates, mentions = _Placed(desk.records(Date)), _Placed(desk.records(Mention))
    names = _Names(desk)
    for document in desk.dossier.documents:
        text = desk.text(document)
        for match in _patterns().finditer(text):
            noun = desk.span(document, *match.span())
            sentence = sentences.around(noun)
            if _GENERAL.search(text, max(sentence[0], match.start() - 40), match.start()):
                continue
            said = mentions.within(document, sentence)
            states = frozenset(state for m in said if (state := state_of(desk, m)))
            yield Telling(
                kind=_kind(match), noun=noun, sentence=sentence,
                date=dated(text, match.span(), sentence[0], dates.within(document, sentence)),
                states=states or _states_before(desk, mentions, document, sentence),
                persons=frozenset(m.actor for m in said if m.type == "person" and m.actor),
                names=names.of(text, sentence, said), beside=_beside(text, sentence),
                reported=bool(_REPORTED.search(text, *sentence)),
            )  # fmt: skip


def _kind(match: re.Match[str]) -> Kind:
    return _kinds()[int((match.lastgroup or "k0")[1:])]


def _beside(text: str, sentence: Bounds) -> frozenset[str]:
    kinds = (_kind(match) for match in _patterns().finditer(text, *sentence))
    return frozenset(kind.name for kind in kinds if kind.group in ("disaster", "attack"))


def _states_before(desk: Desk, mentions: "_Placed[Mention]", document: str, sentence: Bounds) -> frozenset[str]:
    """A sentence that names no state speaks of those of the stretch before it."""
    said = mentions.within(document, (sentence[0] - _CONTEXT, sentence[0]))
    return frozenset(state for m in said if (state := state_of(desk, m)))


def state_of(desk: Desk, mention: Mention) -> str | None:
    """The id of the state that a mention names, or whose capital, people or place it names."""
    if not mention.actor or mention.type not in ("state", "place", "group"):
        return None
    known = desk.knowledge.actors.get(mention.actor)
    if known is None:
        return None
    return mention.actor if known.type == "state" else known.state


def dated(text: str, noun: Bounds, start: int, dates: Iterable[Date]) -> Date | None:
    """The date of its sentence that dates the noun: right before it, behind a verb of happening, or at the head.

    A date at the sentence's head dates the first happening only: nothing of another kind may stand between.
    """
    best: tuple[int, Date] | None = None
    for date in dates:
        if date.type not in ("date", "range") or not date.value:
            continue
        if (distance := _distance(text, noun, start, date.span.bounds)) is not None and (
            best is None or distance < best[0]
        ):
            best = distance, date
    return best[1] if best else None


def _distance(text: str, noun: Bounds, start: int, date: Bounds) -> int | None:
    if date[1] <= noun[0]:
        between = text[date[1] : noun[0]]
        if len(between) < 24 and not _PARTED.search(between):
            return len(between)
        head = len(text[start : date[0]].split()) <= _HEAD
        return 60 + len(between) if head and not _patterns().search(between) else None
    between = text[noun[1] : date[0]]
    near = len(between) < 90 and not _BROKEN.search(between)
    return len(between) if near and _OCCURS.search(between) and not _patterns().search(between) else None


def occurrences(desk: Desk, sentences: Sentences | None = None) -> list[Occurrence]:
    """The happenings that two or more places tell of, in the order of the case."""
    blocks: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings(desk, sentences):
        group = telling.kind.group
        for key in _keys(telling) if telling.date or telling.names else ():
            blocks[group if group == "contact" else telling.kind.name, key].append(telling)
    links = _Links()
    for block in blocks.values():
        if len({telling.document for telling in block}) > 1 and len(block) <= _SHOWN:
            for n, one in enumerate(block):
                for other in block[n + 1 :]:
                    if one.document != other.document and (why := link(one, other)):
                        links.join(one, other, why)
    return sorted(links.clusters(), key=lambda found: found.tellings[0].noun)


def _keys(telling: Telling) -> Iterable[str]:
    if telling.kind.group == "contact":
        states = sorted(telling.states)
        return [f"{a}+{b}" for n, a in enumerate(states) for b in states[n + 1 :]]
    if telling.kind.group == "message":
        return sorted(telling.persons) if telling.date else ()
    return sorted(telling.states | telling.names)


def link(one: Telling, other: Telling) -> str:
    """Why two tellings are of one happening; empty where too little says so or a date forbids it.

    A point each: a shared state (two for the same two parties), a shared person, the group of disasters and attacks
    (few befall one state in a few days), dates that agree or nearly do, hearsay on both sides; two a shared rare name.
    Days that agree but for a year that one text did not print take two points more.
    """
    gap = distance(one.date, other.date)
    yearless = gap is not None and gap > NEAR
    if gap is not None and yearless:
        gap = distance_in_year(one.date, other.date)
        if gap is None or gap > NEAR:
            return ""
    states, names, persons = one.states & other.states, one.names & other.names, one.persons & other.persons
    beside = one.beside & other.beside
    group = one.kind.group
    if group == "contact" and len(states) < 2:
        return ""
    if group == "message" and not (persons and (len(persons) > 1 or beside) and gap is not None):
        return ""
    points = bool(states) + bool(persons) + 2 * min(len(names), 2)
    points += group in ("disaster", "attack") and gap is not None
    points += group == "contact" and one.reported and other.reported
    points += gap is not None
    if points < ENOUGH + 2 * yearless or (gap is None and not names):
        return ""
    shared = [*sorted(names), *sorted(who.removeprefix("actor:") for who in (*states, *persons))]
    apart = "" if gap is None else ", but for the year" if yearless else f", {_gap(gap)}"
    return f"one {one.kind.name}: shared {', '.join(shared[:4])}{apart}"


def distance(one: Date | None, other: Date | None) -> int | None:
    """Days between the nearest days that two dates can mean; None where one of them has no value."""
    if one is None or other is None or not (one.value and other.value):
        return None
    if not is_edtf(one.value) or not is_edtf(other.value):
        return None
    if compatible(one.value, other.value):
        return 0
    ours, theirs = parse(bare(one.value)).days(), parse(bare(other.value)).days()
    gaps = [max(a[0] - b[1], b[0] - a[1]) for a in ours for b in theirs]
    return min(gaps, default=None)


def distance_in_year(one: Date | None, other: Date | None) -> int | None:
    """Days between two days of the year where the year of one was worked out, not printed; else None."""
    if one is None or other is None or not (one.basis or other.basis):
        return None
    days = [_DAY.fullmatch(bare(date.value or "")) for date in (one, other)]
    if not all(days):
        return None
    first, second = (datetime.date(2000, int(day[1]), int(day[2])) for day in days if day)
    return abs((first - second).days)


def _gap(days: int) -> str:
    return "dates agree" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"


def _exclude(one: Date | None, other: Date | None) -> bool:
    """Whether two dates are of two happenings, whatever else is shared."""
    gap = distance(one, other)
    if gap is None or gap <= NEAR:
        return False
    gap = distance_in_year(one, other)
    return gap is None or gap > NEAR


class _Links:
    """Union of linked tellings."""

    def __init__(self) -> None:
        self._group: dict[Span, list[Telling]] = {}
        self._why: dict[Span, str] = {}

    def join(self, one: Telling, other: Telling, why: str) -> None:
        """Puts the groups of both together, unless a date of one forbids a date of the other."""
        left, right = self._group.get(one.noun, [one]), self._group.get(other.noun, [other])
        if left is right or any(_exclude(a.date, b.date) for a in left for b in right):
            return
        merged = left + right
        for telling in merged:
            self._group[telling.noun] = merged
            self._why.setdefault(telling.noun, why)

    def clusters(self) -> Iterator[Occurrence]:
        """Each group once, its tellings in the order of the case."""
        for group in {id(group): group for group in self._group.values()}.values():
            first = group[0]
            yield Occurrence(first.kind, tuple(sorted(group, key=lambda t: t.noun)), self._why[first.noun])


class _Placed(Generic[Spanned]):
    """Records by document and place."""

    def __init__(self, records: Iterable[Spanned]) -> None:
        self._of: defaultdict[str, list[Spanned]] = defaultdict(list)
        for record in records:
            self._of[record.span.document].append(record)
        for found in self._of.values():
            found.sort(key=lambda record: record.span)
        self._starts = {document: [record.span.start for record in found] for document, found in self._of.items()}

    def within(self, document: str, bounds: Bounds) -> list[Spanned]:
        """The records that begin in a stretch."""
        starts = self._starts.get(document, [])
        return self._of[document][bisect_left(starts, bounds[0]) : bisect_left(starts, bounds[1])] if starts else []


class _Names:
    """Capitalised words that stand in few documents of the case and are no ordinary words."""

    def __init__(self, desk: Desk) -> None:
        self._spread: Counter[str] = Counter()
        self._ordinary: set[str] = set()
        for document in desk.dossier.documents:
            text = desk.text(document)
            self._spread.update(set(_NAME.findall(text)))
            self._ordinary.update(_LOWER.findall(text))

    def of(self, text: str, sentence: Bounds, said: list[Mention]) -> frozenset[str]:
        """Those of a sentence that belong to no person, state or body."""
        taken = {word for m in said if m.type != "place" for word in _NAME.findall(m.span.text)}
        first = text[sentence[0] : sentence[1]].split(maxsplit=1)
        found = set(_NAME.findall(text, sentence[0] + len(first[0]) if first else 0, sentence[1])) - taken
        return frozenset(word for word in found if self._rare(word))

    def _rare(self, word: str) -> bool:
        ordinary = word.lower() in self._ordinary or _COMMON.fullmatch(word)
        return self._spread[word] <= _RARE and not ordinary
