"""Which documents tell of a primary text, and in which sentences."""

from collections.abc import Iterator
from itertools import accumulate

from verbale.compare.omissions import list_omissions
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Date, Dated, Document, Mention, Omission, Record, Signal
from verbale.model.span import cut

KNOWN = load_knowledge()
STATEMENT = (
    "The lighthouse on Ostrel is ours. If the islanders repair the broken pier and return the stolen buoys, "
    "the four pilots held at Marn can sail before the herring fair opens. A lantern is not a flag. "
    "Our tugs will stay in port."
)


def sentences(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    pieces = text.split(". ")
    starts = [0, *accumulate(len(piece) + 2 for piece in pieces)][:-1]
    return tuple(((at, min(len(text), at + len(piece) + 1)),) for at, piece in zip(starts, pieces, strict=True))


def told(report: str, name: str = "Tamsin Orlo", date: tuple[str, str] | None = None) -> dict[str, Omission]:
    """What a report of 9 January carries of the statement of the 5th by its sender, by the statement's first words."""
    texts = {"p": STATEMENT, "r": report}
    documents = {one: _document(one, day) for one, day in (("p", "2031-01-05"), ("r", "2031-01-09"))}
    signal = Signal(
        id="s", sender="actor:orlo-tamsin", form="statement", text="p", date=Dated("2031-01-05"),
        telling=(cut("p", STATEMENT, 0, 3),),
    )  # fmt: skip
    records: dict[type[Record], tuple[Record, ...]] = {Signal: (signal,), Mention: tuple(_mentions(report, name))}
    if date:
        at = report.index(date[0])
        records[Date] = (Date(id="d", span=cut("r", report, at, at + len(date[0])), value=date[1], type="date"),)
    shelf = Shelf(documents, texts, {one: sentences(text) for one, text in texts.items()}, records)
    return {one.span.text.split()[1]: one for one in list_omissions(Desk(shelf, KNOWN))}


def _document(name: str, day: str) -> Document:
    genre = "statement" if name == "p" else "report"
    return Document(id=name, path=name, sha256="", text_sha256="", genre=genre, published=Dated(day))  # type: ignore[arg-type]


def _mentions(report: str, name: str) -> Iterator[Mention]:
    if name in report:
        at = report.index(name)
        span = cut("r", report, at, at + len(name))
        yield Mention(id="m", span=span, type="person", actor="actor:orlo-tamsin")


def test_the_senders_name_with_a_word_for_the_text_tells_of_it_though_no_signal_was_merged() -> None:
    found = told("In the statement Tamsin Orlo praised nobody. Fog lay over the sound.")
    assert [one.left_out_by for one in found.values()] == [("r",)] * 4


def test_the_name_alone_tells_of_no_text() -> None:
    assert told("Tamsin Orlo ate a herring. Fog lay over the sound.") == {}


def test_a_statement_of_another_day_is_another_text() -> None:
    assert told("In the statement of 2 January, Tamsin Orlo praised nobody.", date=("2 January", "2031-01-02")) == {}
    assert told("In the statement of 5 January, Tamsin Orlo praised nobody.", date=("5 January", "2031-01-05"))


def test_a_sentence_about_the_sender_carries_what_it_says_in_own_words() -> None:
    found = told(
        "In the statement, Tamsin Orlo made the return of the four pilots depend on repair of the pier and the buoys."
    )
    assert found["the"].how == {"r": "own-words"}
    assert found["lantern"].left_out_by == ("r",)


def test_without_the_name_the_date_and_what_is_said_tell_of_the_text() -> None:
    date = ("6 January", "2031-01-06")
    retold = "A statement of 6 January promised that the four pilots can sail before the herring fair opens."
    assert told(retold, date=date)["the"].carried_by == ("r",)
    assert told("A statement of 6 January spoke of the price of salt.", date=date) == {}


def test_words_between_marks_carry_the_sentence_they_stand_in() -> None:
    found = told("In the statement Tamsin Orlo was curt. Many printed “a lantern is not … flag” on the front.")
    assert found["lantern"].how == {"r": "verbatim"}
    assert found["lighthouse"].left_out_by == ("r",)
