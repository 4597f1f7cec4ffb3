"""Descriptions: offices that stand alone, rulers, regimes, kin."""

import re

from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.tables import toml
from verbale.read.mentions.found import Found, Page
from verbale.read.mentions.memory import RELATIONS, Memory
from verbale.read.mentions.salience import weigh
from verbale.read.mentions.unknown import is_headline

_ADJECTIVES = "|".join(toml("name_words")["description"])
_LEFT = re.compile(
    r"(?P<det>\b(?:[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Mm]y)\s|[\w.]+['’]s?\s)?"
    rf"(?:(?:{_ADJECTIVES})[- ]|(?:country|nation|state|party)['’]s )*$"
)
_STATE_BEFORE = re.compile(r"((?:(?:North|South|East|West|Saudi|Sri|New|United|U\.S\.) )?[\w.]+)(['’]s?)? $")
_STATE_BEHIND = re.compile(
    r" (?:of|for|to) (?:the )?((?:[A-Z][\w.]*)(?:(?: of| and|'s|’s)? [A-Z][\w.]*)*(?: \([A-Z]+\))?)"
)
_OWNER = re.compile(
    r"(?:\b(?:[Tt]he |[Hh]is |[Hh]er |[A-Z][\w-]+ ?)[\w -]{0,30}?['’]s |\b(?:[Hh]is|[Hh]er) )(?:\w+ ){0,2}$"
)
_BESIDE = re.compile(r",? [\[(]?|\s?[—–] ?")
_PLURAL = re.compile(r"(?:leaders|officials|ers|men|ors|ists|sts)$")


def describe_office(memory: Memory, page: Page, hit: Hit) -> None:
    """An office without a name: "the prime minister", "the North Korean leader"; nothing where it is indefinite."""
    text = page.text[hit.start : hit.end]
    if memory.scene.taken(page.index, hit.start, hit.end, {"person"}) or _PLURAL.search(text):
        return
    start, state, definite = _left(memory, page, hit.start)
    end, owner = _right(memory, page, hit.end)
    state = owner or state or _inside(memory, page, hit)
    capital = text[0].isupper() and not page.opens(hit.start) and not is_headline(page)
    if not (definite or (capital and int(hit.forms[0].kind) <= 3)):
        return
    actor, why = _holder(memory, text, int(hit.forms[0].kind), tuple(form.actor for form in hit.forms), state)
    if actor:
        find = Found(page.index, start, end, "person", actor, "description", why)
        memory.scene.add(find)
        weigh(page, [find])
        memory.note(page, find)


def _inside(memory: Memory, page: Page, hit: Hit) -> str | None:
    """The state that the words of the office themselves name."""
    for find in memory.scene.on.get(page.index, []):
        if find.type == "state" and hit.start <= find.start and find.end <= hit.end:
            return find.actor
    return None


def _left(memory: Memory, page: Page, start: int) -> tuple[int, str | None, bool]:
    """Where the description begins, the state it names, whether it is definite."""
    state = None
    for find in memory.scene.on.get(page.index, []):
        if find.type == "state" and page.text[find.end : start] in {"'s ", "’s "}:
            return find.start, find.actor, True
    before = page.text[:start]
    for _ in range(2):
        match = _STATE_BEFORE.search(before)
        found = memory.actors.state(match[1]) or (memory.actors.state(match[1].split()[-1])) if match else None
        if match and found and (match[2] or match[1][0].isupper()):
            whole = memory.actors.state(match[1])
            name = match[1] if whole else match[1].split()[-1]
            state, start = found, start - len(name) - len(match[2] or "") - 1
            before = page.text[:start]
            if match[2]:
                return start, state, True
    match = _LEFT.search(before)
    if match and match["det"] and not (re.search(r"['’]", match["det"]) and state is None):
        return match.start(), state, True
    return (match.start() if match and match[0] else start), state, False


def _right(memory: Memory, page: Page, end: int) -> tuple[int, str | None]:
    """Where the description ends behind "of STATE", and that state."""
    match = _STATE_BEHIND.match(page.text[end : end + 90])
    if not match:
        return end, None
    words = match[1]
    for size in range(len(words), 0, -1):
        if (size == len(words) or words[size] == " ") and (
            state := memory.actors.state(re.sub(r" \([A-Z]+\)$", "", words[:size]))
        ):
            return end + match.start(1) + size, state
    return end, None


def _holder(
    memory: Memory, text: str, level: int, offices: tuple[str, ...], state: str | None
) -> tuple[str | None, str]:
    """Who holds the office: the nearest in the text who did, else whom the files have on the day; and why."""
    actor, _ = memory.salience.best(lambda one: _has(memory, one, offices, state))
    if actor:
        return actor, f"{text}: {memory.name(actor)}, the nearest in the text who held it"
    if state and level <= 3:
        if text.lower().endswith(("leader", "ruler", "dictator")):
            offices = ("supreme leader", "president", "general secretary", "prime minister", "chancellor")
        if holder := memory.offices.holder(offices, state, memory.scene.day):
            memory.scene.learn(holder.person, memory.name(holder.person), ())
            return (
                holder.person,
                f"{text}: {memory.name(holder.person)} held it on {memory.scene.day} ({holder.source})",
            )
    return None, ""


def _has(memory: Memory, actor: str, offices: tuple[str, ...], state: str | None) -> bool:
    """Whether a person has, by the text or the files, one of the offices that the words mean."""
    titles = memory.titles.get(actor, set())
    known = memory.actors.get(actor)
    if state and known and known.state != state:
        return False
    held = {tenure.office for tenure in memory.offices.held(actor)}
    wanted = set(offices)
    if wanted & {"leader", "supreme leader"}:
        wanted |= {"president", "general secretary", "supreme leader"} | ({"prime minister"} if not state else set())
    if "minister" in wanted:
        wanted |= {office for office in held | titles if "minister" in office and "prime" not in office} | {
            "chief cabinet secretary"
        }
    return bool(wanted & (titles or held)) or bool(wanted & held)


def describe_ruler(memory: Memory, page: Page, start: int, end: int) -> None:
    """A word for whoever rules: "the dictator", "our state leadership"."""
    if memory.scene.taken(page.index, start, end):
        return
    own = memory.actors.get(memory.scene.sender) if page.text[start : start + 3].lower() == "our" else None
    state = own.state if own else None
    actor, _ = memory.salience.best(lambda one: memory.level(one) == 1 and (not state or memory.state(one) == state))
    if actor is None and state:
        holder = memory.offices.holder(("supreme leader", "president", "prime minister"), state, memory.scene.day)
        actor = holder.person if holder else None
    if actor:
        why = f"a word for whoever rules: {memory.name(actor)}"
        memory.scene.add(Found(page.index, start, end, "person", actor, "description", why))


def describe_regime(memory: Memory, page: Page, match: re.Match[str]) -> None:
    """ "The regime": the state last spoken of."""
    if memory.scene.taken(page.index, *match.span()):
        return
    if memory.last_state:
        why = "the state last spoken of"
        memory.scene.add(Found(page.index, *match.span(), "state", memory.last_state, "description", why))


def describe_kin(memory: Memory, page: Page, match: re.Match[str], word: str) -> None:
    """ "The president's daughter, Linnea Quarry": the person named beside; else a person that this text calls so."""
    owner = _OWNER.search(page.text[max(0, match.start() - 60) : match.start()])
    if not owner:
        _describe_known_kin(memory, page, match, word)
        return
    start = match.start() - len(owner[0])
    gender = RELATIONS[word][0]
    beside = _BESIDE.match(page.text, match.end(), match.end() + 3)
    after = beside.end() if beside else match.end()
    actor = next(
        (find.actor for find in memory.scene.on.get(page.index, []) if find.start == after and find.type == "person"),
        None,
    )
    if actor is None:
        actor, _ = memory.salience.best(
            lambda one: word in memory.kin.get(one, set()) and memory.scene.genders.get(one) in {gender, None}
        )
    if actor:
        if gender:
            memory.scene.genders.setdefault(actor, gender)
        memory.kin.setdefault(actor, set()).add(word)
        find = Found(page.index, start, match.end(), "person", actor, "description", f"called {word} in this text")
        memory.scene.add(find)
        memory.note(page, find)


def _describe_known_kin(memory: Memory, page: Page, match: re.Match[str], word: str) -> None:
    """ "The sister-in-law of the president": the one person whom the case file calls so."""
    known = [one for one in memory.actors.by_id.values() if word in one.kin]
    definite = _THE.search(page.text[: match.start()])
    if len(known) != 1 or definite is None or not _OF.match(page.text, match.end()):
        return
    why = f"the {word}: {known[0].name} ({known[0].source})"
    memory.scene.learn(known[0].id, known[0].name, ())
    find = Found(page.index, definite.start(), _whose_end(page, match), "person", known[0].id, "description", why)
    memory.scene.add(find)
    memory.note(page, find)


def _whose_end(page: Page, match: re.Match[str]) -> int:
    """Where the words of whose kin it is end: "the sister of Norland's king"."""
    held = page.doc.char_span(*match.span(), alignment_mode="expand")
    owners = [child for child in held.root.children if child.dep_ == "nmod" and child.i > held.root.i] if held else []
    if not owners:
        return match.end()
    last = page.doc[owners[0].right_edge.i]
    return last.idx + len(last)


_THE = re.compile(r"\b[Tt]he (?:\w+ )?$")
_OF = re.compile(r" (?:of|to) ")
