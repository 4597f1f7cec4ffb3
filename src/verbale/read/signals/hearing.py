"""On what occasion words are said, before whom, and to which other state they turn."""

import re

from verbale.model.records import Form
from verbale.read.signals.lexicon import occasions
from verbale.read.signals.page import Page
from verbale.read.signals.scene import Scene

MUTE = frozenset({"outlet", "place"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
THEN = re.compile(r"\bthen-")
HEARD = 60
"""Characters within which an audience is named."""
_OTHERS = re.compile(
    r"(?:[’']s?|\b(?:his|her|their|its))\s+(?:[\w-]+\s+){0,2}(?:statements?|remarks?|comments?|words"
    r"|speech|address|claims?|call)"
    r"(?:\s+(?:by|of)\s+[\w. ]{1,40})?\s*$",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Rr]esponding|[Rr]eplying|[Rr]eacting|[Cc]ommenting"
    r"|[Ii]n (?:response|reply|answer)|[Ii]n a reference)\b (?:about|on|to|over|whether)"
    r"(?P<what>[^;.“\"]{3,80}?)(?=[,;.“\"])"
)
_OBJECT = re.compile(
    r"\s*(?:on |upon |to |for |at )?(?:(?:the|an?|his|her|its|their|what|any|all|this)\s+)*"
    r"(?:(?!with|of|from|by|about|against|over|and)[a-z-]+\s+){0,3}$"
)


def is_news(scene: Scene, speaker: str | None) -> bool:
    """Whether a text is an account of what an official or a body, not a state at large, said."""
    if scene.knowledge_type(speaker) not in ("person", "organization"):
        return False
    return scene.document.genre in ("report", "analysis", None) and not scene.is_organ


def is_retort(scene: Scene, page: Page, cue: tuple[int, int], speaker: str | None, recipients: tuple[str, ...]) -> bool:
    """Whether a state at large did by words, in the past, what is to another state or is news of a report."""
    span = page.doc.char_span(*cue, alignment_mode="expand")
    past = span is not None and any(token.tag_ == "VBD" for token in span)
    return (
        past
        and not scene.is_organ
        and scene.knowledge_type(speaker) == "state"
        and (bool(recipients) or scene.document.genre == "report")
    )


def turned_to(
    scene: Scene, page: Page, bounds: tuple[int, int], start: int, speaker: str | None, said: tuple[int, int] = (0, 0)
) -> tuple[str, ...]:
    """To whom words turn: the verb's object (warned X, rejected X's plan), or of whose doings somebody was asked."""
    asked = _ASKED.search(page.text, bounds[0], bounds[1])
    for begin, end in ((start, min(start + HEARD, bounds[1])), asked.span("what") if asked else (0, 0)):
        for place in page.sides(begin, end):
            actor = place.mention.actor
            if not actor or place.mention.how == "pronoun" or place.mention.type in MUTE:
                continue
            if said[0] <= place.start < said[1]:
                break
            opens = page.opens.get(place.start, place.start)
            if scene.state(actor) not in (scene.state(speaker), None) and _OBJECT.fullmatch(page.text, begin, opens):
                return (actor,)
            break
    return ()


def is_across(scene: Scene, speaker: str | None, recipients: tuple[str, ...]) -> bool:
    """Whether two of different states, or a state's and a body's, speak with each other."""
    return any(
        scene.state(one) not in (None, scene.state(speaker)) or scene.is_world_body(one) or scene.is_official(one)
        for one in recipients
        if one != speaker
    )


def outside(page: Page, low: int, high: int) -> str:
    """The sentence with its marked words blanked."""
    return re.sub(r"[“\"][^”\"]*[”\"]?", lambda match: " " * len(match[0]), page.text[low:high])


def occasion(outside: str, low: int) -> tuple[Form | None, tuple[int, int] | None]:
    """The form that place or hearers tell, and where; not those of words that somebody else is said to have spoken."""
    for form, pattern in occasions():
        for match in pattern.finditer(outside):
            if not _OTHERS.search(outside, 0, match.start()):
                return form, (low + match.start(), low + match.end())
    return None, None


def hearers(page: Page, place: tuple[int, int] | None) -> tuple[str, ...]:
    """The body that the occasion's words name."""
    if place is None:
        return ()
    inside = [
        p for p in page.within(place[0], place[1] + HEARD)
        if p.mention.type in ("organization", "outlet") and p.start < place[1] and p.mention.actor
    ]  # fmt: skip
    return tuple(p.mention.actor for p in inside[:1] if p.mention.actor)
