"""Actors: one id for every spelling of a name, and what the shipped tables promise."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from verbale.errors import KnowledgeError
from verbale.knowledge.actors import actor_id
from verbale.knowledge.base import load_knowledge
from verbale.knowledge.naming import words
from verbale.knowledge.tables import table

KNOWN = load_knowledge()


@pytest.mark.parametrize(
    "names",
    [
        ("Shigeru Ishiba", "Ishiba Shigeru", "Ishiba, Shigeru", "SHIGERU ISHIBA"),
        ("Kang Kyung-wha", "Kang Kyung Wha", "Kang, Kyung-wha", "Kyung-wha Kang"),
        ("Donald Trump", "Donald J. Trump", "Mr. Donald Trump"),
        ("Raúl Castro", "Raul Castro", "Raul Castro Ruz"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Mao Zedong", "Mao Tse-tung"),
        ("Ann B. Example", "Example, Ann", "Ann Example"),
    ],
)
def test_spellings_and_orders_of_a_name_are_one_id(names: tuple[str, ...]) -> None:
    assert len({KNOWN.actors.identify(name) for name in names}) == 1


def test_different_persons_of_one_family_stay_apart() -> None:
    assert KNOWN.actors.identify("Robert Kennedy") != KNOWN.actors.identify("John Kennedy")
    assert actor_id("Nam Il Sung") != actor_id("Nam Sung Il")


@pytest.mark.parametrize(
    ("name", "state"),
    [("Japanese", "japan"), ("the Soviets", "soviet-union"), ("U.S.", "united-states"), ("Pakistani", "pakistan")],
)
def test_names_and_adjectives_lead_to_their_state(name: str, state: str) -> None:
    assert KNOWN.actors.state(name) == f"actor:{state}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Indian side told us that the US agreed", ["Indian", "US"]),
        ("Let us hope", []),
        ("the Republic of Korea and the Republic", ["Republic of Korea", "Republic"]),
        ("Comrade Kim Jong Unvisited a farm", ["Kim Jong Un"]),
        ("the Chinese Communist Party", ["Chinese Communist Party"]),
    ],
)
def test_the_gazetteer_heeds_capitals_articles_and_the_longest_form(text: str, found: list[str]) -> None:
    hits = KNOWN.actors.gazetteer.find(text, words(text))
    assert [text[hit.start : hit.end] for hit in hits] == found


@pytest.mark.parametrize("name", ["states", "persons", "tenures", "organizations", "outlets", "offices"])
def test_every_row_has_a_source(name: str) -> None:
    assert all(row["source"] for row in table(name))


def test_tenures_are_of_known_persons_offices_and_states_with_edtf_ends() -> None:
    day = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
    for row in table("tenures"):
        assert KNOWN.actors.find(row["person"]), row
        assert KNOWN.actors.find(row["of"]), row
        assert row["office"] in KNOWN.offices.level, row
        assert day.fullmatch(row["from"]), row
        assert day.fullmatch(row["to"]), row
        assert not row["to"] or row["from"] <= row["to"], row


def test_heads_of_government_do_not_overlap() -> None:
    clashes = []
    for office, of in {(row["office"], row["of"]) for row in table("tenures")}:
        if office in {"president", "prime minister", "foreign minister", "secretary of state", "chancellor"}:
            rows = sorted(
                (r for r in table("tenures") if (r["office"], r["of"]) == (office, of)), key=lambda r: r["from"]
            )
            clashes += [
                (office, of, a["person"], b["person"])
                for a, b in pairwise(rows)
                if len(a["to"]) == len(b["from"]) == 10 and a["to"] > b["from"]
            ]
    assert clashes == []


def test_no_person_stands_twice() -> None:
    ids = Counter(KNOWN.actors.identify(row["name"]) for row in table("persons"))
    assert [name for name, count in ids.items() if count > 1] == []


def test_the_case_file_wins_and_changes_the_digest(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text(
        '[[person]]\nname = "Ann Example"\nstate = "Canada"\ngender = "f"\nforms = ["Anna Example"]\n'
        'short = "Example"\n'
        '[[office]]\noffice = "foreign minister"\nof = "Canada"\nperson = "Ann Example"\nfrom = "2024-01-01"\n'
        '[[state]]\nname = "Japan"\nforms = ["Land of the Case"]\n'
    )
    known = load_knowledge(case)
    assert known.actors.identify("Anna Example") == "actor:ann-example"
    assert known.actors.state("Land of the Case") == "actor:japan"
    holder = known.offices.holder(["foreign minister"], "actor:canada", "2024-02-02")
    assert holder is not None
    assert holder.person == "actor:ann-example"
    assert known.digest != KNOWN.digest


def test_a_case_entry_without_a_name_says_what_it_lacks(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('[[office]]\noffice = "president"\n')
    with pytest.raises(KnowledgeError, match="lacks of, person"):
        load_knowledge(case)
