"""Whatever the text: nothing is lost, nothing is doubled, every offset is true, and time grows with length."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.sheets import PROSE, read

from verbale.intake.extracted import Block
from verbale.model.prepared import Prepared

SHORT = """Related|Comments|Leave a Reply|By Ann Lee|Notes|¹ A note|[1] A note|* * *|-0-|Q: Why?|A: So.|Sincerely,
Dear President Alder,|The full text of the letter follows:|May 9, 2031|5 min read|© 2031 Post|, , ,|Credit: AP
“We shall wait.|第一段。|فقرة أولى|\u202e|\u200b|\x00|\x1c|\ufeff|lower case|long-|term|Statement of Ada Lind
https://x.example/2031/05/09/|CP 31-07|Coastal Papers|11:37 A.M. EDT
OSLO, May 9 (XNA) -- The minister issued the following statement on Monday:"""
LINES = st.sampled_from([*PROSE, *(words[: len(words) // 2] for words in PROSE), *SHORT.replace("\n", "|").split("|")])
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\f", " ", "\u2028", "\n    ", "\n\n\n"])
TEXTS = st.lists(st.tuples(LINES, BREAKS), max_size=25).map(lambda parts: "".join(a + b for a, b in parts)) | st.text()


def _all(prepared: Prepared) -> Iterator[Prepared]:
    yield prepared
    for child in prepared.children:
        yield from _all(child)


def _check(prepared: Prepared) -> None:
    text = prepared.text
    covered = [0] * len(text)
    for segment in prepared.segments:
        assert text[segment.span.start : segment.span.end] == segment.span.text
        for at in range(segment.span.start, segment.span.end):
            covered[at] += 1
    assert all(count <= 1 for count in covered)
    assert all(count == 1 for char, count in zip(text, covered, strict=True) if not char.isspace())
    for passage in prepared.passages:
        for piece in passage.pieces:
            there = text[piece.source : piece.source + piece.length]
            here = passage.text[piece.start : piece.start + piece.length]
            assert len(here) == piece.length
            assert all(a == b or (a == " " and b.isspace()) for a, b in zip(here, there, strict=True))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_segments_cover_every_character_once_and_pieces_map_truly(text: str) -> None:
    """On pages of every kind of line and on arbitrary text."""
    for prepared in _all(read(text)):
        _check(prepared)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=6))
def test_blocks_of_a_format_may_lie_anywhere(text: str, bounds: list[tuple[int, int]]) -> None:
    """Gaps between blocks are filled, overlaps are cut."""
    _check(read(text, blocks=tuple(Block(start, end) for start, end in bounds)))


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    """Reading is a pure function."""
    assert read(text) == read(text)


def test_a_format_s_own_roles_are_kept() -> None:
    """A heading that the file marks is a heading, whatever it looks like."""
    text = f"Short.\n{PROSE[0]}"
    assert [s.role for s in read(text, blocks=(Block(0, 6, "heading"), Block(7, len(text)))).segments] == [
        "heading",
        "body",
    ]


SHAPES = {
    "one long line": lambda n: "word " * n,
    "one long word": lambda n: "a" * 5 * n,
    "short lines": lambda n: "".join(f"Line {i} of it\n" for i in range(n // 4)),
    "the same line": lambda n: "Related\n" * (n // 2),
    "notes that are cut": lambda n: "¹ A note that goes on and on and does not end here at\n\nOnline\n\n" * (n // 12),
    "letters": lambda n: "Dear President Alder,\n\nI write.\n\n" * (n // 6),
    "dispatches": lambda n: "OSLO, May 4 (XNA) -- He issued the following statement:\n\nI am.\n\n" * (n // 40),
    "commas": lambda n: ", " * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""

    def clock(n: int) -> float:
        text = SHAPES[shape](n)
        start = time.process_time()
        read(text)
        return time.process_time() - start

    clock(1_000)
    assert clock(32_000) < 9 * clock(8_000) + 0.5
