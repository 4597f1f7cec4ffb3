"""Search finds words with their offsets, phrases, beginnings, and East Asian words inside longer ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import UsageError
from verbale.store.search import hits_in, pairs, terms_of
from verbale.store.store import Store

TEXTS = {
    "a.txt": "The press statement came late.\nA statement to the press had come before.",
    "b.txt": "Der Präsident dankte für das Schreiben. Negotiations; the negotiators went.",
    "c.txt": "日本政府は声明を発表した。 한국 정부는 성명을 발표했다. 外交部发言人",
}


@pytest.fixture
def filled(store: Store, make_read) -> Store:
    with store.writing():
        for path, text in TEXTS.items():
            store.keep(make_read(path, text))
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("statement", ["statement", "statement"]),
        ('"press statement"', ["press statement"]),
        ("“press statement”", ["press statement"]),
        ("PRASIDENT", ["Präsident"]),
        ("negotiat*", ["Negotiations", "negotiators"]),
        ("negotiat", []),
        ("statement Schreiben", []),
        ("声明", ["声明"]),
        ("発表した", ["発表した"]),
        ("성명", ["성명"]),
        ("部", ["部"]),
        ("府", ["府"]),
        ('AND NOT "OR (', []),
        ("statement) OR (x", []),
    ],
)
def test_a_query_finds_its_words_in_their_places(filled: Store, query: str, found: list[str]) -> None:
    hits = list(filled.search(query, 100))
    assert [hit.span.text for hit in hits] == found
    texts = filled.dossier()
    assert all(texts.text(hit.span.document)[hit.span.start : hit.span.end] == hit.span.text for hit in hits)


def test_a_find_shows_its_line_and_no_other(filled: Store) -> None:
    first, second = filled.search("statement", 100)
    assert (first.before, first.after) == ("The press ", " came late.")
    assert (second.before, second.after) == ("A ", " to the press had come before.")


def test_no_more_finds_than_asked_for(filled: Store) -> None:
    assert len(list(filled.search("statement", 1))) == 1


@pytest.mark.parametrize("query", ["", "   ", '""', "*", "—"])
def test_a_query_without_words_says_what_to_give(query: str) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        terms_of(query)


def test_a_text_that_is_read_again_is_not_found_by_its_old_words(filled: Store, make_read) -> None:
    with filled.writing():
        filled.keep(make_read("c.txt", "A letter instead."))
    assert not list(filled.search("声明", 10))
    assert [hit.span.text for hit in filled.search("letter", 10)] == ["letter"]


@given(st.text(max_size=200), st.text(min_size=1, max_size=12))
def test_whatever_the_text_and_the_query_offsets_are_true(text: str, query: str) -> None:
    try:
        terms = terms_of(query)
    except UsageError:
        return
    for hit in hits_in("doc-x", text, terms):
        assert text[hit.span.start : hit.span.end] == hit.span.text


def test_pairs_are_of_neighbours_only() -> None:
    assert pairs("外交部 and 人") == "外交 交部 人"
