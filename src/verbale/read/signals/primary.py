"""The document itself as a signal: its title and lead say who sends what, and the text follows."""

import re

from verbale.model.records import Dated, Form, Mention
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import opening, titles
from verbale.read.signals.page import Page, Place
from verbale.read.signals.scene import Scene

_ISSUED = re.compile(
    r"(?:issued|released|made public|published|gave|made|delivered|sent|put out|announced)\b[^:.]{0,140}?"
    r"\b(?:the following|following|a|an)\s+(?:[\w-]+ ){0,3}?(?P<noun>press statement|statement|answer"
    r"|message|letter|speech|reply|communiqu[eé]|declaration|commentary|notice|announcement|report|appeal"
    r"|telegram|press release|remarks|talk|warning|proclamation|white paper)",
    re.I,
)
_FORMS: dict[str, Form] = {
    "press statement": "press statement", "press release": "press statement", "answer": "spokesperson's answer",
    "message": "message", "letter": "letter", "speech": "speech", "reply": "spokesperson's answer",
    "commentary": "commentary", "telegram": "message", "remarks": "speech",
}  # fmt: skip
_BY = re.compile(r"\b(?:by|from|of)\s+(?:the )?", re.I)
_WITH = re.compile(r"\b(?:with|to)\s+(?:the )?", re.I)
_AND = re.compile(r",? and (?:the )?|, ")
_ABOUT = re.compile(
    r"[’']s?\s+(?=[A-Z][a-z]+(?:\s|$))|\b(?:on|regarding|about|in|at|before|after|following|during|to"
    r"|ahead|with|concerning"
    r"|as|re|upon|from)\b|[:–—(]"
)
_SALUTATION = re.compile(
    r"(?:my |our )?dear (?:mr|mrs|ms|madam|president|prime minister|secretary|speaker|senator|comrade|friend|general)"
    r"|(?:your )?excellency\b|to the (?:congress|senate|house|people|speaker)\b",
    re.I,
)
_SIGNED = re.compile(r"[A-Z][A-Z.]+(?: [A-Z][A-Z.,]+){1,4}")
_NOUN = re.compile(
    r"statement|declaration|communiqu[eé]|read-?out|remarks|letter|message|press \w+|address|speech|interview|gaggle",
    re.I,
)
_OWNER = re.compile(
    r"(?P<owner>(?!Joint|Press|Official)[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,3}?) (?:Joint "
    r"|Leaders[’']? )*(?:Statement|Declaration|Communiqu)"
)
_OPENING, _DAY = 240, len("2024-01-05")
_LINE = 90
"""Characters of a line that only signs or addresses."""


def tell_itself(scene: Scene) -> Draft | None:
    """The document as a signal, None where it is no primary text."""
    return _by_lead(scene) or _by_commentary(scene) or _by_title(scene) or _by_parent(scene)


def _by_parent(scene: Scene) -> Draft | None:
    """A text that another document reproduces whole: a statement of the party that its first sentence opens with."""
    lead = _lead(scene) if scene.document.parent else None
    sender = _opening_party(scene, lead, _OPENING) if lead is not None else None
    if lead is None or sender is None or (_is_person(scene, sender[0]) and not sender[1]):
        return None
    end = next((sentence.end_char for sentence in lead.doc.sents), len(lead.text))
    return Draft(
        "statement", sender[0], scene.reading.span(lead.index, 0, end), "reproduced whole, it opens with its sender",
        date=day_of(scene), office=sender[1], whole=True, channel=channel_of(scene),
    )  # fmt: skip


def _is_person(scene: Scene, actor: str) -> bool:
    """Whether a sender is a person by every mention: without an office he may as well be who asked."""
    return all(one.type == "person" for one in scene.reading.records(Mention) if one.actor == actor)


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
    next_lines = " ".join(page.text[:_LINE] for page in scene.pages[lead.index + 1 : lead.index + 3])
    told = re.search(opening("follows"), match[0]) or re.search(opening("follows"), after + next_lines)
    follows = bool(told) or after.rstrip().endswith(":")
    if not follows:
        return None
    sender = _opening_party(scene, lead, match.start())
    if sender is None:
        return None
    form = _FORMS.get(match["noun"].lower(), "statement")
    if form == "spokesperson's answer" and "question" not in after:
        form = "statement"
    own = day_of(scene)
    date = _day_inside(lead, match.start(), match.end() + 220, own is not None) or own
    return Draft(
        form, sender[0], scene.reading.span(lead.index, 0, end),
        f"its first sentence announces the {match['noun'].lower()}", date=date,
        office=sender[1], whole=True, page=lead.index, until=end, channel=channel_of(scene),
    )  # fmt: skip


def _day_inside(page: Page, start: int, end: int, printed: bool) -> Dated | None:
    """The day that a stretch gives; where the text has one of its own (`printed`), "today" says nothing more."""
    for when in page.dates:
        value = when.date.value or ""
        if printed and not re.search(r"\d", when.date.span.text):
            continue
        if start <= when.start < end and when.date.type == "date" and len(value) >= _DAY and value[0] != "X":
            return Dated(value, (when.date.span,))
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
    """ "Harbour Gazette Commentary on ..." in the title, or a lead that says which paper comments."""
    title = opening("commentary_titles").search(scene.document.title or "")
    page = next((page for page in scene.pages if page.role == "title"), None) or _lead(scene)
    if page is not None and (outlet := _outlet_in(scene, title)):
        return _commentary(scene, page, outlet, "its title names it a commentary of that outlet")
    for page in [p for p in scene.pages if p.role in ("body", "heading")][:3]:
        if outlet := _outlet_in(scene, opening("commentary_leads").search(page.text)):
            return _commentary(scene, page, outlet, "its lead says which paper comments")
    return None


def _outlet_in(scene: Scene, match: re.Match[str] | None) -> str | None:
    """The outlet that a title or lead names; None where it is no known one."""
    known = scene.knowledge.actors.find(match["outlet"] or match["outlet2"] or "") if match else None
    return known.id if known and known.type == "outlet" else None


def _commentary(scene: Scene, page: Page, outlet: str, why: str) -> Draft:
    span = scene.reading.span(page.index, 0, len(page.text))
    return Draft("commentary", outlet, span, why, date=day_of(scene), whole=True, channel=channel_of(scene))


def _by_title(scene: Scene) -> Draft | None:
    """Statement by X on; Readout of X's Call with Y; Remarks by X; letters only where they open as letters do."""
    title = _plain(scene.document.title or "")
    for form, pattern in titles():
        if pattern.search(title):
            if form in ("letter", "message") and not _opens_as_letter(scene):
                return None
            return _titled(scene, form, title)
    return _by_salutation(scene)


def _plain(title: str) -> str:
    """A title on one line; archives keep some with escapes instead of their letters."""
    return " ".join(re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), title).split())


def _opens_as_letter(scene: Scene) -> bool:
    first = [page.text for page in scene.pages if page.role in ("body", "heading")][:3]
    return any(_SALUTATION.match(text) for text in first)


def _by_salutation(scene: Scene) -> Draft | None:
    """A letter by its own opening and signature, whatever its title says."""
    return _titled(scene, "letter", _plain(scene.document.title or "")) if _opens_as_letter(scene) else None


def _titled(scene: Scene, form: Form, title: str) -> Draft | None:
    page = next((p for p in scene.pages if p.role == "title"), None) or _lead(scene)
    if page is None:
        return None
    sender, recipients = _named(scene, form, title)
    signed = _signature(scene) if form in ("letter", "message") or sender is None else None
    sender = (signed if form in ("letter", "message") else sender) or sender or signed or _voice(scene)
    if sender is None and form == "statement" and (lead := _lead(scene)) is not None:
        opening_party = _opening_party(scene, lead, _OPENING)
        sender = opening_party[0] if opening_party else None
    if sender is None:
        return None
    if form in ("letter", "message") and not recipients:
        recipients = _addressed(scene)
    return Draft(
        form, sender, scene.reading.span(page.index, 0, len(page.text)), "its title says what it is and whose",
        date=day_of(scene), recipients=tuple(one for one in recipients if one != sender), whole=True,
        channel=channel_of(scene),
    )  # fmt: skip


def _voice(scene: Scene) -> str | None:
    """The body whose page the text is on."""
    known = scene.knowledge.actors.find(scene.document.outlet or "")
    return known.id if known and known.type in ("organization", "state") else None


def _named(scene: Scene, form: Form, title: str) -> tuple[str | None, tuple[str, ...]]:
    """Sender and addressees as a title names them: by X on, of X's call with Y, to Y from X."""
    noun = _NOUN.search(title)
    sender = _BY.search(title, noun.end() if noun else 0)
    owner = _OWNER.match(title) if form == "statement" else None
    words = _cut(title[sender.end() :]) if sender and not owner else owner["owner"] if owner else ""
    who = scene.whom(words) if words else None
    to = _WITH.search(title, noun.end() if noun else 0) if form in ("readout", "talks", "letter", "message") else None
    found = [scene.whom(part) for part in _AND.split(_cut(title[to.end() :]))] if to else []
    return who, tuple(dict.fromkeys(actor for actor in found if actor))


def _cut(words: str) -> str:
    """A name's words up to what it is about, or to what its owner did."""
    return _ABOUT.split(words, maxsplit=1)[0].strip(" ,.")


def _signature(scene: Scene) -> str | None:
    """Who signs at the end: a short line that is a person's name."""
    for page in reversed(scene.pages[-5:]):
        line = page.text.strip(" .*_,")
        if len(line) <= _LINE:
            people = [p.mention.actor for p in page.mentions if p.mention.type == "person" and p.mention.actor]
            if people:
                return people[0]
            if _SIGNED.fullmatch(line):
                return scene.knowledge.actors.identify(line.title())
    return None


def _addressed(scene: Scene) -> tuple[str, ...]:
    """The party that the first lines address."""
    for page in [page for page in scene.pages if page.role in ("body", "heading")][:3]:
        if _SALUTATION.match(page.text) and len(page.text) < 2 * _LINE:
            return tuple(p.mention.actor for p in page.mentions if p.mention.actor and p.mention.type != "place")[:1]
    return ()
