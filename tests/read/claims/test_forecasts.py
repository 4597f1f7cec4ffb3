"""Forecasts: what is said to come, how surely, until when."""

import pytest
from tests.read.claims.claim_reads import read

from verbale.model.date import compatible
from verbale.model.records import Forecast
from verbale.read.claims.hedges import hedge_in


def forecasts(text: str) -> tuple[Forecast, ...]:
    return read(text, Forecast)


@pytest.mark.parametrize(
    "text",
    [
        "The sanctions against Norway will remain in place.",
        "The exchange of letters might prove more important.",
        "Norway may send a second letter.",
        "Japan is unlikely to answer the letter.",
        "The envoys of Norway and Japan are expected to meet again.",
        "Japan is set to hold an election in May.",
        "There is little prospect that Norway would accept the terms.",
        "If Norway withdraws its boats, relations with Japan would improve.",
        "A meeting of Norway and Japan this year remains unlikely.",
        "The chances of an agreement between Norway and Japan are slim.",
        "A further exchange of letters with Japan is a realistic possibility.",
        "Observers put the odds of a clash off Norway at one in three.",
        "Nobody expects Norway to reply.",
    ],
)
def test_each_construction_is_read(text: str) -> None:
    (one,) = forecasts(text)
    assert one.span.text in text


@pytest.mark.parametrize(
    "text",
    [
        '"We will answer the letter soon," Prime Minister Livia Roe of Japan said.',
        '"Japan will answer the letter," Prime Minister Livia Roe of Japan said.',
        "Norway hopes that Japan will lift the sanctions.",
        "If the letter had come earlier, there would have been a warmer answer in Japan.",
        "The free will of the people of Norway is not in question.",
        "Will Japan answer the letter?",
        "Japan promised that it would answer the letter.",
        "The minister of Japan declined to say when, or whether, Norway would reply.",
        "Most boats of Norway came home; the lost ones will not be.",
    ],
)
def test_promises_wishes_questions_and_what_was_never_to_come_are_none(text: str) -> None:
    assert forecasts(text) == ()


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It is very likely that they meet.", (80, 95)),
        ("It is likely that they meet.", (55, 80)),
        ("It is not likely that they meet.", (20, 45)),
        ("Neither side is likely to give in.", (20, 45)),
        ("It is highly unlikely that they meet.", (5, 20)),
        ("They will almost certainly meet.", (95, 99)),
        ("There is a remote chance that they meet.", (1, 5)),
        ("They might meet.", None),
        ("We have low confidence in that.", None),
    ],
)
def test_bands_follow_icd_203_and_confidence_gives_none(text: str, band: tuple[int, int] | None) -> None:
    hedge = hedge_in(text, 0, len(text), (0, len(text)))
    assert (hedge.band if hedge else None) == band


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("They put the odds of a meeting at one in four.", (25, 25)),
        ("It is unlikely (20-25 per cent) that they meet.", (20, 25)),
        ("There is a 60% chance that they meet.", (60, 60)),
        ("It is likely that 60 per cent of the boats come home.", (55, 80)),
        ("The chance is 300 per cent.", None),
    ],
)
def test_a_likelihood_given_as_a_number_is_the_band(text: str, band: tuple[int, int] | None) -> None:
    hedge = hedge_in(text, 0, len(text), (0, len(text)))
    assert (hedge.band if hedge else None) == band


def test_the_hedge_before_a_that_clause_is_the_hedge_of_what_it_says() -> None:
    (one,) = forecasts("We judge it unlikely that the king of Norway will answer.")
    assert one.band == (20, 45)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("before the year is out", "2021"),
        ("by the end of the month", "2021-03-31"),
        ("before the weekend is over", "2021-03-20/2021-03-21"),
        ("by the summer", "2021-22"),
        ("within ten days", "2021-03-28"),
        ("within six weeks", "2021-04-29~"),
        ("in three months", "2021-06~"),
        ("within days", "2021-03-18/2021-04-01"),
        ("in due time", None),
    ],
)
def test_words_that_count_from_the_day_of_writing_give_the_horizon(words: str, value: str | None) -> None:
    (one,) = forecasts(f"The envoys of Norway and Japan will meet {words}.")
    assert (one.horizon is None) == (value is None)
    assert one.horizon is None or value is None or compatible(one.horizon.value, value)


def test_the_horizon_is_a_date_that_is_not_over() -> None:
    (one,) = forecasts("Norway may hold talks with Japan in June 2021, as it did in June 2019.")
    assert one.horizon is not None and one.horizon.value == "2021-06"
    assert [span.text for span in one.horizon.basis] == ["June 2021"]


def test_soon_is_about_the_year_of_writing() -> None:
    (one,) = forecasts("Japan is unlikely to answer the letter any time soon.")
    assert one.horizon is not None and one.horizon.value == "2021~"


def test_a_forecast_without_a_horizon_has_none() -> None:
    (one,) = forecasts("Norway may send a second letter.")
    assert one.horizon is None


def test_what_stands_under_a_condition_names_it() -> None:
    (one,) = forecasts("If Norway withdraws its boats, Japan might lift the sanctions.")
    assert one.condition is not None


def test_two_clauses_joined_by_and_are_two_forecasts() -> None:
    found = forecasts("The summit would help Norway, and the talks with Japan will go on in Oslo.")
    assert [one.span.text.split()[0] for one in found] == ["The", "the"]


def test_a_risk_and_what_it_is_of_are_one() -> None:
    (one,) = forecasts("There is a growing risk that the talks with Norway will collapse.")
    assert one.span.text.startswith("There is a growing risk")


def test_an_outcome_called_likely_is_a_forecast_with_what_its_colon_lists() -> None:
    (one,) = forecasts("A truce at sea appears the most probable outcome: two boats by June, the rest in autumn.")
    assert one.span.text.endswith("the rest in autumn")


def test_what_cannot_be_ruled_out_under_a_condition_is_a_forecast() -> None:
    (one,) = forecasts("A return to the cod war cannot be ruled out if the letter is refused.")
    assert one.span.text.startswith("A return")


@pytest.mark.parametrize(
    "text",
    [
        "She may be right about the timing of the letter.",
        "He may equally have meant to warn the Swedes.",
        "The letter was a sign that Norway can do without friends.",
    ],
)
def test_a_guess_at_what_is_or_was_is_no_forecast(text: str) -> None:
    assert forecasts(text) == ()


def test_terms_that_a_speaker_sets_for_his_own_people_are_no_forecast() -> None:
    assert forecasts("No Norwegian official would sit down with them, Tesk warned, as long as a trawler stayed.") == ()
