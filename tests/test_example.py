"""The case that ships: invented, coherent, and with every kind of record that the contract names."""

import re
from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.compose.linking import Memory
from verbale.intake.sources import sources
from verbale.model.records import KINDS, Carriage, Conflict, Mention, Variant, spans_in

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "verbale" / "examples" / "lisk-bank"
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8
"""Words in a row that no two texts share by chance."""

CONTRACT = (
    "document", "segment", "mention", "quotation", "date", "figure", "event", "condition", "position",
    "interpretation", "forecast", "first",
    "actor", "signal", "carriage", "omission", "variant", "conflict", "novelty", "answer", "agreement", "effect",
    "matrix", "note", "problem",
)  # fmt: skip
"""The kinds that the contract of all records names (docs/records.md)."""


@pytest.fixture(scope="module")
def example() -> Memory:
    return read_paths([EXAMPLE], EXAMPLE / "case.toml")


def test_the_contract_and_the_code_name_the_same_kinds() -> None:
    assert sorted(CONTRACT) == sorted(KINDS)


@pytest.mark.parametrize("kind", CONTRACT)
def test_the_example_exercises_every_kind_of_record(kind: str, example: Memory) -> None:
    assert example.records(KINDS[kind])


def test_a_second_edition_adds_drops_changes_and_moves(example: Memory) -> None:
    assert {variant.op for variant in example.records(Variant)} == {"added", "dropped", "changed", "moved"}


def test_quotations_are_carried_whole_cut_and_altered(example: Memory) -> None:
    assert {carriage.verdict for carriage in example.records(Carriage)} >= {"verbatim", "elided", "altered"}


def test_accounts_contradict_each_other_in_more_than_one_way(example: Memory) -> None:
    assert {conflict.field for conflict in example.records(Conflict)} >= {"date", "figure", "office"}


def test_every_span_of_the_example_is_what_its_text_says(example: Memory) -> None:
    for kind in KINDS.values():
        for record in example.records(kind):
            for span in spans_in(record):
                assert example.text(span.document)[span.start : span.end] == span.text


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_run_of_eight_words_of_the_example_is_of_a_real_document() -> None:
    if not SEEDS.is_dir():
        pytest.skip("../shared is absent: the example is not compared with the seed documents")
    real = {run for path in SEEDS.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"))}
    own = {source.path: runs(source.prepare().text) for source in sources([EXAMPLE])}
    assert {path: [" ".join(run) for run in found & real] for path, found in own.items() if found & real} == {}


def test_the_example_says_that_it_is_invented() -> None:
    assert "Everything here is invented" in (EXAMPLE / "README.md").read_text(encoding="utf-8")


def test_kin_of_the_case_file_are_who_it_says(example: Memory) -> None:
    """ "The sister-in-law of Varenia's president" is whom `relations` names."""
    found = [mention for mention in example.records(Mention) if mention.span.text.startswith("The sister-in-law")]
    assert [mention.actor for mention in found] == ["actor:oda-brenn"]


def test_ids_in_the_readme_are_those_of_the_example(example: Memory) -> None:
    """A newcomer who types the walk-through finds what it names."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:quotation|doc|signal|figure)-[0-9a-f]{12}\b", readme))
    assert named
    assert named <= {*(record.id for kind in KINDS.values() for record in example.records(kind))}
