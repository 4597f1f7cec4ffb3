"""What a figure counts: the kind of thing, who or what is counted, and whether two numbers of it can both be right."""

import re
from functools import cache
from math import inf
from typing import NamedTuple

from verbale.knowledge.tables import table, toml
from verbale.link.desk import Desk
from verbale.model.records import Figure
from verbale.model.span import Bounds

TOLLS = frozenset({"deaths", "injured", "missing"})
"""Measures that grow as news comes in; so do counts of what was destroyed."""
_ROUND = 0.05  # of the larger value: what one text rounds and another gives in full
_FLOOR = 1.25  # times a floor ("at least") from which the other value is news, not the same number said carefully
_BEFORE, _AFTER = 60, 60  # characters beside a number in which the word stands that says what is counted

_EARLIER = 160  # characters before a sentence that puts a number to what was named before
_PUT = re.compile(
    r"\b(?:puts?|putting|valued?s?|valuing|estimate[sd]?|reckon(?:s|ed)?|assess(?:es|ed)?|plac(?:es|ed)) "
    r"(?:(?:it|them|that|this) )?at"
    r"|\b(?:that|the|its|this) (?:\w+ )?(?:figure|sum|amount|total|value|number)\b|\badmits? to\b",
    re.IGNORECASE,
)
"""Words that put a number to a thing, which may stand before."""
_LOOSE = re.compile(
    r"\b(?:about|around|some|approximately|nearly|almost|roughly|over|more than|up to|close to)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:another|a further|an additional|other|more|including|of (?:them|whom|which|these|those)|each|per|every"
    r"|among them)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;.:()]\s|\s[–—-]\s|, (?:and|but|while|who|which|where)\b")
_MONEY = re.compile(r"[A-Z]{3}")
_ANYBODY = frozenset(
    {"people", "persons", "person", "lives", "deaths", "dead", "victims", "civilians", "men", "others", "casualties",
     "fatalities", "bodies", "killed", "injured", "wounded", "missing", "detainees", "prisoners", "hostages"}
)  # fmt: skip


class Kind(NamedTuple):
    """What is counted: the kind, and the group that says when two counts are of one thing."""

    name: str
    group: str


class Counted(NamedTuple):
    """A figure with the sentence it stands in, what it counts (None where no word says), and whom, where that tells."""

    figure: Figure
    sentence: Bounds
    kind: Kind | None = None
    whom: str = ""

    @property
    def document(self) -> str:
        """The document's id."""
        return self.figure.span.document


class Matter(NamedTuple):
    """Figures of one thing, and what makes them one.

    `reading` is how they read where they differ, with a reason, where the matter itself says so; `alone` says that two
    values of one document count too.
    """

    why: str
    figures: tuple[Counted, ...]
    reading: tuple[str, str] | None = None
    alone: bool = False


def counts_a_part(desk: Desk, one: Counted) -> bool:
    """Whether the words around say that it is a part, or something on top."""
    text, span = desk.text(one.document), one.figure.span
    return bool(_OTHERS.search(text, max(one.sentence[0], span.start - 24), min(one.sentence[1], span.end + 16)))


def counted(desk: Desk, figure: Figure, sentence: Bounds) -> Counted:
    """A figure read for what it counts."""
    return Counted(figure, sentence, _kind(desk.text(figure.span.document), figure, sentence), _whom(figure))


@cache
def _patterns() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    return tuple(
        (Kind(row["kind"], row["group"]), row["units"], re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE))
        for row in table("counted")
    )


def _kind(text: str, figure: Figure, sentence: Bounds) -> Kind | None:
    known = {kind.name: kind for kind, _, _ in _patterns()}
    if figure.measure in known:
        return known[figure.measure]
    low, high = _clause(text, figure.span.bounds, sentence)
    found = _nearest(text, figure, (low, high))
    if found is None and _PUT.search(text, sentence[0], figure.span.start):
        found = _nearest(text, figure, (max(0, sentence[0] - _EARLIER), figure.span.start))
        return found if found and found.group in ("claimed", "standing") else None
    return found


def _nearest(text: str, figure: Figure, bounds: Bounds) -> Kind | None:
    units = _units(figure)
    found = [
        (_gap(match.span(), figure.span.bounds), kind)
        for kind, of, pattern in _patterns()
        if of == units
        for match in pattern.finditer(text, *bounds)
    ]
    return min(found, key=lambda item: item[0])[1] if found else None


def _units(figure: Figure) -> str:
    if figure.measure == "money" or _MONEY.fullmatch(figure.unit or ""):
        return "money"
    if figure.unit == "%":
        return "share"
    return "person" if figure.unit == "person" else "thing" if figure.measure.startswith("count") else ""


def _clause(text: str, figure: Bounds, sentence: Bounds) -> Bounds:
    """The clause around a number, as marks and conjunctions bound it."""
    low, high = max(sentence[0], figure[0] - _BEFORE), min(sentence[1], figure[1] + _AFTER)
    for match in _CLAUSE.finditer(text, low, figure[0]):
        low = match.end()
    cut = _CLAUSE.search(text, figure[1], high)
    return low, cut.start() if cut else high


def _gap(word: Bounds, figure: Bounds) -> int:
    """Distance of a word from a number; one inside its phrase is nearest, and what follows counts before what leads."""
    if figure[0] <= word[0] < figure[1]:
        return 0
    return word[0] - figure[1] if word[0] >= figure[1] else figure[0] - word[1] + 1


def _whom(figure: Figure) -> str:
    """The noun of those counted, where it says more than that they are people."""
    words = re.findall(r"[a-z]+", figure.span.text.lower())
    return words[-1] if words and figure.unit == "person" and words[-1] not in _ANYBODY else ""


@cache
def _slack() -> dict[str, float]:
    """How far two values of a measure may lie apart and still be one reading of an instrument or a poll."""
    return {row["name"]: row["slack"] for row in toml("standing")["measure"] if "slack" in row}


def fits(one: Figure, other: Figure) -> bool:
    """Whether both can be the same number: equal, one rounded, one a bound that the other keeps."""
    if one.low == one.high and other.low == other.high:
        a, b = one.low or 0.0, other.low or 0.0
        slack = _slack().get(one.measure, 0.0)
        if _loose(one) or _loose(other) or _round(max(a, b)) or _round(min(a, b)):
            slack = max(slack, _ROUND * max(abs(a), abs(b)))
        return abs(a - b) <= slack + 1e-9
    low = max((f.low for f in (one, other) if f.low is not None), default=-inf)
    high = min((f.high for f in (one, other) if f.high is not None), default=inf)
    return low <= high and not _news(one, other)


def _loose(figure: Figure) -> bool:
    return bool(_LOOSE.search(figure.span.text))


def _round(value: float) -> bool:
    """A number of hundreds and more that ends in zeros is a rounding of its neighbours."""
    return value >= 100 and value % 10 ** (len(str(int(value))) - 1) == 0


def _news(one: Figure, other: Figure) -> bool:
    """A floor that the other value leaves far behind."""
    floors = [f.low for f in (one, other) if f.high is None and f.low]
    exact = [f.low for f in (one, other) if f.low == f.high and f.low]
    return bool(floors and exact) and max(exact) > _FLOOR * max(floors)
