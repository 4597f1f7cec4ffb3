"""The other steps of conflicts: introductions, reckoned years, forms, wordings, assessments, firsts, absurd numbers."""

import pytest
from tests.compare.desks import Told

from verbale.compare.absurd import find_absurd
from verbale.compare.aspects import compare_aspects
from verbale.compare.assessments import compare_assessments
from verbale.compare.forms import compare_forms
from verbale.compare.identities import compare_identities
from verbale.compare.intervals import compare_intervals
from verbale.compare.orders import compare_orders
from verbale.compare.retold import compare_retold
from verbale.compare.settled import compare_settled
from verbale.compare.wordings import compare_wordings
from verbale.model.records import Condition, Dated, First, Genre, Position, Scope, Signal

SENDER = "actor:ana-rojas"


def signal(told: Told, *places: tuple[str, str], form: str = "letter", text: str | None = None) -> Told:
    spans = tuple(told.span(document, words) for document, words in places)
    told.add(
        Signal(id="s", sender=SENDER, form=form, date=Dated("2019-05-26"), text=text, telling=spans, evidence=spans)
    )  # type: ignore[arg-type]
    return told


def test_an_office_here_and_a_judgement_there_are_a_matter_of_definition() -> None:
    told = Told(
        a="Ana Rojas, director of the Planning Committee, wrote.", b="Ana Rojas, the de facto deputy leader, wrote."
    )
    told.person("a", "Ana Rojas", SENDER, "director of the Planning Committee")
    told.person("b", "Ana Rojas", SENDER, "the de facto deputy leader")
    (conflict,) = compare_identities(signal(told, ("a", "wrote"), ("b", "wrote")).desk())
    assert (conflict.field, conflict.reading, conflict.about) == ("office", "definition", SENDER)


def test_two_titles_of_one_body_are_no_conflict() -> None:
    told = Told(
        a="Ana Rojas, director of the Planning Committee, wrote.", b="Ana Rojas of the Planning Committee wrote."
    )
    told.person("a", "Ana Rojas", SENDER, "director of the Planning Committee")
    told.person("b", "Ana Rojas", SENDER, "of the Planning Committee")
    assert list(compare_identities(signal(told, ("a", "wrote"), ("b", "wrote")).desk())) == []


@pytest.mark.parametrize(("last", "conflicts"), [("1999", 1), ("2001", 0)])
def test_a_first_in_so_many_years_is_a_date(last: str, conflicts: int) -> None:
    one = "Peru and Chile spoke of their first summit in 18 years."
    two = f"The last summit of Chile and Peru was in {last} in Lima."
    told = Told({"a": "2019-05-27", "b": "2019-05-28"}, a=one, b=two)
    told.figure("a", "18 years", 18, 18, "duration", "year").date("b", last, last)
    assert len(list(compare_intervals(told.desk()))) == conflicts


@pytest.mark.parametrize(("words", "conflicts"), [("Monday, May 27, 2019", 0), ("Tuesday, May 27, 2019", 1)])
def test_a_weekday_contradicts_its_date(words: str, conflicts: int) -> None:
    told = Told(a=f"It was read out on {words} in Lima.").date("a", words, "2019-05-27")
    found = list(compare_intervals(told.desk()))
    assert [conflict.reading for conflict in found] == ["error"] * conflicts


@pytest.mark.parametrize(("number", "conflicts"), [("70th", 1), ("66th", 0)])
def test_an_anniversary_contradicts_its_year(number: str, conflicts: int) -> None:
    told = Told({"a": "2019-05-27"}, a=f"They marked the {number} anniversary of the accord of 1953.")
    assert len(list(compare_intervals(told.desk()))) == conflicts


def test_a_letter_here_and_a_message_there_are_forms() -> None:
    told = Told(a="She sent a letter.", b="Her message came.", c="The letter came.")
    (conflict,) = compare_forms(signal(told, ("a", "She sent a letter"), ("b", "Her message came")).desk())
    assert [value.value for value in conflict.values] == ["letter", "message"]
    assert (
        list(compare_forms(signal(Told(**told.texts), ("a", "She sent a letter"), ("c", "The letter came")).desk()))
        == []
    )


SAID = "We see no reason to refuse a courageous step of our neighbours towards the harbour."


@pytest.mark.parametrize(
    ("quoted", "reading"),
    [
        ("We see no reason to reject a courageous step of our neighbours", "definition"),
        ("We see reason to refuse a courageous step of our neighbours", "error"),
        ("no reason to refuse a courageous step", None),
        ("We see no reason to refuse … our neighbours towards the harbour", None),
        ("We see no reason to refuse … step of our rivals towards the harbour", "definition"),
    ],
    ids=["another word", "a denial lost", "words left out", "an ellipsis", "an ellipsis and another word"],
)
def test_other_words_for_a_sentence_are_a_conflict_and_a_shorter_one_is_none(quoted: str, reading: str | None) -> None:
    told = Told(p=SAID, a=f"Ana Rojas said: “{quoted}”.").quotation("a", quoted, SENDER)
    found = list(compare_wordings(signal(told, ("a", "Ana Rojas said"), text="p").desk()))
    assert [conflict.reading for conflict in found] == ([reading] if reading else [])


@pytest.mark.parametrize(("genre", "found"), [("report", 1), ("transcript", 0)])
def test_a_speaker_who_repeats_himself_elsewhere_quotes_nobody(genre: Genre, found: int) -> None:
    quoted = "We see no reason to reject a courageous step of our neighbours"
    told = Told(p=SAID, b="She spoke.", a=f"“{quoted}”, Ana Rojas said.").quotation("a", quoted, SENDER)
    told.genres["a"] = genre
    assert len(list(compare_wordings(signal(told, ("b", "She spoke"), text="p").desk()))) == found


def views(second: str) -> Told:
    one = "Peru and Chile talk, yet there is little prospect of a settlement between Chile and Peru."
    return Told(a=one, b=f"Chile and Peru: {second} Peru and Chile know it.")


def test_assessments_contradict_each_other() -> None:
    (conflict,) = compare_assessments(views("the road to an accord is wide open.").desk())
    assert (conflict.field, conflict.reading) == ("assessment", "unresolved")
    assert [value.value for value in conflict.values] == ["little prospect", "wide open"]


@pytest.mark.parametrize(
    "second",
    ["a summit is unlikely.", "the road to a summit is not wide open.", "is the road to a summit wide open?"],
    ids=["alike", "denied", "asked"],
)
def test_what_agrees_or_is_not_asserted_contradicts_nothing(second: str) -> None:
    assert list(compare_assessments(views(second).desk())) == []


def told_twice(first: str, second: str) -> Told:
    told = Told(a=f"Peru wrote to Chile. {first}", b=f"Chile had a letter from Peru. {second}")
    return signal(told, ("a", "Peru wrote to Chile"), ("b", "Chile had a letter from Peru"))


@pytest.mark.parametrize(
    ("first", "second", "aspect"),
    [
        ("Santiago was caught off guard.", "It came as no surprise.", "how expected it was"),
        ("It was an unambiguous step.", "There are more questions than answers.", "how clear it is"),
        ("Such a letter is exceptional.", "Lima has sent letters on several occasions.", "how usual it is"),
        ("The letter was answered politely.", "The letter went unanswered.", "how it was answered"),
        ("It was warmly received.", "There is no interest in it.", "how it was received"),
    ],
)  # fmt: skip
def test_two_accounts_of_one_signal_that_do_not_go_together(first: str, second: str, aspect: str) -> None:
    (conflict,) = compare_aspects(told_twice(first, second).desk())
    assert (conflict.field, conflict.reading, conflict.about) == ("assessment", "unresolved", "s")
    assert aspect in conflict.why


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Santiago was caught off guard.", "It came as a surprise."),
        ("It was an unambiguous step.", "Are there more questions than answers?"),
        ("Such a letter is exceptional.", "They had met on several occasions."),
        ("The letter was answered politely.", "If the letter went unanswered, there would be trouble."),
    ],
    ids=["alike", "asked", "of something else", "supposed"],
)
def test_accounts_that_go_together_are_no_conflict(first: str, second: str) -> None:
    assert list(compare_aspects(told_twice(first, second).desk())) == []


def conditions(first: str, second: str, other: str = SENDER) -> Told:
    thens = {"a": "the ministers can meet in Arica", "b": "A meeting of ministers in Arica"}
    told = Told(a=f"If {first}, {thens['a']}.", b=f"{thens['b']} needs that {second}.")
    for (document, then), words in zip(thens.items(), (first, second), strict=True):
        if_, holder = (told.span(document, words),), SENDER if document == "a" else other
        told.add(Condition(id=f"c{document}", holder=holder, if_=if_, then=(told.span(document, then),)))
    return told


def test_a_condition_that_another_text_tells_in_words_of_its_own() -> None:
    (conflict,) = compare_retold(conditions("Peru returns the trawlers", "Lima shows good will").desk())
    assert (conflict.field, conflict.reading, len(conflict.values)) == ("wording", "definition", 2)


@pytest.mark.parametrize(
    ("second", "holder"),
    [("the trawlers are returned by Peru", SENDER), ("Lima shows good will", "actor:bruno-salas")],
    ids=["the same words", "somebody else's"],
)
def test_a_condition_told_alike_or_set_by_another_is_no_conflict(second: str, holder: str) -> None:
    assert list(compare_retold(conditions("Peru returns the trawlers", second, holder).desk())) == []


def test_an_issue_that_is_settled_for_one_and_open_for_another() -> None:
    scene = "The boats lay at Arica, Iquique and Tacna under Admiral Tiburon."
    told = Told(a=f"{scene} The fishing question is settled.", b=f"{scene} The fishing question is not closed.")
    settled = told.span("a", "The fishing question is settled")
    opened = told.span("b", "The fishing question is not closed")
    told.add(Position(id="p1", holder=SENDER, issue="fishing", stance="regards-as-settled", span=settled))
    told.add(Position(id="p2", holder="actor:bruno-salas", issue="fishing", stance="keeps-open", span=opened))
    (conflict,) = compare_settled(told.desk())
    assert (conflict.field, "fishing" in conflict.why) == ("assessment", True)


def test_firsts_of_different_scope_about_one_signal_are_a_matter_of_definition() -> None:
    told = signal(
        Told(a="A letter came, her first.", b="A letter came, the first to Chile."),
        ("a", "A letter"),
        ("b", "A letter"),
    )
    told.add(First(id="1", span=told.span("a", "her first"), holder="a", scope=Scope(sender="her")))
    told.add(First(id="2", span=told.span("b", "the first to Chile"), holder="b", scope=Scope(recipient="Chile")))
    (conflict,) = compare_orders(told.desk())
    assert (conflict.field, conflict.reading, conflict.about) == ("order", "definition", "s")


@pytest.mark.parametrize(
    ("words", "low", "high", "measure", "problems"),
    [
        ("-20 people", -20, -20, "deaths", 1), ("99000000000 people", 99e9, 99e9, "deaths", 1),
        ("magnitude 76", 76, 76, "magnitude", 1), ("120%", 120, 120, "approval", 1), ("120%", 120, 120, "share", 0),
        ("20 people", 20, 20, "deaths", 0),
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_is_a_problem(words: str, low: float, high: float, measure: str, problems: int) -> None:
    told = Told(a=f"They wrote of {words} there.").figure("a", words, low, high, measure)
    assert len(list(find_absurd(told.desk()))) == problems


def test_a_day_that_no_calendar_has_is_a_problem() -> None:
    (problem,) = find_absurd(Told(a="It was sent on February 30 and read on May 31.").desk())
    assert "February 30" in problem.what


@pytest.mark.parametrize(("second", "conflicts"), [("wrote to Peru", 1), ("visited Peru", 0)])
def test_firsts_of_one_act_between_two_states_are_laid_side_by_side_without_a_signal(
    second: str, conflicts: int
) -> None:
    scene = "The boats lay at Arica, Iquique and Tacna under Admiral Tiburon."
    told = Told(
        a=f"{scene} It was the first letter from Chile to Peru since the war.",
        b=f"{scene} No leader of Chile had ever {second}.",
    )
    for document, words, scope in (
        ("a", "the first letter from Chile to Peru since the war", Scope(form="letter", since="since the war")),
        ("b", f"No leader of Chile had ever {second}", Scope(sender="leader of Chile")),
    ):
        told.add(First(id=document, span=told.span(document, words), holder=document, scope=scope))
    assert len(list(compare_orders(told.desk()))) == conflicts


def rebutted(denial: str) -> Told:
    claim = "It is said in Lima that no Chilean minister had written to Peru since 1974"
    told = Told({"a": "1987-03-09"}, a=f"{claim}. {denial} In the autumn of 1981 Bruno Salas sent a note to Lima.")
    told.date("a", "the autumn of 1981", "1981-23")
    span = told.span("a", "no Chilean minister had written to Peru since 1974")
    told.add(First(id="f1", span=span, scope=Scope(form="written", since="since 1974"), holder=None))
    return told


@pytest.mark.parametrize(
    "denial", ["That is wrong.", "It was nothing of the kind.", "The claim does not survive a look."]
)
def test_a_first_that_its_own_text_denies_stands_beside_the_earlier_case(denial: str) -> None:
    (conflict,) = compare_orders(rebutted(denial).desk())
    assert (conflict.field, conflict.reading, conflict.values[-1].value) == ("order", "error", "earlier: 1981")


def test_a_first_that_nobody_denies_has_no_earlier_case() -> None:
    assert list(compare_orders(rebutted("The weather was fair.").desk())) == []
