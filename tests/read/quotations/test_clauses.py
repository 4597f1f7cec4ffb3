"""Where reported clauses begin and end, with an invented example for each rule."""

import pytest
from tests.read.quotations.told import Told, told

BOUNDS = [
    ("a semicolon ends it", "The envoy said the talks had failed; the army left.", ("the talks had failed",)),
    ("a list of that-clauses goes on", "The envoy said that the talks had failed; that nobody had come.",
     ("the talks had failed; that nobody had come",)),
    ("another report with its own subject", "The envoy said the talks had failed, but the ministry denied that.",
     ("the talks had failed",)),
    ("an aside of the writer's", "The envoy said the talks had failed, although nobody had left the hall.",
     ("the talks had failed",)),
    ("an unpaired dash", "The envoy said the talks had failed — the fourth round since May.",
     ("the talks had failed",)),
    ("a second verb of saying", "Vell says Orlo promised to support the plan and said he would stay.",
     ("Orlo promised to support the plan",)),
    ("the same subject goes on", "The envoy says she hopes for peace, but she knows the road is long.",
     ("she hopes for peace, but she knows the road is long",)),
    ("without that", "Sol told the press on Friday that Orlo had taken note.", ("Orlo had taken note",)),
    ("a name in marks before it", 'Vell said in a lecture titled "The Long Road" that the law had failed.',
     ("the law had failed",)),
    ("interrupted", "The crews, the ministry says, could be home in May.", ("The crews", "could be home in May")),
    ("goes on behind the attribution", "The truce was firm, the envoy said, until the guns spoke again.",
     ("The truce was firm", "until the guns spoke again")),
    ("a hyphen is no pause", "The plan is vague, trade-policy experts say.", ("The plan is vague",)),
    ("an apposition before the cue", "Ada Vell, a senator from Marle, said the law had failed.",
     ("the law had failed",)),
    ("a relative clause before the cue", "Lin Bao, who served in Orlo until May, said the law had failed.",
     ("the law had failed",)),
    ("behind a semicolon only", "Notes of this kind are rare; no envoy, Vell points out, has sent one since May.",
     ("no envoy", "has sent one since May")),
    ("behind a colon only", "The negotiator is kinder: the offer, she believes, is meant for the farmers.",
     ("the offer", "is meant for the farmers")),
    ("around a hearer and a day", "The treaty, he told a Marle audience on June 14, was a closed chapter.",
     ("The treaty", "was a closed chapter")),
    ("a condition before the attribution", "If the army leaves, he told this paper, the affair will be forgotten.",
     ("If the army leaves", "the affair will be forgotten")),
    ("goes on", "Provided that the captain is tried, he went on, Orlo would reopen the talks.",
     ("Provided that the captain is tried", "Orlo would reopen the talks")),
    ("a relay in between", "Vell suggested, according to a diplomat in Orlo, that the ports open in May.",
     ("the ports open in May",)),
    ("a clause that leads in", "When Vell told the sailors that the strait was theirs, he was talking to his cabinet.",
     ("the strait was theirs",)),
    ("made it plain", "The minister made it plain that the consul would stay away.", ("the consul would stay away",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_reported_clause_ends_where_the_report_ends(name: str, text: str, content: tuple[str, ...]) -> None:
    """Content is the reported clause: no more of the sentence, and no less."""
    assert content in [one.content for one in told(text)]


FIELDS = [
    ("infinitives that are joined", "She promised to open the port, release the crews and resume the talks.",
     "to open the port, release the crews and resume the talks"),
    ("an aside behind an object", "The experts praised the plan, which dates from May.", "the plan"),
    ("a day behind an object", "The minister condemned the launch Monday.", "the launch"),
    ("object and infinitive", "The president ordered the army to withdraw.", "to withdraw"),
    ("two question words", "Vell declined to say when, or whether, Orlo would reply.",
     "to say when, or whether, Orlo would reply"),
    ("a gerund", "The president proposes allowing the crews to leave.", "allowing the crews to leave"),
    ("a figure", "The agency put the toll at 11.", "the toll at 11"),
    ("likened", "The critic likened the accord to a fig leaf.", "the accord to a fig leaf"),
    ("passive with its agent", "The test was denounced by the foreign minister.", "The test"),
    ("a noun with its owner", "The president renewed his call for restraint.", "restraint"),
    ("an adjective and a clause", "The general is convinced that the truce will hold.", "the truce will hold"),
    ("an adjective and its preposition", "The minister was critical of the new pact.", "the new pact"),
    ("predicate without marks", "The ministry called the plan a mistake.", "the plan a mistake"),
    ("poll and small clause", "Polls show the party ahead in Marle.", "the party ahead in Marle"),
    ("clause taken for an object", "Early polls showed Orlo was the winner of the debate.",
     "Orlo was the winner of the debate"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content"), FIELDS, ids=[row[0] for row in FIELDS])
def test_a_cue_without_a_clause_takes_its_field(name: str, text: str, content: str) -> None:
    """Content beside a clause: what the cue governs, joined parts included, scene and asides left out."""
    assert content in [" ".join(one.content) for one in told(text)]


MARKED = [
    ("lead-in of a fragment", "With many offices open, “there is no one point of failure,” Vell said.",
     ("With many offices open, “there is no one point of failure,”",)),
    ("subject before the attribution", "The deal, the minister said, “is void.”", ("The deal", "“is void.”")),
    ("predicate of a participle", 'By calling the letter "only my own private view", Brenn left the door open.',
     ('the letter "only my own private view"',)),
    ("predicate in marks", "Vell called the feast “a song of the ways that faith can pass over every border.”",
     ("the feast “a song of the ways that faith can pass over every border.”",)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content"), MARKED, ids=[row[0] for row in MARKED])
def test_marked_words_take_their_clause_with_them(name: str, text: str, content: tuple[str, ...]) -> None:
    """Mixed speech whose marks hold a part of the clause only."""
    assert [(one.form, one.content) for one in told(text)] == [("mixed", content)]


def test_one_cue_may_tell_before_and_behind_a_colon() -> None:
    """Words that a colon adds are a quotation of their own."""
    found = told("The crews, it says, could be home in May: Orlo ‘will set them free within a week’.")
    assert [one.content for one in found] == [
        ("The crews", "could be home in May"),
        ("Orlo ‘will set them free within a week’",),
    ]


NOTHING = [
    ("lives that are claimed", "The quake claimed many lives and destroyed the port."),
    ("news that is heard", "I was moved on hearing the sad news that a quake had struck your country."),
    ("a statement that somebody issued", "The statement that the ministry issued on Monday was short."),
    ("a condition", "The crews will go home if Orlo agrees to a joint inquiry."),
    ("what is weighed", "Considering the two reports, the delay was short."),
    ("a doubt without content", "I doubt it."),
    ("what shall be told", "The leaders will discuss the climate."),
    ("a participle before a noun", "The alleged thief was a bystander who had been struck by a stone."),
    ("headline of another kind", "Analysis: what the letter was for"),
]


@pytest.mark.parametrize(("name", "text"), NOTHING, ids=[row[0] for row in NOTHING])
def test_no_words_no_quotation(name: str, text: str) -> None:
    """A verb that can attribute hands nothing over here."""
    assert told(text) == []


SOURCES = [
    ("quoted as saying", "The paper quoted a minister as saying that the talks had failed.", "a minister"),
    ("was quoted by", "The minister was quoted by the state agency as saying that the talks had failed.",
     "The minister"),
    ("participle behind an object", "Two officials met the envoy in Marle, arguing that the law had failed.",
     "Two officials"),
    ("second verb in the past", "Orlo said he would order a review and warned against new attacks.", "Orlo"),
    ("relative word for a thing", "He released a letter that says he is in good health.", "a letter"),
    ("between two pauses", "Mr Benn, his aides say, told them that the deal was void.", "his aides"),
    ("a week before the verb", "The bank this week said it would close.", "The bank"),
    ("where it was said", "The secretary in his speech said the law had failed.", "The secretary"),
    ("inside a book of names", "Hawaii, as one of the advisers pointed out, seldom has two storms.",
     "one of the advisers"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "source"), SOURCES, ids=[row[0] for row in SOURCES])
def test_the_source_is_who_says_it(name: str, text: str, source: str) -> None:
    """The words that name the speaker, wherever the sentence has put them."""
    assert source in [one.source for one in told(text)]


def test_who_is_asked_is_not_who_speaks() -> None:
    """A participle at the head of a sentence is what somebody else asked."""
    found = told("Asked to explain the delay, the envoy said it was a secret.")
    assert found == [Told("indirect", ("it was a secret",), "said", "the envoy")]


UNSAID = [
    "On the quays nobody wished to talk politics.",
    "Had the minister wished to bury anything, he would have kept silent.",
    "A senior official, who asked not to be named, left the hall.",
    "Few expect quick results.",
    "They regard the matter as closed.",
    "I put the odds of a deal by May at one in five.",
    "She hopes to unlock the loan that was frozen after the tests.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_a_bare_wish_is_no_speech(text: str) -> None:
    """Wishes, views and what nobody does tell no words; nor do those who ask not to be named."""
    assert told(text) == []
