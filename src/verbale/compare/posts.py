"""Posts: two texts of one exchange that give one person different offices, with no list to say which he held.

Where tenures are known, `offices` judges by them. Here only offices that exclude each other count, and only in texts
that are written near each other: a career is no contradiction.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from verbale.compare.offices import Days, Given, given_offices
from verbale.compare.ranks import Rank, ranks
from verbale.compare.ranks import apart as differ
from verbale.compare.sameness import Sameness
from verbale.compare.values import cite, conflict, named, printed_year
from verbale.knowledge.tables import toml
from verbale.link.desk import Desk
from verbale.link.names import Names
from verbale.link.sentences import Sentences
from verbale.model.records import Conflict, Mention
from verbale.step import Step

_YEARS = 1
"""Years that two texts may lie apart and still speak of one person's one office."""
_BESIDE = 60  # characters before a name in which an office stands beside it
_SHOWN = 8
_BEFORE_NAME = re.compile(
    r"(?P<office>(?:[A-Z][\w’'-]*(?:\s(?:for|of|and))?\s){0,4}[A-Z][\w’'-]*),?\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s)?$"
)
_WORD = re.compile(r"\S+")


def compare_posts(desk: Desk) -> Iterator[Conflict]:
    """At most one conflict a person."""
    same = Sameness(desk, Sentences(desk), Names(desk))
    told: set[str] = set()
    for actor, titles in sorted(posts(desk).items()):
        apart = [
            (a, b) for a, b in combinations(titles, 2) if exclude(desk, actor, a, b) and _one_time(desk, same, a, b)
        ]
        if apart:
            told.add(actor)
            shown = list({(one.span.document, one.office): one for one in titles}.values())[:_SHOWN]
            first, second = apart[0]
            counts = sorted(Counter(one.office for one in shown).values(), reverse=True)
            values = [cite(desk, one.span, _words(one)) for one in shown]
            how = f"{named(desk, actor)}: {first.office} here, {second.office} there"
            why = f"{how}, in texts of one exchange; no list of tenures tells which"
            yield conflict(STEP.name, "office", values, "error" if counts[0] > counts[-1] else "unresolved", why, actor)

    for actor, ranked in sorted(ranks(desk).items()):
        pairs = combinations(ranked, 2) if actor not in told else ()
        found = [(a, b, why) for a, b in pairs if (why := differ(a, b)) and _one_time(desk, same, a, b)]
        if found:
            yield _ranked(desk, actor, ranked, found[0][2])


def _ranked(desk: Desk, actor: str, ranked: list[Rank], how: str) -> Conflict:
    """Offices by their words: the rarer one reads as the error, a minor minister as a matter of words."""
    shown = list({(one.document, one.words): one for one in ranked}.values())[:_SHOWN]
    values = [cite(desk, one.span, one.words) for one in shown]
    counts = sorted(Counter((one.lesser, one.hand, one.minor) for one in shown).values(), reverse=True)
    minor = len({one.minor for one in shown}) > 1
    reading = "definition" if minor else "error" if counts[0] > counts[-1] else "unresolved"
    why = f"{named(desk, actor)}: {how}, in texts of one exchange; no list of tenures tells which"
    return conflict(STEP.name, "office", values, reading, why, actor)


def posts(desk: Desk) -> dict[str, list[Given]]:
    """The offices that texts give to persons without known tenure: only those that are held one at a time."""
    days, found = Days(desk), defaultdict[str, list[Given]](list)
    people: dict[frozenset[str], str] = {}
    for mention in desk.records(Mention):
        if mention.type == "person" and mention.actor and mention.title and _name(mention):
            people[_name(mention)] = mention.actor
    for mention in desk.records(Mention):
        actor = mention.actor if mention.type == "person" else people.get(_name(mention) or frozenset({""}))
        if actor is None or mention.how != "name" or desk.knowledge.offices.held(actor):
            continue
        titled = mention if mention.title else _titled(desk, mention)
        given = given_offices(desk, titled, days) if titled.title else ()
        found[actor] += [one for one in given if one.office in toml("posts")["one"]]
    return {actor: some for actor, some in found.items() if len({one.span.document for one in some}) > 1}


def _name(mention: Mention) -> frozenset[str]:
    words = frozenset(mention.span.text.lower().split())
    return words if len(words) > 1 else frozenset()


def _titled(desk: Desk, mention: Mention) -> Mention:
    """The mention with the office that stands right before it, where its reader left it out."""
    text, (start, _) = desk.text(mention.span.document), mention.span.bounds
    low = max(0, start - _BESIDE)
    before = _BEFORE_NAME.search(text[low:start])
    if before is None:
        return mention
    end, found = low + before.end("office"), None
    for word in reversed(list(_WORD.finditer(text, low + before.start("office"), end))):
        named = desk.knowledge.offices.named(text[word.start() : end])
        if named and (found is None or named[0] != found[1]):
            found = word.start(), named[0]
    return _with_title(desk, mention, (found[0], end)) if found else mention


def _with_title(desk: Desk, mention: Mention, bounds: tuple[int, int]) -> Mention:
    return Mention(
        id=mention.id, span=mention.span, type="person", actor=mention.actor,
        title=desk.span(mention.span.document, *bounds),
    )  # fmt: skip


def exclude(desk: Desk, actor: str, one: Given, other: Given) -> bool:
    """Whether the two offices exclude each other for a person of that state."""
    if one.office == other.office or one.span.document == other.span.document:
        return False
    known = desk.knowledge.actors.get(actor)
    state = known.state if known else None
    pair = {one.office, other.office}
    return not any(
        pair <= set(row["offices"]) and row.get("state") in (None, state or _state(desk, (one, other)))
        for row in toml("posts")["same"]
    )


def _state(desk: Desk, given: Iterable[Given]) -> str | None:
    """The state whose adjective or name stands in one of the titles."""
    for one in given:
        for mention in desk.records(Mention):
            inside = mention.span.document == one.span.document and one.span.start <= mention.span.start < one.span.end
            if inside and mention.type in ("state", "group") and mention.actor:
                known = desk.knowledge.actors.get(mention.actor)
                return mention.actor if known and known.type == "state" else known.state if known else None
    return None


def _one_time(desk: Desk, same: Sameness, one: Given | Rank, other: Given | Rank) -> bool:
    """Whether two texts of one exchange are written near each other; one that nobody dates is."""
    if not same.kin(one.span.document, other.span.document):
        return False
    found = (printed_year(desk, each.span.document) for each in (one, other))
    years = [year for year in found if year]
    return max(years, default=0) - min(years, default=0) <= _YEARS


def _words(given: Given) -> str:
    return given.mention.title.text if given.mention.title else given.span.text


STEP = Step("posts", makes=("conflict",), run=compare_posts, needs=("date", "mention"))
