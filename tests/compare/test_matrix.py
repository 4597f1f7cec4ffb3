"""Matrices are filled with what documents say, heed a person's words, and score by what speaks against a reading."""

from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest
from tests.compare.desks import Told

from verbale.compare.inconsistency import standings, turning_points, undecided
from verbale.compare.matrix import build_matrices
from verbale.link.desk import Desk
from verbale.model.records import Cell, Interpretation, Matrix, Position, Problem, Quotation, Signal

TEXT = "The envoys met twice. Peru wants aid from Chile. Peru only probes Chile. No request was made."


@dataclass(frozen=True)
class Word:
    content: Any
    now: str = "s1"
    author: str = "ada"
    verb: str = "matrix"


def case() -> Told:
    told = Told(a=TEXT)
    told.add(Signal(id="s1", sender="actor:peru", form="letter", telling=(told.span("a", "The envoys met twice"),)))
    aid, probe = told.span("a", "Peru wants aid from Chile"), told.span("a", "Peru only probes Chile")
    ground = (told.span("a", "No request was made"),)
    told.add(Interpretation(id="i1", holder="a", about="s1", motive="economic-aid", span=aid))
    told.add(
        Interpretation(
            id="i2", holder="a", about="s1", motive="probe", span=probe, evidence_for=ground, disputes=("i1",)
        )
    )
    return told.quotation("a", "No request was made", "actor:chile")


def built(desk: Desk, *words: Word) -> list[Any]:
    return list(build_matrices(replace(desk, said=words)))


def test_evidence_offered_for_a_reading_speaks_against_the_one_it_disputes() -> None:
    (matrix,) = built(case().desk())
    (quotation,) = case().records[Quotation]
    assert set(matrix.cells) == {
        Cell("i1", quotation.id, "inconsistent"),
        Cell("i2", quotation.id, "consistent"),
    }
    assert matrix.author is None


def test_one_reading_alone_makes_no_matrix() -> None:
    told = case()
    told.records[Interpretation].pop()
    assert built(told.desk()) == []


def test_a_mark_of_a_person_lies_on_top_and_names_its_author() -> None:
    (quotation,) = case().records[Quotation]
    said = {"do": "mark", "reading": "i1", "evidence": quotation.id, "mark": "consistent"}
    (matrix,) = built(case().desk(), Word(said))
    assert Cell("i1", quotation.id, "consistent") in matrix.cells
    assert (matrix.author, matrix.status) == ("ada", "edited")


def test_a_mark_finds_its_reading_by_motive_and_its_evidence_by_words_after_another_reading() -> None:
    said = {"do": "mark", "reading": "gone", "motive": "probe", "evidence": "gone", "words": "No request was made",
            "mark": "inconsistent"}  # fmt: skip
    (matrix,) = built(case().desk(), Word(said))
    (quotation,) = case().records[Quotation]
    assert Cell("i2", quotation.id, "inconsistent") in matrix.cells


def test_a_mark_that_has_no_place_any_more_is_said_and_not_lost() -> None:
    problem, matrix = built(
        case().desk(), Word({"do": "mark", "reading": "gone", "evidence": "x", "mark": "consistent"})
    )
    assert isinstance(problem, Problem)
    assert isinstance(matrix, Matrix)


def test_a_rejected_reading_keeps_its_cells_and_has_no_rank() -> None:
    (matrix,) = built(case().desk(), Word({"do": "reject", "reading": "i1"}))
    assert matrix.rejected == ("i1",)
    assert any(cell.reading == "i1" for cell in matrix.cells)
    assert [one.reading for one in standings(matrix)] == ["i2"]


def scored(**weights: float) -> Matrix:
    cells = [
        ("a", "x", "inconsistent"),
        ("b", "y", "inconsistent"),
        ("b", "z", "inconsistent"),
        ("a", "w", "consistent"),
    ]
    return Matrix(
        id="m", readings=("a", "b"), evidence=("x", "y", "z", "w", "v"), cells=tuple(Cell(*c) for c in cells),  # type: ignore[arg-type]
        weights=weights,
    )  # fmt: skip


def test_the_least_inconsistent_reading_stands_first_and_evidence_for_it_does_not_count() -> None:
    assert [(one.reading, one.inconsistency, one.rank) for one in standings(scored())] == [("a", 1, 1), ("b", 2, 2)]


def test_weights_change_the_order() -> None:
    assert [one.reading for one in standings(scored(x=5))] == ["b", "a"]


def test_the_order_rests_on_the_pieces_without_which_it_would_be_another() -> None:
    assert turning_points(scored()) == ("y", "z")
    assert turning_points(scored(x=5)) == ("x",)


def test_evidence_that_says_the_same_of_all_does_not_help_to_choose() -> None:
    assert "v" in undecided(scored())


def test_an_empty_matrix_has_no_order_and_no_turning_points() -> None:
    empty = Matrix(id="m", readings=(), evidence=())
    assert (standings(empty), turning_points(empty)) == ((), ())


def test_a_weight_is_credibility_times_relevance() -> None:
    (quotation,) = case().records[Quotation]
    said = {"do": "weigh", "evidence": quotation.id}
    words = (Word({**said, "credibility": 0.5}), Word({**said, "relevance": 4.0}))
    (matrix,) = built(case().desk(), *words)
    assert matrix.weights == {quotation.id: 2.0}
    assert (matrix.credibility, matrix.relevance) == ({quotation.id: 0.5}, {quotation.id: 4.0})
    (whole,) = built(case().desk(), *words, Word({**said, "weight": 3.0}))
    assert (whole.weights, whole.credibility) == ({quotation.id: 3.0}, {})


def spoken(stance: str, words: str = "Peru only probes Chile") -> Told:
    """A case whose signal's own words take a stance, with a reading in other words."""
    text = TEXT.replace("Peru only probes Chile", words)
    told = Told(a=text, p="Peru is ready for talks.")
    telling = (told.span("a", "The envoys met twice"),)
    told.add(Signal(id="s1", sender="actor:peru", form="letter", text="p", telling=telling))
    aid, other = told.span("a", "Peru wants aid from Chile"), told.span("a", words)
    told.add(Interpretation(id="i1", holder="a", about="s1", motive="show-hostility", span=aid))
    told.add(Interpretation(id="i2", holder="a", about="s1", motive="open-dialogue", span=other))
    said = told.span("p", "Peru is ready for talks")
    told.add(Position(id="p1", holder="actor:peru", issue="talks", stance=stance, span=said))  # type: ignore[arg-type]
    return told


@pytest.mark.parametrize(
    ("stance", "hostile", "open_"),
    [("offers", "inconsistent", "consistent"), ("refuses", "consistent", "inconsistent"),
     ("demands", "consistent", "not-applicable")],
)  # fmt: skip
def test_what_the_signal_itself_says_is_marked_against_every_motive(stance: str, hostile: str, open_: str) -> None:
    (matrix,) = built(spoken(stance).desk())
    assert {Cell("i1", "p1", hostile), Cell("i2", "p1", open_)} <= set(matrix.cells)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "The purpose of the letter is not better relations",
        "It was not meant to open talks",
        "The letter has nothing to do with talks",
        "It is far from reaching out",
    ],
)
def test_a_reading_that_its_holder_denies_is_kept_among_the_rejected_ones(words: str) -> None:
    (matrix,) = built(spoken("offers", words).desk())
    assert matrix.rejected == ("i2",)
    assert Cell("i2", "i2", "inconsistent") in matrix.cells


def test_a_motive_named_in_the_place_of_a_denied_one_is_no_denial() -> None:
    (matrix,) = built(spoken("offers", "It was not meant for the press but to open talks").desk())
    assert matrix.rejected == ()


def test_what_a_reading_argues_with_in_its_own_paragraph_is_consistent_with_it() -> None:
    (quotation,) = case().records[Quotation]
    told = case()
    told.records[Interpretation] = [replace_reading(one) for one in told.records[Interpretation]]  # nobody offers any
    (matrix,) = built(told.desk())
    assert {cell.mark for cell in matrix.cells if cell.evidence == quotation.id} == {"consistent"}


def replace_reading(one: Any) -> Any:
    return msgspec.structs.replace(one, evidence_for=(), disputes=())
