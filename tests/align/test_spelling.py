"""Spelling, numbers and names written another way are one wording; different words are not."""

import pytest

from verbale.align.spelling import number_of, same_wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("the colours", "the colors"),
        ("travelled", "traveled"),
        ("defence programme", "defense program"),
        ("per cent", "percent"),
        ("co operation", "cooperation"),
        ("don't", "do not"),
        ("cannot", "can not"),
        ("twenty five", "25"),
        ("three million", "3,000,000"),
        ("two hundred and ten", "210"),
        ("Kiev", "Kyiv"),
        ("Zelensky", "Zelenskyy"),
        ("Mohammed", "Muhammad"),
        ("Khadafi’s", "Qadafi's"),
    ],
)
def test_one_wording_written_two_ways(one: str, other: str) -> None:
    assert same_wording(one.split(), other.split()) and same_wording(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filled", "filed"),
        ("our", "or"),
        ("four", "for"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("3.5", "35"),
        ("twenty five", "26"),
        ("not", ""),
        ("can", "cannot"),
        ("resolved", "unresolved"),
        ("one two", "3"),
        ("Japan's", "Japan"),
    ],
)
def test_different_wordings_stay_different(one: str, other: str) -> None:
    assert not same_wording(one.split(), other.split())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seventeen", 17),
        ("ninety nine", 99),
        ("1,250", 1250),
        ("two thousand and one", 2001),
        ("ships", None),
        ("", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert number_of(words.split()) == number
