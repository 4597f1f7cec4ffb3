"""Signals told of by name: a letter sent, a statement issued, a message received, words in a press conference."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from verbale.language.clauses import agents, subjects
from verbale.read.signals.draft import Draft
from verbale.read.signals.governing import OBJECTS, governor, happened
from verbale.read.signals.lexicon import Noun, nouns, verbs
from verbale.read.signals.owned import owned, owner
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL, Spot

_FROM = re.compile(r"\b(?:from|by) (?:the )?(?:[a-z-]+ of )?$")
_AGENT = re.compile(r"\b(?:by|from|in the name of) (?:the )?$")
_IN_NAME = re.compile(r"\bin the name of\s+(?:the )?[“\"‘']?", re.I)
_IN = re.compile(
    r"\b(?:in|during|at|through|via)\s+(?:an?|the|his|her|its|their|another|that|this)\s+(?:[\w’',-]+\s+){0,5}$", re.I
)
_BEHIND = re.compile(
    r"(?: of [a-z]+(?: and [a-z]+)?)?(?:,? (?:to|for) [^,.;:“\"]{1,50}?)?(?:,? (?:on|in|at|dated) [\w ]{1,25}?)?"
    r"(?:,? (?:issued|made|made public|released|sent|given|published|written|delivered|signed"
    r"|held)(?: on [\w ]{1,20}?)?)?"
    r",? (?:by|from|in the name of) (?:the |a |an )?",
    re.I,
)
_OF = re.compile(r"\s*of\s+(?:the |a |an )?(?=[A-Z])")
_TOWARDS = re.compile(r"\b(?:of|to|with|from|for|against|by|over|on|between|in|at)\s+(?:the )?$", re.I)
_FLOAT = re.compile(
    r"(?<!to )(?:sent|issued|released|delivered|published|gave|made public|made|conveyed|read out|broadcast|carried)"
    r"(?: out| today)?(?: (?:on )?(?:\w+ \d{1,2}|\w+day))?,? (?:an?|the|its|his|her"
    r"|their)?(?: \w+ing)? ?(?:[\w’'-]+ ){0,2}$",
    re.I,
)
_THAT = re.compile(
    r"(?: of [a-z]+(?: and [a-z]+)?)?,? (?:that|which) (?P<who>[^.;:“\"]{3,80}?) (?:had |has )?"
    r"(?P<verb>sent|wrote|issued|delivered|released|made|gave|addressed|published)\b"
)
_SIGNED = re.compile(r",? (?:signed by|in which|written by|dictated by|bearing the signature of) (?:the )?", re.I)
_WITH = re.compile(
    r"\b(?:replied|answered|responded|reacted)\b[^.;:“\"]{0,40}? (?:with|by) (?:an?|the|his|her|its|their)"
    r" (?:[\w’'-]+ ){0,3}$"
)
_GOT = re.compile(r"(?:received|got) (?:an?|the) (?:[\w’'-]+ ){0,2}$", re.I)
_THE = re.compile(r"\b[Tt]h(?:e|is|at) (?:[\w’'-]+ ){0,2}$")
_ALSO = re.compile(r"\b(?:also|another|a second|a similar|a separate|the same day)\b", re.I)


def tell_nouns(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of every form that a sentence names, talks left out."""
    base = sentence.start_char
    for noun in nouns(sentence.text):
        hit = Noun(noun.start + base, noun.end + base, noun.form)
        span = page.doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if hit.form == "talks" or span is None or page.is_quoted(hit.start, hit.end):
            continue
        spot = Spot(scene, page, base, sentence.end_char, hit, span.root)
        draft = (
            _received(spot)
            or _answered(spot)
            or _sent(spot)
            or _that(spot)
            or _inside(spot)
            or _by(spot)
            or owned(spot)
            or _again(spot)
        )
        if draft is not None:
            yield draft


def _acting(spot: Spot, lemmas: frozenset[str]) -> Token | None:
    """The verb of a list whose object (or passive subject) the noun is."""
    verb, head = governor(spot.head), spot.head
    if verb is None or verb.lemma_.lower() not in lemmas:
        return None
    direct = head.head == verb and head.dep_ in OBJECTS and not (head.dep_ == "obl" and head.i > verb.i + 6)
    chained = head.dep_ in ("conj", "appos", "compound", "nmod") and head.head.head == verb and head.head.dep_ == "obj"
    cased = any(child.dep_ == "case" for child in head.children)
    return verb if (direct or chained) and not (cased and head.dep_ == "obl") else None


def _received(spot: Spot) -> Draft | None:
    """X received a message from Y."""
    verb = _acting(spot, verbs("receive"))
    got = _GOT.search(spot.text, spot.low, spot.hit.start)
    if (verb is None and got is None) or spot.plural or (verb is not None and not happened(verb)):
        return None
    start = verb.idx if verb is not None else got.start() if got else spot.low
    sender = spot.led(spot.hit.end, _FROM) or _unknown(spot)
    if sender is None:
        return None
    before = [p for p in spot.parties(spot.low, start + 4) if spot.scene.speaks(p)]
    recipients = tuple(p.mention.actor for p in before[:1] if p.mention.actor)
    return spot.draft(sender, [(start, start + 8), spot.hit[:2]], f"a {spot.hit.form} was received", recipients)


def _unknown(spot: Spot) -> Place | None:
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


def _sent(spot: Spot) -> Draft | None:
    """X sent a letter; a letter was sent by X; by surface, where the parse does not tie the noun to its verb."""
    verb = _acting(spot, verbs("send"))
    match = _FLOAT.search(spot.text, spot.low, spot.hit.start) if verb is None else None
    if spot.plural or (verb is None and match is None):
        return None
    another = bool(_ALSO.search(spot.text, spot.low, spot.hit.start))
    start = verb.idx if verb is not None else match.start() if match else 0
    if verb is not None and not happened(verb):
        return None
    if match and (UNREAL.search(spot.text, spot.low, start) or not spot.page.begins(start)):
        return None
    sender = _named_as(spot, start) or (_doer(spot, verb) if verb is not None else None) or _before(spot, start)
    if verb is not None and verb.lemma_.lower() in verbs("carry"):
        sender = _author(spot) or sender  # an ambassador who hands it over brings another's letter
    if sender is None or not spot.scene.speaks(sender):
        return None
    word = verb.text if verb is not None else match[0].split()[0] if match else ""
    given = _given(spot, start + len(word), sender.mention.actor or "")
    draft = spot.draft(sender, [(start, start + len(word)), spot.hit[:2]], f"{word} a {spot.hit.form}", given)
    draft.another = another
    return draft


def _given(spot: Spot, start: int, sender: str) -> tuple[str, ...] | None:
    """Whom the verb has as its object before the noun: sent X a note, handed the Norlander envoy a letter."""
    own = spot.scene.state(sender)
    found = [p.mention.actor for p in spot.page.sides(start, spot.hit.start) if p.mention.type != "place"]
    return next(((one,) for one in found if one and one != sender and (own is None or one != own)), None)


def _author(spot: Spot) -> Place | None:
    """Whose letter it is that somebody brings: its owner, who signed it, who says something in it."""
    if (whose := owner(spot)) is not None:
        return whose
    match = _SIGNED.match(spot.text, spot.hit.end, spot.high)
    if match is None:
        return _behind(spot)
    return next((p for p in spot.parties(match.end(), spot.high) if spot.title_start(p) <= match.end() + 4), None)


def _answered(spot: Spot) -> Draft | None:
    """X replied on Monday with a letter."""
    match = _WITH.search(spot.text, spot.low, spot.hit.start)
    sender = _before(spot, match.start()) if match and not spot.plural else None
    if match is None or sender is None or UNREAL.search(spot.text, spot.low, match.start()):
        return None
    between = [p.mention.actor for p in spot.parties(match.start(), spot.hit.start) if p.mention.actor]
    others = tuple(actor for actor in between if actor != sender.mention.actor)[:1]
    return spot.draft(sender, [match.span(), spot.hit[:2]], f"answered with a {spot.hit.form}", others)


def _that(spot: Spot) -> Draft | None:
    """The letter that X sent to Y: the sender stands in the clause behind the noun."""
    match = _THAT.match(spot.text, spot.hit.end, spot.high)
    if match is None or spot.plural or UNREAL.search(spot.text, match.end("who"), match.start("verb")):
        return None
    people = [p for p in spot.parties(*match.span("who")) if spot.scene.speaks(p)]
    if not people:
        return None
    verb = match.span("verb")
    recipients = spot.recipients(verb[1], people[-1].mention.actor or "")
    return spot.draft(people[-1], [verb], f"the {spot.hit.form} that was {match['verb']}", recipients)


def _named_as(spot: Spot, verb: int) -> Place | None:
    """Who is said to send it in whose name, before the verb or behind it."""
    match = _IN_NAME.search(spot.text, spot.low, spot.high)
    if match is None:
        return None
    people = [p for p in spot.parties(match.end(), match.end() + 160) if p.mention.type == "person"]
    return people[0] if people and (people[0].start < verb or match.start() > verb) else None


def _doer(spot: Spot, verb: Token) -> Place | None:
    """Whom the verb is said of, by the parse; the agent behind a passive."""
    if spot.head.dep_ == "nsubj:pass":
        return spot.led(spot.hit.end, _AGENT)
    for token in agents(verb):
        place = spot.page.of(token)
        if place and place.mention.actor and place.mention.type != "place" and place.start < verb.idx:
            return place if spot.scene.speaks(place) else None
    return None


def _before(spot: Spot, verb: int) -> Place | None:
    """The party before a verb that nothing leads to: the nearest person, else the first of them."""
    free = [
        p for p in spot.parties(spot.low, verb)
        if spot.scene.speaks(p) and not _TOWARDS.search(spot.text, spot.low, spot.title_start(p))
    ]  # fmt: skip
    people = [p for p in free if p.mention.type == "person" and p.mention.how != "pronoun"]
    together = "together with" in spot.text[spot.low : verb]
    return (people[0] if together else people[-1]) if people else free[0] if free else None


def _inside(spot: Spot) -> Draft | None:
    """In a statement, in his speech: whoever the sentence says it of is its sender."""
    if _IN.search(spot.text, spot.low, spot.hit.start) is None:
        return None
    verb = governor(spot.head)
    sender = _behind(spot) or _subject(spot, verb) or _first(spot)
    if sender is not None and sender.mention.type == "outlet":  # the agency that carries it
        people = (p for p in spot.parties(spot.hit.end, spot.high) if p.mention.type == "person")
        sender = next((p for p in people if spot.scene.speaks(p)), sender)
    if sender is None or not spot.scene.speaks(sender):
        return None
    anchors = [spot.hit[:2]] + ([(verb.idx, verb.idx + len(verb))] if verb is not None else [])
    real = verb is None or happened(verb)
    written = spot.hit.form in ("letter", "message")  # whatever a letter does, it was sent
    said = verb is None or written or verb.lemma_.lower() in verbs("say") or bool(_behind(spot))
    return spot.draft(sender, anchors, f"spoke in a {spot.hit.form}", firm=real and said and not spot.plural)


def _subject(spot: Spot, verb: Token | None) -> Place | None:
    for token in subjects(verb) if verb is not None else ():
        place = spot.page.of(token)
        if place and spot.scene.speaks(place) and place.mention.type != "place":
            return place
    return None


def _first(spot: Spot) -> Place | None:
    """In a statement on Monday, X, ...: the first party behind the comma where the parse finds no subject."""
    match = re.compile(r"[^,.;:“\"]{0,90},\s+").match(spot.text, spot.hit.end, spot.high)
    if match is None:
        return None
    return next((p for p in spot.parties(match.end(), spot.high) if spot.title_start(p) <= match.end() + 4), None)


def _behind(spot: Spot) -> Place | None:
    """By X, from X, in the name of X, and of X right behind the noun."""
    for pattern in (_BEHIND, _OF):
        match = pattern.match(spot.text, spot.hit.end, spot.high)
        while match:
            for place in spot.parties(spot.hit.end, spot.high):
                if spot.title_start(place) <= match.end() + 2 and match.end() < place.end:
                    return place if spot.scene.speaks(place) else None
            match = None
    return None


def _by(spot: Spot) -> Draft | None:
    """A statement by X, a letter from X, a message issued in the name of X: a signal where a day is told."""
    sender = _behind(spot)
    if sender is None:
        return None
    draft = spot.draft(sender, [spot.hit[:2], (sender.start, sender.end)], f"a {spot.hit.form} by its sender")
    draft.firm = (draft.date is not None or draft.form != spot.hit.form) and not spot.plural
    return draft


def _again(spot: Spot) -> Draft | None:
    """The letter, this message: one told before, of which the sentence may know more (its day, its addressee)."""
    if not _THE.search(spot.text, spot.low, spot.hit.start) or spot.plural:
        return None
    span = spot.scene.reading.span(spot.page.index, spot.low, spot.high)
    recipients = spot.recipients(spot.hit.end, "")
    return Draft(
        spot.hit.form, "", span, f"the {spot.hit.form} told of before", False, recipients, spot.date([spot.hit[:2]])
    )
