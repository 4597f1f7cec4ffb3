"""Every passage that a quotation may come from, at its exact place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.align.found import Find
from verbale.align.search import Corpus
from verbale.align.words import split
from verbale.errors import UsageError

NOTE = (
    "The talks may go on. The Ministry declares that export of strict goods is not permitted in the northern zone, nor "
    "will three million crowns be paid before March 15, and the colour of Ilja Zubkov's organisation stays the same "
    "for all time to come."
)
REPLY = "Another note says that exports are permitted in the northern zone."
TEXTS = (NOTE, REPLY)
CORPUS = Corpus.of(TEXTS)


def carried(find: Find, texts: tuple[str, ...] = TEXTS) -> list[list[str]]:
    return [[texts[p.text][start:end] for start, end in p.bounds] for p in find.passages]


def test_words_are_found_at_their_exact_place() -> None:
    find = CORPUS.find("export of strict goods is not permitted")
    assert carried(find) == [["export of strict goods is not permitted"]]
    assert find.passages[0].edits == ()


def test_case_punctuation_and_quote_style_are_no_edits() -> None:
    find = CORPUS.find("EXPORT of “strict” goods — is: 'not' permitted?")
    assert find.passages[0].edits == ()


def test_a_dropped_negation_is_shown_with_its_weight() -> None:
    (edit,) = CORPUS.find("export of strict goods is permitted in the northern zone").passages[0].edits
    assert (edit.op, edit.source, edit.weight) == ("dropped", "not", "negation")
    assert NOTE[slice(*edit.source_bounds)] == "not"


def test_a_changed_word_is_told_from_none() -> None:
    (edit,) = CORPUS.find("export of relaxed goods is not permitted").passages[0].edits
    assert (edit.op, edit.quoted, edit.source) == ("changed", "relaxed", "strict")


@pytest.mark.parametrize("mark", ["...", "…", "[...]", ". . .", "(…)", ""])
def test_both_halves_of_an_elided_quotation_are_placed(mark: str) -> None:
    find = CORPUS.find(f"the Ministry declares that export of strict goods {mark} will three million crowns be paid")
    assert carried(find) == [["The Ministry declares that export of strict goods", "will three million crowns be paid"]]


def test_words_in_brackets_are_not_looked_for() -> None:
    find = CORPUS.find("three million crowns [of ours] be paid before March 15")
    assert carried(find) == [["three million crowns be paid before March 15"]]
    assert [edit.op for edit in find.passages[0].edits] == ["bracketed"]


def test_a_bracketed_capital_is_only_a_change_of_case() -> None:
    assert CORPUS.find("[T]hree million crowns").passages[0].edits == ()


def test_spelling_numbers_and_transliteration_are_no_edits() -> None:
    find = CORPUS.find("nor will 3 million crowns be paid before March 15, and the color of Ilya Zubkov's organization")
    assert find.passages[0].edits == ()


def test_the_same_words_in_two_texts_are_found_in_both() -> None:
    find = CORPUS.find("permitted in the northern zone")
    assert [passage.text for passage in find.passages] == [0, 1]
    assert (find.occurrences, find.places) == (2, 2)


def test_a_quotation_across_a_page_break_is_found() -> None:
    corpus = Corpus.of([NOTE.replace("strict goods", "strict\n\n\f  goods"), REPLY])
    (passage,) = corpus.find("export of strict goods is not permitted").passages
    assert passage.edits == () and passage.matched == 1.0


def test_three_words_are_found() -> None:
    assert carried(CORPUS.find("talks may go")) == [["talks may go"]]


def test_a_single_word_is_found() -> None:
    assert [passage.text for passage in CORPUS.find("zone").passages] == [0, 1]


def test_parts_of_two_places_in_the_wrong_order_are_both_found() -> None:
    find = CORPUS.find("stays the same for all time ... nor will three million crowns be paid before")
    places = [*find.passages, *find.elsewhere]
    assert {NOTE[slice(*place.hull)] for place in places} == {
        "stays the same for all time",
        "nor will three million crowns be paid before",
    }


def test_ideographs_are_found_word_by_word() -> None:
    texts = ("双方は対話を続ける用意があると述べた。", "対話は終わった。")
    find = Corpus.of(texts).find("対話を続ける用意")
    assert carried(find, texts) == [["対話を続ける用意"]]


def test_hangul_is_found_inside_a_word() -> None:
    texts = ("정부는 대화를 계속하겠다고 밝혔다.",)
    assert carried(Corpus.of(texts).find("대화를 계속하겠다"), texts) == [["대화를 계속하겠다"]]


def test_nothing_is_found_where_nothing_stands() -> None:
    find = CORPUS.find("quite other words about the moon")
    assert find.passages == () and find.expect == float("inf")


@pytest.mark.parametrize("empty", ["", "   ", "...", "“”", "[sic]"])
def test_a_quotation_without_words_is_refused(empty: str) -> None:
    with pytest.raises(UsageError, match="no words"):
        CORPUS.find(empty)


def test_a_quotation_longer_than_the_text_is_no_crash() -> None:
    find = CORPUS.find(f"{REPLY} {'And more was said of it. ' * 30}")
    assert all(passage.matched < 0.5 for passage in find.passages)


def test_a_quotation_of_a_whole_book_is_refused_unless_word_for_word() -> None:
    book = " ".join(f"word{n}" for n in range(3000))
    corpus = Corpus.of([book])
    assert corpus.find(book).occurrences == 1
    with pytest.raises(UsageError, match="words and is not word for word"):
        corpus.find(f"{book[:9000]} more {book[9000:]}")


def test_a_long_quotation_with_one_edit_is_placed() -> None:
    book = " ".join(f"word{n}" for n in range(3000))
    quoted = book.split()[500:1500]
    quoted[700] = "other"
    (edit,) = Corpus.of([book]).find(" ".join(quoted)).passages[0].edits
    assert (edit.quoted, edit.source) == ("other", "word1200")


def test_one_word_repeated_a_million_times_is_searched() -> None:
    corpus = Corpus.of(["peace " * 1_000_000])
    assert corpus.find("peace peace peace").places == 999_998
    assert corpus.find("peace for peace").places >= 0


def test_a_body_without_words_finds_nothing() -> None:
    assert Corpus.of(["", "  "]).find("some words here").passages == ()
    assert Corpus.of([]).find("some words here").passages == ()


KINDS = "the a talks Zubkov's of 3.5 1,000 U.S. co-op état ﬁrm 和平 대화 don’t [sic]"
WORD = st.sampled_from(KINDS.split())
TEXT = st.lists(st.tuples(WORD, st.sampled_from([" ", ", ", ". ", " — ", "\n", " “", "” "])), max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4), st.data())
def test_any_snippet_of_any_text_is_found_at_its_place(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    words = split(texts[number])
    if len(words) < 3:
        return
    low = data.draw(st.integers(0, len(words) - 3))
    high = data.draw(st.integers(low + 3, len(words)))
    start, end = words.bounds(low, high)
    snippet = texts[number][start:end]
    if "[" in snippet or ". ." in snippet:
        return
    found = Corpus.of(texts).find(snippet, limit=10_000)
    assert any(passage.text == number and passage.bounds == ((start, end),) for passage in found.passages)
    assert all(passage.edits == () for passage in found.passages)


def test_an_edit_in_two_texts_stands_at_its_own_place_in_each() -> None:
    texts = (f"First of all. {NOTE}", f"A longer opening than that of the other, in one more line.\n{NOTE}")
    passages = Corpus.of(texts).find("export of relaxed goods [of ours] is permitted").passages
    assert len(passages) == 2
    for passage in passages:
        for edit in passage.edits:
            assert not edit.source or texts[passage.text][slice(*edit.source_bounds)] == edit.source
        assert texts[passage.text][slice(*passage.hull)].startswith("export of strict")
