"""Groups of tellings that are of one signal though their senders differ: a side's words, and those who spoke them."""

import datetime
import re
from collections import defaultdict

from verbale.knowledge.forms import SPOKEN
from verbale.link.desk import Desk
from verbale.link.likeness import NEAR, Group, Known, date_of, is_day, plain_day

_MARKED = re.compile(r"“([^”]{8,})”|\"([^\"]{8,})\"|‘([^’]{8,})’(?!\w)")
_CUT = re.compile(r"\[[^\]]*\]|…|\.\.\.")


def quoting(desk: Desk, groups: list[Group], known: Known) -> list[Group]:
    """A statement whose marked words stand in a text of that side, a few days apart, is that text's."""
    texts = [group for group in groups if group[0].text]
    gone: set[int] = set()
    for group in groups:
        words = [] if group[0].text else _marked(group)
        day = plain_day(group[0])
        for whole in texts if day and group[0].form in SPOKEN and not group[0].text else ():
            named, words = False, _marked(group)
            own, text = plain_day(whole[0]), desk.text(whole[0].text or "")
            near = (
                own and day and abs((datetime.date.fromisoformat(own) - datetime.date.fromisoformat(day)).days) <= NEAR
            )
            side = known.state(whole[0].sender) in {known.state(group[0].sender), whole[0].sender}
            if side and day and own and _is_statement_of(group, whole, known, day, own):
                named = near = True
            side = side or len(words) > 1  # two pieces of its words are its words, whoever is said to have sent it
            if near and side and (words or named) and all(one in text for one in words):
                whole.extend(group)
                gone.add(id(group))
                break
    return [group for group in groups if id(group) not in gone]


def _is_statement_of(group: Group, whole: Group, known: Known, day: str, own: str) -> bool:
    """Whether "the statement from Dornhaven" of about that day is the text that a body of that state gave out."""
    apart = abs((datetime.date.fromisoformat(own) - datetime.date.fromisoformat(day)).days)
    documents = {span.document for one in whole for span in one.telling}
    elsewhere = not any(span.document in documents for one in group for span in one.telling)
    by_state = group[0].sender == known.state(group[0].sender) and group[0].form == whole[0].form == "statement"
    return apart <= 1 and by_state and elsewhere and any("statement" in span.text for span in group[0].telling)


def _marked(group: Group) -> list[str]:
    """The pieces of the marked words in a group's tellings, three words long or longer."""
    found = [match for one in group for span in one.evidence for match in _MARKED.finditer(span.text)]
    pieces = [
        piece.strip(" ,.") for match in found for piece in _CUT.split(next(part for part in match.groups() if part))
    ]
    return [piece for piece in pieces if piece.count(" ") >= 2]


def spoken_for(groups: list[Group], known: Known) -> list[Group]:
    """A state's words of a day are those of the one who spoke for it on that day, where there is one such."""
    of_day: defaultdict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        date = date_of(group)
        if group[0].form in SPOKEN and date and is_day(date) and (state := known.state(group[0].sender)):
            of_day[state, date.value].append(group)
    gone: set[int] = set()
    for (state, _), some in of_day.items():
        whole = [group for group in some if group[0].sender == state]
        people = [group for group in some if group[0].sender != state]
        if len(whole) == 1 and len(people) == 1 and not any(one.text for one in whole[0]):
            people[0].extend(whole[0])
            gone.add(id(whole[0]))
    return [group for group in groups if id(group) not in gone]
