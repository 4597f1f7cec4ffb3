"""Agreement: readings that say the same of one signal, counted by their roots."""

import msgspec

from verbale.compare.agreement import find_agreements
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Agreement, Document, Interpretation, Problem
from verbale.model.span import cut


def desk(**texts: str) -> Desk:
    """Documents by outlet, each of one sentence that is read as one motive of one signal, in the author's voice."""
    documents, records = {}, []
    for name, text in texts.items():
        outlet = name.replace("_", " ")
        documents[name] = Document(id=name, path=f"{name}.txt", sha256="", text_sha256="", outlet=outlet)
        span = cut(name, text, 0, len(text))
        records.append(Interpretation(id=f"i-{name}", holder=name, about="s", motive="probe", span=span))
    sentences = {name: (((0, len(text)),),) for name, text in texts.items()}
    return Desk(Shelf(documents, texts, sentences, {Interpretation: tuple(records)}), load_knowledge())


def roots(held: Desk) -> list[int]:
    return [one.roots for one in find_agreements(held) if isinstance(one, Agreement)]


def test_two_documents_that_rest_on_one_report_are_one_root() -> None:
    held = desk(
        Courier="As reported by the Bay Wire, it was a test.", Review="According to the Bay Wire, it was a test."
    )
    assert roots(held) == [1]


def test_two_documents_of_their_own_are_two_roots() -> None:
    assert roots(desk(Courier="It was a test.", Review="It was a test of nerve.")) == [2]


def test_a_document_of_the_case_stands_for_its_outlet() -> None:
    held = desk(Strait_Review="It was a test.", Courier="As reported by the Strait Review, it was a test.")
    assert roots(held) == [1]


def test_sources_in_a_circle_are_one_root_and_a_problem() -> None:
    held = desk(
        Courier="As reported by the Strait Review, it was a test.",
        Strait_Review="As reported by the Courier, it was a test.",
    )
    found = list(find_agreements(held))
    assert [one.roots for one in found if isinstance(one, Agreement)] == [1]
    assert any("circle" in one.what for one in found if isinstance(one, Problem))


def test_one_reading_alone_is_no_agreement() -> None:
    assert roots(desk(Courier="It was a test.")) == []


def of_motive(motive: str, one: str, other: str) -> Desk:
    held = desk(Courier=one, Review=other)
    readings = tuple(msgspec.structs.replace(each, motive=motive) for each in held.records(Interpretation))
    return Desk(
        Shelf(held.dossier.documents, {"Courier": one, "Review": other}, {}, {Interpretation: readings}), held.knowledge
    )


def test_remarks_on_weight_and_tone_are_no_agreement() -> None:
    assert roots(of_motive("significance", "It was a rare letter.", "It was a rare step.")) == []


def test_a_broad_motive_agrees_only_where_words_are_shared() -> None:
    same = of_motive("pressure", "It was to press for cheaper grain.", "They wanted cheaper grain by pressing.")
    apart = of_motive("pressure", "It was to press for cheaper grain.", "They wanted to squeeze a rival at sea.")
    assert (len(roots(same)), roots(apart)) == (1, [])
