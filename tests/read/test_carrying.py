"""How a signal was carried, whom it was meant to reach, on what occasion, and what discounts it."""

from pathlib import Path

import pytest
from tests.read.test_signals import read

LETTER = "On March 4, 2021, President Ilmar Tesk sent a letter of condolence to Prime Minister Livia Roe"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (f"{LETTER} through the Swiss embassy.", "third state: Switzerland"),
        (f"{LETTER}; it was relayed by Norwegian diplomats.", "third state: Norway"),
        (f"{LETTER} through a back channel.", "back channel"),
        (f"{LETTER}, handed to the Ostrellian ambassador in Dornhaven.", "embassy"),
        ("President Ilmar Tesk spoke with Prime Minister Livia Roe over the hotline on March 4, 2021.", "hotline"),
        ("President Ilmar Tesk spoke with Prime Minister Livia Roe by phone on March 4, 2021.", "telephone"),
        ("President Ilmar Tesk wrote on X on March 4, 2021 that Ostrelle had nothing to fear.", "social media"),
        (
            "In a letter to the president of the UN Security Council dated March 4, 2021, Ostrelle complained.",
            "United Nations",
        ),
        (f"{LETTER}.", None),
    ],
)
def test_the_words_of_the_telling_say_by_which_way_it_went(tmp_path: Path, text: str, channel: str | None) -> None:
    (one,) = read(tmp_path, text)
    assert one.channel == channel


@pytest.mark.parametrize(
    ("more", "audience"),
    [
        ("The letter was not carried by the domestic press.", "outside"),
        ("The letter was meant for a domestic audience.", "inside"),
        ("The letter was two pages long.", None),
    ],
)
def test_what_was_carried_on_one_side_only_says_so(tmp_path: Path, more: str, audience: str | None) -> None:
    (one,) = read(tmp_path, f"{LETTER}. {more}")
    assert one.audience == audience


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("over the flood in the Ander valley", "the flood in the Ander valley"),
        ("on the occasion of the national day of Ostrelle", "the national day of Ostrelle"),
        ("after the death of her father", "the death of her father"),
        ("about the boats", None),
    ],
)
def test_the_occasion_is_the_texts_own_words(tmp_path: Path, words: str, occasion: str | None) -> None:
    (one,) = read(tmp_path, f"{LETTER} {words}.")
    assert one.occasion == occasion


@pytest.mark.parametrize(
    "words",
    [
        "writing under the pen name Old Sailor",
        "speaking on condition of anonymity",
        "who asked not to be named",
        "a researcher of the Institute of the Strait",
    ],
)
def test_what_discounts_a_signal_is_a_disclaimer(tmp_path: Path, words: str) -> None:
    text = f"On March 4, 2021, Varenian Foreign Minister Jarek Vohl, {words}, said that Ostrelle was to blame."
    (one,) = read(tmp_path, text)
    assert [span.text for span in one.disclaimers] == [words.removeprefix("writing ")]
