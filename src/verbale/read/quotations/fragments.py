"""Marked words inside a clause: what they belong to where the parse shows no clause around them."""

from verbale.model.span import Bounds
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.cues import verb_at
from verbale.read.quotations.direct import (
    Told,
    Zone,
    attribution,
    lead_source,
    tell,
    told_after,
    told_before,
    zones,
)
from verbale.read.quotations.extent import clause_end
from verbale.read.quotations.grammar import FINITE, Tree
from verbale.read.quotations.marks import Marked, Stretch
from verbale.read.quotations.sentences import EDGES
from verbale.read.quotations.words import NOMINAL, PHASES

_NAMED = 10
"""Tokens between a cue and the marks that name its object."""
_NOUNS = frozenset({"phrase", "term", "word", "words"})


def clause_around(tree: Tree, marked: Marked, stretch: Stretch) -> Attribution | None:
    """What marked words belong to: the cue right before them, one after them, or a clause that runs into them."""
    before, after = zones(tree, marked.stretches, marked.stretches.index(stretch))
    if amid := told_amid(tree, marked, stretch):
        return amid
    if told := told_of(tree, stretch, before):
        return attribution(told, ((tree.starts[tree.token_from(told.cue[1])], stretch.end),))
    if told := told_before(tree, stretch, before):
        return attribution(told, (_from_marks(tree, stretch, told, after),))
    if told := told_after(tree, stretch, after, free=False):
        return attribution(told, ((tree.starts[before.first], stretch.end),))
    return _run_in(tree, stretch, before)


def _from_marks(tree: Tree, stretch: Stretch, told: Told, after: Zone) -> Bounds:
    """The marked words, with the rest of the clause where it goes on behind them."""
    named = tree.lower[tree.token_at(told.cue[1] - 1)] in _NOUNS
    led = after.last - after.first == 1 and tree.lower[after.first] == "that"
    closed = tree.text[stretch.inner[1] - 1] in ",.?!" or after.last <= after.first or tree.words[after.first] in EDGES
    if named or led or closed:
        return stretch.inner
    end = clause_end(tree, told.token, tree.token_from(stretch.inner[0])) - 1
    return stretch.start, max(stretch.end, tree.ends[end])


def _run_in(tree: Tree, stretch: Stretch, before: Zone) -> Attribution | None:
    """The clause that runs into the marks, behind a colon or behind its cue."""
    if (colon := _colon_in(tree, before)) and (told := told_aside(tree, before._replace(last=colon))):
        return attribution(told, ((tree.starts[colon + 1], stretch.end),))
    told = told_in_clause(tree, before)
    if told is None:
        return None
    first = tree.token_from(told.cue[1])
    first += tree.words[first] == ","
    end = clause_end(tree, told.token, first) - 1
    return attribution(told, ((tree.starts[first], max(stretch.end, tree.ends[end])),))


def told_amid(tree: Tree, marked: Marked, stretch: Stretch) -> Attribution | None:
    """A clause whose subject stands before its attribution: "The deal, the minister said, “is void.”"."""
    before, _ = zones(tree, marked.stretches, marked.stretches.index(stretch))
    told = told_before(tree, stretch, before)
    if told is None or told.source is None or tree.tags[tree.token_from(stretch.inner[0])] not in FINITE:
        return None
    name = tree.token_from(told.source[0])
    subject = range(before.first, name - 1)
    plain = len(subject) > 0 and tree.words[name - 1] == "," and not any(tree.tags[k] in FINITE for k in subject)
    lead = (tree.starts[before.first], tree.ends[name - 2])
    return attribution(told, (lead, (stretch.start, stretch.end))) if plain else None


def _colon_in(tree: Tree, zone: Zone) -> int | None:
    """The colon of a zone that leads into the words before the marks: "it says ...: Orlo “will go”"."""
    return next((k for k in range(zone.last - 2, zone.first, -1) if tree.words[k] == ":"), None)


def told_in_clause(tree: Tree, zone: Zone) -> Told | None:
    """The verb of saying whose clause runs into the marks: he said the pact "would hold"."""
    for token in range(zone.last - 2, zone.first - 1, -1):
        found = verb_at(tree, token, "clause")
        said = found is not None and "quote" in found.cue.frames
        if found and said and tree.tags[token] in FINITE and _runs_on(tree, found.last + 1):
            head, name = lead_source(tree, token, zone)
            return tell(tree, found, name, "a clause of", zone, head) if name else None
    return None


def told_of(tree: Tree, stretch: Stretch, zone: Zone) -> Told | None:
    """The cue whose object the marked words name: called the accord “a scrap of paper”."""
    for token in range(zone.last - 1, max(zone.first - 1, zone.last - _NAMED), -1):
        found = (token < zone.last - 1 and verb_at(tree, token, "complement")) or verb_at(tree, token, "named")
        carried = tree.tags[token] == "VB" and tree.lower[tree.heads[token]] in PHASES
        if found and (carried or tree.tags[token] in FINITE | {"VBG", "VBN"}):
            plain = all(tree.pos[k] in NOMINAL | {"ADP", "PART"} for k in range(found.last + 1, zone.last))
            head, name = lead_source(tree, token, zone)
            return tell(tree, found, name, "names", zone, head) if plain and name else None
    return None


def told_aside(tree: Tree, zone: Zone) -> Told | None:
    """The last finite verb of saying in a zone, whatever follows it: "The crews, it says, could be home: ..."."""
    for token in range(zone.last - 1, zone.first - 1, -1):
        found = verb_at(tree, token, "clause")
        if found and tree.tags[token] in FINITE:
            head, name = lead_source(tree, token, zone)
            return tell(tree, found, name, "a colon behind", zone, head) if name else None
    return None


def _runs_on(tree: Tree, after: int) -> bool:
    """Whether what is behind a cue goes on with what was said: a clause, an aside's end, "and" behind a comma."""
    joined = tree.words[after] == "," and tree.pos[after + 1 : after + 2] == ["CCONJ"]
    return joined or tree.pos[after] in NOMINAL | {"SCONJ"}
