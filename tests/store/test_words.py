"""A person's word outlives every reading: by id, else by words and place, else it is kept and said."""

import pytest

from verbale.errors import UsageError
from verbale.model.records import Note, Problem, Quotation, Signal
from verbale.store.anchors import anchor_of
from verbale.store.store import Store
from verbale.store.words import Word, edited

TEXT = 'The envoy said "we are ready to talk". Later he said "we are not ready".'


def said(store: Store, verb: str, record, content=None) -> int:
    paths = {document.id: document.path for document in store.dossier().documents.values()}
    word = Word(0, "2030-01-01T00:00:00+00:00", "Ada", verb, record.id, content, anchor_of(record, paths))
    with store.writing():
        return store.say(word)


def read_again(store: Store, read) -> None:
    with store.writing():
        store.keep(read)
        store.anchor()


@pytest.fixture
def filled(store: Store, make_read) -> Store:
    read_again(store, make_read("a.txt", TEXT))
    return store


def quotations(store: Store) -> list[Quotation]:
    return list(store.dossier().records(Quotation))


def test_a_rejected_record_stays_and_is_marked(filled: Store) -> None:
    said(filled, "reject", quotations(filled)[0])
    assert [quotation.status for quotation in quotations(filled)] == ["rejected", "suggested"]


def test_steps_see_no_rejected_record_and_every_edit(filled: Store) -> None:
    first, second = quotations(filled)
    said(filled, "reject", first)
    said(filled, "edit", second, {"speaker": "actor:minister"})
    with filled.writing():
        bench = filled.bench()
    assert [quotation.speaker for quotation in bench.records(Quotation)] == ["actor:minister"]


def test_the_last_word_gives_the_status_and_edits_add_up(filled: Store) -> None:
    first = quotations(filled)[0]
    said(filled, "reject", first)
    said(filled, "edit", first, {"speaker": "actor:minister"})
    said(filled, "accept", first)
    shown = quotations(filled)[0]
    assert (shown.status, shown.speaker) == ("accepted", "actor:minister")


def test_undo_takes_back_and_undoing_it_brings_back(filled: Store) -> None:
    number = said(filled, "reject", quotations(filled)[0])
    with filled.writing():
        undo = filled.say(Word(0, "", "Ada", "undo", "", number))
    assert quotations(filled)[0].status == "suggested"
    with filled.writing():
        filled.say(Word(0, "", "Ada", "undo", "", undo))
    assert quotations(filled)[0].status == "rejected"
    assert filled._connection.execute("SELECT count(*) FROM words").fetchone() == (3,)


def test_a_note_is_a_record(filled: Store) -> None:
    first = quotations(filled)[0]
    said(filled, "note", first, "never published")
    (note,) = filled.dossier().records(Note)
    assert (note.about, note.text, note.author, note.status) == (first.id, "never published", "Ada", "accepted")


def test_a_word_survives_a_reader_that_gives_other_ids(filled: Store, make_read) -> None:
    said(filled, "reject", quotations(filled)[0])
    read_again(filled, make_read("a.txt", TEXT, reader="marks 2"))
    assert [(q.status, q.reader) for q in quotations(filled)] == [("rejected", "marks 2"), ("suggested", "marks 2")]


def test_a_word_survives_a_document_that_changed_around_it(filled: Store, make_read) -> None:
    said(filled, "accept", quotations(filled)[1])
    read_again(filled, make_read("a.txt", f'Updated: the minister said "nothing new".\n\n{TEXT}'))
    found = {q.content[0].text: q.status for q in quotations(filled)}
    assert found == {
        "nothing new": "suggested",
        "we are ready to talk": "suggested",
        "we are not ready": "accepted",
    }


def test_a_word_never_moves_to_another_file(filled: Store, make_read) -> None:
    said(filled, "reject", quotations(filled)[0])
    with filled.writing():
        filled.keep(make_read("b.txt", f"{TEXT} And so on."))
        filled.keep(make_read("a.txt", "Nothing was said."))
        filled.anchor()
    assert {q.status for q in quotations(filled)} == {"suggested"}


def test_a_word_without_a_place_is_kept_and_said(filled: Store, make_read) -> None:
    number = said(filled, "reject", quotations(filled)[0])
    read_again(filled, make_read("a.txt", "Nothing was said."))
    (problem,) = filled.dossier().records(Problem)
    assert "a reject has lost its place" in problem.what
    assert f"undo CASE {number}" in problem.remedy
    assert problem.where == "a.txt"
    read_again(filled, make_read("a.txt", TEXT))
    assert quotations(filled)[0].status == "rejected"
    assert not filled.dossier().records(Problem)


def test_a_word_about_a_document_follows_its_path(filled: Store, make_read) -> None:
    (document,) = filled.dossier().documents.values()
    said(filled, "edit", document, {"outlet": "The Harbour Post"})
    read_again(filled, make_read("a.txt", "Nothing was said."))
    (document,) = filled.dossier().documents.values()
    assert (document.outlet, document.status) == ("The Harbour Post", "edited")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"speeker": "x"}, "no field 'speeker'.*speaker"),
        ({"id": "x"}, "no field 'id'"),
        ({"form": "shouted"}, "does not fit"),
        ({"form.x": "shouted"}, "no parts"),
        ({"content": "words"}, "does not fit"),
    ],
)
def test_an_edit_that_does_not_fit_names_the_fault(filled: Store, changes, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        edited(quotations(filled)[0], changes)


def test_an_edit_reaches_into_a_field_and_makes_what_is_empty(filled: Store) -> None:
    changed = edited(quotations(filled)[0], {"date.value": "2030-05"})
    assert changed.date is not None
    assert changed.date.value == "2030-05"


def test_a_word_about_a_signal_survives_another_telling_of_it(filled: Store, make_read) -> None:
    first, second = quotations(filled)
    tellings = (first.content[0], second.content[0])
    with filled.writing():
        filled.bench().lay([Signal(id="s1", sender=None, form="letter", telling=tellings[:1])])
    said(filled, "accept", filled.record("s1"))
    with filled.writing():
        filled.bench().lay([Signal(id="s2", sender=None, form="letter", telling=tellings)])
        filled.anchor()
    assert [(s.id, s.status) for s in filled.dossier().records(Signal)] == [("s2", "accepted")]
