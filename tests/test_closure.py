"""Every id that a record of the example case refers to is in the same export, and every span is what its text says."""

import re
from pathlib import Path

import pytest

import verbale
from verbale.case import read_paths
from verbale.compose.linking import Memory
from verbale.model.records import KINDS, Document, Record, encode, spans_in

EXAMPLES = Path(verbale.__file__).parent / "examples"
_ID = re.compile(rf'"(actor:[^"\\]+|(?:doc|{"|".join(KINDS)})-[0-9a-f]{{12}})"')


@pytest.fixture(scope="module")
def example() -> Memory:
    return read_paths([EXAMPLES])


def records(example: Memory) -> list[Record]:
    return [record for kind in KINDS.values() for record in example.records(kind)]


def test_every_id_is_in_the_export(example: Memory) -> None:
    found = records(example)
    ids = {record.id for record in found}
    named = {id for record in found for id in _ID.findall(encode(record).decode())}
    assert named - ids == set()


def test_every_span_is_what_its_text_says(example: Memory) -> None:
    spans = [span for record in records(example) for span in spans_in(record)]
    assert spans
    for span in spans:
        assert example.text(span.document)[span.start : span.end] == span.text


def test_every_machine_record_says_who_made_it(example: Memory) -> None:
    silent = {type(record).__name__ for record in records(example) if not record.reader}
    assert silent == set()


def test_ids_are_given_once(example: Memory) -> None:
    ids = [record.id for record in records(example)]
    assert len(set(ids)) == len(ids)
    assert example.records(Document)
