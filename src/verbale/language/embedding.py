"""What the network sees of a word: its form, edges and shape, and the Brown cluster it belongs to.

The clusters come with the model (`vocab/lookups.bin`, table `lexeme_cluster`): word to the path of a binary tree,
first branch in the lowest bit, learnt on a thousand times more text than the treebanks have. Everything here depends
on the word alone, so a word is looked at once a process.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

FEATURES = ("norm", "prefix", "suffix", "shape", "short_suffix", "cluster", "cluster_10", "cluster_6", "lists")
PREFIX, SUFFIX, SHORT_SUFFIX = 3, 3, 2


@registry.architectures("verbale.WordEmbed.v1")  # type: ignore[untyped-decorator]
def word_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Embeds the first of `FEATURES`, one table of so many rows each, mixed into one vector of `width` a token."""
    if not 0 < len(rows) <= len(FEATURES):
        raise ValueError(f"{len(rows)} tables for {len(FEATURES)} features: give one number of rows a feature")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=at, seed=at + 8, dropout=0.0) for at, count in enumerate(rows)
    ]
    features: Model[Any, Any] = chain(word_features(), list2ragged(), with_array(concatenate(*tables)))
    mix: Model[Any, Any] = with_array(Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True))
    return chain(features, mix, ragged2list())


def word_features() -> Model[list[Doc], list[Any]]:
    """Docs to one row of feature hashes a token; a word is looked at once."""
    known: dict[int, tuple[int, ...]] = {}

    def extract(
        model: Model[Any, Any], docs: list[Doc], is_train: bool
    ) -> tuple[list[Any], Callable[[Any], list[Any]]]:
        return [_rows(doc, known) for doc in docs], lambda _: []

    return Model("word_features", extract)


def _rows(doc: Doc, known: dict[int, tuple[int, ...]]) -> NDArray[np.uint64]:
    orths = [token.orth for token in doc]
    for orth in orths:
        if orth not in known:
            known[orth] = features_of(doc.vocab, orth)
    return np.array([known[orth] for orth in orths], dtype="uint64").reshape((len(orths), len(FEATURES)))


def features_of(vocab: Vocab, orth: int) -> tuple[int, ...]:
    """The feature hashes of one word, in the order of `FEATURES`."""
    lexeme = vocab[orth]
    lower, cluster = lexeme.lower_, cluster_of(vocab, lexeme.text)
    strings = vocab.strings
    return (
        lexeme.norm,
        strings.add(lower[:PREFIX]),
        strings.add(lower[-SUFFIX:]),
        lexeme.shape,
        strings.add(lower[-SHORT_SUFFIX:]),
        cluster + 1,
        (cluster & 0x3FF) + 1,
        (cluster & 0x3F) + 1,
        lists_of(vocab, lexeme.text) + 1,
    )


def cluster_of(vocab: Vocab, text: str) -> int:
    """The word's cluster, else that of the same word in another case; 0 where none is known."""
    if not vocab.lookups.has_table("lexeme_cluster"):
        return 0
    table = vocab.lookups.get_table("lexeme_cluster")
    for form in (text, text.lower(), text.capitalize()):
        if found := table.get(form):
            return int(found)
    return 0


def lists_of(vocab: Vocab, text: str) -> int:
    """Which of the lists of names hold the word (`training/name_lists.py` gives the bits); 0 for none."""
    if not vocab.lookups.has_table("name_lists"):
        return 0
    table = vocab.lookups.get_table("name_lists")
    return int(table.get(text) or (table.get(text.capitalize(), 0) if text.isupper() else 0))


@registry.architectures("verbale.NameLayers.v1")  # type: ignore[untyped-decorator]
def name_layers(width: int, depth: int, rows: list[int], shared_width: int) -> Model[list[Doc], list[Any]]:
    """Words seen afresh beside what the pipeline's first part left in `Doc.tensor`, under `depth` convolutions.

    The first part (of `shared_width`) is not trained from here.
    """
    words: Model[Any, Any] = chain(word_embed(width, rows), list2ragged())
    shared: Model[Any, Any] = chain(_tensors(), list2ragged())
    mix: Model[Any, Any] = with_array(Maxout(width, width + shared_width, nP=3, dropout=0.0, normalize=True))
    encode = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    model: Model[list[Doc], list[Any]] = chain(concatenate(words, shared), mix, ragged2list(), encode)
    model.set_dim("nO", width)
    return model


def _tensors() -> Model[list[Doc], list[Any]]:
    def read(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], list[Any]]]:
        return [np.asarray(doc.tensor, dtype="float32") for doc in docs], lambda _: []

    return Model("doc_tensors", read)
