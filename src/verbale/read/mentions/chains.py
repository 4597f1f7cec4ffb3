"""Later mentions in the order of the text: short names, titles alone, descriptions, kin, pronouns."""

import re
from typing import NamedTuple

from verbale.knowledge.actors import Known, actor_id
from verbale.knowledge.gazetteer import Hit
from verbale.knowledge.naming import fold
from verbale.knowledge.tables import table
from verbale.model.records import MentionType
from verbale.read.mentions.found import Found, Page, Scene
from verbale.read.mentions.salience import Salience, weigh
from verbale.read.mentions.unknown import is_headline

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself|[Ss]he|[Hh]er|[Hh]ers|[Hh]erself|I|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Tt]hey|[Tt]heir|[Tt]hem)\b(?![.]\w)"
)
_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURALS = frozenset({"we", "us", "our", "they", "their", "them"})
_FIRST = frozenset({"i", "me", "my", "myself"})
_LEFT = re.compile(
    r"(?P<det>\b(?:[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Mm]y)\s|[\w.]+['’]s?\s)?"
    r"(?:(?:former|then|current|late|new|incumbent|respected|top|powerful|supreme|state|country|nation|ruling|visiting)[- ]|(?:country|nation|state|party)['’]s )*$"
)
_AFTER_ADMINISTRATION = re.compile(
    r"(?:['’]s)? (?:administration|government|cabinet|Administration|Government|Cabinet|regime)\b"
)
_ERA = re.compile(
    r"(?:['’]s)? (?:era|years|presidency|administration|government|cabinet|doctrine|Administration|Cabinet|Doctrine)\b"
)
RELATIONS = {row["word"]: (row["gender"], row["sense"]) for row in table("relations")}
_KIN = re.compile(rf"\b(?:{'|'.join(word for word, (_, sense) in RELATIONS.items() if sense == 'kin')})\b")
_KIN_BEHIND = re.compile(rf"\s?[,—–(] ?(?:who is |the |a |his |her |[\w.’'-]+ ){{0,8}}?({_KIN.pattern})")
_RULER = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:state |country['’]s |supreme |top )?(?P<word>dictator|ruler|strongman|despot|tyrant|autocrat|leadership)\b(?! of )"
)
_REGIME = re.compile(r"\b[Tt]he regime\b|\b[Tt]he (?:country|nation)['’]s (?:government|leadership)\b")
_PLURAL = re.compile(r"(?:leaders|officials|ers|men|ors|ists|sts)$")
_ORDINARY = frozenset(fold(row["name"]) for row in table("ordinary_names"))


class Event(NamedTuple):
    """Something to be resolved at a place of the text."""

    start: int
    rank: int
    what: object


class Chains:
    """Walks a document once and resolves what refers to what."""

    def __init__(self, scene: Scene, alone: dict[int, list[Hit]]) -> None:
        self.scene, self.alone = scene, alone
        self.topic, self.inner, self.clock = Salience(), Salience(), 0
        self.salience = self.topic
        self.state: str | None = None
        self.offices = scene.knowledge.offices
        self.actors = scene.knowledge.actors

    def walk(self) -> None:
        """Resolve page by page."""
        for page in self.scene.pages:
            sentence = -1
            for event in self._events(page):
                if (now := page.sentence(event.start)) != sentence:
                    self.clock, sentence = self.clock + max(1, now - sentence if sentence >= 0 else 1), now
                self._meet(page, event.what)
            self.clock += 1
        for finds in self.scene.on.values():
            finds[:] = [find for find in finds if find.how != "short"]

    def _events(self, page: Page) -> list[Event]:
        finds = [Event(find.start, 0, find) for find in self.scene.on.get(page.index, [])]
        hits = [Event(hit.start, 1, hit) for hit in self.alone.get(page.index, [])]
        words = [Event(match.start(), 2, match) for match in _PRONOUN.finditer(page.text)]
        words += [Event(match.start(), 1, match) for match in _RULER.finditer(page.text)]
        words += [Event(match.start(), 1, match) for match in _REGIME.finditer(page.text)]
        words += [Event(match.start(), 3, match) for match in _KIN.finditer(page.text)]
        return sorted([*finds, *hits, *words], key=lambda event: (event.start, event.rank))

    def _note(self, page: Page, find: Found) -> None:
        """What is said inside a quotation is no topic of the text around it."""
        quoted = page.quoted(find.start)
        self.inner.note(find, self.clock)
        self.topic.note(find, self.clock, -2.5 if quoted else 0.0)
        if find.type in {"state", "person"} and find.actor:
            self.state = find.actor if find.type == "state" else self._state(find.actor) or self.state

    def _meet(self, page: Page, what: object) -> None:
        start = what.start() if isinstance(what, re.Match) else what.start if isinstance(what, Found | Hit) else 0
        self.salience = self.inner if page.quoted(start) else self.topic
        if isinstance(what, Found):
            if what.how == "short":
                self._short(page, what)
            self._note(page, what)
        elif isinstance(what, Hit):
            self._office(page, what)
        elif isinstance(what, re.Match):
            word = what[0].lower()
            if what.re is _PRONOUN:
                self._pronoun(page, what, word)
            elif what.re is _KIN:
                self._kin(page, what, word)
            elif what.re is _RULER:
                self._ruler(page, what.start(), what.end())
            else:
                self._regime(page, what)

    # short names

    def _short(self, page: Page, find: Found) -> None:
        text = page.text[find.start : find.end]
        key = fold(text.removesuffix("'s").removesuffix("’s"))
        named = self.scene.shorts.get(key, [])
        title = page.text[find.title[0] : find.title[1]] if find.title else ""
        actor, why = self._by_office(key, title, named)
        if actor is None and named:
            actor, why = self._among(named, text, title)
        elif actor is None:
            actor, why = self._from_files(page, find, key, title)
        if actor is None and (find.why == "behind a title" or find.why == "PERSON") and not self.actors.state(text):
            actor, why = actor_id(text), "a name that the text gives in this form only"
            if len(text) < 3 or not text[0].isupper() or find.why == "PERSON" and page.opens(find.start):
                return
            self.scene.learn(actor, text, (text,))
        if actor:
            find.actor, find.how, find.why = actor, "name", why
            self._administration(page, find, text)

    def _among(self, named: list[str], text: str, title: str) -> tuple[str | None, str]:
        if len(named) == 1:
            return named[0], f"{text} is short for {self.name(named[0])}, named in this text"
        offices = set(self.offices.named(title))
        titled = [actor for actor in named if offices & {tenure.office for tenure in self.offices.held(actor)}]
        if offices and len(titled) == 1:
            return titled[0], f"of those called {text} only {self.name(titled[0])} was {title}"
        fits = set(titled or named)
        actor, lead = self.salience.best(lambda one: one in fits)
        if actor is None:
            return named[0], f"{text}: the first of {len(named)} persons of that name in this text"
        sure = "clearly" if lead >= 1 else "barely"
        return actor, f"{text}: {self.name(actor)} is {sure} the nearest of {len(named)} persons of that name"

    def _by_office(self, key: str, title: str, named: list[str]) -> tuple[str | None, str]:
        """The known person of that family name who held the office that stands beside, if nobody in the text did."""
        offices = set(self.offices.named(title))
        known = [actor for actor in self.actors.short.get(key, []) if self._alive(actor)]
        held = [actor for actor in known if offices & {tenure.office for tenure in self.offices.held(actor.id)}]
        if not held or any(actor.id in named for actor in held):
            return None, ""
        best = self._likeliest(held, offices)
        return (best.id, f"{best.name} is the likeliest {title} of that name in the files") if best else (None, "")

    def _from_files(self, page: Page, find: Found, key: str, title: str) -> tuple[str | None, str]:
        known = [actor for actor in self.actors.short.get(key, []) if self._alive(actor)]
        behind = page.text[find.end : find.end + 16]
        if key in _ORDINARY and not title and not _ERA.match(behind) and find.why != "PERSON":
            return None, ""
        limit = 2 if key in _ORDINARY else 3 if len(known) > 1 else 9
        best = self._likeliest([actor for actor in known if self._level(actor.id) <= limit], set())
        return (best.id, f"{best.name} is the best known holder of an office of that name") if best else (None, "")

    def _alive(self, actor: Known) -> bool:
        """Whether a person had come into office by the document's day (or no day is known)."""
        held = self.offices.held(actor.id)
        day = self.scene.day
        return not day or not held or any(not t.start or t.start[:4] <= day[:4] for t in held)

    def _likeliest(self, known: list[Known], offices: set[str]) -> Known | None:
        if len(known) < 2:
            return known[0] if known else None
        day = self.scene.day

        def rank(actor: Known) -> tuple[int, int, int]:
            held = [t for t in self.offices.held(actor.id) if t.start and (not offices or t.office in offices)]
            now = any(tenure.covers(day) is not False for tenure in held)
            return not now, self._level(actor.id), -max((int(t.start[:4]) for t in held), default=0)

        ranked = sorted(known, key=rank)
        return ranked[0] if rank(ranked[0]) != rank(ranked[1]) else None

    def _level(self, actor: str) -> int:
        return min((self.offices.level.get(tenure.office, 4) for tenure in self.offices.held(actor)), default=5)

    def _administration(self, page: Page, find: Found, text: str) -> None:
        """ "The Biden administration" is the state; other governments called by a name are bodies of that name."""
        match = _AFTER_ADMINISTRATION.match(page.text, find.end)
        known = self.actors.get(find.actor)
        if not match or not known or not known.state or "regime" in match[0]:
            return
        presidents = {"president"} & {tenure.office for tenure in self.offices.held(known.id)}
        if presidents and known.state == "actor:united-states":
            self._add(find, match.end(), "state", known)
        else:
            self._add(find, match.end(), "organization", known)

    def _add(self, find: Found, end: int, type: MentionType, known: Known) -> None:
        actor = known.state
        if type == "organization":
            name = f"{known.short[0] if known.short else known.name.split()[-1]} administration"
            actor = self.actors.identify(name, type)
            self.scene.names.setdefault(actor, name)
        why = f"the government under {known.name}"
        self.scene.add(Found(find.page, find.start, end, type, actor, "name", why))

    # offices that stand alone

    def _office(self, page: Page, hit: Hit) -> None:
        text = page.text[hit.start : hit.end]
        if self.scene.taken(page.index, hit.start, hit.end, {"person"}) or _PLURAL.search(text):
            return
        start, state, definite = self._left(page, hit.start)
        end, owner = self._right(page, hit.end)
        state = owner or state or self._inside(page, hit)
        capital = text[0].isupper() and not page.opens(hit.start) and not is_headline(page)
        if not (definite or (capital and int(hit.forms[0].kind) <= 3)):
            return
        actor, why = self._holder(text, int(hit.forms[0].kind), tuple(form.actor for form in hit.forms), state)
        if actor:
            find = Found(page.index, start, end, "person", actor, "description", why)
            self.scene.add(find)
            weigh(page, [find])
            self._note(page, find)

    def _inside(self, page: Page, hit: Hit) -> str | None:
        """The state that the words of the office themselves name."""
        for find in self.scene.on.get(page.index, []):
            if find.type == "state" and hit.start <= find.start and find.end <= hit.end:
                return find.actor
        return None

    def _left(self, page: Page, start: int) -> tuple[int, str | None, bool]:
        """Where the description begins, the state it names, whether it is definite."""
        state = None
        before = page.text[:start]
        for _ in range(2):
            match = re.search(r"((?:(?:North|South|East|West|Saudi|Sri|New|United|U\.S\.) )?[\w.]+)(['’]s?)? $", before)
            found = self.actors.state(match[1]) or (self.actors.state(match[1].split()[-1])) if match else None
            if match and found and (match[2] or match[1][0].isupper()):
                whole = self.actors.state(match[1])
                name = match[1] if whole else match[1].split()[-1]
                state, start = found, start - len(name) - len(match[2] or "") - 1
                before = page.text[:start]
                if match[2]:
                    return start, state, True
        match = _LEFT.search(before)
        if match and match["det"]:
            return match.start(), state, True
        return (match.start() if match and match[0] else start), state, False

    def _right(self, page: Page, end: int) -> tuple[int, str | None]:
        """Where the description ends behind "of STATE", and that state."""
        match = re.match(
            r" (?:of|for|to) (?:the )?((?:[A-Z][\w.]*)(?:(?: of| and|'s|’s)? [A-Z][\w.]*)*(?: \([A-Z]+\))?)",
            page.text[end : end + 90],
        )
        if not match:
            return end, None
        words = match[1]
        for size in range(len(words), 0, -1):
            if (size == len(words) or words[size] == " ") and (
                state := self.actors.state(re.sub(r" \([A-Z]+\)$", "", words[:size]))
            ):
                return end + match.start(1) + size, state
        return end, None

    def _holder(self, text: str, level: int, offices: tuple[str, ...], state: str | None) -> tuple[str | None, str]:
        actor, _ = self.salience.best(lambda one: self._has(one, offices, state))
        if actor:
            return actor, f"{text}: {self.name(actor)}, the nearest in the text who held it"
        if state and level <= 3:
            if text.lower().endswith(("leader", "ruler", "dictator")):
                offices = ("supreme leader", "president", "general secretary", "prime minister", "chancellor")
            if holder := self.offices.holder(offices, state, self.scene.day):
                self.scene.learn(holder.person, self.name(holder.person), ())
                return (
                    holder.person,
                    f"{text}: {self.name(holder.person)} held it on {self.scene.day} ({holder.source})",
                )
        return None, ""

    def _has(self, actor: str, offices: tuple[str, ...], state: str | None) -> bool:
        titles = self.titles.get(actor, set())
        known = self.actors.get(actor)
        if state and known and known.state != state:
            return False
        held = {tenure.office for tenure in self.offices.held(actor)}
        wanted = set(offices)
        if wanted & {"leader", "supreme leader"}:
            wanted |= {"president", "general secretary", "supreme leader"} | (
                {"prime minister"} if not state else set()
            )
        if "minister" in wanted:
            wanted |= {office for office in held | titles if "minister" in office and "prime" not in office} | {
                "chief cabinet secretary"
            }
        return bool(wanted & (titles or held)) or bool(wanted & held)

    @property
    def titles(self) -> dict[str, set[str]]:
        """The offices that this text gives to each person."""
        if not hasattr(self, "_titles"):
            self._titles: dict[str, set[str]] = {}
            for page in self.scene.pages:
                for find in self.scene.on.get(page.index, []):
                    if find.title and find.actor:
                        named = self.offices.named(page.text[find.title[0] : find.title[1]])
                        self._titles.setdefault(find.actor, set()).update(named)
        return self._titles

    # rulers, regimes, kin, pronouns

    def _ruler(self, page: Page, start: int, end: int) -> None:
        if self.scene.taken(page.index, start, end):
            return
        own = self.actors.get(self.scene.sender) if page.text[start : start + 3].lower() == "our" else None
        state = own.state if own else None
        actor, _ = self.salience.best(lambda one: self._level(one) == 1 and (not state or self._state(one) == state))
        if actor is None and state:
            holder = self.offices.holder(("supreme leader", "president", "prime minister"), state, self.scene.day)
            actor = holder.person if holder else None
        if actor:
            why = f"a word for whoever rules: {self.name(actor)}"
            self.scene.add(Found(page.index, start, end, "person", actor, "description", why))

    def _state(self, actor: str) -> str | None:
        known = self.actors.get(actor)
        return known.state if known else None

    def _regime(self, page: Page, match: re.Match[str]) -> None:
        if self.scene.taken(page.index, *match.span()):
            return
        if self.state:
            why = "the state last spoken of"
            self.scene.add(Found(page.index, *match.span(), "state", self.state, "description", why))

    def _kin(self, page: Page, match: re.Match[str], word: str) -> None:
        """ "The dictator's sister, Kim Yo Jong": the person named beside; else a person that this text calls so."""
        owner = re.search(
            r"(?:\b(?:[Tt]he |[Hh]is |[Hh]er |[A-Z][\w-]+ ?)[\w -]{0,30}?['’]s |\b(?:[Hh]is|[Hh]er) )(?:\w+ ){0,2}$",
            page.text[max(0, match.start() - 60) : match.start()],
        )
        if not owner:
            return
        start = match.start() - len(owner[0])
        gender = RELATIONS[word][0]
        beside = re.match(r",? [\[(]?|\s?[—–] ?", page.text[match.end() : match.end() + 3])
        after = match.end() + (beside.end() if beside else 0)
        actor = next(
            (find.actor for find in self.scene.on.get(page.index, []) if find.start == after and find.type == "person"),
            None,
        )
        if actor is None:
            actor, _ = self.salience.best(
                lambda one: word in self.kin.get(one, set()) and self.scene.genders.get(one) in {gender, None}
            )
        if actor:
            if gender:
                self.scene.genders.setdefault(actor, gender)
            self.kin.setdefault(actor, set()).add(word)
            find = Found(page.index, start, match.end(), "person", actor, "description", f"called {word} in this text")
            self.scene.add(find)
            self._note(page, find)

    @property
    def kin(self) -> dict[str, set[str]]:
        """The words of kin that this text puts beside each person."""
        if not hasattr(self, "_kin_of"):
            self._kin_of: dict[str, set[str]] = {}
            for page in self.scene.pages:
                for find in self.scene.on.get(page.index, []):
                    if find.type == "person" and find.actor:
                        if match := _KIN_BEHIND.match(page.text, find.end):
                            self._kin_of.setdefault(find.actor, set()).add(match[1])
        return self._kin_of

    def _pronoun(self, page: Page, match: re.Match[str], word: str) -> None:
        if self.scene.taken(page.index, *match.span()) and word not in _GENDER:
            return
        actor, why = None, ""
        type: MentionType = "group" if word in _PLURALS else "person"
        if word in _GENDER:
            gender = _GENDER[word]
            actor, lead = self.salience.best(lambda one: self.scene.genders.get(one, gender) == gender)
            if actor:
                sure = "clearly" if lead >= 1 else "by a little"
                why = f"{word}: {self.name(actor)} is {sure} the most prominent"
        elif word in _FIRST and self.scene.sender and not page.quoted(match.start()):
            actor, why = self.scene.sender, "the first person is the sender of the statement"
        if actor is None and word not in _FIRST and word not in {"we"}:
            return
        find = Found(page.index, *match.span(), type, actor, "pronoun", why or "not resolved here")
        self.scene.add(find)
        if word in _GENDER:
            self._note(page, find)

    def name(self, actor: str) -> str:
        """A name to be shown for an actor id."""
        known = self.actors.get(actor)
        return known.name if known else self.scene.names.get(actor, actor)
