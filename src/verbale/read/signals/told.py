"""Signals told of by name: a letter sent, a statement issued, a message received, talks held."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from verbale.language.clauses import agents, modality, negation, subjects
from verbale.read.signals.dating import bounded, told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import Noun, nouns, verbs
from verbale.read.signals.scene import Page, Place, Scene

_SPOKEN = frozenset({"press conference", "speech", "interview", "statement", "press statement", "letter", "message",
                     "commentary", "parliamentary answer", "readout"})  # fmt: skip
_BY = re.compile(r"\s*(?:,?\s*(?:issued|made|released|sent|given|published|written|delivered|dated|signed)\b[^,.;]{0,40}?)?\s*"
                 r"\b(?:by|from|in the name of|of|on behalf of)\s+(?:the |a |an )?", re.I)  # fmt: skip
_TO = re.compile(
    r"\b(?:to|addressed to|with)\s+(?:the |his |her |its |their |then-)?[“\"‘']?(?:Your Excellency )?$", re.I
)
_POSSESSIVE = re.compile(r"[’']s?\s+(?:[\w’'-]+\s+){0,4}$")
_OWN = re.compile(r"\b(?:his|her|its|their)\s+(?:[\w’'-]+\s+){0,4}$", re.I)
_PLURAL = re.compile(
    r"(?:letters|messages|statements|telegrams|cables|notes|editorials|speeches|press releases)\b", re.I
)
_NAMED = frozenset({"on", "in", "at", "during", "through", "via", "with", "by"})


def tell_nouns(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of every form that a sentence names."""
    base = sentence.start_char
    for noun in nouns(sentence.text):
        hit = Noun(noun.start + base, noun.end + base, noun.form)
        if not _quoted(page, hit):
            yield from _of_noun(scene, page, sentence, hit)


def _quoted(page: Page, hit: Noun) -> bool:
    """Whether the noun stands in somebody's marked words."""
    for word in page.words:
        quotation = word.quotation
        if quotation.form == "direct" and word.start <= hit.start and hit.end <= word.end:
            low = page.text.rfind("“", word.start, hit.start), page.text.rfind('"', word.start, hit.start)
            if max(low) >= 0:
                return True
    return False


def _of_noun(scene: Scene, page: Page, sentence: Sentence, hit: Noun) -> Iterator[Draft]:
    span = page.doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if span is None:
        return
    head = span.root
    if hit.form == "talks":
        return
    verb = _governor(head)
    draft = (
        _sent(scene, page, sentence, hit, head, verb)
        or _inside(scene, page, sentence, hit, head, verb)
        or _by(scene, page, sentence, hit, head)
        or _owned(scene, page, sentence, hit)
    )
    if draft is not None:
        yield draft


def _governor(head: Token) -> Token | None:
    for token in head.ancestors:
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.dep_ in ("ROOT",):
            return None
    return None


def _verb_near(head: Token, verb: Token | None, lemmas: frozenset[str]) -> Token | None:
    """The verb of a list that has the noun as object (or passive subject)."""
    if verb is None:
        return None
    direct = head.head is verb and head.dep_ in (
        "obj",
        "nsubj:pass",
        "nsubj",
        "dobj",
        "nsubjpass",
        "iobj",
        "ccomp",
        "xcomp",
    )
    chained = head.dep_ in ("conj", "appos") and head.head.head is verb
    return verb if (direct or chained) and verb.lemma_.lower() in lemmas else None


def _sent(scene: Scene, page: Page, sentence: Sentence, hit: Noun, head: Token, verb: Token | None) -> Draft | None:
    sending, receiving = _verb_near(head, verb, verbs("send")), _verb_near(head, verb, verbs("receive"))
    active = sending or receiving or _verb_near(head, verb, verbs("talk"))
    if active is None:
        return _floated(scene, page, sentence, hit)
    if _PLURAL.search(page.text, hit.start, hit.end) or not _happened(active):
        return None
    anchors = [(active.idx, active.idx + len(active)), (hit.start, hit.end)]
    doer = _doer(scene, page, active)
    if receiving:
        sender = _after(scene, page, sentence, hit.end, re.compile(r"\bfrom (?:the )?$"))
        if sender is None:
            return None
        recipients = (doer.mention.actor,) if doer and doer.mention.actor else ()
        return _draft(scene, page, sentence, hit, sender, anchors, recipients, f"received a {hit.form}")
    passive = head.dep_ in ("nsubj:pass", "nsubjpass")
    sender = (
        _after(scene, page, sentence, hit.start, re.compile(r"\b(?:by|from|in the name of) (?:the )?$"))
        if passive
        else None
    )
    sender = sender or doer
    if sender is None or not scene.speaks(sender):
        return None
    return _draft(scene, page, sentence, hit, sender, anchors, None, f"{active.text} a {hit.form}")


_FLOAT = re.compile(
    r"(?<!to )\b(?:sent|issued|released|delivered|published|gave|made public|has sent|had sent|conveyed|read out|broadcast)\b"
    r"(?: \w+ \d{1,2}| \w+day| on \w+ \d{1,2}| on \w+day| out| today)?,? (?:an?|the|its|his|her|their)?(?: \w+ing)? ?(?:[\w’'-]+ ){0,2}$",
    re.I,
)


def _floated(scene: Scene, page: Page, sentence: Sentence, hit: Noun) -> Draft | None:
    """By surface, where the parse does not tie the noun to its verb: "X sent a ... message to"."""
    match = _FLOAT.search(page.text, sentence.start_char, hit.start)
    if match is None or _PLURAL.search(page.text, hit.start, hit.end):
        return None
    before = [p for p in page.within(sentence.start_char, match.start()) if scene.speaks(p)]
    before = [
        p for p in before if not re.search(r"\b(?:of|to|with|from|for|against|by)\s+(?:the )?$", page.text[: p.start])
    ]
    if not before:
        return None
    sender = before[0]
    anchors = [(match.start(), match.start() + 5), (hit.start, hit.end)]
    return _draft(scene, page, sentence, hit, sender, anchors, None, f"{match[0].split()[0]} a {hit.form}")


def _happened(verb: Token) -> bool:
    if negation(verb) is not None or modality(verb) not in ("actual",):
        return False
    infinitive = any(mark.lower_ == "to" for mark in verb.children if mark.dep_ == "mark")
    return not infinitive


def _doer(scene: Scene, page: Page, verb: Token) -> Place | None:
    """Whom the verb is said of: by the parse, else the nearest speaker before it in the sentence."""
    for token in agents(verb):
        place = page.of(token)
        if place and place.mention.actor:
            return place
    low = verb.sent.start_char
    before = [p for p in page.within(low, verb.idx) if p.mention.actor and scene.speaks(p)]
    before = [
        p
        for p in before
        if not re.search(r"\b(?:to|with|from|for|against|over)\s+(?:the )?$", page.text[low : p.start])
    ]
    return before[-1] if before else None


def _after(scene: Scene, page: Page, sentence: Sentence, start: int, lead: re.Pattern[str]) -> Place | None:
    """The first party behind a place that follows a preposition."""
    for place in page.within(start, sentence.end_char):
        if (
            place.mention.actor
            and place.mention.type != "place"
            and lead.search(page.text[start : _titled(page, place)])
        ):
            return place
    return None


def _titled(page: Page, place: Place) -> int:
    """Where the words of a party begin: with the title before its name."""
    title = place.mention.title
    size = len(title.text) + 1 if title is not None else 0
    low = place.start - size
    fits = title is not None and low >= 0 and page.text[low : low + size - 1] == title.text
    return low if fits else place.start


def recipients_of(scene: Scene, page: Page, sentence: Sentence, start: int, sender: str) -> tuple[str, ...]:
    """Who a thing goes to: the parties after "to" behind it."""
    found: list[str] = []
    last = 0
    for place in page.within(start, sentence.end_char):
        actor = place.mention.actor
        if not actor or actor == sender or (place.mention.type == "place" and scene.state(actor) is None):
            continue
        lead = page.text[start : _titled(page, place)]
        joined = found and re.fullmatch(
            r",? and (?:the )?(?:[a-z-]+ )*|, (?:the )?", page.text[last : _titled(page, place)]
        )
        if _TO.search(lead) or joined:
            found.append(actor)
            last = max(place.end, place.start)
    return tuple(dict.fromkeys(found))


def _inside(scene: Scene, page: Page, sentence: Sentence, hit: Noun, head: Token, verb: Token | None) -> Draft | None:
    """In a statement, in his speech: whoever the sentence says it of is its sender."""
    lead = re.search(r"\b(?:in|during|at|through|via|by)\s+(?:an?|the|his|her|its|their|another|that)\s+(?:[\w’',-]+\s+){0,5}$",
                     page.text[sentence.start_char : hit.start], re.I)  # fmt: skip
    if lead is None or hit.form not in _SPOKEN:
        return None
    sender = _by_place(scene, page, sentence, hit)
    if sender is None and verb is not None:
        for token in subjects(verb):
            place = page.of(token)
            if place and scene.speaks(place):
                sender = place
                break
    if sender is None:
        return None
    anchors = [(hit.start, hit.end)] + ([(verb.idx, verb.idx + len(verb))] if verb is not None else [])
    actual = verb is None or _happened(verb)
    return _draft(scene, page, sentence, hit, sender, anchors, None, f"spoke in a {hit.form}", firm=actual)


def _by_place(scene: Scene, page: Page, sentence: Sentence, hit: Noun) -> Place | None:
    tail = page.text[hit.end : sentence.end_char]
    match = re.match(r"[^.;:“\"]{0,60}?\b(?:by|from|in the name of)\s+(?:the |a |an )?", tail, re.I)
    while match:
        for place in page.within(hit.end, sentence.end_char):
            if abs(_titled(page, place) - hit.end - match.end()) <= 2 or _covers(page, place, hit.end + match.end()):
                return place if scene.speaks(place) else None
        return None
    return None


def _covers(page: Page, place: Place, at: int) -> bool:
    return _titled(page, place) <= at < place.end


def _by(scene: Scene, page: Page, sentence: Sentence, hit: Noun, head: Token) -> Draft | None:
    """A statement by X, a letter from X, a message issued in the name of X."""
    sender = _by_place(scene, page, sentence, hit)
    if sender is None:
        return None
    anchors = [(hit.start, hit.end), (sender.start, sender.end)]
    draft = _draft(scene, page, sentence, hit, sender, anchors, None, f"a {hit.form} by its sender")
    draft.firm = draft.date is not None and not _PLURAL.search(page.text, hit.start, hit.end)
    return draft


def _owned(scene: Scene, page: Page, sentence: Sentence, hit: Noun) -> Draft | None:
    """X's letter, her message: told elsewhere, or a signal where it has a date of its own."""
    low = max(sentence.start_char, hit.start - 80)
    own = _OWN.search(page.text, low, hit.start)
    sender: Place | None = None
    if own:
        sender = page.at(own.start(), own.start() + 3)
    elif match := _POSSESSIVE.search(page.text, low, hit.start):
        sender = next((p for p in reversed(page.mentions) if match.start() - 3 <= p.end <= match.start() + 2), None)
    if sender is None or not scene.speaks(sender) or sender.mention.type == "place":
        return None
    draft = _draft(scene, page, sentence, hit, sender, [(hit.start, hit.end)], None, f"its sender's {hit.form}")
    draft.firm = (
        draft.date is not None and hit.end <= hit.start + 40 and not _PLURAL.search(page.text, hit.start, hit.end)
    )
    return draft


def _draft(
    scene: Scene, page: Page, sentence: Sentence, hit: Noun, sender: Place, anchors: list[tuple[int, int]],
    recipients: tuple[str, ...] | None, why: str, firm: bool = True,
) -> Draft:  # fmt: skip
    bounds = (sentence.start_char, sentence.end_char)
    actor = sender.mention.actor or ""
    date = told_on(scene, page, bounds, anchors)
    if date is None and re.search(
        r"condolence|sympath|consol", page.text[hit.start - 40 if hit.start > 40 else 0 : hit.end + 30], re.I
    ):
        date = bounded(scene, page, hit.end, sentence.end_char)
    if recipients is None:
        recipients = recipients_of(scene, page, sentence, min(hit.start, max(a[1] for a in anchors)), actor)
    title = sender.mention.title
    return Draft(
        hit.form, actor, scene.reading.span(page.index, *bounds), why, firm, recipients, date,
        title.text if title is not None else None,
    )  # fmt: skip
