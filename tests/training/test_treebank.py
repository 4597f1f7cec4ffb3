"""CoNLL-U is read so that words joined again give the text, and what is varied stays a well-formed tree."""

import importlib
import random
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
ROWS = [
    ("1", "Anna", "PROPN", "NNP", "4", "nmod:poss", "Entity=(1-person-new-nnnnn-cf1-1-coref"),
    ("2", "Lind", "PROPN", "NNP", "1", "flat", "SpaceAfter=No"),
    ("3", "'s", "PART", "POS", "1", "case", "Entity=1)"),
    ("4", "envoy", "NOUN", "NN", "7", "nsubj", "_"),
    ("5-6", "didn't", "_", "_", "_", "_", "_"),
    ("5", "did", "AUX", "VBD", "7", "aux", "_"),
    ("6", "n't", "PART", "RB", "7", "advmod", "_"),
    ("7", "say", "VERB", "VB", "0", "root", "_"),
    ("8", '"', "PUNCT", "``", "9", "punct", "SpaceAfter=No"),
    ("9", "no", "INTJ", "UH", "7", "obj", "SpaceAfter=No"),
    ("10", '"', "PUNCT", "''", "9", "punct", "SpaceAfter=No"),
    ("11", ".", "PUNCT", ".", "7", "punct", "_"),
]


@pytest.fixture
def treebank(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("treebank")


@pytest.fixture
def sentence(treebank: ModuleType, tmp_path: Path):  # type: ignore[no-untyped-def]
    lines = ["# newpar"] + [
        "\t".join((number, form, form.lower(), pos, tag, "_", head, label, "_", misc))
        for number, form, pos, tag, head, label, misc in ROWS
    ]
    path = tmp_path / "sample.conllu"
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (found,) = treebank.read_sentences(path)
    return found


def test_words_joined_again_give_the_text_contractions_too(treebank: ModuleType, sentence) -> None:  # type: ignore[no-untyped-def]
    assert treebank.text_of([sentence]) == "Anna Lind's envoy didn't say \"no\"."


def test_a_name_is_the_mention_without_its_possessive(treebank: ModuleType, sentence) -> None:  # type: ignore[no-untyped-def]
    corpus = importlib.import_module("corpus")
    (name,) = corpus.names_of(sentence)
    assert (name.start, name.end, name.kind) == (0, 2, "person")


@pytest.mark.parametrize("seed", range(40))
def test_another_peoples_name_keeps_the_tree_whole(treebank: ModuleType, sentence, seed: int) -> None:  # type: ignore[no-untyped-def]
    augment, corpus = importlib.import_module("augment"), importlib.import_module("corpus")
    sentence.names = corpus.names_of(sentence)
    varied = augment.rename(sentence, random.Random(seed), annotated=True)
    words = varied.words
    roots = [i for i, word in enumerate(words) if word.head == i]
    assert [words[i].form for i in roots] == ["say"]
    for start in range(len(words)):
        at, steps = start, 0
        while words[at].head != at:
            at, steps = words[at].head, steps + 1
            assert steps <= len(words)
    (name,) = varied.names
    assert words[name.end].form == "'s" and name.start == 0


def test_a_lost_quotation_mark_takes_nothing_with_it(treebank: ModuleType, sentence) -> None:  # type: ignore[no-untyped-def]
    augment = importlib.import_module("augment")
    varied = augment.drop_quote(sentence, random.Random(1))
    assert [word.form for word in varied.words if word.form != '"'] == [w.form for w in sentence.words if w.form != '"']
    assert sum(word.form == '"' for word in varied.words) == 1
