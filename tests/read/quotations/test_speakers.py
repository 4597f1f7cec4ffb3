"""Who speaks: sources resolved through the mentions of the document, texts and transcripts included."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

from tests.read.quotations.told import reading_of

from verbale.model.records import Quotation, Record
from verbale.read.mentions.reader import STEP
from verbale.read.quotations.reader import read_quotations
from verbale.read.reading import Reading

Run = Callable[[Reading], Iterable[Record]]


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, its mentions read first."""
    reading = reading_of(text)
    found: defaultdict[type[Record], tuple[Record, ...]] = defaultdict(tuple)
    for record in cast(Run, STEP.run)(reading):
        found[type(record)] += (record,)
    return [one for one in read_quotations(replace(reading, found=found)) if isinstance(one, Quotation)]


def speakers(text: str) -> list[str | None]:
    """Who speaks in each quotation of a text."""
    return [one.speaker for one in quotations(text)]


def test_a_statement_speaks_for_whoever_issued_it() -> None:
    """ "It" and "a statement which" are the word of the statement's author."""
    text = "A statement put out by the Foreign Ministry was short. It says the crews will go home."
    assert speakers(text)[-1] == "actor:foreign-ministry"
    assert speakers("Ada Vell issued a statement which promised the release of the crews.") == ["actor:ada-vell"]


def test_the_guests_of_somebody_are_not_that_somebody() -> None:
    """ "His hosts" are others; "his spokesman" speaks for him."""
    met = "Orlo Benn came to Marle on Monday. "
    assert speakers(met + "His hosts assured the press that the truce would hold.") == [None]
    assert speakers(met + "His spokesman said that the truce would hold.") == ["actor:benn-orlo"]


def test_an_office_speaks_for_the_person_named_behind_it() -> None:
    """ "The harbour master, Ada al-Vell," is Ada Vell, though the post alone is nobody that is known."""
    text = "The harbour master, Ada al-Vell, told our correspondent that the truce would hold."
    assert speakers(text) == ["actor:ada-al-vell"]


def test_an_outlet_is_named_behind_what_it_is() -> None:
    """ "The daily Al-Orlo" is an outlet though nobody knows it."""
    assert speakers("According to the harbour daily Al-Orlo, the truce will hold.") == ["actor:al-orlo"]


def test_kin_are_not_their_kin() -> None:
    """ "The sister-in-law of the president" is not the president."""
    assert speakers("Orlo Benn left. The sister-in-law of Orlo Benn said the truce would hold.") == [None]


def test_who_takes_up_the_word_it_belongs_to() -> None:
    """ "Who" stands for the name before it, and for nobody in particular where that is a group."""
    assert speakers("There are those in Marle who swear the truce was a ruse.") == [None]
    assert speakers("The envoy met Ada Vell, who said the truce would hold.") == ["actor:ada-vell"]


def test_a_relay_names_who_passes_words_on() -> None:
    """The agency that quotes is the relay, the minister the speaker."""
    (one,) = quotations("Xinhua quoted Ada Vell as saying that the talks had failed.")
    assert (one.speaker, one.relay) == ("actor:ada-vell", ("actor:xinhua-news-agency",))


TRANSCRIPT = """MS. VELL: Good morning. We have one statement.
Q Will the talks resume in May?
MS. VELL: I think they will.
They are not dead.
Q And the crews?
MS. VELL: The envoy said the crews were well."""


def test_turns_of_a_transcript_are_their_speakers() -> None:
    """Every turn is direct speech up to the next label; in it only the words of others are told apart."""
    found = quotations(TRANSCRIPT)
    assert [one.source.text for one in found if one.source] == [
        "MS. VELL", "Q", "MS. VELL", "Q", "MS. VELL", "The envoy",
    ]  # fmt: skip
    assert [span.text for span in found[2].content] == ["I think they will.", "They are not dead."]
    assert {one.form for one in found[:5]} == {"direct"}


def test_a_note_now_and_then_makes_no_transcript() -> None:
    """Paragraphs that open with a word and a colon are turns only where such labels come back."""
    text = "Note: the hall was full.\nThe talks went on.\nPicture: a ship at sea.\nNobody spoke."
    assert quotations(text) == []


def test_a_headline_lets_somebody_speak() -> None:
    """Before a headline's colon stands a speaker, a document, or the matter itself."""
    (one,) = quotations("Minister: talks will resume in May")
    assert (one.form, one.content[0].text, one.source and one.source.text) == (
        "indirect", "talks will resume in May", "Minister",
    )  # fmt: skip
    assert quotations("Analysis: why the talks will resume") == []
