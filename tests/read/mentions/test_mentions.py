"""Mentions: each construction with an invented example."""

import pytest

from verbale.knowledge.base import load_knowledge
from verbale.language.pipeline import parse
from verbale.model.passage import Passage, Piece
from verbale.model.records import Dated, Document, Genre, Mention
from verbale.read.mentions.reader import read_mentions
from verbale.read.reading import Reading

KNOWN = load_knowledge()


def mentions(text: str, day: str = "2019-06-20", genre: Genre = "report", author: str = "") -> list[Mention]:
    """The mentions of a text of one paragraph a line."""
    passages, at = [], 0
    for line in text.split("\n"):
        passages.append(Passage(text=line, pieces=(Piece(start=0, source=at, length=len(line)),)))
        at += len(line) + 1
    document = Document(
        id="d", path="d", sha256="", text_sha256="", published=Dated(day), genre=genre,
        authors=(author,) if author else (),
    )  # fmt: skip
    reading = Reading(document, text, tuple(passages), parse(p.text for p in passages), KNOWN)
    return [record for record in read_mentions(reading) if isinstance(record, Mention)]


def named(text: str, words: str, day: str = "2019-06-20", nth: int = 0) -> str | None:
    """The actor of the nth mention that has these words, without its prefix."""
    found = [mention for mention in mentions(text, day) if mention.span.text == words]
    assert found, f"no mention {words!r} in {[m.span.text for m in mentions(text, day)]}"
    return (found[nth].actor or "").removeprefix("actor:") or None


def test_every_span_is_the_text_at_its_place() -> None:
    text = "Iran’s foreign minister, Mohammad Javad Zarif, wrote to Tokyo.\nHe said “we will answer”."
    for mention in mentions(text):
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.why


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        # names in every order and spelling
        ("A letter from Kono Taro arrived.", "Kono Taro", "taro-kono"),
        ("A letter from Kang, Kyung-wha arrived.", "Kang, Kyung-wha", "kang-kyung-wha"),
        # states: names, peoples, governments, metonyms
        ("The U.S. agreed.", "U.S.", "united-states"),
        ("The Japanese refused, the French agreed.", "The Japanese", "japan"),
        ("The Cuban government refused.", "The Cuban government", "cuba"),
        ("The government of Pakistan refused.", "The government of Pakistan", "pakistan"),
        ("Havana rejected the offer.", "Havana", "cuba"),
        ("The Kremlin rejected the offer.", "Kremlin", "russia"),
        ("South Korea agreed, but the North refused. North Korea was silent.", "the North", "north-korea"),
        # bodies of a state
        ("The Russian Foreign Ministry denied it.", "The Russian Foreign Ministry", "russian-foreign-ministry"),
        ("The foreign ministry of Iran denied it.", "The foreign ministry of Iran", "iranian-foreign-ministry"),
        ("Turkish media reported it.", "Turkish media", "turkish-media"),
        # outlets, unknown bodies and persons
        ("IRNA reported it.", "IRNA", "irna"),
        ("The Quarry Institute for Peace denied it.", "Quarry Institute for Peace", "quarry-institute-for-peace"),
        ("Analyst Linnea Quarry said so.", "Linnea Quarry", "linnea-quarry"),
        # short names by the text, by the office beside them, by the files
        ("Linnea Quarry spoke. Quarry said no.", "Quarry", "linnea-quarry"),
        ("President Rouhani spoke.", "Rouhani", "hassan-rouhani"),
        ("Rouhani spoke.", "Rouhani", "hassan-rouhani"),
        ("The Trump administration refused.", "Trump administration", "united-states"),
        ("Hillary Clinton spoke. Hillary was brief.", "Hillary", "hillary-clinton"),
        ("The envoy Pak Chol Min left.", "Pak Chol Min", "chol-min-pak"),
        ("NBC’s Susan Quarry asked.", "Susan Quarry", "quarry-susan"),
        # descriptions
        ("Imran Khan spoke. The prime minister was brief.", "The prime minister", "imran-khan"),
        ("The Indian prime minister was brief.", "The Indian prime minister", "narendra-modi"),
        ("The Prime Minister of Japan was brief.", "The Prime Minister of Japan", "shinzo-abe"),
        ("The president’s daughter, Linnea Quarry, spoke.", "The president’s daughter", "linnea-quarry"),
        ("Iran spoke of Israel, which called the regime a danger.", "the regime", "israel"),
    ],
)  # fmt: skip
def test_words_lead_to_their_actor(text: str, words: str, actor: str) -> None:
    assert named(text, words) == actor


@pytest.mark.parametrize(
    ("text", "words", "day", "actor"),
    [
        ("President Kennedy replied. Robert Kennedy waited.", "Kennedy", "1962-10-27", "john-f-kennedy"),
        ("Moscow replied.", "Moscow", "1962-10-27", "soviet-union"),
        ("Moscow replied.", "Moscow", "2022-02-24", "russia"),
        ("President Bush replied.", "Bush", "1991-01-16", "george-h-w-bush"),
        ("President Bush replied.", "Bush", "2003-03-20", "george-w-bush"),
        ("The French president replied.", "The French president", "1962-10-27", "charles-de-gaulle"),
    ],
)
def test_the_day_decides_between_holders_of_a_name(text: str, words: str, day: str, actor: str) -> None:
    assert named(text, words, day) == actor


def test_of_two_of_one_family_the_nearer_and_more_prominent_is_meant() -> None:
    text = (
        "Kim Jong Un sent a letter. Kim was brief.\n"
        "Kim Yo Jong, sister of Kim Jong Un, issued a statement. Kim was angry."
    )
    assert named(text, "Kim", nth=0) == "kim-jong-un"
    assert named(text, "Kim", nth=1) == "kim-yo-jong"


@pytest.mark.parametrize(
    "text", ["Protests in Havana went on.", "A visit to Havana is planned.", "HAVANA, May 5 (AP) — He left."]
)
def test_a_capital_behind_words_of_place_is_a_place(text: str) -> None:
    assert next(m for m in mentions(text) if m.span.text.lower() == "havana").type == "place"


@pytest.mark.parametrize(
    "text", ["The South China Sea is near.", "It lies in Central America.", "We hope for peace with us."]
)
def test_words_that_only_look_like_states(text: str) -> None:
    assert [m for m in mentions(text) if m.type == "state" and m.how != "pronoun"] == []


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Pakistani Foreign Minister Shah Mahmood Qureshi left.", "Shah Mahmood Qureshi", "Pakistani Foreign Minister"),
        ("Then-Prime Minister Nawaz Sharif left.", "Nawaz Sharif", "Then-Prime Minister"),
        ("Linnea Quarry, a professor at Oak College, left.", "Linnea Quarry", "a professor at Oak College"),
        ("Linnea Quarry (senior fellow) left.", "Linnea Quarry", "senior fellow"),
        ("Linnea Quarry, sent by nobody, left.", "Linnea Quarry", None),
    ],
)  # fmt: skip
def test_the_words_of_office_beside_a_name(text: str, name: str, title: str | None) -> None:
    found = next(m for m in mentions(text) if m.span.text == name)
    assert (found.title.text if found.title else None) == title


def test_pronouns_follow_gender_and_the_text_outside_quotations() -> None:
    text = "Sushma Swaraj met Imran Khan. She was brief.\n“Narendra Modi will not come,” she said. He left."
    assert [named(text, "She"), named(text, "she")] == ["sushma-swaraj", "sushma-swaraj"]


def test_the_first_person_of_a_statement_is_its_sender() -> None:
    found = mentions("I have no doubt that we agree.", genre="statement", author="Linnea Quarry")
    assert next(m for m in found if m.span.text == "I").actor == "actor:linnea-quarry"


def test_the_first_person_of_a_report_is_not_resolved_here() -> None:
    assert next(m for m in mentions("“I agree,” said Imran Khan.") if m.span.text == "I").actor is None


def test_the_same_text_gives_the_same_records() -> None:
    text = "Kim Yo Jong spoke. The Blue House answered her. Linnea Quarry, an analyst, said so."
    assert mentions(text) == mentions(text)


@pytest.mark.parametrize("text", ["", '”“"', "((((", "A. B. C.", "the the the", "’s ’s", "\u200b", "KIM JONG UN!!!"])
def test_odd_texts_are_read_without_fault(text: str) -> None:
    mentions(text)


def test_a_family_name_far_from_a_former_holder_means_who_is_still_there() -> None:
    text = (
        "George W. Bush spoke of trade. George H. W. Bush, the former president, had thought otherwise."
        "\nRain fell.\nThe hall was full.\nThe tariffs stay as they are.\nThe vote is due.\nThat would help Bush."
    )
    assert named(text, "Bush", "2003-05-01") == "george-w-bush"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quenby Tallis, a retired general, is convinced of it.", "Quenby Tallis"),
        ("The foreign minister, Quenby Tallis, issued a note.", "Quenby Tallis"),
        ("Quenby Tallis, who runs the port, has declared that it is closed.", "Quenby Tallis"),
        ("She wrote to Raghunath Velkar about the boats.", "Raghunath Velkar"),
    ],
)
def test_capitalised_words_beside_an_office_or_who_are_a_person(text: str, words: str) -> None:
    assert [found.span.text for found in mentions(text) if found.type == "person"][:1] == [words]


@pytest.mark.parametrize(
    "text", ["The line divides Quarrow from Sindmar.", "They left the Tallis Creek before Ramzan."]
)
def test_one_capitalised_word_behind_a_preposition_is_no_person(text: str) -> None:
    assert not [found for found in mentions(text) if found.type == "person"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Ivory Coast's Supreme Court met on Monday.", "Supreme Court", "ivorian-supreme-court"),
        ("V. Putin replied to the note.", "V. Putin", "vladimir-putin"),
        ("The EEC sent a note.", "EEC", "european-community"),
        ("Raisina Hill was silent.", "Raisina Hill", "india"),
        ("The Indian Foreign Ministry replied. The ministry said no more.", "The ministry", "indian-foreign-ministry"),
    ],
)  # fmt: skip
def test_bodies_initials_and_metonyms(text: str, words: str, actor: str) -> None:
    assert named(text, words) == actor


def test_today_is_no_part_of_a_title() -> None:
    """Words of time open a sentence, and the title begins behind them."""
    found = next(one for one in mentions("Today President Ana Quarry spoke.") if one.type == "person")
    assert found.title is not None
    assert found.title.text == "President"


def test_authors_and_outlet_are_mentions_where_the_page_prints_them() -> None:
    """The byline and the masthead are not read, but they name somebody."""
    text = "The Sorel Ledger\nBy Ann Lee\nThe minister left on Monday."
    body = text.rindex("The minister")
    passage = Passage(text[body:], (Piece(0, body, len(text) - body),))
    document = Document(id="d", path="d", sha256="", text_sha256="", authors=("Ann Lee",), outlet="The Sorel Ledger")
    reading = Reading(document, text, (passage,), parse([passage.text]), load_knowledge())
    found = {one.span.text: one.type for one in read_mentions(reading) if isinstance(one, Mention)}
    assert (found["Ann Lee"], found["The Sorel Ledger"]) == ("person", "outlet")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Readers of Le Quotidien du Rif know him.", "Le Quotidien du Rif"),
        ("He wrote it for El Diario Austral in June.", "El Diario Austral"),
        ("He told the Galmar Sentinel so.", "Galmar Sentinel"),
    ],
)
def test_a_newspaper_is_an_outlet_in_its_own_language(text: str, words: str) -> None:
    assert [one.type for one in mentions(text) if one.span.text == words] == ["outlet"]


def test_her_majestys_government_is_the_united_kingdom() -> None:
    text = "The note was read in London, and Her Majesty's Government maintain their view."
    found = {one.span.text: one.actor for one in mentions(text)}
    assert found["Her Majesty's Government"] == "actor:united-kingdom"
