"""How layers lie on the ground: replaced, added up, merged (step.py has the law)."""

import pytest

from verbale.model.merge import Merge
from verbale.model.records import Actor, Conflict, Problem, Quotation, Record, Signal
from verbale.store.store import Store


def signal(id: str, sender: str = "actor:envoy") -> Signal:
    return Signal(id=id, sender=sender, form="letter")


def conflict(id: str) -> Conflict:
    return Conflict(id=id, about=None, field="date", values=())


@pytest.fixture
def filled(store: Store, make_read) -> Store:
    with store.writing():
        store.keep(make_read("a.txt", 'He said "one" and "two".'))
    return store


def lay(store: Store, *layers: list[Record | Merge]) -> None:
    with store.writing():
        bench = store.bench()
        for layer in layers:
            bench.lay(iter(layer))


def ids(store: Store, kind: type[Record]) -> list[str]:
    return [record.id for record in store.dossier().records(kind)]


def test_what_a_step_returns_replaces_the_kind(filled: Store) -> None:
    lay(filled, [signal("s1"), signal("s2")], [signal("s3")])
    assert ids(filled, Signal) == ["s3"]


def test_a_kind_that_a_step_does_not_return_stays_as_it_was(filled: Store) -> None:
    lay(filled, [signal("s1")], [conflict("c1")])
    assert ids(filled, Signal) == ["s1"]
    assert len(ids(filled, Quotation)) == 2


def test_conflicts_of_several_steps_are_added_up_each_once(filled: Store) -> None:
    lay(filled, [conflict("c1"), conflict("c2")], [conflict("c2"), conflict("c3")])
    assert ids(filled, Conflict) == ["c1", "c2", "c3"]


def test_problems_of_steps_stand_beside_those_of_readers(filled: Store, make_read) -> None:
    with filled.writing():
        filled.keep(make_read("b.txt", 'He said "one" and "two".'))
    lay(filled, [Problem(id="p1", where="a.txt", what="odd")])
    assert len(ids(filled, Problem)) == 2


def test_the_next_linking_starts_from_the_ground(filled: Store) -> None:
    lay(filled, [signal("s1"), conflict("c1")])
    lay(filled, [signal("s2")])
    assert (ids(filled, Signal), ids(filled, Conflict)) == (["s2"], [])


def test_a_step_that_reads_its_own_kind_while_it_makes_it_sees_what_was_there_before(filled: Store) -> None:
    with filled.writing():
        bench = filled.bench()
        bench.lay([signal("s1"), signal("s2")])

        def joined():
            yield signal("s9")
            yield from bench.records(Signal)

        bench.lay(joined())
    assert ids(filled, Signal) == ["s9", "s1", "s2"]


def test_a_merge_renames_an_actor_everywhere_for_later_steps_and_exports(filled: Store) -> None:
    merges = [Merge("actor:envoy", "actor:vale", "same name"), Merge("actor:v", "actor:envoy", "initial")]
    actor = Actor(id="actor:vale", name="Vale", type="person")
    with filled.writing():
        bench = filled.bench()
        bench.lay([signal("s1", "actor:v")])
        bench.lay([*merges, actor])
        assert [record.sender for record in bench.records(Signal)] == ["actor:vale"]
    assert {quotation.speaker for quotation in filled.dossier().records(Quotation)} == {"actor:vale"}
    assert filled.record("s1").sender == "actor:vale"


def test_kinds_that_do_not_fit_into_memory_together_are_held_one_at_a_time(filled: Store, monkeypatch) -> None:
    monkeypatch.setattr("verbale.store.dossier.RECORDS_HELD", 2)
    lay(filled, [signal("s1"), conflict("c1")])
    dossier = filled.dossier()
    for kind in (Quotation, Signal, Conflict, Quotation):
        assert dossier.records(kind)
        assert sum(map(len, dossier._held.values())) <= 2
