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


FORETOLD = [
    "The two presidents may meet in Quito before Christmas, but a settlement of the border is a long way off.",
    "Most analysts in Lima expect Ecuador to reject the offer.",
    "Chile, said one retired ambassador, is bound to answer in kind.",
    "It is only a matter of time before Accra recalls its envoy.",
    "Sooner or later the generals in Khartoum will have to talk to Cairo.",
    "Do not look for a quick reply from Bangkok.",
    "I would be surprised if the Thai cabinet lasted the summer.",
    "The coming weeks will show whether the truce between Armenia and Georgia holds.",
    "Barring an accident, the summit in Reykjavik will go ahead in June.",
    "The note is unlikely to be the last word from Warsaw.",
    "A rupture between Tunis and Rabat can no longer be excluded.",
    "There is scant hope that Buenos Aires and Santiago will settle the canal dispute this decade.",
    "Nobody in Vilnius believes that Minsk will honour the pledge.",
    "She predicted that the embargo would collapse within six months.",
    "The ambassador doubted that Lima would ever ratify the treaty.",
    "The professor warned that a second raid would end any hope of talks.",
    "Unless the Cambodians leave the temple, the ceasefire will not survive the rainy season.",
    "A war over the dam looks less probable than it did in May.",
    "The chances of an Icelandic retreat are put by diplomats at fifty-fifty.",
    "Odds are that the Sudanese will sign.",
    "In all probability the next move will come from Ankara.",
    "The dispute could drag on for years.",
    "Relations between Ghana and Togo are heading for a deep freeze.",
    "The visit promises to be a stormy one.",
    "By autumn the quarrel will have been forgotten.",
    "Expect more notes of this kind.",
    "The offer will probably gather dust in a drawer of the ministry.",
    "If the Poles refuse, Lithuania would have to turn to Brussels.",
    "The letter is likely to deepen the rift between the two capitals.",
    "Few in Nairobi think the pact can last.",
    "Egypt's patience will run out long before the reservoir is full.",
    "The junta looks set to reject mediation.",
    "Such a step would almost certainly provoke a reaction from Moscow.",
    "Without the Saudi loan, Jordan faces a default next spring.",
    "There may yet be a third letter.",
    "Another winter of blockade seems inevitable.",
    "The talks are doomed to fail, he said.",
    "Western diplomats think it likely that Hanoi will send a delegation.",
    "The king will live to regret the sentence, according to a former minister.",
    '"They will come back to the table, you will see," said Marta Lindqvist, a historian at Uppsala University.',
    "Traders bet that the border will reopen before the harvest.",
    "The crisis is expected to ease once the elections are over.",
    "A breakthrough is not to be expected before the Bolivian election.",
    "The new line may not outlive its author.",
    "Colombia, he thinks, will swallow the insult.",
    "History suggests that the hotline will be cut at the first quarrel.",
    "That would give Belgrade the excuse it has been waiting for.",
    "There is a real danger that the incident will be repeated.",
    "The odds against a treaty are lengthening.",
    "Nothing will come of the Peruvian initiative.",
    "The betting in Delhi is that Kathmandu gives way first.",
    "My guess is that Oslo waits until the snow melts.",
    "It will take more than one telegram to mend the quarrel.",
]
NOT_FORETOLD = [
    "President Ollanta Ruiz will visit Quito on Friday.",
    "The foreign ministers of Chile and Peru will meet in Arica on Monday, the ministry said.",
    "The delegation is to arrive in Accra on 4 May.",
    "Peru will not tolerate any violation of its waters, the foreign minister said.",
    '"We shall never surrender one inch of the island," the premier told parliament.',
    "The ministry said that it would publish the text next week.",
    "Parliament will debate the treaty on Thursday.",
    "The note says that Chile would welcome a visit.",
    "May the New Year bring peace to both peoples.",
    "We hope that the talks will succeed.",
    "Small states must live with large neighbours.",
    "A letter can say what a minister cannot.",
    "The king asked whether the Danes would accept arbitration.",
    "Whoever wins will inherit the quarrel.",
    "The president might have waited a week.",
    "Could the minister tell the House what the note said?",
    "Nobody could say who had written the note.",
    "It would be wrong to read too much into one letter.",
    "The Greek side could not accept the wording.",
    "The envoy may be a soldier by training, but he writes like a poet.",
    "Readers may recall the affair of the two trawlers.",
    "The two sides agreed that the next round would be held in Geneva.",
    "The spokesman would not say who had drafted the text.",
    "In those days an envoy would wait three weeks for his instructions.",
    "Peru demanded that Chile should withdraw its patrol.",
    "The minister promised that the prisoners would be freed before Easter.",
    "The text, which can be found on page 4, runs to two pages.",
    "What the court will decide is for the court alone.",
    "The plan would create a joint commission with ten members.",
    "The proposal would allow fishermen to cross the line by day.",
    "He said he would not resign.",
    "The embassy will be closed on Monday.",
    "They may need an interpreter.",
    "The Norwegians could live with the clause, he indicated.",
    "Peru can rely on its friends.",
    "There will be no talks as long as one soldier stands on our soil, the president declared.",
    "I will not dwell on the history of the quarrel.",
    "Greater detail will be found in the annex.",
    "You will have seen the reports in the evening papers.",
]


def test_many_ways_to_foretell_are_read() -> None:
    """Families of English: moods, odds, brinks, bets, imperatives; one sentence each."""
    assert [text for text in FORETOLD if not forecasts(text)] == []


def test_appointments_promises_abilities_questions_and_references_foretell_nothing() -> None:
    assert [text for text in NOT_FORETOLD if forecasts(text)] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In the view of one shipowner, the strait will soon be closed.", "one shipowner"),
        ("The strait, a pilot told this newspaper, may soon be closed.", "a pilot"),
        ("One harbour master has argued that the strait might soon be closed.", "One harbour master"),
    ],
)
def test_an_aside_names_who_foretells_it(text: str, who: str) -> None:
    (one,) = forecasts(text)
    assert one.holder is None
    assert one.holder_span is not None
    assert one.holder_span.text == who
