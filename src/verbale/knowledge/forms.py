"""Forms of signals: which word for one is the more telling, and which may name one and the same signal."""

from collections.abc import Iterable

from verbale.model.records import Form

RANK: tuple[Form, ...] = (
    "press statement", "spokesperson's answer", "parliamentary answer", "press conference", "readout", "letter",
    "interview", "commentary", "speech", "talks", "message", "statement", "act",
)  # fmt: skip
"""From the most telling word to the most general one: of two names for one signal the earlier one is kept."""

FAMILIES: tuple[frozenset[Form], ...] = (
    frozenset({"letter", "message"}),
    frozenset({"statement", "press statement", "spokesperson's answer", "message"}),
    frozenset({"statement", "commentary"}),
    frozenset({"statement", "speech", "parliamentary answer"}),
    frozenset({"statement", "press conference", "spokesperson's answer"}),
    frozenset({"statement", "interview"}),
    frozenset({"talks", "readout"}),
)
"""Forms that may name one and the same signal."""

SPOKEN: frozenset[Form] = frozenset(
    {"statement", "press statement", "spokesperson's answer", "speech", "parliamentary answer", "press conference",
     "interview", "message"}
)  # fmt: skip
"""Words of one sender on one day: any two of these may be two outlets' names for them."""


def related(a: Form, b: Form) -> bool:
    """Whether two forms may be names of one signal."""
    return a == b or any(a in family and b in family for family in FAMILIES)


def best(forms: list[Form]) -> Form:
    """The most telling of several names; ValueError where there are none."""
    return min(forms, key=RANK.index)


OCCASIONS: frozenset[str] = frozenset({"earthquake", "flood and storm", "accident", "terrorism", "epidemic"})
"""Topics of which a message of sympathy has one: two messages over different ones are two."""


def apart(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether the topics of two tellings name occasions that are not one."""
    mine, theirs = OCCASIONS & {*a}, OCCASIONS & {*b}
    return bool(mine and theirs and not mine & theirs)
