"""Steps are found by discovery and stand in an order in which what one needs is made before it."""

import pytest

from verbale.compose.linking import case_steps
from verbale.compose.reading import read_steps
from verbale.errors import KnowledgeError
from verbale.model.records import KINDS
from verbale.step import SIDE_BY_SIDE, Step, discover, order


def step(name: str, makes: str = "", needs: str = "") -> Step:
    return Step(name, tuple(makes.split()), lambda _: (), tuple(needs.split()))


def names(*steps: Step) -> list[str]:
    return [step.name for step in order(steps)]


def test_makers_come_before_those_who_need_what_they_make() -> None:
    assert names(step("a", "x", "y"), step("b", "y", "z"), step("c", "z")) == ["c", "b", "a"]


def test_the_order_does_not_depend_on_the_order_of_finding() -> None:
    steps = [step("a", "x"), step("b", "x"), step("c", "y", "x"), step("d")]
    assert names(*steps) == names(*reversed(steps)) == ["a", "b", "d", "c"]


def test_a_step_may_need_the_kind_that_it_makes_itself() -> None:
    assert names(step("merge", "signal", "signal"), step("tell", "signal")) == ["tell", "merge"]


def test_a_kind_that_nobody_makes_holds_nobody_up() -> None:
    assert names(step("a", "x", "nothing")) == ["a"]


def test_a_circle_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"circle.*'a'"):
        names(step("a", "x", "y"), step("b", "y", "x"))


def test_a_module_without_a_step_is_no_step() -> None:
    assert discover("verbale.knowledge") == ()


@pytest.mark.parametrize("steps", [read_steps, case_steps], ids=["read", "link and compare"])
def test_the_steps_of_the_product_name_kinds_of_the_contract(steps) -> None:
    found = steps()
    assert len({step.name for step in found}) == len(found)
    made = {name for step in found for name in step.makes}
    for step in found:
        assert {*step.needs} <= KINDS.keys() | made
        assert len({*step.makes} - KINDS.keys()) <= 1


def test_kinds_that_stand_side_by_side_are_kinds() -> None:
    assert KINDS.keys() >= SIDE_BY_SIDE


def test_a_kind_that_is_replaced_is_made_by_steps_that_can_be_put_in_order() -> None:
    """Two steps across documents that make the same kind: the later one needs it, else one would undo the other."""
    seen: dict[str, str] = {}
    for step in case_steps():
        for kind in set(step.makes) - SIDE_BY_SIDE:
            assert kind not in seen or kind in step.needs, f"{step.name} undoes {kind} of {seen[kind]}"
            seen[kind] = step.name
