"""What was read lies in the order of paths; equal texts are read once; reading again leaves nothing behind."""

from verbale.model.records import Problem, Quotation
from verbale.store.store import Store


def counts(store: Store) -> dict[str, int]:
    tables = ("sources", "documents", "texts", "records")
    return {name: store._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def test_documents_stand_in_the_order_of_their_paths_whenever_they_were_read(store: Store, make_read) -> None:
    with store.writing():
        for path, row in (("b.jsonl", 10), ("c.txt", 0), ("b.jsonl", 2), ("a.txt", 0)):
            store.keep(make_read(path, f'The envoy said "{path} {row}".', row))
    dossier = store.dossier()
    words = [quotation.content[0].text for quotation in dossier.records(Quotation)]
    assert words == ["a.txt 0", "b.jsonl 2", "b.jsonl 10", "c.txt 0"]
    assert list(dossier.documents) == [q.content[0].document for q in dossier.records(Quotation)]


def test_reading_again_leaves_nothing_behind(store: Store, make_read) -> None:
    with store.writing():
        store.keep(make_read("a.txt", 'He said "one" and "two" and "three".'))
        store.keep(make_read("a.txt", 'He said "four".'))
    assert counts(store) == {"sources": 1, "documents": 1, "texts": 1, "records": 1}


def test_a_text_given_twice_is_read_once_and_said(store: Store, make_read) -> None:
    with store.writing():
        store.keep(make_read("a.txt", 'He said "one".'))
        store.keep(make_read("b.txt", 'He said "one".'))
    assert counts(store)["documents"] == 1
    (problem,) = store.dossier().records(Problem)
    assert (problem.where, problem.what) == ("b.txt", "the same text as a.txt")


def test_the_second_of_two_equal_texts_is_read_when_the_first_changes(store: Store, make_read) -> None:
    twin = make_read("b.txt", 'He said "one".')
    with store.writing():
        store.keep(make_read("a.txt", 'He said "one".'))
        store.keep(twin)
        assert store.known_sources()["b.txt", 0][2] == "r1"
        store.keep(make_read("a.txt", 'He said "another thing".'))
        assert store.known_sources()["b.txt", 0][2] != "r1"
        store.keep(twin)
    assert [document.path for document in store.dossier().documents.values()] == ["a.txt", "b.txt"]
