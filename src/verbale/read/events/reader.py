"""Events: who did what to whom, as PLOVER records with CAMEO codes."""

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Doc, Token

from verbale.knowledge.sides import Sides
from verbale.language.clauses import children, is_conditional, negation, subtree_bounds
from verbale.model.records import Event, Mention, record_id
from verbale.read.events.cast import Cast
from verbale.read.events.finds import Find
from verbale.read.events.frames import Matcher
from verbale.read.events.lexicon import compose, family, frames, listed, nouns, plover
from verbale.read.events.modality import Modality, modality_of, refused, unreal
from verbale.read.events.settings import Settings
from verbale.read.events.spoken import spoken, turned
from verbale.read.events.stances import stances
from verbale.read.events.statements import statements
from verbale.read.reading import Reading
from verbale.step import Step

NAME = "events"
_HEADING = frozenset({"title", "heading", "byline"})


def read_events(reading: Reading) -> Iterable[Event]:
    """The events of a document, in order: acts told by verbs and nouns, then what was said."""
    cast, settings = Cast(reading), Settings(reading)
    found = [event for index, doc in enumerate(reading.docs) for event in _acts(reading, cast, settings, index, doc)]
    acts = list(_once(found, cast))
    sides = Sides(cast.standing, reading.records(Mention))
    acts = [_addressed(event, sides) for event in acts]
    acts += stances(reading, cast, sides, acts, NAME)
    said = statements(reading, cast, settings, acts, NAME)
    return [*acts, *(_addressed(event, sides) for event in said)]


def _addressed(event: Event, sides: Sides) -> Event:
    """What is said to nobody by name goes to the other side, where the document has two."""
    if event.recipients or not event.actors or (event.cameo or "")[:2] not in _SPOKEN_TO:
        return event
    others = sides.other(event.actors[0])
    why = f"{event.why}; to the other side of the document" if others else event.why
    return msgspec.structs.replace(event, recipients=others, why=why)


def _acts(reading: Reading, cast: Cast, settings: Settings, index: int, doc: Doc) -> Iterator[Event]:
    if reading.passages[index].role in _HEADING or not (heads := [token for token in doc if _may_tell(token)]):
        return
    cast.turn_to(index)
    if not cast.names_anybody(doc):
        return
    matcher = Matcher(cast)
    used: set[int] = set()
    told: list[tuple[Find, Modality]] = []
    for told_by_words in _finds(matcher, heads, used):
        find = turned(told_by_words, cast)
        if any(cast.political(actor) for actor in (*find.actors, *find.recipients)) and _whole(find):
            modality = "actual" if _happened(find) else modality_of(find.head)
            if modality != "hypothetical" or _weighed(find):
                told.append((find, modality))
    for find, modality in sorted(told, key=lambda pair: pair[0].head.i):
        yield _event(reading, settings, index, find, modality)


def _once(events: Iterable[Event], cast: Cast) -> Iterator[Event]:
    """Without what only comes back to an event told before ("the talks", "by sending it"): same root, side, no date."""
    seen: set[tuple[str, str]] = set()
    for event in events:
        keys = {((event.cameo or "")[:2], cast.side(actor)) for actor in event.actors}
        if event.date is None and keys and keys <= seen and _refers(event):
            continue
        seen |= keys
        yield event


def _refers(event: Event) -> bool:
    """Whether it is told in passing: by a noun or by a gerund."""
    first = event.evidence[0].text.split(maxsplit=2)
    return event.why.startswith("matched the noun") or any(word.endswith("ing") for word in first[:2])


def _may_tell(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "ADJ") or token.dep_ in ("ROOT", "ccomp"):
        return lemma in frames() or lemma in nouns() or lemma in listed("sayings")
    return token.pos_ == "NOUN" and (lemma in nouns() or token.lower_ in nouns())


def _finds(matcher: Matcher, heads: list[Token], used: set[int]) -> Iterator[Find]:
    """Verbs first, the outer before the inner; then the nouns that no verb has taken."""
    for token in heads:
        if token.i in used or token.dep_ in ("amod", "compound") or token.pos_ == "NOUN":
            continue
        if found := spoken(matcher, token) or matcher.verb(token):
            used |= found.used
            yield found
    for token in heads:
        if token.pos_ == "NOUN" and token.i not in used:
            found = matcher.noun(token)
            if found and _stands_alone(token, found):
                used |= found.used
                yield found


def _stands_alone(noun: Token, found: Find) -> bool:
    """Whether a noun tells an event without a verb: somebody is named for it, and for what is done to others, both."""
    some = nouns().get(noun.lemma_.lower(), ()) or nouns().get(noun.lower_, ())
    if not found.actors or not any(frame.bare and frame.code == found.code for frame in some):
        return False
    return found.code[:2] in _ALONE or bool(found.recipients)


_ALONE = frozenset({"01", "08", "14", "15", "18"})


def _whole(find: Find) -> bool:
    """Whether enough of it is told: an act needs a doer or somebody it is done to by name."""
    if find.code[:2] in ("01", "02", "03", "10", "11", "12", "13"):
        return bool(find.actors)
    return bool(find.actors) or (bool(find.recipients) and find.code[:2] >= "14")


_SPOKEN = frozenset({"appeal", "demand", "threaten", "refuse", "intend"})


def _happened(find: Find) -> bool:
    """Whether it is done by being said or tried: a demand made, an attack attempted."""
    head = find.head
    tried = head.dep_ == "xcomp" and head.head.lemma_.lower() in unreal("tried") and find.code[:2] >= "15"
    return tried or (find.operator in _SPOKEN and not _unsaid(head))


def _unsaid(verb: Token) -> bool:
    """Whether it is not even said: its condition, if it has one, is part of what a promise or threat says."""
    helped = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    return helped or is_conditional(verb) or negation(verb) is not None or verb.pos_ == "NOUN" or verb.tag_ == "VB"


def _weighed(find: Find) -> bool:
    """Whether something unreal is worth a record: a meeting that may come, or an act between two that are named."""
    if find.code[:2] == "04":
        return True
    return bool(find.actors and find.recipients) and find.code[:2] > "13" and find.head.dep_ in ("ROOT", "ccomp")


def _event(reading: Reading, settings: Settings, index: int, find: Find, modality: Modality) -> Event:
    code = plover(find.code)
    cameo, type, mode = find.code, code.type, code.mode
    if cameo == "010" and modality == "denied":
        cameo, modality = "011", "actual"
    elif family(cameo) and (modality == "planned" or (modality == "hypothetical" and _pledged(find.head))):
        cameo = compose("intend", cameo)
        if cameo[:2] == "03" and find.code[:2] not in ("03", "04"):
            told = plover(cameo)
            type, mode, modality = told.type, told.mode, "actual"
    elif modality == "denied" and find.head.pos_ == "VERB" and refused(find.head) and cameo[:2] in _GIVEN:
        cameo = compose("refuse", cameo)
        told = plover(cameo)
        type, mode, modality = told.type, told.mode, "actual"
    low, high = _bounds(find.head)
    evidence = reading.spans(index, low, high)
    return Event(
        id=record_id("event", reading.document.id, [span.bounds for span in evidence], find.code),
        reader=NAME, why=find.why, type=type, mode=mode, cameo=cameo,
        actors=find.actors, recipients=find.recipients, date=settings.date(index, low, high, find.head),
        place=settings.place(index, find.head), occasion=settings.occasion(find.head), modality=modality,
        evidence=evidence,
    )  # fmt: skip


def _pledged(verb: Token) -> bool:
    """ "Will release them if": a promise on a condition; what merely would be is none."""
    return any(child.lower_ in {"will", "shall", "'ll", "’ll"} for child in children(verb, "aux"))


_SPOKEN_TO = frozenset({"01", "02", "03", "10", "11", "12", "13"})
_GIVEN = frozenset({"03", "04", "05", "06", "07", "08"})


def _bounds(head: Token) -> tuple[int, int]:
    """The clause of a verb, or the phrase of a noun, with the noun that a clause belongs to."""
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        return subtree_bounds(head, ("conj", "cc", "parataxis", "appos", "acl:relcl"))
    low, high = subtree_bounds(head, ("conj", "cc", "parataxis", "discourse"))
    if head.dep_ in ("acl", "acl:relcl"):
        low = min(low, subtree_bounds(head.head, ("acl", "acl:relcl", "appos", "conj", "cc", "parataxis"))[0])
    return low, high


STEP = Step(NAME, makes=("event",), run=read_events, needs=("mention", "date", "quotation", "position"))
