"""Claims of a first: how far they reach, and their scope in the text's own words."""

from pathlib import Path

import pytest
from tests.read.test_signals import CASE

from verbale.compose.reading import read_prepared
from verbale.intake.sources import sources
from verbale.knowledge.base import load_knowledge
from verbale.model.records import First


def read(tmp_path: Path, text: str) -> list[First]:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    (source,) = sources([path])
    texts = read_prepared(source.prepare(), load_knowledge(tmp_path / "case.toml"))
    return [record for text in texts for record in text.records if isinstance(record, First)]


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        ("It was the first letter that Ilmar Tesk had sent to Livia Roe.", "Ilmar Tesk", "Livia Roe"),
        ("President Ilmar Tesk has never before written to a leader of Ostrelle.", "Ilmar Tesk", "Ostrelle"),
        ("President Ilmar Tesk has not previously written to Livia Roe about the boats.", "Ilmar Tesk", "Livia Roe"),
        ("Ilmar Tesk rules in Dornhaven. Tesk had never sent a message to Ostrelle.", "Ilmar Tesk", "Ostrelle"),
        ("The visit was the highest-level contact of Varenia with Ostrelle since 1974.", "Varenia", "Ostrelle"),
    ],
)
def test_a_claim_names_its_sender_in_full_and_its_addressee(
    tmp_path: Path, text: str, sender: str, recipient: str
) -> None:
    (one,) = read(tmp_path, text)
    assert (one.scope.sender, one.scope.recipient) == (sender, recipient)


def test_a_name_in_brackets_behind_kin_is_the_sender_and_the_claim_begins_with_the_kin(tmp_path: Path) -> None:
    text = (
        "It is the first time that Tesk has done anything like this and his father [Anders Tesk-Lund] never sent a"
        " letter after the flood of 1999, a historian said."
    )
    claims = read(tmp_path, text)
    assert claims[-1].span.text.startswith("his father [Anders Tesk-Lund] never sent a letter")
    assert claims[-1].scope.sender == "Anders Tesk-Lund"


def test_an_adjective_of_this_letter_is_said_of_its_sender_not_of_who_says_it(tmp_path: Path) -> None:
    text = (
        "On March 4, 2021, President Ilmar Tesk sent a letter to Prime Minister Livia Roe."
        " Tomas Werle, a historian, described the letter as “exceptional”."
    )
    (one,) = read(tmp_path, text)
    assert one.scope.sender == "Ilmar Tesk"


@pytest.mark.parametrize(
    "text",
    [
        "First, the boats of Varenia are old.",
        "The letter of Ilmar Tesk was never published in Ostrelle.",
        "Ilmar Tesk never replied to the letter of Livia Roe.",
        "In the first half of the year Varenia sent two letters.",
        "Varenia did not answer before the deadline of the talks.",
        "There is no doubt that the ministers of Varenia and Ostrelle have met in a third country since May.",
    ],
)
def test_counting_and_silence_are_no_firsts(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        (
            "It is the first time a Varenian leader has written to his Ostrellian counterpart since 1974.",
            "Varenian leader",
            "Ostrellian counterpart",
        ),
        (
            "No Varenian president had ever before offered condolences to Ostrelle.",
            "Varenian president",
            "Ostrelle",
        ),
    ],
)
def test_an_office_of_a_state_is_the_sender_where_nobody_is_named(
    tmp_path: Path, text: str, sender: str, recipient: str
) -> None:
    (one,) = read(tmp_path, text)
    assert (one.scope.sender, one.scope.recipient) == (sender, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "No letter of this kind had passed between the two governments since 1974.",
        "Never before has such a letter been carried in by an ambassador.",
        "Not since 1974 has a king spoken of the boats.",
    ],
)
def test_a_denial_with_a_span_of_time_is_a_claim(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Never before has Norway owned up to a raid on the reef.",
        "No Danish king had set his name to such a paper since the war of 1864.",
        "No minister, the archivist recalls, has put a regret to Norway on paper since 1975.",
        "It was the second protest of the year and the first since the war to name a single lighthouse.",
        "It is the first time that a third government has tendered terms of its own in the quarrel.",
        "This is the first occasion since the treaty of 1970 on which Danish surveyors have crossed the strait.",
    ],
)
def test_a_frame_that_says_it_had_not_been_done_before_is_enough(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text)) == 1


def test_where_a_side_has_always_stood_is_no_first(tmp_path: Path) -> None:
    assert read(tmp_path, "Norway has never recognised a boundary in the strait, and it does not do so today.") == []


def test_somebody_of_an_office_by_no_name_is_the_sender_and_the_manner_the_form(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "No Danish minister has expressed regret to Norway in writing since 1975.")
    assert (one.scope.sender, one.scope.form) == ("Danish minister", "in writing")
