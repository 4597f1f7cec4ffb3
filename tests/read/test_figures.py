"""Figures: how much of what, and which numbers are none."""

import pytest

from verbale.knowledge.base import load_knowledge
from verbale.language.numbers import number
from verbale.language.pipeline import tokenise
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Dated, Document, Figure, Quotation
from verbale.model.span import cut
from verbale.read.dates.reader import read_dates
from verbale.read.figures.reader import read_figures
from verbale.read.reading import Reading

DOCUMENT = Document(
    id="d", path="d", sha256="", text_sha256="", published=Dated("2021-06-16"), given=("published",)
)  # fmt: skip


def figures(text: str, *quotations: Quotation) -> list[Figure]:
    passages, docs = (Passage(text, (Piece(0, 0, len(text)),)),), (tokenise(text),)
    reading = Reading(DOCUMENT, text, passages, docs, load_knowledge())
    dates = tuple(record for record in read_dates(reading) if isinstance(record, Date))
    found = {Date: dates, Quotation: quotations}
    return list(read_figures(Reading(DOCUMENT, text, passages, docs, load_knowledge(), found)))


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit", "measure"),
    [
        ("The blast killed 12 and injured 45.", "45", 45, 45, "person", "injured"),
        ("Nine died and dozens were arrested.", "dozens", 24, None, "person", "count of people"),
        ("The border guards deported eight on Sunday.", "eight", 8, 8, "person", "count of people"),
        ("Nine were killed and 40 others hurt.", "40", 40, 40, "person", "injured"),
        ("Some 300 stokers and cooks struck.", "Some 300 stokers", 300, 300, "person", "count of stokers"),
        ("They took in 40 Norwegians.", "40 Norwegians", 40, 40, "person", "count of Norwegians"),
        ("They sank two carriers.", "two carriers", 2, 2, "carrier", "count of carriers"),
        ("The flood took 30 houses and 12 buses.", "12 buses", 12, 12, "bus", "count of buses"),
        ("They released 33 of the 40 detainees.", "33", 33, 33, "person", "count of detainees"),
        ("A third of the fleet was laid up.", "A third of", 33.3, 33.3, "%", "share"),
        ("It needs a two-thirds majority.", "two-thirds", 66.7, 66.7, "%", "share"),
        ("More than one in four is idle.", "More than one in four", 25, None, "%", "share"),
        ("He waited a quarter of an hour.", "a quarter of an hour", 15, 15, "minute", "duration"),
        ("It took an hour and a half.", "an hour and a half", 1.5, 1.5, "hour", "duration"),
        ("It took three and a half hours.", "three and a half hours", 3.5, 3.5, "hour", "duration"),
        ("It wants half a million pounds.", "half a million pounds", 5e5, 5e5, "GBP", "money"),
        ("It sent two dozen lorries.", "two dozen lorries", 24, 24, "lorry", "count of lorries"),
        ("A 14-member delegation left.", "14-member", 14, 14, "person", "count of members"),
        ("The 2,000-strong garrison left.", "2,000-strong", 2000, 2000, "person", "count of people"),
        ("It fell from 12,000 to 8,000 men.", "12,000", 12000, 12000, "person", "count of men"),
        ("It fell from 12,000 to 8,000 men.", "8,000 men", 8000, 8000, "person", "count of men"),
        ("It passed by 102 to 14.", "14", 14, 14, "vote", "count of votes"),
        ("The cutter made 18 knots.", "18 knots", 18, 18, "knot", "speed"),
        ("A 90-foot cutter lay off it.", "90-foot", 90, 90, "foot", "length"),
        ("The dam is 70 metres high.", "70 metres", 70, 70, "m", "height"),
        ("It will not recall the two tugs that have shadowed them.", "two tugs", 2, 2, "tug", "count of tugs"),
        ("It owes 20 million Kenyan shillings.", "20 million Kenyan shillings", 2e7, 2e7, "shilling", "money"),
        ("It ships 2 million pounds of rice.", "2 million pounds", 2e6, 2e6, "pound", "weight"),
        ("At least 40 people were killed.", "At least 40 people", 40, None, "person", "deaths"),
        ("The flood killed around 90 villagers and 30 soldiers.", "30 soldiers", 30, 30, "person", "count of soldiers"),
        ("It left 12 missing.", "12 missing", 12, 12, "person", "missing"),
        ("It left 1,500 injured.", "1,500 injured", 1500, 1500, "person", "injured"),
        ("Support fell: approval is below 30%.", "below 30%", None, 30, "%", "approval"),
        ("It met 95 percent of its target.", "95 percent", 95, 95, "%", "share"),
        ("It gave US$2.5 million.", "US$2.5 million", 2.5e6, 2.5e6, "USD", "money"),
        ("It gave $7B to farms.", "$7B", 7e9, 7e9, "USD", "money"),
        ("It cost several million yen.", "several million yen", 2e6, None, "JPY", "money"),
        ("A quake of 6,4 on the Richter scale hit.", "6,4 on the Richter scale", 6.4, 6.4, "richter", "magnitude"),
        ("They sent 10 to 12 ships.", "10 to 12 ships", 10, 12, "ship", "count of ships"),
        ("They sent two to three million tons of rice.", "two to three million tons", 2e6, 3e6, "ton", "weight"),
        ("They sent tens of thousands of tents.", "tens of thousands of tents", 2e4, None, "tent", "count of tents"),
        ("They held 13 000 hectares.", "13 000 hectares", 13000, 13000, "hectare", "area"),
        ("All 120 Assembly seats are open.", "All 120 Assembly seats", 120, 120, "seat", "count of seats"),
        ("It lost 21 people, and 6 are still missing.", "6", 6, 6, "person", "missing"),
        ("The nation has buried 21 of its children.", "21 of its children", 21, 21, "person", "deaths"),
        ("It gave up some thirty of its ships.", "some thirty of its ships", 30, 30, "ship", "count of ships"),
        ("The envoy, who turned 61 the day before, left.", "61", 61, 61, "year", "age"),
        ("She was pressed four times on it.", "four times", 4, 4, "time", "count of times"),
        ("It came with a letter of six pages.", "six pages", 6, 6, "page", "count of pages"),
        ("If it pays, the three divers go home.", "three divers", 3, 3, "person", "count of divers"),
        ("At least 17 sailors drowned in the strait.", "At least 17 sailors", 17, None, "person", "deaths"),
        ("The fourteen who drowned will not be home.", "fourteen", 14, 14, "person", "deaths"),
        ("The ministry has put the toll at 11 and says no more.", "11", 11, 11, "person", "deaths"),
        (
            "Fire cost the lives of 17 Orvian sailors¹ at sea.",
            "17 Orvian sailors",
            17,
            17,
            "person",
            "deaths",
        ),
        ("It lists a further five men as missing.", "a further five men", 5, 5, "person", "missing"),
        ("The coalition has a majority of nine seats.", "nine seats", 9, 9, "seat", "count of seats"),
        ("She sailed with a crew of 12.", "12", 12, 12, "person", "count of people"),
        ("They paid Rs 40 crore for it.", "Rs 40 crore", 4e8, 4e8, "INR", "money"),
        ("It took four days after the storm.", "four days", 4, 4, "day", "duration"),
        (
            "No fewer than twenty-five abductees live there.",
            "No fewer than twenty-five abductees",
            25,
            None,
            "person",
            "abductees",
        ),
    ],
)
def test_a_figure_has_its_ends_unit_and_measure(
    text: str, span: str, low: float | None, high: float | None, unit: str, measure: str
) -> None:
    found = {one.span.text: one for one in figures(text)}[span]
    assert (found.low, found.high, found.unit, found.measure) == (low, high, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "This is the first time that the G7 met.",
        "Resolution 1925 and Article 9 apply.",
        "On 5 March 2019 it rained.",
        "The paper CO 24-07 is out.",
        "COVID-19 spread.",
        "The two countries agreed; one may ask why.",
        "He left two years ago.",
        "It is four times as large.",
        "The three ministers met.",
        "Divers came in May, and the three divers left.",
        "In the first half of 2018 it grew.",
    ],
)
def test_ordinals_names_dates_and_pronouns_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_lone_number_counts_what_the_figure_before_it_counted() -> None:
    found = figures("Orvia claims 17 abductions, while Lisk admits only 13.")
    assert [(one.low, one.measure) for one in found] == [(17, "abductees"), (13, "abductees")]


def test_a_figure_is_dated_by_its_sentence() -> None:
    (found,) = figures("On 5 March 2019 the flood killed 40 people. It rained again on 9 May 2020.")
    assert found.as_of is not None
    assert found.as_of.value == "2019-03-05"


def test_a_figure_inside_a_quotation_is_its_speakers() -> None:
    text = 'The envoy said "40 ships came" and counted 3 boats.'
    start = text.index("40")
    content = (cut("d", text, start, text.index('" and')),)
    quotation = Quotation(id="q", form="direct", content=content, speaker="actor:envoy")
    assert [one.holder for one in figures(text, quotation)] == ["actor:envoy", "d"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and forty thousand", 240000),
        ("1.2 million", 1.2e6),
        ("13 000", 13000),
        ("7,6", 7.6),
        ("lots", None),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: float | None) -> None:
    assert number(text) == value
