"""Signals read in one document: who sends what to whom, when; and what is none."""

from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.compose.reading import read_prepared
from verbale.intake.sources import sources
from verbale.knowledge.base import load_knowledge
from verbale.model.records import Signal

CASE = """
[[state]]
name = "Varenia"
demonyms = ["Varenian"]
capital = "Dornhaven"
[[state]]
name = "Ostrelle"
demonyms = ["Ostrellian"]
capital = "Belmere"
[[person]]
name = "Ilmar Tesk"
state = "Varenia"
gender = "m"
[[person]]
name = "Oda Brenn"
state = "Varenia"
gender = "f"
[[person]]
name = "Livia Roe"
state = "Ostrelle"
gender = "f"
[[office]]
office = "president"
of = "Varenia"
person = "Ilmar Tesk"
from = "2012"
[[office]]
office = "prime minister"
of = "Ostrelle"
person = "Livia Roe"
from = "2019"
[[outlet]]
name = "Varenian State Agency"
forms = ["VSA"]
state = "Varenia"
standing = "state agency"
"""


def read(tmp_path: Path, text: str) -> list[Signal]:
    (tmp_path / "case.toml").write_text(CASE, encoding="utf-8")
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    (source,) = sources([path])
    texts = read_prepared(source.prepare(), load_knowledge(tmp_path / "case.toml"))
    return [record for text in texts for record in text.records if isinstance(record, Signal)]


def shape(signals: list[Signal]) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    return [(one.form, one.sender, one.recipients, one.date.value if one.date else None) for one in signals]


TESK, ROE, BRENN = "actor:ilmar-tesk", "actor:livia-roe", "actor:oda-brenn"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "On March 4, 2021, President Ilmar Tesk sent a letter of condolence to Premier Livia Roe over the flood.",
            ("letter", TESK, (ROE,), "2021-03-04"),
        ),
        (
            "It follows a letter that President Ilmar Tesk sent to Prime Minister Livia Roe on March 5, 2021.",
            ("letter", TESK, (ROE,), "2021-03-05"),
        ),
        (
            "Premier Livia Roe received a message of greeting from Varenian President Ilmar Tesk on March 4, 2021.",
            ("message", TESK, (ROE,), "2021-03-04"),
        ),
        (
            "President Ilmar Tesk met with Prime Minister Livia Roe in Kingshaven on March 4, 2021.",
            ("talks", TESK, (ROE,), "2021-03-04"),
        ),
    ],
)
def test_a_telling_gives_sender_form_addressee_and_day(
    tmp_path: Path, sentence: str, expected: tuple[object, ...]
) -> None:
    assert shape(read(tmp_path, f"{sentence} The ferry sails as before.")) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Ilmar Tesk never sent a letter to Prime Minister Livia Roe.",
        "President Ilmar Tesk may send a letter to Prime Minister Livia Roe in May 2021.",
        "President Ilmar Tesk has decided to send a letter to Prime Minister Livia Roe.",
        "New houses were built for the fishermen of Dornhaven in March 2021.",
        "Some analysts said on March 4, 2021 that Ostrelle and Varenia are tired of the quarrel.",
    ],
)
def test_what_is_denied_possible_planned_or_nobodys_is_no_signal(tmp_path: Path, sentence: str) -> None:
    assert read(tmp_path, f"{sentence} The ferry sails as before.") == []


def test_words_at_home_about_home_are_no_signal(tmp_path: Path) -> None:
    assert (
        read(tmp_path, "President Ilmar Tesk told lawmakers on March 4, 2021 that the harvest of Varenia was good.")
        == []
    )


def test_the_place_of_words_tells_their_form(tmp_path: Path) -> None:
    text = (
        "Prime Minister Livia Roe told reporters on March 9, 2021 that Ostrelle had taken note of what Varenia wants."
    )
    (found,) = read(tmp_path, text)
    assert (found.form, found.sender, found.date and found.date.value) == ("press conference", ROE, "2021-03-09")


STATEMENT = """\
Press Statement of Oda Brenn

Dornhaven, March 17 (VSA) -- Oda Brenn, vice minister of trade, issued the following press statement on March 17, 2021:

Prime Minister Livia Roe of Ostrelle said last week that relations cannot stay as they are. I take note of these words.

If Ostrelle withdraws its boats, the two countries can open a new page.

This is only my personal view.
"""


def test_a_primary_text_is_a_signal_with_office_text_and_disclaimer(tmp_path: Path) -> None:
    found = next(one for one in read(tmp_path, STATEMENT) if one.text)
    assert (found.form, found.sender, found.date and found.date.value) == ("press statement", BRENN, "2021-03-17")
    assert found.office is not None
    assert "vice minister of trade" in found.office
    assert [span.text for span in found.disclaimers] == ["This is only my personal view"]


def test_a_statement_without_a_date_line_keeps_its_sender(tmp_path: Path) -> None:
    text = STATEMENT.replace("Dornhaven, March 17 (VSA) -- ", "").replace(" on March 17, 2021", "")
    found = next(one for one in read(tmp_path, text) if one.text)
    assert (found.sender, found.date) == (BRENN, None)


def test_a_signed_letter_without_office_is_its_signers(tmp_path: Path) -> None:
    text = (
        "Dear Prime Minister Roe,\n\nI write to you about the boats that met last week.\n\nSincerely,\n\nIlmar Tesk\n"
    )
    found = next(one for one in read(tmp_path, text) if one.text)
    assert (found.form, found.sender) == ("letter", TESK)


def test_a_message_of_sympathy_without_a_day_comes_after_what_it_is_about(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, "President Ilmar Tesk sent a message of condolence to Livia Roe over the flood of March 1, 2021."
    )
    assert found.date is not None
    assert found.date.value.startswith("2021-03-01/")


def test_a_second_message_that_was_also_sent_is_a_signal_of_its_own(tmp_path: Path) -> None:
    text = (
        "President Ilmar Tesk sent a message of condolence to Livia Roe on March 4, 2021."
        " He also sent a message of congratulation to the king of Norway."
    )
    assert len(read(tmp_path, text)) == 2


def test_two_statements_in_one_file_are_two_signals_and_nothing_is_lost(tmp_path: Path) -> None:
    second = STATEMENT.replace("Oda Brenn", "Jarek Vohl").replace("March 17", "March 19")
    senders = {one.sender for one in read(tmp_path, f"{STATEMENT}\n\n{second}")}
    assert {BRENN, "actor:jarek-vohl"} <= senders


def test_every_span_of_a_signal_is_the_text_it_stands_in(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    shelf = read_paths([path])
    for one in shelf.records(Signal):
        for span in one.evidence:
            assert shelf.text(span.document)[span.start : span.end] == span.text


def test_a_former_official_speaks_for_nobody_any_more(tmp_path: Path) -> None:
    text = "Former Foreign Minister Anton Gral of Varenia said on May 3, 2021 that Ostrelle had been right."
    assert read(tmp_path, f"Belmere, May 9, 2021 (VSA) -- {text}") == []
