"""A word the table has not is taken by the regular ending of its tag."""

from pathlib import Path

import pytest

from verbale.language.lemmas import Lemmas, lemma_of


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("envoys", "NNS", "envoy"),
        ("treaties", "NNS", "treaty"),
        ("losses", "NNS", "loss"),
        ("breaches", "VBZ", "breach"),
        ("warned", "VBD", "warn"),
        ("replied", "VBD", "reply"),
        ("stating", "VBG", "state"),
        ("planning", "VBG", "plan"),
        ("using", "VBG", "use"),
        ("Talks", "NNS", "talk"),
        ("Yonsok", "NNP", "Yonsok"),
        ("is", "NN", "is"),
        ("s", "NNS", "s"),
        ("THE", "DT", "the"),
        ("I", "PRP", "I"),
    ],
)
def test_regular_endings(form: str, tag: str, lemma: str) -> None:
    assert lemma_of(form, tag, {}) == lemma


def test_the_table_comes_before_the_endings_and_knows_curly_apostrophes() -> None:
    table = {"VBD said": "say", "RB n't": "not"}
    assert lemma_of("Said", "VBD", table) == "say"
    assert lemma_of("n’t", "RB", table) == "not"


def test_the_table_survives_the_disk(tmp_path: Path) -> None:
    Lemmas({"VBD went": "go"}).to_disk(tmp_path / "lemmas")
    assert Lemmas().from_disk(tmp_path / "lemmas").table == {"VBD went": "go"}
