"""Records: a line of JSON gives back the record, ids come from content and place, spans are found in any depth."""

import json
from typing import Any, Literal, get_args, get_origin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.model.records import (
    KINDS,
    Condition,
    Dated,
    Document,
    Office,
    Quotation,
    Record,
    Value,
    decode,
    encode,
    record_id,
    spans_in,
)
from verbale.model.span import Span

BOUNDS = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=3)
SPAN = Span("doc-1", 3, 6, "yes")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_record_comes_back_from_its_line_of_json(kind: type[Record]) -> None:
    values = {field.name: sample(field.type) for field in msgspec.structs.fields(kind) if field.required}
    line = encode(kind(**values))
    assert b"\n" not in line
    assert encode(decode(line)) == line
    assert json.loads(line)["kind"] == kind.__struct_config__.tag


def sample(annotation: Any) -> object:
    """Some value of a field's type."""
    options = get_args(annotation)
    if get_origin(annotation) is tuple:
        return () if Ellipsis in options else tuple(map(sample, options))
    if get_origin(annotation) is Literal:
        return options[0]
    if options:
        return None if type(None) in options else sample(options[0])
    return {Span: SPAN, str: "words\nand “more”", int: 1, bool: True, float: 0.5}[annotation]


def test_words_of_python_are_written_as_words_of_the_contract() -> None:
    line = json.loads(encode(Condition(id="c", holder=None, if_=(SPAN,))))
    assert line["if"] == [{"document": "doc-1", "start": 3, "end": 6, "text": "yes"}]
    office = Office("envoy", from_="2030", to=None)
    assert json.loads(msgspec.json.encode(office))["from"] == "2030"


def test_a_text_that_was_not_asked_for_is_not_written() -> None:
    document = Document(id="doc-1", path="a", sha256="", text_sha256="")
    assert "text" not in json.loads(encode(document))
    assert json.loads(encode(msgspec.structs.replace(document, text="yes")))["text"] == "yes"


@pytest.mark.parametrize(
    "line", [b"", b"[]", b'{"kind":"colour","id":"1"}', b'{"kind":"date","id":"1"}', b'{"id":"1"}']
)
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode(line)


@given(BOUNDS, BOUNDS)
def test_two_places_have_two_ids(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    ids = [record_id("date", "doc-1", bounds) for bounds in (one, other)]
    assert (ids[0] == ids[1]) == (one == other)


def test_an_id_is_the_same_on_every_machine() -> None:
    assert record_id("date", "doc-1", [(3, 6)], "next week") == "date-0307757b9cf1"


def test_spans_are_found_in_every_depth_and_in_the_order_of_fields() -> None:
    one, two, three = (Span("doc-1", n, n + 1, "x") for n in range(3))
    quotation = Quotation(id="q", form="direct", content=(two, one), cue=three, date=Dated("2030", (one,)))
    assert list(spans_in(quotation)) == [two, one, three, one]
    assert list(spans_in([Value("1", span=two)])) == [two]


def test_kinds_are_named_as_they_are_written() -> None:
    assert all(name == kind.__struct_config__.tag for name, kind in KINDS.items())
