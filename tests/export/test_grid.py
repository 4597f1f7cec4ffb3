"""The map of omissions: a square a sentence and document, dark where the words were kept, a word where nobody did."""

import re

from verbale.export.grid import Line, Square, draw, grid, height

LINES = [
    Line("1 · The <ferry>", "", (Square(1.0, "Wire: verbatim", "#a"), Square(0, "Post: left out", "#a"))),
    Line("2 · The crew", "NOBODY", (Square(0, "Wire: left out", "#b"), Square(0, "Post: left out", "#b"))),
]


def test_every_sentence_has_a_square_for_each_document_and_a_link() -> None:
    drawing = draw([grid(LINES, ["Wire", "Post"], "Statement")], 2, height(LINES), "Omissions")
    assert re.findall(r'fill-opacity="([\d.]+)"', drawing) == ["1.0", "0", "0", "0"]
    assert re.findall(r'href="([^"]+)"', drawing) == ["#a", "#a", "#b", "#b"]


def test_what_nobody_carried_stands_out_and_words_are_escaped() -> None:
    drawing = draw([grid(LINES, ["Wire", "Post"], "Statement")], 2, height(LINES), "Omissions")
    assert drawing.count(">NOBODY<") == 1 and "&lt;ferry&gt;" in drawing and "style=" not in drawing


def test_nothing_is_drawn_where_there_is_no_map() -> None:
    assert draw([], 1, 0, "Omissions") == ""
