"""Quotation marks are paired, and what is missing is mended in its own paragraph and reported."""

import random

import pytest
from tests.read.quotations.told import problems, reading_of, told

from verbale.read.quotations.marks import pair_marks, pair_paragraph
from verbale.read.quotations.reader import read_quotations


def inner(text: str) -> list[str]:
    """The outermost marked words."""
    return [text[slice(*one.inner)] for one in pair_paragraph(text).stretches]


PAIRS = [
    ("straight", 'a "b c" d', ["b c"]),
    ("curly", "a “b c” d", ["b c"]),
    ("curly opened, straight closed", 'a “b c" d', ["b c"]),
    ("doubled apostrophes", "a ''b c'' d", ["b c"]),
    ("single inside double", "“He said ‘no’ to me”", ["He said ‘no’ to me"]),
    ("apostrophes are no marks", "the nations' rights and Vell's words in '68", []),
    ("inches are no marks", 'a 6" pipe and a "real" one', ["real"]),
    ("a plural inside single marks", "'the Vells' house is ours,' he said", ["the Vells' house is ours,"]),
]


@pytest.mark.parametrize(("name", "text", "expected"), PAIRS, ids=[row[0] for row in PAIRS])
def test_marks_of_every_style_pair(name: str, text: str, expected: list[str]) -> None:
    """The outermost marked words, whatever the style of the marks."""
    assert inner(text) == expected


def test_a_mark_that_is_not_closed_ends_where_it_is_attributed() -> None:
    """“We will go, he said" loses its closing mark: the attribution shows where the speech ended."""
    assert told("“We will all go home now, he said.")[0].content == ("We will all go home now,",)
    assert problems("“We will all go home now, he said.")


def test_a_mark_that_opens_twice_gives_one_speech() -> None:
    """A second opening mark in one speech: both parts are the speaker's, and the mark is reported."""
    text = "“The road is long. “We will walk it,” Vell added."
    assert told(text)[0].content == ("The road is long.", "We will walk it,")
    assert problems(text) == ["a quotation mark opens again before it is closed"]


def test_a_mark_that_was_never_opened_goes_back_to_its_sentence() -> None:
    """The opening mark is lost: the speech begins with its sentence."""
    text = "The hall fell silent. We will go home,” Vell said."
    assert told(text)[0].content == ("We will go home,",)
    assert problems(text) == ["a quotation mark closes that was not opened"]


def test_a_lost_mark_spoils_no_other_paragraph() -> None:
    """Marks are paired paragraph by paragraph."""
    found = told('He said "it is time. Then he left.\nThe hall fell silent.\n"We stay," Vell said.')
    assert found[-1].content == ("We stay,",)


def test_balanced_marks_give_no_problem() -> None:
    """Nothing is reported where nothing is wrong."""
    assert problems("“We came in peace,” Vell said. “We leave.”\nThe 'informal' talks went on.") == []


def test_no_text_makes_the_reader_abort() -> None:
    """Whatever marks a text has, the reader comes to its end with spans that are true."""
    chance = random.Random(7)
    base = "“We came,” said Vell. \"It is over\", he added: 'no' (to me) — “Yes ‘so’ it is.” As Orlo noted, that."
    for _ in range(150):
        letters = list(base)
        for _ in range(12):
            place = chance.randrange(len(letters))
            letters[place] = chance.choice("\"“”'‘’:,. \n—(")
        text = "".join(letters)
        reading = reading_of(text)
        for one in read_quotations(reading):
            for span in getattr(one, "content", ()):
                assert text[span.start : span.end] == span.text


def test_pairing_keeps_every_paragraph() -> None:
    """One result a paragraph, empty ones included."""
    assert len(pair_marks(["", "“a", "", "b”"])) == 4
