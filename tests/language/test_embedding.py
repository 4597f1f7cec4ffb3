"""What the network sees of a word depends on the word alone, and capitals or an unknown case lose nothing."""

import pytest
import spacy

from verbale.language import embedding


@pytest.fixture
def vocab() -> spacy.vocab.Vocab:
    held = spacy.blank("en").vocab
    held.lookups.add_table("lexeme_cluster", {"minister": 0b1011010110110, "envoy": 0b1001010110110})
    held.lookups.add_table("name_lists", {"Anna": 1})
    return held


def test_a_word_in_capitals_has_the_cluster_of_the_word(vocab: spacy.vocab.Vocab) -> None:
    assert embedding.cluster_of(vocab, "MINISTER") == embedding.cluster_of(vocab, "minister") != 0
    assert embedding.cluster_of(vocab, "blorb") == 0


def test_words_of_one_branch_share_its_first_turns(vocab: spacy.vocab.Vocab) -> None:
    one, other = (embedding.features_of(vocab, vocab.strings.add(word)) for word in ("minister", "envoy"))
    at = embedding.FEATURES.index
    assert one[at("cluster")] != other[at("cluster")]
    assert one[at("cluster_6")] == other[at("cluster_6")]


def test_lists_hold_a_name_in_capitals_but_not_in_small_letters(vocab: spacy.vocab.Vocab) -> None:
    assert embedding.lists_of(vocab, "ANNA") == 1
    assert embedding.lists_of(vocab, "anna") == 0


def test_a_wrong_number_of_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="tables"):
        embedding.word_embed(8, [])
