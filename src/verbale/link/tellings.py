"""Tellings: every place of a case that tells of a happening, and what its sentence says of it.

told = tellings(desk)              # every telling by itself
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from verbale.knowledge.tables import table
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.placed import Placed
from verbale.link.sentences import Sentences
from verbale.model.records import Date, Mention
from verbale.model.span import Bounds, Span

_HEAD = 6  # words that may stand before a date at the head of a sentence
_CONTEXT = 300  # characters before a sentence in which the states stand that it speaks of

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


@cache
def patterns() -> re.Pattern[str]:
    """The words of all kinds of happenings, one group a row of the table."""
    rows = table("happenings")
    return re.compile(r"\b(?:" + "|".join(f"(?P<k{n}>{row['words']})" for n, row in enumerate(rows)) + r")\b", re.I)


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(Kind(row["kind"], row["group"]) for row in table("happenings"))


def tellings(desk: Desk, sentences: Sentences | None = None, names: Names | None = None) -> Iterator[Telling]:
    """Every place of the case that names a happening as one that was, with what it says of it."""
    sentences, names = sentences or Sentences(desk), names or Names(desk)
    dates, mentions = Placed(desk.records(Date)), Placed(desk.records(Mention))
    for document in desk.dossier.documents:
        text = desk.text(document)
        for match in patterns().finditer(text):
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
                names=names.of(text, sentence, said), beside=beside(text, sentence),
                reported=bool(_REPORTED.search(text, *sentence)),
            )  # fmt: skip


def _kind(match: re.Match[str]) -> Kind:
    return _kinds()[int((match.lastgroup or "k0")[1:])]


def beside(text: str, sentence: Bounds) -> frozenset[str]:
    """The kinds of disasters and attacks that a stretch names."""
    kinds = (_kind(match) for match in patterns().finditer(text, *sentence))
    return frozenset(kind.name for kind in kinds if kind.group in ("disaster", "attack"))


def _states_before(desk: Desk, mentions: Placed[Mention], document: str, sentence: Bounds) -> frozenset[str]:
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
        return 60 + len(between) if head and not patterns().search(between) else None
    between = text[noun[1] : date[0]]
    near = len(between) < 90 and not _BROKEN.search(between)
    return len(between) if near and _OCCURS.search(between) and not patterns().search(between) else None
