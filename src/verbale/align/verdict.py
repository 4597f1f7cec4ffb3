"""The verdict on one quotation: what became of the words, and whether an origin may be claimed for them.

`judge(find)` is a pure function of what `Corpus.find` found. It never says that somebody misquoted: it names the edits
and leaves the judgement to the reader. Two questions are kept apart:

- `verdict`: verbatim, elided, bracketed, altered, spliced or not-found, of the best place.
- `origin`: `sourced` (the words are too surprising to stand there by chance), `agreed` (they are not, but speaker or
  date of the text agree), `formula` (they stand in several texts: no origin is claimed), `uncertain` (in one text only,
  but words like these are common: no origin is claimed), `none`.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from verbale.align.edits import ELISION, Edit
from verbale.align.found import Find, Passage

Kind = Literal["verbatim", "elided", "bracketed", "altered", "spliced", "not-found"]
"""How a quotation stands in a text, as in records."""
Origin = Literal["sourced", "agreed", "formula", "uncertain", "none"]
"""What the finds say of where a quotation comes from."""

SURE = 1e-20
"""The expect value up to which a find alone tells the origin. Calibrated on snippets from texts that are not in the
archive (benchmarks/align.py): of those, fewer than one in a hundred goes below it."""

CHANCE = 1e-3
"""The expect value above which words of which many were altered are not held to be found at all."""

LIKE, LEAST = 0.7, 4
"""The share of the words, and how many, that must stand there for a find to be one where chance alone could make it."""

CARRIED = 0.75
"""The share of the words that must stand there for them to tell an origin."""

FEW = 6
"""The most texts that a passage can stand in and still be one text and its copies."""


class Verdict(NamedTuple):
    """What `judge` says; `passage` is the place it speaks of (None where nothing was found)."""

    verdict: Kind
    origin: Origin
    passage: Passage | None
    edits: tuple[Edit, ...]
    marked: bool
    """For an elision: whether the quotation marks it."""
    occurrences: int
    expect: float
    why: str


def judge(find: Find, agreeing: Sequence[Passage] = ()) -> Verdict:
    """The verdict on a find. `agreeing`: those of its passages (`Corpus.show`) whose text has the quotation's speaker
    or date; the first of them is preferred."""
    best = next(iter(agreeing or find.passages), None)
    if best is None:
        return _nothing(find, "no text holds these words or enough of them")
    verdict = _name(best, find)
    if find.expect > CHANCE and not agreeing and _is_chance(best, find):
        return _nothing(find, f"a text holds words like these, but chance would too (expect {find.expect:.1g})")
    origin = _origin(find, best, bool(agreeing))
    marked = any(edit.op == "elided" for edit in best.edits)
    why = _explain(verdict, origin, best, find)
    edits = best.edits
    return Verdict(verdict, origin, best, edits, marked, find.occurrences, find.expect, why)


def _is_chance(best: Passage, find: Find) -> bool:
    few = round(best.matched * len(find.query)) < LEAST
    return best.matched < LIKE or (few and best.matched < 1)


def _nothing(find: Find, why: str) -> Verdict:
    return Verdict("not-found", "none", None, (), False, 0, find.expect, why)


def _name(passage: Passage, find: Find) -> Kind:
    if find.elsewhere:
        return "spliced"
    if any(_alters(edit) for edit in passage.edits):
        return "altered"
    if any(edit.op in ("elided", "dropped") for edit in passage.edits):
        return "elided"
    return "bracketed" if passage.edits else "verbatim"


def _alters(edit: Edit) -> bool:
    return edit.op in ("added", "changed") or (edit.op == "dropped" and edit.words < ELISION)


def _origin(find: Find, best: Passage, agreed: bool) -> Origin:
    if find.expect <= SURE and find.occurrences <= FEW and best.matched >= CARRIED:
        return "sourced"
    if agreed:
        return "agreed"
    return "formula" if find.occurrences > 1 else "uncertain"


def _explain(verdict: Kind, origin: Origin, passage: Passage, find: Find) -> str:
    grave = sorted({edit.weight for edit in passage.edits if edit.weight != "other"})
    parts: list[str] = [verdict]
    if passage.edits:
        touched = f", touching {', '.join(grave)}" if grave else ""
        parts.append(f"{len(passage.edits)} edit{'s' * (len(passage.edits) != 1)}{touched}")
    claims = {
        "sourced": "words that chance would not repeat",
        "agreed": "speaker or date agree",
        "formula": f"a formula in {find.occurrences} texts",
        "uncertain": "one text holds it, but such words are common",
        "none": "",
    }
    parts.append(f"{claims[origin]} (expect {find.expect:.1g})")
    return "; ".join(parts)
