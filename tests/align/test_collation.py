"""Witnesses side by side, sentence by sentence of the base. All texts invented."""

from verbale.align.collation import LEFT_OUT, collate
from verbale.align.versions import compare

BASE = "The ferry may land on Monday. The crew will be fed. No letter was sent."
SENTENCES = ((0, 29), (30, 51), (52, 71))


def readings(other: str) -> list[str | None]:
    """What a witness has for each sentence; None for the same words."""
    rows = collate(BASE, {"B": compare(BASE, other)}, SENTENCES)
    return [row.readings["B"].text if "B" in row.readings else None for row in rows]


def test_a_sentence_with_the_same_words_has_no_reading() -> None:
    assert readings(BASE) == [None, None, None]


def test_a_changed_sentence_is_read_as_the_witness_has_it() -> None:
    found = readings(BASE.replace("Monday", "Friday").replace("No letter", "A letter"))
    assert found == ["The ferry may land on Friday.", None, "A letter was sent."]


def test_a_dropped_sentence_is_left_out() -> None:
    assert readings("The ferry may land on Monday. No letter was sent.")[1] == LEFT_OUT


def test_an_added_sentence_stands_with_the_one_before_it() -> None:
    first, *rest = readings(BASE.replace("Monday. ", "Monday. It is a small ship. "))
    assert "It is a small ship" in str(first) and rest == [None, None]


def test_three_witnesses_stand_in_one_row() -> None:
    others = {name: compare(BASE, BASE.replace("Monday", day)) for name, day in (("B", "Friday"), ("C", "Sunday"))}
    row = collate(BASE, others, SENTENCES)[0]
    assert {name: reading.text[-7:] for name, reading in row.readings.items()} == {"B": "Friday.", "C": "Sunday."}


def test_a_sentence_in_another_place_is_moved_not_left_out() -> None:
    moved = "The crew will be fed. No letter was sent. The ferry may land on Monday."
    rows = collate(BASE, {"B": compare(BASE, moved)}, SENTENCES)
    assert any(row.readings["B"].moved for row in rows if "B" in row.readings)
    assert all(reading.text for row in rows for reading in row.readings.values())
