"""What is on file: the signals of the case, those of the precedent files, and those of the archives that a case names.

    filed = on_file(desk)
    filed.of(sender, state)        # what was sent by them or in their name
    filed.base_rate(claimed)       # how many of its kind, in whose name, to whom

A row of a file or a text of an archive becomes a `Signal` with its source in `why`; it joins the case only where a test
needs it. Archives are named in the case's file: `archives = ["agency"]`, folders made by `verbale archive add`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from verbale.align.archive import Archive, Text
from verbale.knowledge.naming import words as fold_words
from verbale.knowledge.precedents import Precedent, all_precedents, form_named
from verbale.knowledge.topics import topics
from verbale.link.desk import Desk
from verbale.model.date import compatible, is_edtf, latest
from verbale.model.records import Dated, Form, Signal, record_id

READER = "novelty"
"""The reader that signals of precedent files and archives carry."""
LEAD = 400
"""Characters of an archive's text in which it says what it is."""
FAMILIES: dict[str, frozenset[Form]] = {
    "written": frozenset({"letter", "message"}),
    "spoken": frozenset(
        {"statement", "press statement", "spokesperson's answer", "commentary", "speech", "parliamentary answer",
         "press conference", "interview", "readout"}
    ),
    "contact": frozenset({"talks"}),
    "act": frozenset({"act"}),
}  # fmt: skip
"""Forms that a claim may mean by one word, wider than the form itself."""
_FAMILY = (
    ("written", re.compile(r"letter|messag|telegram|cable|\bnotes?\b|condolence|sympath|greeting|congratulat|written"
                           r"|\bwr[io]te|\bsent\b|anything", re.I)),
    ("contact", re.compile(r"visit|trip|\btour|summit|meeting|\btalks?\b|contact|call|negotiat|dialogue|consult"
                           r"|handshake|delegation|encounter", re.I)),
    ("spoken", re.compile(r"statement|speech|address|remark|comment|interview|answer|reply|briefing|declaration"
                          r"|communiqu|announcement|criticism|warning|mention|apolog", re.I)),
    ("act", re.compile(r"\btests?\b|launch|drill|exercise|sanction", re.I)),
)  # fmt: skip
_SYMPATHY = re.compile(r"condolence|sympath", re.I)
_HEADS = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|king|queen|emir|sultan|emperor|head of state|leader)\b", re.I
)
_SENT = re.compile(
    r"\b(?:sends?|sent|receives?|received|extends?|extended|wrote|writes|conveys?|conveyed)\b[^.:]{0,60}?"
    r"\b(?P<noun>(?:messages?|letters?|telegrams?|greetings|condolences|congratulations)"
    r"(?: of [a-z]+(?: and [a-z]+)?)?)\b",
    re.I,
)


class Filed(NamedTuple):
    """One signal on file that is not the case's own: whom it went to by office, and the signal."""

    signal: Signal
    to_head: bool


class OnFile:
    """The case's signals and all others, looked up by whose they are and by the documents that tell of them.

    Each is in its order: the case's own first.
    """

    def __init__(self, desk: Desk, signals: tuple[Signal, ...], more: tuple[Filed, ...]) -> None:
        self.desk, self.signals = desk, signals
        self._filed = {filed.signal.id: filed for filed in more}
        self._all = (*signals, *(filed.signal for filed in more))
        self._by_party: defaultdict[str | None, list[int]] = defaultdict(list)
        self._told_in: defaultdict[str, list[Signal]] = defaultdict(list)
        self._states: dict[str, str | None] = {}
        for number, signal in enumerate(self._all):
            for party in {signal.sender, signal.state}:
                self._by_party[party].append(number)
        for signal in signals:
            for document in {span.document for span in signal.evidence}:
                self._told_in[document].append(signal)
            if signal.sender:
                self._states.setdefault(signal.sender, signal.state)

    def of(self, *parties: str | None) -> list[Signal]:
        """The signals sent by one of them or in the name of one that is a state."""
        numbers = {number for party in parties if party for number in self._by_party.get(party, ())}
        return [self._all[number] for number in sorted(numbers)]

    def told_in(self, document: str) -> list[Signal]:
        """The case's signals that a document tells of."""
        return self._told_in.get(document, [])

    def filed(self, ids: set[str]) -> list[Signal]:
        """Those of files and archives with these ids."""
        return [filed.signal for id, filed in self._filed.items() if id in ids]

    def is_filed(self, signal: str) -> bool:
        """Whether the id is of a file or archive."""
        return signal in self._filed

    def base_rate(self, sender: str, recipient: str | None, family: str | None, sympathy: bool) -> str:
        """Counts of what is on file: of the kind, in the sender's name, to heads of state, to the addressee."""
        family = family or "written"
        own = [one for one in self.of(sender) if _is_of(one, family, sympathy)]
        heads = sum(self._to_head(one) for one in own)
        to = [one for one in own if self.reaches(one, recipient)] if recipient else []
        what = "messages of sympathy and condolence" if sympathy else _KINDS[family]
        words = f"{what} on file: {self._kinds[family, sympathy]}; in the name of {self.name(sender)}: {len(own)}"
        words += f"; of them to heads of state or government: {heads}" if family == "written" else ""
        return words + (f"; of them to {self.name(recipient)} or its side: {len(to)}" if recipient else "")

    @cached_property
    def _kinds(self) -> Counter[tuple[str, bool]]:
        return Counter(
            (family, sympathy)
            for one in self._all
            for family in FAMILIES
            for sympathy in (False, True)
            if _is_of(one, family, sympathy)
        )

    def _to_head(self, signal: Signal) -> bool:
        if (filed := self._filed.get(signal.id)) is not None:
            return filed.to_head
        day = (signal.date.value if signal.date else "").split("/")[0]
        held = (tenure for one in signal.recipients for tenure in self.desk.knowledge.offices.on(one, day))
        return any(_HEADS.search(tenure.office) for tenure in held)

    def reaches(self, signal: Signal, recipient: str | None) -> bool:
        """Whether it went to that actor, to its state, or (where that is a state) to somebody of it."""
        if recipient is None:
            return True
        side = {recipient, self.side(recipient)} - {None}
        return any(one in side or self.side(one) in side for one in signal.recipients)

    def side(self, actor: str | None) -> str | None:
        """The state of an actor, as known or as a signal of his has it; None where none is known."""
        known = self.desk.knowledge.actors.get(actor) if actor else None
        if known is not None:
            return known.id if known.type == "state" else known.state
        return self._states.get(actor) if actor else None

    def is_body(self, actor: str) -> bool:
        """Whether an actor is a state or a body: others act in its name."""
        known = self.desk.knowledge.actors.get(actor)
        return known is not None and known.type in {"state", "organization"}

    def name(self, actor: str | None) -> str:
        """The name of an actor for people to read."""
        known = self.desk.knowledge.actors.get(actor) if actor else None
        return known.name if known else (actor or "nobody").removeprefix("actor:")


_KINDS = {
    "written": "letters and messages", "spoken": "statements and speeches", "contact": "meetings and talks",
    "act": "acts",
}  # fmt: skip


def _is_of(signal: Signal, family: str, sympathy: bool) -> bool:
    return signal.form in FAMILIES[family] and (not sympathy or "condolence" in signal.topics)


def family_of(form: str | None) -> str | None:
    """The family of forms that the words of a claim name: written, spoken, contact, act; None for any gesture."""
    return next((name for name, pattern in _FAMILY if form and pattern.search(form)), None)


def not_after(one: Signal, focal: Signal | None) -> bool:
    """Whether a signal may have come before another; an undated one may."""
    if focal is None or focal.date is None or one.date is None:
        return True
    if not is_edtf(one.date.value) or not is_edtf(focal.date.value):
        return True
    low, high = latest(one.date.value), latest(focal.date.value)
    return compatible(one.date.value, focal.date.value) or low is None or high is None or low <= high


def on_file(desk: Desk) -> OnFile:
    """The case's signals, and of files and archives those that the case does not tell of itself."""
    signals = desk.records(Signal)
    by_sender: defaultdict[str | None, list[Signal]] = defaultdict(list)
    for own in signals:
        by_sender[own.sender].append(own)
    more = (*_of_files(desk), *_of_archives(desk))
    new = (one for one in more if not any(_same(one.signal, own) for own in by_sender[one.signal.sender]))
    return OnFile(desk, signals, tuple(new))


def _same(one: Signal, other: Signal) -> bool:
    """Whether two signals of one sender are one."""
    dated = one.date is not None and other.date is not None and compatible(one.date.value, other.date.value)
    return dated and bool(set(one.topics) & set(other.topics))


def _of_files(desk: Desk) -> Iterator[Filed]:
    for row in all_precedents(desk.knowledge):
        yield Filed(_precedent(desk, row), bool(_HEADS.search(row.recipient_office)))


def _precedent(desk: Desk, row: Precedent) -> Signal:
    actors = desk.knowledge.actors
    states = [actors.identify(name, "state") if name else None for name in (row.sender_state, row.recipient_state)]
    recipient = actors.identify(row.recipient) if row.recipient else None
    kind = "condolence" if _SYMPATHY.search(row.form) else ""
    return Signal(
        id=record_id("signal", "precedent", [], row.date, row.sender, row.recipient, row.occasion), reader=READER,
        why=f"from the precedent files; source: {row.source}", sender=actors.identify(row.sender),
        office=row.office or None, state=states[0],
        recipients=tuple(one for one in (recipient, states[1]) if one), form=form_named(row.form),
        date=Dated(row.date), occasion=row.occasion or None,
        topics=tuple(dict.fromkeys(topic for topic in (kind, *topics(row.occasion), row.occasion) if topic)),
    )  # fmt: skip


def _of_archives(desk: Desk) -> Iterator[Filed]:
    folder = desk.knowledge.case_file.parent if desk.knowledge.case_file else Path()
    for name in desk.knowledge.case.get("archives", ()):
        for text in _letters(folder / str(name)):
            if found := _archived(desk, str(name), text):
                yield found


@cache
def _letters(folder: Path) -> tuple[Text, ...]:
    """The texts of an archive whose title or lead tells of a message sent; StoreError where there is no archive."""
    texts: Iterable[Text] = Archive.open(folder).texts()
    return tuple(text for text in texts if _SENT.search(f"{text.title or ''}\n{text.text[:LEAD]}"))


def _archived(desk: Desk, archive: str, text: Text) -> Filed | None:
    """The message that a text of an archive tells of; None where its sender is nobody known."""
    lead = text.text[:LEAD]
    match = _SENT.search(text.title or "") or _SENT.search(lead)
    words = f"{text.title or ''}\n" if _SENT.search(text.title or "") else lead
    if match is None:
        return None
    parties = _parties(desk, words)
    before, after = (
        [one for at, one in parties if low <= at < high] for low, high in ((0, match.start()), (match.end(), LEAD))
    )
    got = match[0].lower().startswith("receiv")
    sender, recipients = (after[:1], before[:1]) if got else (before[:1], after[:2])
    named = [desk.knowledge.actors.identify(name) for name in (text.sender, text.addressee) if name]
    if text.sender:
        sender = named[:1]
    if text.addressee:
        recipients = named[-1:]
    if not sender:
        return None
    known = desk.knowledge.actors.get(sender[0])
    signal = Signal(
        id=record_id("signal", "archive", [], archive, text.id), reader=READER,
        why=f"from the archive {archive}, text {text.id}", sender=sender[0],
        state=(known.id if known.type == "state" else known.state) if known else None, recipients=tuple(recipients),
        form="letter" if "letter" in match["noun"].lower() else "message",
        date=Dated(text.date) if text.date and is_edtf(text.date) else None, topics=topics(f"{words} {lead}"),
    )  # fmt: skip
    return Filed(signal, bool(_HEADS.search(words[match.end() :])))


def _parties(desk: Desk, words: str) -> list[tuple[int, str]]:
    """Persons and states that words name, with where they stand."""
    found: list[tuple[int, str]] = []
    for hit in desk.knowledge.actors.gazetteer.find(words, fold_words(words)):
        for form in hit.forms[:1]:
            known = desk.knowledge.actors.get(form.actor)
            if known and known.type in {"person", "state"}:
                found.append((hit.start, known.id))
    return found
