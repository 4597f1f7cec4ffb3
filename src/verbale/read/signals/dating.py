"""The date of a signal told: the day that its sentence gives to the sending, not to the occasion."""

import datetime
import re
from collections.abc import Sequence

from verbale.model.date import earliest, is_edtf, latest
from verbale.model.records import Dated
from verbale.read.signals.page import Page, When
from verbale.read.signals.scene import Scene

_BLOCKED = re.compile(
    r"\b(?:after|over|following|since|until|before(?! (?:the |a )?[A-Z])|when|that|which|who|where|about"
    r"|regarding|concerning|as regards|because"
    r"|due to|anniversary|killed|struck|hit|occurred|happened|marking|ahead of|scheduled)\b|[;“”\"]",
    re.I,
)
_SAID = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
"""Marked words: what stands in them parts no verb from its day."""
_OCCASION = re.compile(
    r"\b(?:over|for|after|following|about|regarding|concerning|in response to|as regards|upon)\b", re.I
)
_MEANS = re.compile(
    r"\bover (?:the |a )?(?:(?:tele)?phone|hot ?line|hot-line|video|radio|television|dinner|lunch)\b", re.I
)
_DURING = re.compile(r"\b(?:during|amid|at the time of|in the wake of)\b[^,;.]*$", re.I)
_OPENS = re.compile(
    r"^[\s“\"'(]*(?:(?:But|And|Yet|Only|Then|Even) )?(?:[A-Z][\w ]{1,25},\s+)?"
    r"(?:(?:late |early )?(?:on|in|at|by|since|as early as"
    r"|as (?:long ago|far back|recently) as|back in"
    r"|earlier)\s+)?(?:a |an |the )?$",
    re.I,
)


def told_on(
    scene: Scene,
    page: Page,
    bounds: tuple[int, int],
    anchors: list[tuple[int, int]],
    apart: Sequence[tuple[int, int]] = (),
) -> Dated | None:
    """The date of what the anchors (verb, form's noun) tell, among the dates of a stretch; none that stands `apart`."""
    best: tuple[int, int, When] | None = None
    for when in page.dates:
        if not bounds[0] <= when.start < bounds[1] or not _usable(when) or is_ahead(scene, when.date.value or ""):
            continue
        if any(low <= when.start < high for low, high in apart):
            continue
        distance = min((_distance(page.text, bounds[0], when, anchor) for anchor in anchors), default=10**6)
        if distance < 10**6:
            key = (-len((when.date.value or "").split("/")[0]), distance, when)
            best = min(best, key, key=lambda k: k[:2]) if best else key
    if best is None:
        return None
    return Dated(best[2].date.value or "", (best[2].date.span,))


def carried(scene: Scene, page: Page, start: int) -> Dated | None:
    """The day that opens an earlier sentence of the paragraph and that nothing has changed since."""
    before = [when for when in page.dates if when.end <= start and when.date.type in ("date", "range")]
    if not before or not _usable(before[-1]) or is_ahead(scene, before[-1].date.value or ""):
        return None
    last = before[-1]
    opens = any(0 <= last.start - sentence.start_char <= _HEAD for sentence in page.doc.sents)
    named = len(last.date.value or "") == len("2024-01-05") and not page.is_quoted(last.start, last.end)
    return Dated(last.date.value or "", (last.date.span,)) if opens and named else None


def lately(scene: Scene) -> Dated | None:
    """What a news report tells as news without a day was said in the week before it came out."""
    out = scene.document.published
    if scene.document.genre != "report" or out is None or len(out.value) != len("2024-01-05") or not out.basis:
        return None
    last = latest(out.value) if is_edtf(out.value) and "X" not in out.value else None
    return Dated(f"{(last - _WEEK).isoformat()}/{last.isoformat()}", out.basis) if last else None


_WEEK = datetime.timedelta(days=7)
_HEAD = 12
"""Characters of a sentence in which a day that opens it stands: "Early on Friday"."""
_RECENT = re.compile(r"\b(?:recent|recently|the other day|in recent days|shortly ago|a few days ago)\b", re.I)
_MONTH = datetime.timedelta(days=30)


def recent(scene: Scene, page: Page, bounds: tuple[int, int]) -> Dated | None:
    """What is called recent lies within the month before the text was written."""
    match, dated = _RECENT.search(page.text, *bounds), scene.document.published or scene.document.not_before
    if match is None or dated is None or page.is_quoted(*match.span()):
        return None
    last = latest(re.sub(r"[~?%]", "", dated.value)) if not dated.value.startswith("X") else None
    if last is None or len(dated.value) < 10:
        return None
    return Dated(f"{(last - _MONTH).isoformat()}/{last.isoformat()}", (scene.reading.span(page.index, *match.span()),))


def is_ahead(scene: Scene, value: str) -> bool:
    """Whether a day lies after the one on which the document came out: nothing can have been sent then."""
    published = scene.document.published
    if published is None or "X" in published.value:
        return False
    low, high = earliest(value), latest(re.sub(r"[~?%]", "", published.value))
    return low is not None and high is not None and low > high


def _usable(when: When) -> bool:
    value = when.date.value
    return (
        when.date.type in ("date", "range")
        and bool(value)
        and is_edtf(value or "")
        and not (value or "").startswith(("X", ".."))
    )


def _distance(text: str, start: int, when: When, anchor: tuple[int, int]) -> int:
    """How far a date stands from an anchor; 10**6 where something between says that it dates something else."""
    far = 10**6
    if when.start >= anchor[1]:
        between = _MEANS.sub("", _SAID.sub("", text[anchor[1] : when.start]))
        if _DURING.search(between) and len(between) < 60:
            return len(between) + 40
        return far if _BLOCKED.search(between) else len(between)
    if when.end <= anchor[0]:
        before = text[start : when.start]
        between = re.sub(r"^(?: in [A-Z]\w+)?\s*,?\s*(?:when|as)\b", "", _SAID.sub("", text[when.end : anchor[0]]))
        if _OPENS.match(before) or _DURING.search(before):
            return min(len(between), 60)
        joined = between != _SAID.sub("", text[when.end : anchor[0]])
        return far if _BLOCKED.search(between) or ("," in between and not joined) else len(between)
    return 0


def bounded(scene: Scene, page: Page, start: int, end: int) -> Dated | None:
    """A message of sympathy comes after what it is about: an open interval from the day of that."""
    for when in page.dates:
        if start <= when.start < end and _usable(when) and _OCCASION.search(page.text, start, when.start):
            first = earliest(when.date.value or "")
            last = scene.document.not_after and latest(
                re.sub(r"[~?%]", "", scene.document.not_after.value).split("/")[-1]
            )
            if first and (not last or first <= last):
                return Dated(f"{first.isoformat()}/{last.isoformat() if last else '..'}", (when.date.span,))
    return None
