"""Any string is parsed, with offsets in that string, on one thread, the same way each time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language import pipeline

SENTENCE = "Foreign Minister Anna Lind said on Monday that Ruritania would not attend the talks. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00 a\x00b",
        "one\n\n two \n",
        '“Odd marks, she said. "He left”',
        "(" * 5000,
        "“" * 5000,
        "!" * 5000,
        "x" * 100_000,
        "— " * 7000,
    ],
)
def test_any_string_is_read_and_kept_letter_for_letter(text: str) -> None:
    (doc,) = pipeline.parse([text])
    assert doc.text == text
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def test_a_lone_surrogate_counts_as_one_replacement_character() -> None:
    (doc,) = pipeline.parse(["bad \ud800 letter"])
    assert doc.text == "bad \ufffd letter"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_offsets_are_those_of_the_text(text: str) -> None:
    (doc,) = pipeline.parse([text])
    clean = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)
    assert all(clean[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_text_longer_than_a_piece_is_cut_where_sentences_end_and_put_together_again() -> None:
    text = SENTENCE * (3 * pipeline.LONGEST // len(SENTENCE))
    (doc,) = pipeline.parse([text])
    assert doc.text == text
    (one,) = pipeline.parse([SENTENCE])
    assert {len(sentence) for sentence in doc.sents} == {len(one)}


def test_the_same_texts_give_the_same_parse() -> None:
    texts = [SENTENCE, "No.", SENTENCE * 3]
    first, second = pipeline.parse(texts), pipeline.parse(texts)
    assert [doc.to_bytes(exclude=["tensor"]) for doc in first] == [doc.to_bytes(exclude=["tensor"]) for doc in second]


def test_a_text_is_parsed_alike_whatever_is_parsed_beside_it() -> None:
    texts = [SENTENCE, "Envoys of Lisk left.", "The harbour lies idle; nobody came. " * 9, "No."]
    beside = pipeline.parse(texts)
    for text, doc in zip(texts, beside, strict=True):
        (alone,) = pipeline.parse([text])
        assert alone.to_bytes(exclude=["tensor"]) == doc.to_bytes(exclude=["tensor"])


def test_no_text_gives_no_parse() -> None:
    assert pipeline.parse([]) == ()


def test_the_shipped_pipeline_finds_sentences_tags_lemmas_heads_and_names() -> None:
    (doc,) = pipeline.parse([SENTENCE + "They met in Paris."])
    assert len(list(doc.sents)) == 2
    said = next(token for token in doc if token.text == "said")
    assert (said.pos_, said.lemma_, said.dep_) == ("VERB", "say", "ROOT")
    attend = next(token for token in doc if token.text == "attend")
    assert (attend.dep_, attend.head.text) == ("ccomp", "said")
    assert ("Paris", "GPE") in {(ent.text, ent.label_) for ent in doc.ents}
    assert any("Lind" in ent.text and ent.label_ == "PERSON" for ent in doc.ents)


def test_the_shipped_pipeline_is_small_and_its_numbers_are_read_at_full_width() -> None:
    size = sum(path.stat().st_size for path in pipeline.MODEL.rglob("*") if path.is_file())
    assert size < 15_000_000
    parts = [part for name, part in pipeline.english().pipeline if name in ("tok2vec", "parser", "ner")]
    assert len(parts) == 3
    nodes = [node for part in parts for node in part.model.walk()]
    assert {str(node.get_param(name).dtype) for node in nodes for name in node.param_names} == {"float32"}
