"""Offices against tenure: a title that a text gives to a person on a day on which somebody else held it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from verbale.knowledge.offices import Tenure
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.model.records import Conflict, Date, Mention, Value, record_id
from verbale.model.span import Span
from verbale.step import Step

NOT_NOW = re.compile(rf"\b(?:{'|'.join(toml('name_words')['former'])})\b", re.IGNORECASE)
"""Words by which a text says that an office is no longer held."""
_LESSER = re.compile(r"\b(?:vice|deputy|assistant|associate|under|acting|first|second)[\s-]*$", re.IGNORECASE)
WHOSE = re.compile(
    r"\b(?:sister|brother|son|daughter|wife|husband|widow|father|mother|cousin|niece|nephew|aide|advis[eo]r|assistant"
    r"|ally|friend|successor|predecessor|critic|rival|spokes\w+)(?:-in-law)? (?:of|to|for)\b"
    r"|[’']s? (?:sister|brother|son|daughter|wife|aide)\b",
    re.IGNORECASE,
)
"""Whose they are: the office in these words is somebody else's."""
_DAY = re.compile(r"^\d{4}(?:-\d\d(?:-\d\d)?)?$")
_LEVEL = 3
_SHOWN = 8  # values of a conflict about styles; more documents would only repeat them


class Given(NamedTuple):
    """An office that a text gives a person: its key, the words, the day, whether the sentence itself is dated."""

    mention: Mention
    office: str
    span: Span
    day: str
    dated: bool = False


def compare_offices(desk: Desk) -> Iterable[Conflict]:
    """One conflict a person and office that the files contradict."""
    given: defaultdict[str, list[Given]] = defaultdict(list)
    days = Days(desk)
    for mention in desk.records(Mention):
        if mention.type == "person" and mention.actor and desk.knowledge.offices.held(mention.actor):
            given[mention.actor] += given_offices(desk, mention, days)
    for actor, titles in sorted(given.items()):
        wrong = [one for one in titles if contradicted(desk, actor, one)]
        for office in sorted({one.office for one in wrong}):
            yield conflict(desk, actor, [one for one in wrong if one.office == office], titles)
        yield from styles(desk, actor, titles)


class Days:
    """The day that a stretch of a document speaks of: the dates of its sentence, else the document's own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dates: defaultdict[str, list[Date]] = defaultdict(list)
        for date in desk.records(Date):
            if date.type == "date" and date.value:
                self._dates[date.span.document].append(date)

    def of(self, span: Span) -> tuple[str, bool]:
        """An EDTF day, month or year (empty where nobody says), and whether the sentence itself names it."""
        low, high = self._sentence(span)
        values = [date.value or "" for date in self._dates[span.document] if low <= date.span.start < high]
        found = tuple(value.rstrip("~?%") for value in values if _DAY.match(value.rstrip("~?%")))
        if found:
            return found[0], True
        published = self._desk.document(span.document).published
        return (published.value if published and _DAY.match(published.value) else ""), False

    def _sentence(self, span: Span) -> tuple[int, int]:
        for pieces in self._desk.sentences(span.document):
            if pieces and pieces[0][0] <= span.start < pieces[-1][1]:
                return pieces[0][0], pieces[-1][1]
        return span.bounds


def given_offices(desk: Desk, mention: Mention, days: Days) -> Iterable[Given]:
    """The offices of state that the words beside a name give, none where they speak of another time."""
    title = mention.title or (mention.span if mention.how == "description" else None)
    if title is None:
        return
    text, low = desk.text(title.document), min(title.start, mention.span.start)
    before = text[max(0, low - 16) : low]
    if NOT_NOW.search(before + text[low : title.end]) or _LESSER.search(before) or WHOSE.search(title.text):
        return
    low, high = min(title.start, mention.span.start), max(title.end, mention.span.end)
    span = desk.span(title.document, low, high) if high - low < 120 else title
    offices = desk.knowledge.offices
    named = [office for office in offices.named(title.text) if offices.level.get(office, 9) <= _LEVEL]
    if named:
        yield Given(mention, named[0], span, *days.of(mention.span))


def contradicted(desk: Desk, actor: str, given: Given) -> bool:
    """Whether somebody else held it that day while this person certainly held something else.

    A sentence without a date may speak of the years in which the person did hold it.
    """
    offices = desk.knowledge.offices
    if given.mention.title is None:
        return False
    keys = set(offices.named(given.mention.title.text))
    ever = [tenure for tenure in offices.held(actor) if tenure.office in keys]
    if not given.day or (ever and not given.dated) or any(tenure.covers(given.day) is not False for tenure in ever):
        return False
    now = [tenure for tenure in offices.on(actor, given.day) if _level(desk, tenure.office) <= _LEVEL + 1]
    return any(tenure.of == held.of for held in now for tenure in others(desk, actor, keys, held.of, given.day))


def others(desk: Desk, actor: str, keys: Iterable[str], of: str, day: str) -> list[Tenure]:
    """Who else certainly held one of these offices that day."""
    posts = (tenure for key in sorted(keys) for tenure in desk.knowledge.offices.posts(key, of))
    return [tenure for tenure in posts if tenure.person != actor and tenure.covers(day)]


def conflict(desk: Desk, actor: str, wrong: list[Given], titles: list[Given]) -> Conflict:
    """The text's words, other texts' words for the same person, and what the files say."""
    first, name = wrong[0], _name(desk, actor)
    held = desk.knowledge.offices.on(actor, first.day)
    right = [one for one in titles if one.office in {tenure.office for tenure in held}]
    values = [_value(desk, one) for one in (*_each_document(wrong), *_each_document(right))]
    values += [Value(value=tenure.office, source=tenure.source) for tenure in held]
    state = held[0].of
    holder = others(desk, actor, {first.office}, state, first.day)
    rival = f"; {_name(desk, holder[0].person)} was {first.office}" if holder else ""
    return Conflict(
        id=record_id("conflict", first.span.document, [first.span.bounds], "office", actor),
        reader=STEP.name, about=actor, field="office", values=tuple(values), reading="error",
        why=f"on {first.day} {name} was {held[0].office}, not {first.office}{rival}",
    )  # fmt: skip


def styles(desk: Desk, actor: str, titles: list[Given]) -> Iterable[Conflict]:
    """Different offices that documents name one ruler by, all held at one time: none is wrong, they are styles."""
    offices = desk.knowledge.offices
    held = {tenure.office for one in titles if one.day for tenure in offices.on(actor, one.day)}
    used = [one for one in titles if one.office in held and offices.level.get(one.office, 9) == 1]
    by_document: defaultdict[str, set[str]] = defaultdict(set)
    for one in used:
        by_document[one.span.document].add(one.office)
    apart = any(a.isdisjoint(b) for a in by_document.values() for b in by_document.values())
    if not apart or not any(_at_one_time(desk, actor, a, b) for a, b in combinations(used, 2)):
        return
    first: dict[tuple[str, str], Given] = {}
    for one in used:
        first.setdefault((one.span.document, one.office), one)
    each = {one.office: one for one in reversed(first.values())}.values()  # every office shows, however many documents
    rest = [one for one in first.values() if one not in each]
    chosen = sorted([*each, *rest][:_SHOWN], key=lambda one: list(first.values()).index(one))
    yield Conflict(
        id=record_id("conflict", chosen[0].span.document, [chosen[0].span.bounds], "style", actor),
        reader=STEP.name, about=actor, field="office", values=tuple(_value(desk, one) for one in chosen),
        reading="definition", why=f"documents name {_name(desk, actor)} by different offices held at one time",
    )  # fmt: skip


def _at_one_time(desk: Desk, actor: str, one: Given, other: Given) -> bool:
    """Whether two different offices, given by two documents, were held together on the day of one of them."""
    if one.office == other.office or one.span.document == other.span.document:
        return False
    held = [{tenure.office for tenure in desk.knowledge.offices.on(actor, each.day)} for each in (one, other)]
    return any({one.office, other.office} <= offices for offices in held)


def _level(desk: Desk, office: str) -> int:
    """The level of an office by its key, or by the words of a case's own file; 9 where nothing is known of it."""
    offices = desk.knowledge.offices
    return min((offices.level.get(key, 9) for key in (office, *offices.named(office))), default=9)


def _each_document(titles: list[Given]) -> list[Given]:
    return list({one.span.document: one for one in reversed(titles)}.values())[::-1]


def _value(desk: Desk, given: Given) -> Value:
    document = desk.document(given.span.document)
    published = document.published.value if document.published else None
    return Value(
        value=given.mention.title.text if given.mention.title else given.span.text,
        holder=document.id, document=document.id, published=published, span=given.span,
    )  # fmt: skip


def _name(desk: Desk, actor: str) -> str:
    known = desk.knowledge.actors.get(actor)
    return known.name if known else actor


STEP = Step("offices", makes=("conflict",), run=compare_offices, needs=("date", "mention"))
