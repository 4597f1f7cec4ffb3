"""What a cue's clause must be: whose words and whose motive it tells."""

import pytest

from verbale.read.claims.kinds import first_person, opinion


@pytest.mark.parametrize(
    ("lead", "own"),
    [
        ("To my mind this was ", False),
        ("The offer, I suspect, was ", False),
        ("In our view the letter is ", False),
        ("My country is ", True),
        ("We are ", True),
    ],
)
def test_words_of_opinion_do_not_make_a_motive_the_speakers_own(lead: str, own: bool) -> None:
    assert (first_person().search(opinion().sub("", lead)) is not None) == own
