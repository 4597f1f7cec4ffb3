"""The words of events, compiled once: verbs with their complements, nouns, word classes, and how codes are composed."""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from verbale.knowledge.tables import table, toml


class Slot(NamedTuple):
    """One thing a complement may be: `place` is obj, subj, clause, is (an attribute) or a preposition.

    `kind` is any, who, word or plural; `words` are lemmas of it; `beside` is a word (or `prep:who`) that has to stand
    by it.
    """

    place: str
    kind: str
    words: frozenset[str] = frozenset()
    beside: str = ""


class Frame(NamedTuple):
    """A verb with its particle, its complements, and what they make: a code or an operator (`+name`)."""

    verb: str
    particle: str
    slots: tuple[Slot, ...]
    code: str
    to: tuple[str, ...]
    rank: int


class NounFrame(NamedTuple):
    """A noun of an event, the words one of which it needs, its code, and where the other side stands."""

    noun: str
    needs: frozenset[str]
    code: str
    sides: tuple[str, ...]
    bare: bool
    rank: int


@cache
def disaster() -> re.Pattern[str]:
    """The nouns of disasters: a storm that hits a town attacks nobody."""
    return re.compile("|".join(row["words"] for row in table("happenings") if row["group"] == "disaster"))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a class."""
    return frozenset(toml("event_objects")["classes"][name])


def listed(name: str) -> frozenset[str]:
    """The words of one of the short lists: partitives, stops."""
    return frozenset(toml("event_objects")[name]["words"])


def slot(text: str) -> Slot:
    """A complement as the table writes it: "@talks", "to:who", "clause&ready", "subj:@talks"."""
    text, _, beside = text.partition("&")
    place, colon, kind = text.rpartition(":")
    if text.startswith("clause"):
        return Slot("clause", "any", frozenset([text[7:]] if text[6:7] == "-" else []), beside)
    place = place if colon else "obj"
    if kind in ("", "who", "plural"):
        return Slot(place, kind or "any", frozenset(), beside)
    return Slot(place, "word", words(kind[1:]) if kind.startswith("@") else frozenset([kind]), beside)


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of every verb by its lemma, those with a complement first, then in the order of the table."""
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for rank, row in enumerate(table("event_verbs")):
        slots = tuple(slot(part) for part in split(row["object"]))
        for entry in split(row["verbs"]):
            verb, _, particle = entry.partition(" ")
            found[verb].append(Frame(verb, particle, slots, row["cameo"], tuple(row["to"].split()), rank))
    return {verb: tuple(sorted(some, key=_first)) for verb, some in found.items()}


def _first(frame: Frame) -> tuple[bool, bool, int]:
    return (not frame.particle, not frame.slots, frame.rank)


@cache
def nouns() -> dict[str, tuple[NounFrame, ...]]:
    """The frames of every noun by its last word, those that need a word beside them first."""
    found: defaultdict[str, list[NounFrame]] = defaultdict(list)
    for rank, row in enumerate(table("event_nouns")):
        for noun in split(row["nouns"]):
            frame = NounFrame(
                noun, frozenset(split(row["with"])), row["cameo"], tuple(row["sides"].split()), bool(row["bare"]), rank
            )
            found[noun.split()[-1]].append(frame)
    return {
        noun: tuple(sorted(some, key=lambda f: (" " not in f.noun, not f.needs, f.rank)))
        for noun, some in found.items()
    }


class Code(NamedTuple):
    """A CAMEO code and the PLOVER type and mode it is; type None for statements and appeals."""

    cameo: str
    type: str | None
    mode: str | None
    what: str


@cache
def codes() -> dict[str, Code]:
    """Every code of the conversion table."""
    return {
        row["cameo"]: Code(row["cameo"], row["type"] or None, row["mode"] or None, row["what"])
        for row in table("cameo_plover")
    }


def plover(cameo: str) -> Code:
    """The PLOVER reading of a code; 01x and 02x have none."""
    for size in (4, 3, 2):
        if found := codes().get(cameo[:size]) or codes().get(f"{cameo[:2]}0" if size == 2 else ""):
            return found._replace(cameo=cameo)
    return Code(cameo, None, None, "")


@cache
def compose(operator: str, inner: str | None) -> str:
    """The code of an act that is asked for, promised, refused, threatened or stopped; "" where it is no event."""
    if operator == "do":
        return inner or ""
    rule = toml("event_objects")["operators"][operator]
    name = family(inner)
    found: str = rule.get(name, rule["default"]) if name else rule["default"]
    if inner and name in rule["detail"] and name in rule:
        size = 3 if name == "reform" else 2
        found += inner[size : size + 1].replace("0", "")
    return found


@cache
def family(inner: str | None) -> str:
    """The family of an act's code; "" where it is of none."""
    families: dict[str, str] = toml("event_objects")["families"]
    for size in (4, 3, 2):
        if inner and inner[:size] in families:
            return families[inner[:size]]
    return ""
