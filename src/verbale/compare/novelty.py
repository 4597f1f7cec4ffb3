"""Claims of a first, tested against the signals of the case, the precedent files and the archives that it names.

A claim stands where nothing earlier fits its scope; it is contradicted where something of the same sender does; it
holds if narrowed where something fits all of it but what the claim leaves open (the addressee, the person who speaks
for a state, the occasion). Where the sender is not known, or nothing compares, it stays untested. A base rate counts
what is on file, not what there was.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from verbale.compare.filed import FAMILIES, OnFile, family_of, not_after, on_file
from verbale.knowledge.forms import OCCASIONS
from verbale.knowledge.tables import toml
from verbale.knowledge.topics import topics
from verbale.link.desk import Desk
from verbale.model.date import is_edtf, latest
from verbale.model.records import First, Mention, Novelty, Record, Signal, record_id
from verbale.step import Step

NAME = "novelty"
SHOWN = 2
"""Signals of files and archives that a test brings into the case where it needs any; the base rate counts all."""
NEAR = 400
"""Characters between a claim and the telling of the signal that it is about, where no sender tells it."""
_LEADERS = re.compile(
    r"\b(?:leaders?|heads? of state|presidents?|premiers?|prime ministers?|kings?|personal\w*)\b", re.IGNORECASE
)
_RARE = re.compile(r"\b(?:" + "|".join(toml("first_words")["rare"]) + r")\b", re.IGNORECASE)
_YEARS = re.compile(
    r"\bin (?:over |more than |nearly |almost |about |at least |some )?(?P<n>\d+|[a-z]+(?:-[a-z]+)?)"
    r" (?P<unit>years|decades)\b"
)
_SINCE = re.compile(r"\bsince\b[^,.;]*?(?P<year>\d{4})\b")
_NATURAL = re.compile(r"\b(?:natural )?disasters?\b", re.IGNORECASE)
_DISASTERS = frozenset({"earthquake", "flood and storm"})
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMBERS = {word: n for n, word in enumerate(_COUNTED.split())} | {"twenty-five": 25, "thirty": 30, "forty": 40}
Verdict = Literal["stands", "contradicted", "holds-if-narrowed", "untested"]
"""What the records say of a claim, as in records."""


class Claim(NamedTuple):
    """What a first claims, with actors for words; `focal` is the signal that it is about, where one is on file."""

    first: First
    sender: str
    recipient: str | None
    focal: Signal | None
    family: str | None
    occasions: frozenset[str]
    sympathy: bool

    @property
    def to(self) -> str | None:
        """Whom it went to: as claimed, else as the signal has it."""
        return self.recipient or next(iter(self.focal.recipients if self.focal else ()), None)


class Found(NamedTuple):
    """What is on file beside a claim: the same sender's that fit, his others, and those of others of his side."""

    exact: list[Signal]
    others: list[Signal]
    side: list[Signal]


def test_firsts(desk: Desk) -> Iterable[Record]:
    """A test a claim, and the signals of the case with those of files and archives that a test names."""
    filed = on_file(desk)
    tests = [tested(desk, filed, first) for first in desk.records(First)]
    yield from tests
    named = {id for test in tests for id in (*test.comparables, *test.counterexamples)}
    if extra := filed.filed(named):
        yield from (*filed.signals, *extra)


def tested(desk: Desk, filed: OnFile, first: First) -> Novelty:
    """The test of one claim."""
    claim = _claim(desk, filed, first)
    if claim is None:
        return _novelty(first, "untested", (), (), None, "the text names no sender that is known")
    rate = filed.base_rate(claim.sender, claim.to, claim.family, claim.sympathy)
    found = _found(filed, claim)
    comparables = _ids(filed, [*found.exact, *found.side, *found.others])
    verdict, against, why = _verdict(filed, claim, found)
    return _novelty(first, verdict, comparables, _ids(filed, against), rate, why)


def _claim(desk: Desk, filed: OnFile, first: First) -> Claim | None:
    sender, recipient = _actor(desk, first, first.scope.sender), _actor(desk, first, first.scope.recipient)
    focal = _focal(filed, first, sender, recipient)
    if focal is not None and (sender is None or (_LEADERS.search(first.span.text) and sender == focal.state)):
        sender = focal.sender
    if sender is None:
        return None
    occasion = first.scope.occasion or ""  # what only the sentence around a claim names is no part of it
    words = f"{first.scope.form or ''} {occasion if occasion in first.span.text else ''}"
    family = family_of(first.scope.form) or _family(focal)
    about = topics(words)
    claimed = _DISASTERS if _NATURAL.search(words) else OCCASIONS & {*about}
    sympathy = family == "written" and ("condolence" in about or bool(focal and "condolence" in focal.topics))
    return Claim(first, sender, recipient, focal, family, frozenset(claimed), sympathy)


def _family(focal: Signal | None) -> str | None:
    return next((name for name, forms in FAMILIES.items() if focal and focal.form in forms), None)


def _found(filed: OnFile, claim: Claim) -> Found:
    like = [
        one for one in filed.of(claim.sender, filed.side(claim.sender))
        if one is not claim.focal and _is_like(filed, one, claim) and not_after(one, claim.focal)
    ]  # fmt: skip
    own = [one for one in like if claim.sender in {one.sender, one.state if filed.is_body(claim.sender) else None}]
    exact = [one for one in own if filed.reaches(one, claim.recipient) and _in_scope(claim, one)]
    owned, fitting = ({one.id for one in some} for some in (own, exact))
    side = [one for one in like if one.id not in owned and (not one.recipients or filed.reaches(one, claim.to))]
    return Found(exact, [one for one in own if one.id not in fitting], side)


def _verdict(filed: OnFile, claim: Claim, found: Found) -> tuple[Verdict, list[Signal], str]:
    if not any(found):
        return "untested", [], "nothing on file compares with it"
    if not found.exact:
        return "stands", [], "nothing earlier on file fits its sender and addressee"
    if why := _narrowed(filed, claim, found.exact):
        return "holds-if-narrowed", found.exact, why
    return "contradicted", found.exact, "an earlier signal on file fits the claim"


def _narrowed(filed: OnFile, claim: Claim, exact: list[Signal]) -> str | None:
    """To what a claim holds that earlier signals fit; None where nothing it leaves open tells them apart."""
    if claim.recipient is None and claim.focal and not any(filed.reaches(one, claim.to) for one in exact):
        return f"only of signals to {filed.name(claim.to)}: the same sender has others on file"
    if _RARE.search(claim.first.span.text):
        return "it is not the only one on file: it holds of its own form or occasion"
    if _LEADERS.search(claim.first.scope.sender or ""):
        return None  # of an office: whoever held it
    own = claim.focal.sender if claim.focal else None
    if filed.is_body(claim.sender) and own not in {one.sender for one in exact}:
        return f"the same side has earlier signals on file: it holds of the name of {filed.name(own)}"
    return None


def _in_scope(claim: Claim, one: Signal) -> bool:
    """Whether a signal lies in the years and occasions that the claim is about."""
    if claim.occasions and (other := OCCASIONS & {*one.topics}) and not other & claim.occasions:
        return False
    then = latest(one.date.value) if one.date and is_edtf(one.date.value) else None
    since = claim.first.scope.since or ""
    if then is None:
        return True
    if match := _SINCE.search(since):
        return then.year > int(match["year"])
    years = _years(since)
    now = latest(claim.focal.date.value) if claim.focal and claim.focal.date else None
    return years is None or now is None or now.year - then.year < years


def _years(since: str) -> int | None:
    """The years of "in eleven years", "in two decades"."""
    match = _YEARS.search(since)
    if match is None:
        return None
    number = int(match["n"]) if match["n"].isdigit() else _NUMBERS.get(match["n"])
    return None if number is None else number * (10 if match["unit"] == "decades" else 1)


def _is_like(filed: OnFile, one: Signal, claim: Claim) -> bool:
    """Whether a signal is of the same side and of a kind with what is claimed."""
    if one.sender is None or not {one.sender, one.state} & ({claim.sender, filed.side(claim.sender)} - {None}):
        return False
    if claim.family is None:
        return bool(claim.focal and set(one.topics) & set(claim.focal.topics))
    if one.form not in FAMILIES[claim.family]:
        return False
    if claim.family == "written":
        return not claim.sympathy or "condolence" in one.topics or not filed.is_filed(one.id)
    shared = set(one.topics) & set(claim.focal.topics if claim.focal else topics(claim.first.span.text))
    return claim.family == "contact" or bool(shared)


def _ids(filed: OnFile, signals: list[Signal]) -> tuple[str, ...]:
    """The case's own; of files and archives the latest few, and only where the case has none of its own."""
    own = [signal.id for signal in signals if not filed.is_filed(signal.id)]
    more = sorted(
        (one for one in signals if filed.is_filed(one.id)), key=lambda one: one.date.value if one.date else ""
    )
    return tuple(dict.fromkeys(own or [signal.id for signal in more[-SHOWN:]]))


def _novelty(
    first: First, verdict: Verdict, comparables: tuple[str, ...], counter: tuple[str, ...], rate: str | None, why: str
) -> Novelty:
    return Novelty(
        id=record_id("novelty", first.span.document, [first.span.bounds]), reader=NAME, why=why, first=first.id,
        verdict=verdict, comparables=tuple(dict.fromkeys((*comparables, *counter))), counterexamples=counter,
        base_rate=rate,
    )  # fmt: skip


def _actor(desk: Desk, first: First, words: str | None) -> str | None:
    """Who the words of the scope name: as the nearest mention of that document has them, else as is known."""
    if not words:
        return None
    mentions = [
        one for one in desk.of(Mention, first.span.document)
        if one.actor and one.span.text == words
    ]  # fmt: skip
    nearest = min(mentions, key=lambda one: abs(one.span.start - first.span.start), default=None)
    if nearest is not None:
        return nearest.actor
    known = desk.knowledge.actors.find(words)
    named = (desk.knowledge.actors.state(word) for word in words.split())  # "Norlander prime minister": his state
    return known.id if known else next((state for state in named if state), None)


def _focal(filed: OnFile, first: First, sender: str | None, recipient: str | None) -> Signal | None:
    """The signal that the claim is about: of that sender, to that addressee, of that family, told beside the claim."""
    family = family_of(first.scope.form)
    fits = [
        signal for signal in (filed.of(sender) if sender else filed.told_in(first.span.document))
        if not filed.is_filed(signal.id) and filed.reaches(signal, recipient)
        and (family is None or signal.form in FAMILIES[family]) and signal.date and is_edtf(signal.date.value)
    ]  # fmt: skip
    gaps = {one.id: _gap(one, first) for one in fits}
    if sender is None:
        fits = [one for one in fits if gaps[one.id] < NEAR]
        return min(fits, key=lambda one: gaps[one.id], default=None)
    here = [one for one in fits if gaps[one.id] < 10**9] or fits
    return max(here, key=lambda one: (len(one.telling), _last_day(one), -gaps[one.id]), default=None)


def _gap(signal: Signal, first: First) -> int:
    """Characters between a claim and the nearest telling in its document; 10**9 where there is none."""
    own = (span for span in signal.evidence if span.document == first.span.document)
    return min((abs(span.start - first.span.start) for span in own), default=10**9)


def _last_day(signal: Signal) -> str:
    return str(latest(signal.date.value) or "") if signal.date else ""


STEP = Step(NAME, makes=("novelty",), run=test_firsts, needs=("first", "signal", "mention"))
