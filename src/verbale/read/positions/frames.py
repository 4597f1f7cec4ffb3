"""The words that take a stance, by the lemma of the word that carries it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Token

from verbale.errors import KnowledgeError
from verbale.knowledge.tables import table
from verbale.model.records import Stance

STANCES = frozenset(
    ("demands", "offers", "proposes", "accepts", "supports", "opposes", "refuses", "regards-as-settled", "keeps-open")
)
"""The stances that the data file may name."""
_ADVERBS = (
    r"(?:\s+(?:\w+ly|also|still|again|once|more|even|yet|always|never|not|today|yesterday"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|on (?:\w+ \d+|\d+ \w+)|in principle"
    r"|(?:last|this) (?:week|month|year)))*?"
    r"(?:,\s[^,;.!?“”\"]{2,90},)?\s*[“\"‘«]?(?!\s)"
)


class Frame(NamedTuple):
    """A head word with what must stand behind it, the stance it takes, the one when negated, and when it counts."""

    head: str
    pos: str
    behind: re.Pattern[str]
    stance: Stance
    denied: Stance | None
    when: str


class Find(NamedTuple):
    """One stance: its head word, who takes it (() = the speaker), its stretch of characters, its issue."""

    stance: Stance
    head: Token
    holders: tuple[Token, ...]
    start: int
    end: int
    issue: tuple[int, int]
    why: str
    whose: str = ""
    """Of whom it must be told to count: `own` (the speaker's side), `other` (another's), `any` (an actor of politics
    must say it), `actor` (the holder must be one); "" where the holder's words say enough."""
    about: tuple[Token, ...] = ()


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of `stances.tsv` by form of the head; KnowledgeError where a row names no stance or no pattern."""
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for row in table("stances"):
        if row["stance"] not in STANCES or row["denied"] not in {*STANCES, "-"}:
            raise KnowledgeError(f"the row of {row['head']!r} names no stance", "stances.tsv", "use one of RECORDS")
        denied = None if row["denied"] == "-" else cast(Stance, row["denied"])
        behind = _behind(row["behind"])
        heads = row["head"].split()
        frame = Frame(heads[0], row["pos"], behind, cast(Stance, row["stance"]), denied, row["when"])
        regular = row["pos"] == "VERB" and not row["forms"]
        told = {form for head in heads for form in forms(head)} if regular else {*heads, *(row["forms"] or "").split()}
        for form in told:
            found[form].append(frame)
    return {head: tuple(some) for head, some in found.items()}


def forms(verb: str) -> frozenset[str]:
    """The regular forms of a verb: support, supports, supported, supporting; both ways where spelling may double."""
    stem = verb.removesuffix("e")
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"
    past = verb[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    return frozenset(
        {verb, third, verb + "es", past, stem + "ing", verb + "ing", verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    )


def _behind(words: str) -> re.Pattern[str]:
    try:
        return re.compile(_ADVERBS + f"(?:{words})")
    except re.error as error:
        raise KnowledgeError(f"{words!r} is no regular expression: {error}", "stances.tsv", "mend the row") from error


@cache
def screen() -> re.Pattern[str]:
    """What a passage must hold for the frames to be tried: the beginning of a head word."""
    stems = sorted(
        {form[: max(3, len(form) - 1)] for form in frames()}
        | {
            "settled",
            "resolved",
            "closed",
            "nothing",
            "must",
            "should",
            "will",
            "would",
            "shall",
            "won",
            "can",
            "could",
        }
        | {"need", "has to", "have to", "had to", "ought", "may"}
    )
    return re.compile(r"\b(?:" + "|".join(stems) + r")|['’](?:ll|d)\b", re.IGNORECASE)
