"""Words: what counts as one, and where it stands."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.align.words import fold, split


def shown(text: str) -> list[str]:
    words = split(text)
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. won't co-operate.", ["The", "U", "S", "won't", "co", "operate"]),
        ("1,000 or 3.5%, at 4.", ["1,000", "or", "3.5", "%", "at", "4"]),
        ("«état» — “ﬁrm”", ["état", "ﬁrm"]),
        ("双方は", ["双", "方", "は"]),
        ("대화 2", ["대", "화", "2"]),
        ("'quoted' words", ["quoted", "words"]),
        ("soft\u00adhyphen and zero\u200bwidth", ["soft\u00adhyphen", "and", "zero\u200bwidth"]),
        ("an emoji 🙂 parts", ["an", "emoji", "parts"]),
        ("", []),
        (" … ", []),
    ],
)
def test_words_stand_where_they_stand(text: str, words: list[str]) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("straße", "STRASSE"),
        ("ﬁne", "Fine"),
        ("won’t", "wont"),
        ("Jŏng", "jong"),
        ("1,000", "1000"),
        ("e\u0301tat", "état"),
        ("[T]he", "the"),
        ("&", "and"),
        ("%", "percent"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_one_word_written_two_ways_has_one_key(one: str, other: str) -> None:
    assert split(one).keys.tolist() == split(other).keys.tolist()


@pytest.mark.parametrize(("one", "other"), [("3.5", "35"), ("was", "saw"), ("和", "平"), ("a", "aa"), ("𠮷", "𠮸")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert split(one).keys.tolist() != split(other).keys.tolist()


@given(st.text(max_size=200))
def test_words_are_ordered_and_hold_no_space(text: str) -> None:
    words = split(text)
    bounds = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    assert all(start < end for start, end in bounds)
    assert all(left[1] <= right[0] for left, right in pairwise(bounds))
    assert not any(re.search(r"\s", text[start:end]) for start, end in bounds)


@given(st.lists(st.text("abcXYZ019'é", min_size=1, max_size=8), max_size=20))
def test_keys_are_those_of_the_folded_words(words: list[str]) -> None:
    solid = [word for word in words if fold(word)]
    assert split(" ".join(words)).keys.tolist() == [int(split(fold(word)).keys[0]) for word in solid]
