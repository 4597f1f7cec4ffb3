"""The shipped weights and the recipe agree, and the check sees it when they do not."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(TRAINING))
    yield importlib.import_module("recipe")
    for name in ("recipe", "check"):
        sys.modules.pop(name, None)


def test_the_shipped_weights_are_those_that_the_recipe_makes(recipe: ModuleType) -> None:
    assert importlib.import_module("check").differences() == []


def test_a_changed_weight_changes_the_fingerprint(recipe: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"weights")
    before = recipe.weights_print(tmp_path)
    (tmp_path / "model").write_bytes(b"weightz")
    assert recipe.weights_print(tmp_path) != before


def test_setting_out_the_recipe_otherwise_is_no_change_but_another_step_is(recipe: ModuleType, tmp_path: Path) -> None:
    one, other, third = (tmp_path / f"{name}.py" for name in ("one", "other", "third"))
    one.write_text("rate = 1\n")
    other.write_text("rate=1  # as before\n")
    third.write_text("rate = 2\n")
    assert recipe.file_print(one) == recipe.file_print(other) != recipe.file_print(third)
