"""What is counted: the noun behind a number, its unit, and what its number measures."""

import re
from functools import cache

from verbale.knowledge.tables import table, toml
from verbale.read.figures.grammar import measures

_NOT_COUNT = re.compile(r"hundred|thousand|am|pm|BC|AD|GMT|UTC|EST|degrees?")
_SINGULAR_S = re.compile(r"(?:ss|ous|us|is|ics|news|always|perhaps|thus|ly|'s|’s|s['’])$")
_TWO_LETTERS = re.compile(r"(?:ss|x|[cs]h|o|zz)es$")
_EDGE = ".,;:'’\"¹²³⁴⁵⁶⁷⁸⁹⁰"
_CLAUSE = re.compile(r"[.;:!?]\s|,\s(?=and|but|while|leaving)")
_NEAR = 22
"""How far before a number "killed" and the like may stand, in characters."""


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the data file."""
    return frozenset(toml("figure_words")[name])


@cache
def numbered() -> re.Pattern[str]:
    """What a number that is part of a name stands behind."""
    return re.compile(rf"(?:{'|'.join(toml('figure_words')['numbered'])})\s*$")


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("person_nouns"))


@cache
def is_person(head: str) -> bool:
    """Whether a plural counts people: "reservists", "Norwegians", "postmen"."""
    lowered = head.lower()
    if lowered in words("persons"):
        return True
    one = singular(head)
    return one in _people() or one.endswith(("man", "woman", "person")) or head in demonyms()


@cache
def demonyms() -> frozenset[str]:
    """The plurals of the words for the people of states: "Norwegians"."""
    named = [one for row in table("states") for one in row["demonyms"].split(";") if one]
    return frozenset(f"{one.split()[-1]}s" for one in named if not one.endswith(("s", "ese", "sh", "ch")))


def phrase_size(nouns: list[str]) -> int:
    """How many words the noun phrase has: up to its first plural; 0 where none is plural."""
    for at, word in enumerate(nouns):
        plain = word.strip(_EDGE)
        plural = plain.endswith("s") and len(plain) > 2 and not _SINGULAR_S.search(plain) and not plain.isupper()
        if plural or plain.lower() in words("plurals"):
            return at + 1
    return 0


def thing(text: str, start: int, end: int, head: str) -> tuple[str, str] | None:
    """(unit, measure) of so many of `head`, whose figure stands at `text[start:end]`; None where it counts nothing."""
    head = head.strip(_EDGE)
    if _NOT_COUNT.fullmatch(head):
        return None
    measure = _measure(text, start, end, head) or f"count of {head}"
    if measure in ("deaths", "injured", "missing") or is_person(head):
        return "person", measure
    return singular(head), measure


def _measure(text: str, start: int, end: int, head: str) -> str | None:
    for measure, said in measures("noun"):
        if said.match(head):
            return measure
    if not is_person(head):
        return None
    for measure, said in measures("after"):
        if measure != "approval" and said.match(text, end):
            return measure
    clause = _CLAUSE.split(text[max(0, start - 50) : start])[-1]
    for measure, said in measures("before"):
        found = list(said.finditer(clause)) if measure != "approval" else []
        if found and len(clause) - found[-1].end() < _NEAR:
            return measure
    return None


def harm_behind(text: str, end: int) -> str | None:
    """What happened to people, by the words behind them; None where nothing did."""
    return next((m for m, said in measures("after") if m != "approval" and said.match(text, end)), None)


def singular(word: str) -> str:
    """The unit's name: one of the things."""
    lowered = word.lower()
    if odd := toml("figure_words")["odd"].get(lowered):
        return str(odd)
    if lowered.endswith("men") and len(lowered) > len("men"):
        return f"{lowered[:-3]}man"
    if lowered.endswith("ies") and len(lowered) > len("pies"):
        return f"{lowered[:-3]}y"
    if _TWO_LETTERS.search(lowered):
        return lowered[:-2]
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith("ss") else lowered
