"""Which signal answers which: words that say so, order that is sure, one verdict a sentence."""

from tests.compare.desks import Told

from verbale.compare.answers import link_answers
from verbale.model.records import Answer, Condition, Dated, Position, Signal


def _signal(told: Told, name: str, words: str, date: str, sender: str, recipient: str, document: str = "news") -> None:
    span = told.span(document, words)
    told.add(
        Signal(
            id=name, sender=sender, form="statement", date=Dated(date), recipients=(recipient,), topics=("fishing",),
            telling=(span,), evidence=(span,),
        )
    )  # fmt: skip


def _answers(told: Told) -> list[Answer]:
    return list(link_answers(told.desk()))


def test_words_that_name_whom_it_answers_link_it_whoever_it_is_addressed_to() -> None:
    told = Told(news="Ms Rojas spoke in the senate. In response to Ms Rojas of Chile, Peru said it welcomed her words.")
    told.person("news", "Ms Rojas of", "actor:rojas")
    _signal(told, "asked", "Ms Rojas spoke in the senate.", "2019-05-02", "actor:rojas", "actor:senate")
    _signal(told, "reply", "In response to Ms Rojas of Chile, Peru said it", "2019-05-04", "actor:peru", "actor:press")
    found = _answers(told)
    assert [(one.from_, one.to) for one in found] == [("reply", "asked")]


def test_a_sentence_that_declines_and_refuses_answers_once() -> None:
    told = Told(news="Chile wrote to Peru. Peru declined to comment but rejected the claim.")
    _signal(told, "asked", "Chile wrote to Peru.", "2019-05-02", "actor:chile", "actor:peru")
    _signal(told, "reply", "Peru declined to comment but rejected", "2019-05-04", "actor:peru", "actor:chile")
    assert [one.verdict for one in _answers(told)] == ["evaded"]


def test_a_signal_whose_place_in_time_is_open_answers_nothing_within_it() -> None:
    told = Told(news="Chile wrote to Peru. Peru rejected the claim.")
    _signal(told, "asked", "Chile wrote to Peru.", "2019-05-02", "actor:chile", "actor:peru")
    _signal(told, "reply", "Peru rejected the claim.", "2019-05-01/2019-05-31", "actor:peru", "actor:chile")
    assert _answers(told) == []


def test_a_refusal_to_comment_weeks_later_is_about_something_newer() -> None:
    told = Told(news="Chile wrote to Peru. Peru declined to comment.")
    _signal(told, "asked", "Chile wrote to Peru.", "2019-05-02", "actor:chile", "actor:peru")
    _signal(told, "reply", "Peru declined to comment.", "2019-06-20", "actor:peru", "actor:chile")
    assert _answers(told) == []


def test_another_text_that_says_how_it_was_answered_gives_a_record_of_its_own() -> None:
    told = Told(
        news="Chile wrote to Peru. Minister Soto thanked her.",
        more="A note came from Chile. Minister Soto responded warmly to it.",
    )
    told.person("more", "Soto", "actor:soto")
    told.add(
        Signal(
            id="asked", sender="actor:chile", form="letter", date=Dated("2019-05-02"),
            recipients=("actor:peru", "actor:soto"), topics=("fishing",),
            telling=(told.span("news", "Chile wrote to Peru."), told.span("more", "A note came from Chile.")),
        )
    )  # fmt: skip
    _signal(told, "reply", "Minister Soto thanked her.", "2019-05-03", "actor:soto", "actor:chile")
    assert [(one.verdict, one.span.document) for one in _answers(told)] == [("partly", "more")]


def _condition(told: Told, holder: str) -> Told:
    told.add(
        Condition(
            id="if", holder=holder, if_=(told.span("news", "if Peru reopens the fishing grounds"),),
            then=(told.span("news", "Chile will talk"),), polarity="positive", addressed_to="actor:peru",
        )
    )  # fmt: skip
    words = told.span("news", "Peru will not reopen the fishing grounds")
    told.add(Position(id="no", holder="actor:peru", issue="grounds", stance="refuses", span=words))
    _signal(told, "asked", "Chile will talk if Peru reopens the fishing grounds.", "2019-05-02", "actor:chile", "x")
    _signal(told, "reply", "Peru will not reopen the fishing grounds", "2019-05-04", "actor:peru", "x")
    return told


_TERMS = "Chile will talk if Peru reopens the fishing grounds. Peru will not reopen the fishing grounds."


def test_a_condition_of_a_signal_is_answered_by_the_side_it_is_put_to() -> None:
    assert [(one.to, one.verdict) for one in _answers(_condition(Told(news=_TERMS), "actor:chile"))] == [
        ("if", "refused")
    ]


def test_a_condition_that_an_observer_sets_out_is_answered_by_nobody() -> None:
    assert _answers(_condition(Told(news=_TERMS), "actor:observer")) == []


def test_a_letter_that_a_condition_says_is_still_to_be_answered_is_unanswered() -> None:
    told = Told(news="Chile sent a letter to Ms Quispe. Talks could begin if Ms Quispe answers the letter.")
    span = told.span("news", "Chile sent a letter to Ms Quispe.")
    told.add(
        Signal(
            id="letter", sender="actor:chile", form="letter", date=Dated("2019-05-02"), recipients=("actor:quispe",),
            telling=(span,), evidence=(span,),
        )
    )  # fmt: skip
    told.add(
        Condition(
            id="if", holder="actor:observer", if_=(told.span("news", "Ms Quispe answers the letter"),),
            then=(told.span("news", "Talks could begin"),), polarity="positive", addressed_to="actor:quispe",
        )
    )  # fmt: skip
    assert [(one.from_, one.to, one.verdict) for one in _answers(told)] == [(None, "letter", "unanswered")]
