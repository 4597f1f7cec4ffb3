"""Passages: what a page cuts is joined for reading, and leads back to where it stands."""

import pytest
from tests.intake.sheets import PROSE, read

CUT_PAGE = """The strait and its neighbours

The minister said on Monday in Port Sorel that the vessels of the other side had entered the strait¹⁾ and would be

¹⁾ The strait is held to begin at the lighthouse of the northern cape, and to end where the chart of the year 1962

Coastal Papers

CP 31-07

sent back by the patrol within the hour. She gave no number, and left the room without answering further questions.

The answer of the neighbour, which came two days later in a note to the embassy, left open whether its fleet would

draws the line of the outer islands.

Coastal Papers

CP 31-07

return to the same waters before the end of the summer.
"""


def _passage(prepared, opening):  # type: ignore[no-untyped-def]
    return next(passage for passage in prepared.passages if passage.text.startswith(opening))


def test_a_sentence_cut_by_a_footnote_and_furniture_is_read_whole() -> None:
    """The body goes on behind the page's end."""
    passage = _passage(read(CUT_PAGE), "The minister")
    assert "and would be sent back by the patrol" in passage.text
    assert len(passage.pieces) == 2


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    """Its rest stands under a sentence that the page cuts as well, and both find what belongs to them."""
    prepared = read(CUT_PAGE)
    note, body = _passage(prepared, "¹⁾"), _passage(prepared, "The answer")
    assert "the year 1962 draws the line" in note.text
    assert note.role == "footnote"
    assert "whether its fleet would return to the same waters" in body.text


def test_pieces_lead_back_to_the_stored_text() -> None:
    """Words across the cut are two stretches of the stored text."""
    passage = _passage(read(CUT_PAGE), "The minister")
    start = passage.text.index("would be sent back")
    found = [CUT_PAGE[low:high] for low, high in passage.bounds(start, start + len("would be sent back"))]
    assert found == ["would be", "sent back"]


def test_a_finished_paragraph_is_not_joined() -> None:
    """Two whole paragraphs stay two, though furniture stands between them."""
    prepared = read(f"{PROSE[0]}\n\nCopyright 2031 Northern Post\n\n{PROSE[1]}")
    assert [p.text for p in prepared.passages if p.role == "body"] == list(PROSE[:2])


def test_items_of_a_list_are_not_joined() -> None:
    """An item that ends with "and" does not go on in the next item."""
    prepared = read(
        "The two sides agreed on these points:\n- to open the harbour before the summer, and\n- to meet again"
    )
    assert len([p for p in prepared.passages if "agreed" in p.text or "to " in p.text]) == 3


def test_a_title_printed_twice_is_read_once() -> None:
    """The second is kept as a segment only."""
    prepared = read(f"Talks about the strait begin\n\nTalks about the strait begin\n\n{PROSE[0]}\n\n{PROSE[1]}")
    assert sum(segment.role == "title" for segment in prepared.segments) == 2
    assert sum(passage.role == "title" for passage in prepared.passages) == 1


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        ("The treaty speaks of naviga-\ntion in the strait and of its long history in the books.", "navigation in"),
        ("It is a long-\nterm aim. A long-term aim needs patience, and patience needs peace.", "a long-term aim. A"),
        ("The coop-\neration goes on, and cooperation is what both of the sides desire.", "The cooperation goes"),
        ("They met the Anglo-\nAmerican envoy in the town hall on the morning of Monday.", "Anglo-American envoy"),
        ("The agree\u00adment was signed in the town hall on the morning of last Monday.", "The agreement was"),
    ],
)
def test_words_divided_at_a_line_end_are_put_together(lines: str, read_as: str) -> None:
    """The text's own words tell whether the hyphen belongs to the word."""
    assert read_as in " ".join(passage.text for passage in read(lines).passages)


def test_line_breaks_are_spaces_and_offsets_hold() -> None:
    """A passage of wrapped lines has the length of what it was read from."""
    text = "The treaty speaks of\nthe passage of vessels\r\nin times of peace."
    passage = read(text).passages[0]
    assert "\n" not in passage.text
    assert "of the passage of vessels" in passage.text
