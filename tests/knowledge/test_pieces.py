"""Pieces of patterns: what `<name>` stands for in a data file."""

import re

from verbale.knowledge.pieces import fill, patterns

PIECES = {"colour": "red|green", "size": "(?P<size>big|small)"}


def test_a_piece_is_put_where_its_name_stands() -> None:
    assert fill("a (<colour>) door", PIECES.__getitem__) == "a (red|green) door"


def test_a_piece_may_have_its_group_renamed() -> None:
    assert fill("<size> or <size:other>", PIECES.__getitem__) == "(?P<size>big|small) or (?P<other>big|small)"


def test_angle_brackets_of_a_regular_expression_are_left_alone() -> None:
    assert fill("(?P<colour>.+)(?<!a)(?<=b)", PIECES.__getitem__) == "(?P<colour>.+)(?<!a)(?<=b)"


def test_every_piece_of_the_imprint_file_is_filled_in() -> None:
    headings = patterns("imprint")["lead"]["headings"]
    assert not any("<text>" in pattern for pattern in headings)
    assert any(re.fullmatch(pattern, "statement by the harbour board", re.I) for pattern in headings)
