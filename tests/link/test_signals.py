"""Signals across documents: tellings put together, taken apart, and heeded as people have them."""

from pathlib import Path

import pytest

from verbale.case import Case
from verbale.model.records import Signal

LETTER = "On January 5, 2024, President Emmanuel Macron sent a letter of condolence to Prime Minister Fumio Kishida."
MESSAGE = (
    "In early January 2024 French President Emmanuel Macron sent a message of sympathy to Japan after the earthquake."
)
OTHER = "On January 5, 2024, President Emmanuel Macron sent a message of condolence to Iran over the explosion."


def case_of(folder: Path, *texts: str) -> Case:
    for at, text in enumerate(texts):
        (folder / f"{at}.txt").write_text(f"{text} Nothing else was said about it in the capital.", encoding="utf-8")
    case = Case.create(folder / "x.verbale")
    case.read([folder / f"{at}.txt" for at in range(len(texts))])
    return case


def told(case: Case) -> list[int]:
    """How many tellings each signal of the sender has, most first."""
    found = [one for one in case.records(Signal) if one.sender == "actor:emmanuel-macron" and len(one.telling)]
    here = {
        span.document
        for one in found
        for span in one.telling
        if case.dossier.documents[span.document].path.endswith("txt")
    }
    return sorted((len(one.telling) for one in found if one.telling[0].document in here), reverse=True)


def signals(case: Case) -> list[Signal]:
    return [one for one in case.records(Signal) if one.sender == "actor:emmanuel-macron"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_two_tellings_of_one_letter_are_one_signal_with_the_sharper_date(folder: Path) -> None:
    with case_of(folder, LETTER, MESSAGE) as case:
        assert told(case) == [2]
        (one,) = signals(case)
        assert (one.form, one.date and one.date.value) == ("letter", "2024-01-05")
        assert "2 tellings" in one.why


def test_messages_to_different_states_are_two(folder: Path) -> None:
    with case_of(folder, LETTER, OTHER) as case:
        assert told(case) == [1, 1]


def test_a_split_holds_in_every_later_reading_and_can_be_undone(folder: Path) -> None:
    with case_of(folder, LETTER, MESSAGE) as case:
        (number,) = case.say("split", [signals(case)[0].id], [])
        case.link()
        assert told(case) == [1, 1]
        (folder / "2.txt").write_text("A text about the weather in Paris.", encoding="utf-8")
        case.read([folder / "2.txt"])
        assert told(case) == [1, 1]
        case.undo([str(number)])
        case.link()
        assert told(case) == [2]


def test_a_join_makes_one_signal_of_two(folder: Path) -> None:
    with case_of(folder, LETTER, OTHER) as case:
        ids = [one.id for one in signals(case)]
        case.say("join", ids, ids)
        case.link()
        assert told(case) == [2]


def test_one_telling_a_document_is_listed(folder: Path) -> None:
    with case_of(folder, LETTER, MESSAGE) as case:
        (one,) = signals(case)
        assert len({span.document for span in one.telling}) == len(one.telling)
        assert set(one.telling) <= set(one.evidence)


def test_talks_told_from_either_side_are_one(folder: Path) -> None:
    there = "President Emmanuel Macron met with Prime Minister Fumio Kishida on January 12, 2024."
    here = "Prime Minister Fumio Kishida met with President Emmanuel Macron on January 12, 2024."
    with case_of(folder, there, here) as case:
        (one,) = [one for one in case.records(Signal) if one.form == "talks"]
        assert len(one.telling) == 2


STATEMENT = (
    "Paris, May 4 (AFP) -- Emmanuel Macron, president of France, issued the following statement on May 4, 2021:\n\n"
    "If Japan opens its harbours to the fleet, the two navies can train together in the autumn of next year.\n\n"
    "France will wait for an answer from Japan.\n"
)


def test_a_text_without_a_day_that_carries_the_words_tells_of_that_statement(folder: Path) -> None:
    told_later = (
        "Macron wants more. “The two navies can train together in the autumn,” French President Emmanuel Macron said"
    )
    with case_of(folder, STATEMENT, f"{told_later} of Japan.") as case:
        (one,) = signals(case)
        assert len(one.telling) == 2


def test_a_letter_that_documents_date_a_day_apart_is_one_and_two_letters_of_one_text_are_two(folder: Path) -> None:
    later = LETTER.replace("January 5", "January 6")
    with case_of(folder, LETTER, later) as case:
        assert told(case) == [2]
    (folder / "x.verbale").unlink()
    with case_of(folder, f"{LETTER} {later.replace('sent a', 'sent another')}") as case:
        assert told(case) == [1, 1]


def test_two_editions_of_one_statement_are_one_signal_and_two_statements_are_two(folder: Path) -> None:
    edition = STATEMENT.replace("an answer", "a word")
    other = (
        STATEMENT.split("\n\n")[0] + "\n\nThe weather in Paris was fine, and the cabinet of France met about Japan.\n"
    )
    with case_of(folder, STATEMENT, edition) as case:
        assert told(case) == [2]
    (folder / "x.verbale").unlink()
    with case_of(folder, STATEMENT, other) as case:
        assert told(case) == [1, 1]
