"""One passage: its marked stretches and its indirect attributions brought together."""

import re
from collections.abc import Mapping, Sequence

from verbale.model.span import Bounds, overlap
from verbale.read.quotations.attribution import Attribution
from verbale.read.quotations.direct import (
    Told,
    Zone,
    attribution,
    is_title,
    sentential,
    told_after,
    told_before,
    zones,
)
from verbale.read.quotations.fragments import clause_around, told_amid
from verbale.read.quotations.grammar import Tree
from verbale.read.quotations.indirect import find_indirect
from verbale.read.quotations.marks import Marked, Stretch

ECHO = "marked words"
"""The rule of marked words that nobody is said to have said: a quotation only where they repeat an earlier one."""


_LABEL = re.compile(r"((?:[A-Z]{2,}|[A-Z]\.)(?:[ .-]+[A-Z.]{2,}){0,3})(:)\s+")


class Speech(list[Stretch]):
    """Neighbouring stretches that are one quotation, with the attribution that holds for them."""

    told: Told | None = None


def read_passage(tree: Tree, marked: Marked) -> tuple[list[Attribution], Marked]:
    """Every attribution of a passage, in the order of its text, and its marks with the titles told apart.

    A speech without attribution has no cue.
    """
    marked, labels = _labels(tree, marked)
    marked = marked._replace(titles=tuple(_titles(tree, marked.stretches)))
    indirect = [_widen(marked, one) for one in find_indirect(tree) if not _in_marks(tree, one)] if tree.parsed else []
    speeches, rest = _speeches(tree, marked, labels)
    found = [_speech(speech) for speech in speeches]
    for stretch in rest:
        if any(_holds(one, stretch) for one in (*indirect, *found)):
            continue
        clause = clause_around(tree, marked, stretch)
        found.append(clause or Attribution((stretch.inner,), None, None, ECHO, marked=True))
    for one in indirect:
        if all(
            (one.cue != other.cue or _apart(one, other)) and not (_same(one, other) and _rivals(one, other))
            for other in found
        ):
            found.append(one)
    found = _continued(tree, found)
    inner = [stretch.inner for stretch in marked.stretches]
    found = [one for one in found if not any(_nested(one, other, inner) for other in found)]
    return sorted(found, key=lambda one: (one.content[0], one.cue or (0, 0))), marked


def _labels(tree: Tree, marked: Marked) -> tuple[Marked, dict[int, Told]]:
    """Marks that open with the name of the speaker, as transcripts have them: "LIN: ..."; the name is no speech."""
    found: dict[int, Told] = {}
    stretches = []
    for stretch in marked.stretches:
        if match := _LABEL.match(tree.text, *stretch.inner):
            cue = match.start(2), match.end(2)
            found[stretch.start] = Told(cue, match.span(1), "the speaker's label", tree.token_at(cue[0]))
            stretch = stretch._replace(inner=(match.end(), stretch.inner[1]), carried=False)
        stretches.append(stretch)
    return marked._replace(stretches=tuple(stretches)), found


def _titles(tree: Tree, stretches: Sequence[Stretch]) -> list[Stretch]:
    return [one for k, one in enumerate(stretches) if is_title(tree, one, zones(tree, stretches, k)[0])]


def _continued(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Speech without attribution right behind another quotation belongs to it: called it "a risk." "It fails." """
    kept = sorted(found, key=lambda one: one.content[0])
    for one in [one for one in kept if one.cue is None and one.rule != ECHO]:
        begin = one.content[0][0]
        for other in kept:
            end = max(other.content[-1][1], *((other.cue[1], (other.source or other.cue)[1]) if other.cue else (0,)))
            if other.cue and end < begin and not any(c.isalnum() for c in tree.text[end:begin]):
                kept[kept.index(other)] = other._replace(content=(*other.content, *one.content))
                kept.remove(one)
                break
    return kept


def _nested(one: Attribution, other: Attribution, marks: Sequence[Bounds]) -> bool:
    """Whether a find inside another's content is to be left out: all but speech that the other relays."""
    if one is other or not all(any(a <= x and y <= b for a, b in other.content) for x, y in one.content):
        return False
    if one.rule == ECHO:
        return False
    relayed = one.kind in {"speech", "denial"} and other.kind == "speech" and one.rule.endswith("clause")
    marked = one.marked or any(start < b and a < end for start, end in one.content for a, b in marks)
    return one.content != other.content and not ((relayed or marked) and one.source and one.source != other.source)


def _in_marks(tree: Tree, one: Attribution) -> bool:
    return bool(tree.quoted[one.cue_token])


def _holds(one: Attribution, stretch: Stretch) -> bool:
    return any(overlap(part, stretch.inner) for part in one.content)


def _speeches(tree: Tree, marked: Marked, labels: Mapping[int, Told]) -> tuple[list[Speech], list[Stretch]]:
    """Neighbouring stretches that are one speech, and the marked words that are no speech by themselves."""
    speeches: list[Speech] = []
    rest: list[Stretch] = []
    for index, stretch in enumerate(marked.stretches):
        if stretch in marked.titles:
            continue
        before, after = zones(tree, marked.stretches, index)
        told = _attributed(tree, marked, index, labels.get(stretch.start))
        if told and told_amid(tree, marked, stretch):
            rest.append(stretch)
            continue
        opens, goes_on = before.first == before.last, _goes_on(tree, after)
        follows = index > 0 and bool(speeches) and speeches[-1][-1] is marked.stretches[index - 1]
        if follows and _joins(tree, speeches[-1], stretch, told, opens, goes_on):
            speeches[-1].append(stretch)
            speeches[-1].told = speeches[-1].told or told
        elif told or stretch.carried or (opens and sentential(tree, stretch)):
            speech = Speech([stretch])
            speech.told = told
            speeches.append(speech)
        else:
            rest.append(stretch)
    return speeches, rest


def _goes_on(tree: Tree, after: Zone) -> bool:
    """Whether the sentence goes on behind the marks."""
    return any(tree.words[k][0].isalnum() for k in range(after.first, after.last))


def _attributed(tree: Tree, marked: Marked, index: int, label: Told | None) -> Told | None:
    """The attribution of a stretch that is speech; None where its marks hold a part of a clause only."""
    stretch = marked.stretches[index]
    before, after = zones(tree, marked.stretches, index)
    opens = before.first == before.last
    free = opens or tree.words[before.last - 1] in {":", ",", "—", "–", "--"}
    told = label or (told_after(tree, stretch, after) if free else None) or told_before(tree, stretch, before)
    told = told or _told_with_fragment(tree, marked.stretches, index, before)
    if told is None or _is_led(tree, stretch, told, before):
        return None
    last = before.last - 1 - (not opens and not _word(tree, before))
    clausal = not opens and tree.lower[last] == "that"
    fragment = tree.words[before.last - 1] == "that" and told.cue[1] < before_start(tree, before)
    part = (not free and not sentential(tree, stretch)) or (clausal and _goes_on(tree, after))
    return told if fragment or not part else None


def _is_led(tree: Tree, stretch: Stretch, told: Told, before: Zone) -> bool:
    """Whether unmarked words lead into a fragment: "With many open, “there is no ...,” he said"."""
    led = before.last - before.first > 3 and told.cue[0] >= stretch.end and tree.words[before.last - 1] == ","
    return led and not sentential(tree, stretch) and not _capital(tree, stretch)


def _capital(tree: Tree, stretch: Stretch) -> bool:
    """Whether marked words begin as a sentence does."""
    return tree.text[stretch.inner[0] : stretch.inner[1]].lstrip(" ‘'[(…")[:1].isupper()


def before_start(tree: Tree, before: Zone) -> int:
    """Where the zone before a stretch begins."""
    return tree.starts[before.first] if before.first < tree.size else len(tree.text)


def _told_with_fragment(tree: Tree, stretches: Sequence[Stretch], index: int, before: Zone) -> Told | None:
    """The cue of a marked phrase whose "that" opens the next marks: voiced her "own view" that "if ..."."""
    that = before.last - before.first == 1 and tree.lower[before.first] == "that"
    if not that or not index or len(tree.text[stretches[index - 1].start : stretches[index - 1].end].split()) > 5:
        return None
    return told_before(tree, stretches[index - 1], zones(tree, stretches, index - 1)[0])


def _word(tree: Tree, before: Zone) -> bool:
    return tree.words[before.last - 1][0].isalnum()


def _joins(tree: Tree, speech: Speech, stretch: Stretch, told: Told | None, opens: bool, goes_on: bool) -> bool:
    """Whether a stretch goes on with the speech before it: only its attribution, or nothing, stands between them."""
    between = tree.text[speech[-1].end : stretch.start]
    if told is None and goes_on and tree.text[stretch.inner[1] - 1] not in ".?!,…—–":
        return False
    if not between.strip(" ,"):
        return speech.told is None or told is None or told.cue == speech.told.cue
    if told is not None and (speech.told is None or told.cue != speech.told.cue):
        return False
    if speech.told is None:
        return False
    cue = speech.told.cue
    inside = speech[-1].end <= cue[0] and cue[1] <= stretch.start
    ends = sum(tree.is_end(k) for k in range(tree.token_from(speech[-1].end), tree.token_from(stretch.start)))
    return inside and ends <= 1 and (opens or between.rstrip().endswith((",", "—", "–", ":")))


def _speech(speech: Speech) -> Attribution:
    content = tuple(stretch.inner for stretch in speech)
    if speech.told is None:
        return Attribution(content, None, None, "marked speech without attribution", marked=True)
    return attribution(speech.told, content)


def _widen(marked: Marked, one: Attribution) -> Attribution:
    """The same attribution with every marked stretch that its content touches taken in whole."""
    found = []
    for start, end in one.content:
        for stretch in marked.stretches:
            if overlap((start, end), stretch.inner):
                start, end = min(start, stretch.start), max(end, stretch.end)
        found.append((start, end))
    return one._replace(content=tuple(found))


def _rivals(one: Attribution, other: Attribution) -> bool:
    """Whether two finds claim the same words: marked speech and a clause around it, or one clause twice."""
    return other.marked or one.content == other.content


def _repeats(one: Attribution, other: Attribution) -> bool:
    """Whether a find tells again what another tells."""
    return (one.cue == other.cue and not _apart(one, other)) or (_same(one, other) and _rivals(one, other))


def _apart(one: Attribution, other: Attribution) -> bool:
    """Whether one cue tells two things: "The crews, it says, could be home: Orlo “will go”"."""
    return other.rule.startswith("a colon behind") and one.content[-1][1] <= other.content[0][0]


def _same(one: Attribution, other: Attribution) -> bool:
    shared = sum(overlap(x, y) for x in one.content for y in other.content)
    size = sum(end - start for start, end in (*one.content, *other.content)) - shared
    return shared > 0.5 * size
