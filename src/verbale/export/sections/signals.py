"""The exchange: every signal with its sender, rung and addressee, what answers what, and five standing questions."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from verbale.export.drawing import Arc, Point, timeline
from verbale.export.table import Cell, Section, Table, cell, name_of, names, sentence_around, shorten, source_name
from verbale.model.date import bare, earliest
from verbale.model.dossier import Dossier
from verbale.model.records import Answer, Signal

COLUMNS = ("When", "Sender", "Office", "Form", "To", "Rung", "Told in", "Words", "Id")
"""One row a signal."""
QUESTIONS = ("Signal", "First ever?", "To whom else?", "What title?", "Carried where?", "Same day as what?")
"""One row a signal: what a reader of signals asks of each."""
NOTE = "rungs are conventions of watchers, with their source in the record; they are no facts of a state"
SIDES = 4
"""Colours of the drawing: the sides that send most have one each, the others share the last."""


def tables(dossier: Dossier) -> Iterable[Table]:
    """The signals in time, and a card of questions for each."""
    signals, known = held(dossier), names(dossier)
    rows = tuple(_row(dossier, known, signal) for signal in signals)
    yield Table("The exchange", COLUMNS, rows, f"{len(rows)} signals; {NOTE}")
    if signals:
        peers = _Peers(signals)
        cards = tuple(_card(dossier, known, peers, signal) for signal in signals)
        yield Table("Five questions of every signal", QUESTIONS, cards, "answered from this case alone")


def held(dossier: Dossier) -> list[Signal]:
    """The signals that nobody rejected, by the first day they can mean; undated ones last."""
    found = [signal for signal in dossier.records(Signal) if signal.status != "rejected"]
    return sorted(found, key=lambda signal: (day_of(signal) or date.max, signal.id))


def day_of(signal: Signal) -> date | None:
    """The first day that its date can mean."""
    return earliest(bare(signal.date.value)) if signal.date else None


def _when(signal: Signal) -> str:
    return signal.date.value if signal.date else "no date"


def _row(dossier: Dossier, known: dict[str, str], signal: Signal) -> tuple[Cell, ...]:
    first = signal.telling[0] if signal.telling else None
    sentence = sentence_around(dossier, first) if first else None
    basis = signal.date.basis[0] if signal.date and signal.date.basis else first
    rung = f"{signal.authority.rung} · {signal.authority.label}" if signal.authority else ""
    return (
        cell(_when(signal), basis, signal.id),
        cell(name_of(known, signal.sender), first),
        cell(shorten(signal.office or "", 48)),
        cell(signal.form, first),
        cell(", ".join(name_of(known, one) for one in signal.recipients)),
        cell(shorten(rung, 60)),
        cell(_told_in(dossier, signal)),
        cell(shorten(sentence.text, 100) if sentence else "", sentence),
        cell(signal.id, record=signal.id),
    )


def _told_in(dossier: Dossier, signal: Signal) -> str:
    return ", ".join(dict.fromkeys(source_name(dossier, span.document) for span in signal.telling))


class _Peers:
    """Signals by sender and form, and by date, in their order."""

    def __init__(self, signals: list[Signal]) -> None:
        self.like: defaultdict[tuple[str | None, str], list[Signal]] = defaultdict(list)
        self.on: defaultdict[str | None, list[Signal]] = defaultdict(list)
        self.to: defaultdict[tuple[str | None, str], dict[tuple[str, ...], Signal]] = defaultdict(dict)
        """By sender and form, the first signal to each group of recipients."""
        for signal in signals:
            self.like[signal.sender, signal.form].append(signal)
            self.to[signal.sender, signal.form].setdefault(signal.recipients, signal)
            if signal.date:
                self.on[signal.date.value].append(signal)


def _card(dossier: Dossier, known: dict[str, str], peers: _Peers, signal: Signal) -> tuple[Cell, ...]:
    return (
        cell(f"{name_of(known, signal.sender)}, {signal.form}, {_when(signal)}", record=signal.id),
        _earlier(peers, signal),
        _elsewhere(known, peers, signal),
        cell(shorten(signal.office or "none told", 60), signal.address[0] if signal.address else None),
        cell(_carried(dossier, known, signal)),
        _beside(known, peers, signal),
    )


def _carried(dossier: Dossier, known: dict[str, str], signal: Signal) -> str:
    """By which way it went and where it was carried; "outside only" where a telling says so."""
    way = name_of(known, signal.channel) or _told_in(dossier, signal)
    return f"{way}; {signal.audience} only" if signal.audience else way


def _earlier(peers: _Peers, signal: Signal) -> Cell:
    """Earlier signals of that sender and form, to that addressee where one is told."""
    day = day_of(signal)
    before = next(
        (
            other for other in peers.like[signal.sender, signal.form]
            if other is not signal and (not signal.recipients or {*other.recipients} & {*signal.recipients})
            and day and (then := day_of(other)) and then < day
        ),
        None,
    )  # fmt: skip
    if before is None:
        return cell("none earlier in this case")
    return cell(f"no: {before.date.value if before.date else ''}", record=before.id)


def _elsewhere(known: dict[str, str], peers: _Peers, signal: Signal) -> Cell:
    others = [
        other for recipients, other in peers.to[signal.sender, signal.form].items()
        if recipients and not {*recipients} & {*signal.recipients}
    ]  # fmt: skip
    who = dict.fromkeys(name_of(known, one) for other in others for one in other.recipients)
    return cell(", ".join(who) or "nobody in this case", record=others[0].id if others else None)


def _beside(known: dict[str, str], peers: _Peers, signal: Signal) -> Cell:
    same = [other for other in peers.on[signal.date.value] if other is not signal] if signal.date else []
    words = "; ".join(f"{name_of(known, other.sender)}: {other.form}" for other in same)
    return cell(words or "nothing in this case", record=same[0].id if same else None)


def drawing(dossier: Dossier) -> str:
    """The signals on lanes by side and rung, with arcs from what answers to what is answered."""
    known = names(dossier)
    placed = [(signal, day) for signal in held(dossier) if (day := day_of(signal))]
    counts: defaultdict[str, int] = defaultdict(int)
    for signal, _ in placed:
        counts[signal.state or ""] += 1
    sides = sorted(counts, key=lambda side: (-counts[side], side))
    lanes = {signal.id: _lane(known, signal) for signal, _ in placed}
    order = sorted(set(lanes.values()), key=lambda lane: _place(placed, lanes, sides, lane))
    points = [
        Point(
            day, lanes[signal.id], f"{signal.form}: {name_of(known, signal.sender)}, {_when(signal)}",
            f"#{signal.id}", min(sides.index(signal.state or ""), SIDES - 1), _when(signal),
        )
        for signal, day in placed
    ]  # fmt: skip
    at = {signal.id: index for index, (signal, _) in enumerate(placed)}
    arcs = [
        Arc(at[answer.from_], at[answer.to], answer.verdict)
        for answer in dossier.records(Answer) if answer.from_ in at and answer.to in at
    ]  # fmt: skip
    return timeline(points, order, arcs, "The exchange: signals by side and rung")


def _place(placed: list[tuple[Signal, date]], lanes: dict[str, str], sides: list[str], lane: str) -> tuple[int, str]:
    """Lanes of one side stand together, its higher rungs first."""
    return next(sides.index(signal.state or "") for signal, _ in placed if lanes[signal.id] == lane), lane


def _lane(known: dict[str, str], signal: Signal) -> str:
    side = name_of(known, signal.state) or "no state told"
    return f"{side} · {signal.authority.rung}" if signal.authority else side


SECTION = Section("signals", "The exchange", tables, rank=5, drawing=drawing)
