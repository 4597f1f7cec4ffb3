"""Signals across documents: the tellings of one communication become one record.

What others may count on, of every `Signal` after this step:
- `telling` has one span a document that tells of it, the primary text's first; `evidence` has every span, those of
  `telling`, `address` and `disclaimers` included. `text` is the id of the document that is the signal's own text.
- `sender`, `state` and `recipients` are actor ids. `recipients` are those named in the tellings; where none is named
  and the words turn to another state, that state (`why` says so).
- `date` is the sharpest date told that no other contradicts, by itself a value to sort by (`model/date.py`).
- `authority` is the rung on a ladder of watchers' conventions (`knowledge/ladders.py`), None where no row fits.
- Ids: a signal's id is made from that of its leading telling; the ids of all its tellings, as the readers of documents
  gave them, lead to it (`Merge`), so a record that names a telling names the signal.
- Order: by date, then by document and place.

A person's `split` (of a signal into its tellings, or of those in some documents) and `join` (of signals) are applied
after the machine's own grouping, in the order in which they were said, at every linking.
"""

import datetime
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from verbale.knowledge.forms import best
from verbale.knowledge.sides import Sides
from verbale.knowledge.standing import Standing
from verbale.link.desk import Desk
from verbale.link.gathering import quoting, spoken_for
from verbale.link.likeness import WEEK, WRITTEN, Group, Known, date_of, likeness, plain_day
from verbale.model.merge import Merge
from verbale.model.records import Mention, Record, Signal, record_id
from verbale.model.span import Span
from verbale.read.signals.reader import UNSURE
from verbale.step import Step

NAME = "signals"


def link_signals(desk: Desk) -> Iterable[Record | Merge]:
    """The case's signals, and what leads from every telling to its signal."""
    tellings = sorted(in_office(desk), key=_precedence)
    known = Known(desk, {one.sender: one.state for one in tellings if one.sender})
    groups = spoken_for(quoting(desk, grouped(tellings, known), known), known)
    groups = heeded(desk, groups)
    made = [(_joined(desk, known, group), group) for group in groups]
    made.sort(key=lambda pair: (pair[0].date.value if pair[0].date else "9", pair[0].telling[0]))
    for signal, _ in made:
        yield signal
    for signal, group in made:
        for one in group:
            yield Merge(one.id, signal.id, signal.why)


def in_office(desk: Desk) -> Iterator[Signal]:
    """The tellings, with the states that the case tells; of senders whose office no document tells, none."""
    standing = Standing(desk.knowledge, desk.records(Mention))
    states: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in desk.records(Signal):
        if one.sender and one.state:
            states[one.sender][one.state] += 1
    for telling in desk.records(Signal):
        if telling.reader == UNSURE and not standing.is_political(telling.sender):
            continue
        state = telling.state
        if telling.sender and telling.sender in states:
            state = states[telling.sender].most_common(1)[0][0]
        elif telling.sender and standing.types.get(telling.sender) == "person":
            side = standing.side(telling.sender)
            state = side if side != telling.sender else None
        yield msgspec.structs.replace(telling, reader=NAME, state=state)


def signal_id(lead: str) -> str:
    """The id of the signal whose leading telling has that id."""
    return record_id("signal", lead, ())


def _precedence(telling: Signal) -> tuple[bool, bool, int, str, Span]:
    """Primary texts first, then tellings with a day, those that know the addressee before those that do not."""
    date = telling.date.value if telling.date else ""
    return telling.text is None, len(date) != 10, -len(telling.recipients), date, telling.telling[0]


def grouped(tellings: Iterable[Signal], known: Known) -> list[Group]:
    """The tellings put together that may be of one signal, each to the group that it fits best."""
    by_sender: defaultdict[str | None, _Shelf] = defaultdict(_Shelf)
    groups: list[Group] = []
    for telling in tellings:
        shelf = by_sender[_sides(telling, known) if telling.form == "talks" else telling.sender]
        scored = [(likeness(shelf.groups[place], telling, known), place) for place in shelf.near(telling)]
        score, fits = max(scored, key=lambda pair: pair[0], default=(0.0, 0))
        if score <= 0:
            fits = shelf.open()
            groups.append(shelf.groups[fits])
        shelf.put(telling, fits)
    return groups


class _Shelf:
    """The groups of one sender, by day: tellings of two days are never of one signal and need not be compared."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._undated: list[int] = []
        self._of_day: defaultdict[str, list[int]] = defaultdict(list)

    def near(self, telling: Signal) -> Iterable[int]:
        """The places of the groups that a telling may belong to, the oldest first; a letter's day may be misprinted."""
        day = plain_day(telling)
        if day is None:
            return range(len(self.groups))
        if telling.form not in WRITTEN and telling.text is None:
            return sorted((*self._undated, *self._of_day[day]))
        days = (datetime.date.fromisoformat(day) + datetime.timedelta(n) for n in range(-WEEK, WEEK + 1))
        return sorted((*self._undated, *(place for one in days for place in self._of_day[one.isoformat()])))

    def open(self) -> int:
        """The place of a new group."""
        self.groups.append([])
        self._undated.append(len(self.groups) - 1)
        return len(self.groups) - 1

    def put(self, telling: Signal, place: int) -> None:
        """Adds a telling to a group."""
        self.groups[place].append(telling)
        day = plain_day(telling)
        if day and place in self._undated:
            self._undated.remove(place)
            insort(self._of_day[day], place)


def _sides(telling: Signal, known: Known) -> str:
    sides = {known.state(telling.sender) or "", *(known.state(actor) or "" for actor in telling.recipients)}
    return "talks:" + "|".join(sorted(sides))


def heeded(desk: Desk, groups: list[Group]) -> list[Group]:
    """The groups as people's words have them."""
    joins: dict[str, set[str]] = {}
    for word in desk.said:
        if word.verb == "split" and word.now:
            groups = _split(groups, word.now, word.content)
        elif word.verb == "join" and word.now:
            key = str(word.content)
            joins.setdefault(key, set()).add(word.now)
            groups = _join(groups, joins[key])
    return groups


def _split(groups: list[Group], signal: str, documents: object) -> list[Group]:
    found: list[Group] = []
    for group in groups:
        if len(group) < 2 or not any(signal_id(one.id) == signal for one in group):
            found.append(group)
            continue
        away = [one for one in group if _told_in(one, documents) and signal_id(one.id) != signal]
        stay = [one for one in group if one not in away]
        found += [stay, *([one] for one in away)]
    return found


def _told_in(telling: Signal, documents: object) -> bool:
    chosen = documents if isinstance(documents, list | tuple) else ()
    return not chosen or any(span.document in chosen for span in telling.telling)


def _join(groups: list[Group], signals: set[str]) -> list[Group]:
    hit = [group for group in groups if any(signal_id(one.id) in signals for one in group)]
    if len(hit) < 2:
        return groups
    joined = sorted((one for group in hit for one in group), key=_precedence)
    return [joined if group is hit[0] else group for group in groups if group is hit[0] or group not in hit]


def _joined(desk: Desk, known: Known, group: Group) -> Signal:
    lead = group[0]
    date = date_of(group)
    form = lead.form if lead.text else best([one.form for one in group])
    recipients = tuple(dict.fromkeys(actor for one in group for actor in one.recipients))
    why = lead.why
    if lead.text and not lead.recipients:
        recipients = ()  # the text itself names nobody: what others make of it does not
    if not recipients and (turned := _turned_to(desk, known, group)):
        recipients = (turned,)
        why += "; no addressee is named: its words turn to that state most"
    telling = tuple({span.document: span for one in reversed(group) for span in one.telling}.values())[::-1]
    evidence = tuple(dict.fromkeys(span for one in group for span in one.evidence))
    if len(group) > 1:
        why += f"; {len(group)} tellings with the same sender, {_agreeing(group)}"
    signal = msgspec.structs.replace(
        lead,
        id=signal_id(lead.id),
        why=why,
        office=next((one.office for one in group if one.office), None),
        recipients=recipients,
        form=form,
        channel=_channel(group),
        audience=next((one.audience for one in group if one.audience), None),
        date=date,
        address=tuple(dict.fromkeys(span for one in group for span in one.address)),
        disclaimers=tuple(dict.fromkeys(span for one in group for span in one.disclaimers)),
        occasion=next((one.occasion for one in group if one.occasion), None),
        topics=tuple(dict.fromkeys(topic for one in group for topic in one.topics)),
        text=next((one.text for one in group if one.text), None),
        telling=telling,
        evidence=evidence,
    )
    return msgspec.structs.replace(signal, authority=known.ladders.rung(signal))


def _channel(group: Group) -> str | None:
    """The way it went, rather than the outlet that a text of it names."""
    ways = [one.channel for one in group if one.channel]
    return next((way for way in ways if not way.startswith("actor:")), next(iter(ways), None))


def _agreeing(group: Group) -> str:
    """What the tellings share, in words."""
    dates = {one.date.value for one in group if one.date}
    forms = {one.form for one in group}
    said = "the same day" if len(dates) == 1 else "dates that agree" if dates else "no date"
    return f"{said}, {'one form' if len(forms) == 1 else ' / '.join(sorted(forms))}"


def _turned_to(desk: Desk, known: Known, group: Group) -> str | None:
    """The foreign state whose people, bodies and name stand most often in the tellings, or in the text itself.

    Where the document is about two sides and the sender is on one, it is the other one, unless only a third is named.
    """
    spans = [span for one in group for span in one.evidence]
    whole = {one.text for one in group if one.text}
    documents = desk.in_order(whole or {span.document for span in spans})
    standings = [Standing(desk.knowledge, desk.of(Mention, document), desk.text(document)) for document in documents]
    sender = group[0].sender or ""
    own = group[0].state or next((side for one in standings if (side := one.side(sender)) != sender), None)
    counts: Counter[str] = Counter()
    for mention in (one for document in documents for one in desk.of(Mention, document)):
        where = mention.span
        if mention.type == "place" or mention.how == "pronoun":
            continue
        if where.document in whole or any(
            s.document == where.document and s.start <= where.start < s.end for s in spans
        ):
            state = known.actors.get(known.state(mention.actor) or "")
            if state and state.type == "state" and state.id != own:
                counts[state.id] += 1
    other = _other_side(desk, documents, standings, own or sender)
    if other and (other in counts or not counts):
        return other
    return counts.most_common(1)[0][0] if counts else None


def _other_side(desk: Desk, documents: list[str], standings: list[Standing], own: str) -> str | None:
    for document, standing in zip(documents, standings, strict=True):
        for side in Sides(standing, desk.of(Mention, document)).other(own):
            return side
    return None


STEP = Step(NAME, makes=("signal",), run=link_signals, needs=("actor",))
