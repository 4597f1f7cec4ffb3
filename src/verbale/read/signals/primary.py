"""The document itself as a signal: its title and lead say who sends what, and the text follows."""

import re

from verbale.model.records import Dated, Form
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import opening, titles
from verbale.read.signals.scene import Page, Place, Scene

_ISSUED = re.compile(
    r"(?:issued|released|made public|published|gave|made|delivered|sent|put out|announced)\b[^:.]{0,140}?"
    r"\b(?:the following|following|a|an)\s+(?:[\w-]+ ){0,3}?(?P<noun>press statement|statement|answer|message|letter|speech|reply|communiqu[eé]|declaration|commentary|notice|announcement|report|appeal|telegram|press release|remarks|talk|warning|proclamation|white paper)",
    re.I,
)
_FORMS: dict[str, Form] = {
    "press statement": "press statement", "press release": "press statement", "answer": "spokesperson's answer", "message": "message",
    "letter": "letter", "speech": "speech", "reply": "spokesperson's answer", "commentary": "commentary", "telegram": "message", "remarks": "speech",
}  # fmt: skip
_BY = re.compile(r"\b(?:by|from|of)\s+", re.I)
_WITH = re.compile(r"\b(?:with|to)\b", re.I)
_CALLS = re.compile(r"\b(?:call|meeting|meetings|talks|conversation|visit|summit)\b", re.I)


def tell_itself(scene: Scene) -> Draft | None:
    """The document as a signal, None where it is no primary text."""
    return _by_lead(scene) or _by_commentary(scene) or _by_title(scene)


def _lead(scene: Scene) -> Page | None:
    return next((page for page in scene.pages if page.role == "body" and len(page.text) > 30), None)


def _dateline(scene: Scene) -> Dated | None:
    for page in scene.pages[:6]:
        if page.role == "dateline" and page.dates:
            date = page.dates[0].date
            return Dated(date.value or "", (date.span,)) if date.value and not date.value.startswith("X") else None
    return None


def day_of(scene: Scene) -> Dated | None:
    """The day of the dateline, else of publication."""
    published = scene.document.published
    return _dateline(scene) or (published if published and not published.value.startswith("X") else None)


def _by_lead(scene: Scene) -> Draft | None:
    """X, holding an office, issued the following statement."""
    lead = _lead(scene)
    if lead is None:
        return None
    sentence = next(iter(lead.doc.sents), None)
    end = min(len(lead.text), 700 if sentence is None else max(sentence.end_char, 0))
    matches = [match for match in _ISSUED.finditer(lead.text, 0, max(end, 60)) if lead.begins(match.start())]
    if not matches or matches[0].start() > 320:
        return None
    match = matches[0]
    after = lead.text[match.end() :]
    follows = bool(re.search(opening("follows"), match[0])) or "follows" in after or after.rstrip().endswith(":")
    if not follows:
        return None
    sender = _opening_party(scene, lead, match.start())
    if sender is None:
        return None
    form = _FORMS.get(match["noun"].lower(), "statement")
    if form == "spokesperson's answer" and "question" not in after:
        form = "statement"
    date = _day_inside(lead, match.start(), match.end() + 220) or day_of(scene)
    return Draft(
        form, sender[0], scene.reading.span(lead.index, 0, end), f"its first sentence announces the {match['noun'].lower()}", date=date,
        office=sender[1], whole=True, channel=channel_of(scene),
    )  # fmt: skip


def _day_inside(page: Page, start: int, end: int) -> Dated | None:
    for when in page.dates:
        if start <= when.start < end and when.date.type == "date" and when.date.value and len(when.date.value) >= 10:
            if not when.date.value.startswith("X"):
                return Dated(when.date.value, (when.date.span,))
    return None


def _opening_party(scene: Scene, page: Page, end: int) -> tuple[str, str | None] | None:
    """The party that opens a sentence before its verb, with its office; made from its words where nobody is known."""
    places = [p for p in page.within(0, end + 1) if p.mention.type != "place" and p.mention.how != "pronoun"]
    people = [p for p in places if p.mention.type == "person" and p.mention.actor and p.start < 60]
    best: Place | None = people[0] if people else None
    if best is None:
        bodies = [
            p
            for p in places
            if p.mention.actor and p.mention.type in ("organization", "office", "outlet", "group", "state")
        ]
        best = max(bodies, key=lambda p: (p.mention.type == "organization", p.end - p.start), default=None)
    if best is None or best.mention.actor is None:
        return None
    title = best.mention.title.text if best.mention.title else None
    if title is None and best.mention.type != "person":
        words = page.text[: best.start].strip().rstrip(",")
        title = (
            re.sub(r"^(?:an?|the)\s+", "", page.text[: best.end], flags=re.I)
            if re.search(r"spokes|head|official", words, re.I)
            else None
        )
    return best.mention.actor, title


def channel_of(scene: Scene) -> str | None:
    """The agency or outlet that carries the document."""
    for page in scene.pages[:6]:
        if page.role == "dateline":
            for place in page.mentions:
                if place.mention.type == "outlet":
                    return place.mention.actor
    outlet = scene.document.outlet
    return scene.knowledge.actors.identify(outlet, "outlet") if outlet else None


def _by_commentary(scene: Scene) -> Draft | None:
    """KCNA Commentary on ...; says a paper in an editorial."""
    title = scene.document.title or ""
    head = next((page for page in scene.pages if page.role == "title"), None)
    lead = _lead(scene)
    match = opening("commentary_titles").search(title)
    if match and (known := scene.knowledge.actors.find(match["outlet"] or match["outlet2"])) and known.type == "outlet":
        page = head or lead
        if page is not None:
            span = scene.reading.span(page.index, 0, len(page.text))
            return Draft(
                "commentary",
                known.id,
                span,
                "its title names it a commentary of that outlet",
                date=day_of(scene),
                whole=True,
                channel=channel_of(scene),
            )
    for page in [p for p in scene.pages if p.role in ("body", "heading")][:3]:
        match = opening("commentary_leads").search(page.text)
        if match is None:
            continue
        known = scene.knowledge.actors.find(match["outlet"] or match["outlet2"] or "")
        if known and known.type == "outlet":
            span = scene.reading.span(page.index, 0, len(page.text))
            return Draft(
                "commentary",
                known.id,
                span,
                "its lead says which paper comments",
                date=day_of(scene),
                whole=True,
                channel=channel_of(scene),
            )
    return None


def _by_title(scene: Scene) -> Draft | None:
    """Statement by X on; Readout of X's Call with Y; Remarks by X."""
    title = scene.document.title or ""
    for form, pattern in titles():
        if pattern.search(title):
            return _titled(scene, form, title)
    return None


def _titled(scene: Scene, form: Form, title: str) -> Draft | None:
    page = next((p for p in scene.pages if p.role == "title"), None) or _lead(scene)
    if page is None:
        return None
    names = _named_in(scene, title)
    voice = scene.knowledge.actors.find(scene.document.outlet or "")
    sender = names[0] if names else (voice.id if voice else None)
    if sender is None:
        return None
    recipients = (
        tuple(dict.fromkeys(names[1:])) if form in ("readout", "talks", "letter", "message", "press conference") else ()
    )
    return Draft(
        form, sender, scene.reading.span(page.index, 0, len(page.text)), "its title says what it is and whose", date=day_of(scene),
        recipients=recipients, whole=True, channel=channel_of(scene),
    )  # fmt: skip


def _named_in(scene: Scene, title: str) -> list[str]:
    """Persons, bodies and states that a title names, in order: persons before the states beside their names."""
    from verbale.knowledge.naming import words

    found: list[str] = []
    for page in scene.pages:
        if page.role == "title":
            found += [
                p.mention.actor
                for p in page.mentions
                if p.mention.actor and p.mention.type in ("person", "organization", "state", "outlet", "group")
            ]
    if found:
        return found
    for hit in scene.knowledge.actors.gazetteer.find(title, words(title)):
        found += [form.actor for form in hit.forms if form.kind in ("name",)][:1]
    return found
