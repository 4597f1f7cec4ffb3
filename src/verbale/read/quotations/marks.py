"""Quotation marks: which open, which close, which pair, and what is mended where one is missing.

Marks are paired paragraph by paragraph, so that a lost mark spoils no more than its own paragraph. A paragraph that
ends inside a quotation goes on in the next where that one opens with the mark repeated.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from verbale.model.span import Bounds

_DOUBLE = re.compile(r"[\"“”„‟«»＂]|''|``|‘‘|’’")
_SINGLE = re.compile(r"(?<!['‘’])['‘’‚‹›](?!['‘’])")
_OPENS, _CLOSES = frozenset("“„‟«") | {"``", "‘‘"}, frozenset("”»") | {"’’"}
_BEFORE_OPEN = frozenset(" \u00a0\t\n([{\u2009\u200b") | {""}
_BEFORE_WORD = frozenset("—–-/:;,=") | _BEFORE_OPEN
_AFTER_CLOSE = frozenset(" \u00a0\t\n)]}—–-/:;,.?!…\u2009'’”\"") | {""}
_ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b|em\b|tis\b|twas\b|til\b|cause\b|round\b|n\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!][)\]]?(?=\s+[A-Z\[“\"‘]|\s*$)")
_LED_IN = re.compile(r"(?:^|[:,]|\b(?:that|say|says|said|saying|added|adding|stated|wrote|declared))\s*$")

Role = Literal["open", "close", "either"]


class Stretch(NamedTuple):
    """Text between marks in one passage: `start:end` with the marks, `inner` without them.

    `carried` says that it goes on from the paragraph before, `carries` that it goes on in the next one.
    """

    start: int
    end: int
    inner: Bounds
    single: bool = False
    carried: bool = False
    carries: bool = False


class Mend(NamedTuple):
    """A mark that had to be supplied or set aside, at `start:end` of the passage."""

    start: int
    end: int
    what: str


class Marked(NamedTuple):
    """The outermost marked stretches of a passage in reading order, the nested ones, and what was mended.

    `titles` are those of the stretches that name a work or a show: marked, but nobody's speech.
    """

    stretches: tuple[Stretch, ...] = ()
    nested: tuple[Stretch, ...] = ()
    mends: tuple[Mend, ...] = ()
    titles: tuple[Stretch, ...] = ()


def pair_marks(texts: Sequence[str]) -> tuple[Marked, ...]:
    """Every paragraph's marks paired, in the order of the paragraphs."""
    found: list[Marked] = []
    carried = False
    for index, text in enumerate(texts):
        follower = texts[index + 1] if index + 1 < len(texts) else ""
        marked = pair_paragraph(text, carried, opens_with_mark(follower))
        carried = bool(marked.stretches) and marked.stretches[-1].carries
        found.append(marked)
    return tuple(found)


def opens_with_mark(text: str) -> bool:
    """Whether a paragraph begins with a mark that can open."""
    match = _DOUBLE.match(text.lstrip())
    return match is not None and match[0] not in _CLOSES


def pair_paragraph(text: str, carried: bool = False, follower_opens: bool = False) -> Marked:
    """The marks of one paragraph. `carried`: the paragraph before ended inside a quotation that this one repeats."""
    pairing = _Pairing(text, carried, follower_opens)
    for match in _DOUBLE.finditer(text):
        pairing.take(match.start(), match.end(), _role(text, match))
    pairing.finish()
    stretches = sorted(pairing.stretches)
    singles = list(_single_pairs(text))
    nested = [one for one in singles if any(s.start < one.start and one.end < s.end for s in stretches)]
    free = [one for one in singles if all(one.end <= s.start or s.end <= one.start for s in stretches)]
    around = [one for one in singles if any(one.start < s.start and s.end < one.end for s in stretches)]
    free += [one for one in around if one not in free]
    inside = [s for s in stretches if any(one.start < s.start and s.end < one.end for one in free)]
    outer = sorted([s for s in stretches if s not in inside] + free)
    return Marked(tuple(outer), tuple(sorted(nested + inside)), tuple(pairing.mends))


def _role(text: str, match: re.Match[str]) -> Role:
    mark, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if mark in _OPENS:
        return "open"
    if mark in _CLOSES:
        return "open" if before in _BEFORE_OPEN and after.isalnum() else "close"
    opens = (before in _BEFORE_OPEN and not after.isspace()) or (before in _BEFORE_WORD and after.isalnum())
    closes = after in _AFTER_CLOSE and before not in _BEFORE_OPEN
    if opens and not closes:
        return "open"
    return "close" if closes and not opens else "either"


class _Pairing:
    """The state of reading a paragraph's double marks from left to right."""

    def __init__(self, text: str, carried: bool, follower_opens: bool) -> None:
        self.text, self.carried, self.follower_opens = text, carried, follower_opens
        self.stretches: list[Stretch] = []
        self.mends: list[Mend] = []
        self.open: Bounds | None = None

    def take(self, start: int, end: int, role: Role) -> None:
        """Let one mark open or close a stretch, mending what does not go together."""
        if self.open is None:
            if role != "close":
                self.open = (start, end)
            elif self.text[start - 1 : start].isdigit() and self.text[start:end] in '"':
                return  # inches or seconds
            else:
                self._supply_opening(start, end)
        elif role == "open":
            self._supply_closing(self.open, start)
            self.open = (start, end)
        else:
            self._close(self.open, start, end)

    def finish(self) -> None:
        """Settle a stretch that is still open at the end of the paragraph."""
        if self.open is None:
            return
        start, end = self.open
        last = len(self.text.rstrip())
        if self.follower_opens and last > end:
            self._add(Stretch(start, last, (end, last), carries=True))
            return
        stop = self._attribution_cut(end)
        if stop is None:
            whole = _LED_IN.search(self.text[:start]) is not None
            match = None if whole else _SENTENCE_END.search(self.text, end)
            stop = match.end() if match else last
        self._mend(start, end, "a quotation mark opens and is not closed in its paragraph")
        self._add(Stretch(start, stop, (end, stop)))

    def _close(self, opened: Bounds, start: int, end: int) -> None:
        self._add(Stretch(opened[0], end, (opened[1], start)))
        self.open = None

    def _add(self, stretch: Stretch) -> None:
        first = self.carried and not self.stretches and not self.text[: stretch.start].strip()
        if stretch.inner[1] > stretch.inner[0]:
            self.stretches.append(stretch._replace(carried=first))

    def _supply_closing(self, opened: Bounds, before: int) -> None:
        """A second mark opens before the first is closed: the first ends there, or where it is attributed."""
        stop = self._attribution_cut(opened[1], before)
        if stop is None:
            stop = len(self.text[:before].rstrip())
        self._mend(*opened, "a quotation mark opens again before it is closed")
        self._add(Stretch(opened[0], stop, (opened[1], stop)))

    def _supply_opening(self, start: int, end: int) -> None:
        """A mark closes that was never opened: the words go back to the beginning of their sentence or lead-in."""
        low = self.stretches[-1].end if self.stretches else 0
        if self.carried and not self.stretches:
            self._add(Stretch(low, end, (low, start)))
            return
        before = self.text[low:start]
        breaks = [match.end() for match in re.finditer(r"[.?!:]\s+(?=[A-Z\[])", before.rstrip(".?!, "))]
        begin = low + (breaks[-1] if breaks else len(before) - len(before.lstrip(" ,")))
        self._mend(start, end, "a quotation mark closes that was not opened")
        if _attributed_after(self.text, end) or self.text[:begin].rstrip().endswith(":"):
            self._add(Stretch(begin, end, (begin, start)))

    def _attribution_cut(self, low: int, high: int | None = None) -> int | None:
        """Where an attribution shows that the quotation had ended: before `he said` after a comma."""
        match = _ATTRIBUTION.search(self.text, low, high if high is not None else len(self.text))
        return match.start() + 1 if match else None

    def _mend(self, start: int, end: int, what: str) -> None:
        self.mends.append(Mend(start, end, what))


_SAID = r"(?:said|says|added|adds|told|wrote|asked|explained|continued|noted|stated|concluded|insisted|argued|warned)"
_NAMED = r"(?:he|she|they|it|the [a-z]+|(?:[A-Z][\w.’'-]*\s+){0,3}[A-Z][\w.’'-]*)"
_ATTRIBUTION = re.compile(rf",(?=\s+(?:{_NAMED}\s+{_SAID}|{_SAID}\s+{_NAMED})\b(?!\s+that\b))")


def _attributed_after(text: str, end: int) -> bool:
    return re.match(rf"\s*,?\s*(?:{_NAMED}\s+{_SAID}|{_SAID}\s+{_NAMED})\b", text[end:]) is not None


def _single_pairs(text: str) -> list[Stretch]:
    """Single marks in pairs, apostrophes left out; a plural's apostrophe closes only where nothing better does."""
    places = [(m.start(), m[0]) for m in _SINGLE.finditer(text) if not _ELISION.match(text, m.start())]
    opens = [at for at, mark in places if mark != "’" and _opens_single(text, at)]
    closes = [at for at, mark in places if mark != "‘" and _closes_single(text, at)]
    found: list[Stretch] = []
    last = -1
    for index, opened in enumerate(opens):
        if opened < last:
            continue
        limit = next((other for other in opens[index + 1 :] if other > opened), len(text))
        inside = [at for at in closes if opened + 1 < at < limit]
        sure = [at for at in inside if text[at - 1] != "s"]
        if not inside:
            continue
        close = sure[0] if sure else inside[0]
        found.append(Stretch(opened, close + 1, (opened + 1, close), single=True))
        last = close
    return found


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (before in _BEFORE_WORD or before in '“"') and (after.isalnum() or after in "“[…$") and after != ""


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()
