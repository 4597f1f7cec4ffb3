"""Interpretations: who reads which motive or meaning into what others say and do."""

import pytest
from tests.read.claims.claim_reads import read

from verbale.model.records import Interpretation

LETTER = "President Ilmar Tesk of Norway sent a letter to Prime Minister Livia Roe of Japan on March 5. "


def readings(text: str) -> tuple[Interpretation, ...]:
    return read(LETTER + text, Interpretation)


@pytest.mark.parametrize(
    ("text", "words", "motive"),
    [
        ("Norway likely aims to drive a wedge between Japan and its allies.", "Norway likely aims", "wedge-alliance"),
        (
            "One may interpret the letter as an attempt to isolate Sweden.",
            "interpret the letter",
            "isolate-third-party",
        ),
        ("The letter is widely seen as a bid to win food aid from Japan.", "widely seen as", "economic-aid"),
        ("This statement suggests that Norway wants better relations with Japan.", "suggests", "improve-relations"),
        ("Norway sent it in the hope that Japan will lift its sanctions.", "in the hope that", "sanctions-relief"),
        ("The real purpose of the letter is to influence the election in Japan.", "real purpose", "influence-election"),
        ("It appears that Norway needed time to review its policy.", "needed time", "internal-review"),
        (
            "The letter was triggered by the Swedish king's visit to Japan.",
            "triggered",
            "react-to-third-party-act",
        ),
        ("Norway is probably testing whether Japan is serious.", "testing whether", "probe"),
        ("The letter sets a high hurdle for any meeting.", "high hurdle", "raise-the-bar"),
        ("The letter leaves room for a meeting in Oslo.", "leaves room", "keep-options-open"),
        ("The letter was unusually conciliatory.", "unusually conciliatory", "tone"),
        ("It is difficult to tell why Norway sent the letter so late.", "difficult to tell", "undetermined"),
        ("Behind the gesture lies a desire for recognition as a great power.", "Behind the gesture", "status"),
        ("The letter was a trial balloon.", "trial balloon", "probe"),
        ("Norway was playing for time.", "playing for time", "keep-options-open"),
        ("The king may be waiting for the elections in Japan.", "waiting for the elections", "influence-election"),
        ("The palace was stung by the Swedish rebuff.", "was stung", "react-to-third-party-act"),
        ("The row was drummed up to distract attention from the harvest.", "drummed up", "domestic-audience"),
        ("The likeliest explanation is economic.", "likeliest explanation", "economic-aid"),
        ("The letter was less about fish than about status.", "less about fish", "status"),
        (
            "It is no coincidence that Norway wrote ahead of the talks with Sweden.",
            "no coincidence",
            "prepare-other-talks",
        ),
        ("The letter is warmer than the last one.", "warmer than", "tone"),
        ("Diplomats in Oslo are baffled by the letter.", "baffled by", "undetermined"),
        ("By appearing generous, the government hoped to unlock a loan.", "hoped to unlock", "economic-aid"),
        ("The point was to win the donors over.", "point was to", "economic-aid"),
        ("The reply was meant for domestic consumption.", "domestic consumption", "domestic-audience"),
        ("It is possible that secret talks between Norway and Japan have begun.", "secret talks", "talks-under-way"),
    ],
)
def test_each_construction_is_read_with_its_motive(text: str, words: str, motive: str) -> None:
    assert [one.motive for one in readings(text) if words in one.span.text] == [motive]


def test_the_holder_is_the_person_quoted_else_the_author() -> None:
    quoted = readings('"Norway hopes to divide the allies," said Petra Holm, a professor in Kyoto.')
    assert [one.holder for one in quoted] == ["actor:holm-petra"]
    told = readings("Norway hopes to divide the allies of Japan.")
    assert [one.holder for one in told] == [told[0].span.document]


def test_a_holder_who_is_nobody_in_particular_keeps_the_words() -> None:
    (one,) = readings("Some analysts believe that Norway wants relief from the sanctions.")
    assert one.holder is None and one.holder_span is not None and one.holder_span.text == "Some analysts"


def test_two_joined_aims_of_different_motives_are_two_readings() -> None:
    found = readings("Norway aims to win food aid from Japan and isolate Sweden in the region.")
    assert [one.motive for one in found] == ["economic-aid", "isolate-third-party"]


def test_a_hedge_and_the_evidence_offered_are_kept() -> None:
    (one,) = readings("The letter may be an attempt to win food aid, because the harvest in Norway has failed again.")
    assert one.hedge is not None and one.hedge.text == "may"
    assert [span.text for span in one.evidence_for] == ["the harvest in Norway has failed again"]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("With its reserves all but gone, Norway needed to look reasonable.", "With its reserves all but gone"),
        ("Norway hopes to win food aid, pointing to the failure of the harvest.", "the failure of the harvest"),
    ],
)
def test_what_is_offered_at_the_head_or_pointed_to_is_evidence(text: str, evidence: str) -> None:
    (one,) = readings(text)
    assert [span.text for span in one.evidence_for] == [evidence]


def test_they_who_say_it_in_the_streets_hold_it() -> None:
    (one,) = readings("There are those in Oslo who swear that the row was cooked up to win food aid.")
    assert one.holder is None and one.holder_span is not None and one.holder_span.text == "those"


def test_he_of_whom_a_speaker_speaks_is_not_the_speaker() -> None:
    text = '"Norway wrote. He may also be thinking of the donors," said Petra Holm, a professor in Kyoto.'
    assert any("thinking of the donors" in one.span.text for one in readings(text))


def test_a_dispute_is_linked_both_ways() -> None:
    one, other = readings(
        "Some analysts believe that Norway wants relief from the sanctions, but the letter should be seen as a message "
        "to the public at home."
    )
    assert one.disputes == (other.id,) and other.disputes == (one.id,)


@pytest.mark.parametrize(
    "text",
    [
        '"Japan hopes to improve relations with Norway," Prime Minister Livia Roe of Japan said.',
        "We hope to hear from Norway before long.",
        "Japan should try to keep its allies close to Norway.",
        "What does Norway want from Japan?",
        "If Norway wants talks, Japan will listen to it.",
    ],
)
def test_aims_of_ones_own_advice_questions_and_conditions_are_no_readings(text: str) -> None:
    assert readings(text) == ()


def test_a_primary_text_does_not_read_its_own_side() -> None:
    head = "Press Statement of the Ministry of Foreign Affairs of Norway\n\nOslo, March 5 (NTB) -- "
    assert read("Norway aims to improve relations with Japan. We hope for talks.", Interpretation, head) == ()


@pytest.mark.parametrize(
    ("text", "words", "motive"),
    [
        ("The cabinet's friends insist that it was a matter of courtesy.", "it was a matter of courtesy", "other"),
        ("In Sweden the letter was less a gift than a test of whether Japan listens.", "less a gift", "probe"),
        ("The letter was above all a signal to Sweden that Norway has other friends.", "signal to Sweden", "other"),
        (
            'A Danish official put it bluntly: "They smell weakness and they are poking at it."',
            "smell",
            "exploit-weakness",
        ),
        (
            "Norway needed above all to show its own people that the harvest was safe.",
            "needed above all to show",
            "domestic-audience",
        ),
        ("The delay looks deliberate, and the silence sounds hollow.", "the silence sounds hollow", "other"),
        ("There is not a word about herring in the letter.", "not a word about herring", "other"),
        ("A simpler explanation is that the palace holds the purse.", "A simpler explanation", "other"),
        ("The whole correspondence serves to clear the way for talks on fish.", "serves to", "prepare-other-talks"),
        ("The bar has once more been set very high.", "The bar has", "raise-the-bar"),
        ("Tesk cannot be seen to give in to blackmail.", "cannot be seen", "save-face"),
        ("The offer was designed to prise Japan away from Sweden.", "designed to prise", "wedge-alliance"),
    ],
)
def test_commentators_words_for_a_motive_open_a_reading(text: str, words: str, motive: str) -> None:
    found = [one for one in readings(text) if words in one.span.text]
    assert [one.motive for one in found] == [motive]


def test_who_sees_a_motive_in_an_act_holds_the_reading() -> None:
    (found,) = readings("Sweden sees in the letter an attempt to win relief from sanctions.")
    assert (found.holder, found.motive) == ("actor:sweden", "sanctions-relief")


def test_a_short_reading_goes_on_behind_its_colon() -> None:
    (found,) = readings(
        "Norway is playing for time: every week of courtesies is a week in which its trawlers go on fishing."
    )
    assert found.span.text.endswith("go on fishing")


def test_a_long_reading_stops_at_a_colon_before_a_sentence_of_its_own() -> None:
    (found,) = readings(
        "By choosing an envoy over the minister Norway hoped to keep its options open: envoys are recalled."
    )
    assert found.span.text.endswith("options open")


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Tesk, it is said in the port, did not want his own name under a refusal.", "Tesk, it is said"),
        ("Tesk, whose party lost the spring vote, cannot be seen to reward poachers.", "Tesk, whose party"),
    ],
)
def test_an_aside_belongs_to_the_reading_of_the_subject_that_it_cuts_off(text: str, opening: str) -> None:
    assert [one.motive for one in readings(text) if one.span.text.startswith(opening)] == ["save-face"]


def test_in_whose_eyes_an_act_means_something_holds_the_reading() -> None:
    found = readings("Few agree: to Sweden the letter was a signal that Norway has other friends.")
    assert [one.holder for one in found] == ["actor:sweden"]


def test_a_demand_told_in_its_own_words_is_no_reading() -> None:
    assert not readings("Tesk wants the boats \u201creturned whole.\u201d")


READINGS = [
    "The letter is meant less for Lima than for the generals at home.",
    "Quito wants to be seen as the reasonable party.",
    "The offer is a way of buying time.",
    "In sending a mere deputy, Chile wished to show its displeasure.",
    "The note was timed to coincide with the OPEC meeting.",
    '"It is an olive branch," said Anna Kruse, a political scientist in Kiel.',
    "Diplomats in Accra read the statement as a warning to Togo.",
    "What Cairo really wants is a say in the filling of the dam.",
    "The real audience for the speech was not in Khartoum but in Washington.",
    "The visit amounts to a recognition of the new frontier.",
    "The gesture costs nothing and is worth as much.",
    "Bangkok is trying to split the alliance, one Western diplomat said.",
    "The message is clear: Minsk will not be pushed around.",
    'By leaving out the word "colony", the king signalled that he is ready to talk.',
    "Warsaw has its eye on the loans from Brussels.",
    "The silence of the palace speaks volumes.",
    "The telegram is plainly a response to the Georgian manoeuvres.",
    "Observers see the note as an attempt to drive Oslo and Stockholm apart.",
    "The purpose of the exercise is to impress the voters.",
    "The minister is playing to the gallery.",
    "The tone was markedly milder than in the note of January.",
    "Some believe that the president was merely testing the waters.",
    "The offer looks generous but binds Peru to nothing.",
    "The phrase leaves the door ajar.",
    "Hanoi hopes the letter will unlock American aid.",
    "Read closely, the text is an invitation to bargain.",
    "The decision to publish the letter suggests that Bonn does not expect an answer.",
    "The speech had little to do with Cyprus and much to do with the coming election.",
    "The generals fear that peace would cost them their budget.",
    "Tehran is anxious to avoid isolation, and the letter should be seen in that light.",
    "To many in Seoul the invitation smacks of a trap.",
    "The Kremlin calculates that Europe will tire first.",
    "Perhaps the premier simply lost his temper.",
    "The recall of the envoy was intended as a punishment.",
    "The message was really for the Americans, a former minister told this newspaper.",
    "Why now? Because the regime is running out of money.",
    "Behind the offer stands the fear of a second front.",
    "The statement is a face-saving device, nothing more.",
    "That the note was handed over by a general is itself a message.",
    "The announcement appears to be aimed at calming the markets.",
    "Riyadh needs a success before the pilgrimage season, said Karim Haddad, an analyst at a Beirut think tank.",
    "Moscow sees a chance to weaken NATO before the summit.",
    "It is hard to know what to make of the omission.",
    "The omission can hardly be an oversight.",
    "One explanation is that Pretoria wanted to forestall a UN vote.",
    "The Chinese side probably felt that it had to respond.",
    '"This is blackmail dressed up as charity," said a European diplomat.',
    "By inviting the opposition leader too, Ottawa hedged against a change of government.",
    "Paris is sending a signal that it will not be left out.",
    "The letter marks a change of course.",
    "The threat is a bluff, and a poor one at that.",
    "The Prime Minister's answer was addressed to his own backbenchers.",
    "He is courting the army, not the Bulgarians.",
    "Nobody in Madrid takes the offer at face value.",
    "What the statement does not say is as important as what it says.",
    "The proposal was, in effect, a rejection.",
    "The regime is desperate for hard currency, which is why it wrote at all.",
    "The gift of rice had one object: to shame the donors.",
    "It sounded more like a farewell than a greeting.",
]
NO_READINGS = [
    "The committee aims to finish its report in June.",
    '"We want peace with all our neighbours," the president said.',
    "The two sides discussed trade and fisheries.",
    "The hurricane was the worst in thirty years and cost 40 lives.",
    "The rescue teams tried to reach the village before dark.",
    "The statement said that talks would resume in May.",
    "The fund is designed to help small farmers.",
    "The letter was handed over in Lima on Tuesday.",
    "The prime minister thanked the king for his message.",
    "The report shows that exports fell by a tenth.",
    "The ministry published the text of the letter on its website.",
    "Peru demanded an apology and the return of the boat.",
    "He told reporters that the reply had not been drafted.",
    "The museum hopes to open a new wing in spring.",
    "The new law is meant to protect tenants.",
    "The poll suggests that 60 percent of voters support the treaty.",
    "The minister suggested that the two sides meet in Geneva.",
    "The ship was carrying grain and wanted to put in at Arica.",
    "The president proposed to open a direct line.",
    "Chile called on Peru to reflect on its conduct.",
    "The company wants to build a second refinery.",
    "The treaty was signed in 1929.",
    "The delegation was led by the deputy minister.",
    "The ceremony is meant to honour the fallen.",
    "The family wanted to bury its dead in peace.",
]
COLUMN = (
    "Opinion\n\nWhat the letter means\n\nBy Jonas Alder\n\n18 March 2011\n\nThe capitals are weighing a letter.\n\n"
)


def test_many_ways_to_read_an_act_are_read_in_a_column() -> None:
    """Families of English: audiences, what an act gives away, what it is called, guesses at a motive; one each."""
    assert [text for text in READINGS if not read(text, Interpretation, COLUMN)] == []


def test_plain_news_demands_and_aims_of_things_are_no_readings() -> None:
    assert [text for text in NO_READINGS if read(text, Interpretation, COLUMN)] == []


def test_a_reporter_tells_a_demand_and_a_columnist_reads_a_wish() -> None:
    """A bare "wants" in a report is news of a demand; the same words of a person quoted are a reading."""
    text = "Norway wants the wreck raised at once"
    assert read(text + ".", Interpretation) == ()
    assert len(read(f'"{text}," said Anna Kruse, a historian in Kiel.', Interpretation)) == 1


def test_an_act_is_taken_by_nobody_in_particular_where_it_is_widely_seen() -> None:
    (one,) = read("The note is widely seen as an attempt to win food aid.", Interpretation, COLUMN)
    assert one.holder is None
