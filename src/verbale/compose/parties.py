"""Who sent a text of an archive, and to whom: what is known of it, else what its own first lines tell.

    parties = parties_of(load_knowledge())
    parties(text)                                  # Parties(senders, addressees), by name

Only a sending is read ("the premier sent a message of sympathy to the queen of ..."): who is merely named is nobody's
addressee. A person counts as one of the state, so that letters to two presidents of one country are counted together.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from verbale.align.archive import Text
from verbale.knowledge.base import Knowledge
from verbale.knowledge.naming import words as fold_words

LEAD = 400
"""Characters in which a text says what it is."""

_SENT = re.compile(
    r"\b(?:sends?|sent|extends?|extended|wrote|writes|conveys?|conveyed|addressed|received|receives?)\b[^.:]{0,60}?"
    r"\b(?:messages?|letters?|telegrams?|notes?|greetings|congratulations|condolences)\b",
    re.I,
)


class Parties(NamedTuple):
    """Names of those who sent a text and of those whom it went to; empty where it does not say."""

    senders: tuple[str, ...]
    addressees: tuple[str, ...]


def parties_of(knowledge: Knowledge) -> Callable[[Text], Parties]:
    """The reader of texts' parties, by what is known of actors."""

    def read(text: Text) -> Parties:
        told = _told(knowledge, f"{text.title or ''}\n{text.text[:LEAD]}")
        senders = (text.sender,) if text.sender else told.senders
        return Parties(senders, (text.addressee,) if text.addressee else told.addressees)

    return read


def _told(knowledge: Knowledge, lead: str) -> Parties:
    sent = _SENT.search(lead)
    if sent is None:
        return Parties((), ())
    before: list[str] = []
    after: list[str] = []
    for hit in knowledge.actors.gazetteer.find(lead, fold_words(lead)):
        known = knowledge.actors.get(hit.forms[0].actor)
        if known is not None and known.type in ("person", "state"):
            state = known if known.type == "state" else knowledge.actors.get(known.state or "") or known
            (before if hit.start < sent.start() else after if hit.start >= sent.end() else []).append(state.name)
    own = tuple(dict.fromkeys(before))[:1]
    others = tuple(name for name in dict.fromkeys(after) if name not in own)[:1]
    return Parties(others, own) if sent[0].lower().startswith("receiv") else Parties(own, others)


def count_toward(texts: Iterable[Text], name: str, parties: Callable[[Text], Parties]) -> int:
    """How many texts went to somebody of that name."""
    return sum(name in parties(text).addressees for text in texts)
