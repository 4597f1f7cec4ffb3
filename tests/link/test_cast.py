"""The cast: one actor record an id, and short names of one document joined to whole names of another."""

from typing import Any

from verbale.knowledge.base import load_knowledge
from verbale.link.actors import link_actors
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.merge import Merge
from verbale.model.records import Actor, Document, Mention, Position
from verbale.model.span import cut

TEXTS = {"a": "Ann Quarry of Canada spoke in Ottawa.", "b": "Quarry agreed."}


def mention(document: str, words: str, actor: str, type: Any = "person", title: str = "") -> Mention:
    text = TEXTS[document]
    start = text.index(words)
    return Mention(
        id=f"{document}{start}", span=cut(document, text, start, start + len(words)), type=type, actor=actor,
    )  # fmt: skip


def desk(*more: Mention | Position) -> Desk:
    documents = {
        id: Document(id=id, path=id, sha256="", text_sha256="", authors=("Lee Stone",) if id == "a" else ())
        for id in TEXTS
    }
    mentions = (
        mention("a", "Ann Quarry", "actor:ann-quarry"),
        mention("a", "Canada", "actor:canada", "state"),
        mention("b", "Quarry", "actor:quarry"),
        *(one for one in more if isinstance(one, Mention)),
    )
    positions = tuple(one for one in more if isinstance(one, Position))
    return Desk(Shelf(documents, TEXTS, {}, {Mention: mentions, Position: positions}), load_knowledge())


def test_every_id_in_any_record_has_its_actor() -> None:
    holder = Position(
        id="p", holder="actor:sushma-swaraj", issue="x", stance="accepts", span=cut("a", TEXTS["a"], 0, 3)
    )
    actors = {one.id: one for one in link_actors(desk(holder)) if isinstance(one, Actor)}
    assert {"actor:ann-quarry", "actor:canada", "actor:sushma-swaraj", "actor:india"} <= set(actors)
    assert actors["actor:sushma-swaraj"].name == "Sushma Swaraj"
    assert actors["actor:sushma-swaraj"].offices[0].title == "external affairs minister"
    assert actors["actor:lee-stone"].name == "Lee Stone"


def test_a_family_name_joins_the_only_person_of_the_case_who_has_it() -> None:
    made = list(link_actors(desk()))
    assert [(one.old, one.new) for one in made if isinstance(one, Merge)] == [("actor:quarry", "actor:ann-quarry")]
    joined = next(one for one in made if isinstance(one, Actor) and one.id == "actor:ann-quarry")
    assert joined.aliases == ("Quarry",)


def test_a_family_name_of_two_persons_joins_neither() -> None:
    TEXTS["a"] = "Ann Quarry of Canada met Bob Quarry in Ottawa."
    made = link_actors(desk(mention("a", "Bob Quarry", "actor:bob-quarry")))
    assert [one for one in made if isinstance(one, Merge)] == []
