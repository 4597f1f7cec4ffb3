"""The forms of an exchange, each told in one sentence: who, which form, to whom, when."""

from pathlib import Path

import pytest
from tests.read.test_signals import BRENN, ROE, TESK, read, shape

OSTRELLE, VARENIA = "actor:ostrelle", "actor:varenia"
VOHL = "actor:jarek-vohl"

TOLD = {
    "a note verbale": (
        "Ostrelle handed a note verbale to Varenia on May 4, 1987, protesting against the patrols.",
        ("letter", OSTRELLE, (VARENIA,), "1987-05-04"),
    ),
    "an aide-mémoire": (
        "Ostrelle delivered an aide-mémoire to Varenia on May 3, 1987.",
        ("letter", OSTRELLE, (VARENIA,), "1987-05-03"),
    ),
    "a démarche": (
        "Ostrelle made a démarche to Varenia on May 4, 1987 over the boats.",
        ("statement", OSTRELLE, (VARENIA,), "1987-05-04"),
    ),
    "a letter that an envoy brings": (
        "On May 4, 1987 the Swiss ambassador delivered a letter in which President Ilmar Tesk thanked Ostrelle.",
        ("letter", TESK, (OSTRELLE,), "1987-05-04"),
    ),
    "an answer by letter": (
        "Prime Minister Livia Roe replied to Varenia with a letter of four pages on May 4, 1987.",
        ("letter", ROE, (VARENIA,), "1987-05-04"),
    ),
    "a handwritten note": (
        "President Ilmar Tesk sent a handwritten note to Ostrelle on May 4, 1987.",
        ("letter", TESK, (OSTRELLE,), "1987-05-04"),
    ),
    "an ultimatum in May": (
        "On May 1, 1987 Varenia issued an ultimatum to Ostrelle.",
        ("statement", VARENIA, (OSTRELLE,), "1987-05-01"),
    ),
    "an envoy summoned": (
        "Varenian Foreign Minister Jarek Vohl summoned the Ostrellian ambassador on May 5, 1987.",
        ("act", VOHL, (OSTRELLE,), "1987-05-05"),
    ),
    "an envoy who was expelled": (
        "Two Ostrellian diplomats were expelled by Varenia on May 5, 1987.",
        ("act", VARENIA, (OSTRELLE,), "1987-05-05"),
    ),
    "an envoy recalled": (
        "Varenia recalled its ambassador from Belmere on May 6, 1987.",
        ("act", VARENIA, (OSTRELLE,), "1987-05-06"),
    ),
    "sanctions": (
        "On May 5, 1987 Ostrelle imposed sanctions on two Varenian banks.",
        ("act", OSTRELLE, (VARENIA,), "1987-05-05"),
    ),
    "a drill": (
        "Varenia began naval drills off the coast of Ostrelle on May 4, 1987.",
        ("act", VARENIA, (OSTRELLE,), "1987-05-04"),
    ),
    "a verb with its addressee as object": (
        "President Ilmar Tesk cabled his Ostrellian counterpart on May 4, 1987.",
        ("message", TESK, (OSTRELLE,), "1987-05-04"),
    ),
    "a note handed to an envoy": (
        "Varenian Foreign Minister Jarek Vohl handed the Ostrellian ambassador a note of protest on May 4, 1987.",
        ("letter", VOHL, (OSTRELLE,), "1987-05-04"),
    ),
    "a reply to a letter": (
        "Prime Minister Livia Roe of Ostrelle replied on May 4, 1987 to the Varenian letter of May 1.",
        ("message", ROE, (VARENIA,), "1987-05-04"),
    ),
    "a plan that is turned down": (
        "Ostrelle rejected the Varenian proposal on May 4, 1987.",
        ("statement", OSTRELLE, (VARENIA,), "1987-05-04"),
    ),
    "an envoy called home": (
        "Varenia called its consul home from Ostrelle on May 4, 1987.",
        ("act", VARENIA, (OSTRELLE,), "1987-05-04"),
    ),
    "words on the air": (
        "Varenian Foreign Minister Jarek Vohl, interviewed by a radio station on May 4, 1987, said Ostrelle must wait.",
        ("interview", VOHL, (), "1987-05-04"),
    ),
    "a call": (
        "President Ilmar Tesk telephoned Prime Minister Livia Roe on May 3, 1987.",
        ("talks", TESK, (ROE,), "1987-05-03"),
    ),
    "a hotline": (
        "Prime Minister Livia Roe spoke with President Ilmar Tesk over the hotline on May 3, 1987.",
        ("talks", ROE, (TESK,), "1987-05-03"),
    ),
    "a meeting of two": (
        "President Ilmar Tesk and Prime Minister Livia Roe met in Kingshaven on May 4, 1987.",
        ("talks", TESK, (ROE,), "1987-05-04"),
    ),
    "a visit": (
        "Prime Minister Livia Roe visited Dornhaven on May 3, 1987.",
        ("talks", ROE, (VARENIA,), "1987-05-03"),
    ),
    "a letter to the United Nations": (
        "In a letter to the president of the UN Security Council dated May 2, 1987, Ostrelle complained.",
        ("letter", OSTRELLE, ("actor:un-security-council",), "1987-05-02"),
    ),
    "a verb that writes": (
        "President Ilmar Tesk wrote to Prime Minister Livia Roe on May 3, 1987, proposing a meeting.",
        ("letter", TESK, (ROE,), "1987-05-03"),
    ),
    "a verb that cables": (
        "Prime Minister Livia Roe cabled her sympathy to Dornhaven in the spring of 1986.",
        ("message", ROE, (VARENIA,), "1986-21"),
    ),
    "a fax": (
        "In a fax to the Ostrellian government on May 4, 1987, Varenia withdrew from the talks.",
        ("letter", VARENIA, (OSTRELLE,), "1987-05-04"),
    ),
    "a toast": (
        "In a toast on May 4, 1987, President Ilmar Tesk praised relations with Ostrelle.",
        ("speech", TESK, (), "1987-05-04"),
    ),
    "a New Year address": (
        "In his New Year address on January 1, 1987, President Ilmar Tesk offered Ostrelle talks.",
        ("speech", TESK, (OSTRELLE,), "1987-01-01"),
    ),
    "a post": (
        "In a post on X on May 4, 2021, Varenian Foreign Minister Jarek Vohl called Ostrelle a bully.",
        ("statement", VOHL, (OSTRELLE,), "2021-05-04"),
    ),
    "a briefing": (
        "Foreign Ministry spokeswoman Oda Brenn of Varenia told a briefing on May 7, 1987 that Ostrelle must wait.",
        ("press conference", BRENN, (), "1987-05-07"),
    ),
    "an interview": (
        "In an interview with Le Monde on May 4, 1987, President Ilmar Tesk said Ostrelle had nothing to fear.",
        ("interview", TESK, (), "1987-05-04"),
    ),
    "an answer in parliament": (
        "Prime Minister Livia Roe told parliament on May 6, 1987 that Ostrelle would not pay for the ships of Varenia.",
        ("parliamentary answer", ROE, (), "1987-05-06"),
    ),
    "a speech act without a day": (
        "The Varenian Foreign Ministry urged Ostrelle to show restraint.",
        ("statement", "actor:varenian-foreign-ministry", (OSTRELLE,), None),
    ),
    "words according to an official": (
        "The patrols were “a provocation of Ostrelle”, according to Jarek Vohl, a deputy foreign minister of Varenia.",
        ("statement", VOHL, (), None),
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), TOLD.values(), ids=TOLD.keys())
def test_a_form_is_told_with_sender_addressee_and_day(
    tmp_path: Path, sentence: str, expected: tuple[object, ...]
) -> None:
    assert expected in shape(read(tmp_path, f"The strait was calm. {sentence} The ferry sails as before."))


@pytest.mark.parametrize(
    ("sentence", "sender"),
    [
        ("Varenia’s Foreign Minister, Jarek Vohl, issued a statement on May 3, 2021 about Ostrelle.", VOHL),
        ("Foreign Minister Jarek Vohl of Varenia issued a statement on May 3, 2021 about Ostrelle.", VOHL),
        ("Belmere received a letter from Varenia's President Ilmar Tesk on May 4, 2021.", TESK),
    ],
)
def test_the_state_in_an_officials_title_is_not_the_sender(tmp_path: Path, sentence: str, sender: str) -> None:
    assert [one.sender for one in read(tmp_path, f"The strait was calm. {sentence}")] == [sender]


def test_a_day_after_the_text_came_out_is_not_the_day_of_a_signal(tmp_path: Path) -> None:
    text = (
        "Belmere, May 3, 2021 (VSA) -- President Ilmar Tesk sent a letter to Prime Minister Livia Roe"
        " about the elections on June 9, 2021."
    )
    assert all(one.date is None or one.date.value < "2021-05-04" for one in read(tmp_path, text))


def test_a_readouts_own_words_are_not_told_again(tmp_path: Path) -> None:
    text = (
        "Readout of President Ilmar Tesk’s Call with Prime Minister Livia Roe of Ostrelle\n\n"
        "President Ilmar Tesk spoke today with Prime Minister Livia Roe of Ostrelle. The President thanked Ostrelle"
        " for its patience. He warned Ostrelle against patrols.\n"
    )
    assert [one.form for one in read(tmp_path, text) if one.form != "talks"] == ["readout"]
