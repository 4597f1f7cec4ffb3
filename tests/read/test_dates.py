"""Dates: what is found, and what it is resolved to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import tokenise
from verbale.model.date import is_edtf, parse_duration
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Dated, Document
from verbale.read.dates.dating import date_child
from verbale.read.dates.holidays import day_in, easter
from verbale.read.dates.reader import read_dates
from verbale.read.reading import Reading


def read(text: str, published: str | None = None, given_by_user: bool = True) -> tuple[list[Date], Document]:
    """The dates of a text whose paragraphs are its lines, and the document dated."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line:
            passages.append(Passage(line, (Piece(0, at, len(line)),)))
        at += len(line) + 1
    document = Document(
        id="d", path="d", sha256="", text_sha256="", published=Dated(published) if published else None,
        given=("published",) if published and given_by_user else (),
    )  # fmt: skip
    docs = tuple(tokenise(passage.text) for passage in passages)
    records = list(read_dates(Reading(document, text, tuple(passages), docs, load_knowledge())))
    dates = [record for record in records if isinstance(record, Date)]
    return dates, next(record for record in records if isinstance(record, Document))


def values(text: str, published: str | None = None) -> dict[str, str | None]:
    return {record.span.text: record.value for record in read(text, published)[0]}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The accord of 5 March 2019 holds.", "5 March 2019", "2019-03-05"),
        ("The accord of March 5th, 2019 holds.", "March 5th, 2019", "2019-03-05"),
        ("Signed on 2019-03-05.", "2019-03-05", "2019-03-05"),
        ("Signed on 25/03/2019.", "25/03/2019", "2019-03-25"),
        ("Signed on 05/03/2019.", "05/03/2019", "2019-03-05?"),
        ("It ran from March 5 to 9, 2019.", "March 5 to 9, 2019", "2019-03-05/2019-03-09"),
        ("It ran between May 2018 and March 2019.", "between May 2018 and March 2019", "2018-05/2019-03"),
        ("Ties broke in the 1960s and 1970s.", "the 1960s and 1970s", "196X/197X"),
        ("Ties broke in the late 1960s to early 1970s.", "the late 1960s to early 1970s", "1966~/1973~"),
        ("They met in the second half of 2018.", "the second half of 2018", "2018-07/2018-12"),
        ("They met in the summer of 2018.", "the summer of 2018", "2018-22"),
        ("The drills lasted three consecutive days.", "three consecutive days", "P3D"),
        ("The feud has lasted half a century.", "half a century", "P50Y"),
        ("The envoy, aged 61, smiled.", "aged 61", "P61Y"),
        ("They meet every Tuesday.", "every Tuesday", None),
    ],
)
def test_an_expression_that_stands_by_itself_needs_no_date_of_publication(text: str, words: str, value: str) -> None:
    assert values(text) == {words: value}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy left yesterday.", "2021-06-15"),
        ("The envoy left on Monday.", "2021-06-14"),
        ("The envoy will leave on Monday.", "2021-06-21"),
        ("The envoy left last Wednesday.", "2021-06-09"),
        ("The envoy left last September.", "2020-09"),
        ("The envoy left in August.", "2020-08"),
        ("The envoy will return in August.", "2021-08"),
        ("The envoy left late last year.", "2020-12~"),
        ("The envoy left at the end of last month.", "2021-05-31~"),
        ("The envoy left in the first half of last year.", "2020-01/2020-06"),
        ("The envoy left three weeks ago.", "2021-05-26"),
        ("The envoy left two years ago.", "2019"),
        ("The envoy left last week.", "2021-06-07/2021-06-13"),
        ("The envoy left last spring.", "2021-21"),
        ("The envoy left on New Year's Day.", "2021-01-01"),
        ("The envoy left after Lunar New Year.", "2021-02-12"),
        ("The envoy left on the 9th.", "2021-06-09"),
        ("The envoy left in recent days.", "2021-06~"),
    ],
)
def test_relative_words_count_from_the_date_of_publication(text: str, value: str) -> None:
    assert list(values(text, "2021-06-16").values()) == [value]


def test_a_day_counts_from_the_day_told_before_it() -> None:
    found = values("A quake struck Orvia on 3 May 2018. Four days later a letter came. It was read out the next day.")
    assert found["Four days later"] == "2018-05-07"
    assert found["the next day"] == "2018-05-08"


def test_a_day_may_count_from_an_event_that_a_sentence_dates() -> None:
    text = "The storm over Orvia broke on 3 May 2018.\nAid came two days after the storm."
    assert values(text)["two days after the storm"] == "2018-05-05"


def test_a_weekday_without_publication_day_follows_the_latest_day_told() -> None:
    found = values("A letter came on Friday. It answers a note of January 3, 2024.")
    assert found["Friday"] == "2024-01-05"


def test_a_yearless_day_lies_nearest_to_the_latest_day_told_with_its_year() -> None:
    found = values("On February 15 she spoke. On January 5, 2024 he had written.")
    assert found["February 15"] == "2024-02-15"


def test_where_nothing_names_a_year_it_stays_unspecified() -> None:
    assert values("They met on March 9.") == {"March 9": "XXXX-03-09"}


def test_the_year_of_the_copyright_serves_where_nothing_better_is_printed() -> None:
    assert values("They met on March 9.\n© Orvia Review 2017")["March 9"] == "2017-03-09"


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1925 was adopted.",
        "They sent 2000 troops.",
        "It may help; they march on.",
        "See 50 U.S.C. 1701.",
        "Flight 2015 was late.",
    ],
)
def test_numbers_and_verbs_are_no_dates(text: str) -> None:
    assert values(text, "2021-06-16") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They must bury the quarrels of yesterday.", []),
        ("He called them yesterday's men.", []),
        ("She spoke of the Orvia of tomorrow.", []),
        ("The events of yesterday shook Orvia.", ["2021-06-15"]),
        ("Yesterday's vote was close.", ["2021-06-15"]),
    ],
)
def test_yesterday_and_tomorrow_are_no_days_where_they_mean_an_age(text: str, found: list[str]) -> None:
    assert list(values(text, "2021-06-16").values()) == found


def test_a_day_in_apposition_does_not_date_the_event_that_explains_it() -> None:
    found = values("He wrote on May 5, four days after the storm, to the queen.", "2021-06-16")
    assert found["four days after the storm"] == "P4D"


def test_a_printed_year_that_its_own_weekday_contradicts_is_not_used() -> None:
    text = (
        "On May 6 the envoy spoke.\n"
        "This article was first published on May 9, 2021, in the Orvia newsletter. It reaches readers each Monday."
    )
    dates, document = read(text)
    assert {one.span.text: one.value for one in dates}["May 6"] == "2022-05-06"
    assert {one.span.text: one.value for one in dates}["May 9, 2021"] == "2021-05-09"
    assert document.published is not None
    assert document.published.value == "2022-05-09?"
    assert [span.text for span in document.published.basis] == ["May 9, 2021", "each Monday"]


def test_a_document_is_dated_by_the_last_it_tells_and_the_first_it_awaits() -> None:
    _, document = read("On 3 May 2018 they met. They will meet again on 9 July 2018.")
    assert document.not_before is not None
    assert document.not_after is not None
    assert (document.not_before.value, document.not_after.value) == ("2018-05-03", "2018-07-09")
    assert document.not_before.basis[0].text == "3 May 2018"


def test_a_text_reproduced_in_another_is_not_later_than_that_one() -> None:
    _, parent = read("They met.", "2021-06-16")
    child = Document(id="c", path="c", sha256="", text_sha256="", parent="d")
    assert date_child(child, parent).not_after == Dated("2021-06-16")


def test_easter_and_moving_holidays() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert day_in("11-thu-4", 2023) == date(2023, 11, 23)
    assert day_in("05-mon-last", 2024) == date(2024, 5, 27)
    assert day_in("lunar", 1800) is None


WORDS = st.sampled_from(
    [
        "on",
        "the",
        "5th",
        "of",
        "May",
        "March",
        "2019",
        "last",
        "next",
        "week",
        "Monday",
        "year",
        "years",
        "ago",
        ",",
        ".",
        "-",
        "to",
        "between",
        "and",
        "early",
        "late",
        "half",
        "first",
        "since",
        "12",
        "30",
        "31",
        "02/30/2021",
        "1960s",
        "the",
        "end",
        "New",
        "Year's",
        "Eve",
        "three",
        "days",
        "after",
        "that",
        "day",
        "every",
        "99999",
        "Q2",
        "February",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_every_value_is_edtf_or_a_duration_and_every_span_true(text: str, published: date) -> None:
    for record in read(text, published.isoformat())[0]:
        assert text[record.span.start : record.span.end] == record.span.text
        if record.value and record.value.startswith("P"):
            parse_duration(record.value)
        else:
            assert record.value is None or is_edtf(record.value)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("They will probably meet before the year is out.", "before the year is out", "../1985-12-31"),
        ("A reply is improbable before the weekend is out.", "before the weekend is out", "../1985-06-16"),
        ("He wants a treaty by the spring.", "by the spring", "../1986-21"),
        ("A softer note could follow before Christmas.", "before Christmas", "../1985-12-25"),
        ("The crews could be home by the end of the month.", "by the end of the month", "../1985-06-30"),
        ("She proposed that they meet before the end of November.", "before the end of November", "../1985-11-30"),
    ],
)
def test_what_is_to_come_before_the_end_of_a_stretch_is_open_to_the_past(
    text: str, expression: str, value: str
) -> None:
    assert values(text, "1985-06-14")[expression] == value


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("In the spring of 1971 Orvia cabled. Eight years later it was Belmora's turn.", "Eight years later", "1979"),
        ("He left in March. The previous month he had denied it.", "The previous month", "1985-02"),
        ("A month later, on 12 April, she replied.", "A month later", "1985-04-12"),
        ("The flood of 2 March killed forty. The ministry wrote on 9 March. On the same day the envoy was recalled.",
         "the same day", "1985-03-09"),
        ("She wrote on 9 March. He had learned of the flood on 2 March. On the same day he wrote too.",
         "the same day", "1985-03-09"),
        ("He may come by Wednesday, two weeks after a flood.", "two weeks after a flood", "P2W"),
        ("He wants to drive a wedge between them before the exercise in October.", "October", "1985-10"),
        ("He wants to answer the letter of March 3.", "March 3", "1985-03-03"),
        ("Ten years ago this month they broke off ties.", "Ten years ago this month", "1975-06"),
        ("A year ago today the border was shut.", "A year ago today", "1984-06-14"),
        ("Two Sundays ago he preached.", "Two Sundays ago", "1985-06-02"),
        ("The weekend before last he wrote.", "The weekend before last", "1985-06-01/1985-06-02"),
        ("The council meets on Monday week.", "Monday week", "1985-06-24"),
        ("For the rest of the year he stayed at home.", "the rest of the year", "1985-06-14/1985-12-31"),
        ("In the sixties it was better.", "the sixties", "196X"),
        ("In the closing days of 1984 a letter came.", "the closing days of 1984", "1984-12~"),
        ("He served in 1974-5.", "1974-5", "1974/1975"),
        ("In the summer the ministers meet.", "the summer", "1985-22"),
    ],
)  # fmt: skip
def test_what_counts_from_a_time_told_or_from_the_day_of_writing(text: str, expression: str, value: str) -> None:
    assert values(text, "1985-06-14")[expression] == value


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The radio reported that he would brief his cabinet on Friday.", "Friday", "1998-10-23"),
        ("The anniversary, which falls on January 1, passes in silence.", "January 1", "1999-01-01"),
        ("He may be waiting for the polls of December 25.", "December 25", "1998-12-25"),
        ("If the crews are still in custody by January, there may be shots.", "January", "1999-01"),
        ("He has until next Friday to answer.", "next Friday", "1998-10-23"),
        ("By mid-November the ships must go.", "mid-November", "1998-11-15~"),
        ("The note was read out by the envoy on December 3.", "December 3", "1997-12-03"),
        ("She spoke of the dignity and might of Orvia in November.", "November", "1997-11"),
    ],
)
def test_modals_and_verbs_of_the_calendar_look_ahead(text: str, expression: str, value: str) -> None:
    assert values(text, "1998-10-21")[expression] == value


def test_ages_stand_behind_names_and_verbs_of_age() -> None:
    """Numbers in lists are none."""
    found = values("Petrov, 61, replaced Ilona Varga, who turned 54 in May. Villages 12, 31, and 40 were flooded.")
    assert [found.get("61"), found.get("54"), found.get("31")] == ["P61Y", "P54Y", None]


def test_a_statement_counts_from_its_own_dateline() -> None:
    """The year comes from the text that it is reproduced in."""
    text = "Orvia City, October 22 — The spokesman issued the following today:\nWe regret the remarks made yesterday."
    document = Document(id="d", path="d", sha256="", text_sha256="", published=Dated("XXXX-10-22"),
                        not_after=Dated("1998-10-24"))  # fmt: skip
    passages = tuple(Passage(line, (Piece(0, text.index(line), len(line)),)) for line in text.split("\n"))
    docs = tuple(tokenise(passage.text) for passage in passages)
    found = {
        record.span.text: record.value
        for record in read_dates(Reading(document, text, passages, docs, load_knowledge()))
        if isinstance(record, Date)
    }
    assert (found["today"], found["yesterday"]) == ("1998-10-22", "1998-10-21")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The 1887 accord, he told a dinner on June 14, was closed.", "June 14", "2021-06-14"),
        ("In 1987 the king fell ill, and on June 14 he died.", "June 14", "1987-06-14"),
        ("She faces an election in May.", "May", "2022-05"),
        ("The lease comes up for renewal in March.", "March", "2022-03"),
        ("He put the odds of a deal by April at one in ten.", "April", "2022-04"),
        ("The council considers a visit before March unlikely.", "March", "2022-03"),
        ("The truce lapses on Thursday.", "Thursday", "2021-06-17"),
        ("In the nineteenth century the line was drawn.", "the nineteenth century", "18XX"),
        ("They met on Maundy Thursday.", "Maundy Thursday", "2021-04-01"),
        ("They met at Candlemas.", "Candlemas", "2021-02-02"),
    ],
)
def test_a_year_that_names_a_treaty_dates_nothing_else_and_what_is_likely_is_to_come(
    text: str, words: str, value: str
) -> None:
    assert values(text, "2021-06-16")[words] == value
