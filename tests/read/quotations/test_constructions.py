"""Every construction that docs/quotations.md lists, with an invented example."""

import pytest
from tests.read.quotations.told import Told, told

DIRECT = [
    ("preposed", "“The talks will go on,” said Lin Bao, a spokesman.", "The talks will go on,", "said", "Lin Bao"),
    ("postposed name", '"The talks will go on," Lin Bao said.', "The talks will go on,", "said", "Lin Bao"),
    ("led in by a comma", 'Minister Orlo stated, "We stand by the accord."',
     "We stand by the accord.", "stated", "Minister Orlo"),
    ("led in by a colon", "The minister told reporters: “We stand by it.”", "We stand by it.", "told", "The minister"),
    ("pronoun outside the marks", "“We stand by it”, he added.", "We stand by it", "added", "he"),
    (
        "apposition before the cue",
        '"It failed," Orlo Benn, the envoy to Marle, said on Monday.',
        "It failed,", "said", "Orlo Benn",
    ),
    ("signed after a dash", "“It was a dark day.” — Ada Vell", "It was a dark day.", "—", "Ada Vell"),
    ("speaker's label", "“VELL: We stay for the talks.”", "We stay for the talks.", ":", "VELL"),
    ("single marks as the only ones", "'We don't want this,' Vell said.", "We don't want this,", "said", "Vell"),
    ("doubled single marks", "''We want this,'' Vell said.", "We want this,", "said", "Vell"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content", "cue", "source"), DIRECT, ids=[row[0] for row in DIRECT])
def test_direct_speech_is_exact_inside_the_marks(name: str, text: str, content: str, cue: str, source: str) -> None:
    """Direct speech: the words inside the marks, the cue, and the words that name the speaker."""
    assert told(text) == [Told("direct", (content,), cue, source)]


def test_an_attribution_may_interrupt_speech() -> None:
    """Speech that its attribution interrupts is one quotation of two spans."""
    found = told('"We came in peace," Vell said. "We will leave in peace."')
    assert found == [Told("direct", ("We came in peace,", "We will leave in peace."), "said", "Vell")]


def test_speech_runs_over_paragraphs_with_the_mark_repeated() -> None:
    """A paragraph that repeats the opening mark goes on with the speech of the one before it."""
    found = told("“We came in peace,” Vell said. “We were met with fire.\n“Now we go home.”")
    assert found == [Told("direct", ("We came in peace,", "We were met with fire.", "Now we go home."), "said", "Vell")]


def test_a_colon_at_the_end_of_a_paragraph_leads_in_the_next() -> None:
    """A paragraph that ends in a colon names the speaker of the marked paragraph after it."""
    found = told("The minister wrote:\n“We shall not sign the accord this year.”")
    assert found == [Told("direct", ("We shall not sign the accord this year.",), "wrote", "The minister")]


def test_speech_without_attribution_has_the_speaker_before_it() -> None:
    """A marked paragraph without attribution belongs to the last speaker."""
    found = told("“We came in peace,” Ada Vell said.\n“That will not change this year.”")
    assert found[1] == Told("direct", ("That will not change this year.",), None, "Ada Vell")


INDIRECT = [
    ("clause with that", "The envoy said that the talks had failed.", "the talks had failed", "said", "The envoy"),
    ("clause without that", "The envoy says the talks have failed.", "the talks have failed", "says", "The envoy"),
    ("closing attribution", "The talks have failed, the envoy said.", "The talks have failed", "said", "the envoy"),
    ("inverted attribution", "The talks have failed, said Ada Vell.", "The talks have failed", "said", "Ada Vell"),
    ("according to", "According to the ministry, the talks have failed.",
     "the talks have failed", "According to", "the ministry"),
    ("in somebody's view", "In the envoy's view, the talks have failed.", "the talks have failed", "view", "the envoy"),
    ("as somebody noted", "As the ministry noted, the talks have failed.",
     "the talks have failed", "noted", "the ministry"),
    ("as noted by", "As noted by one observer, the talks have failed.",
     "the talks have failed", "noted", "one observer"),
    ("participle", "The envoy left early, adding that he would return.", "he would return", "adding", "The envoy"),
    ("demand", "The minister called for an end to the drills.", "an end to the drills", "called for", "The minister"),
    ("order", "The minister urged Marle to stop the drills.", "to stop the drills", "urged", "The minister"),
    ("refusal", "The minister declined to comment on the letter.",
     "to comment on the letter", "declined", "The minister"),
    ("judgement", "The envoy condemned the new drills.", "the new drills", "condemned", "The envoy"),
    ("denial", "The minister denied that he had met the envoy.", "he had met the envoy", "denied", "The minister"),
    ("passive relay", "Vell was quoted as saying that the talks had failed.", "the talks had failed", "saying", "Vell"),
    ("thought", "Analysts believe the talks will fail.", "the talks will fail", "believe", "Analysts"),
    ("nominal cue", "His warning that the talks might fail was ignored.", "the talks might fail", "warning", "His"),
    ("across a phrase", "The envoy said at a meeting in Orlo that he was ready.", "he was ready", "said", "The envoy"),
    ("deputy tells a panel", "Few agree; her deputy, Lin Bao, told a panel last month that it was too high.",
     "it was too high", "told", "Lin Bao"),
    ("document", "A poll shows that voters want talks.", "voters want talks", "shows", "A poll"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content", "cue", "source"), INDIRECT, ids=[row[0] for row in INDIRECT])
def test_indirect_speech_is_the_clause(name: str, text: str, content: str, cue: str, source: str) -> None:
    """Indirect speech: the clause without "that", its cue, and the words that name the speaker."""
    assert Told("indirect", (content,), cue, source) in told(text)


MIXED = [
    ("clause that runs into the marks", "Orlo said the Alliance “would be a shield against fear.”",
     "the Alliance “would be a shield against fear.”", "said"),
    ("marked words in a clause", 'Orlo said that the deal was "a grave mistake" for Marle.',
     'the deal was "a grave mistake" for Marle', "said"),
    ("describe as", 'Orlo described the letter as "exceptional".', 'the letter as "exceptional"', "described"),
    ("call", "Orlo called the accord “a scrap of paper.”", "the accord “a scrap of paper.”", "called"),
    ("object with marked words behind it", "Orlo wants the ships “gone by spring.”",
     "the ships “gone by spring.”", "wants"),
    ("before a closing attribution", 'The summit achieved "too little," the envoy said.',
     'The summit achieved "too little,"', "said"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "content", "cue"), MIXED, ids=[row[0] for row in MIXED])
def test_mixed_speech_is_the_whole_clause(name: str, text: str, content: str, cue: str) -> None:
    """Mixed speech: the whole clause, marked words and marks included."""
    assert [(one.form, one.content, one.cue) for one in told(text)] == [("mixed", (content,), cue)]


NOTHING = [
    ("scare quotes", 'The "informal" talks took place in a third country.'),
    ("name of a show", "The film opened with scenes from “The Long Road” in March."),
    ("name of a newsletter", 'It was published in the "Letters from Orlo" newsletter.'),
    ("open question", "It can be said that the letter matters."),
    ("plain according to", "The rules are defined according to the direction of the wind."),
    ("anybody", "One might say that the letter matters."),
    ("a writer's own aside", "By the end of the year, I suspect, the talks will fail."),
    ("the reader is bidden", "Note what the letter leaves out."),
    ("skill, not thought", "The nation knows how to wait."),
    ("plan of an actor, not told by it", "The army decided to leave the town."),
]


@pytest.mark.parametrize(("name", "text"), NOTHING, ids=[row[0] for row in NOTHING])
def test_what_nobody_said_is_no_quotation(name: str, text: str) -> None:
    """Scare quotes, names of works and claims of nobody are not quotations."""
    assert told(text) == []


def test_marked_words_may_be_all_that_is_cited() -> None:
    """Marked words right behind a verb that names them are its subject's."""
    (found,) = told('The fleet continues to cite "at least 40".')
    assert (found.cue, found.source) == ("cite", "The fleet")


CONDITIONS = ["as long as the ships stayed", "provided that Marle paid", "on condition that Marle paid", "once it paid"]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_behind_the_attribution_belongs_to_the_clause(condition: str) -> None:
    """A clause that its attribution interrupts goes on with the condition behind it."""
    (found,) = told(f"No official would meet the envoy, Vell warned, {condition}.")
    assert found.content == ("No official would meet the envoy", condition)


def test_what_somebody_was_asked_is_not_the_answer() -> None:
    """A question put by nobody in particular is no quotation; the answer is."""
    (found,) = told('Asked if a reply would follow, Vell answered that it "was being written".')
    assert found.source == "Vell"


def test_a_reply_inside_a_report_takes_nothing_from_the_phrase_before_it() -> None:
    """What "according to" opens is one report, whatever verb of saying stands in it."""
    (found,) = told("According to the ministry, Orlo replied on Monday with a letter, in which he proposed a truce.")
    assert found.cue == "According to"


def test_words_quoted_before_are_an_echo() -> None:
    """Marked words that repeat an earlier quotation are that speaker's again."""
    found = told(
        "Vell said: “We must break with the old ways of thinking.”\n"
        "Whether Orlo can “break with the old ways” is another matter."
    )
    assert found[-1].content == ("break with the old ways",)
    assert found[-1].cue is None


def test_a_participle_reports_on_after_speech() -> None:
    """What follows "adding that" is a second quotation of the same speaker."""
    found = told('"It is over," the envoy said, adding that he would leave on Monday.')
    assert [one.content[0] for one in found] == ["It is over,", "he would leave on Monday"]
    assert {one.source for one in found} == {"the envoy"}


def test_speech_in_speech_is_kept_where_it_is_relayed() -> None:
    """A relay gives both: what the agency reports, and what the ministry said."""
    found = told("The agency reported that the ministry said the talks had failed.")
    assert {one.source for one in found} == {"The agency", "the ministry"}


def test_a_rare_name_before_a_closing_cue_is_the_source() -> None:
    """A name that the tagger takes for a mark is still who said it."""
    found = told('"Orvia is probably testing whether Dane is serious," Werle said. "It will fail."')
    assert found[0].source == "Werle"
