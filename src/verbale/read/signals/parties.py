"""Who sends what a sentence names: parties before the noun, behind it, in its clause, or as its owner."""

import re

from spacy.tokens import Token

from verbale.language.clauses import agents, subjects
from verbale.read.signals.page import Place
from verbale.read.signals.spot import Spot

_AGENT = re.compile(r"\b(?:by|from|in the name of) (?:the )?$")
_IN_NAME = re.compile(r"\bin the name of\s+(?:the )?[“\"‘']?", re.I)
_OF = re.compile(r"\s*of\s+(?:the |a |an )?(?=[A-Z])")
_POSSESSIVE = re.compile(r"[’']s?\s+(?:[\w’'-]+\s+){0,4}$")
_OWN = re.compile(r"\b(?:his|her|its|their)\s+(?:[\w’'-]+\s+){0,4}$", re.I)
_TOWARDS = re.compile(r"\b(?:of|to|with|from|for|against|by|over|on|between|in|at)\s+(?:the )?$", re.I)
_COMMA = re.compile(r"[^,.;:“\"]{0,90},\s+")
_SIGNED = re.compile(r",? (?:signed by|in which|written by|dictated by|bearing the signature of) (?:the )?", re.I)
_BEHIND = re.compile(
    r"(?: of [a-z]+(?: and [a-z]+)?)?(?:,? (?:to|for) [^,.;:“\"]{1,50}?)?(?:,? (?:on|in|at|dated) [\w ]{1,25}?)?"
    r"(?:,? (?:issued|made|made public|released|sent|given|published|written|delivered|signed"
    r"|held)(?: on [\w ]{1,20}?)?)?"
    r",? (?:by|from|in the name of) (?:the |a |an )?",
    re.I,
)


def unknown_sender(spot: Spot) -> Place | None:
    """The sender that the words after "from" name, where nobody known stands there."""
    match = re.match(
        r"[^.;:]{0,60}?\bfrom (?:the )?((?:[\w’'-]+ ?){1,8}?)(?= on | to |,|\.| as | \w+ing |$)",
        spot.text[spot.hit.end : spot.high],
    )
    if match is None:
        return None
    start, end = spot.hit.end + match.start(1), spot.hit.end + match.end(1)
    span = spot.scene.reading.span(spot.page.index, start, end)
    return Place(start, end, spot.scene.made_up(span))


def author(spot: Spot) -> Place | None:
    """Whose letter it is that somebody brings: its owner, who signed it, who says something in it."""
    if (its := owner(spot)) is not None:
        return its
    match = _SIGNED.match(spot.text, spot.hit.end, spot.high)
    if match is None:
        return party_behind(spot)
    return next((p for p in spot.parties(match.end(), spot.high) if spot.title_start(p) <= match.end() + 4), None)


def named_as(spot: Spot, verb: int) -> Place | None:
    """Who is said to send it in whose name, before the verb or behind it."""
    match = _IN_NAME.search(spot.text, spot.low, spot.high)
    if match is None:
        return None
    people = [p for p in spot.parties(match.end(), match.end() + 160) if p.mention.type == "person"]
    return people[0] if people and (people[0].start < verb or match.start() > verb) else None


def doer(spot: Spot, verb: Token) -> Place | None:
    """Whom the verb is said of, by the parse; the agent behind a passive."""
    if spot.head.dep_ == "nsubj:pass":
        return spot.led(spot.hit.end, _AGENT)
    for token in agents(verb):
        place = spot.page.of(token)
        if place and place.mention.actor and place.mention.type != "place" and place.start < verb.idx:
            return place if spot.scene.speaks(place) else None
    return None


def party_before(spot: Spot, verb: int) -> Place | None:
    """The party before a verb that nothing leads to: the nearest person, else the first of them."""
    free = [
        p for p in spot.parties(spot.low, verb)
        if spot.scene.speaks(p) and not _TOWARDS.search(spot.text, spot.low, spot.title_start(p))
    ]  # fmt: skip
    people = [p for p in free if p.mention.type == "person" and p.mention.how != "pronoun"]
    together = "together with" in spot.text[spot.low : verb]
    return (people[0] if together else people[-1]) if people else free[0] if free else None


def subject(spot: Spot, verb: Token | None) -> Place | None:
    """Of whom the verb is said, by the parse."""
    for token in subjects(verb) if verb is not None else ():
        place = spot.page.of(token)
        if place and spot.scene.speaks(place) and place.mention.type != "place":
            return place
    return None


def first_behind_comma(spot: Spot) -> Place | None:
    """In a statement on Monday, X, ...: the first party behind the comma where the parse finds no subject."""
    match = _COMMA.match(spot.text, spot.hit.end, spot.high)
    if match is None:
        return None
    return next((p for p in spot.parties(match.end(), spot.high) if spot.title_start(p) <= match.end() + 4), None)


def party_behind(spot: Spot) -> Place | None:
    """By X, from X, in the name of X, and of X right behind the noun."""
    for pattern in (_BEHIND, _OF):
        match = pattern.match(spot.text, spot.hit.end, spot.high)
        if match is None:
            continue
        for place in spot.parties(spot.hit.end, spot.high):
            if spot.title_start(place) <= match.end() + 2 and match.end() < place.end:
                return place if spot.scene.speaks(place) else None
    return None


def owner(spot: Spot) -> Place | None:
    """Whose it is: "X's letter", "her message"."""
    low = max(spot.low, spot.hit.start - 80)
    sender: Place | None = None
    if own := _OWN.search(spot.text, low, spot.hit.start):
        sender = spot.page.at(own.start(), own.start() + 3)
    elif match := _POSSESSIVE.search(spot.text, low, spot.hit.start):
        ends = range(match.start(), match.start() + 3)
        sender = next((p for p in spot.page.mentions if p.end in ends), None)
    return sender if sender is not None and spot.scene.speaks(sender) and sender.mention.type != "place" else None
