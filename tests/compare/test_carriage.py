"""Quotations along primary texts: what other tools' users complain of, at the level of records. All texts invented."""

from itertools import count

import pytest

from verbale.compare.carriage import compare_quotations
from verbale.compare.omissions import list_omissions
from verbale.compare.variants import compare_witnesses
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Carriage, Dated, Document, Omission, Quotation, Record, Signal, Variant
from verbale.model.span import cut

KNOWN = load_knowledge()
STATEMENT = (
    "The ferry is not permitted to land at the north quay. If the council lifts the strict harbour rule, "
    "the two ports can open a joint line in the spring of 2031. We have no interest in letters for their own sake. "
    "Our delegation will wait for a written answer."
)


def desk(report: str, quotations: list[tuple[str, str, str | None]], primary: str = STATEMENT) -> Desk:
    """A statement by actor:harbour-office and a report that tells of it; `quotations` are (words, form, speaker)."""
    texts = {"p": primary, "r": report}
    documents = {
        "p": document("p", "statement", "2031-01-05"),
        "r": document("r", "report", "2031-01-06"),
    }
    numbers = count()
    made = tuple(
        Quotation(
            id=f"q{next(numbers)}",
            form=form,  # type: ignore[arg-type]
            content=(cut("r", report, report.index(words), report.index(words) + len(words)),),
            speaker=speaker,
        )
        for words, form, speaker in quotations
    )
    telling = (cut("p", primary, 0, 3), cut("r", report, 0, 3))
    signal = Signal(id="s", sender="actor:harbour-office", form="statement", text="p", telling=telling)
    records: dict[type[Record], tuple[Record, ...]] = {Quotation: made, Signal: (signal,)}
    return Desk(Shelf(documents, texts, {name: sentences(text) for name, text in texts.items()}, records), KNOWN)


def document(name: str, genre: str, published: str) -> Document:
    return Document(
        id=name, path=name, sha256="", text_sha256="", genre=genre, published=Dated(published)  # type: ignore[arg-type]
    )  # fmt: skip


def sentences(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Sentences end at a full stop before a space."""
    found, start = [], 0
    for place, char in enumerate(text):
        if char == "." and text[place + 1 : place + 2] in ("", " "):
            found.append(((start, place + 1),))
            start = place + 2
    return tuple(found)


def carried(words: str, speaker: str | None = "actor:harbour-office", form: str = "direct") -> Carriage:
    """The record of one quotation in a report."""
    return next(iter(compare_quotations(desk(f'The office said: "{words}" on Monday.', [(words, form, speaker)]))))


@pytest.mark.parametrize(
    ("words", "verdict", "weights"),
    [
        ("The ferry is not permitted to land", "verbatim", []),
        ("THE FERRY IS NOT PERMITTED, to land", "verbatim", []),
        ("The ferry is permitted to land at the north quay", "altered", ["negation"]),
        ("the council lifts the relaxed harbour rule", "altered", ["other"]),
        ("a joint line in the spring of 2032", "altered", ["date"]),
        ("The ferry is not permitted ... at the north quay", "elided", ["other"]),
        ("[The ferry] is not permitted to land at the north quay", "bracketed", None),
        ("the two ports can open a [common] joint line", "bracketed", ["other"]),
        ("no interest in letters", "verbatim", []),
        ("The herring fleet sailed home singing", "not-found", []),
    ],
)
def test_the_verdict_and_what_the_edits_touch(words: str, verdict: str, weights: list[str] | None) -> None:
    found = carried(words)
    if weights is not None:
        assert (found.verdict, [edit.weight for edit in found.edits]) == (verdict, weights)
    assert found.verdict in (verdict, "verbatim")


def test_source_spans_are_the_words_of_the_primary() -> None:
    found = carried("the two ports can open a joint line")
    assert (found.primary, [span.text for span in found.source]) == ("p", ["the two ports can open a joint line"])
    assert found.occurrences == 1


def test_fragments_in_reversed_order_are_spliced() -> None:
    words = 'they "will wait for a written answer" since "The ferry is not permitted to land at the north quay"'
    found = next(iter(compare_quotations(desk(f"It said {words}.", [(words, "mixed", "actor:harbour-office")]))))
    assert found.verdict == "spliced"
    assert len(found.source) == 2


def test_another_speaker_than_the_sender_is_said() -> None:
    found = carried("If the council lifts the strict harbour rule, the two ports can open a joint line", "actor:rival")
    assert found.primary == "p"
    assert "another speaker" in found.why


def test_few_words_of_another_speaker_claim_no_origin() -> None:
    found = carried("joint line", "actor:rival")
    assert (found.primary, found.source, found.verdict) == (None, (), "no-primary")


def test_a_sentence_in_other_words_is_a_candidate_and_a_contradiction_says_what_speaks_against_it() -> None:
    told = carried("Should the assembly remove the severe port rule, both ports could start a common line next spring")
    assert (told.verdict, told.candidate, told.primary) == ("retranslated", True, "p")
    against = carried("Our mission will not await any answer in writing from them")
    assert against.verdict == "not-found" or "negation" in against.why


def test_no_record_says_that_somebody_misquoted() -> None:
    found = carried("The ferry is permitted to land at the north quay")
    assert "misquot" not in f"{found.why}{found.verdict}".lower()


def test_every_sentence_has_who_carried_it_and_who_left_it_out() -> None:
    words = "The ferry is not permitted to land at the north quay"
    case = desk(f'It said: "{words}".', [(words, "direct", "actor:harbour-office")])
    made = tuple(compare_quotations(case))
    shelf = Shelf(
        case.dossier.documents, {"p": STATEMENT, "r": case.text("r")},
        {"p": case.sentences("p"), "r": case.sentences("r")},
        {Quotation: case.records(Quotation), Signal: case.records(Signal), Carriage: made},
    )  # fmt: skip
    found: list[Omission] = list(list_omissions(Desk(shelf, KNOWN)))
    assert [(one.carried_by, one.left_out_by) for one in found] == [(("r",), ())] + [((), ("r",))] * 3
    assert found[0].how == {"r": "verbatim"}


def test_two_editions_are_witnesses_and_a_report_is_none() -> None:
    other = STATEMENT.replace("not permitted", "permitted").replace("written answer", "letter")
    texts = {"p": STATEMENT, "e": other, "r": "The office said on Monday that a ferry waits. " * 3}
    documents = {name: document(name, "report", f"2031-01-0{day}") for day, name in enumerate(texts, 1)}
    found: list[Variant] = list(compare_witnesses(Desk(Shelf(documents, texts, {}, {}), KNOWN)))
    assert [(one.witnesses, one.op, one.weight) for one in found] == [
        (("p", "e"), "dropped", "negation"), (("p", "e"), "changed", "other"),
    ]  # fmt: skip


def test_a_quotation_that_is_all_brackets_has_no_words_to_look_for() -> None:
    report = "The harbour office wrote: “[Message, 2/01/31]”."
    (record,) = compare_quotations(desk(report, [("[Message, 2/01/31]", "direct", "actor:harbour-office")]))
    assert (record.verdict, record.primary) == ("no-primary", None)
