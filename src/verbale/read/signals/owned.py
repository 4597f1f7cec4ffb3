"""Signals told of by whose they are: X's letter, her message, the Norlander note."""

import re

from verbale.read.signals.draft import Draft
from verbale.read.signals.governing import OBJECTS, governor
from verbale.read.signals.lexicon import verbs
from verbale.read.signals.page import Place
from verbale.read.signals.spot import Spot

_POSSESSIVE = re.compile(r"[’']s?\s+(?:[\w’'-]+\s+){0,4}$")
_OWN = re.compile(r"\b(?:his|her|its|their)\s+(?:[\w’'-]+\s+){0,4}$", re.I)
_THEIRS = re.compile(r" (?:(?!an?\b|the\b|\w*(?:ador|ministe?r|ent|oy)\b)[a-z-]+ )?")
_AWAITED = re.compile(
    r"\b(?:unlikely|improbable|likely|expected|possible|awaited|would|will|could|may|might|not before)\b", re.I
)
_DATED = re.compile(
    r"(?: to [\w’' -]{1,40})?,? (?:of|dated|sent|delivered|handed|written|received|issued|published|made|given|from)\b"
)


def owner(spot: Spot) -> Place | None:
    """Whose a form is, by a possessive or the adjective of a state."""
    low = max(spot.low, spot.hit.start - 80)
    sender: Place | None = None
    if own := _OWN.search(spot.text, low, spot.hit.start):
        sender = spot.page.at(own.start(), own.start() + 3)
    elif match := _POSSESSIVE.search(spot.text, low, spot.hit.start):
        ends = range(match.start(), match.start() + 3)
        sender = next((p for p in spot.page.mentions if p.end in ends), None)
    else:
        named = [p for p in spot.page.adjectives if low <= p.start and p.end <= spot.hit.start]
        sender = named[-1] if named and _THEIRS.fullmatch(spot.text, named[-1].end, spot.hit.start) else None
    return sender if sender is not None and spot.scene.speaks(sender) and sender.mention.type != "place" else None


def owned(spot: Spot) -> Draft | None:
    """X's letter, her message: told elsewhere, or a signal where it has a day or a place of its own."""
    sender = owner(spot)
    if sender is None:
        return None
    draft = spot.draft(sender, [spot.hit[:2]], f"its sender's {spot.hit.form}")
    if draft.date and _is_of_verb(spot, draft.date.basis[0].text):
        draft.date = None
    awaited = _AWAITED.search(spot.text, spot.hit.end, spot.high)
    draft.firm = (draft.date is not None or draft.form != spot.hit.form) and not spot.plural and not awaited
    return draft


def _is_of_verb(spot: Spot, words: str) -> bool:
    """Whether a day is that of a verb whose object the form is: "rejected X's note on Monday"."""
    verb = governor(spot.head)
    if verb is None or spot.head.dep_ not in OBJECTS or spot.head.dep_ == "nsubj:pass" or verb.lemma_ in verbs("send"):
        return False
    place = spot.text.find(words, spot.low, spot.high)
    beside = 0 <= spot.hit.start - place - len(words) <= len("’s own ")
    return not beside and not (place > spot.hit.end and _DATED.match(spot.text, spot.hit.end, place))
