"""Events: one invented sentence a construction, and what it promises."""

import pytest

from verbale.knowledge.base import load_knowledge
from verbale.knowledge.tables import table, toml
from verbale.language.pipeline import parse
from verbale.model.passage import Passage, Piece
from verbale.model.records import Date, Document, Event, Mention
from verbale.read.dates.reader import STEP as DATES
from verbale.read.events.lexicon import compose, frames, nouns, plover
from verbale.read.events.reader import read_events
from verbale.read.mentions.reader import STEP as MENTIONS
from verbale.read.reading import Reading


def events_of(text: str) -> list[Event]:
    """The events of one paragraph."""
    passage = Passage(text, (Piece(0, 0, len(text)),))
    document = Document(id="d", path="d", sha256="", text_sha256="")
    found: dict[type, tuple[object, ...]] = {}
    reading = Reading(document, text, (passage,), parse([text]), load_knowledge(), found)  # type: ignore[arg-type]
    found[Mention] = tuple(MENTIONS.run(reading))
    found[Date] = tuple(record for record in DATES.run(reading) if isinstance(record, Date))
    return list(read_events(reading))


CONSTRUCTIONS = [
    (
        "an object tells apart what is called off",
        "Peru called off talks with Chile.",
        "SANCTION",
        "164",
        "peru",
        "chile",
    ),
    (
        "a particle makes another verb",
        "Peru broke off diplomatic relations with Chile.",
        "SANCTION",
        "161",
        "peru",
        "chile",
    ),
    (
        "in the passive the agent acts",
        "Chile's launch of a missile was condemned by Peru.",
        "ACCUSE",
        "111",
        "peru",
        "chile",
    ),
    (
        "an appeal takes the code of the act asked for",
        "Peru called on Chile to release prisoners.",
        None,
        "0253",
        "peru",
        "chile",
    ),
    (
        "an object's demonym is the other side",
        "Peru expelled two Chilean diplomats.",
        "SANCTION",
        "166",
        "peru",
        "chile",
    ),
    (
        "a threat takes the code of the act threatened",
        "Peru threatened to impose sanctions on Chile.",
        "THREATEN",
        "1312",
        "peru",
        "chile",
    ),
    ("who will not do it refuses", "Peru will not negotiate with Chile.", "REJECT", "125", "peru", "chile"),
    (
        "an object of a light verb is the event",
        "Peru sent a letter of condolence to Chile.",
        None,
        "018",
        "peru",
        "chile",
    ),
    (
        "two sides of talks are both actors",
        "Talks between Peru and Chile were held in Quito.",
        "CONSULT",
        "046",
        "peru",
        "chile",
    ),
    (
        "what one says another must do is a demand",
        "Peru said that Chile must release the prisoners.",
        "REQUEST",
        "1053",
        "peru",
        "chile",
    ),
    (
        "what one says it will do is promised",
        "Peru said it would hold talks with Chile.",
        "AGREE",
        "036",
        "peru",
        "chile",
    ),
    (
        "what one says it will not do is refused",
        "Peru said it would not hold talks with Chile.",
        "REJECT",
        "125",
        "peru",
        "chile",
    ),
    (
        "hostile and unless threatens",
        "Peru announced that it will cut off aid to Chile unless the general resigns.",
        "THREATEN",
        "1311",
        "peru",
        "chile",
    ),
    (
        "what is called unacceptable is refused",
        "Peru said the offer from Chile was unacceptable.",
        "REJECT",
        "120",
        "peru",
        "chile",
    ),
    (
        "the state in which one is arrested arrests",
        "A student from Chile was arrested in Peru.",
        "COERCE",
        "173",
        "peru",
        "chile",
    ),
    (
        "of two objects the first is given to",
        "Peru gave Chile two million dollars of aid.",
        "AID",
        "070",
        "peru",
        "chile",
    ),
    (
        "hostile acts that are tried are acts",
        "Peru has tried to hack into the computers of Chile.",
        "COERCE",
        "176",
        "peru",
        "chile",
    ),
    (
        "a statement's participle is its author's",
        "Peru issued a declaration demanding that Chile release the prisoners.",
        "REQUEST",
        "1053",
        "peru",
        "chile",
    ),
    ("a call by phone is one", "Peru spoke by phone with Chile.", "CONSULT", "041", "peru", "chile"),
]


@pytest.mark.parametrize(("promise", "text", "type", "cameo", "actor", "other"), CONSTRUCTIONS)
def test_constructions(promise: str, text: str, type: str | None, cameo: str, actor: str, other: str) -> None:
    """Every construction gives its type, code and sides."""
    found = [event for event in events_of(text) if event.cameo == cameo]
    assert found, promise
    assert found[0].type == type, promise
    assert f"actor:{actor}" in found[0].actors, promise
    assert f"actor:{other}" in found[0].recipients, promise


def test_a_storm_attacks_nobody() -> None:
    """What nature does is no act."""
    assert not events_of("A hailstorm hit eastern Chile.")


def test_modalities() -> None:
    """What is announced is planned, what was not done is denied, what may be done is hypothetical."""
    assert [e.modality for e in events_of("Peru will visit Chile.")] == ["planned"]
    assert [e.modality for e in events_of("Peru did not expel Chilean diplomats.")] == ["denied"]
    assert [e.modality for e in events_of("Peru may impose sanctions on Chile.")] == ["hypothetical"]


def test_an_announced_visit_keeps_its_type_and_has_the_code_of_the_intent() -> None:
    """CAMEO has no modality: the code says intent, the type says what it would be."""
    (event,) = events_of("Peru will visit Chile.")
    assert (event.type, event.cameo) == ("CONSULT", "036")


def test_no_actor_of_politics_no_event() -> None:
    """A company that signs a contract is no event of politics."""
    assert not events_of("The baker signed a contract with the miller.")


def test_every_decision_is_explained_and_has_evidence() -> None:
    """`why` names the verb and its object, the evidence is the clause."""
    (event,) = events_of("Peru called off talks with Chile.")
    assert event.why == "matched 'called off' with 'talks'"
    assert event.evidence[0].text == "Peru called off talks with Chile"


def test_the_date_of_the_clause_is_the_date_of_the_event() -> None:
    """A date that hangs from the verb dates it."""
    (event,) = events_of("On 3 May 2019 Peru expelled two Chilean diplomats.")
    assert event.date is not None
    assert event.date.value == "2019-05-03"


def test_the_tables_hold_together() -> None:
    """Every code of the lexicon is in the conversion, every operator and class that a row names exists."""
    operators = toml("event_objects")["operators"]
    cells = [row["cameo"] for name in ("event_verbs", "event_nouns") for row in table(name)]
    for cell in cells:
        assert cell[1:] in {*operators, "do"} if cell.startswith("+") else cell[:2] in ("01", "02") or plover(cell).type
    assert sum(map(len, frames().values())) > 1500
    assert len(nouns()) > 100


def test_codes_are_composed() -> None:
    """An operator over an act of a family gives the operator's code of that family, with its detail."""
    assert compose("intend", "0871") == "0356"
    assert compose("demand", "073") == "1033"
    assert compose("refuse", None) == "120"
    assert compose("do", "046") == "046"
