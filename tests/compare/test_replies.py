"""Answers that a text shows by what it speaks of."""

from tests.compare.desks import Told

from verbale.compare.answers import link_answers
from verbale.model.records import Dated, Signal


def _signal(
    told: Told, name: str, words: str, sender: str, form: str = "statement", date: str | None = None,
    text: str | None = None, document: str = "news",
) -> None:  # fmt: skip
    span = told.span(document, words)
    told.add(
        Signal(
            id=name, sender=sender, form=form, date=Dated(date) if date else None,  # type: ignore[arg-type]
            telling=(span,), evidence=(span,), text=text,
        )
    )  # fmt: skip


def _ends(told: Told) -> list[tuple[str | None, str, str]]:
    return [(one.from_, one.to, one.verdict) for one in link_answers(told.desk())]


def test_what_a_speaker_says_of_the_statement_answers_the_one_told_before() -> None:
    told = Told(
        news='The harbour board named its price. "I will not haggle," Ms Tull said. "We have read the statement."'
    )
    _signal(told, "price", "The harbour board named", "actor:board")
    _signal(told, "reply", '"I will not haggle," Ms Tull said.', "actor:tull")
    assert _ends(told) == [("reply", "price", "partly")]


def test_what_declines_to_bargain_evades() -> None:
    told = Told(news="The board named its price. Ms Tull is not going to bargain over the statement.")
    _signal(told, "price", "The board named", "actor:board")
    _signal(told, "reply", "Ms Tull is not going to bargain over the statement.", "actor:tull")
    assert _ends(told) == [("reply", "price", "evaded")]


def test_who_speaks_of_no_text_answers_nobody() -> None:
    told = Told(news='The harbour board named its price. "The fog is thick," Ms Tull said.')
    _signal(told, "price", "The harbour board named", "actor:board")
    _signal(told, "fog", '"The fog is thick," Ms Tull said.', "actor:tull")
    assert _ends(told) == []


def test_who_replied_answers_the_letter_told_before() -> None:
    told = Told(news="The board wrote a letter. The fog was thick. Ms Tull replied with four pages.")
    _signal(told, "asked", "The board wrote a letter.", "actor:board", "letter")
    _signal(told, "reply", "Ms Tull replied with four pages.", "actor:tull", "letter")
    assert _ends(told) == [("reply", "asked", "partly")]


def test_a_text_that_notes_remarks_of_a_day_answers_them() -> None:
    told = Told(
        news="Ms Tull spoke. The board gave out a text.", text="The board has taken note of the remarks of 3 May."
    )
    told.date("text", "3 May", "2019-05-03")
    _signal(told, "asked", "Ms Tull spoke.", "actor:tull", date="2019-05-03")
    _signal(told, "reply", "The board gave out a text.", "actor:board", date="2019-05-04", text="text")
    assert _ends(told) == [("reply", "asked", "partly")]


def test_a_text_that_welcomes_an_offer_meets_it() -> None:
    told = Told(
        news="Chile spoke. The board gave out a text.", text="The board would welcome the good offices of Chile."
    )
    _signal(told, "offer", "Chile spoke.", "actor:chile", date="2019-05-03")
    _signal(told, "reply", "The board gave out a text.", "actor:board", date="2019-05-04", text="text")
    assert _ends(told) == [("reply", "offer", "met")]


def test_what_a_text_says_is_left_unanswered_has_no_answer() -> None:
    told = Told(news="The board wrote a letter. Ms Tull has so far left it unanswered.")
    _signal(told, "asked", "The board wrote a letter.", "actor:board", "letter")
    assert _ends(told) == [(None, "asked", "unanswered")]


def test_who_says_that_it_has_been_received_answers_the_letter() -> None:
    told = Told(news='The board wrote a letter. "It has been received," Ms Tull said.')
    _signal(told, "asked", "The board wrote a letter.", "actor:board", "letter")
    _signal(told, "reply", '"It has been received," Ms Tull said.', "actor:tull")
    assert _ends(told) == [("reply", "asked", "partly")]
