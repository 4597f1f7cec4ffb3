"""Positions on invented sentences: every family of words that takes a stance, and what looks like one."""

from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.model.records import Position


@pytest.fixture
def positions(tmp_path: Path):
    def _read(text: str) -> list[tuple[str | None, str]]:
        path = tmp_path / "note.txt"
        path.write_text(f"A note\n\n{text}\n", encoding="utf-8")
        return [(one.holder, one.stance) for one in read_paths([path]).records(Position)]

    return _read


TAKEN = [
    ("actor:argentina", "refuses", "Argentina will not discuss the islands with anybody but London."),
    (
        "actor:juan-perez",
        "refuses",
        "Argentine Foreign Minister Juan Perez said no Argentine delegation would travel to Geneva.",
    ),
    (
        "actor:juan-perez",
        "accepts",
        "Argentina could live with a neutral chairman, Argentine Foreign Minister Juan Perez indicated.",
    ),
    (
        "actor:juan-perez",
        "keeps-open",
        "Argentine Foreign Minister Juan Perez said a visit was neither planned nor ruled out.",
    ),
    ("actor:argentina", "opposes", "Argentina dismissed the report as a provocation."),
    ("actor:argentina", "supports", "Argentina called the plan a step in the right direction."),
    ("actor:argentina", "refuses", "Argentina has never recognised the line drawn in 1902."),
    ("actor:argentina", "refuses", "Argentina declined on Tuesday to take part in the conference."),
    ("actor:argentina", "refuses", "Any swap of prisoners was ruled out by Argentina."),
    ("actor:argentina", "accepts", "The plan was accepted by Argentina."),
    ("actor:argentina", "demands", "Argentina set one condition: the release of the pilots."),
    ("actor:argentina", "demands", "Argentina pressed Chile for an explanation."),
    ("actor:argentina", "demands", "Argentina wants the pilots returned unharmed."),
    ("actor:argentina", "demands", "Argentina warned Chile not to send its ships south."),
    ("actor:argentina", "keeps-open", "Argentina has not ruled out a meeting."),
    ("actor:argentina", "keeps-open", "Argentina said it was considering the proposal."),
    ("actor:argentina", "regards-as-settled", "Argentina considers the matter closed."),
    ("actor:argentina", "regards-as-settled", "As far as Argentina is concerned, the dispute was settled in 1902."),
    ("actor:argentina", "supports", "Argentina backs the plan of the secretary-general."),
    ("actor:argentina", "offers", "Argentina remains ready to talk at any time."),
    ("actor:argentina", "refuses", "Argentina is not prepared to accept foreign observers."),
    ("actor:argentina", "refuses", "Argentina has no intention of leaving the treaty."),
    (
        "actor:juan-perez",
        "refuses",
        '"There can be no talk of a ceasefire," said Argentine Foreign Minister Juan Perez.',
    ),
    ("actor:juan-perez", "demands", '"Give us back our pilots," said Argentine Foreign Minister Juan Perez.'),
    ("actor:juan-perez", "demands", '"We expect Chile to keep its word," said Argentine Foreign Minister Juan Perez.'),
    (
        "actor:juan-perez",
        "offers",
        '"We will free the pilots within a week," said Argentine Foreign Minister Juan Perez.',
    ),
    ("actor:juan-perez", "proposes", '"Let us meet in Lima," said Argentine Foreign Minister Juan Perez.'),
    (
        "actor:juan-perez",
        "refuses",
        "Argentine Foreign Minister Juan Perez made clear that his government would not pay.",
    ),
    (
        "actor:juan-perez",
        "demands",
        "Argentine Foreign Minister Juan Perez made the release of the pilots a condition for any talks.",
    ),
    ("actor:juan-perez", "refuses", "Argentine Foreign Minister Juan Perez slammed the door on the idea."),
    ("actor:argentina", "refuses", "Argentina turned a deaf ear to the appeal."),
    ("actor:argentina", "accepts", "Argentina said yes to the truce."),
    ("actor:argentina", "refuses", "Argentina said no to the truce."),
    ("actor:argentina", "opposes", "Argentina is against the deployment of foreign troops."),
    ("actor:argentina", "opposes", "Argentina protested against the drills."),
    ("actor:argentina", "demands", "In Argentina's view the ships must leave first."),
    ("actor:argentina", "demands", "Argentina insisted the ships had to leave first."),
    ("actor:argentina", "offers", "Argentina signalled that it was open to a meeting."),
    ("actor:juan-perez", "refuses", '"We will not sit at that table," Argentine Foreign Minister Juan Perez said.'),
    ("actor:juan-perez", "keeps-open", "The plan deserves to be studied, Argentine Foreign Minister Juan Perez said."),
    ("actor:juan-perez", "refuses", '"Our harbours are not for sale," said Argentine Foreign Minister Juan Perez.'),
    (
        "actor:juan-perez",
        "refuses",
        '"Nobody will dictate to us where we fish," said Argentine Foreign Minister Juan Perez.',
    ),
    (
        "actor:juan-perez",
        "demands",
        '"It is up to Chile to take the first step," said Argentine Foreign Minister Juan Perez.',
    ),
    (
        "actor:juan-perez",
        "demands",
        '"What we need from Chile is a clear word," said Argentine Foreign Minister Juan Perez.',
    ),
]

IDLE = [
    "The winter will not last for ever.",
    "Analysts say the talks will not succeed.",
    "The ministers must have known about the letter.",
    '"The talks will not be easy," the analyst Maria Lopez said.',
    '"You will see that it rains," Argentine Foreign Minister Juan Perez said.',
    '"I will not speculate about the weather," the historian Juan Perez said.',
    "The ship would not start.",
    "The letter was handed over on Monday in Lima.",
    '"Our peoples will never forget this day," Argentine Foreign Minister Juan Perez said.',
    "Argentine Foreign Minister Juan Perez visited a school and met the pupils.",
    "Argentina will not reach the final of the cup.",
    '"Mr. Speaker, I thank the house," Argentine Foreign Minister Juan Perez said.',
    "The storm must be over by now, the sailors said.",
    "Argentina would hardly have sent an envoy to a funeral.",
    "If Argentina rejected the plan, its allies would leave.",
    "Will Argentina accept the plan?",
    "Argentina was asked whether it would accept the plan.",
    "The museum is closed on Mondays.",
    "Argentina might yet agree to a meeting.",
    "It is unclear whether Argentina will reject the offer.",
    "Argentine Foreign Minister Juan Perez called his wife from the airport.",
    "Prices must rise, economists said.",
    '"Chile will not attack this year," said Argentine Foreign Minister Juan Perez.',
]


@pytest.mark.parametrize(("holder", "stance", "text"), TAKEN)
def test_a_sentence_takes_one_stance_of_one_holder(positions, holder: str, stance: str, text: str) -> None:
    assert positions(text) == [(holder, stance)]


@pytest.mark.parametrize("text", IDLE)
def test_forecasts_questions_and_figures_of_speech_take_no_stance(positions, text: str) -> None:
    assert not positions(text)


def test_an_aside_hands_a_condition_to_who_says_it(positions) -> None:
    said = "Provided that Chile frees the crew, the French minister Anne Duval went on, France would reopen the talks."
    assert [stance for _, stance in positions(said)] == ["offers"]
