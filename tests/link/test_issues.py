"""Conditions are grouped by issue: topics of the lexicon, and words that several holders share."""

from tests.compare.desks import Told

from verbale.link.issues import name_issues
from verbale.model.records import Condition, Position


def _condition(told: Told, name: str, document: str, if_: str, holder: str) -> None:
    told.add(Condition(id=name, holder=holder, if_=(told.span(document, if_),), then=()))


def test_a_topic_of_the_lexicon_is_an_issue() -> None:
    told = Told(news="Talks follow if the sanctions are lifted.")
    _condition(told, "c", "news", "the sanctions are lifted", "actor:peru")
    assert next(name_issues(told.desk())).issues == ("sanctions",)


def test_words_shared_with_another_holder_group_conditions_of_two_documents() -> None:
    told = Told(a="Peru acts if the dredgers leave.", b="Chile says the dredger stays. It acts if the dredger stops.")
    _condition(told, "one", "a", "the dredgers leave", "actor:peru")
    _condition(told, "two", "b", "the dredger stops", "actor:chile")
    told.add(
        Position(
            id="p", holder="actor:chile", issue="it", stance="refuses", span=told.span("b", "the dredger stays")
        )
    )  # fmt: skip
    one, two = name_issues(told.desk())
    assert set(one.issues) & set(two.issues)


def test_words_of_no_issue_and_names_group_nothing() -> None:
    told = Told(a="Peru acts if Chile agrees to continue.", b="Peru answers if Chile agrees again.")
    _condition(told, "one", "a", "Chile agrees to continue", "actor:peru")
    _condition(told, "two", "b", "Chile agrees again", "actor:brazil")
    assert [one.issues for one in name_issues(told.desk())] == [(), ()]
